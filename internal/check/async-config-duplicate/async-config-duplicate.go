// Package asyncconfigduplicate is rule FCA401.
package asyncconfigduplicate

import (
	"cmp"
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports two configs for one function and qualifier; in FC3 for one function.
var Rule = check.Rule{
	ID:       "FCA401",
	Name:     "async-config-duplicate",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "Two async invoke configs for the same function",
		Why: "A function has one asynchronous invocation configuration per qualifier. Both provider resources create it with a PUT that takes over whatever exists, so two of them overwrite each other: every apply undoes half of the last one, and destroying one deletes the configuration of both.\n\n" +
			"`alicloud_fcv3_async_invoke_config` goes further. Its id is the function name alone and it always reads the configuration of `LATEST`, so two of them for one function collide even when their qualifiers differ.\n\n" +
			"Names count as equal when they are the same text or the same reference, and the provider configurations work in the same region and account.",
		Fix: "Keep one resource per function and qualifier (FC3: per function) and move the settings of the other into it.",
		Bad: []check.Example{{
			Title: "Two modules' worth of settings for one FC3 function",
			Source: `resource "alicloud_fcv3_async_invoke_config" "retries" {
  function_name            = "orders"
  max_async_retry_attempts = 2
}

resource "alicloud_fcv3_async_invoke_config" "task" {
  function_name = "orders"
  qualifier     = "LATEST"
  async_task    = true
}
`,
		}, {
			Title: "LATEST is what an absent qualifier means (FC2)",
			Source: `resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name           = "shop"
  function_name          = "orders"
  maximum_retry_attempts = 1
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name        = "shop"
  function_name       = "orders"
  qualifier           = "LATEST"
  stateful_invocation = true
}
`,
		}},
		Good: []check.Example{{
			Title: "One resource with all settings",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 2
  async_task               = true
}
`,
		}, {
			Title: "One config per qualifier (FC2)",
			Source: `resource "alicloud_fc_function_async_invoke_config" "each" {
  for_each               = toset(["LATEST", "live"])
  service_name           = "shop"
  function_name          = "orders"
  qualifier              = each.key
  maximum_retry_attempts = 1
}
`,
		}},
		Since:     "0.1.0",
		Precision: "very-high",
		References: []string{
			"https://github.com/aliyun/terraform-provider-alicloud/blob/master/alicloud/resource_alicloud_fcv3_async_invoke_config.go",
			"https://github.com/aliyun/terraform-provider-alicloud/blob/master/alicloud/resource_alicloud_fc_function_async_invoke_config.go",
			"https://www.alibabacloud.com/help/en/fc/user-guide/result-callback",
		},
	},
	Run: run,
}

// most pairs are told per config: beyond that they say nothing new, and a block with
// thousands of instances would have millions.
const most = 10

func run(p *check.Pass) {
	earlier := map[string][]*model.AsyncConfig{}
	for _, c := range p.Project.AsyncConfigs {
		key, ok := settingsKey(c)
		if !ok {
			continue
		}
		pairs, open := 0, false
		for _, e := range earlier[key] {
			switch identity.Scope(e.Provider, c.Provider).And(e.ExistsWith(&c.Resource)).And(c.ExistsWith(&e.Resource)) {
			case symbol.Yes:
				report(p, e, c)
				pairs++
			case symbol.Unknown:
				if !open {
					undecided(p, e, c)
				}
				open = true
			}
			if pairs == most {
				break
			}
		}
		earlier[key] = append(earlier[key], c)
	}
}

// settingsKey is equal for two configs when they certainly name the same function, and in
// FC2 the same qualifier, in the same region. A name or qualifier that may be anything
// has no key: rules for values ask about those.
func settingsKey(c *model.AsyncConfig) (key string, ok bool) {
	parts := []symbol.Text{c.FunctionName.Text}
	if c.Generation == model.FC2 {
		q, open := identity.Qualifier(c)
		if open || c.ServiceName.Set == symbol.No {
			return "", false
		}
		parts = append(parts, c.ServiceName.Text, q)
	}
	if c.FunctionName.Set == symbol.No {
		return "", false
	}
	if c.Provider != nil {
		key = c.Provider.Region.Key()
	}
	key += "\x01" + c.Type
	for _, t := range parts {
		k := t.Key()
		if k == "" {
			return "", false
		}
		key += "\x01" + k
	}
	return key, true
}

func report(p *check.Pass, e, c *model.AsyncConfig) {
	f := check.Finding{
		Address:  c.Address,
		Location: identity.Where(c.FunctionName, c.Resource),
		Subject:  e.Address,
		Related: append(check.RelatedSteps(c.FunctionName), check.Related{
			Message:  e.Address + " configures the same function",
			Location: identity.Where(e.FunctionName, e.Resource),
		}),
	}
	mine, theirs := shown(c), shown(e)
	switch {
	case c.Generation == model.FC2:
		f.Message = fmt.Sprintf("%s and this resource both configure function %s with qualifier %s: they overwrite each other at every apply",
			e.Address, identity.FunctionShown(c), mine)
	case mine == theirs:
		f.Message = fmt.Sprintf("%s and this resource both configure function %s: they share one id and overwrite each other at every apply",
			e.Address, identity.FunctionShown(c))
	default:
		f.Message = fmt.Sprintf("%s and this resource both configure function %s: their qualifiers differ (%s and %s), but the id is the function name alone and both read back the config of LATEST",
			e.Address, identity.FunctionShown(c), theirs, mine)
	}
	switch {
	case c.Name == e.Name && c.Module == e.Module && c.Type == e.Type:
		f.Fix = "Give every instance a function of its own, for example through each.key or count.index, or drop count and for_each."
	case c.Generation == model.FC3 && mine != theirs:
		f.Fix = fmt.Sprintf("Keep one of %s and %s, for LATEST: this resource manages one qualifier per function.", e.Address, c.Address)
	default:
		f.Fix = fmt.Sprintf("Move the settings of %s into %s and remove it.", c.Address, e.Address)
	}
	p.Report(f)
}

// shown is a config's qualifier for a message.
func shown(c *model.AsyncConfig) string {
	q, open := identity.Qualifier(c)
	if open {
		return cmp.Or(c.Qualifier.Written, c.Qualifier.Show()) // a plan alone has no expressions
	}
	if c.Qualifier.Sensitive {
		return c.Qualifier.Show()
	}
	return q.String()
}

func undecided(p *check.Pass, e, c *model.AsyncConfig) {
	question := fmt.Sprintf("whether %s and this resource, which name the same function, work in the same account", e.Address)
	var blocking string
	if identity.Scope(e.Provider, c.Provider) == symbol.Yes {
		question = fmt.Sprintf("whether %s and this resource, which name the same function, exist at the same time", e.Address)
		blocking = "count or for_each"
	}
	p.Undecided(c.Address, identity.Where(c.FunctionName, c.Resource), question, blocking)
}
