package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Wrap breaks a paragraph into lines of at most width columns: at spaces and, for scripts that are written
// without any, between wide characters. What is longer than a line, such as an ARN, stays whole, and so
// does code between backticks that fits on a line: somebody may want to copy it.
func Wrap(text string, width int) []string {
	var lines []string
	var line strings.Builder
	room := width
	for text != "" {
		var p piece
		p, text = nextPiece(text, width)
		if line.Len() > 0 && p.gap+p.width > room {
			lines = append(lines, line.String())
			line.Reset()
			room = width
		} else {
			line.WriteString(strings.Repeat(" ", p.gap))
			room -= p.gap
		}
		line.WriteString(p.text)
		room -= p.width
	}
	return append(lines, line.String())
}

// piece is text that no line ends within.
type piece struct {
	gap   int // spaces before it
	text  string
	width int // in columns
}

// nextPiece takes a piece off the beginning of text, for lines of a width.
func nextPiece(text string, width int) (p piece, rest string) {
	rest = strings.TrimLeftFunc(text, isSpace)
	p.gap = utf8.RuneCountInString(text[:len(text)-len(rest)])
	word := rest[:wordEnd(rest, width)]
	if isPlain(word) { // most are, and to ask Unicode about them is a tenth of a long report's time
		return piece{p.gap, word, len(word)}, rest[len(word):]
	}
	for state := -1; len(p.text) < len(word); {
		// UAX #14 keeps closing marks from the beginning of a line and opening ones from its end. It would
		// also break words at hyphens and paths at slashes.
		var segment string
		segment, _, _, state = uniseg.FirstLineSegmentInString(word[len(p.text):], state)
		p.text += segment
		last, _ := utf8.DecodeLastRuneInString(p.text)
		next, _ := utf8.DecodeRuneInString(word[len(p.text):])
		if isWide(last) || isWide(next) {
			break
		}
	}
	p.width = uniseg.StringWidth(p.text)
	return p, rest[len(p.text):]
}

// wordEnd is where the first space is, but for those in code that fits on a line.
func wordEnd(text string, width int) int {
	for end := 0; ; {
		i := strings.IndexFunc(text[end:], func(r rune) bool { return r == '`' || isSpace(r) })
		if i < 0 {
			return len(text)
		}
		if end += i; text[end] != '`' {
			return end
		}
		end++
		if i = strings.IndexByte(text[end:], '`'); i >= 0 && uniseg.StringWidth(text[end:end+i]) < width {
			end += i + 1
		}
	}
}

// isPlain reports whether text has a column for each byte, and no wide character that a line could end at.
func isPlain(text string) bool {
	for _, c := range []byte(text) {
		if c < ' ' || c > '~' {
			return false
		}
	}
	return true
}

func isWide(r rune) bool { return uniseg.StringWidth(string(r)) == 2 }

func isSpace(r rune) bool {
	const noBreakSpace = '\u00a0'
	return unicode.IsSpace(r) && r != noBreakSpace
}

// Table sets rows in columns, two spaces apart.
func Table(rows [][]string) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], uniseg.StringWidth(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i < len(row)-1 {
				cell = Pad(cell, widths[i]+2)
			}
			b.WriteString(cell)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Pad fills text up to a width in columns.
func Pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-uniseg.StringWidth(text)))
}
