// Package destinationconfigempty is FCA101.
package destinationconfigempty

import (
	"cmp"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
	"github.com/fcasync/fcasync-lint/internal/check/violations"
	"github.com/fcasync/fcasync-lint/internal/edit"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports a destination_config block that names no destination.
var Rule = check.Rule{
	ID:       "FCA101",
	Name:     "destination-config-empty",
	Severity: check.Error,
	Fixable:  true,
	Doc: check.Doc{
		Title: "destination_config without on_failure and on_success",
		Why: `An empty destination_config never works: with FC2 every plan shows it as a change, with FC3 the API rejects it.

The FC2 provider sends an empty block as no block at all and reads no block back, so the state
never becomes what the configuration says. The FC3 provider sends
` + "`{\"onFailure\":{},\"onSuccess\":{}}`" + `, which the API answers with ` + "`InvalidDestinationResources`" + `.

A block is empty too where the ` + "`dynamic`" + ` blocks inside it expand to nothing. The usual cause is a
module whose two optional destinations were both left out.`,
		Fix: `Remove the destination_config block, or name the destinations in it.

Where the block is written in a module with optional destinations, make the block itself dynamic:

` + "```hcl" + `
dynamic "destination_config" {
  for_each = var.on_failure == null && var.on_success == null ? [] : [1]
  ...
}
` + "```",
		Bad: []check.Example{
			{
				Title: "The block is there and says nothing (FC2)",
				Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name           = "shop"
  function_name          = "orders"
  maximum_retry_attempts = 1

  destination_config {}
}
`,
			},
			{
				Title: "The dynamic block in it expands to nothing (FC3)",
				Source: `variable "dead_letter_arn" {
  type    = string
  default = null
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    dynamic "on_failure" {
      for_each = var.dead_letter_arn == null ? [] : [var.dead_letter_arn]
      content {
        destination = on_failure.value
      }
    }
  }
}
`,
			},
		},
		Good: []check.Example{
			{
				Title: "No destination, no block (FC2)",
				Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name           = "shop"
  function_name          = "orders"
  maximum_retry_attempts = 1
}
`,
			},
			{
				Title: "Both destinations are named (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/orders-done/messages"
    }
  }
}
`,
			},
		},
		Since:      "0.1.0",
		Precision:  "very-high",
		References: []string{alicloud.Async2DocURL, alicloud.OneSidedURL, alicloud.ResultCallbackURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	for _, c := range p.Project.AsyncConfigs {
		for _, d := range c.Destinations {
			judge(p, c, d)
		}
	}
}

func judge(p *check.Pass, c *model.AsyncConfig, d *model.DestinationConfig) {
	sides := symbol.No
	for _, blocks := range [...][]*model.Side{d.OnFailure, d.OnSuccess} {
		for _, s := range blocks {
			sides = sides.Or(s.Exists)
		}
	}
	if d.Exists == symbol.No || d.Exists == symbol.Yes && sides == symbol.Yes || violations.Inside(p.Project, d.Block.Block) {
		return
	}
	at := cmp.Or(d.Range, c.Range) // a plan has no places inside a resource
	switch {
	case d.Exists == symbol.Unknown:
		// The question concerns more rules than this one: it is asked here, once.
		p.Undecided(c.Address, at, "whether there is a destination_config block depends on a for_each that is not known", "")
	case sides == symbol.Unknown:
		p.Undecided(c.Address, at, "whether destination_config has an on_failure or on_success block depends on a for_each that is not known", "")
	default:
		p.Report(check.Finding{
			Address:  c.Address,
			Location: at,
			Message:  "destination_config has neither on_failure nor on_success: " + consequence(p, c),
			Subject:  "destination_config",
			Edits:    edits(p.Project, c, d),
		})
	}
}

// edits remove the block. They are for one that is empty as it is written, and so for all instances.
func edits(p *model.Project, c *model.AsyncConfig, d *model.DestinationConfig) []edit.Edit {
	f := edit.Open(p.Sources, c.Block.File)
	if f == nil || f.Override() {
		return nil
	}
	block := f.Block(d.Block.Block, d.Type)
	if block == nil || len(block.Body.Attributes)+len(block.Body.Blocks) > 0 || f.CommentIn(block) {
		return nil
	}
	return f.RemoveBlock(block)
}

func consequence(p *check.Pass, c *model.AsyncConfig) string {
	switch {
	case c.Generation == model.FC2:
		return "every plan will show it as a change that no apply settles"
	case alicloud.OneSidedStatus(p.Project.Provider.Version) == alicloud.OneSidedRejected:
		return "both are sent as {}, which the API rejects with InvalidDestinationResources (" + phrase.Provider(p.Project) + ")"
	}
	return "it delivers nothing, and the API rejects it where the provider sends both as {}"
}
