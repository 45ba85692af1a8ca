// Package qualifierundeclared is rule FCA402.
package qualifierundeclared

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports a qualifier that is none of the aliases declared for the function.
var Rule = check.Rule{
	ID:       "FCA402",
	Name:     "qualifier-undeclared",
	Severity: check.Warning,
	Doc: check.Doc{
		Title: "The qualifier is no declared alias",
		Why: "The qualifier names an alias, aliases of this function (FC2: of its service) are declared in the configuration, and it is none of them. Either the name is misspelled, and the settings never apply to the invocations they are meant for, or the alias is made elsewhere.\n\n" +
			"In FC2 aliases belong to the service, in FC3 to the function.",
		Fix: "Refer to the alias resource (`alicloud_fc_alias.NAME.alias_name`), so that the names cannot drift apart, or declare the alias.",
		Bad: []check.Example{{
			Title: "The alias is called live",
			Source: `resource "alicloud_fc_alias" "live" {
  service_name    = "shop"
  alias_name      = "live"
  service_version = "3"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name           = "shop"
  function_name          = "orders"
  qualifier              = "prod"
  maximum_retry_attempts = 1
}
`,
		}},
		Good: []check.Example{{
			Title: "The qualifier is a reference to the alias",
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
		}},
		Since:     "0.1.0",
		Precision: "high",
		References: []string{
			"https://www.alibabacloud.com/help/en/fc/user-guide/result-callback",
			"https://github.com/aliyun/terraform-provider-alicloud/blob/master/website/docs/r/fc_function_async_invoke_config.html.markdown",
		},
	},
	Run: run,
}

func run(p *check.Pass) {
	if len(p.Project.Aliases) == 0 {
		return
	}
	for _, c := range p.Project.AsyncConfigs {
		if identity.QualifiedByAlias(c) {
			judge(p, c)
		}
	}
}

func judge(p *check.Pass, c *model.AsyncConfig) {
	var others []*model.Alias // declared for this function, certainly under other names
	var open symbol.Tri = symbol.No
	for _, a := range p.Project.Aliases {
		concerns := identity.AliasConcerns(c, a)
		if concerns == symbol.No {
			continue
		}
		here := concerns.And(a.ExistsWith(&c.Resource))
		switch here.And(isNamed(a, c)) {
		case symbol.Yes:
			return
		case symbol.Unknown:
			// Only an alias that is known to belong here makes it worth asking.
			if concerns == symbol.Yes {
				open = symbol.Yes
			} else if open == symbol.No {
				open = symbol.Unknown
			}
		case symbol.No:
			if here == symbol.Yes {
				others = append(others, a)
			}
		}
	}
	switch {
	case open == symbol.Yes || open == symbol.Unknown && len(others) > 0:
		if c.Qualifier.Text.IsKnown() {
			p.Undecided(c.Address, identity.Where(c.Qualifier, c.Resource),
				fmt.Sprintf("whether an alias %s is declared for the function", c.Qualifier.Show()), blocking(p.Project, c))
		}
	case open == symbol.No && len(others) > 0 && p.Project.Incomplete != "":
		p.Undecided(c.Address, identity.Where(c.Qualifier, c.Resource),
			fmt.Sprintf("whether an alias %s is declared for the function, as %s", c.Qualifier.Show(), p.Project.Incomplete), "")
	case open == symbol.No && len(others) > 0:
		report(p, c, others)
	}
}

// isNamed reports whether the config's qualifier is the alias's name. The name of an alias
// may be left to the server; then only a reference to it can be equal.
func isNamed(a *model.Alias, c *model.AsyncConfig) symbol.Tri {
	if s := c.Qualifier.Source; s != nil && s.Address == a.Address && s.Name == "alias_name" {
		return symbol.Yes
	}
	return identity.Equal(c.Qualifier, a.AliasName)
}

// blocking is the first reference in the aliases' declarations that keeps them open.
func blocking(p *model.Project, c *model.AsyncConfig) string {
	for _, a := range p.Aliases {
		if identity.AliasConcerns(c, a).And(a.ExistsWith(&c.Resource)).And(isNamed(a, c)) != symbol.Unknown {
			continue
		}
		if a.Symbolic {
			return "count or for_each"
		}
		for _, v := range []model.Value{a.AliasName, a.FunctionName, a.ServiceName} {
			if b := v.Blocking(); b != "" {
				return b
			}
		}
	}
	return ""
}

func report(p *check.Pass, c *model.AsyncConfig, others []*model.Alias) {
	related := check.RelatedSteps(c.Qualifier)
	var names []string
	for _, a := range others {
		names = append(names, a.AliasName.Show())
		related = append(related, check.Related{
			Message:  fmt.Sprintf("alias %s is declared here", a.AliasName.Show()),
			Location: identity.Where(a.AliasName, a.Resource),
		})
	}
	slices.Sort(names)
	names = slices.Compact(names)
	of := "function " + c.FunctionName.Show()
	if c.Generation == model.FC2 {
		of = "service " + c.ServiceName.Show()
	}
	p.Report(check.Finding{
		Address:  c.Address,
		Location: identity.Where(c.Qualifier, c.Resource),
		Subject:  "qualifier",
		Related:  related,
		Message: fmt.Sprintf("the qualifier %s is none of the aliases that are declared for %s (%s)",
			c.Qualifier.Show(), of, strings.Join(names, ", ")),
		Fix: fix(c, others),
	})
}

func fix(c *model.AsyncConfig, others []*model.Alias) string {
	if c.Generation == model.FC3 {
		return "Write qualifier = \"LATEST\": this resource cannot manage the config of an alias (FCA502)."
	}
	declare := fmt.Sprintf("or declare the alias %s.", c.Qualifier.Show())
	a := meant(c, others)
	switch {
	case a == nil:
		return "Name one of the declared aliases, " + declare
	case a.Module == c.Module && strings.HasSuffix(a.Address, a.Type+"."+a.Name):
		return fmt.Sprintf("Write qualifier = %s.%s.alias_name, %s", a.Type, a.Name, declare)
	}
	return fmt.Sprintf("Write qualifier = %s, %s", a.AliasName.Show(), declare)
}

// meant is the alias that the qualifier was probably meant to name, nil if that is not clear.
func meant(c *model.AsyncConfig, others []*model.Alias) *model.Alias {
	if len(others) == 1 {
		return others[0]
	}
	byName := map[string]*model.Alias{}
	for _, a := range others {
		if s, ok := a.AliasName.Known(); ok {
			byName[s] = a
		}
	}
	q, _ := c.Qualifier.Known()
	return byName[alicloud.Nearest(q, slices.Sorted(maps.Keys(byName)))]
}
