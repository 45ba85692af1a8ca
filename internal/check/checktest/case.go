package checktest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

// settingsFile holds what a user would have said on the command line of a case.
const settingsFile = "settings.txt"

// RunCases runs all rules of a catalogue at once over every directory in dir. Each is a
// case as a user would have written it: one or several root modules with want comments.
//
// Every error and every warning must be wanted, and every want found; an info or an open
// question is compared only on a line where one is wanted, because what is merely worth
// knowing is not what a case is about. A case without wants is a trap for false alarms.
//
// Lines of settings.txt stand for the command line: `provider-version 1.166.0`,
// `var NAME=VALUE`, `var-file FILE` and `env NAME=VALUE`.
func RunCases(t *testing.T, dir string, catalogue check.Catalogue, settings ...check.Setting) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			t.Run(e.Name(), func(t *testing.T) { runCase(t, filepath.Join(dir, e.Name()), catalogue, settings) })
		}
	}
}

func runCase(t *testing.T, dir string, catalogue check.Catalogue, selected []check.Setting) {
	t.Parallel()
	dir, err := filepath.Abs(dir)
	if err != nil {
		t.Fatal(err)
	}
	wants, err := readWants(dir)
	if err != nil {
		t.Fatal(err)
	}
	settings, err := readSettings(dir)
	if err != nil {
		t.Fatal(err)
	}
	selection, err := check.Select(catalogue, selected)
	if err != nil {
		t.Fatal(err)
	}
	results, _, err := parse.Each([]string{input(dir)}, settings,
		func(p *model.Project) *check.Result { return check.Run(p, selection.Rules()) })
	if err != nil {
		t.Fatal(err)
	}
	findings := check.Assemble(results, check.Options{Selection: selection, ShowUnknown: true}).Findings
	compare(t, wants, serious(findings, wants))
}

// serious leaves out every info that no want could be about.
func serious(findings []check.Finding, wants []want) []check.Finding {
	var out []check.Finding
	for _, f := range findings {
		if f.Severity > check.Info {
			out = append(out, f)
			continue
		}
		for _, w := range wants {
			if w.matches(f) {
				out = append(out, f)
				break
			}
		}
	}
	return out
}

// readSettings reads the settings of a case; without the file they are the defaults.
func readSettings(dir string) (parse.Options, error) {
	o := parse.Options{Options: source.Options{Dir: dir, Tree: dir}}
	content, err := os.ReadFile(filepath.Join(dir, settingsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return o, nil
	}
	if err != nil {
		return o, err
	}
	environment := map[string]string{}
	o.LookupEnv = func(name string) (string, bool) {
		value, ok := environment[name]
		return value, ok
	}
	for i, line := range strings.Split(string(content), "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		key, value, _ := strings.Cut(line, " ")
		switch key {
		case "provider-version":
			o.ProviderVersion = value
		case "var":
			o.Vars = append(o.Vars, source.VarOption{Text: value})
		case "var-file":
			o.Vars = append(o.Vars, source.VarOption{File: value})
		case "env":
			name, content, _ := strings.Cut(value, "=")
			environment[name] = content
		default:
			return o, fmt.Errorf("%s:%d: unknown setting %q", settingsFile, i+1, key)
		}
	}
	return o, nil
}
