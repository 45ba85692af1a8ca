// Package git asks git what was changed.
package git

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Changes are the directories of a repository in which something was changed.
type Changes struct {
	directories map[string]bool
	// trees are the repositories inside, submodules among them, that were changed: git does not say
	// where.
	trees []string
	known map[string]bool // answers of Near
}

// Near reports whether a file, or another one in its directory, was changed. The path is absolute. Of
// a link it is enough that what it leads to was.
func (c *Changes) Near(file string) bool {
	near, ok := c.known[file]
	if !ok {
		near = c.in(real(filepath.Dir(file))) || c.in(filepath.Dir(real(file)))
		c.known[file] = near
	}
	return near
}

func (c *Changes) in(dir string) bool {
	return c.directories[dir] || slices.ContainsFunc(c.trees, func(tree string) bool {
		rel, err := filepath.Rel(tree, dir)
		return err == nil && filepath.IsLocal(rel)
	})
}

// real is a path without links, as far as it is there.
func real(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
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
		return nil, fmt.Errorf("git does not take %s for a part of a work tree: %w", path, err)
	}
	root := real(filepath.FromSlash(strings.TrimRight(string(top), "\r\n")))
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
	c := &Changes{directories: map[string]bool{}, known: map[string]bool{}}
	for _, args := range [][]string{
		{"diff", "--name-only", "--no-renames", "--no-ext-diff", "--no-relative", "--ignore-submodules=none", "-O/dev/null", "-z", strings.TrimSpace(string(base)), "--"},
		{"ls-files", "--others", "--exclude-standard", "-z"},
	} {
		out, err := run(root, args...)
		if err != nil {
			return nil, err
		}
		for file := range bytes.SplitSeq(out, []byte{0}) {
			name := filepath.Join(root, filepath.FromSlash(string(file)))
			if len(file) == 0 || strings.EqualFold(filepath.Ext(name), ".md") {
				continue
			}
			c.directories[filepath.Dir(name)] = true
			if info, err := os.Lstat(name); err == nil && info.IsDir() {
				c.trees = append(c.trees, name)
			}
		}
	}
	return c, nil
}

// run runs git on the repository around a directory, without programs that its configuration names,
// and without a network. In a hook of git, variables would name another repository.
func run(dir string, args ...string) ([]byte, error) {
	cmd := exec.Command("git", append([]string{"-C", dir, "-c", "core.fsmonitor=false"}, args...)...)
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains([]string{"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE"}, name)
	})
	cmd.Env = append(cmd.Env, "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "LC_ALL=C")
	out, err := cmd.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		said, _, _ := strings.Cut(strings.TrimSpace(string(failed.Stderr)), "\n")
		return nil, fmt.Errorf("git %s: %s", args[0], strings.TrimPrefix(said, "fatal: "))
	}
	return out, err
}
