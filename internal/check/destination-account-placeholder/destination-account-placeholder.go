// Package destinationaccountplaceholder is FCA206.
package destinationaccountplaceholder

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
)

// Rule reports an account part that is no account id.
var Rule = check.Rule{
	ID:       "FCA206",
	Name:     "destination-account-placeholder",
	Severity: check.Warning,
	Doc: check.Doc{
		Title: "The account of a destination is a placeholder",
		Why: `The account id of an ARN is a long number, most often of 16 digits: ` + "`<ACCOUNT_ID>`, `xxx` or `123456789`" + ` is left over from an example.

The apply may succeed, but nothing arrives: there is no such queue, topic, function or bus.`,
		Fix: `Write the account id, or ` + "`${data.alicloud_account.NAME.id}`" + `, which is always that of the provider's credentials.`,
		Bad: []check.Example{
			{
				Title: "Left over from the documentation (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:<ACCOUNT_ID>:/queues/orders-dead/messages"
    }
  }
}
`,
			},
			{
				Title: "Too short (FC2)",
				Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:123456789:/queues/orders-dead/messages"
    }
  }
}
`,
			},
		},
		Good: []check.Example{{
			Title: "The account of the provider's credentials",
			Source: `data "alicloud_account" "current" {}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/orders-dead/messages"
    }

    on_success {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/topics/orders-done/messages"
    }
  }
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "high",
		References: []string{"https://help.aliyun.com/en/ram/policy-elements", alicloud.Async2DocURL, alicloud.Async3DocURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	set := destinations.Read(p.Project)
	for _, d := range set.Readable() {
		if !destinations.IsPlaceholder(d.ARN.Account) {
			continue
		}
		account := set.Account(d.Config)
		p.Report(d.Finding(fmt.Sprintf("%s: its account part %s is no account id, which is a number of at least 10 digits",
			d.Says(), d.Quote(d.ARN.Account)), "Write `"+set.Rewrite(d, nil, &account)+"`.", set.DeclaredHere(d)...))
	}
}
