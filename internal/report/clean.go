package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean makes foreign text safe for a terminal, on one line: what would move the cursor,
// paint, or turn the direction of writing is shown as a visible sign instead.
func Clean(s string) string {
	if !strings.ContainsFunc(s, unsafeRune) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		case unsafeRune(r):
			b.WriteString(visible(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unsafeRune reports control characters, invisible format characters (bidirectional
// overrides among them), line separators and the mark of invalid UTF-8. The joiners that
// emoji and several scripts are written with are harmless.
func unsafeRune(r rune) bool {
	const zeroWidthNonJoiner, zeroWidthJoiner = 0x200c, 0x200d
	switch {
	case r < utf8.RuneSelf:
		return unicode.IsControl(r)
	case r == zeroWidthJoiner || r == zeroWidthNonJoiner:
		return false
	}
	return r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// visible is the sign for an unsafe rune: a control picture where Unicode has one.
func visible(r rune) string {
	const pictures, deletePicture = 0x2400, 0x2421
	switch {
	case r < ' ':
		return string(pictures + r)
	case r == 0x7f:
		return string(rune(deletePicture))
	case r == utf8.RuneError:
		return string(utf8.RuneError)
	}
	return fmt.Sprintf("<U+%04X>", r)
}
