package check

import (
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/model"
)

func TestIgnores(t *testing.T) {
	bad := finding("FCA103", "r.a", at("a.tf", 5, 1))
	malformed := comment("a.tf", 4, "FCA103")
	malformed.Malformed = "it gives no reason"
	noReason := comment("a.tf", 4, "FCA103")
	noReason.Reason = " "
	elsewhere := comment("a.tf", 4, "FCA103")
	elsewhere.Covers[0].File = "b.tf"
	for _, c := range []struct {
		name     string
		findings []Finding
		ignores  []model.Ignore
		settings []Setting
		want     []string
		ignored  int
		message  string // of the last finding
	}{
		{name: "by ID on the line above", findings: []Finding{bad}, ignores: []model.Ignore{comment("a.tf", 4, "FCA103")}, ignored: 1},
		{name: "by name on the same line", findings: []Finding{bad}, ignores: []model.Ignore{comment("a.tf", 5, "retry-attempts-range")}, ignored: 1},
		{name: "one line too far", findings: []Finding{bad}, ignores: []model.Ignore{comment("a.tf", 3, "FCA103")},
			want:    []string{"a.tf:3 warning FCA002 ", "a.tf:5 error FCA103 r.a"},
			message: "FCA103 is broken"},
		{name: "another file", findings: []Finding{bad}, ignores: []model.Ignore{elsewhere},
			want: []string{"a.tf:4 warning FCA002 ", "a.tf:5 error FCA103 r.a"}},
		{name: "another rule", findings: []Finding{bad}, ignores: []model.Ignore{comment("a.tf", 5, "FCA101")},
			want:    []string{"a.tf:5 error FCA103 r.a", "a.tf:5 warning FCA002 "},
			message: "this ignore comment matches no finding of FCA101"},
		{name: "one of two rules", findings: []Finding{bad}, ignores: []model.Ignore{comment("a.tf", 4, "FCA103", "FCA101")},
			want: []string{"a.tf:4 warning FCA002 "}, ignored: 1,
			message: "this ignore comment matches no finding of FCA101"},
		{name: "malformed", findings: []Finding{bad}, ignores: []model.Ignore{malformed},
			want: []string{"a.tf:4 warning FCA002 ", "a.tf:5 error FCA103 r.a"}},
		{name: "no reason", ignores: []model.Ignore{noReason},
			want: []string{"a.tf:4 warning FCA002 "}, message: "this ignore comment has no effect: it gives no reason"},
		{name: "no rule", ignores: []model.Ignore{comment("a.tf", 4)},
			want: []string{"a.tf:4 warning FCA002 "}, message: "this ignore comment has no effect: it names no rule"},
		{name: "unknown rule", findings: []Finding{bad}, ignores: []model.Ignore{comment("a.tf", 5, "FCA103", "destination-sharet")},
			want:    []string{"a.tf:5 error FCA103 r.a", "a.tf:5 warning FCA002 "},
			message: `this ignore comment has no effect: unknown rule "destination-sharet"; did you mean "destination-shared"?`},
		{name: "a rule of a later version", ignores: []model.Ignore{comment("a.tf", 5, "FCA601")}},
		{name: "a rule that is off", ignores: []model.Ignore{comment("a.tf", 5, "FCA103")},
			settings: []Setting{{Pattern: "FCA103", Action: Disable}}},
		{name: "FCA002 is off", ignores: []model.Ignore{comment("a.tf", 5, "FCA103")},
			settings: []Setting{{Pattern: "FCA002", Action: Disable}}},
		{name: "an undecided question uses it up", findings: []Finding{open("FCA103", "r.a", at("a.tf", 5, 1))},
			ignores: []model.Ignore{comment("a.tf", 4, "FCA103")}},
		{name: "two comments for one finding", findings: []Finding{bad},
			ignores: []model.Ignore{comment("a.tf", 4, "FCA103"), comment("a.tf", 5, "FCA103")}, ignored: 1},
		{name: "no comment excuses itself", ignores: []model.Ignore{comment("a.tf", 5, "FCA103", "FCA002")},
			want:    []string{"a.tf:5 warning FCA002 "},
			message: "this ignore comment matches no finding of FCA103, FCA002"},
		{name: "but one may excuse another", ignores: []model.Ignore{comment("a.tf", 4, "FCA002"), comment("a.tf", 5, "FCA103")}, ignored: 1},
		{name: "severity does not matter", findings: []Finding{bad}, ignores: []model.Ignore{comment("a.tf", 5, "FCA103")},
			settings: []Setting{{Pattern: "FCA103", Action: SetSeverity, Severity: Info}}, ignored: 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			// A module that is judged through two callers brings everything twice.
			r := &Result{Findings: c.findings, Ignores: c.ignores}
			out := Assemble([]*Result{r, r}, Options{Selection: selection(t, c.settings...)})
			expect(t, out.Findings, c.want...)
			if out.Summary.Ignored != c.ignored || len(out.Suppressed) != c.ignored {
				t.Errorf("%d ignored, %d suppressed, want %d", out.Summary.Ignored, len(out.Suppressed), c.ignored)
			}
			if c.message != "" && (len(out.Findings) == 0 || out.Findings[len(out.Findings)-1].Message != c.message) {
				t.Errorf("message of the last finding of %+v\nwant %s", out.Findings, c.message)
			}
		})
	}
}

func TestAnIgnoreIsUsedIfAnyCallerNeedsIt(t *testing.T) {
	shared := comment("m.tf", 4, "FCA103")
	out := Assemble([]*Result{
		{Ignores: []model.Ignore{shared}},
		{Ignores: []model.Ignore{shared}, Findings: []Finding{finding("FCA103", "module.m.r.a", at("m.tf", 5, 1))}},
	}, Options{Selection: selection(t)})
	expect(t, out.Findings)
	if out.Summary.Ignored != 1 || out.Suppressed[0].By.Reason != "because" {
		t.Errorf("%+v", out)
	}
}

func TestTheMalformedCommentIsToldHowToWrite(t *testing.T) {
	i := comment("a.tf", 4, "FCA103")
	i.Reason = ""
	out := Assemble([]*Result{{Ignores: []model.Ignore{i}}}, Options{Selection: selection(t)})
	if fix := out.Findings[0].Fix; !strings.Contains(fix, "# fcasync-lint:ignore FCA103 -- reason") {
		t.Errorf("fix %q", fix)
	}
}

func TestInJSONTheObjectIsCoveredNotItsLine(t *testing.T) {
	inLine := func(start, end int) model.Range {
		return model.Range{
			File:  "main.tf.json",
			Start: model.Pos{Line: 1, Column: start + 1, Byte: start},
			End:   model.Pos{Line: 1, Column: end + 1, Byte: end},
		}
	}
	out := Assemble([]*Result{{
		Findings: []Finding{finding("FCA103", "r.a", inLine(20, 21)), finding("FCA103", "r.b", inLine(70, 71))},
		Ignores: []model.Ignore{{
			Rules: []string{"FCA103"}, Reason: "because", Range: inLine(12, 18), Covers: []model.Range{inLine(10, 50)},
		}},
	}}, Options{Selection: selection(t)})
	expect(t, out.Findings, "main.tf.json:1 error FCA103 r.b")
}
