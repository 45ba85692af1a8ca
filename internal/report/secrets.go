package report

import (
	"bytes"
	"slices"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// hidden stands in for the text of a secret, as Terraform writes it.
const hidden = "(sensitive value)"

// veiled is a source whose secrets are replaced, with lines where they were.
type veiled struct {
	src   []byte
	moves []move
}

// move says where a piece of the original that was replaced is now.
type move struct{ start, end, newStart, newEnd int }

// veil replaces what lies in the ranges, each line's part for itself.
func veil(src []byte, secrets []model.Range) *veiled {
	sorted := slices.Clone(secrets)
	slices.SortFunc(sorted, func(a, b model.Range) int { return a.Start.Byte - b.Start.Byte })
	v := &veiled{}
	at := 0
	for _, r := range sorted {
		end := min(r.End.Byte, len(src))
		for start := max(r.Start.Byte, at); start < end; {
			stop := end
			if i := bytes.IndexByte(src[start:end], '\n'); i >= 0 {
				stop = start + i
			}
			if stop > start {
				v.src = append(v.src, src[at:start]...)
				m := move{start: start, end: stop, newStart: len(v.src)}
				v.src = append(v.src, hidden...)
				m.newEnd = len(v.src)
				v.moves = append(v.moves, m)
				at = stop
			}
			start = stop + 1
		}
	}
	v.src = append(v.src, src[at:]...)
	return v
}

// place is where a range of the original is now. A range that begins or ends within a
// secret holds all that stands in for it.
func (v *veiled) place(r model.Range) model.Range {
	r.Start.Byte, r.End.Byte = v.offset(r.Start.Byte, false), v.offset(r.End.Byte, true)
	return r
}

func (v *veiled) offset(o int, end bool) int {
	i, _ := slices.BinarySearchFunc(v.moves, o, func(m move, o int) int { return m.end - o })
	if i < len(v.moves) {
		m := v.moves[i]
		switch {
		case o > m.start && o < m.end && !end:
			return m.newStart
		case o > m.start && o < m.end:
			return m.newEnd
		case o == m.end:
			return m.newEnd
		case o == m.start:
			return m.newStart
		}
	}
	if i == 0 {
		return o
	}
	return o + v.moves[i-1].newEnd - v.moves[i-1].end
}
