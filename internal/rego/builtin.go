package rego

import (
	"fmt"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/policies"
)

// builtin is a policy in the directory policies.
type builtin struct {
	rule     check.Rule
	dir, pkg string
	verbs    []string // the rules in it that report
	requires []string
}

// Builtin are the policies that are built in, as rules with their own thresholds. What Load returns
// has rules of the same IDs, with the thresholds of users.
func Builtin() []*check.Rule { return builtinRules() }

var builtinRules = sync.OnceValue(func() []*check.Rule {
	s, err := Load(Options{})
	if err != nil {
		panic(err) // nothing is read
	}
	return s.Rules()
})

// builtins are the policies that are built in, parsed when they are needed.
func builtins(data map[string]any) *group {
	g := &group{data: data, trusted: true}
	files := map[*policy]string{}
	for _, b := range catalogue() {
		p := &policy{rule: b.rule, requires: b.requires, trusted: true}
		path := ast.Ref{ast.DefaultRootDocument}
		for _, part := range splitPath(b.pkg) {
			path = append(path, ast.StringTerm(part))
		}
		for _, verb := range b.verbs {
			p.entries = append(p.entries, entry{path: path.Append(ast.StringTerm(verb)), verb: verb, severity: b.rule.Severity})
		}
		files[p] = b.dir + "/policy.rego"
		g.policies = append(g.policies, p)
	}
	g.load = func() (modules []*module) {
		for _, p := range g.policies {
			if g.off[p] {
				continue
			}
			src, err := policies.Files.ReadFile(files[p])
			if err != nil {
				panic(err) // it is embedded
			}
			parsed, err := ast.ParseModuleWithOpts(files[p], withoutComments(string(src)), ast.ParserOptions{RegoVersion: ast.RegoV1})
			if err != nil {
				panic(fmt.Sprintf("policies/%s: %s", files[p], err)) // a test compiles it
			}
			rewriteVersionCalls(parsed)
			modules = append(modules, &module{file: files[p], parsed: parsed})
		}
		return modules
	}
	return g
}

// thresholds are what the policies that are built in go by, if nothing else is said.
func thresholds() map[string]any {
	b, err := policies.Files.ReadFile("data.json")
	if err != nil {
		panic(err) // it is embedded
	}
	var v map[string]any
	if err := util.UnmarshalJSON(b, &v); err != nil {
		panic(fmt.Sprintf("policies/data.json: %s", err)) // a test reads it
	}
	return v
}

// withoutComments leaves the lines that are comments empty: the catalogue has what METADATA
// says, and to parse it takes longer than the rest.
func withoutComments(src string) string {
	var b strings.Builder
	for line := range strings.Lines(src) {
		if strings.HasPrefix(line, "#") {
			line = "\n"
		}
		b.WriteString(line)
	}
	return b.String()
}
