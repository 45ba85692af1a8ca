// Package destinationscopeblank is FCA205.
package destinationscopeblank

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports an ARN that leaves open where its target is.
var Rule = check.Rule{
	ID:       "FCA205",
	Name:     "destination-scope-blank",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "The region or account of a destination is blank",
		Why: `A destination is one thing in one region of one account: ` + "`*`" + ` or nothing in their place names none.

` + "`*`" + ` belongs in the Resource of a RAM policy. ` + "`acs:fc:::services/...`" + ` is a shorthand of Serverless Devs, which
fills the blanks in before it calls the API; Terraform does not. An FC 3.0 config with only the account left out is
probably accepted, because Serverless Devs sends that as it is: this is a warning.`,
		Fix: `Write the region and the account id, for example with ` + "`data.alicloud_account`" + ` and the variable that the provider's region comes from.`,
		Bad: []check.Example{
			{
				Title: "Copied from a policy (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:*:*:/queues/orders-dead/messages"
    }
  }
}
`,
			},
			{
				Title: "The shorthand of Serverless Devs (FC2)",
				Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:::services/shop/functions/repair"
    }
  }
}
`,
			},
		},
		Good: []check.Example{{
			Title: "Region and account are written",
			Source: `variable "region" {
  type = string
}

provider "alicloud" {
  region = var.region
}

data "alicloud_account" "current" {}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:${data.alicloud_account.current.id}:/queues/orders-dead/messages"
    }

    on_success {
      destination = "acs:mns:${var.region}:${data.alicloud_account.current.id}:/topics/orders-done/messages"
    }
  }
}
`,
		}},
		Since:     "0.1.0",
		Precision: "high",
		References: []string{
			alicloud.ResultCallbackURL,
			"https://github.com/devsapp/fc3",
		},
	},
	Run: run,
}

func run(p *check.Pass) {
	set := destinations.Read(p.Project)
	for _, d := range set.Readable() {
		name, wildName := wildName(d)
		var faults []string
		emptyOnly := true
		for _, part := range []struct {
			name string
			text symbol.Text
			bad  bool
		}{
			{"region", d.ARN.Region, destinations.Blank(d.ARN.Region)},
			{"account id", d.ARN.Account, destinations.Blank(d.ARN.Account)},
			{"name", name, wildName},
		} {
			switch {
			case !part.bad:
			case destinations.IsWildcard(part.text):
				faults = append(faults, "the "+part.name+" is "+d.Quote(part.text))
				emptyOnly = false
			default:
				faults = append(faults, "the "+part.name+" is empty")
			}
		}
		if len(faults) == 0 {
			continue
		}
		region, account := destinations.Blank(d.ARN.Region), destinations.Blank(d.ARN.Account)
		f := d.Finding(d.Says()+": "+strings.Join(faults, " and ")+", so it does not name one target",
			fix(set, d, region, account), set.DeclaredHere(d)...)
		if emptyOnly && !region && d.Config.Generation == model.FC3 {
			f.Severity = check.Warning
			f.Message = d.Says() + ": the account id is empty, which Alibaba Cloud does not document for a destination"
		}
		p.Report(f)
	}
}

// wildName returns the element of the path that has a wildcard where a name should be.
func wildName(d *destinations.Destination) (symbol.Text, bool) {
	for _, element := range d.ARN.Relative.Split('/', 0) {
		if destinations.IsWildcard(element) {
			return element, true
		}
	}
	return symbol.Text{}, false
}

func fix(set *destinations.Set, d *destinations.Destination, blankRegion, blankAccount bool) string {
	var region, account *string
	if blankRegion {
		s := set.Region(d.Config)
		region = &s
	}
	if blankAccount {
		s := set.Account(d.Config)
		account = &s
	}
	if region == nil && account == nil {
		return "Write the name of one target instead of `*`."
	}
	return "Write `" + set.Rewrite(d, region, account) + "`."
}
