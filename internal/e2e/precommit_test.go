package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// shell runs programs in one directory, as somebody at a terminal does.
type shell struct {
	t   *testing.T
	dir string
	env []string
}

// run returns what a command prints, and whether it succeeded.
func (s shell) run(name string, args ...string) (string, bool) {
	s.t.Helper()
	c := exec.Command(name, args...)
	c.Dir, c.Env = s.dir, append(os.Environ(), s.env...)
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	err := c.Run()
	if _, ended := err.(*exec.ExitError); err != nil && !ended {
		s.t.Fatalf("%s %q: %v", name, args, err)
	}
	return out.String(), err == nil
}

func (s shell) must(name string, args ...string) string {
	s.t.Helper()
	out, ok := s.run(name, args...)
	if !ok {
		s.t.Fatalf("%s %q in %s:\n%s", name, args, s.dir, out)
	}
	return out
}

func (s shell) write(name, content string) {
	s.t.Helper()
	writeFile(s.t, filepath.Join(s.dir, filepath.FromSlash(name)), []byte(content))
}

// newRepository makes an empty git repository that is nobody's in particular.
func newRepository(t *testing.T, env ...string) shell {
	t.Helper()
	s := shell{t: t, dir: t.TempDir(), env: append(env,
		"GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com",
	)}
	s.must("git", "init", "-q", "-b", "main")
	return s
}

// offered is the repository as somebody who uses its hooks gets it, with what is not committed.
func offered(t *testing.T) (dir, rev string) {
	t.Helper()
	top := root(t)
	files := shell{t: t, dir: top}
	list, ok := files.run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "*.go", "go.mod", "go.sum", ".pre-commit-hooks.yaml", "internal", "policies")
	if !ok {
		t.Skipf("this is no checkout of git: %s", list)
	}
	r := newRepository(t)
	for name := range strings.SplitSeq(strings.TrimSuffix(list, "\x00"), "\x00") {
		content, err := os.ReadFile(filepath.Join(top, name))
		if err != nil {
			continue // deleted, but not committed yet
		}
		r.write(name, string(content))
	}
	r.must("git", "add", "-A", "-f")
	r.must("git", "commit", "-q", "-m", "offered")
	return r.dir, strings.TrimSpace(r.must("git", "rev-parse", "HEAD"))
}

const retries = `variable "retries" {
  type    = number
  default = 2
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = "orders"
  max_async_retry_attempts       = var.retries
  max_async_event_age_in_seconds = 3600
}
`

// The hooks work in pre-commit itself: built from source and installed, for source and plans.
func TestPreCommit(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	for _, program := range []string{"pre-commit", "git", "go"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed", program)
		}
	}
	hooks, rev := offered(t)
	// The modules that this test was built with are there; nothing is downloaded twice.
	modules := strings.TrimSpace(shell{t: t, dir: root(t)}.must("go", "env", "GOMODCACHE"))
	bin := t.TempDir()
	shell{t: t, dir: root(t)}.must("go", "build", "-buildvcs=false", "-o", bin+string(filepath.Separator), "./cmd/fcasync-lint")
	plan, err := os.ReadFile(filepath.Join(root(t), "testdata", "plans", "fc3-blocks", "plan.json"))
	if err != nil {
		t.Fatal(err)
	}

	for _, kind := range []string{"", "-system"} {
		t.Run("fcasync-lint"+kind, func(t *testing.T) {
			r := newRepository(t, "PRE_COMMIT_HOME="+t.TempDir(), "GOMODCACHE="+modules,
				"PATH="+bin+string(filepath.ListSeparator)+os.Getenv("PATH"))
			r.write(".pre-commit-config.yaml", `repos:
  - repo: `+hooks+`
    rev: `+rev+`
    hooks:
      - id: fcasync-lint`+kind+`
        args: [--disable, FCA605]
      - id: fcasync-lint-plan`+kind+`
`)
			r.must("pre-commit", "install")
			commit := func(message string) (string, bool) {
				t.Helper()
				r.must("git", "add", "-A")
				return r.run("git", "commit", "-m", message)
			}
			passes := func(message string, want ...string) {
				t.Helper()
				out, ok := commit(message)
				if !ok {
					t.Fatalf("%s is stopped:\n%s", message, out)
				}
				holds(t, message, out, want...)
			}
			stops := func(message string, want ...string) {
				t.Helper()
				out, ok := commit(message)
				if ok {
					t.Fatalf("%s is not stopped:\n%s", message, out)
				}
				holds(t, message, out, want...)
			}

			r.write("modules/events/main.tf", retries)
			r.write("prod/main.tf", "module \"events\" {\n  source  = \"../modules/events\"\n  retries = 3\n}\n")
			r.write("test/main.tf", "module \"events\" {\n  source = \"../modules/events\"\n}\n")
			passes("clean modules", "Passed")

			r.write("notes.md", "Nothing of Terraform.\n")
			passes("an unrelated change", "(no files to check)Skipped")

			r.write("prod/main.tf", "module \"events\" {\n  source  = \"../modules/events\"\n  retries = 9\n}\n")
			stops("a fault", "FCA103", "prod/main.tf:3", "exit code: 1")
			r.must("git", "checkout", "-q", "HEAD", "--", "prod")

			// A fault in a module is one of each root module that calls it, and is said once.
			r.write("modules/events/main.tf", strings.Replace(retries, "3600", "0", 1))
			stops("a fault in a module", "modules/events/main.tf:9", "2 async invoke configs")
			if out, _ := r.run("pre-commit", "run", "--all-files"); strings.Count(out, "error[") != 1 {
				t.Errorf("--all-files finds %d errors, want 1:\n%s", strings.Count(out, "error["), out)
			}
			r.must("git", "checkout", "-q", "HEAD", "--", "modules")
			holds(t, "--all-files", r.must("pre-commit", "run", "--all-files"), "Passed", "Skipped")

			r.write("plan.json", string(plan))
			stops("a plan with a fault", "FCA101", "plan.json:1:")
		})
	}
}

// holds reports what is not in a text.
func holds(t *testing.T, what, text string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(text, w) {
			t.Errorf("%s: %q is missing in\n%s", what, w, text)
		}
	}
}
