// Package eventagerange is FCA104.
package eventagerange

import (
	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/numbers"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Rule reports a maximum event age that the provider or the API does not take.
var Rule = check.Rule{
	ID:       "FCA104",
	Name:     "event-age-range",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "Maximum event age out of range",
		Why: `A maximum event age that the provider or the API does not take makes the plan or the apply fail.

With FC2 the provider takes 1 to 2592000 seconds (60 to 21600 before version 1.167.0), and the API 1 to
604800 by its newer pages, up to 2592000 by older ones. With FC3 the provider takes 0 to 86400 seconds
(0 to 3600 in 1.228.0 to 1.232.0), and the API 1 to 604800.

So with FC3 an age from 1 day to 7 days is legal for the API and cannot be configured with Terraform; and
0 passes the plan and is no legal age. With FC2 an age above 7 days is a warning, because the API's pages
disagree.`,
		Fix: `Write a whole number of seconds in the range that the message names. Leave the argument out for the
API's default of one day.`,
		Bad: []check.Example{
			{
				Title: "Two days are too much for the provider (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name                  = "orders"
  max_async_event_age_in_seconds = 2 * 24 * 60 * 60
}
`,
			},
			{
				Title: "Zero does not switch the limit off (FC2)",
				Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name                 = "shop"
  function_name                = "orders"
  maximum_event_age_in_seconds = 0
}
`,
			},
		},
		Good: []check.Example{
			{
				Title: "One day is the most (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name                  = "orders"
  max_async_event_age_in_seconds = 86400
}
`,
			},
			{
				Title: "Seven days are fine (FC2)",
				Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name                 = "shop"
  function_name                = "orders"
  maximum_event_age_in_seconds = 604800
}
`,
			},
		},
		Since:     "0.1.0",
		Precision: "very-high",
		Versions: "the provider's limits changed in " + alicloud.FC2WideLimits + " (FC2) and " +
			alicloud.FC3WideAge + " (FC3)",
		References: []string{alicloud.PutConfigURL, alicloud.PutConfig2URL, alicloud.Async2DocURL, alicloud.Async3DocURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	for _, c := range p.Project.AsyncConfigs {
		version := p.Project.Provider.Version
		name := "max_async_event_age_in_seconds"
		if c.Generation == model.FC2 {
			name = "maximum_event_age_in_seconds"
		} else if (alicloud.Span{Before: alicloud.FC3Added}).Holds(version) {
			// That it has no such resource is FCA108. Once it is raised, this is the limit.
			version = alicloud.Newest()
		}
		numbers.Judge(p, c, numbers.Argument{
			Name:   name,
			Value:  c.MaxAge,
			Limits: alicloud.AgeLimits(int(c.Generation), version),
		})
	}
}
