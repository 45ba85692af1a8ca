package e2e

import (
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/fcasync/fcasync-lint/internal/check/rules"
)

const everything = "testdata/everything"

// Every rule of the catalogue is broken in the project, and only where a comment with its
// ID says so.
func TestEveryRuleIsReported(t *testing.T) {
	inRoot(t)
	r := lint(t, "--show-unknown", "--policy", everything+"/policies", everything)
	found := map[string]bool{}
	for _, f := range r.Findings {
		found[f.Rule] = true
		source, err := os.ReadFile(f.Location.File)
		if err != nil {
			t.Fatal(err)
		}
		// The nearest line of comment above that names rules; those at the top are about
		// all resources.
		lines := strings.Split(string(source), "\n")
		announced := lines[0]
		for i := f.Location.Start.Line - 1; i >= 0; i-- {
			if strings.HasPrefix(lines[i], "# FCA") {
				announced += lines[i]
				break
			}
		}
		if !strings.Contains(announced, f.Rule) {
			t.Errorf("%s:%d: unexpected: %s %s: %s", f.Location.File, f.Location.Start.Line, f.Rule, f.Address, f.Message)
		}
	}
	for _, rule := range rules.All() {
		if !found[rule.ID] && !rule.NeedsPlan && !rule.NeedsAccount && !rule.Optional { // the project is source without a plan, account or configuration
			t.Errorf("%s (%s) is not reported", rule.ID, rule.Name)
		}
	}
}

func TestSARIFOfEverythingIsValid(t *testing.T) {
	inRoot(t)
	schema, err := jsonschema.NewCompiler().Compile("internal/report/testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range projects(t) {
		r := run("lint", "--show-unknown", "--include-suppressed", "--format", "sarif", dir)
		log, err := jsonschema.UnmarshalJSON(strings.NewReader(r.stdout))
		if err != nil {
			t.Fatalf("%s: %v: %s", dir, err, r.stderr)
		}
		if err := schema.Validate(log); err != nil {
			t.Errorf("%s: %v", dir, err)
		}
	}
}

// Root modules are judged in parallel, in an order that the report never shows.
func TestReportsAreTheSameEveryTime(t *testing.T) {
	inRoot(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(max(4, runtime.NumCPU())))
	for _, format := range []string{"text", "json", "sarif"} {
		args := []string{"lint", "--show-unknown", "--format", format, everything, "examples", "testdata/plans"}
		first := run(args...)
		if first.status != 1 {
			t.Fatalf("status %d: %s", first.status, first.stderr)
		}
		for i := range 20 {
			if again := run(args...); again != first {
				t.Fatalf("%s: run %d differs", format, i+2)
			}
		}
	}
}
