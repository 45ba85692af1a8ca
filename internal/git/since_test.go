package git

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

type repository struct {
	*testing.T
	dir string
}

func newRepository(t *testing.T) *repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("skipped: git is not installed")
	}
	r := &repository{t, t.TempDir()}
	for name, value := range map[string]string{
		"HOME": r.dir, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.DevNull,
		"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
	} {
		t.Setenv(name, value)
	}
	r.git("init", "-q", "-b", "main")
	return r
}

func (r *repository) git(args ...string) {
	r.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = r.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		r.Fatalf("git %s: %s", strings.Join(args, " "), out)
	}
}

func (r *repository) write(file string) {
	r.Helper()
	path := filepath.Join(r.dir, filepath.FromSlash(file))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		r.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		r.Fatal(err)
	}
	if _, err := f.WriteString("# more\n"); err != nil {
		r.Fatal(err)
	}
	if err := f.Close(); err != nil {
		r.Fatal(err)
	}
}

func (r *repository) commit(files ...string) {
	r.Helper()
	for _, f := range files {
		r.write(f)
	}
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "c")
}

func TestSince(t *testing.T) {
	r := newRepository(t)
	directories := []string{"same", "committed", "elsewhere", "staged", "changed", "untracked", "ignored", "removed", "from", "to", "docs", "umläut ü", "."}
	for _, d := range directories {
		r.write(d + "/main.tf")
	}
	r.write(".gitignore")
	if err := os.WriteFile(filepath.Join(r.dir, ".gitignore"), []byte("*.ignored\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.commit("from/moved.tf")
	r.git("checkout", "-q", "-b", "work")
	r.commit("committed/main.tf")
	r.git("checkout", "-q", "main")
	r.commit("elsewhere/main.tf")
	r.git("checkout", "-q", "work")
	r.write("staged/main.tf")
	r.git("mv", "from/moved.tf", "to/moved.tf")
	r.git("add", "-A")
	r.write("changed/main.tf")
	r.write("untracked/new.tf")
	r.write("ignored/x.ignored")
	r.write("docs/README.md")
	r.write("umläut ü/main.tf")
	if err := os.Remove(filepath.Join(r.dir, "removed", "main.tf")); err != nil {
		t.Fatal(err)
	}
	for _, from := range []string{r.dir, filepath.Join(r.dir, "same"), filepath.Join(r.dir, "same", "main.tf")} {
		c, err := Since(from, "main")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range directories {
			if c.Near(filepath.Join(r.dir, d, "main.tf")) {
				got = append(got, d)
			}
		}
		if want := "committed staged changed untracked removed from to umläut ü"; strings.Join(got, " ") != want {
			t.Errorf("from %s: %q, want %q", from, got, want)
		}
	}
	if c, err := Since(r.dir, "HEAD"); err != nil || c.Near(filepath.Join(r.dir, "committed", "main.tf")) || !c.Near(filepath.Join(r.dir, "changed", "main.tf")) {
		t.Errorf("%+v %v", c, err)
	}
}

// What git says only that it changed counts as a whole: submodules, and repositories that are not.
func TestSinceOfRepositoriesInside(t *testing.T) {
	r := newRepository(t)
	other := &repository{t, t.TempDir()}
	other.git("init", "-q")
	other.commit("deep/main.tf")
	r.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.dir, "sub/one")
	r.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.dir, "sub/two")
	r.git("config", "-f", ".gitmodules", "submodule.sub/one.ignore", "all")
	r.commit("main.tf", "subway/main.tf")
	one := &repository{t, filepath.Join(r.dir, "sub", "one")}
	one.commit("deep/main.tf")
	for _, revision := range []string{"HEAD", "HEAD~1"} { // in the work tree, and committed
		c, err := Since(r.dir, revision)
		if err != nil {
			t.Fatal(err)
		}
		for file, want := range map[string]bool{
			"sub/one/deep/main.tf": true, "sub/two/deep/main.tf": false, "subway/main.tf": false, "main.tf": false,
		} {
			if got := c.Near(filepath.Join(r.dir, filepath.FromSlash(file))); got != want {
				t.Errorf("%s: %s: %v, want %v", revision, file, got, want)
			}
		}
		r.commit("new/main.tf")
	}
	inside := &repository{t, filepath.Join(r.dir, "inside")}
	inside.write("a/main.tf")
	inside.git("init", "-q")
	if c, err := Since(r.dir, "HEAD"); err != nil || !c.Near(filepath.Join(inside.dir, "a", "main.tf")) {
		t.Errorf("%+v %v", c, err)
	}
}

// A link stands for what it leads to, too.
func TestSinceOfLinks(t *testing.T) {
	r := newRepository(t)
	r.commit("shared/main.tf", "shared/other.tf", "one/own.tf", "two/own.tf")
	for link, to := range map[string]string{"one/main.tf": "../shared/main.tf", "three": "shared"} {
		if err := os.Symlink(to, filepath.Join(r.dir, filepath.FromSlash(link))); err != nil {
			t.Skip("skipped: links cannot be made here:", err)
		}
	}
	r.commit("README.md")
	r.write("shared/main.tf")
	c, err := Since(r.dir, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]bool{"one/main.tf": true, "one/own.tf": false, "two/own.tf": false, "three/main.tf": true, "shared/other.tf": true} {
		if got := c.Near(filepath.Join(r.dir, filepath.FromSlash(file))); got != want {
			t.Errorf("%s: %v, want %v", file, got, want)
		}
	}
}

// Neither what git sets for hooks nor what its configuration says of diffs is in the way, and no program
// is run that it names.
func TestSinceWhateverIsSet(t *testing.T) {
	r := newRepository(t)
	r.commit("same/main.tf", "changed/main.tf")
	r.write("changed/main.tf")
	ran := filepath.Join(r.dir, "ran")
	for key, value := range map[string]string{
		"diff.orderFile": "nowhere", "diff.relative": "true", "diff.external": "touch " + ran, "diff.noprefix": "true",
		"core.fsmonitor": "touch " + ran, "core.quotePath": "true", "status.showUntrackedFiles": "no", "color.ui": "always", "core.pager": "touch " + ran,
	} {
		r.git("config", key, value)
	}
	t.Setenv("GIT_DIR", filepath.Join(r.dir, ".git"))
	t.Setenv("GIT_INDEX_FILE", filepath.Join(".git", "index"))
	for _, from := range []string{"", "same"} {
		c, err := Since(filepath.Join(r.dir, from), "HEAD")
		if err != nil {
			t.Fatal(err)
		}
		if c.Near(filepath.Join(r.dir, "same", "main.tf")) || !c.Near(filepath.Join(r.dir, "changed", "main.tf")) {
			t.Errorf("from %q: %+v", from, c)
		}
	}
	if _, err := os.Stat(ran); err == nil {
		t.Error("a program of the configuration ran")
	}
}

func TestSinceFails(t *testing.T) {
	r := newRepository(t)
	r.commit("main.tf")
	for revision, says := range map[string]string{
		"nowhere": "git knows no such commit", "--output=x": "this is no revision", "": "git knows no such commit", "HEAD:main.tf": "git knows no such commit",
	} {
		if _, err := Since(r.dir, revision); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", revision, err)
		}
	}
	r.git("checkout", "-q", "--orphan", "other")
	r.commit("other.tf")
	if _, err := Since(r.dir, "main"); err == nil || !strings.Contains(err.Error(), "no commit in common") {
		t.Errorf("%v", err)
	}
	outside := t.TempDir()
	if _, err := Since(outside, "HEAD"); err == nil || !strings.Contains(err.Error(), "git does not take ") {
		t.Errorf("%v", err)
	}
	t.Setenv("PATH", outside)
	if _, err := Since(r.dir, "HEAD"); err == nil || err.Error() != "git is not on PATH" {
		t.Errorf("%v", err)
	}
}
