// Package rego judges projects by policies in Rego: those that are built in and those of users.
// Every policy is a check.Rule, so that it is selected, ignored and reported like the others.
package rego

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/fcasync/fcasync-lint/internal/check"
)

// verbs are the names of rules that report, with the severity that they report with.
var verbs = map[string]check.Severity{
	"deny": check.Error, "violation": check.Error, "warn": check.Warning, "info": check.Info,
}

// undecided is the name of the rule that says what a policy could not decide.
const undecided = "undecided"

var reporting = regexp.MustCompile(`^(deny|violation|warn|info|undecided)(_[a-zA-Z0-9]+)*$`)

// verbOf is the verb of a rule that reports: deny_public has deny. "" of one that does not.
func verbOf(name string) string {
	if !reporting.MatchString(name) {
		return ""
	}
	verb, _, _ := strings.Cut(name, "_")
	return verb
}

// policy is one or more rules in Rego that report under one ID.
type policy struct {
	rule    check.Rule
	entries []entry
	// requires are the paths in data without which the policy has nothing to go by.
	requires []string
	// trusted: it is built in.
	trusted bool
}

// entry is a rule in Rego that reports, all of its definitions together.
type entry struct {
	path     ast.Ref // data.acme.accounts.deny
	verb     string
	severity check.Severity
	at       *ast.Location
}

// metadata is what annotations say of a policy.
type metadata struct {
	id, name, title, description, fix string
	severity                          string
	references                        []string
	requires                          []string
}

// policiesOf finds the policies in modules, in the order of their IDs. Where definitions of one
// rule have different IDs, each of them gets a rule of its own in its module. ours: they may be
// those that are built in, whose IDs nobody else can have.
func policiesOf(modules []*module, ours bool) ([]*policy, []problem) {
	parsed := make([]*ast.Module, len(modules))
	for i, m := range modules {
		parsed[i] = m.parsed
	}
	annotations, errs := ast.BuildAnnotationSet(parsed)
	var problems []problem
	for _, e := range errs {
		problems = append(problems, problemOf(e))
	}
	if annotations == nil {
		return nil, problems
	}
	reports, more := reportsOf(modules, annotations, ours)
	problems = append(problems, more...)
	ids := map[string][]string{} // of a rule's path
	for _, r := range reports {
		if !slices.Contains(ids[r.path.String()], r.meta.id) {
			ids[r.path.String()] = append(ids[r.path.String()], r.meta.id)
		}
	}
	byID := map[string]*policy{}
	seen := map[string]bool{} // of entries
	for _, r := range reports {
		path := r.path
		if of := ids[path.String()]; len(of) > 1 {
			path = r.apart(slices.Index(of, r.meta.id))
		}
		p := byID[r.meta.id]
		if p == nil {
			p = &policy{rule: ruleOf(r.meta), requires: r.meta.requires}
			byID[r.meta.id] = p
		}
		if seen[r.meta.id+" "+path.String()] {
			continue
		}
		seen[r.meta.id+" "+path.String()] = true
		e := entry{path: path, verb: r.verb, severity: verbs[r.verb], at: r.rule.Loc()}
		if s, err := check.ParseSeverity(r.meta.severity); err == nil && r.meta.severity != "" {
			e.severity = s
		}
		p.rule.Severity = max(p.rule.Severity, e.severity)
		p.entries = append(p.entries, e)
	}
	var out []*policy
	for _, p := range byID {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b *policy) int { return strings.Compare(a.rule.ID, b.rule.ID) })
	return out, problems
}

// reportingRule is one definition of a rule that reports.
type reportingRule struct {
	rule   *ast.Rule
	module *ast.Module
	path   ast.Ref
	verb   string
	meta   metadata
}

// reportsOf are the rules that report, in the order of the modules.
func reportsOf(modules []*module, annotations *ast.AnnotationSet, ours bool) (out []reportingRule, problems []problem) {
	for _, m := range modules {
		if m.test {
			continue
		}
		pkg := m.parsed.Package.Path
		first := "" // what is undecided belongs to it, where nothing else is said
		for _, r := range m.parsed.Rules {
			if name := nameOf(r); verbOf(name) != "" && verbOf(name) != undecided {
				first = cmp.Or(first, name)
			}
		}
		for _, r := range m.parsed.Rules {
			name := nameOf(r)
			verb := verbOf(name)
			if verb == "" {
				continue
			}
			if wrong := shapeProblem(r, name); wrong != "" {
				problems = append(problems, problem{at: r.Loc(), message: wrong})
				continue
			}
			meta, wrong := metadataOf(annotations, r, ours)
			if wrong != "" {
				problems = append(problems, problem{at: r.Loc(), message: wrong})
			}
			owner := name
			if verb == undecided {
				owner = cmp.Or(first, name)
			}
			meta.id = cmp.Or(meta.id, strings.TrimPrefix(pkg.String(), "data.")+"."+owner)
			out = append(out, reportingRule{rule: r, module: m.parsed, path: pkg.Append(ast.StringTerm(name)), verb: verb, meta: meta})
		}
	}
	return out, problems
}

// apart gives a definition a rule of its own beside the one that it belongs to, and returns its path.
func (r reportingRule) apart(n int) ast.Ref {
	// "#" is in no name that can be written, so that nothing else is called so.
	name := fmt.Sprintf("%s#%d", nameOf(r.rule), n)
	copied := r.rule.Copy()
	copied.Head.Name = ast.Var(name)
	copied.Head.Reference = ast.Ref{ast.VarTerm(name)}
	copied.Annotations = nil
	copied.Module = r.module
	r.module.Rules = append(r.module.Rules, copied)
	return r.module.Package.Path.Append(ast.StringTerm(name))
}

// nameOf is the name of a rule as it is written first in its head.
func nameOf(r *ast.Rule) string {
	if ref := r.Head.Ref(); len(ref) > 0 {
		if v, ok := ref[0].Value.(ast.Var); ok {
			return string(v)
		}
	}
	return string(r.Head.Name)
}

// shapeProblem says why a rule that is called like one that reports is none.
func shapeProblem(r *ast.Rule, name string) string {
	switch {
	case len(r.Head.Args) > 0:
		return fmt.Sprintf("%s is a function here, and nobody calls it: write `%s contains msg if {`", name, name)
	case len(r.Head.Ref()) > 1:
		return fmt.Sprintf("%s has parts of its own here (%s): write `%s contains msg if {`", name, r.Head.Ref(), name)
	case r.Head.RuleKind() != ast.MultiValue:
		return fmt.Sprintf("%s without `contains` is one value and not a set of findings: write `%s contains msg if {`", name, name)
	}
	return ""
}

// metadataOf joins the annotations that hold for a rule, the nearest first.
func metadataOf(set *ast.AnnotationSet, r *ast.Rule, ours bool) (m metadata, wrong string) {
	for _, ref := range set.Chain(r) {
		a := ref.Annotations
		if a == nil {
			continue
		}
		m.title = cmp.Or(m.title, a.Title)
		m.description = cmp.Or(m.description, a.Description)
		for _, rel := range a.RelatedResources {
			m.references = append(m.references, rel.Ref.String())
		}
		for key, to := range map[string]*string{"id": &m.id, "name": &m.name, "fix": &m.fix, "severity": &m.severity, "url": nil, "requires": nil} {
			value, ok := a.Custom[key]
			if !ok {
				continue
			}
			switch value := value.(type) {
			case string:
				switch key {
				case "url":
					m.references = append([]string{value}, m.references...)
				case "requires":
					m.requires = append(m.requires, value)
				default:
					*to = cmp.Or(*to, value)
				}
			case []any:
				for _, x := range value {
					if s, ok := x.(string); ok && key == "requires" {
						m.requires = append(m.requires, s)
					}
				}
			default:
				wrong = fmt.Sprintf("custom.%s in METADATA must be a string", key)
			}
		}
	}
	if m.id != "" && !goodID.MatchString(m.id) {
		wrong = fmt.Sprintf("custom.id in METADATA is %q: use letters, digits and . _ - /, so that it can be written in flags and comments", m.id)
		m.id = ""
	}
	if reserved.MatchString(m.id) && !ours {
		wrong = fmt.Sprintf("custom.id in METADATA is %s: IDs that begin with FCA are those of fcasync-lint itself", m.id)
		m.id = ""
	}
	if m.severity != "" {
		switch s, err := check.ParseSeverity(m.severity); {
		case err != nil:
			wrong = "custom.severity in METADATA: " + err.Error()
			m.severity = ""
		case s == check.Off:
			wrong = "custom.severity in METADATA is off: use --disable, or disable in the configuration file"
			m.severity = ""
		}
	}
	return m, wrong
}

var (
	goodID   = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._/-]*$`)
	reserved = regexp.MustCompile(`^(?i:FCA[0-9])`)
)

// ruleOf is the rule of the catalogue that a policy is.
func ruleOf(m metadata) check.Rule {
	rule := check.Rule{
		ID: m.id, Name: m.name,
		Doc: check.Doc{Title: m.title, Why: m.description, Fix: m.fix, References: m.references},
	}
	if rule.Name == "" {
		rule.Name = slug(m.id)
	}
	if strings.EqualFold(rule.Name, rule.ID) {
		rule.Name = "policy-" + rule.Name // SARIF wants two
	}
	rule.Doc.Title = cmp.Or(rule.Doc.Title, m.id)
	return rule
}

var noWord = regexp.MustCompile(`[^a-z0-9]+`)

// slug makes a name as rules have them: acme.accounts.deny becomes acme-accounts-deny.
func slug(id string) string {
	return strings.Trim(noWord.ReplaceAllString(strings.ToLower(id), "-"), "-")
}
