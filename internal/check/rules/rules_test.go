package rules

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/checktest"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	parsesource "github.com/fcasync/fcasync-lint/internal/parse/source"
	"github.com/fcasync/fcasync-lint/internal/rego"
)

// byEngine are the rules without a directory: the engine itself reports them.
var byEngine = []string{check.ParseError.ID, check.UnusedIgnore.ID, check.Undecided.ID, check.PolicyError.ID}

// policies is the directory of the rules in Rego.
const policies = "../../../policies"

func isPolicy(r *check.Rule) bool {
	return slices.ContainsFunc(rego.Builtin(), func(p *check.Rule) bool { return p.ID == r.ID })
}

func TestIDsAreSortedAndUsedOnce(t *testing.T) {
	var ids []string
	names := map[string]string{}
	for _, r := range All() {
		ids = append(ids, r.ID)
		if other := names[r.Name]; other != "" {
			t.Errorf("%s and %s have the same name", other, r.ID)
		}
		names[r.Name] = r.ID
	}
	for i := 1; i < len(ids); i++ {
		if ids[i-1] >= ids[i] {
			t.Errorf("%s stands before %s", ids[i-1], ids[i])
		}
	}
}

func TestEveryDirectoryWithARuleIsInTheList(t *testing.T) {
	listed := map[string]*check.Rule{}
	for _, r := range All() {
		listed[r.Name] = r
	}
	dirs, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dirs {
		source, err := os.ReadFile(filepath.Join("..", d.Name(), d.Name()+".go"))
		if err == nil && strings.Contains(string(source), "\nvar Rule = check.Rule{") && listed[d.Name()] == nil {
			t.Errorf("%s holds a rule that is not in the list", d.Name())
		}
	}
}

func TestRulesAreWhole(t *testing.T) {
	for _, r := range All() {
		t.Run(r.ID, func(t *testing.T) {
			missing := checktest.Incomplete(r)
			if r == &check.PolicyError { // it is about policies, and examples are Terraform
				missing = slices.DeleteFunc(missing, func(part string) bool { return strings.HasSuffix(part, "example") })
			}
			if len(missing) > 0 {
				t.Errorf("the documentation lacks %q", missing)
			}
			if r.Severity == check.Off {
				t.Error("no severity")
			}
			if slices.Contains(byEngine, r.ID) {
				return
			}
			if r.Run == nil {
				t.Error("no check")
			}
			if r.NeedsAccount {
				if test := readTests(t, "../../verify"); !strings.Contains(test, r.ID+" "+r.Severity.String()+" ") {
					t.Error("no test asks an account")
				}
				return
			}
			dir, tests := filepath.Join("..", r.Name), filepath.Join("..", r.Name)
			if isPolicy(r) {
				dir, tests = filepath.Join(policies, r.Name), policies
			}
			if info, err := os.Stat(dir); err != nil || !info.IsDir() {
				t.Fatalf("the rule's directory is not called %s", r.Name)
			}
			if r.NeedsPlan {
				if lacking := checktest.LackingPlans(filepath.Join(dir, "testdata")); len(lacking) > 0 {
					t.Errorf("no plans as fixtures %q", lacking)
				}
				return
			}
			lacking := checktest.Lacking(filepath.Join(dir, "testdata"))
			if test := readTests(t, tests); len(lacking) > 0 && !strings.Contains(test, "checktest.Only(") {
				t.Errorf("no fixtures %q", lacking)
			} else if !strings.Contains(test, "checktest.Run(") {
				t.Error("no test runs the fixtures")
			}
			if slices.Contains(lacking, "bad-fc2") && slices.Contains(lacking, "bad-fc3") {
				t.Error("no bad fixture at all")
			}
		})
	}
}

func readTests(t *testing.T, dir string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(b)
	}
	return all.String()
}

// A policy that requires data says how it is given.
func TestOptionalPoliciesSayHowTheyAreTurnedOn(t *testing.T) {
	for _, r := range All() {
		if r.Optional != strings.Contains(r.Doc.Configuration, "enable = [\""+r.ID+"\"]") {
			t.Errorf("%s: off by default %t, and the configuration is\n%s", r.ID, r.Optional, r.Doc.Configuration)
		}
	}
}

func TestExamplesAreFormatted(t *testing.T) {
	for _, r := range All() {
		for _, e := range slices.Concat(r.Doc.Bad, r.Doc.Good) {
			if _, diags := hclsyntax.ParseConfig([]byte(e.Source), "main.tf", hcl.InitialPos); diags.HasErrors() {
				continue // a syntax error is the point of it
			}
			if want := string(hclwrite.Format([]byte(e.Source))); e.Source != want {
				t.Errorf("%s, %q: terraform fmt makes of it\n%s", r.ID, e.Title, want)
			}
		}
	}
}

// What the engine's own rules say of themselves holds: with all rules on, the bad examples
// are reported and the good ones are not.
func TestExamplesOfTheEnginesRules(t *testing.T) {
	selection, err := check.Select(Catalogue(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*check.Rule{&check.ParseError, &check.UnusedIgnore, &check.Undecided} {
		for i, e := range slices.Concat(r.Doc.Bad, r.Doc.Good) {
			bad := i < len(r.Doc.Bad)
			t.Run(r.ID+"/"+e.Title, func(t *testing.T) {
				var got []string
				for _, f := range findings(t, e.Source, selection) {
					got = append(got, f.Rule)
				}
				if slices.Contains(got, r.ID) != bad {
					t.Errorf("findings %q, want %s: %v", got, r.ID, bad)
				}
			})
		}
	}
}

// A fingerprint that goes by the words changes with the provider's version and with every
// better wording.
func TestFindingsAboutResourcesSayWhatPartTheyAreAbout(t *testing.T) {
	selection, err := check.Select(Catalogue(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range All() {
		for _, e := range r.Doc.Bad {
			for _, f := range findings(t, e.Source, selection) {
				if f.Address != "" && f.Subject == "" {
					t.Errorf("%s in the example %q of %s has no subject", f.Rule, e.Title, r.ID)
				}
			}
		}
	}
}

// findings lints a file with all rules that are on, undecided questions included.
func findings(t *testing.T, source string, selection *check.Selection) []check.Finding {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	results, _, err := parse.Each([]string{"."}, parse.Options{Options: parsesource.Options{Dir: dir, Tree: dir}},
		func(p *model.Project) *check.Result { return check.Run(p, selection.Rules()) })
	if err != nil {
		t.Fatal(err)
	}
	return check.Assemble(results, check.Options{Selection: selection, ShowUnknown: true, Today: "2026-11-26"}).Findings
}

// What a rule shows as right must be safe to copy: no rule may find an error or a
// warning in it, with the provider version whose schemas the linter knows. An example shows one
// thing, though, and most have no room for a failure destination.
func TestGoodExamplesAreGood(t *testing.T) {
	selection, err := check.Select(Catalogue(), failuresAside())
	if err != nil {
		t.Fatal(err)
	}
	// These examples show that version, or an ignore, at work.
	but := map[string]string{"FCA002": "FCA103", "FCA501": "FCA501"}
	for _, r := range All() {
		for _, ex := range r.Doc.Good {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(ex.Source), 0o600); err != nil {
				t.Fatal(err)
			}
			results, _, err := parse.Each([]string{"."}, parse.Options{Options: parsesource.Options{Dir: dir, ProviderVersion: alicloud.SchemaVersion}}, func(p *model.Project) *check.Result {
				return check.Run(p, selection.Rules())
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, result := range results {
				for _, f := range result.Findings {
					if f.Severity >= check.Warning && but[r.ID] != f.Rule {
						t.Errorf("%s, example %q: %s: %s", r.ID, ex.Title, f.Rule, f.Message)
					}
				}
			}
		}
	}
}
