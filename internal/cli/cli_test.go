package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/rules"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// testApp is an app that works in dir, with nothing in its environment.
func testApp(dir string, stdout, stderr io.Writer) *app {
	return &app{
		stdin: strings.NewReader(""), stdout: stdout, stderr: stderr, dir: dir,
		lookupEnv: func(string) (string, bool) { return "", false },
		terminal:  func() bool { return false },
		catalogue: rules.Catalogue(), judge: check.Run,
	}
}

func TestNormalize(t *testing.T) {
	commands := []string{"lint", "rules", "explain", "version", "help", "completion"}
	for in, want := range map[string]string{
		"":                    "lint",
		"dir":                 "lint dir",
		"-f json dir":         "lint -f json dir",
		"rules --format json": "rules --format json",
		"-h":                  "-h",
		"--help":              "--help",
		"--version":           "version",
		"-":                   "lint -",
		"-var a=b -var-file f -var-file=g -var=c=d": "lint --var a=b --var-file f --var-file=g --var=c=d",
		"lint -var a=-var":                          "lint --var a=-var",
		"lint -- -var":                              "lint -- -var",
		"-variable":                                 "lint -variable",
		"explain -var":                              "explain -var",
		"__complete ex":                             "__complete ex",
		"__complete --for":                          "__complete lint --for",
		"__complete -var-file x":                    "__complete lint --var-file x",
		"__complete dir --for":                      "__complete lint dir --for",
		"__complete explain FCA1":                   "__complete explain FCA1",
		"__completeNoDesc lint -var-file":           "__completeNoDesc lint --var-file",
	} {
		if got := normalize(strings.Fields(in), commands); !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestPanicsAreToldWithoutAStack(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(`resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "f"
}
`), 0o644); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	a := testApp(dir, &stdout, &stderr)
	a.judge = func(*model.Project, []*check.Rule) *check.Result { panic("the sky\nfalls") }
	if status := a.run([]string{"lint", dir}); status != statusFailed {
		t.Errorf("in a rule: status %d", status)
	}
	a.catalogue.Rules = []*check.Rule{nil}
	if status := a.run([]string{"rules"}); status != statusFailed {
		t.Errorf("in a command: status %d", status)
	}
	if stdout.Len() > 0 && !strings.HasPrefix(stdout.String(), "ID") {
		t.Errorf("stdout: %s", stdout.String())
	}
	for _, want := range []string{"internal error: the sky falls (at ", "Please report it", "internal error: runtime error: "} {
		if !strings.Contains(stderr.String(), want) {
			t.Errorf("stderr lacks %q:\n%s", want, stderr.String())
		}
	}
	if strings.Contains(stderr.String(), "goroutine") || strings.Count(stderr.String(), "\n") != 4 {
		t.Errorf("not two errors of two lines:\n%s", stderr.String())
	}
}

func TestColour(t *testing.T) {
	for _, c := range []struct {
		mode string
		env  map[string]string
		want bool
	}{
		{"auto", nil, false}, // a buffer is no terminal
		{"always", map[string]string{"NO_COLOR": "1", "TERM": "dumb"}, true},
		{"never", map[string]string{"CLICOLOR_FORCE": "1"}, false},
		{"auto", map[string]string{"CLICOLOR_FORCE": "1"}, true},
		{"auto", map[string]string{"CLICOLOR_FORCE": "0"}, false},
		{"auto", map[string]string{"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, false},
		{"auto", map[string]string{"CLICOLOR_FORCE": "1", "NO_COLOR": ""}, true},
		{"auto", map[string]string{"CLICOLOR_FORCE": "1", "TERM": "dumb"}, true},
	} {
		a := testApp("/", io.Discard, io.Discard)
		a.lookupEnv = func(k string) (string, bool) { v, ok := c.env[k]; return v, ok }
		if got := a.colored(c.mode, &bytes.Buffer{}); got != c.want {
			t.Errorf("%s with %v: %v", c.mode, c.env, got)
		}
	}
}

func TestFilesAreWrittenWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "report.json"), filepath.Join(dir, "link.json")
	text := func(s string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
	}
	content := func() string {
		t.Helper()
		b, err := os.ReadFile(target)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if err := writeFile(target, text("one")); err != nil || content() != "one" {
		t.Fatal(err, content())
	}
	if err := os.Chmod(target, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("report.json", link); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(link, text("two")); err != nil || content() != "two" {
		t.Fatal(err, content())
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v", err)
	}
	if info, err := os.Stat(target); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode was lost: %v", info.Mode())
	}
	fails := errors.New("no more")
	if err := writeFile(target, func(w io.Writer) error {
		fmt.Fprint(w, "three")
		return fails
	}); !errors.Is(err, fails) || content() != "two" {
		t.Errorf("%v, content %q", err, content())
	}
	if err := writeFile(dir, text("x")); err == nil {
		t.Error("a directory is overwritten")
	}
	if err := writeFile(os.DevNull, text("x")); err != nil {
		t.Error(err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestAPathThatCannotBeReadFailsTheRun(t *testing.T) {
	dir := t.TempDir()
	locked := filepath.Join(dir, "locked")
	if err := os.Mkdir(locked, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := os.ReadDir(locked); err == nil {
		t.Skip("this user may read everything")
	}
	var stdout, stderr bytes.Buffer
	status := testApp(dir, &stdout, &stderr).run([]string{"lint", "locked"})
	if want := "fcasync-lint: locked: permission denied\n"; status != statusFailed || stderr.String() != want || stdout.Len() > 0 {
		t.Errorf("status %d, stderr %q, stdout %q", status, stderr.String(), stdout.String())
	}
}

// closedPipe is a standard output whose reader has gone.
type closedPipe struct{}

func (closedPipe) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}
}

func TestAReaderThatLeavesIsNoError(t *testing.T) {
	for _, args := range [][]string{{"rules"}, {"explain", "FCA001"}, {"version"}} {
		var stderr bytes.Buffer
		if status := testApp(t.TempDir(), closedPipe{}, &stderr).run(args); status != statusFailed || stderr.Len() > 0 {
			t.Errorf("%q: status %d, stderr %q", args, status, stderr.String())
		}
	}
}

func TestOptionsOfOutput(t *testing.T) {
	for _, c := range []struct {
		outputs     outputs
		formatGiven bool
		files       int
		stdout      string
		err         string
	}{
		{nil, true, 0, "text", ""},
		{outputs{{"json", "a"}, {"sarif", "b"}}, false, 2, "text", ""},
		{outputs{{"json", "-"}, {"sarif", "b"}}, false, 1, "json", ""},
		{outputs{{"json", "-"}}, true, 0, "", "both write to standard output"},
		{outputs{{"json", "a"}, {"sarif", "a"}}, false, 0, "", "names a twice"},
		{outputs{{"json", "a"}, {"sarif", "./b/../a"}}, false, 0, "", "names ./b/../a twice"},
	} {
		absolute := func(file string) string { return filepath.Join("/nowhere", file) }
		files, stdout, err := c.outputs.plan("text", c.formatGiven, absolute)
		if c.err != "" {
			if err == nil || !strings.Contains(err.Error(), c.err) {
				t.Errorf("%v: error %v, want %s", c.outputs, err, c.err)
			}
			continue
		}
		if err != nil || len(files) != c.files || stdout != c.stdout {
			t.Errorf("%v: %v, %q, %v", c.outputs, files, stdout, err)
		}
	}
}

func TestWrap(t *testing.T) {
	got := wrap("One two three four\nfive six.\n\n- a list item that is long\n- another\n\n```hcl\na   = 1\n```\n\n| a | b |\n|---|---|\n| long | `x` |\n", 16)
	want := `  One two three
  four five six.

  - a list item
  that is long
  - another

    a   = 1

  a     b
  long  x
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
