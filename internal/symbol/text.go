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
	var out builder
	for _, t := range texts {
		for _, s := range t.segs {
			out.add(s)
		}
	}
	return out.text()
}

// builder joins segments, adjacent literals into one, in linear time.
type builder struct {
	segs []Segment
	lits []string // literals that are not yet in segs
}

func (b *builder) add(s Segment) {
	switch {
	case s.Ref != nil:
		b.flush()
		b.segs = append(b.segs, s)
	case s.Lit != "":
		b.lits = append(b.lits, s.Lit)
	}
}

func (b *builder) flush() {
	switch len(b.lits) {
	case 0:
		return
	case 1:
		b.segs = append(b.segs, Segment{Lit: b.lits[0]})
	default:
		b.segs = append(b.segs, Segment{Lit: strings.Join(b.lits, "")})
	}
	b.lits = b.lits[:0]
}

// text returns what was added since the last call.
func (b *builder) text() Text {
	b.flush()
	t := Text{segs: b.segs}
	b.segs = nil
	return t
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
	var seen map[string]bool
	for _, s := range t.segs {
		if s.Ref == nil || seen[s.Ref.Key] {
			continue
		}
		if seen == nil {
			seen = map[string]bool{}
		}
		seen[s.Ref.Key] = true
		out = append(out, *s.Ref)
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

// Key is the same for two texts exactly when they are certainly equal: when Equal is Yes.
func (t Text) Key() string {
	if s, ok := t.Known(); ok {
		return s
	}
	var b strings.Builder
	for _, s := range t.segs {
		if s.Ref != nil {
			b.WriteString("\x00" + s.Ref.Key + "\x00")
		} else {
			b.WriteString(s.Lit)
		}
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

// Len counts the bytes of the literal text, and one for each reference: the measure of Span.
func (t Text) Len() int { return length(t) }

// Split cuts the text at every literal sep, at most n pieces when n > 0. A reference
// is taken not to hold sep; MayHold tells whether one could.
func (t Text) Split(sep byte, n int) []Text {
	var out []Text
	var piece builder
	for _, s := range t.segs {
		if s.Ref != nil {
			piece.add(s)
			continue
		}
		rest := s.Lit
		for n <= 0 || len(out) < n-1 {
			i := strings.IndexByte(rest, sep)
			if i < 0 {
				break
			}
			piece.add(Segment{Lit: rest[:i]})
			out = append(out, piece.text())
			rest = rest[i+1:]
		}
		piece.add(Segment{Lit: rest})
	}
	return append(out, piece.text())
}

// MayHold reports whether a reference in the text could stand for text with b in it.
func (t Text) MayHold(b byte) bool {
	return slices.ContainsFunc(t.segs, func(s Segment) bool { return s.Ref != nil && s.Ref.Chars.Allows(b) })
}

// HasPrefix reports whether the text begins with the literal prefix.
func (t Text) HasPrefix(prefix string) Tri {
	if _, ok := t.TrimPrefix(prefix); ok {
		return Yes
	}
	return possible(t.segs, prefix, true)
}

// HasSuffix reports whether the text ends with the literal suffix.
func (t Text) HasSuffix(suffix string) Tri {
	if _, ok := t.TrimSuffix(suffix); ok {
		return Yes
	}
	return possible(reversed(t.segs), reverse(suffix), true)
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
			parts[i] = Text{segs: t.segs[i : i+1]}
		}
	}
	return Concat(parts...)
}

// Replace puts with in the place of every old in the text. ok is false where a reference
// could hold old, or could complete an old that its neighbours begin or end.
func (t Text) Replace(old string, with Text) (out Text, ok bool) {
	var parts []Text
	for i, s := range t.segs {
		if s.Ref != nil {
			if old == "" || s.Ref.mayTouch(old, t.segs[:i], t.segs[i+1:]) {
				return Text{}, false
			}
			parts = append(parts, Text{segs: t.segs[i : i+1]})
			continue
		}
		for j, piece := range strings.Split(s.Lit, old) {
			if j > 0 {
				parts = append(parts, with)
			}
			parts = append(parts, Lit(piece))
		}
	}
	return Concat(parts...), true
}

// mayTouch reports whether an occurrence of s could lie in the reference's text, or reach
// into it from what stands before or after it.
func (r Ref) mayTouch(s string, before, after []Segment) bool {
	inside := true
	for i := range len(s) {
		inside = inside && r.Chars.Allows(s[i])
	}
	if inside || r.Chars.MinLen() == 0 {
		return true
	}
	for i := 1; i < len(s); i++ {
		if len(before) > 0 && r.Chars.Allows(s[i]) {
			lit := before[len(before)-1].Lit // none: another reference, which may end in anything
			if strings.HasSuffix(lit, s[:i]) || strings.HasSuffix(s[:i], lit) {
				return true
			}
		}
		if len(after) > 0 && r.Chars.Allows(s[i-1]) {
			lit := after[0].Lit
			if strings.HasPrefix(lit, s[i:]) || strings.HasPrefix(s[i:], lit) {
				return true
			}
		}
	}
	return false
}
