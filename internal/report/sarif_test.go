package report

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v2/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// schema is OASIS's for SARIF 2.1.0, errata 01, as published in oasis-tcs/sarif-spec.
func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	raw, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, log []byte) {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(log))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(doc); err != nil {
		t.Errorf("%v", err)
	}
}

func TestSARIFSchema(t *testing.T) {
	s := schema(t)
	if doc, _ := jsonschema.UnmarshalJSON(strings.NewReader(`{"version": "2.1.0", "runs": [{}]}`)); s.Validate(doc) == nil {
		t.Fatal("the schema accepts a run without a tool")
	}
	for _, c := range cases(t) {
		t.Run(c.name, func(t *testing.T) { validate(t, s, render(t, "sarif", c)) })
	}
}

func run(t *testing.T, r *Report, o Options) *sarif.Run {
	t.Helper()
	var b bytes.Buffer
	if err := Write("sarif", &b, r, o); err != nil {
		t.Fatal(err)
	}
	var log sarif.Report
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	return log.Runs[0]
}

// What GitHub's code scanning asks for beyond the schema.
func TestSARIFForCodeScanning(t *testing.T) {
	link := regexp.MustCompile(`[^\\]\]\((\d+)\)`)
	for _, c := range cases(t) {
		r := run(t, c.report, c.options)
		if v := *r.Tool.Driver.SemanticVersion; v[0] < '0' || v[0] > '9' {
			t.Errorf("%s: version %q", c.name, v)
		}
		for _, rule := range r.Tool.Driver.Rules {
			if *rule.Name == rule.ID || *rule.ShortDescription.Text == "" || *rule.FullDescription.Text == "" ||
				*rule.Help.Text == "" || *rule.Help.Markdown == "" || *rule.HelpURI == "" {
				t.Errorf("%s: rule %s lacks something", c.name, rule.ID)
			}
			if n := len([]rune(*rule.FullDescription.Text)); n > 1024 {
				t.Errorf("%s: rule %s: description of %d characters", c.name, rule.ID, n)
			}
		}
		for i, result := range r.Results {
			if got := r.Tool.Driver.Rules[*result.RuleIndex].ID; got != *result.RuleID {
				t.Errorf("%s: result %d: index of %s, not of %s", c.name, i, got, *result.RuleID)
			}
			links := link.FindAllStringSubmatch(*result.Message.Text, -1)
			if len(links) != len(result.RelatedLocations) {
				t.Errorf("%s: result %d: %d links to %d places", c.name, i, len(links), len(result.RelatedLocations))
			}
			for k, l := range links {
				if id, _ := strconv.Atoi(l[1]); uint(id) != *result.RelatedLocations[k].Id {
					t.Errorf("%s: result %d: no place %d", c.name, i, id)
				}
			}
			for _, l := range append(result.Locations, result.RelatedLocations...) {
				p := l.PhysicalLocation
				if uri := *p.ArtifactLocation.URI; strings.HasPrefix(uri, "/") || strings.Contains(uri, "..") || strings.ContainsAny(uri, ` #[]\`) {
					t.Errorf("%s: result %d: URI %s", c.name, i, uri)
				}
				if *p.ArtifactLocation.URIBaseId != "%SRCROOT%" {
					t.Errorf("%s: result %d: base %s", c.name, i, *p.ArtifactLocation.URIBaseId)
				}
				g := p.Region
				if *g.EndLine < *g.StartLine || *g.EndLine == *g.StartLine && *g.EndColumn < *g.StartColumn {
					t.Errorf("%s: result %d: region ends before it starts", c.name, i)
				}
			}
		}
	}
}

func TestSARIFPlaces(t *testing.T) {
	sources := map[string][]byte{"main.tf": []byte("a = \"🎉\" + b\n"), "../up.tf": []byte("c = 1\n")}
	inside := finding(ruleEmpty, "a", "m", at(t, sources, "main.tf", "b", 0))
	above := finding(ruleEmpty, "a", "m", at(t, sources, "../up.tf", "1", 0))

	r := report(sources, 1, inside, above)
	r.Prefix = "infra/live"
	results := run(t, r, Options{}).Results
	for i, want := range []string{"infra/live/main.tf", "infra/up.tf"} {
		if got := *results[i].Locations[0].PhysicalLocation.ArtifactLocation.URI; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if g := results[0].Locations[0].PhysicalLocation.Region; *g.StartColumn != 12 || *g.EndColumn != 13 || *g.ByteOffset != 13 {
		t.Errorf("columns %d to %d at byte %d, want 12 to 13 at 13", *g.StartColumn, *g.EndColumn, *g.ByteOffset)
	}
	if got, want := results[0].PartialFingerprints["primaryLocationLineHash"], lineHashes(sources["main.tf"], map[int]bool{1: true})[1]; got != want {
		t.Errorf("line hash %v, want %s", got, want)
	}

	r.Prefix = ""
	results = run(t, r, Options{}).Results
	if got := *results[1].Locations[0].PhysicalLocation.ArtifactLocation.URI; got != "main.tf" {
		t.Errorf("got %s, want a file of the repository", got)
	}
	if text := *results[1].Message.Text; !strings.Contains(text, "../up.tf:1:5") {
		t.Errorf("%q does not say where", text)
	}

	delete(r.Sources, "main.tf")
	results = run(t, r, Options{}).Results
	if l := results[1].Locations[0]; l.PhysicalLocation != nil || *l.LogicalLocations[0].FullyQualifiedName != "a" {
		t.Errorf("got a place in a file that cannot be named")
	}
}

func TestRepositoryURI(t *testing.T) {
	for _, c := range []struct{ prefix, file, want string }{
		{"", "main.tf", "main.tf"},
		{"a b", "c#d.tf", "a%20b/c%23d.tf"},
		{"a/b", "../x.tf", "a/x.tf"},
		{"", "./x:y.tf", "x%3Ay.tf"},
		{"a/b", "<stdin>", "stdin"},
		{"", "100%.tf", "100%25.tf"},
		{"", "é.tf", "%C3%A9.tf"},
		{"a", "../../x.tf", ""},
		{"..", "x.tf", ""},
		{"", "/etc/x.tf", ""},
		{"a", "C:/x.tf", ""},
		{"a", "", ""},
		{"", ".", ""},
	} {
		got, ok := repositoryURI(c.prefix, c.file)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s in %s: got %q, %v, want %q", c.file, c.prefix, got, ok, c.want)
		}
	}
}

// Without its text a plan's places are what is known of them, and nothing is hashed.
func TestSARIFOfPlans(t *testing.T) {
	for _, c := range cases(t) {
		if c.name != "plans" {
			continue
		}
		results := run(t, c.report, c.options).Results
		for i, want := range []struct {
			uri          string
			line, column int
		}{{"stdin", 1, 2345}, {"infra/plan.json", 1, 2345}, {"infra/plan.json", 3, 7}} {
			p, r := results[i].Locations[0].PhysicalLocation, results[i].PartialFingerprints
			if uri, g := *p.ArtifactLocation.URI, p.Region; uri != want.uri || *g.StartLine != want.line || *g.StartColumn != want.column || g.ByteOffset != nil {
				t.Errorf("%d: %s:%d:%d, want %v", i, uri, *g.StartLine, *g.StartColumn, want)
			}
			if _, ok := r["primaryLocationLineHash"]; ok || r["fcasyncLint/v1"] == nil {
				t.Errorf("%d: fingerprints %v", i, r)
			}
		}
	}
}

func TestSARIFLimit(t *testing.T) {
	place := model.Range{File: "f.tf", Start: model.Pos{Line: 1, Column: 1}, End: model.Pos{Line: 1, Column: 2}}
	var findings []check.Finding
	for i := range mostResults + 10 {
		rule := ruleShared
		if i%2 == 1 {
			rule = ruleScope
		}
		if i == mostResults+9 {
			rule = ruleEmpty
		}
		f := finding(rule, "a", strconv.Itoa(i), place)
		findings = append(findings, f)
	}
	rep := report(nil, 1, findings...)
	rep.Ignored = []Ignored{{Finding: finding(ruleEmpty, "a", "ignored", place)}}
	r := run(t, rep, Options{ShowIgnored: true})
	if len(r.Results) != mostResults {
		t.Fatalf("%d results", len(r.Results))
	}
	count := map[string]int{}
	for _, result := range r.Results {
		count[*result.Level]++
	}
	if count["error"] != 1 || count["warning"] != rep.Summary.Warning {
		t.Errorf("kept %v of %+v", count, rep.Summary)
	}
	if got := *r.Results[mostResults-1].Message.Text; got != strconv.Itoa(mostResults+9)+"." {
		t.Errorf("the last result is %q: the order has changed", got)
	}
	n := r.Invocations[0].ToolExecutionNotifications
	if len(n) != 1 || n[0].Level != "warning" || !strings.HasPrefix(*n[0].Message.Text, "11 results are left out") {
		t.Errorf("notifications %+v", n)
	}
}

func TestSemanticVersion(t *testing.T) {
	for in, want := range map[string]string{"v1.2.3": "1.2.3", "1.2.3-rc.1": "1.2.3-rc.1", "(devel)": "0.0.0", "": "0.0.0"} {
		if got := semanticVersion(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestLastPart(t *testing.T) {
	for in, want := range map[string]string{
		`module.m["a.b"].t.this["c.\".d"]`: `this["c.\".d"]`, "t.n[0]": "n[0]", "x": "x", `a["`: `a["`,
	} {
		if got := lastPart(in); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}

// The expected value is what Python's uuid.uuid5(uuid.NAMESPACE_URL, ...) gives.
func TestGUID(t *testing.T) {
	if got, want := guid("https://example.com/#1"), "217e5e84-1b82-5285-ab97-3adf4b8c12f9"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSarifVersionsCanBeComparedAsNumbers(t *testing.T) {
	for version, want := range map[string]string{"v1.2.3": "1.2.3", "1.2.3-rc1": "1.2.3-rc1", "devel": "0.0.0", "": "0.0.0"} {
		r := report(nil, 0)
		r.Tool.Version = version
		var b bytes.Buffer
		if err := Write("sarif", &b, r, Options{}); err != nil {
			t.Fatal(err)
		}
		var log struct {
			Runs []struct {
				Tool struct {
					Driver struct{ Version, SemanticVersion string }
				}
			}
		}
		if err := json.Unmarshal(b.Bytes(), &log); err != nil {
			t.Fatal(err)
		}
		if d := log.Runs[0].Tool.Driver; d.Version != want || d.SemanticVersion != want {
			t.Errorf("%q: version %q, semanticVersion %q, want %q", version, d.Version, d.SemanticVersion, want)
		}
	}
}
