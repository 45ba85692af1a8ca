// Package nameinvalid is FCA106.
package nameinvalid

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/naming"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
	"github.com/fcasync/fcasync-lint/internal/check/violations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports a service or function name that no service or function can have.
var Rule = check.Rule{
	ID:       "FCA106",
	Name:     "name-invalid",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "Service or function name that breaks the naming rules",
		Why: "No service or function can have such a name, so the apply fails: names have 1 to 128 letters, digits, `_` and `-`, and do not begin with a digit or `-`.\n\n" +
			"Often an `id` or an ARN was written where the name is wanted: the id of `alicloud_fc_function` is `SERVICE:FUNCTION`. " +
			"Functions that were migrated from FC 2.0 to FC 3.0 are called `SERVICE$FUNCTION`: the `$` is accepted with FC3.",
		Fix: "Write the name of the service or function, best as a reference to the resource that declares it.",
		Bad: []check.Example{
			{
				Title: "The id of the function instead of its name (FC2)",
				Source: `resource "alicloud_fc_function" "orders" {
  service  = "shop"
  name     = "orders"
  runtime  = "python3.10"
  handler  = "index.handler"
  filename = "orders.zip"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name           = "shop"
  function_name          = alicloud_fc_function.orders.id
  maximum_retry_attempts = 1
}
`,
			},
			{
				Title: "A character that names do not have (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "shop.orders"
  max_async_retry_attempts = 1
}
`,
			},
		},
		Good: []check.Example{
			{
				Title: "The name of the function (FC2)",
				Source: `resource "alicloud_fc_function" "orders" {
  service  = "shop"
  name     = "orders"
  runtime  = "python3.10"
  handler  = "index.handler"
  filename = "orders.zip"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name           = alicloud_fc_function.orders.service
  function_name          = alicloud_fc_function.orders.name
  maximum_retry_attempts = 1
}
`,
			},
			{
				Title: "A function migrated from FC 2.0 (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "shop$orders"
  max_async_retry_attempts = 1
}
`,
			},
		},
		Since:     "0.1.0",
		Precision: "very-high",
		References: []string{
			"https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/fcv3_function",
			"https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/fc_function",
		},
	},
	Run: run,
}

func run(p *check.Pass) {
	for _, c := range p.Project.AsyncConfigs {
		if c.Generation == model.FC2 {
			judge(p, c, "service_name", c.ServiceName, alicloud.ServiceName)
			judge(p, c, "function_name", c.FunctionName, alicloud.FunctionName2)
		} else {
			judge(p, c, "function_name", c.FunctionName, alicloud.FunctionName3)
		}
	}
}

func judge(p *check.Pass, c *model.AsyncConfig, argument string, v model.Value, kind alicloud.NameKind) {
	if v.Set == symbol.No {
		return
	}
	legal, problem := symbol.Unknown, ""
	if v.Set == symbol.Yes {
		legal, problem = naming.Name(kind, v.Text)
	}
	switch legal {
	case symbol.No:
		report(p, c, argument, v, problem)
	case symbol.Unknown:
		// What another resource is called is its own affair, and mostly legal.
		own := slices.ContainsFunc(v.Text.Refs(), func(r symbol.Ref) bool { return r.ResourceType == "" })
		if own && !violations.Of(p.Project, v) {
			p.Undecided(c.Address, cmp.Or(v.Range, c.Range), "whether "+argument+" keeps the naming rules", v.Blocking())
		}
	}
}

func report(p *check.Pass, c *model.AsyncConfig, argument string, v model.Value, problem string) {
	if violations.Of(p.Project, v) {
		return // FCA107
	}
	f := check.Finding{
		Address:  c.Address,
		Location: cmp.Or(v.Range, c.Range),
		Message:  fmt.Sprintf("%s is %s: %s", argument, phrase.Value(v), problem),
		Fix:      fix(argument, v),
		Related:  check.RelatedSteps(v),
		Subject:  argument,
	}
	p.Report(f)
}

// names are the attributes that hold the name of a service or function.
var names = [...]struct{ argument, typ, name string }{
	{"service_name", "alicloud_fc_service", "name"},
	{"service_name", "alicloud_fc_function", "service"},
	{"service_name", "alicloud_fcv2_function", "service_name"},
	{"function_name", "alicloud_fc_function", "name"},
	{"function_name", "alicloud_fcv2_function", "function_name"},
	{"function_name", "alicloud_fcv3_function", "function_name"},
}

func fix(argument string, v model.Value) string {
	if v.Source != nil {
		for _, n := range names {
			if n.argument == argument && n.typ == v.Source.ResourceType && n.name != v.Source.Name {
				return fmt.Sprintf("Write %s = %s.", argument, phrase.Other(v, n.name))
			}
		}
	}
	return ""
}
