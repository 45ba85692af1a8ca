// Package fcv3onesideddestination is rule FCA501.
package fcv3onesideddestination

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
	"github.com/fcasync/fcasync-lint/internal/check/violations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports FC3 destinations with one side only, where the provider sends the other as {}.
var Rule = check.Rule{
	ID:       "FCA501",
	Name:     "fcv3-one-sided-destination",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "One destination alone is rejected",
		Why: "As soon as there is a `destination_config` block, the provider sends both sides to the API, and the one that is not configured as an empty object. The API refuses that: `InvalidDestinationResources`, a destination can't be empty. So `on_failure` alone, or `on_success` alone, fails at apply, and so does going from two destinations to one.\n\n" +
			"Providers 1.228.0 to 1.289.0 do this. The fix was merged after 1.289.0; whether 1.290.0 has it is not verified (a warning), and from 1.291.0 on nothing is wrong. Where the version is not fixed by a lock file, and the constraint admits an affected version beside a good one, that is worth knowing (an info).",
		Fix: "Configure both `on_failure` and `on_success`, or require a provider that has the fix: `version = \">= 1.291.0\"`, and run `terraform init -upgrade`.",
		Bad: []check.Example{{
			Title: "A dead letter queue with an affected provider",
			Source: `terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.289.0"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
`,
		}},
		Good: []check.Example{{
			Title: "Both sides",
			Source: `terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.289.0"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/done/messages"
    }
  }
}
`,
		}, {
			Title: "A provider with the fix",
			Source: `terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.291.0"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "very-high",
		Versions:   "1.228.0 to 1.289.0 (1.290.0: not verified)",
		References: []string{alicloud.OneSidedURL, "https://github.com/aliyun/terraform-provider-alicloud/pull/10298"},
	},
	Run: run,
}

func run(p *check.Pass) {
	grave := Severity(p.Project.Provider)
	if grave == check.Off {
		return
	}
	for _, c := range p.Project.AsyncConfigs {
		// Several blocks, or a misspelt side inside one, are FCA107; a block that may not
		// exist is FCA101's question.
		if c.Generation != model.FC3 || len(c.Destinations) != 1 {
			continue
		}
		if d := c.Destinations[0]; d.Exists == symbol.Yes && !violations.Inside(p.Project, d.Block.Block) {
			judge(p, c, d, grave)
		}
	}
}

// Severity is that of one side alone. It is Off where a provider, or all that may be used, handle one side alone.
func Severity(v model.Provider) check.Severity {
	switch alicloud.OneSidedStatus(v.Version) {
	case alicloud.OneSidedRejected:
		return check.Error
	case alicloud.OneSidedUnverified:
		return check.Warning
	}
	if admitted, err := alicloud.AdmitsOneSidedRejected(v.Constraints); !v.Locked && err == nil && admitted {
		return check.Info
	}
	return check.Off
}

func judge(p *check.Pass, c *model.AsyncConfig, d *model.DestinationConfig, grave check.Severity) {
	failure, success := given(d.OnFailure), given(d.OnSuccess)
	switch {
	case blank(d.OnFailure) || blank(d.OnSuccess):
		// A side without destination is FCA102, and its own cause.
	case failure == symbol.Yes && success == symbol.No:
		report(p, c, d, grave, d.OnFailure[0].Block, "on_success")
	case failure == symbol.No && success == symbol.Yes:
		report(p, c, d, grave, d.OnSuccess[0].Block, "on_failure")
	case grave == check.Info:
	case failure == symbol.Yes && success == symbol.Unknown:
		undecided(p, c, d.OnSuccess[0])
	case failure == symbol.Unknown && success == symbol.Yes:
		undecided(p, c, d.OnFailure[0])
	}
}

// given reports whether there is a block of a side. What its destination is does not matter:
// if an unknown one turns out to be null, the API refuses that just as well.
func given(sides []*model.Side) symbol.Tri {
	exists := symbol.No
	for _, s := range sides {
		exists = exists.Or(s.Exists)
	}
	return exists
}

func blank(sides []*model.Side) bool {
	return slices.ContainsFunc(sides, func(s *model.Side) bool {
		text, known := s.Destination.Known()
		return s.Exists != symbol.No && (s.Destination.Set == symbol.No || known && text == "")
	})
}

func undecided(p *check.Pass, c *model.AsyncConfig, missing *model.Side) {
	p.Undecided(c.Address, cmp.Or(missing.Range, c.Range),
		fmt.Sprintf("whether there is an %s, without which %s, makes the API reject the other side", missing.Type, phrase.Provider(p.Project)),
		"the for_each of the dynamic block")
}

func report(p *check.Pass, c *model.AsyncConfig, d *model.DestinationConfig, grave check.Severity, given *model.Block, missing string) {
	f := check.Finding{
		Address:  c.Address,
		Location: cmp.Or(d.Range, c.Range), // a plan has no places inside a resource
		Subject:  missing,
		Severity: grave,
		Related:  []check.Related{{Message: given.Type + " is the only destination", Location: given.Range}},
	}
	used := p.Project.Provider
	switch grave {
	case check.Error:
		f.Message = fmt.Sprintf("destination_config has %s but no %s: %s, sends the missing side as {}, which the API rejects (InvalidDestinationResources)",
			given.Type, missing, phrase.Provider(p.Project))
	case check.Warning:
		f.Message = fmt.Sprintf("destination_config has %s but no %s: %s, may send the missing side as {}, which the API rejects; versions up to 1.289.0 do, and it is not verified that this one does not",
			given.Type, missing, phrase.Provider(p.Project))
	default:
		constraint := "there is no version constraint, so 1.228.0 to 1.289.0 may be used too"
		if used.Constraints != "" {
			constraint = fmt.Sprintf("the constraint %q also admits versions from 1.228.0 to 1.289.0", used.Constraints)
		}
		f.Message = fmt.Sprintf("destination_config has %s but no %s: %s, accepts that, but no lock file fixes the version and %s, which send the missing side as {} and fail",
			given.Type, missing, phrase.Provider(p.Project), constraint)
		f.Fix = "Require version = \">= 1.291.0\" of aliyun/alicloud, or commit .terraform.lock.hcl."
	}
	if !used.Range.IsZero() {
		f.Related = append(f.Related, check.Related{Message: "the provider version comes from here", Location: used.Range})
	}
	if f.Fix == "" {
		f.Fix = fmt.Sprintf("Add an %s block with a destination beside %s, or require version = \">= 1.291.0\" of aliyun/alicloud and run terraform init -upgrade.", missing, given.Type)
	}
	p.Report(f)
}
