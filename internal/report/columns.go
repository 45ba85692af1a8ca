package report

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// columns finds the column of a byte in UTF-16 units. HCL counts grapheme clusters, which
// no SARIF reader does. A file of one long line is gone through once, whatever the number
// of its findings.
type columns struct {
	src   []byte
	marks []mark // one for every markDistance bytes
}

// mark is a place whose column is known.
type mark struct{ offset, column int }

const markDistance = 4096

func newColumns(src []byte) *columns {
	last := mark{0, 1}
	if bytes.HasPrefix(src, []byte(byteOrderMark)) {
		last.offset = len(byteOrderMark) // it takes no column
	}
	c := &columns{src: src, marks: []mark{last}}
	for next := markDistance; next <= len(src); next += markDistance {
		last = c.from(last, next)
		c.marks = append(c.marks, last)
	}
	return c
}

// at returns the column, from 1, of a byte offset. Offsets outside of the file count as
// its start or its end.
func (c *columns) at(offset int) int {
	offset = max(0, min(offset, len(c.src)))
	return c.from(c.marks[offset/markDistance], offset).column
}

// from goes from a mark to the character that holds a byte.
func (c *columns) from(m mark, offset int) mark {
	for back := 1; back < utf8.UTFMax && offset < len(c.src) && offset > m.offset && !utf8.RuneStart(c.src[offset]); back++ {
		offset--
	}
	if offset <= m.offset {
		return m
	}
	piece := c.src[m.offset:offset]
	if i := bytes.LastIndexByte(piece, '\n'); i >= 0 {
		m.column, piece = 1, piece[i+1:]
	}
	for len(piece) > 0 {
		r, size := utf8.DecodeRune(piece)
		m.column += utf16.RuneLen(r)
		piece = piece[size:]
	}
	return mark{offset, m.column}
}
