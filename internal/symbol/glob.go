package symbol

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Glob reports whether a text matches a pattern of RAM policies: in the pattern's literal
// text * stands for any text, the empty one included, and ? for one character. A reference
// in the pattern may bring wildcards of its own where its characters allow them. It is
// sound: Yes and No hold whatever the references of both become, as long as that is UTF-8,
// which all strings of Terraform are. Known text is always decided.
func Glob(pattern, s Text) Tri { return NewSubject(s).Glob(pattern) }

// GlobFold is Glob without regard to upper and lower case.
func GlobFold(pattern, s Text) Tri { return NewFoldSubject(s).Glob(pattern) }

// EqualFold is Equal without regard to upper and lower case.
func EqualFold(a, b Text) Tri {
	s := Subject{segs: b.segs, matcher: matcher{fold: true, plain: true}}
	return s.Glob(a)
}

// Subject is a text that patterns are matched against: what many of them need to know of it
// is found out once. It is not safe for concurrent use.
type Subject struct {
	matcher
	segs      []Segment
	automaton *automaton
	buffer    []piece // of the pattern that was last taken apart
}

// NewSubject prepares a text for Glob.
func NewSubject(t Text) *Subject { return &Subject{segs: t.segs} }

// NewFoldSubject prepares a text for GlobFold.
func NewFoldSubject(t Text) *Subject { return &Subject{segs: t.segs, matcher: matcher{fold: true}} }

// Glob is the function Glob, or GlobFold, for this text.
func (s *Subject) Glob(pattern Text) Tri {
	p := pattern.segs
	switch {
	case isKnown(p) && isKnown(s.segs):
		return Of(s.matches(literal(p), literal(s.segs)))
	case !wellEncoded(p) || !wellEncoded(s.segs):
		return Unknown // halves of a character may come together where a reference is empty
	case s.differAtStart(p, s.segs):
		return No // most texts do, and this is cheap
	case s.endsAlike(p, s.segs) && s.certain(p, s.segs):
		return Yes
	}
	if s.automaton == nil {
		s.automaton = newAutomaton(appendPieces(nil, s.segs, s.text))
	}
	if s.impossible(p) {
		return No
	}
	return Unknown
}

// mostPairs bounds the work of one match: pairs of a piece of the pattern and a piece of
// the text. Longer texts with references in them stay open.
const mostPairs = 1 << 20

// matcher is a way to match.
type matcher struct {
	fold  bool // upper and lower case are the same
	plain bool // the pattern has no wildcards
}

func isKnown(segs []Segment) bool {
	return len(segs) == 0 || len(segs) == 1 && segs[0].Ref == nil
}

// literal is the text of segments that are known.
func literal(segs []Segment) string {
	if len(segs) == 0 {
		return ""
	}
	return segs[0].Lit
}

// matches is match for known text. Of all runs only the last one is tried at other lengths:
// what the ones before it could take besides, it can take as well.
func (m matcher) matches(p, s string) bool {
	i, j := 0, 0
	behind, taken := -1, 0 // behind the last *, and what it has taken
	for {
		switch {
		case i == len(p) && j == len(s):
			return true
		case i < len(p) && p[i] == '*' && !m.plain:
			if i++; i == len(p) {
				return true
			}
			behind, taken = i, j
			continue
		case i < len(p) && j < len(s):
			if p[i] == s[j] && p[i] < utf8.RuneSelf { // most are
				i, j = i+1, j+1
				continue
			}
			if m.alone(p[i]) {
				break
			}
			c, n := m.decode(p[i:])
			d, k := m.decode(s[j:])
			if c == d || c == '?' && !m.plain {
				i, j = i+n, j+k
				continue
			}
		}
		if behind < 0 || taken == len(s) {
			return false
		}
		if s[taken] < utf8.RuneSelf {
			taken++
		} else {
			_, k := m.decode(s[taken:])
			taken += k
		}
		if c := p[behind]; m.alone(c) { // what cannot begin here need not be tried
			k := strings.IndexByte(s[taken:], c)
			if k < 0 {
				return false
			}
			taken += k
		}
		i, j = behind, taken
	}
}

// alone reports whether a byte of a pattern matches no other byte.
func (m matcher) alone(c byte) bool {
	return c < utf8.RuneSelf && (m.plain || c != '?' && c != '*') && !(m.fold && ('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'))
}

// decode returns the first character of a text that is not empty, and its length. Equal
// characters are those that match.
func (m matcher) decode(s string) (rune, int) {
	c, size := rune(s[0]), 1
	if c >= utf8.RuneSelf {
		if c, size = utf8.DecodeRuneInString(s); c == utf8.RuneError && size == 1 {
			return unicode.MaxRune + 1 + rune(s[0]), 1 // no UTF-8: a byte equal to itself alone
		}
	}
	if m.fold {
		c = folded(c)
	}
	return c, size
}

func wellEncoded(segs []Segment) bool {
	for _, s := range segs {
		if !utf8.ValidString(s.Lit) {
			return false
		}
	}
	return true
}

// piece is a character, a wildcard or a reference.
type piece struct {
	kind pieceKind
	char rune
	ref  *Ref
}

type pieceKind uint8

const (
	nothing pieceKind = iota // behind the end
	character
	anyCharacter // ?
	anyRun       // *
	reference
)

// place is a place between two pieces of segments.
type place struct{ seg, off int }

// pattern returns the piece of a pattern at p, and the place behind it.
func (m matcher) pattern(segs []Segment, p place) (piece, place) {
	x, p := m.text(segs, p)
	if x.kind == character && !m.plain {
		switch x.char {
		case '*':
			x.kind = anyRun
		case '?':
			x.kind = anyCharacter
		}
	}
	return x, p
}

// text returns the piece of a text at p, and the place behind it.
func (m matcher) text(segs []Segment, p place) (piece, place) {
	if p.seg == len(segs) {
		return piece{}, p
	}
	s := &segs[p.seg]
	if s.Ref != nil {
		return piece{kind: reference, ref: s.Ref}, place{p.seg + 1, 0}
	}
	c, size := m.decode(s.Lit[p.off:])
	if p.off += size; p.off == len(s.Lit) {
		p = place{p.seg + 1, 0}
	}
	return piece{kind: character, char: c}, p
}

// folded is the same for all characters that differ in case only: the least of them, so
// that it is one of ASCII where any is.
func folded(c rune) rune {
	if c < utf8.RuneSelf {
		if 'a' <= c && c <= 'z' {
			c -= 'a' - 'A'
		}
		return c
	}
	least := c
	for f := unicode.SimpleFold(c); f != c; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	return least
}

// same reports whether a piece of a pattern, which is no wildcard, and one of a text match:
// any text matches itself, even as a pattern.
func same(p, s piece) bool {
	return p.kind == s.kind && p.char == s.char && (p.ref == nil || p.ref.Key == s.ref.Key)
}

// exact reports whether a piece of a pattern matches nothing but itself.
func (m matcher) exact(p piece) bool {
	switch p.kind {
	case character:
		return true
	case reference:
		return m.plain || !p.ref.Chars.Allows('*') && !p.ref.Chars.Allows('?')
	}
	return false
}

// endsAlike reports whether the text may end as the pattern does behind its last wildcard:
// whole pieces that match each other. It is the cheap half of certain.
func (m matcher) endsAlike(pattern, s []Segment) bool {
	i, j := len(pattern), len(s)
	p, t := "", "" // what is left of a literal segment
	for {
		if p == "" {
			if i--; i < 0 {
				return true
			}
			p = pattern[i].Lit
		}
		if t == "" {
			if j--; j < 0 {
				return pattern[i].Ref == nil && !m.plain && strings.Trim(p, "*") == "" // it may take nothing
			}
			t = s[j].Lit
		}
		switch want, got := pattern[i].Ref, s[j].Ref; {
		case want != nil || got != nil:
			if want == nil {
				c := p[len(p)-1]
				return !m.plain && (c == '*' || c == '?')
			}
			if got == nil || want.Key != got.Key {
				return false
			}
			p, t = "", ""
			continue
		}
		a, b := p[len(p)-1], t[len(t)-1]
		if !m.plain && (a == '*' || a == '?') || m.fold && (a >= utf8.RuneSelf || b >= utf8.RuneSelf) {
			return true
		}
		if a != b && !(m.fold && folded(rune(a)) == folded(rune(b))) {
			return false
		}
		p, t = p[:len(p)-1], t[:len(t)-1]
	}
}

// certain reports whether the text matches whatever the references become. Only whole
// pieces match each other. A run of wildcards with a * in it takes as little as it can: the
// next such run can take what is left over, so that nothing is lost.
func (m matcher) certain(pattern, s []Segment) bool {
	var p, at place
	var behind, taken place // behind the last run with a *, and what it has taken
	again := false          // there was such a run, which can take more
	for range mostPairs {
		want, next := m.pattern(pattern, p)
		ok := false
		if want.kind == anyCharacter || want.kind == anyRun {
			least, open := 0, false
			for ; want.kind == anyCharacter || want.kind == anyRun; want, next = m.pattern(pattern, p) {
				if want.kind == anyRun {
					open = true
				} else {
					least++
				}
				p = next
			}
			at, ok = m.take(s, at, least, open)
			if open {
				switch {
				case !ok:
					return false
				case want.kind == nothing:
					return true
				}
				behind, taken, again = p, at, true
			}
		} else {
			var got piece
			got, taking := m.text(s, at)
			if ok = same(want, got); ok {
				if want.kind == nothing {
					return true
				}
				p, at = next, taking
			}
		}
		if ok {
			continue
		}
		var got piece
		if got, taken = m.text(s, taken); !again || got.kind == nothing {
			return false
		}
		p, at = behind, taken
	}
	return false
}

// take skips pieces that have n characters together: exactly, or at least where it is open.
func (m matcher) take(s []Segment, at place, n int, open bool) (place, bool) {
	for n > 0 {
		var got piece
		switch got, at = m.text(s, at); {
		case got.kind == character:
			n--
		case got.kind == reference && open:
			n -= got.ref.Chars.MinLen()
		default:
			return at, false
		}
	}
	return at, true
}

// differAtStart reports whether both begin with text that is not the same.
func (m matcher) differAtStart(pattern, s []Segment) bool {
	i, j := -1, -1
	p, t := "", "" // what is left of a literal segment
	for {
		if p == "" {
			if i++; i == len(pattern) {
				return false
			}
			p = pattern[i].Lit
		}
		if t == "" {
			if j++; j == len(s) {
				return false
			}
			t = s[j].Lit
		}
		if want, got := pattern[i].Ref, s[j].Ref; want != nil || got != nil {
			if want == nil || got == nil || want.Key != got.Key || !m.exact(piece{kind: reference, ref: want}) {
				return false
			}
			continue
		}
		a, b := p[0], t[0]
		if !m.plain && (a == '*' || a == '?') || m.fold && (a >= utf8.RuneSelf || b >= utf8.RuneSelf) {
			return false
		}
		if a != b && !(m.fold && folded(rune(a)) == folded(rune(b))) {
			return true
		}
		p, t = p[1:], t[1:]
	}
}

// appendPieces takes segments apart.
func appendPieces(to []piece, segs []Segment, read func([]Segment, place) (piece, place)) []piece {
	for x, p := read(segs, place{}); x.kind != nothing; x, p = read(segs, p) {
		to = append(to, x)
	}
	return to
}
