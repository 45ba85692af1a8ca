package symbol

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Equal reports whether two texts are the same, whatever their references become.
// It is sound: Yes and No hold for every text that the references may stand for.
func Equal(a, b Text) Tri {
	if differAtEnd(a.segs, b.segs) {
		return No // most texts do, and this is cheap
	}
	x, y := trimCommon(a.segs, b.segs)
	rx, ry := trimCommon(reversed(x), reversed(y))
	x, y = reversed(rx), reversed(ry)
	switch {
	case len(x) == 0 && len(y) == 0:
		return Yes
	case len(x) == 0:
		return possible(y, "", false)
	case len(y) == 0:
		return possible(x, "", false)
	}
	if s, ok := (Text{segs: x}).Known(); ok {
		return possible(y, s, false)
	}
	if s, ok := (Text{segs: y}).Known(); ok {
		return possible(x, s, false)
	}
	// Both have references: only the literal ends can refute.
	if refuted(x, y) || refuted(reversed(x), reversed(y)) {
		return No
	}
	return Unknown
}

// differAtEnd reports whether both texts begin, or both end, with literal text that differs.
func differAtEnd(x, y []Segment) bool {
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if a, b := x[0], y[0]; a.Ref == nil && b.Ref == nil {
		if n := commonPrefix(a.Lit, b.Lit); n < len(a.Lit) && n < len(b.Lit) {
			return true
		}
	}
	if a, b := x[len(x)-1], y[len(y)-1]; a.Ref == nil && b.Ref == nil {
		n := 0
		for n < len(a.Lit) && n < len(b.Lit) {
			if a.Lit[len(a.Lit)-1-n] != b.Lit[len(b.Lit)-1-n] {
				return true
			}
			n++
		}
	}
	return false
}

// refuted reports whether the beginnings of x and y can never agree.
func refuted(x, y []Segment) bool {
	if x[0].Ref == nil {
		return possible(y, x[0].Lit, true) == No
	}
	if y[0].Ref == nil {
		return possible(x, y[0].Lit, true) == No
	}
	return false
}

// trimCommon removes the beginning that both have in common.
func trimCommon(x, y []Segment) ([]Segment, []Segment) {
	x, y = slices.Clone(x), slices.Clone(y)
	for len(x) > 0 && len(y) > 0 {
		a, b := x[0], y[0]
		switch {
		case a.Ref != nil && b.Ref != nil && a.Ref.Key == b.Ref.Key:
			x, y = x[1:], y[1:]
		case a.Ref == nil && b.Ref == nil:
			n := commonPrefix(a.Lit, b.Lit)
			if n == 0 {
				return x, y
			}
			x, y = cut(x, n), cut(y, n)
			if len(a.Lit) > n && len(b.Lit) > n {
				return x, y
			}
		default:
			return x, y
		}
	}
	return x, y
}

func cut(segs []Segment, n int) []Segment {
	if len(segs[0].Lit) == n {
		return segs[1:]
	}
	segs[0].Lit = segs[0].Lit[n:]
	return segs
}

func commonPrefix(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// mostWork bounds the steps of one possible: a question about longer texts stays open.
const mostWork = 1 << 24

// possible answers No when no text of the references makes segs equal to target, or begin
// with it where the target is open, and Unknown otherwise. It lets every reference vary by itself, so it may say Unknown
// where a reference that appears twice would decide: never the other way round.
func possible(segs []Segment, target string, open bool) Tri {
	if len(segs)*(len(target)+1) > mostWork {
		return Unknown
	}
	// reach[i]: target[:i] can be produced by the segments so far.
	reach, next := make([]bool, len(target)+1), make([]bool, len(target)+1)
	reach[0] = true
	for _, s := range segs {
		if open && reach[len(target)] {
			return Unknown
		}
		clear(next)
		if s.Ref == nil {
			for i, ok := range reach {
				switch {
				case !ok:
				case strings.HasPrefix(target[i:], s.Lit):
					next[i+len(s.Lit)] = true
				case open && strings.HasPrefix(s.Lit, target[i:]):
					return Unknown
				}
			}
		} else {
			run := false // a run of the reference's characters ends before i
			for i := range next {
				if i > 0 {
					run = (run || reach[i-1]) && s.Ref.Chars.Allows(target[i-1])
				}
				next[i] = run || reach[i] && s.Ref.Chars.MinLen() == 0
			}
		}
		reach, next = next, reach
	}
	if reach[len(target)] {
		return Unknown
	}
	return No
}

func reversed(segs []Segment) []Segment {
	out := make([]Segment, len(segs))
	for i, s := range segs {
		if s.Ref == nil {
			s.Lit = reverse(s.Lit)
		}
		out[len(segs)-1-i] = s
	}
	return out
}

// reverse reverses bytes, so that suffixes can be compared as prefixes.
func reverse(s string) string {
	b := []byte(s)
	slices.Reverse(b)
	return string(b)
}

// Common returns the beginning and the end that two texts share. They do not overlap
// in either text.
func Common(a, b Text) (head, tail Text) {
	x, y := trimCommon(a.segs, b.segs)
	head = cutEnd(a, Text{segs: x})
	rx, _ := trimCommon(reversed(x), reversed(y))
	tail = cutStart(Text{segs: x}, Text{segs: reversed(rx)})
	if !utf8.ValidString(head.String()) || !utf8.ValidString(tail.String()) {
		return Text{}, Text{} // they part inside a character
	}
	return head, tail
}

// Middle is what Common leaves of one of its two texts.
func Middle(t, head, tail Text) Text { return cutStart(cutEnd(t, tail), head) }

// cutEnd is t without the end, which it is known to have.
func cutEnd(t, end Text) Text {
	n := length(t) - length(end)
	var out []Text
	for _, s := range t.segs {
		if n <= 0 {
			break
		}
		if s.Ref != nil {
			out, n = append(out, FromRef(*s.Ref)), n-1
			continue
		}
		k := min(n, len(s.Lit))
		out, n = append(out, Lit(s.Lit[:k])), n-k
	}
	return Concat(out...)
}

// cutStart is t without the start, which it is known to have.
func cutStart(t, start Text) Text {
	n := length(start)
	var out []Text
	for _, s := range t.segs {
		if s.Ref != nil {
			if n > 0 {
				n--
			} else {
				out = append(out, FromRef(*s.Ref))
			}
			continue
		}
		k := min(n, len(s.Lit))
		n -= k
		out = append(out, Lit(s.Lit[k:]))
	}
	return Concat(out...)
}

// length counts literal bytes and references.
func length(t Text) int {
	n := 0
	for _, s := range t.segs {
		if s.Ref != nil {
			n++
		} else {
			n += len(s.Lit)
		}
	}
	return n
}
