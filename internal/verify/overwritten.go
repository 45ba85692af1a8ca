package verify

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// ConfigOverwritten is FCA906.
var ConfigOverwritten = check.Rule{
	ID: "FCA906", Name: "config-overwritten", Severity: check.Warning, NeedsAccount: true,
	Doc: check.Doc{
		Title: "The create takes over a config that Terraform does not manage",
		Why: `The plan creates the config, and the account has one for this function and qualifier already. Both resources create by a PUT that does not ask, so the apply takes that config over without a word: what it has is changed, what the new one leaves out stays, and whoever manages it now (the console, another state, Serverless Devs) will change it back.

The trace shows both.`,
		Fix: "Import the config, so that the plan shows what changes, or delete it first.",
		Bad: []check.Example{{
			Title: "The plan creates it, and somebody has made one in the console",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 2
}
`,
		}},
		Good: []check.Example{{
			Title: "It is imported",
			Source: `import {
  to = alicloud_fcv3_async_invoke_config.orders
  id = "orders"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 2
}
`,
		}},
		References: []string{
			"https://developer.hashicorp.com/terraform/language/import",
			"https://github.com/aliyun/terraform-provider-alicloud/blob/master/alicloud/resource_alicloud_fcv3_async_invoke_config.go",
		},
		Since: "0.1.0", Precision: "very-high",
	},
	Run: reporting("FCA906"),
}

// overwritten asks whether there is a config already where the plan creates one.
func (a *asking) overwritten() {
	c := a.config
	id, ok := a.functionID(c)
	q, open := identity.Qualifier(c)
	qualifier, known := a.fill(q).Known()
	if !ok || open || !known {
		return // a name that is made up at the apply is one that nothing has
	}
	id.Qualifier = qualifier
	found, err := a.Account.AsyncConfig(a.ctx, id)
	configs := configs3
	if id.Generation == 2 {
		configs = configs2
	}
	gone, certain := a.gone(configs, id.Region, append(names(id), qualifier)...)
	switch {
	case live.IsNotFound(err):
	case err != nil:
		a.failed("overwritten", "the config", "whether there is one already that Terraform does not manage", err, c.FunctionName.Sensitive || c.ServiceName.Sensitive)
	case certain == symbol.Yes:
		// Terraform manages it, under another address.
	case certain == symbol.Unknown:
		a.unknown("overwritten", "the config", "whether the one that is there is one that Terraform does not manage", perhaps(gone))
	default:
		a.say(&ConfigOverwritten, func() check.Finding {
			return check.Finding{
				Address: c.Address, Location: c.Range, Subject: "overwritten",
				Message: fmt.Sprintf("the plan creates the config of the function %s, and the account has one that Terraform does not manage, which the apply takes over", identity.FunctionShown(c)),
				Trace:   both(settings(c, found)),
			}
		})
	}
}
