package symbol

import (
	"slices"
	"strings"
)

// Segment is a piece of a Text: literal text, or a reference when Ref is not nil.
type Segment struct {
	Lit string
	Ref *Ref
}

// Text is partly known text. The zero value is the empty text.
// Literal segments are never empty and never adjacent.
type Text struct {
	segs []Segment
}

// Lit is fully known text.
func Lit(s string) Text {
	if s == "" {
		return Text{}
	}
	return Text{segs: []Segment{{Lit: s}}}
}

// FromRef is the text of one reference.
func FromRef(r Ref) Text { return Text{segs: []Segment{{Ref: &r}}} }

// Concat joins texts.
func Concat(texts ...Text) Text {
	var out []Segment
	for _, t := range texts {
		for _, s := range t.segs {
			if n := len(out); s.Ref == nil && n > 0 && out[n-1].Ref == nil {
				out[n-1].Lit += s.Lit
				continue
			}
			out = append(out, s)
		}
	}
	return Text{segs: out}
}

// Segments returns the pieces in order. The caller must not change them.
func (t Text) Segments() []Segment { return t.segs }

// Known returns the text when it has no reference in it.
func (t Text) Known() (string, bool) {
	switch {
	case len(t.segs) == 0:
		return "", true
	case len(t.segs) == 1 && t.segs[0].Ref == nil:
		return t.segs[0].Lit, true
	}
	return "", false
}

// IsKnown reports whether the text has no reference in it.
func (t Text) IsKnown() bool {
	_, ok := t.Known()
	return ok
}

// Ref returns the reference when the text is exactly one.
func (t Text) Ref() (Ref, bool) {
	if len(t.segs) == 1 && t.segs[0].Ref != nil {
		return *t.segs[0].Ref, true
	}
	return Ref{}, false
}

// Refs returns the distinct references in order of appearance.
func (t Text) Refs() []Ref {
	var out []Ref
	for _, s := range t.segs {
		if s.Ref != nil && !slices.ContainsFunc(out, func(r Ref) bool { return r.Key == s.Ref.Key }) {
			out = append(out, *s.Ref)
		}
	}
	return out
}

// String shows the text as a Terraform template without quotes: acs:mns:${var.region}:...
func (t Text) String() string {
	var b strings.Builder
	for _, s := range t.segs {
		if s.Ref == nil {
			b.WriteString(s.Lit)
			continue
		}
		b.WriteString("${")
		b.WriteString(s.Ref.Display)
		b.WriteString("}")
	}
	return b.String()
}

// MinLen is the least number of bytes that the text has, whatever its references become.
func (t Text) MinLen() int {
	n := 0
	for _, s := range t.segs {
		if s.Ref == nil {
			n += len(s.Lit)
		} else {
			n += s.Ref.Chars.MinLen()
		}
	}
	return n
}

// Split cuts the text at every literal sep, at most n pieces when n > 0. A reference
// is taken not to hold sep; MayHold tells whether one could.
func (t Text) Split(sep byte, n int) []Text {
	out := []Text{{}}
	for _, s := range t.segs {
		if s.Ref != nil {
			out[len(out)-1] = Concat(out[len(out)-1], Text{segs: []Segment{s}})
			continue
		}
		rest := s.Lit
		for n <= 0 || len(out) < n {
			i := strings.IndexByte(rest, sep)
			if i < 0 {
				break
			}
			out[len(out)-1] = Concat(out[len(out)-1], Lit(rest[:i]))
			out = append(out, Text{})
			rest = rest[i+1:]
		}
		out[len(out)-1] = Concat(out[len(out)-1], Lit(rest))
	}
	return out
}

// MayHold reports whether a reference in the text could stand for text with b in it.
func (t Text) MayHold(b byte) bool {
	return slices.ContainsFunc(t.segs, func(s Segment) bool { return s.Ref != nil && s.Ref.Chars.Allows(b) })
}

// HasPrefix reports whether the text begins with the literal prefix.
func (t Text) HasPrefix(prefix string) Tri {
	if len(t.segs) > 0 && t.segs[0].Ref == nil && strings.HasPrefix(t.segs[0].Lit, prefix) {
		return Yes
	}
	return possible(t.segs, prefix+anyTail)
}

// HasSuffix reports whether the text ends with the literal suffix.
func (t Text) HasSuffix(suffix string) Tri {
	if n := len(t.segs); n > 0 && t.segs[n-1].Ref == nil && strings.HasSuffix(t.segs[n-1].Lit, suffix) {
		return Yes
	}
	return possible(reversed(t.segs), reverse(suffix)+anyTail)
}

// TrimPrefix removes a literal prefix that the text is known to have.
func (t Text) TrimPrefix(prefix string) (Text, bool) {
	if len(t.segs) == 0 || t.segs[0].Ref != nil || !strings.HasPrefix(t.segs[0].Lit, prefix) {
		return t, prefix == ""
	}
	return Concat(Lit(t.segs[0].Lit[len(prefix):]), Text{segs: t.segs[1:]}), true
}

// TrimSuffix removes a literal suffix that the text is known to have.
func (t Text) TrimSuffix(suffix string) (Text, bool) {
	n := len(t.segs)
	if n == 0 || t.segs[n-1].Ref != nil || !strings.HasSuffix(t.segs[n-1].Lit, suffix) {
		return t, suffix == ""
	}
	last := t.segs[n-1].Lit
	return Concat(Text{segs: t.segs[:n-1]}, Lit(last[:len(last)-len(suffix)])), true
}

// Map applies f to every literal segment and keeps the references.
func (t Text) Map(f func(string) string) Text {
	parts := make([]Text, len(t.segs))
	for i, s := range t.segs {
		if s.Ref == nil {
			parts[i] = Lit(f(s.Lit))
		} else {
			parts[i] = Text{segs: []Segment{s}}
		}
	}
	return Concat(parts...)
}
