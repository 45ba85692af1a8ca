// Package numbers judges the numbers of an async config against what the provider and
// the API take.
package numbers

import (
	"cmp"
	"fmt"
	"math/big"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
	"github.com/fcasync/fcasync-lint/internal/check/violations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Argument is a number of an async config.
type Argument struct {
	Name   string // maximum_retry_attempts
	Value  model.Value
	Limits []alicloud.Limits // the gravest first
}

// Judge reports the first limit that the argument certainly breaks: an error, or a warning
// where the limit is advisory. A value that is no number at all is FCA107.
func Judge(p *check.Pass, c *model.AsyncConfig, a Argument) {
	v := a.Value
	if v.Default || v.Set == symbol.No || len(a.Limits) == 0 {
		return
	}
	if v.Undecided() {
		if violations.Of(p.Project, v) {
			return // FCA107
		}
		for _, l := range a.Limits {
			if outside(v, l) {
				report(p, c, a, l, because(p.Project, l))
				return
			}
		}
		lo, hi := bounds(a.Limits)
		p.Undecided(c.Address, cmp.Or(v.Range, c.Range), fmt.Sprintf("whether %s is a whole number from %d to %d", a.Name, lo, hi), v.Blocking())
		return
	}
	n, ok := v.Number()
	if !ok {
		return
	}
	if !n.IsInt() && !n.IsInf() {
		report(p, c, a, alicloud.Limits{}, "not a whole number")
		return
	}
	for _, l := range a.Limits {
		if !holds(v, l) {
			report(p, c, a, l, because(p.Project, l))
			return
		}
	}
}

func report(p *check.Pass, c *model.AsyncConfig, a Argument, l alicloud.Limits, why string) {
	if violations.Of(p.Project, a.Value) {
		return // FCA107
	}
	f := check.Finding{
		Severity: check.Error,
		Address:  c.Address,
		Location: cmp.Or(a.Value.Range, c.Range),
		Message:  fmt.Sprintf("%s is %s: %s", a.Name, phrase.Value(a.Value), why),
		Fix:      fix(a, l),
		URL:      l.URL,
		Related:  check.RelatedSteps(a.Value),
		Subject:  a.Name,
	}
	if l.Advisory {
		f.Severity = check.Warning
	}
	p.Report(f)
}

func because(p *model.Project, l alicloud.Limits) string {
	if l.Advisory {
		return fmt.Sprintf("the newer pages of %s take %d to %d only, older ones more", l.By, l.Min, l.Max)
	}
	s := fmt.Sprintf("%s takes %d to %d", l.By, l.Min, l.Max)
	switch {
	case l.By != alicloud.ByProvider:
		return s
	case l.Span.Before != "":
		s += " before version " + l.Span.Before
	}
	return s + " (" + phrase.Provider(p) + ")"
}

func fix(a Argument, l alicloud.Limits) string {
	lo, hi := bounds(a.Limits)
	if l.Advisory {
		hi = l.Max
	}
	s := fmt.Sprintf("Write a whole number from %d to %d", lo, hi)
	if l.Span.Before != "" {
		s += fmt.Sprintf(", or use version %s of the provider or a newer one, which takes more", l.Span.Before)
	}
	return s + "."
}

// bounds are the limits that must be kept together.
func bounds(limits []alicloud.Limits) (lo, hi int64) {
	lo, hi = limits[0].Min, limits[0].Max
	for _, l := range limits[1:] {
		if !l.Advisory {
			lo, hi = max(lo, l.Min), min(hi, l.Max)
		}
	}
	return lo, hi
}

func holds(v model.Value, l alicloud.Limits) bool {
	low, _ := v.Compare(l.Min)
	high, _ := v.Compare(l.Max)
	return low >= 0 && high <= 0
}

// outside reports whether a number that is not known breaks a limit all the same: every
// value that it may have does.
func outside(v model.Value, l alicloud.Limits) bool {
	if v.Set != symbol.Yes {
		return false
	}
	return v.Most != nil && v.Most.Cmp(new(big.Float).SetInt64(l.Min)) < 0 ||
		v.Least != nil && v.Least.Cmp(new(big.Float).SetInt64(l.Max)) > 0
}
