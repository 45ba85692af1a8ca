// Package policydocumentinvalid is FCA307.
package policydocumentinvalid

import (
	"fmt"
	"slices"

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
		Why: `The provider checks only that a policy document is JSON. RAM refuses what breaks its grammar, and the apply fails: Version has to be "1", Effect Allow or Deny; a statement needs Action or NotAction, but not both, and in a policy a Resource; a Principal belongs in the trust policy of a role only; conditions have known operators; and a document has at most 6144 characters.

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
			"https://www.alibabacloud.com/help/doc-detail/93739.htm",
			"https://help.aliyun.com/en/ram/policy-elements",
			"https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/ram_policy",
		},
	},
	Run: run,
}

func run(p *check.Pass) {
	set := permissions.Of(p)
	r := reporter{found: map[key]int{}}
	for _, policy := range p.Project.Policies {
		r.document(set.Identity(policy), "policy document")
	}
	for _, role := range p.Project.Roles {
		r.document(set.Trust(role), "trust policy")
	}
	for _, f := range r.findings {
		p.Report(f)
	}
}

// mostProblems is how many faults of one document anyone would read about.
const mostProblems = 50

// reporter gathers findings: what is wrong in a data source is wrong once, however many
// policies have its document.
type reporter struct {
	findings []check.Finding
	found    map[key]int // index in findings
}

type key struct {
	holder, noun, message string
	at                    model.Range
}

func (r *reporter) document(d *permissions.Document, noun string) {
	if d == nil || len(d.Problems) == 0 {
		return
	}
	problems := d.Problems
	if d.Source.Sensitive { // what is wrong with it would say what is in it, and so would how much
		problems = problems[:1]
	}
	more := max(0, len(problems)-mostProblems)
	problems = problems[:len(problems)-more]
	steps := check.RelatedSteps(d.Source.Value) // the same for all problems, and not cheap
	for i, problem := range problems {
		at, holder := d.Holder(problem.Span)
		message, fix := problem.Message, problem.Fix
		if d.Source.Sensitive {
			message, fix = "it breaks the grammar of RAM policies", "compare the document, which is not shown as it is or may be sensitive, with the grammar"
		}
		if more > 0 && i == mostProblems-1 {
			message += fmt.Sprintf(" (and %d more faults in this document)", more)
		}
		use := check.Related{Message: "the document is used here", Location: used(d)}
		k := key{holder, noun, message, at}
		if n, ok := r.found[k]; ok && holder != d.Of.Address {
			r.findings[n].Related = append(r.findings[n].Related, use)
			continue
		}
		r.found[k] = len(r.findings)
		f := check.Finding{
			Address:  holder,
			Location: at,
			Message:  fmt.Sprintf("the %s of %s is invalid: %s", noun, holder, message),
			Fix:      phrase.Sentence(fix),
			Subject:  fmt.Sprintf("document %d", i),
			Related:  slices.Clip(steps),
		}
		switch {
		case holder != d.Of.Address:
			f.Related = []check.Related{use}
		case at.File != use.Location.File:
			f.Related = append(f.Related, use)
		}
		r.findings = append(r.findings, f)
	}
}

// used is the argument that has the document.
func used(d *permissions.Document) model.Range {
	if r := d.Source.Range; !r.IsZero() {
		return r
	}
	return d.Of.Range
}
