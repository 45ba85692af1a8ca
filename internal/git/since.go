// Package git asks git what was changed.
package git

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Changes are the directories of a repository in which something was changed.
type Changes struct{ directories map[string]bool }

// Directory reports whether a file in a directory, but none in one below it, was changed. The path
// is absolute.
func (c *Changes) Directory(path string) bool {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return c.directories[path]
}

// Since returns what was changed in the repository around a file or directory since a revision:
// in commits since its branch and this one parted, in the index, in the work tree, and files that
// are not ignored and not added yet. Documents in Markdown do not count.
func Since(path, revision string) (*Changes, error) {
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		path = filepath.Dir(path)
	}
	if _, err := exec.LookPath("git"); err != nil {
		return nil, errors.New("git is not on PATH")
	}
	top, err := run(path, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("%s is in no git work tree: %w", path, err)
	}
	root := filepath.FromSlash(strings.TrimRight(string(top), "\r\n"))
	if real, err := filepath.EvalSymlinks(root); err == nil {
		root = real
	}
	if strings.HasPrefix(revision, "-") {
		return nil, errors.New("this is no revision")
	}
	if _, err := run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}"); err != nil {
		return nil, errors.New("git knows no such commit; in a shallow clone it must be fetched first (actions/checkout: fetch-depth: 0)")
	}
	base, err := run(root, "merge-base", "--end-of-options", revision, "HEAD")
	if err != nil {
		return nil, errors.New("it has no commit in common with HEAD; in a shallow clone more must be fetched (actions/checkout: fetch-depth: 0)")
	}
	c := &Changes{directories: map[string]bool{}}
	for _, args := range [][]string{
		{"diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", strings.TrimSpace(string(base)), "--"},
		{"ls-files", "--others", "--exclude-standard", "-z"},
	} {
		out, err := run(root, args...)
		if err != nil {
			return nil, err
		}
		for file := range bytes.SplitSeq(out, []byte{0}) {
			if name := string(file); name != "" && !strings.EqualFold(filepath.Ext(name), ".md") {
				c.directories[filepath.Dir(filepath.Join(root, filepath.FromSlash(name)))] = true
			}
		}
	}
	return c, nil
}

// run runs git, without programs that the configuration of the repository names.
func run(dir string, args ...string) ([]byte, error) {
	cmd := exec.Command("git", append([]string{"-C", dir, "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C")
	out, err := cmd.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		said, _, _ := strings.Cut(strings.TrimSpace(string(failed.Stderr)), "\n")
		return nil, fmt.Errorf("git %s: %s", args[0], strings.TrimPrefix(said, "fatal: "))
	}
	return out, err
}
