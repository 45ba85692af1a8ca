// Package destinationmissing is FCA102.
package destinationmissing

import (
	"cmp"
	"fmt"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	fcv3onesideddestination "github.com/fcasync/fcasync-lint/internal/check/fcv3-one-sided-destination"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
	"github.com/fcasync/fcasync-lint/internal/check/violations"
	"github.com/fcasync/fcasync-lint/internal/edit"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports an on_failure or on_success block that names no destination.
var Rule = check.Rule{
	ID:       "FCA102",
	Name:     "destination-missing",
	Severity: check.Error,
	Fixable:  true,
	Doc: check.Doc{
		Title: "on_failure or on_success without a destination",
		Why: `A block without a destination is refused: the API answers that a destination can't be empty.

The schema of the FC3 resource allows ` + "`on_failure {}`" + ` and ` + "`destination = null`" + `, and both resources allow
` + "`destination = \"\"`" + `, so ` + "`terraform validate` and `terraform plan`" + ` say nothing. The apply fails with
` + "`InvalidDestinationResources`" + `, or, where the API takes it, nothing is ever delivered.`,
		Fix: `Give the block a destination, or remove it, and the destination_config around it if nothing else is in it.

Where the destination is optional, make the block dynamic:

` + "```hcl" + `
dynamic "on_failure" {
  for_each = var.dead_letter_arn == null ? [] : [var.dead_letter_arn]
  content {
    destination = on_failure.value
  }
}
` + "```",
		Bad: []check.Example{
			{
				Title: "The module's caller gave no destination (FC3)",
				Source: `variable "dead_letter_arn" {
  type    = string
  default = ""
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = var.dead_letter_arn
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/orders-done/messages"
    }
  }
}
`,
			},
			{
				Title: "The block is empty (FC2)",
				Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {}
  }
}
`,
			},
		},
		Good: []check.Example{
			{
				Title: "The block is there only if there is a destination (FC2)",
				Source: `variable "dead_letter_arn" {
  type    = string
  default = null
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  dynamic "destination_config" {
    for_each = var.dead_letter_arn == null ? [] : [var.dead_letter_arn]
    content {
      on_failure {
        destination = destination_config.value
      }
    }
  }
}
`,
			},
			{
				Title: "Both blocks name one (FC3)",
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
		References: []string{alicloud.OneSidedURL, alicloud.ResultCallbackURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	for _, c := range p.Project.AsyncConfigs {
		for _, d := range c.Destinations {
			for _, sides := range [...][]*model.Side{d.OnFailure, d.OnSuccess} {
				for _, s := range sides {
					judge(p, c, d, s)
				}
			}
		}
	}
}

func judge(p *check.Pass, c *model.AsyncConfig, d *model.DestinationConfig, s *model.Side) {
	v := s.Destination
	text, known := v.Known()
	if v.Set != symbol.No && (!known || text != "") || otherwiseWrong(p.Project, s) {
		return
	}
	switch d.Exists.And(s.Exists) {
	case symbol.Yes:
		report(p, c, d, s)
	case symbol.Unknown:
		if d.Exists == symbol.Yes { // else FCA101 asks
			p.Undecided(c.Address, cmp.Or(s.Range, c.Range), s.Type+" has no destination, and whether the block exists depends on a for_each that is not known", "")
		}
	}
}

// otherwiseWrong: the destination is there, but misspelled or of another type (FCA107).
func otherwiseWrong(p *model.Project, s *model.Side) bool {
	if s.Destination.Range.IsZero() {
		return violations.Inside(p, s.Block.Block)
	}
	return violations.Of(p, s.Destination)
}

func report(p *check.Pass, c *model.AsyncConfig, d *model.DestinationConfig, s *model.Side) {
	v := s.Destination
	f := check.Finding{
		Address:  c.Address,
		Location: cmp.Or(v.Range, s.Range, c.Range),
		Message:  s.Type + " has no destination: it can't be empty",
		Related:  check.RelatedSteps(v),
		Subject:  s.Type,
		Edits:    edits(p.Project, c, d, s),
	}
	if (v.Set != symbol.No || v.Null) && !v.Sensitive {
		f.Message = fmt.Sprintf("the destination of %s is %s: it can't be empty", s.Type, phrase.Value(v))
	}
	p.Report(f)
}

// edits remove the block, or the destination_config around it if nothing else is in that. They are for
// blocks that have no destination as they are written, and so for all instances.
func edits(p *model.Project, c *model.AsyncConfig, d *model.DestinationConfig, s *model.Side) []edit.Edit {
	f := edit.Open(p.Sources, c.Block.File)
	if f == nil || f.Override() {
		return nil
	}
	outer := f.Block(d.Block.Block, d.Type)
	if outer == nil {
		return nil
	}
	var inner *hclsyntax.Block
	rest := len(outer.Body.Attributes)
	for _, b := range outer.Body.Blocks {
		if b.TypeRange.Start.Byte == s.Block.Block.Start.Byte && b.Type == s.Type {
			inner = b
		}
		if !blank(b) {
			rest++
		}
	}
	switch {
	case inner == nil || !blank(inner) || f.CommentIn(inner):
		return nil
	case rest == 0 && !f.CommentIn(outer):
		return f.RemoveBlock(outer)
	case rest == 0:
		return nil
	case c.Generation == model.FC3 && fcv3onesideddestination.Severity(p.Provider) != check.Off:
		return nil // FCA501 is no better
	}
	return f.RemoveBlock(inner)
}

// blank reports whether a block says of itself that it has no destination.
func blank(b *hclsyntax.Block) bool {
	if b.Type != "on_failure" && b.Type != "on_success" || len(b.Body.Blocks) > 0 {
		return false
	}
	for name, a := range b.Body.Attributes {
		v, diags := a.Expr.Value(nil)
		if name != "destination" || diags.HasErrors() || !v.IsKnown() || !v.IsNull() && (v.Type() != cty.String || v.AsString() != "") {
			return false
		}
	}
	return true
}
