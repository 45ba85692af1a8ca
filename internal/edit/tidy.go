package edit

import (
	"bytes"
	"cmp"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2/hclwrite"
)

// Tidy completes the edits of one finding: line breaks become those of the file, and a file that is
// formatted as terraform fmt has it stays so, by edits of the blanks that have to change elsewhere, such
// as those before a comment that stood in a column with one that is removed. It returns nil if the
// edits cannot be applied.
func Tidy(sources map[string][]byte, edits []Edit) []Edit {
	var out []Edit
	byFile := ByFile(edits)
	for _, name := range slices.Sorted(maps.Keys(byFile)) {
		src, ok := sources[name]
		if !ok {
			return nil
		}
		mine := slices.Clone(byFile[name])
		for i := range mine {
			mine[i].Replacement = withBreaksOf(src, mine[i].Replacement)
		}
		mine, ok = formatted(src, name, mine)
		if !ok {
			return nil
		}
		out = append(out, mine...)
	}
	return out
}

// withBreaksOf turns line breaks into those of a file.
func withBreaksOf(src []byte, text string) string {
	first := bytes.IndexByte(src, '\n')
	if first < 1 || src[first-1] != '\r' {
		return text
	}
	return string(bytes.ReplaceAll(bytes.ReplaceAll([]byte(text), []byte("\r\n"), []byte("\n")), []byte("\n"), []byte("\r\n")))
}

// mostFormatted bounds the size of files whose format is looked at.
const mostFormatted = 1 << 20

// formatted adds what keeps a formatted file formatted.
func formatted(src []byte, name string, edits []Edit) ([]Edit, bool) {
	slices.SortStableFunc(edits, func(a, b Edit) int {
		return cmp.Compare(a.Location.Start.Byte, b.Location.Start.Byte)
	})
	after, err := Apply(src, edits)
	if err != nil {
		return nil, false
	}
	if len(src) > mostFormatted || !bytes.Equal(hclwrite.Format(src), src) {
		return edits, true
	}
	want := hclwrite.Format(after)
	if bytes.Equal(want, after) {
		return edits, true
	}
	with, ok := respaced(src, name, after, want, edits)
	if !ok {
		return edits, true // better not formatted than not corrected
	}
	return with, true
}

// respaced finds the blanks in which two texts differ, and changes them: where they come from an edit
// in the edit, elsewhere by one more. Edits are sorted.
func respaced(src []byte, name string, after, want []byte, edits []Edit) ([]Edit, bool) {
	// pieces are the parts of after: text of an edit, or what lies between edits.
	type piece struct {
		start, end int // in after
		edit       int // index, or -1
		src        int // where it comes from
	}
	var pieces []piece
	at, from := 0, 0
	add := func(length, edit, source int) {
		pieces = append(pieces, piece{at, at + length, edit, source})
		at += length
	}
	for i, e := range edits {
		add(e.Location.Start.Byte-from, -1, from)
		add(len(e.Replacement), i, e.Location.Start.Byte)
		from = e.Location.End.Byte
	}
	add(len(src)-from, -1, from)

	texts := make([]string, len(edits)) // what edits become
	var more []Edit
	blank := func(b []byte, i int) int {
		for i < len(b) && (b[i] == ' ' || b[i] == '\t') {
			i++
		}
		return i
	}
	i, j := 0, 0
	for _, p := range pieces {
		for i < p.end {
			ii, jj := min(blank(after, i), p.end), blank(want, j)
			if ii == p.end && p.end < len(after) && blank(after, ii) > ii {
				jj = min(jj, j+ii-i) // the rest of these blanks is the next piece's
			}
			if ii > i || jj > j {
				old, now := string(after[i:ii]), string(want[j:jj])
				switch {
				case p.edit >= 0:
					texts[p.edit] += now
				case old != now:
					start := p.src + i - p.start
					more = append(more, Edit{Location: Range(src, name, start, start+ii-i), Replacement: now})
				}
				i, j = ii, jj
				continue
			}
			if j >= len(want) || after[i] != want[j] {
				return nil, false // they differ in more than blanks
			}
			if p.edit >= 0 {
				texts[p.edit] += string(after[i])
			}
			i, j = i+1, j+1
		}
	}
	if i != len(after) || j != len(want) {
		return nil, false
	}
	out := slices.Clone(edits)
	for k := range out {
		out[k].Replacement = texts[k]
	}
	out = append(out, more...)
	slices.SortStableFunc(out, func(a, b Edit) int {
		return cmp.Compare(a.Location.Start.Byte, b.Location.Start.Byte)
	})
	got, err := Apply(src, out)
	return out, err == nil && bytes.Equal(got, want)
}
