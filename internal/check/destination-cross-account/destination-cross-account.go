// Package destinationcrossaccount is FCA208.
package destinationcrossaccount

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports a destination in another account than the function's.
var Rule = check.Rule{
	ID:       "FCA208",
	Name:     "destination-cross-account",
	Severity: check.Warning,
	Doc: check.Doc{
		Title: "The destination is in another account than the function",
		Why: `The function's account is known, from the provider configuration or from the role that it uses, and the destination's ARN names another one.

Every example of Alibaba Cloud delivers within one account; delivery to another one is not documented to work, and the
policies of the function's role cannot grant it alone.`,
		Fix: `Write the function's account, best as ` + "`${data.alicloud_account.NAME.id}`" + `, and forward from a destination there if the results are needed in another account.`,
		Bad: []check.Example{
			{
				Title: "The provider states another account (FC3)",
				Source: `provider "alicloud" {
  region     = "eu-central-1"
  account_id = "1234567890123456"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:6543210987654321:/queues/orders-dead/messages"
    }
  }
}
`,
			},
			{
				Title: "The service's role is in another account (FC2)",
				Source: `resource "alicloud_fc_service" "shop" {
  name = "shop"
  role = "acs:ram::1234567890123456:role/shop-functions"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = alicloud_fc_service.shop.name
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:6543210987654321:/queues/orders-dead/messages"
    }
  }
}
`,
			},
		},
		Good: []check.Example{{
			Title: "The account of the provider's credentials",
			Source: `provider "alicloud" {
  region     = "eu-central-1"
  account_id = "1234567890123456"
}

data "alicloud_account" "current" {}

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
		References: []string{alicloud.ResultCallbackURL, "https://www.alibabacloud.com/help/en/functioncompute/fc-2-0/user-guide/policies"},
	},
	Run: run,
}

func run(p *check.Pass) {
	set := destinations.Read(p.Project)
	for _, d := range set.Readable() {
		if destinations.Blank(d.ARN.Account) || destinations.IsPlaceholder(d.ARN.Account) {
			continue
		}
		own, source, at, known := ownAccount(d.Config)
		if !known || symbol.Equal(d.ARN.Account, own) != symbol.No {
			continue
		}
		related := set.DeclaredHere(d)
		if !at.IsZero() {
			related = append(related, check.Related{Message: "the function's account is stated here", Location: at})
		}
		account := own.String()
		p.Report(d.Finding(fmt.Sprintf("%s: it is in account %s, but the function is in %s, the account of %s",
			d.Says(), d.Quote(d.ARN.Account), model.Value{Set: symbol.Yes, Text: own}.Show(), source),
			"Write `"+set.Rewrite(d, nil, &account)+"`.", related...))
	}
}

// ownAccount is the account of a config's function: the one that the provider configuration
// states, or else the one of the role that the function uses, which is its own.
func ownAccount(c *model.AsyncConfig) (account symbol.Text, source string, at model.Range, known bool) {
	if p := c.Provider; p != nil && p.AccountStated {
		return p.Account, p.Address, p.Range, true
	}
	var role model.Value
	switch {
	case c.Generation == model.FC2 && c.Service != nil:
		role, source = c.Service.Role, c.Service.Address
	case c.Generation == model.FC3 && c.Function != nil:
		role, source = c.Function.Role, c.Function.Address
	}
	if role.Set != symbol.Yes || role.Sensitive {
		return symbol.Text{}, "", model.Range{}, false
	}
	arn, _, ok := alicloud.ParseARN(role.Text)
	if product, _ := arn.Product.Known(); ok != symbol.Yes || product != "ram" || destinations.Blank(arn.Account) || destinations.IsPlaceholder(arn.Account) {
		return symbol.Text{}, "", model.Range{}, false
	}
	return arn.Account, "the role of " + source, role.Range, true
}
