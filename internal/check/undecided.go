package check

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// UndecidedRule is the catalogue's ID for questions that stay open.
const UndecidedRule = "FCA003"

// Undecided is FCA003. Rules report it through Pass.Undecided.
var Undecided = Rule{
	ID:       UndecidedRule,
	Name:     "undecided",
	Severity: Info,
	Hidden:   true,
	Doc: Doc{
		Title: "A rule could not be decided",
		Why: `A value that a rule needs is not known before apply, so the linter cannot say whether the rule is broken.
Not knowing is never an error: these notes are shown only with ` + "`--show-unknown`" + `, and the
summary counts them.`,
		Fix: `Nothing has to be done. To have the question decided, give the value that the message names:
with ` + "`-var` or `-var-file`" + `, as the default of the variable, or as a literal.`,
		Bad: []Example{{
			Title: "The number of retries depends on a variable without a value",
			Source: `variable "retries" {
  type = number
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name                  = "orders"
  max_async_retry_attempts       = var.retries
  max_async_event_age_in_seconds = 3600
}
`,
		}},
		Good: []Example{{
			Title: "The variable has a default",
			Source: `variable "retries" {
  type    = number
  default = 2
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name                  = "orders"
  max_async_retry_attempts       = var.retries
  max_async_event_age_in_seconds = 3600
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "very-high",
		References: []string{"https://developer.hashicorp.com/terraform/language/expressions/references#values-not-yet-known"},
	},
}

func (r *Result) undecided(rule *Rule, address string, at model.Range, question, blocking string) {
	f := Finding{
		Rule: Undecided.ID, Name: Undecided.Name, Severity: Info, Address: address, Location: at,
		Message: fmt.Sprintf("%s (%s) is undecided: %s", rule.ID, rule.Name, question),
		Subject: rule.ID,
	}
	if blocking != "" {
		f.Message += fmt.Sprintf(", because %s is not known before apply", blocking)
	}
	f.Fingerprint = fingerprint(f)
	r.Findings = append(r.Findings, f)
}
