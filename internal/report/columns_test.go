package report

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestColumns(t *testing.T) {
	src := []byte("\ufeffa = 1\r\nb = \"é漢🎉e\u0301\" + c\n")
	c := newColumns(src)
	for _, x := range []struct {
		piece string
		want  int
	}{{"\ufeff", 1}, {"a", 1}, {"1", 5}, {"b", 1}, {"é", 6}, {"漢", 7}, {"🎉", 8}, {"e\u0301", 10}, {"\" +", 12}, {"c\n", 16}} {
		if got := c.at(bytes.Index(src, []byte(x.piece))); got != x.want {
			t.Errorf("column of %q: got %d, want %d", x.piece, got, x.want)
		}
	}
	if got := c.at(len(src) + 5); got != 1 {
		t.Errorf("behind the end: got %d, want 1", got)
	}
	if got := c.at(-1); got != 1 {
		t.Errorf("before the start: got %d, want 1", got)
	}
}

// Marks must not change the answer, wherever they fall.
func TestColumnsLong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit := rapid.SampledFrom([]string{"a", "é", "漢", "🎉", "ab漢🎉\n", "x\xff"}).Draw(t, "unit")
		src := []byte(rapid.StringN(0, 8, -1).Draw(t, "head") + strings.Repeat(unit, rapid.IntRange(0, 5000).Draw(t, "n")))
		src = bytes.TrimPrefix(src, []byte(byteOrderMark))
		offset := rapid.IntRange(0, len(src)).Draw(t, "offset")
		for offset > 0 && offset < len(src) && !utf8.RuneStart(src[offset]) {
			offset--
		}
		before := src[bytes.LastIndexByte(src[:offset], '\n')+1 : offset]
		want := 1 + len(utf16.Encode([]rune(string(before))))
		if got := newColumns(src).at(offset); got != want {
			t.Fatalf("got %d, want %d", got, want)
		}
	})
}
