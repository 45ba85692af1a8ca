// Package qualifierinvalid is FCA105.
package qualifierinvalid

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/naming"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
	"github.com/fcasync/fcasync-lint/internal/check/violations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports a qualifier that nothing can have.
var Rule = check.Rule{
	ID:       "FCA105",
	Name:     "qualifier-invalid",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "Qualifier that is no version and no alias",
		Why: "A qualifier is `LATEST`, a version number or the name of an alias; no version or alias can be called anything else, so the apply fails.\n\n" +
			"An alias name has 1 to 128 letters, digits, `_` and `-`, and does not begin with a digit. Often it is the `id` of an alias that was written, " +
			"which is `SERVICE:ALIAS` (FC2) or `FUNCTION:ALIAS` (FC3) and not its name, or `$LATEST`, which is what another cloud calls it.\n\n" +
			"`latest` in another case than `LATEST` is a warning: it would be a legal alias name and is hardly meant as one. " +
			"An empty qualifier is an error in FC2, where the provider refuses it, and the same as none in FC3.",
		Fix: "Write `LATEST`, a version number or the name of an alias, or leave the argument out for `LATEST`.",
		Bad: []check.Example{
			{
				Title: "The id of an alias instead of its name (FC2)",
				Source: `resource "alicloud_fc_alias" "live" {
  service_name    = "shop"
  alias_name      = "live"
  service_version = "3"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name           = "shop"
  function_name          = "orders"
  qualifier              = alicloud_fc_alias.live.id
  maximum_retry_attempts = 1
}
`,
			},
			{
				Title: "LATEST as another cloud writes it (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  qualifier                = "$LATEST"
  max_async_retry_attempts = 1
}
`,
			},
		},
		Good: []check.Example{
			{
				Title: "The name of an alias (FC2)",
				Source: `resource "alicloud_fc_alias" "live" {
  service_name    = "shop"
  alias_name      = "live"
  service_version = "3"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name           = "shop"
  function_name          = "orders"
  qualifier              = alicloud_fc_alias.live.alias_name
  maximum_retry_attempts = 1
}
`,
			},
			{
				Title: "LATEST (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  qualifier                = "LATEST"
  max_async_retry_attempts = 1
}
`,
			},
		},
		Since:      "0.1.0",
		Precision:  "very-high",
		References: []string{alicloud.Async2DocURL, alicloud.Async3DocURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	for _, c := range p.Project.AsyncConfigs {
		judge(p, c)
	}
}

func judge(p *check.Pass, c *model.AsyncConfig) {
	v := c.Qualifier
	if v.Default || v.Set == symbol.No {
		return
	}
	if v.Set == symbol.Unknown {
		undecided(p, c)
		return
	}
	if s, ok := v.Text.Known(); ok && s == "" {
		if c.Generation == model.FC2 {
			report(p, c, check.Error, ": the provider refuses an empty one")
		}
		return
	}
	kind, problem := naming.Qualifier(v.Text)
	switch kind {
	case alicloud.QualifierInvalid:
		report(p, c, check.Error, ", which is no version and no alias: "+problem)
	case alicloud.QualifierCase:
		report(p, c, check.Warning, ": the unpublished version is called LATEST, in capitals")
	case alicloud.QualifierUnknown:
		if !nameOfAlias(v) {
			undecided(p, c)
		}
	}
}

func undecided(p *check.Pass, c *model.AsyncConfig) {
	if violations.Of(p.Project, c.Qualifier) {
		return // FCA107
	}
	p.Undecided(c.Address, cmp.Or(c.Qualifier.Range, c.Range), "whether the qualifier is LATEST, a version number or a legal alias name", c.Qualifier.Blocking())
}

// nameOfAlias: the value is the name of a declared alias, which is legal where that is.
func nameOfAlias(v model.Value) bool { return v.Source != nil && v.Source.Name == "alias_name" }

func report(p *check.Pass, c *model.AsyncConfig, s check.Severity, problem string) {
	v := c.Qualifier
	if violations.Of(p.Project, v) {
		return // FCA107
	}
	f := check.Finding{
		Severity: s,
		Address:  c.Address,
		Location: cmp.Or(v.Range, c.Range),
		Message:  fmt.Sprintf("qualifier is %s%s", phrase.Value(v), problem),
		Fix:      fix(v),
		Related:  check.RelatedSteps(v),
		Subject:  "qualifier",
	}
	p.Report(f)
}

// attributes are what to write instead of the id of a resource.
var attributes = [...]struct{ typ, name string }{
	{"alicloud_fc_alias", "alias_name"},
	{"alicloud_fcv3_alias", "alias_name"},
	{"alicloud_fcv3_function_version", "version_id"},
}

func fix(v model.Value) string {
	if v.Source != nil {
		for _, a := range attributes {
			if a.typ == v.Source.ResourceType && a.name != v.Source.Name {
				return "Write qualifier = " + phrase.Other(v, a.name) + "."
			}
		}
	}
	s, known := v.Known()
	meant := strings.Trim(s, " \t\r\n$")
	if strings.EqualFold(meant, "LATEST") {
		meant = "LATEST"
	}
	if kind, _ := alicloud.CheckQualifier(symbol.Lit(meant)); known && !v.Sensitive && kind != alicloud.QualifierInvalid {
		return fmt.Sprintf("Write qualifier = %q.", meant)
	}
	return ""
}
