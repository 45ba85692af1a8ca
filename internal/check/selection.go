package check

import "maps"

// Action is what a Setting does.
type Action int

// The actions of a Setting.
const (
	Disable Action = iota
	Enable
	SetSeverity // to Off: Disable
	AllowIgnoring
	ForbidIgnoring // neither comments nor a baseline take away what the rule reports
)

// Setting is one wish about rules, from a flag or the configuration file.
type Setting struct {
	Pattern  string // see Catalogue.Match
	Action   Action
	Severity Severity // of SetSeverity
	// Layer orders sources of settings: flags (1) go before the configuration file (0).
	Layer int
}

// Selection says of every rule of a catalogue whether and how it reports.
type Selection struct {
	Catalogue Catalogue
	// Absent are the patterns that name only rules which this version does not have.
	Absent []string
	states map[string]state // by ID
}

type state struct {
	on       bool
	shown    bool     // hidden rule that was enabled by its own ID or name
	severity Severity // Off: as the rule reports
	strict   bool     // nothing takes away what it reports
}

// Select applies settings to a catalogue, in which every rule is on that is not optional. Of settings that
// contradict each other the higher layer wins, then the more specific pattern (an ID or
// name before "FCA2*" before "*"), then the later one. Setting a severity does not turn
// on a rule that is off. FCA004 is off only by its own ID or name.
func Select(c Catalogue, settings []Setting) (*Selection, error) {
	s := &Selection{Catalogue: c, states: make(map[string]state, len(c.Rules))}
	type rank struct{ layer, specific int }
	type won struct{ on, severity, strict rank }
	least := rank{-1, -1}
	wins := make(map[string]won, len(c.Rules))
	for _, r := range c.Rules {
		s.states[r.ID] = state{on: !r.Optional}
		wins[r.ID] = won{least, least, least}
	}
	notBefore := func(a, b rank) bool {
		return a.layer > b.layer || a.layer == b.layer && a.specific >= b.specific
	}
	for _, set := range settings {
		matched, err := c.Match(set.Pattern)
		if err != nil {
			return nil, err
		}
		if len(matched) == 0 {
			s.Absent = append(s.Absent, set.Pattern)
		}
		prefix, glob := globPrefix(set.Pattern)
		mine := rank{set.Layer, len(prefix)}
		if !glob {
			mine.specific = 1 << 20
		}
		for _, r := range matched {
			st, w := s.states[r.ID], wins[r.ID]
			switch {
			case set.Action == AllowIgnoring || set.Action == ForbidIgnoring:
				if notBefore(mine, w.strict) {
					st.strict, w.strict = set.Action == ForbidIgnoring, mine
				}
			case set.Action == SetSeverity && set.Severity != Off:
				if notBefore(mine, w.severity) {
					st.severity, w.severity = set.Severity, mine
				}
			case set.Action == Enable && glob && r.Optional:
			case set.Action != Enable && glob && r.ID == PolicyError.ID:
				// A policy that is left on and is broken would pass for one that found nothing.
			case notBefore(mine, w.on):
				st.on, w.on = set.Action == Enable, mine
				st.shown = st.on && !glob
			}
			s.states[r.ID], wins[r.ID] = st, w
		}
	}
	return s, nil
}

// Rules returns the rules that are on, in the order of the catalogue.
func (s *Selection) Rules() []*Rule {
	var out []*Rule
	for _, r := range s.Catalogue.Rules {
		if s.On(r.ID) {
			out = append(out, r)
		}
	}
	return out
}

// Without returns a selection in which the rule with an ID is off.
func (s *Selection) Without(id string) *Selection {
	out := *s
	out.states = maps.Clone(s.states)
	delete(out.states, id)
	return &out
}

// On reports whether the rule with an ID is on.
func (s *Selection) On(id string) bool { return s.states[id].on }

// Ignorable reports whether what the rule with an ID reports may be ignored.
func (s *Selection) Ignorable(id string) bool { return !s.states[id].strict }
