package checktest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
)

func found(rule, file string, line int, message string) check.Finding {
	return check.Finding{Rule: rule, Address: "r.a", Message: message,
		Location: model.Range{File: file, Start: model.Pos{Line: line}}}
}

func TestWantsAreReadFromCommentsAndFiles(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"main.tf":        "a = 1\nb = 2 # want \"FCA103 .*: two\" `three`\nc = \"# no want\" // undecided \"four\"\n",
		"modules/x/m.tf": "# want \"five\"\n",
		"want.txt":       "# said here because JSON has no comments\nmain.tf.json:7: \"six\"\nmain.tf.json:8: undecided \"seven\"\nplan.json: \"eight\"\n",
		"notes.md":       "# want \"not source\"\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	wants, err := readWants(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range wants {
		got = append(got, w.String())
	}
	want := []string{
		`main.tf:2: want "FCA103 .*: two"`, `main.tf:2: want "three"`, `main.tf:3: undecided "four"`,
		`modules/x/m.tf:1: want "five"`,
		`main.tf.json:7: want "six"`, `main.tf.json:8: undecided "seven"`,
		`plan.json:0: want "eight"`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestBadWantsAreErrors(t *testing.T) {
	for _, line := range []string{`# want "(`, `# want "("`} {
		if _, err := readComments("main.tf", []byte(line)); err == nil {
			t.Errorf("%s: no error", line)
		}
	}
	for _, line := range []string{`main.tf:1: a`, `main.tf: a`, `"a"`, `main.tf:1: "("`} {
		if _, err := readWantFile("want.txt", []byte(line)); err == nil {
			t.Errorf("%s: no error", line)
		}
	}
}

func TestEveryFindingIsPairedWithOneWant(t *testing.T) {
	wants, err := readComments("main.tf", []byte("# want \"two\" \"two\"\n# undecided \"open\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	two, open := found("FCA103", "main.tf", 1, "two"), found("FCA003", "main.tf", 2, "open")
	for name, c := range map[string]struct {
		findings []check.Finding
		faults   int
	}{
		"all found":         {[]check.Finding{two, two, open}, 0},
		"one is missing":    {[]check.Finding{two, open}, 1},
		"one too many":      {[]check.Finding{two, two, two, open}, 1},
		"wrong line":        {[]check.Finding{two, two, found("FCA003", "main.tf", 3, "open")}, 2},
		"wrong file":        {[]check.Finding{two, two, found("FCA003", "x.tf", 2, "open")}, 2},
		"not undecided":     {[]check.Finding{two, two, found("FCA103", "main.tf", 2, "open")}, 2},
		"different message": {[]check.Finding{two, found("FCA103", "main.tf", 1, "three"), open}, 2},
	} {
		if got := mismatches(wants, c.findings); len(got) != c.faults {
			t.Errorf("%s: %d mismatches, want %d: %q", name, len(got), c.faults, got)
		}
	}
}

func TestAWantWithoutALineIsFoundOnAny(t *testing.T) {
	wants, err := readWantFile("want.txt", []byte("plan.json: \"nine\"\nplan.json: undecided \"open\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := mismatches(wants, []check.Finding{found("FCA504", "plan.json", 7, "nine"), found("FCA003", "plan.json", 0, "open")}); len(got) > 0 {
		t.Errorf("%q", got)
	}
	if got := mismatches(wants[:1], []check.Finding{found("FCA504", "main.tf", 7, "nine")}); len(got) != 2 {
		t.Errorf("another file: %q", got)
	}
}

func TestPlanFixtures(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"bad-fc3-plan", "good-fc3"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	plan := filepath.Join(dir, "bad-fc3-plan")
	if err := os.WriteFile(filepath.Join(plan, planFile), []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := LackingPlans(dir); !slices.Equal(got, []string{"good"}) {
		t.Errorf("lacking %q", got)
	}
	if got := []string{input(plan), input(filepath.Join(dir, "good-fc3"))}; !slices.Equal(got, []string{planFile, "."}) {
		t.Errorf("inputs %q", got)
	}
}

func TestLackingFixtures(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"bad-fc2-fc3-literal", "good-fc3", "other"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if got := Lacking(dir); !slices.Equal(got, []string{"good-fc2"}) {
		t.Errorf("got %q", got)
	}
	if got := Lacking(filepath.Join(dir, "nothing")); len(got) != 4 {
		t.Errorf("got %q", got)
	}
}

func TestIncompleteDocumentation(t *testing.T) {
	if got := Incomplete(&check.ParseError); len(got) != 0 {
		t.Errorf("FCA001 lacks %q", got)
	}
	if got := Incomplete(&check.Rule{Doc: check.Doc{Title: "Ends with a full stop.", Precision: "high"}}); !slices.Contains(got, "title") || len(got) != 7 {
		t.Errorf("got %q", got)
	}
}
