package model

// Pos is a place in a file. Line and Column count from 1, Column in grapheme clusters
// as HCL does; Byte counts from 0.
type Pos struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Byte   int `json:"byte"`
}

// Range is a piece of a file; End is exclusive. File is relative to the working
// directory, with forward slashes. The zero Range is no place at all.
type Range struct {
	File  string `json:"file"`
	Start Pos    `json:"start"`
	End   Pos    `json:"end"`
}

// IsZero reports whether the range names no place.
func (r Range) IsZero() bool { return r.File == "" }

// Contains reports whether p lies inside r, in the same file.
func (r Range) Contains(p Range) bool {
	return r.File == p.File && r.Start.Byte <= p.Start.Byte && p.End.Byte <= r.End.Byte
}
