// Package checktest runs a rule over the fixtures in its testdata directory and over the
// examples of its documentation.
//
// Every directory testdata/bad* and testdata/good* is a tree of Terraform source, whose
// name says which generation it is about: bad-fc2-literal, good-fc3-for-each. A comment
//
//	retries = 9 # want "FCA103 alicloud_fcv3_async_invoke_config.a: .* 9"
//
// says that a finding starts on its line; the regular expression is matched against
// `severity ID address: message`. `# undecided "..."` says the same of an open question. Several
// quoted expressions may follow one another. Where no comment can stand, a file want.txt
// in the fixture's directory has lines `main.tf.json:12: "..."` and
// `main.tf.json:12: undecided "..."`.
//
// A directory with a file plan.json is judged as that plan, together with the source beside
// it if there is any. In want.txt a line number may be left out: `plan.json: "..."`.
//
// Every finding must be wanted and every want found. A bad fixture wants at least one
// finding, a good one none.
package checktest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/config"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

// Option changes what Run expects of a rule.
type Option func(*options)

type options struct {
	only string
	dir  string
	load func(data map[string]any) *check.Rule
}

// Only says that a rule is about one generation, "FC2" or "FC3", and why: it then
// needs fixtures of that one only.
func Only(generation, reason string) Option {
	return func(o *options) {
		if reason == "" || generation != "FC2" && generation != "FC3" {
			panic(`checktest.Only takes "FC2" or "FC3" and a reason`)
		}
		o.only = strings.ToLower(generation)
	}
}

// In says which directory the directory testdata is in, if not in the working directory.
func In(dir string) Option {
	return func(o *options) { o.dir = dir }
}

// Loaded says how a rule is made that goes by data: that of policy_data in the fixture's
// .fcasync-lint.hcl or else, as for the examples, in the configuration of its documentation.
func Loaded(load func(data map[string]any) *check.Rule) Option {
	return func(o *options) { o.load = load }
}

// Run tests a rule: its fixtures, its documentation and the examples in it.
func Run(t *testing.T, rule *check.Rule, opts ...Option) {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	t.Run("fixtures", func(t *testing.T) { runFixtures(t, rule, o) })
	t.Run("documentation", func(t *testing.T) {
		for _, missing := range Incomplete(rule) {
			t.Errorf("%s: the documentation has no %s", rule.ID, missing)
		}
		runExamples(t, o.rule(t, rule, ""))
	})
}

// rule is the rule as it judges a fixture, or the examples if that is "".
func (o options) rule(t *testing.T, rule *check.Rule, fixture string) *check.Rule {
	t.Helper()
	if o.load == nil {
		return rule
	}
	src := []byte(rule.Doc.Configuration)
	if fixture != "" {
		own, err := os.ReadFile(filepath.Join(fixture, configFile))
		switch {
		case err == nil:
			src = own
		case !errors.Is(err, fs.ErrNotExist):
			t.Fatal(err)
		}
	}
	return o.load(PolicyData(t, rule, src))
}

// configFile is where a fixture has data of its own.
const configFile = ".fcasync-lint.hcl"

// PolicyData is what a configuration file, which may name a rule, gives to policies.
func PolicyData(t *testing.T, rule *check.Rule, src []byte) map[string]any {
	t.Helper()
	c, err := config.Parse(src, configFile, ".", config.Known{Rules: func(*config.Config) (check.Catalogue, error) {
		return check.Catalogue{Rules: []*check.Rule{rule}}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return c.PolicyData
}

// Incomplete returns what the documentation of a rule lacks.
func Incomplete(rule *check.Rule) (missing []string) {
	for _, part := range []struct {
		name string
		ok   bool
	}{
		{"title", rule.Doc.Title != "" && !strings.HasSuffix(rule.Doc.Title, ".")},
		{"why", rule.Doc.Why != ""},
		{"fix", rule.Doc.Fix != ""},
		{"since", rule.Doc.Since != ""},
		{"precision", strings.Contains(" very-high high medium low ", " "+rule.Doc.Precision+" ")},
		{"references", len(rule.Doc.References) > 0},
		{"bad example", len(rule.Doc.Bad) > 0},
		{"good example", len(rule.Doc.Good) > 0},
	} {
		if !part.ok {
			missing = append(missing, part.name)
		}
	}
	return missing
}

func runFixtures(t *testing.T, rule *check.Rule, o options) {
	testdata := filepath.Join(o.dir, "testdata")
	if rule.NeedsPlan {
		for _, kind := range LackingPlans(testdata) {
			t.Errorf("%s has no fixture testdata/%s* with a plan.json", rule.ID, kind)
		}
	}
	for _, kind := range Lacking(testdata) {
		if !rule.NeedsPlan && o.only == "" || o.only != "" && strings.Contains(kind, o.only) {
			t.Errorf("%s has no fixture testdata/%s*", rule.ID, kind)
		}
	}
	entries, err := os.ReadDir(testdata)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		kind, _ := fixtureKind(e.Name())
		if !e.IsDir() || kind == "" {
			continue
		}
		t.Run(e.Name(), func(t *testing.T) {
			dir, err := filepath.Abs(filepath.Join(testdata, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			wants, err := readWants(dir)
			if err != nil {
				t.Fatal(err)
			}
			findings := 0
			for _, w := range wants {
				if !w.undecided {
					findings++
				}
			}
			switch {
			case kind == "bad" && findings == 0:
				t.Error("a bad fixture must want a finding")
			case kind == "good" && findings > 0:
				t.Error("a good fixture must not want a finding")
			}
			compare(t, wants, judge(t, dir, o.rule(t, rule, dir)))
		})
	}
}

// Lacking returns which of bad-fc2, bad-fc3, good-fc2 and good-fc3 no directory in
// testdata is.
func Lacking(testdata string) []string {
	have := map[string]bool{}
	entries, _ := os.ReadDir(testdata) // a directory that is not there has no fixtures
	for _, e := range entries {
		kind, generations := fixtureKind(e.Name())
		for _, g := range generations {
			have[kind+"-"+g] = have[kind+"-"+g] || e.IsDir()
		}
	}
	var lacking []string
	for _, k := range []string{"bad-fc2", "bad-fc3", "good-fc2", "good-fc3"} {
		if !have[k] {
			lacking = append(lacking, k)
		}
	}
	return lacking
}

// LackingPlans returns which of bad and good no directory with a plan in testdata is.
func LackingPlans(testdata string) []string {
	var lacking []string
	for _, kind := range []string{"bad", "good"} {
		if plans, _ := filepath.Glob(filepath.Join(testdata, kind+"*", planFile)); len(plans) == 0 {
			lacking = append(lacking, kind)
		}
	}
	return lacking
}

// planFile is what a fixture is judged by if it is there.
const planFile = "plan.json"

// input is the path to give to parse.Each for a fixture.
func input(dir string) string {
	if _, err := os.Stat(filepath.Join(dir, planFile)); err == nil {
		return planFile
	}
	return "."
}

func fixtureKind(name string) (kind string, generations []string) {
	for _, k := range []string{"bad", "good"} {
		if strings.HasPrefix(name, k) {
			kind = k
		}
	}
	for _, g := range []string{"fc2", "fc3"} {
		if strings.Contains(name, g) {
			generations = append(generations, g)
		}
	}
	return kind, generations
}

// judge returns what the rule, and nothing but it, says about a tree. That the tree
// cannot be read is part of it.
func judge(t *testing.T, dir string, rule *check.Rule) []check.Finding {
	t.Helper()
	catalogue := check.Catalogue{Rules: []*check.Rule{&check.ParseError, &check.Undecided, &check.PolicyError}}
	var settings []check.Setting
	if rule.Run != nil {
		catalogue.Rules = append(catalogue.Rules, rule)
		settings = append(settings, check.Setting{Pattern: rule.ID, Action: check.Enable})
	}
	selection, err := check.Select(catalogue, settings)
	if err != nil {
		t.Fatal(err)
	}
	results, _, err := parse.Each([]string{input(dir)}, parse.Options{Options: source.Options{Dir: dir, Tree: dir}},
		func(p *model.Project) *check.Result { return check.Run(p, selection.Rules()) })
	if err != nil {
		t.Fatal(err)
	}
	return check.Assemble(results, check.Options{Selection: selection, ShowUnknown: true}).Findings
}

func runExamples(t *testing.T, rule *check.Rule) {
	examples := func(kind string, list []check.Example, reported bool) {
		for _, e := range list {
			t.Run(kind+"/"+e.Title, func(t *testing.T) {
				if e.Title == "" {
					t.Error("the example has no title")
				}
				dir := t.TempDir()
				if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(e.Source), 0o644); err != nil {
					t.Fatal(err)
				}
				got := false
				for _, f := range judge(t, dir, rule) {
					switch f.Rule {
					case rule.ID:
						got = true
						if !reported {
							t.Errorf("unexpected: %s", show(f))
						}
					case check.ParseError.ID:
						t.Errorf("the example cannot be read: %s", show(f))
					}
				}
				if reported && !got && !rule.NeedsPlan {
					t.Errorf("%s is not reported", rule.ID)
				}
			})
		}
	}
	examples("bad", rule.Doc.Bad, true)
	examples("good", rule.Doc.Good, false)
}
