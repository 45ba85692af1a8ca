// Package retryattemptsrange is FCA103.
package retryattemptsrange

import (
	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/numbers"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Rule reports a number of retries that the provider or the API does not take.
var Rule = check.Rule{
	ID:       "FCA103",
	Name:     "retry-attempts-range",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "Number of retries out of range",
		Why: `Function Compute retries a failed asynchronous invocation 0 to 8 times; any other number is refused.

For FC2 the provider checks ` + "`maximum_retry_attempts`" + ` itself, so the plan fails; before version 1.167.0 it takes
no more than 2. For FC3 the provider does not check ` + "`max_async_retry_attempts`" + ` at all: the plan looks
fine, and only the apply fails.`,
		Fix: `Write a whole number from 0 to 8. Leave the argument out for the default: 3 with FC3, 2 with FC2.

Retries are not what keeps an event alive for long: that is the maximum event age. An event that
must not be lost needs an ` + "`on_failure`" + ` destination.`,
		Bad: []check.Example{
			{
				Title: "Only the API checks the number (FC3)",
				Source: `variable "retries" {
  type    = number
  default = 10
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = var.retries
}
`,
			},
			{
				Title: "An old provider takes two at most (FC2)",
				Source: `terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.150.0"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name           = "shop"
  function_name          = "orders"
  maximum_retry_attempts = 5
}
`,
			},
		},
		Good: []check.Example{
			{
				Title: "Eight is the most (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 8
}
`,
			},
			{
				Title: "The default (FC2)",
				Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name                 = "shop"
  function_name                = "orders"
  maximum_event_age_in_seconds = 3600
}
`,
			},
		},
		Since:      "0.1.0",
		Precision:  "very-high",
		Versions:   "FC2 before " + alicloud.FC2WideLimits + ": 0 to 2, otherwise 0 to 8",
		References: []string{alicloud.PutConfigURL, alicloud.Async2DocURL, alicloud.Async3DocURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	version := p.Project.Provider.Version
	for _, c := range p.Project.AsyncConfigs {
		name := "max_async_retry_attempts"
		if c.Generation == model.FC2 {
			name = "maximum_retry_attempts"
		}
		numbers.Judge(p, c, numbers.Argument{
			Name:   name,
			Value:  c.MaxRetries,
			Limits: alicloud.RetryLimits(int(c.Generation), version),
		})
	}
}
