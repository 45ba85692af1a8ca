package report

import (
	"bytes"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// region is a range as code scanning and annotations count: lines and columns from 1, columns
// in UTF-16 units, the end exclusive. A line break at the end belongs to none: what is shown
// beside a pull request must be as short as can be.
type region struct {
	startLine, startColumn, endLine, endColumn int
	// length is that of its text, in bytes; 0 where the source is not at hand.
	length int
}

// regions finds the regions of ranges.
type regions struct {
	sources map[string][]byte
	columns map[string]*columns
}

func newRegions(sources map[string][]byte) *regions {
	return &regions{sources: sources, columns: map[string]*columns{}}
}

// columnsOf counts columns in a file, nil if that is not at hand.
func (s *regions) columnsOf(file string) *columns {
	if _, ok := s.sources[file]; !ok {
		return nil
	}
	c := s.columns[file]
	if c == nil {
		c = newColumns(s.sources[file])
		s.columns[file] = c
	}
	return c
}

// of is the region of a range that has a line.
func (s *regions) of(r model.Range) region {
	g := region{
		startLine: r.Start.Line, startColumn: max(1, r.Start.Column),
		endLine: max(r.Start.Line, r.End.Line), endColumn: max(1, r.End.Column),
	}
	if src, ok := s.sources[r.File]; ok && (r.Start.Byte > 0 || r.Start.Line == 1) {
		c := s.columnsOf(r.File)
		body := trimmed(src, r.Start.Byte, r.End.Byte)
		g.endLine = r.Start.Line + bytes.Count(body, []byte("\n"))
		g.startColumn, g.endColumn = c.at(r.Start.Byte), c.at(r.Start.Byte+len(body))
		g.length = len(body)
	}
	if g.endLine == g.startLine {
		g.endColumn = max(g.startColumn, g.endColumn)
	}
	return g
}

// exactly is the region of all bytes of a range, the line break at its end included: what an edit takes
// away.
func (s *regions) exactly(r model.Range) region {
	g := region{
		startLine: r.Start.Line, startColumn: r.Start.Column, endLine: r.End.Line, endColumn: r.End.Column,
		length: r.End.Byte - r.Start.Byte,
	}
	if c := s.columnsOf(r.File); c != nil {
		g.startColumn, g.endColumn = c.at(r.Start.Byte), c.at(r.End.Byte)
	}
	return g
}
