package report

import (
	"strings"
	"unicode"
)

// layout breaks markdown prose into lines of at most width columns, safe for a terminal.
// Code, which is fenced or indented, is kept as it stands, without the fences. Lines that
// the author broke are joined before they are broken again.
func layout(text string, width int) []string {
	var out []string
	var paragraph strings.Builder
	flush := func() {
		if paragraph.Len() > 0 {
			out = append(out, Wrap(paragraph.String(), width)...)
			paragraph.Reset()
		}
	}
	fenced := false
	previous := ""
	for l := range strings.SplitSeq(strings.Trim(text, "\n"), "\n") {
		l = strings.TrimRight(l, " \t\r")
		switch {
		case isFence(l):
			flush()
			fenced = !fenced
		case fenced || l == "" || l[0] == ' ' || l[0] == '\t':
			flush()
			out = append(out, cleanCode(l))
		default:
			if continues(previous, l) {
				paragraph.WriteByte(' ')
			} else {
				flush()
			}
			paragraph.WriteString(Clean(l))
		}
		previous = l
	}
	flush()
	return out
}

// continues reports whether a line goes on with the sentence of the line before. Only a
// long line was broken for its length; a short one is the end of something.
func continues(before, l string) bool {
	const long = 60
	if len(before) < long || before[0] == ' ' || before[0] == '\t' || strings.HasSuffix(before, ":") {
		return false
	}
	first := []rune(l)[0]
	return unicode.IsLetter(first) || unicode.IsDigit(first) || strings.ContainsRune("`(\"'", first)
}

// cleanCode is clean for a line of code: tabs keep their room.
func cleanCode(l string) string {
	return Clean(strings.ReplaceAll(l, "\t", "    "))
}
