// Package fcv3qualifier is rule FCA502.
package fcv3qualifier

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Rule reports FC3 configs for anything but LATEST, which the provider never reads back.
var Rule = check.Rule{
	ID:       "FCA502",
	Name:     "fcv3-qualifier",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "The FC3 resource manages LATEST only",
		Why: "`alicloud_fcv3_async_invoke_config` sends `qualifier` when it writes and deletes, but never when it reads, and it is not part of the id. With any qualifier other than `LATEST` the create succeeds on the server, reads back the config of `LATEST`, finds none, fails and taints the resource; every further apply does the same. If a config for `LATEST` exists, its values come back instead and the plan never settles.\n\n" +
			"Changing only the qualifier makes no call at all, and leaves the old qualifier's config behind. No known provider version does better.",
		Fix: "Remove `qualifier` (or write `LATEST`) and let triggers and callers use `LATEST`, or manage the config of the alias or version outside of Terraform.",
		Bad: []check.Example{{
			Title: "A config for an alias",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  qualifier                = "live"
  max_async_retry_attempts = 1
}
`,
		}},
		Good: []check.Example{{
			Title: "A config for LATEST",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  qualifier                = "LATEST"
  max_async_retry_attempts = 1
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "very-high",
		References: []string{"https://github.com/aliyun/terraform-provider-alicloud/blob/master/alicloud/resource_alicloud_fcv3_async_invoke_config.go", alicloud.Async3DocURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	for _, c := range p.Project.AsyncConfigs {
		if c.Generation != model.FC3 || !identity.Qualified(c) {
			continue
		}
		effect := "the create fails and taints it, or the plan never settles"
		if c.Planned != nil && (c.Planned.Action == model.Update || c.Planned.Action == model.NoOp) {
			effect = "the values of that config come back instead of its own, and the plan never settles" // it is there already
		}
		p.Report(check.Finding{
			Address:  c.Address,
			Location: identity.Where(c.Qualifier, c.Resource),
			Subject:  "qualifier",
			Related:  check.RelatedSteps(c.Qualifier),
			Message: fmt.Sprintf("the qualifier is %s, but this resource reads back the config of LATEST only: %s (every known provider version; judged by %s)",
				phrase.Value(c.Qualifier), effect, phrase.Provider(p.Project)),
			Fix: "Remove qualifier, or write qualifier = \"LATEST\", and have triggers and callers invoke LATEST.",
		})
	}
}
