// Package zeroretriesignored is rule FCA505.
package zeroretriesignored

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Rule reports 0 retries where the provider leaves them out when it creates the config.
var Rule = check.Rule{
	ID:       "FCA505",
	Name:     "zero-retries-ignored",
	Severity: check.Warning,
	Doc: check.Doc{
		Title: "0 retries are dropped on create",
		Why: "When older providers create the config, they take 0 retries for \"not set\" and do not send them: events are retried after all, as often as the server's default says. A function that must not run twice for one event may then run twice.\n\n" +
			"FC2: before 1.203.0. FC3: 1.228.0 to 1.232.0.",
		Fix: "Use a newer provider: `version = \">= 1.203.0\"` for FC2, `version = \">= 1.233.0\"` for FC3.",
		Bad: []check.Example{{
			Title: "FC3 with a provider that drops the 0",
			Source: `terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.230.0"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "payments" {
  function_name            = "payments"
  max_async_retry_attempts = 0
}
`,
		}},
		Good: []check.Example{{
			Title: "A provider that sends it",
			Source: `terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.233"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "payments" {
  function_name            = "payments"
  max_async_retry_attempts = 0
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "high",
		Versions:   "FC2 before 1.203.0; FC3 1.228.0 to 1.232.0",
		References: []string{"https://github.com/aliyun/terraform-provider-alicloud/blob/master/CHANGELOG.md", alicloud.Async3DocURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	for _, c := range p.Project.AsyncConfigs {
		if !alicloud.ZeroRetriesDropped(int(c.Generation), p.Project.Provider.Version) {
			continue
		}
		if sign, ok := c.MaxRetries.Compare(0); !ok || sign != 0 || c.MaxRetries.Default {
			continue
		}
		if a := c.Planned; a != nil && a.Action != model.Create && a.Action != model.Replace {
			continue // an update sends it
		}
		argument, fixed := "max_async_retry_attempts", alicloud.FC3WideAge
		if c.Generation == model.FC2 {
			argument, fixed = "maximum_retry_attempts", alicloud.FC2ZeroRetries
		}
		p.Report(check.Finding{
			Address:  c.Address,
			Location: identity.Where(c.MaxRetries, c.Resource),
			Subject:  argument,
			Related:  check.RelatedSteps(c.MaxRetries),
			Message: fmt.Sprintf("%s is %s, which %s, does not send when it creates the config: failed events are retried with the server's default",
				argument, phrase.Value(c.MaxRetries), phrase.Provider(p.Project)),
			Fix: fmt.Sprintf("Require version = \">= %s\" of aliyun/alicloud and run terraform init -upgrade.", fixed),
		})
	}
}
