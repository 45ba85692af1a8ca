// Package e2e tests the program from the command line to the report, over whole projects.
package e2e

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/fcasync/fcasync-lint/internal/cli"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestMain takes away what the environment could change in a report.
func TestMain(m *testing.M) {
	flag.Parse()
	for _, v := range os.Environ() {
		name, _, _ := strings.Cut(v, "=")
		if strings.HasPrefix(name, "TF_") || name == "CLICOLOR_FORCE" {
			os.Unsetenv(name)
		}
	}
	os.Exit(m.Run())
}

// root is the repository: the nearest directory with go.mod.
func root(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("the working directory is not in the repository")
		}
		dir = parent
	}
}

// inRoot makes the repository the working directory of a test.
func inRoot(t *testing.T) {
	t.Helper()
	t.Chdir(root(t))
}

// result is what one run of the program came to.
type result struct {
	status         int
	stdout, stderr string
}

// run executes a command line in the working directory.
func run(args ...string) result {
	var stdout, stderr bytes.Buffer
	status := cli.Run(args, strings.NewReader(""), &stdout, &stderr)
	return result{status, stdout.String(), stderr.String()}
}

// finding is the part of a finding in the JSON report that tests look at.
type finding struct {
	Rule, Severity, Address, Message, Fix string
	Location                              struct {
		File  string
		Start struct{ Line, Column, Byte int }
	}
}

// jsonReport is the part of the JSON report that tests look at.
type jsonReport struct {
	Version  int
	Provider struct{ Version, From string }
	Summary  struct{ Configs, Error, Warning, Info, Undecided, Ignored int }
	Findings []finding
}

// lint returns the JSON report about the arguments. It fails the test if the run failed.
func lint(t *testing.T, args ...string) jsonReport {
	t.Helper()
	r := run(append([]string{"lint", "--format", "json"}, args...)...)
	if r.status > 1 {
		t.Fatalf("%q: status %d: %s", args, r.status, r.stderr)
	}
	var report jsonReport
	if err := json.Unmarshal([]byte(r.stdout), &report); err != nil {
		t.Fatalf("%q: %v", args, err)
	}
	return report
}

// golden compares text with a file, or writes the file with -update.
func golden(t *testing.T, file, got string) {
	t.Helper()
	got = unversioned(got)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (write it with: go test ./internal/e2e -update)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-golden +now; write it anew with: go test ./internal/e2e -update):\n%s", file, diff)
	}
}

// unversioned takes the program's own version, which depends on the build, out of JSON.
func unversioned(report string) string {
	return regexp.MustCompile(`("name": "fcasync-lint",\s+"version": )"[^"]*"`).ReplaceAllString(report, `${1}"v0.0.0"`)
}

// extract writes the files of a txtar archive below a new directory, which counts as a
// repository, and makes it the working directory.
func extract(t *testing.T, archive string) {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		writeFile(t, filepath.Join(dir, filepath.FromSlash(f.Name)), f.Data)
	}
	if err := os.Mkdir(filepath.Join(dir, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
}

func writeFile(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}
