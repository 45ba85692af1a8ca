// Package check judges a model.Project: rules, the engine that runs them, inline
// ignores, severities and exit decisions. Each rule lives in a directory of its own below.
package check

import "github.com/fcasync/fcasync-lint/internal/model"

// Rule is one entry of the catalogue.
type Rule struct {
	ID   string // FCA101; never renumbered
	Name string // destination-config-empty; the directory's name
	// Severity is the gravest severity that the rule reports with.
	Severity Severity
	// Hidden rules are reported only with --show-unknown.
	Hidden bool
	// Optional rules are off until they are enabled by their own ID or name.
	Optional bool
	// NeedsPlan: the rule asks what a plan changes, and says nothing of source alone.
	NeedsPlan bool
	// NeedsAccount: the rule says what the account says, and nothing where nobody asked it.
	// The titles of its examples say what the account has.
	NeedsAccount bool
	// Fixable: its findings may have edits.
	Fixable bool
	Doc     Doc
	// Run reports findings and undecided questions. It is nil for rules that the engine
	// itself reports (FCA0xx).
	Run func(*Pass)
}

// Doc is a rule's documentation: explain, SARIF help and the documentation pages are made of it.
type Doc struct {
	Title string // one line, no full stop
	Why   string // what goes wrong, and how it shows; markdown paragraphs
	Fix   string // what to do; markdown
	// Bad and Good are examples: whole root modules. The rule must report each of Bad and
	// must not report any of Good; a test runs them. What a rule that NeedsPlan reports is
	// the plan that leads to a Bad one, from what its title says.
	Bad, Good []Example
	// Configuration is what .fcasync-lint.hcl says for a policy that has nothing to go by without it. The
	// examples go by it, too.
	Configuration string
	// Since is the linter version that brought the rule.
	Since string
	// Precision is SARIF's: very-high, high, medium or low.
	Precision string
	// Versions says for which provider versions the rule holds, "" for all.
	Versions string
	// References are documentation pages and issues, the most useful first.
	References []string
}

// Example is a root module of one file, main.tf.
type Example struct {
	Title  string
	Source string
}

// Pass is one run of one rule over one project.
type Pass struct {
	Project *model.Project
	rule    *Rule
	result  *Result
	memo    map[any]any
}

// Memo returns what make returned when it was first called for a key: what several rules need
// to know of a project is worked out once.
func (p *Pass) Memo(key any, make func() any) any {
	v, ok := p.memo[key]
	if !ok {
		v = make()
		p.memo[key] = v
	}
	return v
}

// Report adds a finding. The rule's ID, name, severity (where it is not set) and
// documentation are filled in.
func (p *Pass) Report(f Finding) {
	p.result.report(p.rule, f)
}

// Undecided says that the rule could not be decided: FCA003. Address and Location are as in a
// finding; question is what is not known ("whether the destination ends with /messages");
// blocking is the reference that is unknown.
func (p *Pass) Undecided(address string, at model.Range, question, blocking string) {
	p.result.undecided(p.rule, address, at, question, blocking)
}
