package rego

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/rego/input"
)

// Input is what the policies of users see as input.
type Input string

// The kinds of input.
const (
	Native Input = "fcasync" // input.Document
	Plan   Input = "plan"    // the plan as terraform show -json prints it
	HCL    Input = "hcl"     // each .tf file as conftest reads it
)

// Inputs are the kinds of input.
func Inputs() []string { return []string{string(Native), string(Plan), string(HCL)} }

// document is one input.
type document struct {
	input *ast.Term
	// file is what it is made of, where that is one file.
	file string
}

type documentsKey struct{ kind Input }

type documentsResult struct {
	documents []document
	err       error
}

// documentsOf are the inputs that a project makes. They are made once for all policies.
func documentsOf(p *check.Pass, kind Input) ([]document, error) {
	r := p.Memo(documentsKey{kind}, func() any {
		switch kind {
		case Native:
			return documentsResult{documents: []document{{input: input.Term(input.Of(p.Project, permissions.Of(p)))}}}
		case HCL:
			return hclDocuments(p.Project)
		case Plan:
			return planDocument(p.Project)
		}
		return documentsResult{err: fmt.Errorf("there is no input %q", kind)}
	}).(documentsResult)
	return r.documents, r.err
}
