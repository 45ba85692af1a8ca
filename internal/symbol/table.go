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
	var segs []Segment
	lit := 0 // where the literal text that was not yet taken begins
	for at := 0; ; {
		i := strings.Index(s[at:], openMark)
		if i < 0 {
			break
		}
		begin := at + i
		at = begin + len(openMark)
		n, end := t.number(s, at)
		if end < 0 {
			continue
		}
		if begin > lit {
			segs = append(segs, Segment{Lit: s[lit:begin]})
		}
		ref := t.refs[n]
		segs = append(segs, Segment{Ref: &ref})
		at, lit = end, end
	}
	if lit < len(s) {
		segs = append(segs, Segment{Lit: s[lit:]})
	}
	return Text{segs: segs}
}

// number reads the number of a reference and the closing mark at s[at:], and returns the
// number and where the mark ends, or -1 if that is not what stands there.
func (t *Table) number(s string, at int) (n, end int) {
	i := at
	for i < len(s) && s[i] >= '0' && s[i] <= '9' && i-at < len(strconv.Itoa(len(t.refs))) {
		i++
	}
	n, err := strconv.Atoi(s[at:i])
	if err != nil || n >= len(t.refs) || strconv.Itoa(n) != s[at:i] || !strings.HasPrefix(s[i:], closeMark) {
		return 0, -1
	}
	return n, i + len(closeMark)
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
