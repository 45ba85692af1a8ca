package model

import "github.com/fcasync/fcasync-lint/internal/symbol"

// Document is a policy document: a value whose text is JSON. A reference inside a JSON string
// is a part of that string; one that stands where a JSON value is expected is a whole value
// that is not known, and among the elements of an array any number of them.
type Document struct {
	Value
	// Locate returns the narrowest place in the source where a piece of Text is written, and
	// the address of the data source whose block that place is in, "" if it is in none. It may
	// be nil: then nothing narrower is known than Value.Range.
	Locate func(symbol.Span) (at Range, holder string)
	// Optional are the elements of arrays in Text that may not be there, because a dynamic
	// block over something unknown makes them: any number of elements alike, none included.
	Optional []symbol.Span
}

// At is Locate, which may be nil.
func (d Document) At(s symbol.Span) (Range, string) {
	if d.Locate == nil {
		return d.Range, ""
	}
	return d.Locate(s)
}
