package check

// PolicyError is FCA004. Policies report it with Pass.PolicyError, and the command line for what is
// wrong with them by themselves.
var PolicyError = Rule{
	ID:       "FCA004",
	Name:     "policy-error",
	Severity: Error,
	Doc: Doc{
		Title: "A policy cannot be used",
		Why: `A policy in Rego does not compile, takes longer than its time limit or more memory than it may,
or returns something that is no finding. Nothing was judged by it. The other policies and rules
were used all the same.`,
		Fix:   "Correct the policy at the place that the message names. `fcasync-lint policy test DIR` compiles policies and runs their tests.",
		Since: "0.1.0",
		// The examples are policies, not Terraform: docs/policies.md has them.
		Precision:  "very-high",
		References: []string{"https://www.openpolicyagent.org/docs/policy-language"},
	},
}

// PolicyError reports that a policy could not be used.
func (p *Pass) PolicyError(f Finding) { p.result.report(&PolicyError, f) }

// BrokenPolicies are problems of policies as a result of their own, which belongs to no project.
func BrokenPolicies(findings []Finding) *Result {
	r := &Result{}
	for _, f := range findings {
		r.report(&PolicyError, f)
	}
	return r
}
