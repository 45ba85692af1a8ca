package check

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// The catalogue of these tests.
func testCatalogue() Catalogue {
	return Catalogue{
		Rules: []*Rule{
			&ParseError, &UnusedIgnore, &Undecided,
			{ID: "FCA101", Name: "destination-config-empty", Severity: Error},
			{ID: "FCA103", Name: "retry-attempts-range", Severity: Error},
			{ID: "FCA201", Name: "destination-arn-malformed", Severity: Error},
			{ID: "FCA214", Name: "destination-shared", Severity: Info},
		},
		Absent: []Absent{{"FCA601", "failure-destination-missing"}},
	}
}

func selection(t *testing.T, settings ...Setting) *Selection {
	t.Helper()
	s, err := Select(testCatalogue(), settings)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// at is a place on one line.
func at(file string, line, column int) model.Range {
	return model.Range{
		File:  file,
		Start: model.Pos{Line: line, Column: column, Byte: line*100 + column},
		End:   model.Pos{Line: line, Column: column + 1, Byte: line*100 + column + 1},
	}
}

func finding(id, address string, where model.Range) Finding {
	rule, _ := testCatalogue().Find(id)
	return complete(rule, Finding{Address: address, Message: id + " is broken", Location: where})
}

// open is an undecided question of a rule.
func open(id, address string, where model.Range) Finding {
	rule, _ := testCatalogue().Find(id)
	var r Result
	r.undecided(rule, address, where, "whether it holds", "var.x")
	return r.Findings[0]
}

// comment ignores rules on its own line and the one below.
func comment(file string, line int, rules ...string) model.Ignore {
	return model.Ignore{
		Rules: rules, Reason: "because", Range: at(file, line, 20),
		Covers: []model.Range{{
			File:  file,
			Start: model.Pos{Line: line, Column: 1, Byte: line * 100},
			End:   model.Pos{Line: line + 2, Column: 1, Byte: (line + 2) * 100},
		}},
	}
}

func brief(findings []Finding) []string {
	out := []string{}
	for _, f := range findings {
		out = append(out, fmt.Sprintf("%s:%d %s %s %s", f.Location.File, f.Location.Start.Line, f.Severity, f.Rule, f.Address))
	}
	return out
}

func expect(t *testing.T, got []Finding, want ...string) {
	t.Helper()
	if want == nil {
		want = []string{}
	}
	if g := brief(got); !slices.Equal(g, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(g, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestFindingsAreSortedAndSaidOnce(t *testing.T) {
	a := finding("FCA103", "module.m.r.a", at("m/main.tf", 3, 5))
	out := Assemble([]*Result{
		{Configs: 2, Findings: []Finding{finding("FCA214", "r.b", at("z.tf", 1, 1)), a, a}},
		{Configs: 1, Findings: []Finding{
			a,
			finding("FCA103", "module.other.r.a", at("m/main.tf", 3, 5)),
			finding("FCA101", "module.m.r.a", at("m/main.tf", 3, 5)),
			finding("FCA103", "module.m.r.a", at("m/main.tf", 2, 9)),
		}},
	}, Options{Selection: selection(t)})
	expect(t, out.Findings,
		"m/main.tf:2 error FCA103 module.m.r.a",
		"m/main.tf:3 error FCA101 module.m.r.a",
		"m/main.tf:3 error FCA103 module.m.r.a",
		"m/main.tf:3 error FCA103 module.other.r.a",
		"z.tf:1 info FCA214 r.b",
	)
	if want := (Summary{Configs: 3, Error: 4, Info: 1}); out.Summary != want {
		t.Errorf("summary %+v, want %+v", out.Summary, want)
	}
}

func TestTheOrderOfResultsDoesNotMatter(t *testing.T) {
	results := []*Result{
		{Findings: []Finding{finding("FCA103", "a", at("a.tf", 1, 1)), finding("FCA101", "b", at("a.tf", 1, 1))}},
		{Findings: []Finding{finding("FCA103", "c", at("a.tf", 1, 1)), finding("FCA214", "a", at("a.tf", 1, 1))}},
	}
	one := Assemble(results, Options{Selection: selection(t)})
	slices.Reverse(results)
	slices.Reverse(results[0].Findings)
	if two := Assemble(results, Options{Selection: selection(t)}); !reflect.DeepEqual(one.Findings, two.Findings) {
		t.Errorf("%q and %q", brief(one.Findings), brief(two.Findings))
	}
}

func TestHiddenFindingsAreCounted(t *testing.T) {
	results := []*Result{{Findings: []Finding{
		open("FCA103", "r.a", at("a.tf", 1, 1)),
		open("FCA201", "r.a", at("a.tf", 2, 1)),
	}}}
	for _, c := range []struct {
		name      string
		show      bool
		settings  []Setting
		shown     int
		undecided int
	}{
		{"hidden", false, nil, 0, 2},
		{"asked for", true, nil, 2, 2},
		{"enabled by name", false, []Setting{{Pattern: "undecided", Action: Enable}}, 2, 2},
		{"a pattern does not show them", false, []Setting{{Pattern: "*", Action: Enable}}, 0, 2},
		{"FCA003 is off", true, []Setting{{Pattern: "FCA003", Action: Disable}}, 0, 2},
		{"the rule that asks is off", true, []Setting{{Pattern: "FCA201", Action: Disable}}, 1, 1},
	} {
		out := Assemble(results, Options{Selection: selection(t, c.settings...), ShowUnknown: c.show})
		if len(out.Findings) != c.shown || out.Summary.Undecided != c.undecided || out.Summary.Info != c.shown {
			t.Errorf("%s: %d findings, %+v", c.name, len(out.Findings), out.Summary)
		}
	}
}

func TestSeveritiesDecideWhatFails(t *testing.T) {
	results := []*Result{{Findings: []Finding{finding("FCA214", "r.a", at("a.tf", 1, 1))}}}
	for _, c := range []struct {
		severity, failOn Severity
		failed           bool
	}{
		{Off, Info, true}, {Off, Warning, false}, {Off, Error, false}, {Off, Off, false},
		{Warning, Warning, true}, {Warning, Error, false}, {Error, Error, true}, {Error, Off, false},
	} {
		var settings []Setting
		if c.severity != Off {
			settings = []Setting{{Pattern: "FCA214", Action: SetSeverity, Severity: c.severity}}
		}
		out := Assemble(results, Options{Selection: selection(t, settings...)})
		if got := out.Failed(c.failOn); got != c.failed {
			t.Errorf("severity %s, fail on %s: %v", c.severity, c.failOn, got)
		}
	}
}

func TestExcludedFilesSayNothing(t *testing.T) {
	out := Assemble([]*Result{{
		Findings: []Finding{finding("FCA103", "r.a", at("a.tf", 1, 1)), finding("FCA103", "r.b", at("b.tf", 1, 1))},
		Ignores:  []model.Ignore{comment("b.tf", 7, "FCA103")},
	}}, Options{Selection: selection(t), Excluded: func(file string) bool { return file == "b.tf" }})
	expect(t, out.Findings, "a.tf:1 error FCA103 r.a")
}

func TestProviderIsSaidOnlyWhereItIsOne(t *testing.T) {
	result := func(version string, configs int) *Result {
		return &Result{Configs: configs, Provider: model.Provider{Version: version, From: "the lock file"}}
	}
	for _, c := range []struct {
		results       []*Result
		version, from string
	}{
		{nil, "", ""},
		{[]*Result{result("1.1.0", 0)}, "1.1.0", "the lock file"},
		{[]*Result{result("1.1.0", 0), result("1.2.0", 1), result("1.2.0", 3)}, "1.2.0", "the lock file"},
		{[]*Result{result("1.3.0", 1), result("1.2.0", 1), result("1.2.0", 3)}, "", "several versions: 1.2.0 in 2 root modules, 1.3.0 in 1 root module"},
	} {
		p := Assemble(c.results, Options{Selection: selection(t)}).Provider
		if p.Version != c.version || p.From != c.from {
			t.Errorf("got %+v, want %q from %q", p, c.version, c.from)
		}
	}
}

func TestProblemsAreFindings(t *testing.T) {
	r := Run(&model.Project{
		Problems: []model.Problem{{Message: "the block is not closed", Fix: "Close it.", Range: at("a.tf", 2, 1)}},
		Sources:  map[string][]byte{"a.tf": []byte("x"), "b.tf": []byte("y")},
	}, nil)
	out := Assemble([]*Result{r}, Options{Selection: selection(t)})
	expect(t, out.Findings, "a.tf:2 error FCA001 ")
	f := out.Findings[0]
	if f.Message != "the block is not closed" || f.Fix != "Close it." || f.Name != "parse-error" || f.Why == "" || f.URL == "" {
		t.Errorf("%+v", f)
	}
	if len(out.Sources) != 1 || out.Sources["a.tf"] == nil {
		t.Errorf("sources %v: want those that findings point into", out.Sources)
	}
}
