// Package policydocumentinvalid is FCA307.
package policydocumentinvalid

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Rule reports a policy document that breaks RAM's grammar.
var Rule = check.Rule{
	ID:       "FCA307",
	Name:     "policy-document-invalid",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "A policy document that RAM does not accept",
		Why: `The provider checks only that a policy document is JSON. RAM refuses what breaks its grammar, and the apply fails: Version has to be "1", Effect Allow or Deny; a statement needs Action or NotAction, but not both, and in a policy a Resource; a Principal belongs into the trust policy of a role only; conditions have known operators; and a document has at most 6144 characters.

Policies that were written for another cloud look alike, but are not.`,
		Fix: "Correct the document as the message says.",
		Bad: []check.Example{{
			Title: "The version of another cloud's policies",
			Source: example.Delivery + example.Role + `resource "alicloud_ram_policy" "orders" {
  policy_name = "orders-delivery"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [
` + example.Send + example.Publish + example.Attachment,
		}, {
			Title: "A statement without resource",
			Source: example.Delivery + example.Role + example.Policy + example.Send + example.Publish + `      {
        Effect = "Allow"
        Action = "log:PostLogStoreLogs"
      },
` + example.Attachment,
		}},
		Good:      []check.Example{{Title: "As RAM wants it", Source: example.Right}},
		Since:     "0.1.0",
		Precision: "very-high",
		References: []string{
			"https://www.alibabacloud.com/help/document_detail/93739.html",
			"https://help.aliyun.com/en/ram/policy-elements",
			"https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/ram_policy",
		},
	},
	Run: run,
}

func run(p *check.Pass) {
	set := permissions.Of(p)
	// A data source that several policies draw on is one cause.
	seen := map[place]bool{}
	for _, policy := range p.Project.Policies {
		report(p, seen, set.Identity(policy), "the policy document of "+policy.Address)
	}
	for _, role := range p.Project.Roles {
		report(p, seen, set.Trust(role), "the trust policy of "+role.Address)
	}
}

// mostProblems is how many faults of one document anyone would read about.
const mostProblems = 50

// place is what a problem is about.
type place struct {
	holder, message string
	at              model.Range
}

func report(p *check.Pass, seen map[place]bool, d *permissions.Document, noun string) {
	if d == nil {
		return
	}
	for i, problem := range d.Problems {
		if i == mostProblems {
			return
		}
		at, holder := d.Holder(problem.Span)
		message, fix := problem.Message, problem.Fix
		if d.Source.Sensitive { // both may quote the document
			message, fix = "it breaks the grammar of RAM policies, and how is not shown, because it is sensitive", "compare it with the grammar"
		}
		if more := len(d.Problems) - mostProblems; i == mostProblems-1 && more > 0 {
			message += fmt.Sprintf(" (and %d more faults in this document)", more)
		}
		is := place{holder, message, at}
		if seen[is] {
			continue
		}
		seen[is] = true
		f := check.Finding{
			Address:  holder,
			Location: at,
			Message:  fmt.Sprintf("%s is invalid: %s", noun, message),
			Fix:      phrase.Sentence(fix),
			Subject:  fmt.Sprintf("document %d", i),
			Related:  check.RelatedSteps(d.Source.Value),
		}
		if holder != d.Of.Address {
			f.Related = append(f.Related, check.Related{Message: "the document is used here", Location: used(d)})
		}
		p.Report(f)
	}
}

// used is the argument that has the document.
func used(d *permissions.Document) model.Range {
	if r := d.Source.Range; !r.IsZero() {
		return r
	}
	return d.Of.Range
}
