package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Wrap breaks a paragraph into lines of at most width columns: at spaces and, for scripts that are written
// without any, between wide characters. What is longer than a line, such as an ARN, stays whole.
func Wrap(text string, width int) []string {
	var lines []string
	var line strings.Builder
	room := width
	for text != "" {
		var p piece
		p, text = nextPiece(text)
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

// nextPiece takes a piece off the beginning of text.
func nextPiece(text string) (p piece, rest string) {
	rest = strings.TrimLeftFunc(text, isSpace)
	p.gap = utf8.RuneCountInString(text[:len(text)-len(rest)])
	word := rest
	if i := strings.IndexFunc(rest, isSpace); i >= 0 {
		word = rest[:i]
	}
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

// isPlain reports whether text has a column for each byte, and no place for a line to end.
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
