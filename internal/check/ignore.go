package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/edit"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// UnusedIgnore is FCA002. Assemble reports it.
var UnusedIgnore = Rule{
	ID:       "FCA002",
	Name:     "unused-ignore",
	Severity: Warning,
	Fixable:  true,
	Doc: Doc{
		Title: "An ignore comment, or an entry of the baseline, without effect",
		Why: `An inline ignore matches no finding, or it is not written as it must be and therefore
ignores nothing. A comment that is left behind hides the next fault at the same place
from whoever reads the code, and from the linter.

A comment that names a rule which is switched off, or which could not be decided at
this place, is not reported.

Reported as well are a comment whose day is over (until=2027-01-31), one that names a rule
which the configuration file forbids to ignore, and an entry of the baseline that matches
no finding any more.`,
		Fix: "Remove the comment (`fcasync-lint baseline --prune` removes entries of the baseline), or write it as `# fcasync-lint:ignore FCA103 -- reason`: IDs or names of rules, separated by commas, then `--` and the reason.",
		Bad: []Example{{
			Title: "Nothing is wrong with the retries",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 2 # fcasync-lint:ignore FCA103 -- agreed with operations
}
`,
		}, {
			Title: "The reason is missing",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 2 # fcasync-lint:ignore FCA103
}
`,
		}, {
			Title: "The last day is over",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 9 # fcasync-lint:ignore FCA103 until=2024-06-30 -- until the limit is raised
}
`,
		}},
		Good: []Example{{
			Title: "The comment ignores a finding",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 9 # fcasync-lint:ignore FCA103 -- the limit is raised for this account
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "very-high",
		References: []string{"https://github.com/fcasync/fcasync-lint#ignoring-a-finding"},
	},
}

// ignore is a comment while it is matched against findings.
type ignore struct {
	model.Ignore
	rules   []*Rule // by index of Ignore.Rules; nil: absent from this version
	used    []bool  // by index of Ignore.Rules
	fault   string
	expired bool // its last day is over
	s       *Selection
}

// readIgnores joins the comments of all results: a module that is judged through several
// callers brings the same comments several times.
func readIgnores(results []*Result, o Options) []*ignore {
	var out []*ignore
	seen := map[model.Range]*ignore{}
	for _, r := range results {
		for _, i := range r.Ignores {
			if first := seen[i.Range]; first != nil {
				// The callers may reach different blocks below the comment.
				for _, cover := range i.Covers {
					if !slices.Contains(first.Covers, cover) {
						first.Covers = append(slices.Clip(first.Covers), cover)
					}
				}
				continue
			}
			g := &ignore{
				Ignore: i, fault: i.Malformed, used: make([]bool, len(i.Rules)), s: o.Selection,
				expired: i.Until != "" && o.Today > i.Until, // both have the form 2027-01-31
			}
			g.resolve(o.Selection.Catalogue)
			seen[i.Range] = g
			out = append(out, g)
		}
	}
	return out
}

// resolve looks the rules of a comment up and finds out what is wrong with it.
func (g *ignore) resolve(c Catalogue) {
	if g.fault == "" && len(g.Rules) == 0 {
		g.fault = "it names no rule"
	}
	for _, name := range g.Rules {
		rule, absent := c.Find(name)
		if rule == nil && !absent && g.fault == "" {
			g.fault = c.Unknown(name).Error()
		}
		g.rules = append(g.rules, rule)
	}
	if g.fault == "" && strings.TrimSpace(g.Reason) == "" {
		g.fault = "it gives no reason"
	}
}

// about returns the indexes of the rules of the comment that a finding of its place is about.
func (g *ignore) about(f Finding) (indexes []int) {
	if g.fault != "" || !g.covers(f.Location) {
		return nil
	}
	for i, rule := range g.rules {
		// Who ignores a rule at a place does not want to hear there that it is undecided.
		if rule != nil && (rule.ID == f.Rule || f.Rule == Undecided.ID && rule.ID == f.Subject) {
			indexes = append(indexes, i)
		}
	}
	return indexes
}

// takes reports whether the comment takes a finding away, and remembers that it did.
func (g *ignore) takes(f Finding) bool {
	taken := false
	for _, i := range g.about(f) {
		g.used[i] = true
		taken = taken || !g.expired && g.s.Ignorable(g.rules[i].ID)
	}
	return taken
}

func (g *ignore) covers(at model.Range) bool {
	for _, c := range g.Covers {
		if strings.HasSuffix(at.File, ".json") {
			// All of a JSON file may stand on one line.
			if c.File == at.File && c.Start.Byte <= at.Start.Byte && at.Start.Byte < c.End.Byte {
				return true
			}
			continue
		}
		last := c.End.Line
		if c.End.Column == 1 && last > c.Start.Line {
			last-- // the range ends with the line break before
		}
		if c.File == at.File && c.Start.Line <= at.Start.Line && at.Start.Line <= last {
			return true
		}
	}
	return false
}

// complaint returns the FCA002 about the comment, if there is reason for one.
func (g *ignore) complaint(files *edit.Tidier) (Finding, bool) {
	f := Finding{Location: g.Range}
	if g.fault != "" {
		f.Message = "this ignore comment has no effect: " + g.fault
		f.Fix = "Write `# fcasync-lint:ignore FCA103 -- reason`: IDs or names of rules, separated by commas, then `--` and the reason."
		f.Subject = "malformed"
		return complete(&UnusedIgnore, f), true
	}
	var idle, strict, on []string
	var indices []int // of idle
	for i, rule := range g.rules {
		switch {
		case rule == nil || !g.s.On(rule.ID):
		case !g.s.Ignorable(rule.ID):
			strict = append(strict, rule.ID)
		case g.used[i]:
			on = append(on, rule.ID)
		case !rule.NeedsAccount: // what a rule says of the account changes without the code
			idle = append(idle, rule.ID)
			indices = append(indices, i)
		}
	}
	remove := func(ids []string) string {
		if len(ids) < len(g.rules) {
			return fmt.Sprintf("Remove %s from the comment.", strings.Join(ids, ", "))
		}
		return "Remove the comment."
	}
	switch {
	case len(strict) > 0:
		f.Message = fmt.Sprintf("this ignore comment has no effect on %s, which the configuration file forbids to ignore", strings.Join(strict, ", "))
		f.Fix = "Mend what it reports. " + remove(strict)
		f.Subject = "strict " + strings.Join(strict, ",")
	case g.expired && len(on)+len(idle) > 0:
		f.Message = fmt.Sprintf("this ignore comment has no effect any more: it held until %s", g.Until)
		f.Fix = "Mend what it ignored and remove the comment, or give it another day."
		if len(on) == 0 {
			f.Fix = "Remove the comment: there is nothing left that it would ignore."
			if len(idle) == len(g.rules) {
				f.Edits = withoutIdle(g.Ignore, indices, files)
			}
		}
		f.Subject = "expired"
	case len(idle) > 0 && !g.expired:
		f.Message = fmt.Sprintf("this ignore comment matches no finding of %s", strings.Join(idle, ", "))
		f.Fix = remove(idle)
		f.Edits = withoutIdle(g.Ignore, indices, files)
		f.Subject = strings.Join(idle, ",")
	default:
		return Finding{}, false
	}
	return complete(&UnusedIgnore, f), true
}

// complaints returns the FCA002 findings about all comments, and those that other
// comments ask to ignore. No comment can take away what is said about itself.
func complaints(ignores []*ignore, files *edit.Tidier) (reported []Finding, taken []Suppressed) {
	type about struct {
		comment *ignore
		finding Finding
	}
	var open []about
	for _, g := range ignores {
		if g.namesItself() {
			continue // whether that matches anything shows only below
		}
		if f, ok := g.complaint(files); ok {
			open = append(open, about{g, f})
		}
	}
	for _, a := range open {
		if by := takenBy(ignores, a.finding, a.comment); by != nil {
			taken = append(taken, Suppressed{a.finding, by.Ignore})
		} else {
			reported = append(reported, a.finding)
		}
	}
	for _, g := range ignores {
		if !g.namesItself() {
			continue
		}
		if f, ok := g.complaint(files); ok {
			reported = append(reported, f)
		}
	}
	return reported, taken
}

// namesItself reports whether FCA002 is among the rules that the comment ignores.
func (g *ignore) namesItself() bool {
	return g.fault == "" && slices.ContainsFunc(g.rules, func(r *Rule) bool {
		return r != nil && r.ID == UnusedIgnore.ID
	})
}

// takenBy returns the comment that takes a finding away, nil if none does. Every comment
// that matches counts as used.
func takenBy(ignores []*ignore, f Finding, except *ignore) *ignore {
	var by *ignore
	for _, g := range ignores {
		if g != except && g.takes(f) && by == nil {
			by = g
		}
	}
	return by
}

// withExpired adds to a finding the comments that took it away once.
func withExpired(ignores []*ignore, f Finding) Finding {
	for _, g := range ignores {
		if g.expired && len(g.about(f)) > 0 {
			f.Related = append(slices.Clip(f.Related), Related{Message: fmt.Sprintf("it was ignored here until %s: %s", g.Until, g.Reason), Location: g.Range})
		}
	}
	return f
}

func (c Catalogue) find(id string) *Rule {
	r, _ := c.Find(id)
	return r
}
