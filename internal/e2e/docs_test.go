package e2e

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
	for i, line := range strings.Split(page, "\n") {
		language, fence := strings.CutPrefix(line, "```")
		switch {
		case fence && open == nil:
			file := strings.TrimSuffix(strings.TrimPrefix(before, "<!-- file: "), " -->")
			if file == before {
				file = ""
			}
			open = &block{line: i + 2, language: language, file: file}
		case fence:
			out = append(out, *open)
			open = nil
		case open != nil:
			open.content = append(open.content, line)
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
				case b.language == "sh":
					for i, line := range b.content {
						if args, ok := commandLine(line); ok {
							if r := run(args...); r.status > 1 || strings.Contains(r.stdout, "error[FCA004]") {
								t.Errorf("%s:%d: %s: status %d: %s", page, b.line+i, line, r.status, r.stderr+r.stdout)
							}
						}
					}
				case b.language == "console":
					console(t, page, b)
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
	rules, err := filepath.Glob("docs/rules/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(all, rules...) {
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
	for _, m := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(string(content), -1) {
		name := regexp.MustCompile(`[^a-z0-9 _-]`).ReplaceAllString(strings.ToLower(m[1]), "")
		out = append(out, strings.ReplaceAll(name, " ", "-"))
	}
	return out
}
