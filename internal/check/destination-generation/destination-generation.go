// Package destinationgeneration is FCA204.
package destinationgeneration

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Rule reports a destination function that is named as in the other generation.
var Rule = check.Rule{
	ID:       "FCA204",
	Name:     "destination-generation",
	Severity: check.Warning,
	Doc: check.Doc{
		Title: "The destination is a function of the other generation",
		Why: `FC 2.0 names functions ` + "`services/SERVICE/functions/NAME`" + `, FC 3.0 names them ` + "`functions/NAME`" + `; no page of Alibaba Cloud shows a config of one generation that delivers to a function named as in the other.

Tools that migrate from 2.0 to 3.0 rewrite these ARNs. One that was left behind most likely names a function that the
other generation's API does not know, and the results are lost at delivery.`,
		Fix: `Name the function as its own generation does. A function that was migrated from 2.0 keeps the name ` + "`service$function`" + `.`,
		Bad: []check.Example{
			{
				Title: "Left behind by a migration (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop/functions/repair"
    }
  }
}
`,
			},
			{
				Title: "A function of 3.0 (FC2)",
				Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/repair"
    }
  }
}
`,
			},
		},
		Good: []check.Example{{
			Title: "Each names its own generation",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/repair"
    }

    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/orders-done/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop/functions/repair"
    }
  }
}
`,
		}},
		Since:     "0.1.0",
		Precision: "high",
		References: []string{
			"https://alibabacloud.com/help/en/functioncompute/api-fc-2023-03-30-struct-destination",
			"https://www.alibabacloud.com/help/en/fc/developer-reference/api-fc-open-2021-04-06-struct-destination",
		},
	},
	Run: run,
}

func run(p *check.Pass) {
	set := destinations.Read(p.Project)
	for _, d := range set.Readable() {
		f, ok := d.Function()
		if !ok || f.Generation == int(d.Config.Generation) {
			continue
		}
		path := d.Name.String()
		fix := "Name a function of FC 2.0: `" + set.Write(d.Config, "fc", destinations.FunctionPath(model.FC2, "<service>", path)) + "`."
		if d.Config.Generation == model.FC3 {
			fix = "Name a function of FC 3.0: `" + set.Write(d.Config, "fc", destinations.FunctionPath(model.FC3, "", path)) +
				"`; a function that was migrated is called `" + d.Service.String() + "$" + path + "`."
		}
		p.Report(d.Finding(fmt.Sprintf("%s: this is the ARN of %s, but the config is one of FC %d.0",
			d.Says(), destinations.A(alicloudKind(f.Generation)), d.Config.Generation), fix, set.DeclaredHere(d)...))
	}
}

func alicloudKind(generation int) string {
	if generation == int(model.FC2) {
		return alicloud.FC2Function.String()
	}
	return alicloud.FC3Function.String()
}
