package check

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// accepting is a baseline of findings, in which the files exist that are named.
func accepting(t testing.TB, findings []Finding, exist ...string) *Baseline {
	t.Helper()
	var entries []Entry
	for _, f := range findings {
		entries = append(entries, NewEntry(f))
	}
	var file bytes.Buffer
	if err := WriteBaseline(&file, entries); err != nil {
		t.Fatal(err)
	}
	b, err := ReadBaseline(file.Bytes(), "base.json")
	if err != nil {
		t.Fatal(err)
	}
	b.Exists = func(file string) bool { return slices.Contains(exist, file) }
	b.Covers = func(file string) bool { return !strings.HasPrefix(file, "elsewhere/") }
	return b
}

func TestBaseline(t *testing.T) {
	strict := Setting{Pattern: "FCA103", Action: ForbidIgnoring}
	for _, c := range []struct {
		name      string
		had, have []Finding
		exist     []string
		settings  []Setting
		want      []string
		accepted  int
		message   string // of the first finding
	}{
		{name: "the same", had: []Finding{finding("FCA103", "r.a", at("a.tf", 5, 1))}, have: []Finding{finding("FCA103", "r.a", at("a.tf", 5, 1))}, accepted: 1},
		{name: "lines have moved", had: []Finding{finding("FCA103", "r.a", at("a.tf", 5, 1))}, have: []Finding{finding("FCA103", "r.a", at("a.tf", 95, 7))}, accepted: 1},
		{name: "the file is renamed", had: []Finding{finding("FCA103", "r.a", at("a.tf", 5, 1))}, have: []Finding{finding("FCA103", "r.a", at("b.tf", 5, 1))}, accepted: 1},
		{name: "moved to another file of the module", had: []Finding{finding("FCA103", "r.a", at("m/a.tf", 5, 1))},
			have: []Finding{finding("FCA103", "r.a", at("m/b.tf", 5, 1))}, exist: []string{"m/a.tf", "m/b.tf"}, accepted: 1},
		{name: "the directory is renamed", had: []Finding{finding("FCA103", "r.a", at("dev/a.tf", 5, 1))}, have: []Finding{finding("FCA103", "r.a", at("test/a.tf", 5, 1))}, accepted: 1},
		{name: "mended in one environment and broken in another", had: []Finding{finding("FCA103", "r.a", at("dev/a.tf", 5, 1))},
			have: []Finding{finding("FCA103", "r.a", at("prod/a.tf", 5, 1))}, exist: []string{"dev/a.tf", "prod/a.tf"},
			want: []string{"base.json:4 warning FCA002 r.a", "prod/a.tf:5 error FCA103 r.a"}, message: "the baseline accepts a finding of FCA103 in dev/a.tf that there is no more"},
		{name: "broken in a second environment", had: []Finding{finding("FCA103", "r.a", at("dev/a.tf", 5, 1))},
			have:  []Finding{finding("FCA103", "r.a", at("aaa/a.tf", 5, 1)), finding("FCA103", "r.a", at("dev/a.tf", 5, 1))},
			exist: []string{"dev/a.tf", "aaa/a.tf"}, want: []string{"aaa/a.tf:5 error FCA103 r.a"}, accepted: 1},
		{name: "another rule at the place", had: []Finding{finding("FCA103", "r.a", at("a.tf", 5, 1))}, have: []Finding{finding("FCA101", "r.a", at("a.tf", 5, 1))},
			want: []string{"a.tf:5 error FCA101 r.a", "base.json:4 warning FCA002 r.a"}},
		{name: "a plan without its source", had: []Finding{finding("FCA103", "r.a", at("a.tf", 5, 1))}, have: []Finding{finding("FCA103", "r.a", at("<stdin>", 1, 900))},
			exist: []string{"a.tf"}, accepted: 1},
		{name: "one of two alike", had: []Finding{finding("FCA103", "r.a", at("a.tf", 5, 1)), finding("FCA103", "r.a", at("a.tf", 9, 1))},
			have: []Finding{finding("FCA103", "r.a", at("a.tf", 9, 1))}, want: []string{"base.json:5 warning FCA002 r.a"}, accepted: 1},
		{name: "gone elsewhere", had: []Finding{finding("FCA103", "r.a", at("elsewhere/a.tf", 5, 1))}},
		{name: "gone, and the rule is off", had: []Finding{finding("FCA103", "r.a", at("a.tf", 5, 1))}, settings: []Setting{{Pattern: "FCA103", Action: Disable}}},
		{name: "gone, and FCA002 is off", had: []Finding{finding("FCA103", "r.a", at("a.tf", 5, 1))}, settings: []Setting{{Pattern: "FCA002", Action: Disable}}},
		{name: "a rule that must not be ignored", had: []Finding{finding("FCA103", "r.a", at("a.tf", 5, 1))}, have: []Finding{finding("FCA103", "r.a", at("a.tf", 5, 1))},
			settings: []Setting{strict}, want: []string{"a.tf:5 error FCA103 r.a", "base.json:4 warning FCA002 r.a"}},
		{name: "what is wrong with the run", had: []Finding{finding("FCA001", "", at("a.tf", 5, 1))}, have: []Finding{finding("FCA001", "", at("a.tf", 5, 1))},
			want: []string{"a.tf:5 error FCA001 "}},
		{name: "gone, where something cannot be read", had: []Finding{finding("FCA103", "r.a", at("a.tf", 5, 1))}, have: []Finding{finding("FCA001", "", at("b.tf", 5, 1))},
			want: []string{"b.tf:5 error FCA001 "}},
		{name: "gone, where something cannot be read and nobody hears of it", had: []Finding{finding("FCA103", "r.a", at("a.tf", 5, 1))}, have: []Finding{finding("FCA001", "", at("b.tf", 5, 1))},
			settings: []Setting{{Pattern: "FCA001", Action: Disable}}},
		{name: "undecided", had: []Finding{finding("FCA103", "r.a", at("a.tf", 5, 1))},
			have: []Finding{{Rule: Undecided.ID, Subject: "FCA103", Address: "r.a", Location: at("a.tf", 5, 1)}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := Assemble([]*Result{{Findings: c.have}}, Options{Selection: selection(t, c.settings...), Baseline: accepting(t, c.had, c.exist...)})
			expect(t, out.Findings, c.want...)
			if out.Summary.Baseline != c.accepted || len(out.Suppressed) != c.accepted || out.Summary.Ignored != 0 {
				t.Errorf("%+v, %d suppressed, want %d accepted", out.Summary, len(out.Suppressed), c.accepted)
			}
			if c.message != "" && out.Findings[0].Message != c.message {
				t.Errorf("message %q", out.Findings[0].Message)
			}
			if len(c.want) > 0 && strings.HasPrefix(c.want[0], "base") && len(out.Sources["base.json"]) == 0 {
				t.Error("the baseline cannot be shown")
			}
		})
	}
}

// Whatever is accepted, the number of findings is that of those reported and those accepted, none is
// accepted twice, and what was accepted and is there again is not reported.
// Several root modules may share a module, and have its findings in common.
func TestBaselineOfSharedModules(t *testing.T) {
	by := func(root string, line int) Finding {
		f := finding("FCA103", "module.w.r.a", at("mod/a.tf", 5, 1))
		f.Root, f.Related = root, []Related{{Message: "comes from here", Location: at(root+"/main.tf", line, 1)}}
		return f
	}
	had := []Finding{by("dev", 3)}
	for _, c := range []struct {
		name     string
		have     []Finding
		exist    []string
		want     []string
		accepted int // as they are counted
		entries  string
	}{
		{name: "in the same one", have: []Finding{by("dev", 9)}, exist: []string{"mod/a.tf", "dev"}, accepted: 1, entries: "dev"},
		{name: "in a second one, too", have: []Finding{by("dev", 3), by("prod", 3)}, exist: []string{"mod/a.tf", "dev"},
			want: []string{"mod/a.tf:5 error FCA103 module.w.r.a"}, entries: "dev+prod"},
		{name: "in another one", have: []Finding{by("prod", 3)}, exist: []string{"mod/a.tf", "dev"},
			want: []string{"base.json:4 warning FCA002 module.w.r.a", "mod/a.tf:5 error FCA103 module.w.r.a"}, entries: "+prod"},
		{name: "in one that was renamed", have: []Finding{by("development", 3)}, exist: []string{"mod/a.tf"}, accepted: 1, entries: "development"},
		{name: "in a plan without its source", have: []Finding{finding("FCA103", "module.w.r.a", at("plan.json", 1, 900))}, exist: []string{"mod/a.tf", "dev"}, accepted: 1},
		{name: "gone, with its root module", exist: []string{"mod/a.tf"}, want: []string{"base.json:4 warning FCA002 module.w.r.a"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var results []*Result
			for _, f := range c.have {
				results = append(results, &Result{Root: f.Root, Findings: []Finding{f}})
			}
			out := Assemble(results, Options{Selection: selection(t), Baseline: accepting(t, had, c.exist...)})
			expect(t, out.Findings, c.want...)
			var entries strings.Builder
			for _, e := range out.Accepted {
				entries.WriteString(e.Root)
			}
			for _, e := range out.New {
				entries.WriteString("+" + e.Root)
			}
			if out.Summary.Baseline != c.accepted || entries.String() != c.entries {
				t.Errorf("%d accepted, entries %q; want %d and %q", out.Summary.Baseline, entries.String(), c.accepted, c.entries)
			}
			for _, f := range out.Findings { // what is shown is new
				if f.Rule == "FCA103" && f.Related[0].Location.File != "prod/main.tf" {
					t.Errorf("shown: %+v", f.Related)
				}
			}
		})
	}
	elsewhere := accepting(t, []Finding{by("elsewhere/dev", 3)}, "mod/a.tf", "elsewhere/dev")
	if out := Assemble(nil, Options{Selection: selection(t), Baseline: elsewhere}); len(out.Stale) != 0 || len(out.Idle) != 1 {
		t.Errorf("of a root module that is not judged: stale %v, idle %v", out.Stale, out.Idle)
	}
}

func TestBaselineTakesEachFindingOnce(t *testing.T) {
	s := selection(t)
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOf(rapid.Custom(func(t *rapid.T) Finding {
			return finding(rapid.SampledFrom([]string{"FCA101", "FCA103"}).Draw(t, "rule"), rapid.SampledFrom([]string{"r.a", "r.b"}).Draw(t, "address"),
				at(rapid.SampledFrom([]string{"a.tf", "b.tf", "m/a.tf", "n/a.tf"}).Draw(t, "file"), rapid.IntRange(1, 9).Draw(t, "line"), 1))
		}))
		had, have := some.Draw(t, "had"), some.Draw(t, "have")
		var entries []Entry
		for _, f := range had {
			entries = append(entries, NewEntry(f))
		}
		exist := rapid.SliceOfDistinct(rapid.SampledFrom([]string{"a.tf", "b.tf", "m/a.tf", "n/a.tf"}), func(s string) string { return s }).Draw(t, "exist")
		b := &Baseline{Entries: entries, Exists: func(f string) bool { return slices.Contains(exist, f) }, Covers: func(string) bool { return true }}
		accepted, idle := b.match(have, s)
		n := 0
		for _, a := range accepted {
			if a {
				n++
			}
		}
		if n+len(idle) != len(had) {
			t.Fatalf("%d accepted and %d idle of %d", n, len(idle), len(had))
		}
		same, idleAgain := b.match(had, s)
		if slices.Contains(same, false) || len(idleAgain) > 0 {
			t.Fatalf("what was written is not accepted: %v, %v", same, idleAgain)
		}
	})
}

func TestRisen(t *testing.T) {
	had := []Finding{finding("FCA101", "r.a", at("a.tf", 1, 1)), finding("FCA103", "r.a", at("a.tf", 1, 1)), finding("FCA103", "r.a", at("elsewhere/a.tf", 1, 1))}
	undecided := Finding{Rule: Undecided.ID, Subject: "FCA101", Address: "r.a", Location: at("a.tf", 1, 1)}
	for _, c := range []struct {
		name string
		have []Finding
		want []string
	}{
		{"another in the place of one", []Finding{finding("FCA103", "r.z", at("z.tf", 1, 1))}, nil},
		{"more", []Finding{finding("FCA103", "r.z", at("z.tf", 1, 1)), finding("FCA103", "r.y", at("z.tf", 1, 1)), finding("FCA214", "r.z", at("z.tf", 1, 1))},
			[]string{"FCA103 2 (1 in the baseline)", "FCA214 1 (0 in the baseline)"}},
		{"more of what is there", []Finding{had[1], finding("FCA103", "r.y", at("z.tf", 1, 1)), finding("FCA103", "r.z", at("z.tf", 1, 1))}, []string{"FCA103 3 (1 in the baseline)"}},
		{"outside of the paths", []Finding{had[2], finding("FCA101", "r.z", at("elsewhere/z.tf", 1, 1)), finding("FCA101", "r.y", at("elsewhere/z.tf", 1, 1))},
			[]string{"FCA101 2 (1 in the baseline)"}},
		{"in the place of one that is undecided", []Finding{undecided, finding("FCA101", "r.z", at("z.tf", 1, 1))}, []string{"FCA101 1 (0 in the baseline)"}},
	} {
		// That only other findings are wanted does not matter.
		out := Assemble([]*Result{{Findings: c.have}}, Options{Selection: selection(t), Baseline: accepting(t, had, "a.tf", "elsewhere/a.tf"), Within: func(Finding) bool { return false }})
		if !slices.Equal(out.Risen, c.want) {
			t.Errorf("%s: %q, want %q", c.name, out.Risen, c.want)
		}
	}
}

func TestBaselinesThatCannotBeRead(t *testing.T) {
	for src, want := range map[string]string{
		"":                     "b.json:1: this is no baseline of fcasync-lint: the file ends too early",
		"[]":                   "b.json:1: this is no baseline of fcasync-lint: \"{\" is expected, and there is [",
		"{\n\"findings\": []}": "b.json:2: this is no baseline of fcasync-lint: its version is missing",
		"{\"version\": 2}":     "b.json:1: this is no baseline of fcasync-lint: version 2 is not known to this version of the program",
		"{\"version\": 1,\n\"findings\": [\n{}]}": "b.json:3: this is no baseline of fcasync-lint: an entry lacks its rule, fingerprint or file",
		"{\"version\": 1}\n{}":                    "b.json:2: this is no baseline of fcasync-lint: something stands behind its end",
		"{\"version\": 1,\n\"findings\": [\n":     "b.json:2: this is no baseline of fcasync-lint: the file ends too early",
		"{\"version\": 1,\n oops":                 "b.json:2: this is no baseline of fcasync-lint: invalid character 'o'",
	} {
		if _, err := ReadBaseline([]byte(src), "b.json"); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", src, err, want)
		}
	}
	b, err := ReadBaseline([]byte(`{"version": 1, "later": {"a": [1]}, "findings": []}`), "b.json")
	if err != nil || len(b.Entries) != 0 {
		t.Errorf("%+v %v", b, err)
	}
}

func FuzzReadBaseline(f *testing.F) {
	f.Add([]byte(`{"version":1,"findings":[{"rule":"FCA103","file":"a.tf","message":"m","fingerprint":"x"}]}`))
	f.Add([]byte("{\"version\":1,\n\"findings\":[\n{\"rule\":\"\\u0000\"}"))
	f.Fuzz(func(t *testing.T, src []byte) {
		b, err := ReadBaseline(src, "b.json")
		if err != nil {
			return
		}
		for _, e := range b.Entries {
			if r := e.at; r.Start.Byte < 0 || r.Start.Byte >= r.End.Byte || r.End.Byte > len(src) || src[r.Start.Byte] != '{' || r.Start.Line < 1 || r.Start.Column < 1 {
				t.Errorf("%+v", r)
			}
		}
		var out bytes.Buffer
		if err := WriteBaseline(&out, b.Entries); err != nil {
			t.Fatal(err)
		}
		again, err := ReadBaseline(out.Bytes(), "b.json")
		if err != nil || len(again.Entries) != len(b.Entries) {
			t.Errorf("what was written cannot be read: %v", err)
		}
	})
}

func TestExpiredIgnores(t *testing.T) {
	bad := finding("FCA103", "r.a", at("a.tf", 5, 1))
	held := comment("a.tf", 4, "FCA103")
	held.Until = "2027-01-31"
	for _, c := range []struct {
		name, today string
		findings    []Finding
		settings    []Setting
		want        []string
		message     string
	}{
		{name: "before its last day", today: "2026-11-26", findings: []Finding{bad}},
		{name: "on its last day", today: "2027-01-31", findings: []Finding{bad}},
		{name: "after it", today: "2027-02-01", findings: []Finding{bad}, want: []string{"a.tf:4 warning FCA002 ", "a.tf:5 error FCA103 r.a"},
			message: "this ignore comment has no effect any more: it held until 2027-01-31"},
		{name: "after it, with nothing left", today: "2027-02-01", want: []string{"a.tf:4 warning FCA002 "},
			message: "this ignore comment has no effect any more: it held until 2027-01-31"},
		{name: "before it, with nothing left", today: "2027-01-01", want: []string{"a.tf:4 warning FCA002 "}, message: "this ignore comment matches no finding of FCA103"},
		{name: "after it, and the rule is off", today: "2027-02-01", findings: []Finding{bad}, settings: []Setting{{Pattern: "FCA103", Action: Disable}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := Assemble([]*Result{{Findings: c.findings, Ignores: []model.Ignore{held}}}, Options{Selection: selection(t, c.settings...), Today: c.today})
			expect(t, out.Findings, c.want...)
			if c.message != "" && out.Findings[0].Message != c.message {
				t.Errorf("message %q", out.Findings[0].Message)
			}
			if n := len(out.Findings); n == 2 && (len(out.Findings[1].Related) != 1 || out.Findings[1].Related[0].Message != "it was ignored here until 2027-01-31: because") {
				t.Errorf("related %+v", out.Findings[1].Related)
			}
		})
	}
}

func TestRulesThatMustNotBeIgnored(t *testing.T) {
	bad, other := finding("FCA103", "r.a", at("a.tf", 5, 1)), finding("FCA101", "r.a", at("a.tf", 5, 1))
	strict := Setting{Pattern: "FCA1*", Action: ForbidIgnoring}
	out := Assemble([]*Result{{Findings: []Finding{other, bad}, Ignores: []model.Ignore{comment("a.tf", 4, "FCA103", "FCA101")}}},
		Options{Selection: selection(t, strict, Setting{Pattern: "FCA101", Action: AllowIgnoring})})
	expect(t, out.Findings, "a.tf:4 warning FCA002 ", "a.tf:5 error FCA103 r.a")
	if got, want := out.Findings[0].Message, "this ignore comment has no effect on FCA103, which the configuration file forbids to ignore"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := out.Findings[0].Fix, "Mend what it reports. Remove FCA103 from the comment."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if out.Summary.Ignored != 1 {
		t.Errorf("%+v", out.Summary)
	}
}

// Comments and entries are held against what nobody wants to hear of, too.
func TestWithin(t *testing.T) {
	old, now := finding("FCA103", "r.a", at("old/a.tf", 5, 1)), finding("FCA103", "r.b", at("new/a.tf", 5, 1))
	out := Assemble([]*Result{{Findings: []Finding{old, now}, Ignores: []model.Ignore{comment("old/a.tf", 4, "FCA103"), comment("old/b.tf", 4, "FCA103")}}},
		Options{Selection: selection(t), Within: func(f Finding) bool { return strings.HasPrefix(f.Location.File, "new/") }})
	expect(t, out.Findings, "new/a.tf:5 error FCA103 r.b")
	if out.Summary.Ignored != 0 || out.Summary.Error != 1 {
		t.Errorf("%+v", out.Summary)
	}
}
