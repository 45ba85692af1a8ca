package source

import (
	"fmt"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// matcher checks symbolic values against what the same expressions really came to. A
// reference may stand for any text, but for the same one wherever its key appears.
type matcher struct {
	table *symbol.Table
	bound map[string]string // text by key of reference
	where map[string]string // where it was bound
	later []pattern
}

// pattern is a text that must match under what the keys are bound to in the end.
type pattern struct {
	path, want string
	text       symbol.Text
}

func newMatcher(t *symbol.Table) *matcher {
	return &matcher{table: t, bound: map[string]string{}, where: map[string]string{}}
}

// value compares a symbolic value with the real one; the answers are what is wrong.
func (m *matcher) value(path string, sym, real cty.Value) []string {
	sym, _ = sym.Unmark()
	real, _ = real.Unmark()
	if !sym.IsKnown() {
		return nil
	}
	if sym.IsNull() || real.IsNull() {
		if ref, ok := m.sole(sym); ok && real.IsNull() {
			return m.bind(path, ref, "null")
		}
		if sym.IsNull() != real.IsNull() {
			return []string{fmt.Sprintf("%s: symbolic %#v, really %#v", path, sym, real)}
		}
		return nil
	}
	switch ty := sym.Type(); {
	case ty.IsPrimitiveType():
		return m.scalar(path, sym, real)
	case ty.IsObjectType() || ty.IsMapType():
		if !real.Type().IsObjectType() && !real.Type().IsMapType() {
			return []string{fmt.Sprintf("%s: symbolic %#v, really %#v", path, sym, real)}
		}
		var out []string
		n := 0
		for it := sym.ElementIterator(); it.Next(); n++ {
			k, el := it.Element()
			if hasPlaceholder(k) {
				continue
			}
			r, ok := indexValue(real, k)
			if !ok {
				if el.IsKnown() && el.IsNull() {
					continue
				}
				out = append(out, fmt.Sprintf("%s: no %s in %#v", path, k.AsString(), real))
				continue
			}
			out = append(out, m.value(path+"."+k.AsString(), el, r)...)
		}
		if n != real.LengthInt() {
			out = append(out, fmt.Sprintf("%s: symbolic %#v, really %#v", path, sym, real))
		}
		return out
	}
	if sym.Type().IsSetType() && (!sym.IsWhollyKnown() || hasPlaceholder(sym)) {
		return nil // some of them may turn out to be the same
	}
	if !real.CanIterateElements() || sym.LengthInt() != real.LengthInt() {
		return []string{fmt.Sprintf("%s: symbolic %#v, really %#v", path, sym, real)}
	}
	var out []string
	a, b := sym.ElementIterator(), real.ElementIterator()
	for i := 0; a.Next() && b.Next(); i++ {
		_, x := a.Element()
		_, y := b.Element()
		out = append(out, m.value(fmt.Sprintf("%s[%d]", path, i), x, y)...)
	}
	return out
}

func (m *matcher) scalar(path string, sym, real cty.Value) []string {
	if ref, ok := m.sole(sym); ok {
		s, err := convert.Convert(real, cty.String)
		if err != nil {
			return m.bind(path, ref, fmt.Sprintf("%#v", real))
		}
		return m.bind(path, ref, s.AsString())
	}
	s, err := convert.Convert(sym, cty.String)
	if err != nil {
		return []string{fmt.Sprintf("%s: symbolic %#v, really %#v", path, sym, real)}
	}
	r, err := convert.Convert(real, cty.String)
	if err != nil {
		return []string{fmt.Sprintf("%s: symbolic %q, really %#v", path, m.table.Text(s.AsString()), real)}
	}
	m.later = append(m.later, pattern{path, r.AsString(), m.table.Text(s.AsString())})
	return nil
}

// sole is the reference that a value is, and nothing else.
func (m *matcher) sole(v cty.Value) (symbol.Ref, bool) {
	if !v.IsKnown() || v.IsNull() || v.Type() != cty.String {
		return symbol.Ref{}, false
	}
	return m.table.Text(v.AsString()).Ref()
}

func (m *matcher) bind(path string, ref symbol.Ref, text string) []string {
	have, ok := m.bound[ref.Key]
	if ok && have != text {
		return []string{fmt.Sprintf("%s: the reference %q is %q here, but %q in %s", path, ref.Key, text, have, m.where[ref.Key])}
	}
	m.bound[ref.Key], m.where[ref.Key] = text, path
	return nil
}

// finish checks the texts of several segments, now that the references that stand alone
// are bound.
func (m *matcher) finish() []string {
	var out []string
	for _, p := range m.later {
		if !matches(p.text.Segments(), p.want, m.bound) {
			out = append(out, fmt.Sprintf("%s: the symbolic text %q can't be %q", p.path, p.text, p.want))
			continue
		}
		// One unbound reference among bound ones is bound by this text.
		if ref, text, ok := m.forced(p); ok {
			out = append(out, m.bind(p.path, ref, text)...)
		}
	}
	return out
}

// forced is the only unbound reference of a text, and what it must be.
func (m *matcher) forced(p pattern) (ref symbol.Ref, text string, ok bool) {
	var before, after strings.Builder
	seen := 0
	for _, s := range p.text.Segments() {
		lit := s.Lit
		if s.Ref != nil {
			b, bound := m.bound[s.Ref.Key]
			if !bound {
				seen++
				ref = *s.Ref
				continue
			}
			lit = b
		}
		if seen == 0 {
			before.WriteString(lit)
		} else {
			after.WriteString(lit)
		}
	}
	text, a := strings.CutPrefix(p.want, before.String())
	text, b := strings.CutSuffix(text, after.String())
	return ref, text, seen == 1 && a && b
}

// matches reports whether segments can be a text, references having the bound text or,
// where none, any that is the same each time.
func matches(segs []symbol.Segment, s string, bound map[string]string) bool {
	if len(segs) == 0 {
		return s == ""
	}
	lit := segs[0].Lit
	if r := segs[0].Ref; r != nil {
		text, ok := bound[r.Key]
		if !ok {
			for n := len(s); n >= 0; n-- {
				trial := map[string]string{r.Key: s[:n]}
				for k, v := range bound {
					trial[k] = v
				}
				if matches(segs[1:], s[n:], trial) {
					return true
				}
			}
			return false
		}
		lit = text
	}
	rest, ok := strings.CutPrefix(s, lit)
	return ok && matches(segs[1:], rest, bound)
}
