package check

import (
	"bytes"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/edit"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// withoutIdle takes rules, by index of Ignore.Rules, out of an ignore comment, and the comment away
// where no rule is left. It returns nil where more than the directive would go.
func withoutIdle(i model.Ignore, idle []int, files *edit.Tidier) []edit.Edit {
	f := files.Open(i.Range.File)
	if f == nil {
		return nil
	}
	text, ok := f.Text(i.Range)
	if !ok {
		return nil
	}
	if len(idle) == len(i.Rules) {
		return files.Tidy(f.RemoveComment(i.Range))
	}
	// The names, as they are written, and what stands between them.
	list, _, _ := bytes.Cut(text, []byte("--"))
	var starts, ends []int
	at := bytes.IndexAny(list, ", \t") // behind fcasync-lint:ignore
	for _, name := range i.Rules {
		n := bytes.Index(list[max(at, 0):], []byte(name))
		if at < 0 || n < 0 {
			return nil
		}
		starts = append(starts, at+n)
		at += n + len(name)
		ends = append(ends, at)
	}
	if bytes.Contains(list[starts[0]:ends[len(ends)-1]], []byte("until=")) {
		return nil // it stands among the rules
	}
	var kept []string
	for n, name := range i.Rules {
		if !slices.Contains(idle, n) {
			kept = append(kept, name)
		}
	}
	separator := string(list[ends[0]:starts[1]])
	start := i.Range.Start.Byte
	return files.Tidy([]edit.Edit{f.Replace(start+starts[0], start+ends[len(ends)-1], strings.Join(kept, separator))})
}
