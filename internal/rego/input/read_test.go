package input

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestTextsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var parts []symbol.Text
		for range rapid.IntRange(0, 5).Draw(t, "n") {
			if rapid.Bool().Draw(t, "known") {
				parts = append(parts, symbol.Lit(rapid.SampledFrom([]string{"", "a", ":", "acs:mns:", "${x}"}).Draw(t, "text")))
				continue
			}
			parts = append(parts, symbol.FromRef(symbol.Ref{
				Key: rapid.SampledFrom([]string{"a.b", "c.d"}).Draw(t, "key"), Display: "x.y",
				Chars: rapid.SampledFrom([]symbol.Charset{symbol.AnyText, symbol.NameText, symbol.DigitText}).Draw(t, "chars"),
			}))
		}
		want := symbol.Concat(parts...)
		text := partly(want, false)
		got, ok := ReadText(Term(&text).Value)
		if !ok || got.Key() != want.Key() || got.String() != want.String() {
			t.Fatalf("%s became %s", want, got)
		}
		for i, r := range want.Refs() {
			if got.Refs()[i].Chars != r.Chars {
				t.Fatalf("%v became %v", r, got.Refs()[i])
			}
		}
	})
}

// everyProject calls f for all root modules below the testdata of this repository, and for the
// plans there.
func everyProject(t *testing.T, f func(p *model.Project)) {
	t.Helper()
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	paths := []string{"internal/check", "testdata", "examples", "policies"}
	for _, pattern := range []string{"internal/check/*/testdata/*/plan.json", "testdata/plans/*/plan.json", "policies/*/testdata/*/plan.json"} {
		plans, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range plans {
			rel, _ := filepath.Rel(root, p)
			paths = append(paths, rel)
		}
	}
	if _, err := os.Stat(filepath.Join(root, "policies")); err != nil {
		t.Fatal(err)
	}
	n := 0
	_, _, err = parse.Each(paths, parse.Options{Options: source.Options{Dir: root, Tree: root, Workers: 1}}, func(p *model.Project) bool {
		if len(p.AsyncConfigs) > 0 {
			n++
			f(p)
		}
		return true
	})
	if err != nil || n < 300 {
		t.Fatalf("%d projects, %v", n, err)
	}
}

// TestInputsFitTheSchema: what policies are compiled against is what they get.
func TestInputsFitTheSchema(t *testing.T) {
	var decoded any
	if err := json.Unmarshal(Schema(), &decoded); err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("input.json", decoded); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("input.json")
	if err != nil {
		t.Fatal(err)
	}
	everyProject(t, func(p *model.Project) {
		v, err := ast.JSON(Term(Of(p, permissions.Read(p))).Value)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s: %v", p.Root, err)
		}
	})
}

// TestAllowsAgreesWithVerdicts: of what a role of the input tells, the same verdict follows as
// from the project, or none.
func TestAllowsAgreesWithVerdicts(t *testing.T) {
	counts := map[string]int{}
	everyProject(t, func(p *model.Project) {
		set := permissions.Read(p)
		d := Of(p, set)
		roles := map[string]ast.Object{}
		for _, r := range d.Roles {
			roles[r.Address] = Term(r).Value.(ast.Object)
		}
		for _, c := range d.Configs {
			for _, dest := range c.Destinations {
				role := roles[dest.Permission.Role]
				if role == nil || dest.Permission.Resource == nil {
					continue
				}
				resource, ok := ReadText(Term(dest.Permission.Resource).Value)
				if !ok {
					t.Fatalf("%s: %s: no resource", p.Root, c.Address)
				}
				got, err := Allows(role, dest.Permission.Action, resource)
				if err != nil {
					t.Fatal(err)
				}
				want := dest.Permission.Verdict
				counts[want+" "+got.Verdict]++
				if got.Verdict != want && got.Verdict != "unknown" && !strings.Contains(dest.Permission.Why, "is not documented") {
					t.Errorf("%s: %s: %s: ram.allows says %s (%s), the verdict is %s (%s)", p.Root, c.Address, dest.Side, got.Verdict, got.Why, want, dest.Permission.Why)
				}
			}
		}
	})
	if counts["allowed allowed"] < 100 || counts["denied denied"] < 20 {
		t.Errorf("%v", counts)
	}
	t.Log(counts)
}
