package e2e

import (
	"cmp"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"
	ctyyaml "github.com/zclconf/go-cty-yaml"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"github.com/fcasync/fcasync-lint/internal/cli"
)

// readYAML decodes YAML by way of JSON.
func readYAML(t *testing.T, what string, src []byte, into any) {
	t.Helper()
	ty, err := ctyyaml.Standard.ImpliedType(src)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	v, err := ctyyaml.Standard.Unmarshal(src, ty)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	b, err := ctyjson.Marshal(v, ty)
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

type action struct {
	Name, Description string
	Inputs            map[string]struct {
		Description string
		Default     *string
	}
	Outputs map[string]struct{ Description, Value string }
	Runs    struct {
		Using string
		Steps []struct {
			ID, Name, If, Uses, Run, Shell string
			With, Env                      map[string]any
		}
	}
}

func readAction(t *testing.T) (action, string) {
	t.Helper()
	src, err := os.ReadFile("action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var a action
	readYAML(t, "action.yml", src, &a)
	return a, string(src)
}

// The action is of the shape that GitHub wants, hands every input over, and its page lists all.
func TestActionIsComplete(t *testing.T) {
	inRoot(t)
	a, src := readAction(t)
	if a.Name == "" || a.Description == "" || a.Runs.Using != "composite" {
		t.Errorf("it is called %q, %q, and uses %q", a.Name, a.Description, a.Runs.Using)
	}
	script, err := os.ReadFile(".github/action/run")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("docs/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(a.Inputs)) {
		if in := a.Inputs[name]; in.Description == "" || in.Default == nil {
			t.Errorf("the input %s lacks a description or a default", name)
		}
		if !strings.Contains(src, "inputs."+name+" ") {
			t.Errorf("the input %s is not used", name)
		}
		if !regexp.MustCompile("(?m)^\\| [^|]*`" + name + "`[^|]* \\|").Match(page) {
			t.Errorf("docs/ci.md does not list the input %s", name)
		}
	}
	for _, m := range regexp.MustCompile(`inputs\.([a-z-]+)`).FindAllStringSubmatch(src, -1) {
		if _, ok := a.Inputs[m[1]]; !ok {
			t.Errorf("there is no input %s", m[1])
		}
	}
	for name, out := range a.Outputs {
		if out.Description == "" || out.Value != "${{ steps.lint.outputs."+name+" }}" {
			t.Errorf("the output %s is %+v", name, out)
		}
		if !strings.Contains(string(script), "echo \""+name+"=") {
			t.Errorf("the script does not set the output %s", name)
		}
		if !strings.Contains(string(page), "`"+name+"`") {
			t.Errorf("docs/ci.md does not list the output %s", name)
		}
	}
	for _, step := range a.Runs.Steps {
		switch {
		case step.Uses == "" && (step.Run == "" || step.Shell == "" || step.Name == ""):
			t.Errorf("a step without run, shell or name: %+v", step)
		case strings.Contains(step.Run, "${{"):
			t.Errorf("the step %s puts an expression into a script: %s", step.Name, step.Run)
		}
		for name := range step.Env {
			if strings.HasPrefix(name, "INPUT_") && !strings.Contains(string(script), name) {
				t.Errorf("the script does not use %s", name)
			}
		}
	}
}

// What others wrote is named by its commit, and its version beside it.
func TestActionsArePinned(t *testing.T) {
	inRoot(t)
	files, err := filepath.Glob(".github/workflows/*.yml")
	if err != nil {
		t.Fatal(err)
	}
	pinned := regexp.MustCompile(`^[\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+(\.\d+)*$`)
	for _, file := range append(files, "action.yml") {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var any map[string]any
		readYAML(t, file, src, &any)
		for _, m := range regexp.MustCompile(`(?m)^\s*(?:- )?uses: (.*)$`).FindAllStringSubmatch(string(src), -1) {
			if !strings.HasPrefix(m[1], "./") && !pinned.MatchString(m[1]) {
				t.Errorf("%s: %s is not pinned", file, m[1])
			}
		}
	}
}

// runner is the machine that an action runs on, as far as its script sees it.
type runner struct {
	shell
	action, temp string
	inputs       map[string]string
}

func newRunner(t *testing.T) *runner {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("which bash this is nobody knows")
	}
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("bash is not installed")
	}
	top := root(t)
	a, _ := func() (action, string) { t.Chdir(top); return readAction(t) }()
	r := &runner{shell: shell{t: t, dir: t.TempDir()}, action: top, temp: t.TempDir(), inputs: map[string]string{}}
	for name, in := range a.Inputs {
		r.inputs["INPUT_"+strings.ToUpper(strings.ReplaceAll(name, "-", "_"))] = *in.Default
	}
	r.env = []string{
		"ACTION_PATH=" + top, "RUNNER_TEMP=" + r.temp,
		"GITHUB_PATH=" + r.temp + "/path", "GITHUB_OUTPUT=" + r.temp + "/output", "GITHUB_STEP_SUMMARY=" + r.temp + "/summary",
	}
	r.must("bash", top+"/.github/action/run", "install")
	r.env = append(r.env, "PATH="+strings.TrimSpace(r.file("path"))+":"+os.Getenv("PATH"))
	for _, dir := range []string{"examples", "testdata"} {
		if err := os.CopyFS(filepath.Join(r.dir, dir), os.DirFS(filepath.Join(top, dir))); err != nil {
			t.Fatal(err)
		}
	}
	r.write(".git/HEAD", "")
	return r
}

func (r *runner) file(name string) string {
	b, err := os.ReadFile(filepath.Join(r.temp, name))
	if err != nil && !os.IsNotExist(err) {
		r.t.Fatal(err)
	}
	return string(b)
}

// lint runs the step with some inputs, and returns its log, its outputs and what it adds to the summary.
func (r *runner) lint(inputs ...string) (log string, outputs map[string]string, summary string, ok bool) {
	r.t.Helper()
	given := maps.Clone(r.inputs)
	for _, in := range inputs {
		name, value, _ := strings.Cut(in, "=")
		if _, ok := given[name]; !ok {
			r.t.Fatalf("there is no input %s", name)
		}
		given[name] = value
	}
	for _, name := range []string{"output", "summary"} {
		os.Remove(filepath.Join(r.temp, name))
	}
	s := r.shell
	s.env = slices.Clone(s.env)
	for name, value := range given {
		s.env = append(s.env, name+"="+value)
	}
	log, ok = s.run("bash", r.action+"/.github/action/run", "lint")
	outputs = map[string]string{}
	for line := range strings.Lines(r.file("output")) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		outputs[name] = value
	}
	return log, outputs, r.file("summary"), ok
}

func TestAction(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	r := newRunner(t)

	log, out, summary, ok := r.lint("INPUT_PATHS=examples/broken-fc3\n  examples/orders-fc3  \n")
	want := map[string]string{
		"status": "1", "configs": "6", "errors": "5", "warnings": "2", "notes": "6", "undecided": out["undecided"],
		"sarif": "fcasync.sarif", "json": r.temp + "/fcasync-lint.json",
	}
	if !ok || !maps.Equal(out, want) {
		t.Errorf("outputs %v, want %v:\n%s", out, want, log)
	}
	holds(t, "the log", log, "::error file=examples/broken-fc3/main.tf,line=39,")
	holds(t, "the summary", summary, "FCA103")
	var sarif struct{ Runs []struct{ Results []any } }
	if b, err := os.ReadFile(filepath.Join(r.dir, "fcasync.sarif")); err != nil || json.Unmarshal(b, &sarif) != nil || len(sarif.Runs) != 1 {
		t.Errorf("there is no SARIF report of one run (%v)", err)
	} else if got := len(sarif.Runs[0].Results); got != 13 {
		t.Errorf("the SARIF report has %d results, want 13", got)
	}

	log, out, summary, _ = r.lint("INPUT_PATHS=examples/orders-fc3", "INPUT_ANNOTATIONS=false", "INPUT_SUMMARY=false", "INPUT_DISABLE=FCA605", "INPUT_SARIF_FILE=other.sarif")
	if out["status"] != "0" || out["sarif"] != "other.sarif" || summary != "" || !regexp.MustCompile(`^::stop-commands::(fcasync-\d+)\nNo problems[^\n]*\n(.*\n)*::(fcasync-\d+)::\n$`).MatchString(log) {
		t.Errorf("a clean module: outputs %v, summary %q:\n%s", out, summary, log)
	}

	// A plan, with flags of every kind.
	r.write("my config.hcl", "fail_on = \"never\"\n")
	r.write("more.tfvars", "")
	log, out, _, _ = r.lint("INPUT_PATHS=testdata/plans/fc3-update/plan.json", "INPUT_SOURCE=testdata/plans/fc3-update", "INPUT_CHANGED_ONLY=true",
		"INPUT_CONFIG=my config.hcl", "INPUT_PROVIDER_VERSION=1.289.0", "INPUT_ENABLE=FCA605", "INPUT_VAR_FILES=more.tfvars",
		"INPUT_POLICIES=examples/policies", "INPUT_EXCLUDE=**/a b/**", "INPUT_ARGS=--show-unknown\n--severity\nFCA103=warning", "INPUT_FAIL_ON=error")
	if out["status"] != "0" && out["status"] != "1" {
		t.Errorf("a plan: outputs %v:\n%s", out, log)
	}

	// A run that fails has no report, and says so.
	log, out, summary, ok = r.lint("INPUT_PATHS=nowhere")
	if !ok || !maps.Equal(out, map[string]string{"status": "2"}) {
		t.Errorf("a path that is not there: outputs %v:\n%s", out, log)
	}
	holds(t, "the log", log, "nowhere: no such file", "::error title=fcasync-lint::")
	holds(t, "the summary", summary, "could not run (exit status 2)")
	if _, err := os.Stat(filepath.Join(r.dir, "fcasync.sarif")); err == nil {
		t.Error("the report of an earlier run is left")
	}

	// What stands in an input is no command.
	r.lint("INPUT_PATHS=$(touch made)\n`touch made`", "INPUT_DISABLE=FCA1;touch made")
	if _, err := os.Stat(filepath.Join(r.dir, "made")); err == nil {
		t.Error("an input was run")
	}

	// What is not understood is refused, before anything is run.
	for _, in := range []string{"INPUT_SUMMARY=yes", "INPUT_UPLOAD_SARIF=True", "INPUT_RATCHET=", "INPUT_CONFIG=a\nb", "INPUT_SARIF_FILE="} {
		if log, out, _, ok = r.lint(in); ok || len(out) > 0 || !strings.HasPrefix(log, "::error title=fcasync-lint::the input ") {
			t.Errorf("%q: outputs %v:\n%s", in, out, log)
		}
	}

	// Nothing of an input becomes an output of its own, or a flag.
	if log, out, _, _ = r.lint("INPUT_PATHS=examples/orders-fc3", "INPUT_SARIF_FILE=\n -\n"); out["status"] != "0" || out["sarif"] != "./-" {
		t.Errorf("outputs %v:\n%s", out, log)
	}

	// A diff has no reports to upload.
	log, out, summary, ok = r.lint("INPUT_PATHS=examples/broken-fc3", "INPUT_FIX=true", "INPUT_DIFF=true")
	if !ok || !maps.Equal(out, map[string]string{"status": "1"}) || summary != "" {
		t.Errorf("a diff: outputs %v:\n%s", out, log)
	}
	holds(t, "the diff", log, "::stop-commands::", "\n+++ ")
}

// Every flag of lint has an input, which hands over what it is given and nothing else.
func TestActionHasAllFlags(t *testing.T) {
	r := newRunner(t)
	lint, _, err := cli.Commands().Find([]string{"lint"})
	if err != nil {
		t.Fatal(err)
	}
	// In the place of the program: what it is called with, an argument a line.
	r.write("bin/fcasync-lint", "#!/bin/sh\nprintf '%s\\n' \"$@\"\n")
	if err := os.Chmod(filepath.Join(r.dir, "bin", "fcasync-lint"), 0o755); err != nil {
		t.Fatal(err)
	}
	r.env = append(r.env, "PATH="+filepath.Join(r.dir, "bin")+":"+os.Getenv("PATH"))

	// Inputs that are lists are called after what they list; format and output have inputs for
	// what they are used for.
	names := map[string]string{"var": "vars", "var-file": "var-files", "policy": "policies"}
	other := []string{"format", "output", "no-color", "help"}
	lint.InitDefaultHelpFlag()
	lint.Flags().VisitAll(func(f *pflag.Flag) {
		if slices.Contains(other, f.Name) {
			return
		}
		name := cmp.Or(names[f.Name], f.Name)
		input := "INPUT_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
		if _, ok := r.inputs[input]; !ok {
			t.Errorf("the action has no input for --%s", f.Name)
			return
		}
		given, want := " --a 'b\" $(c) \n", "\n--"+f.Name+"\n--a 'b\" $(c)\n"
		if f.NoOptDefVal == "true" {
			given, want = "true", "\n--"+f.Name+"\n"
		}
		if log, _, _, _ := r.lint(input + "=" + given); !strings.Contains("\n"+log, want) {
			t.Errorf("%s=%q: %q is missing in\n%s", input, given, want, log)
		}
		if log, _, _, _ := r.lint(); strings.Contains(log, "\n--"+f.Name+"\n") {
			t.Errorf("--%s is given without %s:\n%s", f.Name, input, log)
		}
	})
	if log, _, _, _ := r.lint("INPUT_PATHS=-a b\n\n *.tf\n"); !strings.HasSuffix(log, "\n--\n-a b\n*.tf\n") {
		t.Errorf("paths end\n%s", log)
	}
}
