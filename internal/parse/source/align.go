package source

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// align tells where each byte of a text is written in the source that the text comes from,
// and where the text ends: the bytes as they are, lines of a heredoc without their
// indentation, or escape sequences. nil: the text is not what stands there.
func align(src, text string) []int {
	base := 0
	if strings.HasPrefix(src, "<<") && src != text {
		src, base = heredocContent(src)
	}
	for _, way := range []alignment{{}, {escapes: true}, {trimmed: true}} {
		if out := way.align(src, text); out != nil {
			for i := range out {
				out[i] += base
			}
			return out
		}
	}
	return nil
}

// heredocContent is the content of a heredoc that was taken out of its source whole, and
// where it begins.
func heredocContent(src string) (string, int) {
	from := strings.IndexByte(src, '\n') + 1
	to := strings.LastIndexByte(strings.TrimRight(src, "\r\n"), '\n') + 1
	if from == 0 || to < from {
		return src, 0
	}
	return src[from:to], from
}

// alignment is one way to read source.
type alignment struct {
	escapes bool // a backslash begins an escape sequence
	trimmed bool // white space at the beginning may be left out
	plain   bool // "$${" is no escape sequence
}

func (a alignment) align(src, text string) []int {
	out := make([]int, 0, len(text)+1)
	i := 0
	if a.trimmed {
		i = leading(src, " \t\r\n") - leading(text, " \t\r\n")
		if i < 0 {
			return nil
		}
	}
	for j := 0; j < len(text); {
		if (j == 0 || text[j-1] == '\n') && !a.trimmed {
			if n := leading(src[i:], " \t") - leading(text[j:], " \t"); n > 0 {
				i += n // the indentation that a flush heredoc takes away
			}
		}
		if i >= len(src) {
			return nil
		}
		n, value := 1, src[i:i+1]
		switch rest := src[i:]; {
		case !a.plain && (strings.HasPrefix(rest, "$${") || strings.HasPrefix(rest, "%%{")):
			n, value = 2, rest[:1]
		case a.escapes && rest[0] == '\\':
			if n, value = unescape(rest); n == 0 {
				return nil
			}
		}
		if !strings.HasPrefix(text[j:], value) {
			return nil
		}
		for range len(value) {
			out = append(out, i)
		}
		i += n
		j += len(value)
	}
	if strings.TrimLeft(src[i:], " \t\r\n") != "" { // white space at the end may be trimmed
		return nil
	}
	return append(out, i)
}

func leading(s, cutset string) int { return len(s) - len(strings.TrimLeft(s, cutset)) }

// unescape reads the escape sequence that s begins with, of HCL or JSON: its length and what
// it stands for.
func unescape(s string) (int, string) {
	if len(s) < 2 {
		return 0, ""
	}
	switch c := s[1]; c {
	case 'n':
		return 2, "\n"
	case 'r':
		return 2, "\r"
	case 't':
		return 2, "\t"
	case 'b':
		return 2, "\b"
	case 'f':
		return 2, "\f"
	case '"', '\\', '/':
		return 2, s[1:2]
	case 'u', 'U':
		n := 6
		if c == 'U' {
			n = 10
		}
		r, ok := codePoint(s, n)
		if !ok {
			return 0, ""
		}
		if utf16.IsSurrogate(r) { // JSON writes one character in two
			low, ok := codePoint(s[n:], 6)
			if r = utf16.DecodeRune(r, low); !ok || r == utf8.RuneError {
				return 0, ""
			}
			n += 6
		}
		return n, string(r)
	}
	return 0, ""
}

// codePoint reads the hexadecimal digits of an escape sequence of n bytes.
func codePoint(s string, n int) (rune, bool) {
	if len(s) < n || s[0] != '\\' {
		return 0, false
	}
	v, err := strconv.ParseUint(s[2:n], 16, 32)
	return rune(v), err == nil && v <= utf8.MaxRune
}
