// Package edit makes and applies changes of Terraform source: pieces of files, and the text that
// takes their place. No byte beside them changes.
package edit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

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
	if err := applicable(len(src), sorted); err != nil {
		return nil, err
	}
	out := make([]byte, 0, len(src))
	at := 0
	for _, e := range sorted {
		out = append(append(out, src[at:e.Location.Start.Byte]...), e.Replacement...)
		at = e.Location.End.Byte
	}
	return append(out, src[at:]...), nil
}

// applicable says what is wrong with edits, which are sorted, of a text of some size.
func applicable(size int, edits []Edit) error {
	at := 0
	for i, e := range edits {
		start, end := e.Location.Start.Byte, e.Location.End.Byte
		switch {
		case start < 0 || end < start || end > size:
			return fmt.Errorf("%s: there are no bytes %d to %d", e.Location.File, start, end)
		case start < at, i > 0 && edits[i-1].Location == e.Location:
			return fmt.Errorf("%s: two edits overlap at byte %d", e.Location.File, start)
		}
		at = end
	}
	return nil
}

func byPlace(a, b Edit) int {
	return cmp.Or(cmp.Compare(a.Location.Start.Byte, b.Location.Start.Byte), cmp.Compare(a.Location.End.Byte, b.Location.End.Byte))
}

// Overlap reports whether two edits are about the same bytes, or touch: then each was made without
// knowing what the other makes of its surroundings.
func Overlap(a, b Edit) bool {
	return a.Location.File == b.Location.File &&
		a.Location.Start.Byte <= b.Location.End.Byte && b.Location.Start.Byte <= a.Location.End.Byte
}

// Appends reports whether an edit adds something behind all of src, as File.Append does.
func Appends(src []byte, e Edit) bool {
	return e.Location.Start.Byte == len(src) && e.Location.End.Byte == len(src)
}

// Joined makes one edit of all that add something behind all of src, each divided from the one before
// by an empty line. They may come from findings that know nothing of each other.
func Joined(src []byte, edits []Edit) []Edit {
	var out []Edit
	at := -1
	for _, e := range edits {
		switch {
		case !Appends(src, e):
			out = append(out, e)
		case at < 0:
			at = len(out)
			out = append(out, e)
		default:
			line := "\n"
			if strings.HasSuffix(e.Replacement, "\r\n") {
				line = "\r\n"
			}
			out[at].Replacement += line + strings.TrimLeft(e.Replacement, "\r\n")
		}
	}
	return out
}

// ByFile groups edits by the file that they are about.
func ByFile(edits []Edit) map[string][]Edit {
	out := map[string][]Edit{}
	for _, e := range edits {
		out[e.Location.File] = append(out[e.Location.File], e)
	}
	return out
}
