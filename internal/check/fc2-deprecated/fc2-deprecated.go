// Package fc2deprecated is rule FCA503.
package fc2deprecated

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Rule reports FC2 configs where the provider deprecates the resource.
var Rule = check.Rule{
	ID:       "FCA503",
	Name:     "fc2-deprecated",
	Severity: check.Info,
	Doc: check.Doc{
		Title: "The FC2 resource is deprecated",
		Why: "`alicloud_fc_function_async_invoke_config` has been deprecated since provider 1.272.0, together with the other resources of Function Compute 2.0 (`alicloud_fc_service`, `alicloud_fc_function`, `alicloud_fc_alias`, `alicloud_fc_trigger`). It still works, and from 1.278.0 on every plan says so.\n\n" +
			"The successor is for functions of Function Compute 3.0, which have no service; a function has to be moved there first.",
		Fix: "Move the function to `alicloud_fcv3_function` and the config to `alicloud_fcv3_async_invoke_config`: `service_name` goes away, `maximum_retry_attempts` becomes `max_async_retry_attempts`, `maximum_event_age_in_seconds` becomes `max_async_event_age_in_seconds` (at most 86400), `stateful_invocation` becomes `async_task`.\n\n" +
			"Write the number of retries out when moving: left out, it is 2 in the old resource and the server's default of 3 in the new one. A qualifier other than `LATEST` cannot be moved (FCA502).",
		Bad: []check.Example{{
			Title: "FC2 with a current provider",
			Source: `terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.280"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name           = "shop"
  function_name          = "orders"
  maximum_retry_attempts = 1
}
`,
		}},
		Good: []check.Example{{
			Title: "FC3",
			Source: `terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.280"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 1
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "very-high",
		Versions:   "from " + alicloud.FC2Deprecated,
		References: []string{alicloud.Async2DocURL, alicloud.Async3DocURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	for _, c := range p.Project.AsyncConfigs {
		successor, since, ok := alicloud.Deprecated(c.Type, p.Project.Provider.Version)
		if !ok {
			continue
		}
		p.Report(check.Finding{
			Address:  c.Address,
			Location: where(p.Project, c),
			Subject:  c.Type,
			Message: fmt.Sprintf("%s has been deprecated since provider %s (in use: %s); its successor is %s",
				c.Type, since, phrase.Provider(p.Project), successor),
		})
	}
}

// where is the type in the block's header, or the whole header.
func where(p *model.Project, c *model.AsyncConfig) model.Range {
	for _, d := range p.Declarations {
		if d.Type == c.Type && d.Range == c.Range && !d.TypeRange.IsZero() {
			return d.TypeRange
		}
	}
	return c.Range
}
