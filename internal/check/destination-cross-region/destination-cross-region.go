// Package destinationcrossregion is FCA207.
package destinationcrossregion

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports a destination in another region than the function's.
var Rule = check.Rule{
	ID:       "FCA207",
	Name:     "destination-cross-region",
	Severity: check.Warning,
	Doc: check.Doc{
		Title: "The destination is in another region than the function",
		Why: `The function is in the region of the provider configuration that its config uses; the destination's ARN names another one.

Every example of Alibaba Cloud delivers within one region, and SMQ triggers explicitly must: delivery across regions is
not documented to work. Most often the region was copied, or the config uses another provider alias than its author
thought.`,
		Fix: `Write the region of the provider configuration, best through the same variable, or ` + "`data.alicloud_regions`" + ` with ` + "`current = true`" + `.`,
		Bad: []check.Example{
			{
				Title: "Copied from another stack (FC3)",
				Source: `provider "alicloud" {
  region = "eu-central-1"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/orders-dead/messages"
    }
  }
}
`,
			},
			{
				Title: "The config uses an alias (FC2)",
				Source: `provider "alicloud" {
  region = "cn-hangzhou"
}

provider "alicloud" {
  alias  = "eu"
  region = "eu-central-1"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  provider      = alicloud.eu
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/orders-dead/messages"
    }
  }
}
`,
			},
		},
		Good: []check.Example{{
			Title: "One variable says the region for both",
			Source: `variable "region" {
  type    = string
  default = "eu-central-1"
}

provider "alicloud" {
  region = var.region
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:1234567890123456:/queues/orders-dead/messages"
    }

    on_success {
      destination = "acs:mns:${var.region}:1234567890123456:/topics/orders-done/messages"
    }
  }
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "high",
		References: []string{alicloud.ResultCallbackURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	set := destinations.Read(p.Project)
	for _, d := range set.Readable() {
		provider := d.Config.Provider
		if provider == nil || destinations.Blank(d.ARN.Region) || symbol.Equal(d.ARN.Region, provider.Region) != symbol.No {
			continue
		}
		own := model.Value{Set: symbol.Yes, Text: provider.Region}.Show()
		region := set.Region(d.Config)
		related := set.DeclaredHere(d)
		if !provider.Range.IsZero() {
			related = append(related, check.Related{Message: "this provider configuration is in region " + own, Location: provider.Range})
		}
		p.Report(d.Finding(fmt.Sprintf("%s: it is in region %s, but the function is in %s, the region of %s",
			d.Says(), d.Quote(d.ARN.Region), own, provider.Address), "Write `"+set.Rewrite(d, &region, nil)+"`.", related...))
	}
}
