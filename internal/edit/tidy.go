package edit

import (
	"bytes"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// Tidier completes the edits of findings in some sources: line breaks become those of the file, and what
// is formatted as terraform fmt has it stays so, by edits of the blanks that have to change beside them,
// such as those before a comment that stood in a column with one that is removed.
type Tidier struct {
	sources map[string][]byte
	cuts    map[string][]int
}

// NewTidier returns a Tidier for sources.
func NewTidier(sources map[string][]byte) *Tidier {
	return &Tidier{sources: sources, cuts: map[string][]int{}}
}

// Open is Open for the sources.
func (t *Tidier) Open(name string) *File { return Open(t.sources, name) }

// Tidy completes the edits of one finding. It returns nil if they cannot be applied.
func (t *Tidier) Tidy(edits []Edit) []Edit {
	var out []Edit
	byFile := ByFile(edits)
	for _, name := range slices.Sorted(maps.Keys(byFile)) {
		src, ok := t.sources[name]
		if !ok {
			return nil
		}
		mine := byFile[name]
		slices.SortStableFunc(mine, byPlace)
		if applicable(len(src), mine) != nil {
			return nil
		}
		for i := range mine {
			mine[i].Replacement = withBreaksOf(src, mine[i].Replacement)
		}
		var tidied []Edit
		for rest := mine; len(rest) > 0; {
			n, start, end := t.window(name, rest)
			tidied = append(tidied, formatted(src, name, start, end, rest[:n])...)
			rest = rest[n:]
		}
		if applicable(len(src), tidied) != nil {
			tidied = mine // better not formatted than not corrected
		}
		out = append(out, tidied...)
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

// window is the part of a file around the first of the edits, which are sorted, that is formatted by
// itself: from one empty line between blocks to another. n edits are in it.
func (t *Tidier) window(name string, edits []Edit) (n, start, end int) {
	src := t.sources[name]
	cuts, ok := t.cuts[name]
	if !ok {
		cuts = emptyLines(src)
		t.cuts[name] = cuts
	}
	if i, _ := slices.BinarySearch(cuts, edits[0].Location.Start.Byte); i > 0 {
		start = cuts[i-1]
	}
	for n < len(edits) && (n == 0 || edits[n].Location.Start.Byte <= end) {
		end = len(src)
		if i, _ := slices.BinarySearch(cuts, edits[n].Location.End.Byte+1); i < len(cuts) {
			end = cuts[i]
		}
		n++
	}
	return n, start, end
}

// emptyLines are the places between blocks where an empty line begins.
func emptyLines(src []byte) (out []int) {
	tokens, _ := hclsyntax.LexConfig(src, "", hcl.InitialPos)
	depth := 0
	for i, t := range tokens {
		switch t.Type {
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc,
			hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
			depth++
		case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenCQuote, hclsyntax.TokenCHeredoc,
			hclsyntax.TokenTemplateSeqEnd:
			depth--
		case hclsyntax.TokenNewline:
			if depth == 0 && i > 0 && bytes.HasSuffix(tokens[i-1].Bytes, []byte("\n")) {
				out = append(out, tokens[i-1].Range.End.Byte)
			}
		}
	}
	return out
}

// mostFormatted bounds the size of the parts whose format is looked at.
const mostFormatted = 64 << 10

// formatted adds to the edits in a part of a file what keeps it formatted, if it is.
func formatted(src []byte, name string, start, end int, edits []Edit) []Edit {
	part := src[start:end]
	if len(part) > mostFormatted || !bytes.Equal(format(part), part) {
		return edits
	}
	local := slices.Clone(edits)
	for i := range local {
		local[i].Location = moved(local[i].Location, -start)
	}
	after, err := Apply(part, local)
	if err != nil {
		return edits
	}
	want := format(after)
	if bytes.Equal(want, after) {
		return edits
	}
	out, ok := respaced(len(part), after, want, local)
	if got, err := Apply(part, out); !ok || err != nil || !bytes.Equal(got, want) {
		return edits
	}
	for i := range out {
		at := moved(out[i].Location, start)
		out[i].Location = Range(src, name, at.Start.Byte, at.End.Byte)
	}
	return out
}

// moved is a range by other bytes; its lines and columns mean nothing.
func moved(r model.Range, by int) model.Range {
	r.Start.Byte, r.End.Byte = r.Start.Byte+by, r.End.Byte+by
	return r
}

// format is what terraform fmt makes of a file.
func format(src []byte) []byte {
	if text, ok := bytes.CutPrefix(src, byteOrderMark); ok {
		return append(slices.Clone(byteOrderMark), hclwrite.Format(text)...)
	}
	return hclwrite.Format(src)
}

// respaced finds the blanks in which two texts differ, and changes them: where they come from an edit
// in the edit, elsewhere by one more. after is what the edits, which are sorted, make of a text of some
// size. false: the texts differ in more than blanks.
func respaced(size int, after, want []byte, edits []Edit) ([]Edit, bool) {
	// pieces are the parts of after: text of an edit, or what lies between edits.
	type piece struct {
		start, end int // in after
		edit       int // index, or -1
		from       int // where it comes from
	}
	var pieces []piece
	at, from := 0, 0
	add := func(length, edit, from int) {
		pieces = append(pieces, piece{at, at + length, edit, from})
		at += length
	}
	for i, e := range edits {
		add(e.Location.Start.Byte-from, -1, from)
		add(len(e.Replacement), i, e.Location.Start.Byte)
		from = e.Location.End.Byte
	}
	add(size-from, -1, from)

	out := slices.Clone(edits)
	for i := range out {
		out[i].Replacement = ""
	}
	i, j := 0, 0
	for _, p := range pieces {
		for i < p.end {
			ii, jj := min(blanks(after, i), p.end), blanks(want, j)
			if ii == p.end && blanks(after, ii) > ii {
				jj = min(jj, j+ii-i) // the rest of these blanks is the next piece's
			}
			switch {
			case ii == i && jj == j:
				if j >= len(want) || after[i] != want[j] {
					return nil, false
				}
				ii, jj = i+1, j+1
			case p.edit < 0 && string(after[i:ii]) != string(want[j:jj]):
				var r model.Range
				r.Start.Byte, r.End.Byte = p.from+i-p.start, p.from+ii-p.start
				out = append(out, Edit{Location: r, Replacement: string(want[j:jj])})
			}
			if p.edit >= 0 {
				out[p.edit].Replacement += string(want[j:jj])
			}
			i, j = ii, jj
		}
	}
	slices.SortStableFunc(out, byPlace)
	return out, i == len(after) && j == len(want)
}

// blanks is where the blanks that begin at a place end.
func blanks(b []byte, i int) int {
	for i < len(b) && (b[i] == ' ' || b[i] == '\t') {
		i++
	}
	return i
}
