package check

import "github.com/fcasync/fcasync-lint/internal/model"

// ParseError is FCA001. The engine reports it for every model.Problem.
var ParseError = Rule{
	ID:       "FCA001",
	Name:     "parse-error",
	Severity: Error,
	Doc: Doc{
		Title: "Input cannot be read",
		Why: `A file that belongs to the configuration cannot be parsed or decoded, or a part of it
cannot be evaluated. What stands there is not checked; the rest of the input is.

Terraform stops at the same place, so nothing of this module can be applied.`,
		Fix: "Correct the place that the message names. `terraform validate` shows the same error.",
		Bad: []Example{{
			Title: "A block that is never closed",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
`,
		}},
		Good: []Example{{
			Title: "The block is closed",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "very-high",
		References: []string{"https://developer.hashicorp.com/terraform/language/syntax/configuration"},
	},
}

func (r *Result) problem(p model.Problem) {
	r.report(&ParseError, Finding{Address: p.Address, Message: p.Message, Fix: p.Fix, Location: p.Range})
}
