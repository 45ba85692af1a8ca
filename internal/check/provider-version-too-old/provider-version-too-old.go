// Package providerversiontooold is FCA108.
package providerversiontooold

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Rule reports what the provider version in use does not have yet.
var Rule = check.Rule{
	ID:       "FCA108",
	Name:     "provider-version-too-old",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "Resource type or argument newer than the provider",
		Why: `The provider version that is locked, or the newest that the constraints admit, does not know the resource type or argument: the plan fails.

The FC 3.0 resources arrived in ` + alicloud.FC3Added + `, ` + "`stateful_invocation`" + ` of the FC2 resource in ` + alicloud.FC2WideLimits + `. The usual
cause is a lock file or a version constraint that is older than the code.`,
		Fix: "Raise the version constraint in `required_providers` and run `terraform init -upgrade`.",
		Bad: []check.Example{
			{
				Title: "FC 3.0 with a provider from before it",
				Source: `terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.220.0"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 1
}
`,
			},
			{
				Title: "Task mode with a provider from before it (FC2)",
				Source: `terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "< 1.167.0"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name        = "shop"
  function_name       = "orders"
  stateful_invocation = true
}
`,
			},
		},
		Good: []check.Example{
			{
				Title: "A constraint that admits a version with FC 3.0",
				Source: `terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.220.0"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 1
}
`,
			},
			{
				Title: "The version that brought task mode (FC2)",
				Source: `terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.167.0"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name        = "shop"
  function_name       = "orders"
  stateful_invocation = true
}
`,
			},
		},
		Since:     "0.1.0",
		Precision: "very-high",
		Versions:  "FC3 before " + alicloud.FC3Added + "; single arguments before the version that brought them",
		References: []string{
			"https://github.com/aliyun/terraform-provider-alicloud/blob/v1.289.0/CHANGELOG.md",
			alicloud.Async3DocURL,
			alicloud.Async2DocURL,
		},
	},
	Run: run,
}

func run(p *check.Pass) {
	version := p.Project.Provider.Version
	declared := map[string]bool{}
	for _, d := range p.Project.Declarations {
		declared[d.Address] = true
	}
	for _, r := range p.Project.Resources() {
		// A plan alone has no declarations, and of its arguments it does not say which are written.
		if since, ok := alicloud.Since("resource", r.Type, ""); ok && !declared[r.Node] && (alicloud.Span{Before: since}).Holds(version) {
			declared[r.Node] = true
			report(p, r.Node, r.Range, r.Type, since)
		}
	}
	for _, d := range p.Project.Declarations {
		if since, ok := alicloud.Since(d.Mode, d.Type, ""); ok && (alicloud.Span{Before: since}).Holds(version) {
			// What does not exist has no arguments to speak of.
			report(p, d.Address, d.TypeRange, d.Type, since)
			continue
		}
		seen := map[string]bool{}
		for _, a := range d.Arguments {
			since, ok := alicloud.Since(d.Mode, d.Type, a.Path)
			if ok && !seen[a.Path] && (alicloud.Span{Before: since}).Holds(version) {
				seen[a.Path] = true
				report(p, d.Address, a.Range, a.Path, since)
			}
		}
	}
}

// report says that what, a type or an argument's path, came with version since.
func report(p *check.Pass, address string, at model.Range, what, since string) {
	f := check.Finding{
		Address:  address,
		Location: at,
		Message:  fmt.Sprintf("%s arrived with version %s of the provider, and an older one is used (%s)", what, since, phrase.Provider(p.Project)),
		Fix:      fmt.Sprintf(`Write version = ">= %s" for alicloud in required_providers, and run terraform init -upgrade.`, since),
		Subject:  what,
	}
	if r := p.Project.Provider.Range; !r.IsZero() {
		f.Related = []check.Related{{Message: "the provider version comes from here", Location: r}}
	}
	p.Report(f)
}
