// Package edit makes and applies changes of Terraform source: pieces of files, and the text that
// takes their place. No byte beside them changes.
package edit

import (
	"fmt"
	"slices"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// Edit puts text in the place of a piece of a file.
type Edit struct {
	Location    model.Range `json:"location"`
	Replacement string      `json:"replacement"`
}

// Apply returns src with edits, which are all about this file. They may come in any order, but
// must not overlap.
func Apply(src []byte, edits []Edit) ([]byte, error) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, byPlace)
	out := make([]byte, 0, len(src))
	at := 0
	for i, e := range sorted {
		start, end := e.Location.Start.Byte, e.Location.End.Byte
		switch {
		case start < 0 || end < start || end > len(src):
			return nil, fmt.Errorf("%s: there are no bytes %d to %d", e.Location.File, start, end)
		case start < at, i > 0 && sorted[i-1].Location == e.Location:
			return nil, fmt.Errorf("%s: two edits overlap at byte %d", e.Location.File, start)
		}
		out = append(append(out, src[at:start]...), e.Replacement...)
		at = end
	}
	return append(out, src[at:]...), nil
}

// Overlap reports whether two edits are about the same bytes, or touch: then each was made without
// knowing what the other makes of its surroundings.
func Overlap(a, b Edit) bool {
	return a.Location.File == b.Location.File &&
		a.Location.Start.Byte <= b.Location.End.Byte && b.Location.Start.Byte <= a.Location.End.Byte
}

// ByFile groups edits by the file that they are about.
func ByFile(edits []Edit) map[string][]Edit {
	out := map[string][]Edit{}
	for _, e := range edits {
		out[e.Location.File] = append(out[e.Location.File], e)
	}
	return out
}
