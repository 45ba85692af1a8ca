package policies_test

import (
	"os"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/checktest"
	"github.com/fcasync/fcasync-lint/internal/rego"
)

// only are the policies about one generation.
var only = map[string]checktest.Option{
	"retries-defaulted": checktest.Only("FC2", "the FC3 resource sends nothing where nothing is said"),
}

// Every policy says of its fixtures and of the examples in its documentation what they say.
func TestPolicies(t *testing.T) {
	for _, rule := range rego.Builtin() {
		t.Run(rule.Name, func(t *testing.T) {
			options := []checktest.Option{checktest.In(rule.Name), checktest.Loaded(load(t, rule.ID))}
			if o, ok := only[rule.Name]; ok {
				options = append(options, o)
			}
			checktest.Run(t, rule, options...)
		})
	}
}

// load makes the policy with an ID go by data.
func load(t *testing.T, id string) func(map[string]any) *check.Rule {
	return func(data map[string]any) *check.Rule {
		t.Helper()
		set, err := rego.Load(rego.Options{Settings: data})
		if err != nil {
			t.Fatal(err)
		}
		// The others would be compiled, too.
		set.Use(func(other string) bool { return other == id })
		for _, r := range set.Rules() {
			if r.ID == id {
				return r
			}
		}
		t.Fatalf("there is no policy %s", id)
		return nil
	}
}

// A directory without a policy is forgotten, or a policy in it has another name than policy.rego.
func TestEveryDirectoryIsAPolicy(t *testing.T) {
	names := map[string]bool{}
	for _, r := range rego.Builtin() {
		names[r.Name] = true
	}
	dirs, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dirs {
		if d.IsDir() && !names[d.Name()] {
			t.Errorf("%s is no policy of the catalogue: run go run ./internal/tools/genpolicies", d.Name())
		}
	}
}

// Every policy has tests in Rego, and they pass.
func TestTestsInRego(t *testing.T) {
	for _, rule := range rego.Builtin() {
		t.Run(rule.Name, func(t *testing.T) {
			report, err := rego.Test(t.Context(), rego.TestOptions{Options: rego.Options{
				Policies: []rego.File{{Path: rule.Name, Shown: rule.Name}}, Input: rego.Native,
			}})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range report.Problems {
				t.Errorf("%s:%d: %s", p.Location.File, p.Location.Start.Line, p.Message)
			}
			for _, r := range report.Results {
				if r.Outcome != rego.Passed {
					t.Errorf("%s:%d: %s: %s: %s", r.File, r.Line, r.Name, r.Outcome, r.Error)
				}
			}
			if len(report.Results) == 0 {
				t.Error("there are no tests")
			}
		})
	}
}
