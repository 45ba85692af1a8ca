// Package triggerqualifier is rule FCA403.
package triggerqualifier

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports configs for a qualifier that no declared trigger of the function invokes.
var Rule = check.Rule{
	ID:       "FCA403",
	Name:     "trigger-qualifier",
	Severity: check.Warning,
	Doc: check.Doc{
		Title: "Every trigger of the function invokes another qualifier",
		Why: "An async invoke config applies to invocations of one qualifier: `LATEST`, a version or an alias. Every trigger that is declared for the function names another one, so what the triggers invoke is not covered by this config: it runs with the default retries and without destinations.\n\n" +
			"A function without declared triggers is not reported, as it may be invoked through the API. Triggers of FC2 (`alicloud_fc_trigger`) have no qualifier and are not looked at.",
		Fix: "Use the same qualifier in the config and in the trigger. In FC3 that is `LATEST`, as the provider cannot manage the config of another qualifier (FCA502).",
		Bad: []check.Example{{
			Title: "The trigger invokes an alias, the config is for LATEST",
			Source: `resource "alicloud_fcv3_trigger" "uploads" {
  function_name = "thumbnails"
  qualifier     = "live"
  trigger_name  = "uploads"
  trigger_type  = "oss"
}

resource "alicloud_fcv3_async_invoke_config" "thumbnails" {
  function_name            = "thumbnails"
  max_async_retry_attempts = 1
}
`,
		}},
		Good: []check.Example{{
			Title: "Both use LATEST",
			Source: `resource "alicloud_fcv3_trigger" "uploads" {
  function_name = "thumbnails"
  qualifier     = "LATEST"
  trigger_name  = "uploads"
  trigger_type  = "oss"
}

resource "alicloud_fcv3_async_invoke_config" "thumbnails" {
  function_name            = "thumbnails"
  max_async_retry_attempts = 1
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "high",
		References: []string{alicloud.ResultCallbackURL, alicloud.Async3DocURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	if len(p.Project.Triggers) == 0 {
		return
	}
	for _, c := range p.Project.AsyncConfigs {
		if q, open := identity.Qualifier(c); c.Generation == model.FC3 && !open && !identity.Misspelt(c) {
			judge(p, c, q)
		}
	}
}

func judge(p *check.Pass, c *model.AsyncConfig, qualifier symbol.Text) {
	var others []*model.Trigger // of this function, certainly with another qualifier
	var open *model.Trigger     // may invoke what the config is for
	for _, t := range p.Project.Triggers {
		here := identity.OfFunction(c, t).And(t.ExistsWith(&c.Resource))
		switch here.And(invokes(t, qualifier)) {
		case symbol.Yes:
			return
		case symbol.Unknown:
			open = t
		case symbol.No:
			if here == symbol.Yes {
				others = append(others, t)
			}
		}
	}
	switch {
	case len(others) == 0:
	case open == nil && p.Project.Incomplete != "":
		p.Undecided(c.Address, identity.Where(c.Qualifier, c.Resource),
			fmt.Sprintf("whether another trigger invokes qualifier %s of the function, as %s", shown(c, qualifier), p.Project.Incomplete), "")
	case open == nil:
		report(p, c, qualifier, others)
	case qualifier.IsKnown():
		p.Undecided(c.Address, identity.Where(c.Qualifier, c.Resource),
			fmt.Sprintf("whether %s invokes qualifier %s of the function", open.Address, shown(c, qualifier)), blocking(open))
	}
}

// invokes reports whether a trigger invokes the qualifier. The argument is required: where
// it is missing nothing is known.
func invokes(t *model.Trigger, qualifier symbol.Text) symbol.Tri {
	if t.Qualifier.Set == symbol.No {
		return symbol.Unknown
	}
	return symbol.Equal(t.Qualifier.Text, qualifier)
}

func blocking(t *model.Trigger) string {
	if t.Symbolic {
		return "count or for_each"
	}
	if b := t.Qualifier.Blocking(); b != "" {
		return b
	}
	return t.FunctionName.Blocking()
}

func report(p *check.Pass, c *model.AsyncConfig, qualifier symbol.Text, others []*model.Trigger) {
	related := check.RelatedSteps(c.Qualifier)
	var invoked []string
	for _, t := range others {
		invoked = append(invoked, t.Qualifier.Show())
		related = append(related, check.Related{
			Message:  fmt.Sprintf("trigger %s invokes %s", t.Address, t.Qualifier.Show()),
			Location: identity.Where(t.Qualifier, t.Resource),
		})
	}
	slices.Sort(invoked)
	invoked = slices.Compact(invoked)
	mine := shown(c, qualifier)
	p.Report(check.Finding{
		Address:  c.Address,
		Location: identity.Where(c.Qualifier, c.Resource),
		Subject:  "qualifier",
		Related:  related,
		Message: fmt.Sprintf("this config is for qualifier %s of function %s, but every trigger declared for the function invokes another (%s): it never applies to them",
			mine, c.FunctionName.Show(), strings.Join(invoked, ", ")),
		Fix: fix(mine, others),
	})
}

// shown is the config's qualifier for a message.
func shown(c *model.AsyncConfig, qualifier symbol.Text) string {
	if c.Qualifier.Sensitive {
		return c.Qualifier.Show()
	}
	return qualifier.String()
}

func fix(mine string, others []*model.Trigger) string {
	if mine != identity.Latest {
		return "Remove the qualifier from this config and set qualifier = \"LATEST\" in the triggers; the provider cannot manage the config of another qualifier."
	}
	return fmt.Sprintf("Set qualifier = \"LATEST\" in %s.", others[0].Address)
}
