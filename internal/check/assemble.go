package check

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/edit"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Options say which findings become part of an Outcome.
type Options struct {
	Selection *Selection
	// ShowUnknown shows the findings of hidden rules.
	ShowUnknown bool
	// Excluded, if not nil, names the files whose findings are left out.
	Excluded func(file string) bool
	// Today is the day by which ignore comments expire, as 2027-01-31; "" before all days.
	Today string
	// Baseline, if not nil, holds findings that are accepted.
	Baseline *Baseline
	// Within, if not nil, says which findings somebody wants to hear of. Ignore comments and the
	// baseline are held against all of them.
	Within func(Finding) bool
}

// Outcome is what a whole run came to.
type Outcome struct {
	// Provider is what the async invoke configs were judged by; its version is empty
	// where root modules differ.
	Provider model.Provider
	Summary  Summary
	Findings []Finding
	// Suppressed are the findings that inline ignores and the baseline took away.
	Suppressed []Suppressed
	// Stale are the entries of the baseline that are of no use any more, and Idle others that
	// match no finding.
	Stale, Idle []Entry
	// Accepted are the findings that the baseline has, and New those that it may have, one for each
	// root module by which they came.
	Accepted, New []Entry
	// Risen are in words the rules of which there are more findings than the baseline has, as far
	// as the run could see, by ID. What nobody wants to hear of counts, too.
	Risen   []string
	Notices []model.Notice
	Sources map[string][]byte
	// Secrets are the pieces of Sources that must not be shown. They may overlap.
	Secrets []model.Range
}

// Summary counts.
type Summary struct {
	Configs int // async invoke configs judged, per instance
	Error   int
	Warning int
	Info    int
	// Undecided counts the questions that stayed open, shown or not.
	Undecided int
	// Ignored counts the findings that inline ignores took away.
	Ignored int
	// Baseline counts the findings that the baseline accepts.
	Baseline int
}

// Suppressed is a finding that an inline ignore took away, or the baseline: By has no place then.
type Suppressed struct {
	Finding Finding
	By      model.Ignore
}

// Assemble joins results to the outcome of a run: it applies ignores and the selection,
// leaves out what is said twice, and sorts by file, position, rule and address.
func Assemble(results []*Result, o Options) *Outcome {
	out := &Outcome{Provider: provider(results), Sources: map[string][]byte{}}
	excluded := func(f Finding) bool { return o.Excluded != nil && o.Excluded(f.Location.File) }
	ignores := byFile{}
	all := readIgnores(results, o)
	for _, g := range all {
		ignores[g.Range.File] = append(ignores[g.Range.File], g)
	}

	type instance struct {
		identity
		root string
	}
	seen, ignored := map[instance]bool{}, map[identity]bool{}
	behind := behind(results)
	var open []Finding
	// Where something could not be read, nobody knows what would have been found.
	whole, undecided := true, map[subject]bool{}
	for _, r := range results {
		out.Summary.Configs += r.Configs
		out.Notices = append(out.Notices, r.Notices...)
		out.Secrets = append(out.Secrets, r.Secrets...)
		for file, b := range r.Sources {
			out.Sources[file] = b
		}
		for _, f := range r.Findings {
			switch {
			case f.Rule == Undecided.ID:
				undecided[subject{f.Subject, f.Address}] = true
			case f.Rule == ParseError.ID || f.Rule == PolicyError.ID:
				whole = whole && excluded(f)
			}
			id := identify(f)
			if seen[instance{id, r.Root}] || excluded(f) || !o.judged(f) {
				continue
			}
			seen[instance{id, r.Root}] = true
			f.Behind, f.Root = behind[id], r.Root
			if by := takenBy(ignores[f.Location.File], f, nil); by != nil {
				if !ignored[id] {
					out.suppress(Suppressed{f, by.Ignore}, o)
				}
				ignored[id] = true
			} else {
				open = append(open, withExpired(ignores[f.Location.File], f))
			}
		}
		for _, f := range r.LeftOut {
			if o.judged(f) {
				takenBy(ignores[f.Location.File], f, nil)
			}
		}
	}
	slices.SortStableFunc(open, order)
	accepted, idle := o.Baseline.match(open, o.Selection)
	for _, e := range idle {
		if whole && !undecided[subject{e.Rule, e.Address}] && o.Baseline.Stale(e, o.Selection) {
			out.Stale = append(out.Stale, e)
		} else {
			out.Idle = append(out.Idle, e)
		}
	}
	out.Risen = out.risen(open, accepted, o)
	// What several root modules have in common is said once, of one in which it is new if there is one.
	said := map[identity]bool{}
	for i, f := range open {
		if accepted[i] {
			out.Accepted = append(out.Accepted, NewEntry(f))
			continue
		}
		if Acceptable(o.Selection, f.Rule) && o.shows(f.Rule) {
			out.New = append(out.New, NewEntry(f))
		}
		if id := identify(f); !said[id] {
			said[id] = true
			out.add(f, o)
		}
	}
	for i, f := range open {
		if id := identify(f); accepted[i] && !said[id] {
			said[id] = true
			out.suppress(Suppressed{f, model.Ignore{Reason: "accepted in the baseline " + o.Baseline.File}}, o)
		}
	}
	if o.Selection.On(UnusedIgnore.ID) {
		reported, taken := complaints(all, edit.NewTidier(out.Sources))
		for _, f := range reported {
			if !excluded(f) {
				out.add(f, o)
			}
		}
		for _, s := range taken {
			if !excluded(s.Finding) {
				out.suppress(s, o)
			}
		}
		for _, e := range out.Stale {
			out.add(e.complaint(o.Selection), o)
			out.Sources[o.Baseline.File] = o.Baseline.Source
		}
	}

	slices.SortStableFunc(out.Findings, order)
	slices.SortStableFunc(out.Suppressed, func(a, b Suppressed) int { return order(a.Finding, b.Finding) })
	out.Notices = once(out.Notices)
	return out
}

// byFile holds ignores by the file they stand in, which is the file that they cover.
type byFile map[string][]*ignore

// subject is a rule and the resource that it is about.
type subject struct{ rule, address string }

// identity is what two findings that say the same have in common.
type identity struct {
	rule, address, message string
	at                     model.Range
}

func identify(f Finding) identity { return identity{f.Rule, f.Address, f.Message, f.Location} }

// behind joins what is behind findings that several root modules have in common.
func behind(results []*Result) map[identity][]model.Range {
	all := map[identity][]model.Range{}
	for _, r := range results {
		for _, f := range r.Findings {
			if len(f.Behind) > 0 {
				all[identify(f)] = append(all[identify(f)], f.Behind...)
			}
		}
	}
	return all
}

// judged reports whether the rule that a finding comes from is on. For an open
// question that is the rule that asks.
func (o Options) judged(f Finding) bool {
	if f.Rule == Undecided.ID {
		return o.Selection.On(f.Subject)
	}
	return o.Selection.On(f.Rule)
}

// shows reports whether findings of a rule appear in the report.
func (o Options) shows(id string) bool {
	st := o.Selection.states[id]
	rule := o.Selection.Catalogue.find(id)
	return st.on && (rule == nil || !rule.Hidden || o.ShowUnknown || st.shown)
}

func (out *Outcome) add(f Finding, o Options) {
	if o.Within != nil && !o.Within(f) {
		return
	}
	if rule := o.Selection.Catalogue.find(f.Rule); rule != nil && rule.Hidden {
		out.Summary.Undecided++
	}
	if !o.shows(f.Rule) {
		return
	}
	if s := o.Selection.states[f.Rule].severity; s != Off {
		f.Severity = s
	}
	switch f.Severity {
	case Error:
		out.Summary.Error++
	case Warning:
		out.Summary.Warning++
	case Info:
		out.Summary.Info++
	}
	out.Findings = append(out.Findings, f)
}

func (out *Outcome) suppress(s Suppressed, o Options) {
	if !o.shows(s.Finding.Rule) || o.Within != nil && !o.Within(s.Finding) {
		return
	}
	if level := o.Selection.states[s.Finding.Rule].severity; level != Off {
		s.Finding.Severity = level
	}
	if s.By.Range.IsZero() {
		out.Summary.Baseline++
	} else {
		out.Summary.Ignored++
	}
	out.Suppressed = append(out.Suppressed, s)
}

// Failed reports whether there is a finding of at least the severity. Off: never.
func (out *Outcome) Failed(failOn Severity) bool {
	return failOn != Off && slices.ContainsFunc(out.Findings, func(f Finding) bool { return f.Severity >= failOn })
}

func order(a, b Finding) int {
	return cmp.Or(
		strings.Compare(a.Location.File, b.Location.File),
		cmp.Compare(a.Location.Start.Byte, b.Location.Start.Byte),
		cmp.Compare(a.Location.Start.Line, b.Location.Start.Line),
		cmp.Compare(a.Location.Start.Column, b.Location.Start.Column),
		strings.Compare(a.Rule, b.Rule),
		strings.Compare(a.Address, b.Address),
		cmp.Compare(a.Location.End.Byte, b.Location.End.Byte),
		strings.Compare(a.Message, b.Message),
	)
}

func once(notices []model.Notice) []model.Notice {
	var out []model.Notice
	seen := map[model.Notice]bool{}
	for _, n := range notices {
		if !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}

// provider is the version that the configs were judged by. Where the root modules differ
// it is empty, and From names the versions.
func provider(results []*Result) model.Provider {
	roots := map[string]int{}
	var first *Result
	for _, r := range results {
		if r.Configs > 0 {
			first = cmp.Or(first, r)
			roots[r.Provider.Version]++
		}
	}
	switch {
	case first == nil && len(results) > 0:
		return results[0].Provider
	case first == nil:
		return model.Provider{}
	case len(roots) == 1:
		return first.Provider
	}
	var parts []string
	for _, version := range slices.Sorted(maps.Keys(roots)) {
		noun := "root modules"
		if roots[version] == 1 {
			noun = "root module"
		}
		parts = append(parts, fmt.Sprintf("%s in %d %s", version, roots[version], noun))
	}
	return model.Provider{From: "several versions: " + strings.Join(parts, ", ")}
}
