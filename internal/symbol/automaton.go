package symbol

import (
	"slices"
	"unicode/utf8"
)

// An automaton reads what a text may become, character by character: each of its states
// reads one character of a set, or any number of them. States are bits, so that one step
// looks at 64 of them.
type automaton struct {
	pieces []piece
	states []state
	// from is the first state of each piece, and at the end the number of states.
	from []int
	// many are the states that read any number of characters.
	many bitset
	// reads are the states that read a character of ASCII, and sets those that read something
	// of a Charset. Other characters are looked up one by one.
	reads [utf8.RuneSelf]bitset
	sets  [DigitText + 1]bitset
	// reach and next are what refuses works with.
	reach, next bitset
}

// state reads one character, or any number of them: the character char, or, where that is
// -1, those of the set.
type state struct {
	char rune
	set  Charset
	many bool
}

// mostSteps bounds the work of one question: states of the text times characters of the
// pattern. Longer texts with references in them stay open.
const mostSteps = 1 << 24

func newAutomaton(list []piece) *automaton {
	a := &automaton{pieces: list}
	for _, p := range list {
		a.from = append(a.from, len(a.states))
		a.states = append(a.states, states(p)...)
	}
	a.from = append(a.from, len(a.states))
	n := len(a.states) + 1 // one bit is for the end
	words := (n + 63) / 64
	all := make(bitset, words*(3+len(a.reads)+len(a.sets)))
	next := func() bitset {
		b := all[:words:words]
		all = all[words:]
		return b
	}
	a.many, a.reach, a.next = next(), next(), next()
	for i := range a.sets {
		a.sets[i] = next()
	}
	for i := range a.reads {
		a.reads[i] = next()
	}
	for i, s := range a.states {
		if s.many {
			a.many.add(i)
		}
		if s.char >= 0 {
			if s.char < utf8.RuneSelf {
				a.reads[s.char].add(i)
			}
		} else {
			for c := range a.reads {
				if s.set.allowsRune(rune(c)) {
					a.reads[c].add(i)
				}
			}
		}
		for set := range a.sets {
			if s.char < 0 || Charset(set).allowsRune(s.char) { // any two sets have the digits in common
				a.sets[set].add(i)
			}
		}
	}
	return a
}

// states is what reads a piece.
func states(p piece) []state {
	switch p.kind {
	case character:
		return []state{{char: p.char}}
	case anyCharacter:
		return []state{{char: -1}}
	case anyRun:
		return []state{{char: -1, many: true}}
	case reference:
		run := state{char: -1, set: p.ref.Chars, many: true}
		if p.ref.Chars.MinLen() == 0 {
			return []state{run}
		}
		return []state{{char: -1, set: p.ref.Chars}, run}
	}
	return nil
}

func (s *state) reads(c rune) bool {
	if s.char >= 0 {
		return s.char == c
	}
	return s.set.allowsRune(c)
}

func (c Charset) allowsRune(r rune) bool {
	return c == AnyText || r < utf8.RuneSelf && c.Allows(byte(r))
}

// reading are the states that read something that a state of a pattern reads.
func (a *automaton) reading(s state) bitset {
	switch {
	case s.char < 0:
		return a.sets[s.set]
	case s.char < utf8.RuneSelf:
		return a.reads[s.char]
	}
	out := make(bitset, len(a.many))
	for i := range a.states {
		if a.states[i].reads(s.char) {
			out.add(i)
		}
	}
	return out
}

// impossible reports whether the text matches for nothing that the references may become.
// Every reference varies by itself, but for those that both have at their beginning or end.
func (s *Subject) impossible(pattern []Segment) bool {
	a := s.automaton
	s.buffer = appendPieces(s.buffer[:0], pattern, s.pattern)
	x, y := s.buffer, a.pieces
	if len(x)*len(a.states) > mostSteps {
		return false
	}
	for len(x) > 0 && len(y) > 0 && s.exact(x[0]) && same(x[0], y[0]) {
		x, y = x[1:], y[1:]
	}
	head := len(a.pieces) - len(y)
	for len(x) > 0 && len(y) > 0 && s.exact(x[len(x)-1]) && same(x[len(x)-1], y[len(y)-1]) {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	return a.refuses(x, a.from[head], a.from[head+len(y)])
}

// refuses reports whether no text is read both by the pieces of a pattern and by the states
// from begin up to end.
func (a *automaton) refuses(pattern []piece, begin, end int) bool {
	if len(a.many) == 1 {
		return a.refusesShort(pattern, begin, end)
	}
	// reach are the states before which the automaton stands when the pattern has read what
	// it read so far; next those when it has read one piece more.
	reach, next := a.reach, a.next
	clear(reach)
	reach.add(begin)
	reach.spread(a.many, nil, end)
	for _, p := range pattern {
		for _, s := range states(p) {
			reading := a.reading(s)
			if s.many { // it may read what the text has here, and stay
				reach.spread(a.many, reading, end)
				copy(next, reach)
			} else {
				clear(next)
			}
			next.step(reach, reading, a.many, !s.many, end)
			next.spread(a.many, nil, end)
			if next.empty() {
				return true
			}
			reach, next = next, reach
		}
	}
	return !reach.has(end)
}

// refusesShort is refuses where all states fit into a word, as those of nearly all ARNs do.
func (a *automaton) refusesShort(pattern []piece, begin, end int) bool {
	many, inside := a.many[0]&below(end, 0), below(end, 0)
	reach := uint64(1) << begin
	for next := reach; ; reach = next {
		if next |= (next & many) << 1; next == reach {
			break
		}
	}
	for _, p := range pattern {
		for _, s := range states(p) {
			reading := a.reading(s)[0] & inside
			var next uint64
			if s.many {
				for more := reach; ; reach = more { // it may read what the text has here, and stay
					if more |= (more & (reading | many)) << 1; more == reach {
						break
					}
				}
				next = reach
			} else {
				next = (reach & reading &^ many) << 1
			}
			next |= reach & reading & many
			for reach = next; ; reach = next {
				if next |= (next & many) << 1; next == reach {
					break
				}
			}
			if reach == 0 {
				return true
			}
		}
	}
	return reach&(1<<end) == 0
}

// bitset is a set of states.
type bitset []uint64

func (b bitset) add(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }

func (b bitset) empty() bool { return !slices.ContainsFunc(b, func(w uint64) bool { return w != 0 }) }

// step adds the states of from that read and stay and, with move, those behind the others
// that read. Nothing reads behind end.
func (b bitset) step(from, reading, many bitset, move bool, end int) {
	carry := uint64(0)
	for i := range b {
		reads := from[i] & reading[i] & below(end, i)
		b[i] |= reads & many[i]
		if move {
			on := reads &^ many[i]
			b[i] |= on<<1 | carry
			carry = on >> 63
		}
	}
}

// spread adds all states behind those in the set that may be left: the states of many, and
// those of reading too if it is not nil.
func (b bitset) spread(many, reading bitset, end int) {
	for again := true; again; {
		again = false
		carry := uint64(0)
		for i := range b {
			leave := many[i]
			if reading != nil {
				leave |= reading[i]
			}
			on := b[i] & leave & below(end, i)
			more := b[i] | on<<1 | carry
			carry = on >> 63
			again = again || more != b[i]
			b[i] = more
		}
	}
}

// below are the bits before a state in a word.
func below(state, word int) uint64 {
	switch n := state - 64*word; {
	case n <= 0:
		return 0
	case n >= 64:
		return ^uint64(0)
	default:
		return 1<<n - 1
	}
}
