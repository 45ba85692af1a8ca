package permissionmissing

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

// findings judges a tree with this rule.
func findings(t *testing.T, dir string) []check.Finding {
	t.Helper()
	results, _, err := parse.Each([]string{"."}, parse.Options{Options: source.Options{Dir: dir, Tree: dir}},
		func(p *model.Project) *check.Result { return check.Run(p, []*check.Rule{&Rule}) })
	if err != nil {
		t.Fatal(err)
	}
	var out []check.Finding
	for _, r := range results {
		for _, f := range r.Findings {
			if f.Rule != Rule.ID {
				t.Fatalf("%s: %s", f.Rule, f.Message)
			}
			out = append(out, f)
		}
	}
	return out
}

// printed is the Terraform source in a fix.
func printed(f check.Finding) (string, bool) {
	_, rest, ok := strings.Cut(f.Fix, "```terraform\n")
	block, _, closed := strings.Cut(rest, "\n```")
	return block + "\n", ok && closed
}

// Whoever does what each fix says has no finding left: the smallest policy that is printed is
// Terraform as terraform fmt writes it, and allows the delivery.
func TestThePrintedPolicyAllowsTheDelivery(t *testing.T) {
	fixtures, err := filepath.Glob("testdata/bad-*")
	if err != nil || len(fixtures) == 0 {
		t.Fatal(fixtures, err)
	}
	for _, fixture := range fixtures {
		t.Run(filepath.Base(fixture), func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(fixture)); err != nil {
				t.Fatal(err)
			}
			for _, f := range findings(t, dir) {
				block, ok := printed(f)
				if !ok {
					t.Errorf("%s: no policy is printed", f.Address)
					continue
				}
				if _, diags := hclsyntax.ParseConfig([]byte(block), "fix.tf", hcl.InitialPos); diags.HasErrors() {
					t.Errorf("%s\n%s", diags, block)
				}
				if formatted := string(hclwrite.Format([]byte(block))); formatted != block {
					t.Errorf("terraform fmt would write\n%s", formatted)
				}
				i := slices.IndexFunc(f.Related, func(r check.Related) bool { return r.Message == "the role is declared here" })
				if i < 0 {
					t.Fatalf("%s: the role is not shown", f.Address)
				}
				beside := filepath.Join(dir, filepath.Dir(filepath.FromSlash(f.Related[i].Location.File)), "fix.tf")
				have, err := os.ReadFile(beside)
				if err != nil && !os.IsNotExist(err) {
					t.Fatal(err)
				}
				if strings.Contains(string(have), block) {
					continue // printed by another finding about the same role
				}
				if err := os.WriteFile(beside, append(have, block...), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			for _, f := range findings(t, dir) {
				t.Errorf("still: %s: %s", f.Address, f.Message)
			}
		})
	}
}
