package report

import (
	"strings"
	"testing"
	"unicode"

	"github.com/rivo/uniseg"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// FuzzExcerpt: any source and any range give rows that fit the width and cannot paint
// the terminal.
func FuzzExcerpt(f *testing.F) {
	f.Add([]byte(mainTF), 1, 0, 20, 80)
	f.Add([]byte("\ufeff\t漢字\r\n\x1b[31m\xff e\u0301\n"), 1, 2, 9, 20)
	f.Add([]byte(strings.Repeat("👩‍👩‍👧", 400)), 1, 1001, 1007, 40)
	f.Add([]byte("a"+strings.Repeat("\u0301", 3000)+"\n\n\nb"), 1, 1, 6003, 100)
	f.Add([]byte("\n\n\n"), 3, 2, 3, 0)
	f.Add([]byte{}, 1, 0, 0, -5)
	f.Fuzz(func(t *testing.T, src []byte, line, start, end, width int) {
		if line > 1<<40 || width > 1<<20 {
			t.Skip() // no file and no terminal is that large
		}
		r := model.Range{File: "f", Start: model.Pos{Line: line, Byte: start}, End: model.Pos{Byte: end}}
		most := max(width, 4*len(ellipsis)+len("| "))
		for _, row := range excerpt(src, r, width) {
			text := row.lead + row.text
			if i := strings.IndexFunc(text, func(r rune) bool { return r < ' ' || unicode.In(r, unicode.Bidi_Control) }); i >= 0 {
				t.Errorf("%q could paint the terminal", text)
			}
			// Characters may join over a cut, never widen it. One cell past the end
			// is the caret behind a full line.
			if w := uniseg.StringWidth(text); w > most+1 {
				t.Errorf("%q is %d columns wide, more than %d", text, w, most)
			}
		}
		rep := report(map[string][]byte{"f": src}, 1, check.Finding{Location: r, Severity: check.Error, Related: []check.Related{{Location: r}}})
		for _, format := range Formats() {
			var b strings.Builder
			if err := Write(format, &b, rep, Options{Width: width}); err != nil {
				t.Error(err)
			}
		}
	})
}

func TestCutKeepsTheRangeInView(t *testing.T) {
	src := []byte(strings.Repeat("漢 ", 5000) + "HERE" + strings.Repeat("é ", 5000))
	start := strings.Index(string(src), "HERE")
	for width := 16; width < 200; width++ {
		l := cut(src, start, start+4, width)
		at := uniseg.StringWidth(l.text[:strings.Index(l.text, "HERE")])
		if at != l.from || l.to-l.from != 4 || uniseg.StringWidth(l.text) > width {
			t.Errorf("width %d: %q, range at %d to %d", width, l.text, l.from, l.to)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain é 漢字 👩‍👩‍👧":    "plain é 漢字 👩‍👩‍👧",
		"\x1b[31mred\x1b[0m":  "␛[31mred␛[0m",
		"a\nb\tc\r":           "a b c␍",
		"\u202eevil\u2066":    "<U+202E>evil<U+2066>",
		"\u009b31m\x7f\u2028": "<U+009B>31m␡<U+2028>",
		"\xff\xfe":            "\ufffd\ufffd",
		"soft\u00adhyphen":    "soft<U+00AD>hyphen",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLayout(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"wrapped", "one two three four five six", "one two three four\nfive six"},
		{"broken by the author",
			"This line is long enough to have been broken for its length only,\nand goes on here.",
			"This line is long\nenough to have been\nbroken for its length\nonly, and goes on\nhere."},
		{"paragraphs", "one\n\ntwo", "one\n\ntwo"},
		{"short lines stay", "one\ntwo", "one\ntwo"},
		{"fenced", "do:\n```hcl\na   = 1\n\tb = a very long line that is never broken\n```\nthen", "do:\na   = 1\n    b = a very long line that is never broken\nthen"},
		{"indented", "do:\n    a = a very long line that is never broken\nthen", "do:\n    a = a very long line that is never broken\nthen"},
		{"unsafe", "a\x1b[0m\n  b\x07", "a␛[0m\n  b␇"},
		{"empty", "", ""},
	} {
		if got := strings.Join(layout(c.in, 21), "\n"); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestNotices(t *testing.T) {
	var b strings.Builder
	err := WriteNotices(&b, []model.Notice{
		{Message: "module \"x\x1b\" has not been fetched", Range: model.Range{File: "main.tf", Start: model.Pos{Line: 3, Column: 1}}},
		{Message: "no lock file"},
		{Message: "half a plan", Warning: true},
	}, Options{})
	want := "notice: module \"x␛\" has not been fetched\n  --> main.tf:3:1\nnotice: no lock file\nwarning: half a plan\n"
	if err != nil || b.String() != want {
		t.Errorf("got %v and\n%s", err, b.String())
	}
}
