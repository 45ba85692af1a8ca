package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2/hclparse"
)

// block is a fenced block of a markdown page.
type block struct {
	line     int    // of its first line of content
	language string // behind the fence
	file     string // named in a comment `<!-- file: NAME -->` on the line before
	content  []string
}

func blocks(page string) []block {
	var out []block
	var open *block
	before := ""
	indent := "" // of the open block, which may stand in a list
	for i, line := range strings.Split(page, "\n") {
		language, fence := strings.CutPrefix(strings.TrimLeft(line, " "), "```")
		switch {
		case fence && open == nil:
			file := strings.TrimSuffix(strings.TrimPrefix(before, "<!-- file: "), " -->")
			if file == before {
				file = ""
			}
			open = &block{line: i + 2, language: language, file: file}
			indent, _, _ = strings.Cut(line, "```")
		case fence:
			out = append(out, *open)
			open = nil
		case open != nil:
			open.content = append(open.content, strings.TrimPrefix(line, indent))
		}
		before = line
	}
	return out
}

// pages are the markdown files that people wrote, relative to the repository.
func pages(t *testing.T) []string {
	t.Helper()
	out := []string{}
	for _, pattern := range []string{"*.md", "docs/*.md", "examples/*/*.md", "policies/*.md", ".github/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, found...)
	}
	if !slices.Contains(out, "README.md") {
		t.Fatalf("no README.md among %q", out)
	}
	return out
}

// What pages show of the program is what it does: the commands of `sh` blocks are
// understood, and those of `console` blocks print what stands below them, where a line
// "..." stands for any lines. They run in a directory with the examples and with the
// files that the page shows under a name; those of the repository are shown as they are.
// No block is passed over: commands in pipelines and in `text` blocks run with a plan in
// the place of Terraform's, settings and code without a name are read.
func TestWhatPagesShow(t *testing.T) {
	inRoot(t)
	top := root(t)
	for _, page := range pages(t) {
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(page, func(t *testing.T) {
			extract(t, "-- wrong.hcl --\nfail_onn = \"error\"\n")
			for _, dir := range []string{"examples", "testdata"} {
				if err := os.CopyFS(dir, os.DirFS(filepath.Join(top, dir))); err != nil {
					t.Fatal(err)
				}
			}
			for _, b := range blocks(string(content)) {
				switch {
				case b.file != "":
					shown := strings.Join(b.content, "\n") + "\n"
					if there, err := os.ReadFile(filepath.Join(top, b.file)); err == nil && string(there) != shown {
						t.Errorf("%s:%d: %s is not what the page shows (-shown +there):\n%s", page, b.line, b.file, cmp.Diff(shown, string(there)))
					}
					writeFile(t, b.file, []byte(shown))
				case b.language == "console":
					console(t, page, b)
				case b.language == "sh" || b.language == "text":
					for i, line := range b.content {
						script(t, fmt.Sprintf("%s:%d", page, b.line+i), b.language, line)
					}
				default:
					unnamed(t, page, b)
				}
			}
		})
	}
}

// console runs the commands of a block and compares what they print.
func console(t *testing.T, page string, b block) {
	t.Helper()
	last := 0
	for i := 0; i < len(b.content); {
		where := fmt.Sprintf("%s:%d", page, b.line+i)
		command, ok := strings.CutPrefix(b.content[i], "$ ")
		if !ok {
			t.Fatalf("%s: output without a command", where)
		}
		i++
		from := i
		for i < len(b.content) && !strings.HasPrefix(b.content[i], "$ ") {
			i++
		}
		got := ""
		switch args, ok := commandLine(command); {
		case ok:
			r := run(args...)
			last, got = r.status, r.stderr+r.stdout
		case command == "echo $?":
			got = fmt.Sprintln(last)
		default:
			t.Fatalf("%s: a command that the test does not know: %s", where, command)
		}
		if !shows(b.content[from:i], strings.Split(strings.TrimSuffix(got, "\n"), "\n")) {
			t.Errorf("%s: %s prints (-shown +printed):\n%s", where, command,
				cmp.Diff(strings.Join(b.content[from:i], "\n")+"\n", got))
		}
	}
}

// others are programs whose commands are shown and not run here, and why.
var others = map[string]string{
	"#":         "a comment",
	"terraform": "needs the provider and an account; what follows it is given a plan",
	"git":       "needs a remote",
	"docker":    "needs an image",
	"curl":      "runs in the test of fakecloud",
	"export":    "the test of fakecloud sets what it needs",
	"go":        "runs in CI, as TestTheFirstCommand, or when there is a release",
	".ci/run":   "runs this",
}

// script runs the commands of the program in a line of shell.
func script(t *testing.T, where, language, line string) {
	t.Helper()
	line, _, _ = strings.Cut(line, " > ")
	for _, command := range regexp.MustCompile(` \| | && `).Split(line, -1) {
		args, ours := commandLine(command)
		if program, _, _ := strings.Cut(command, " "); !ours {
			if language == "sh" && others[program] == "" {
				t.Errorf("%s: nobody runs %s", where, command)
			}
			continue
		}
		args, runs := offline(args)
		if !runs {
			end := slices.Index(append(args, "--"), "--")
			args = slices.Insert(args, end, "--help") // flags are read all the same
		}
		if r := run(args...); r.status > 1 || strings.Contains(r.stdout, "error[FCA004]") {
			t.Errorf("%s: %s: status %d: %s", where, line, r.status, r.stderr+r.stdout)
		}
	}
}

// offline puts a plan, and its source, in the place of those that terraform would have made. It
// reports whether the command then runs: those that ask an account or a remote do not.
func offline(args []string) ([]string, bool) {
	const source = "testdata/plans/fc3-update"
	args = slices.Clone(args)
	planned := false
	for i, a := range args {
		if slices.Contains([]string{"-", "tfplan", "plan.json", "infra/plan.json", `"$SHOWFILE"`}, a) {
			args[i], planned = source+"/plan.json", true
		}
	}
	for i, a := range args {
		if planned && i > 0 && args[i-1] == "--source" && (a == "." || a == "infra") {
			args[i] = source
		}
	}
	for _, a := range args {
		if a == "verify" || a == "apply" || a == "--diff-base" {
			return args, false
		}
	}
	return args, true
}

// unnamed reads a block that the page gives no name.
func unnamed(t *testing.T, page string, b block) {
	t.Helper()
	where, text := fmt.Sprintf("%s:%d", page, b.line), strings.Join(b.content, "\n")+"\n"
	switch b.language {
	case "hcl": // settings
		writeFile(t, "unnamed.hcl", []byte(text))
		if r := run("--config", "unnamed.hcl", "examples/orders-fc3"); r.status > 1 || strings.Contains(r.stdout, "error[FCA004]") {
			t.Errorf("%s: %s", where, r.stderr+r.stdout)
		}
	case "terraform":
		if _, diags := hclparse.NewParser().ParseHCL([]byte(text), where); diags.HasErrors() {
			t.Error(diags)
		}
	case "json":
		if !json.Valid([]byte(text)) {
			t.Errorf("%s: it is no JSON", where)
		}
	case "yaml":
		readYAML(t, where, []byte(text), new(any))
	case "": // a drawing
	default:
		t.Errorf("%s: a block of %s has no name, and nobody reads it", where, b.language)
	}
}

// commandLine returns the arguments of the program, if that is what the line runs.
func commandLine(line string) ([]string, bool) {
	for _, program := range []string{"fcasync-lint", "go run ./cmd/fcasync-lint"} {
		if rest, ok := strings.CutPrefix(line+" ", program+" "); ok {
			args := strings.Fields(rest)
			for i := range args {
				args[i] = strings.Trim(args[i], "'")
			}
			return args, true
		}
	}
	return nil, false
}

// shows reports whether lines match a pattern in which "..." stands for any lines.
func shows(pattern, lines []string) bool {
	if len(pattern) == 0 {
		return len(lines) == 0
	}
	if pattern[0] == "..." {
		for i := range len(lines) + 1 {
			if shows(pattern[1:], lines[i:]) {
				return true
			}
		}
		return false
	}
	return len(lines) > 0 && pattern[0] == lines[0] && shows(pattern[1:], lines[1:])
}

// The README's first command works as it stands, outside of this process.
func TestTheFirstCommand(t *testing.T) {
	inRoot(t)
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var commands []string
	for _, b := range blocks(string(readme)) {
		if b.language == "sh" && len(commands) < 2 {
			commands = append(commands, b.content...)
		}
	}
	if len(commands) < 2 || commands[1] != "go test ./..." {
		t.Fatalf("the README begins with %q", commands)
	}
	args := strings.Fields(commands[0])
	var stdout, stderr bytes.Buffer
	c := exec.Command(args[0], args[1:]...)
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); c.ProcessState == nil || c.ProcessState.ExitCode() != 1 {
		t.Fatalf("%s: %v: %s", commands[0], err, stderr.String())
	}
	if want := run("lint", "examples/broken-fc3"); stdout.String() != want.stdout {
		t.Errorf("it prints (-in this process +outside):\n%s", cmp.Diff(want.stdout, stdout.String()))
	}
}

// Links between pages lead somewhere.
func TestLinks(t *testing.T) {
	inRoot(t)
	link := regexp.MustCompile(`\]\(([^)\s]+)\)`)
	all := pages(t)
	for _, pattern := range []string{"docs/rules/*.md", "docs/rules/*/*.md"} {
		rules, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		if len(rules) < 60 {
			t.Errorf("%s: only %d pages", pattern, len(rules))
		}
		all = append(all, rules...)
	}
	for _, page := range all {
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(content), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			path, anchor, _ := strings.Cut(m[1], "#")
			target := page
			if path != "" {
				target = filepath.Join(filepath.Dir(page), filepath.FromSlash(path))
			}
			if info, err := os.Stat(target); err != nil {
				t.Errorf("%s: %s leads nowhere", page, m[1])
			} else if anchor != "" && !info.IsDir() && !slices.Contains(anchors(t, target), anchor) {
				t.Errorf("%s: %s: no such heading", page, m[1])
			}
		}
	}
	// Findings of FCA002 lead here.
	if !slices.Contains(anchors(t, "README.md"), "ignoring-a-finding") {
		t.Error("README.md has no section about ignoring a finding")
	}
}

// anchors are the names that GitHub gives to the headings of a page.
func anchors(t *testing.T, page string) []string {
	t.Helper()
	content, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	prose := regexp.MustCompile("(?ms)^```.*?^```").ReplaceAllString(string(content), "")
	for _, m := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(prose, -1) {
		name := regexp.MustCompile(`[^\p{L}\p{N} _-]`).ReplaceAllString(strings.ToLower(m[1]), "")
		out = append(out, strings.ReplaceAll(name, " ", "-"))
	}
	return out
}
