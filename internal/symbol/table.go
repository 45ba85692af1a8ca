package symbol

import (
	"strconv"
	"strings"
)

// Placeholders stand for references inside ordinary strings while an expression is
// evaluated. They are made of private-use characters, which JSON encoding, templates
// and joining leave alone.
const (
	openMark  = "\uf8f4"
	closeMark = "\uf8f5"
)

// Table gives every reference a placeholder. It is not safe for concurrent use.
type Table struct {
	refs  []Ref
	index map[string]int
}

// Placeholder returns the text that stands for r: the same for equal keys.
func (t *Table) Placeholder(r Ref) string {
	i, ok := t.index[r.Key]
	if !ok {
		if t.index == nil {
			t.index = map[string]int{}
		}
		i = len(t.refs)
		t.refs = append(t.refs, r)
		t.index[r.Key] = i
	}
	return openMark + strconv.Itoa(i) + closeMark
}

// HasPlaceholder reports whether s may have a placeholder in it.
func HasPlaceholder(s string) bool { return strings.Contains(s, openMark) }

// Text reads a string with placeholders. Marks that belong to no reference, because
// a user wrote them, are literal text.
func (t *Table) Text(s string) Text {
	var parts []Text
	for {
		i := strings.Index(s, openMark)
		if i < 0 {
			return Concat(append(parts, Lit(s))...)
		}
		rest := s[i+len(openMark):]
		j := strings.Index(rest, closeMark)
		n := -1
		if j > 0 {
			if v, err := strconv.Atoi(rest[:j]); err == nil && v < len(t.refs) {
				n = v
			}
		}
		if n < 0 {
			parts = append(parts, Lit(s[:i+len(openMark)]))
			s = rest
			continue
		}
		parts = append(parts, Lit(s[:i]), FromRef(t.refs[n]))
		s = rest[j+len(closeMark):]
	}
}

// String is the inverse of Text.
func (t *Table) String(x Text) string {
	var b strings.Builder
	for _, s := range x.segs {
		if s.Ref == nil {
			b.WriteString(s.Lit)
		} else {
			b.WriteString(t.Placeholder(*s.Ref))
		}
	}
	return b.String()
}
