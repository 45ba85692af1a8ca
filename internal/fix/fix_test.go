package fix_test

import (
	"flag"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/rules"
	"github.com/fcasync/fcasync-lint/internal/edit"
	"github.com/fcasync/fcasync-lint/internal/fix"
)

var update = flag.Bool("update", false, "write what is wanted anew")

// The archives in testdata hold source and, below want, the files that fixes change. Above them stands
// in lines `rules: ID...` which rules are on, all if there is no such line, and in lines `left: ...` what is
// said of findings that are not fixed. Every archive is also tried with CRLF and with a byte order mark.
func TestGolden(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(archives, err)
	}
	for _, path := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var settings []check.Setting
			var wantLeft, text []string
			for line := range strings.Lines(string(archive.Comment)) {
				line = strings.TrimRight(line, "\n")
				if why, ok := strings.CutPrefix(line, "left: "); ok {
					wantLeft = append(wantLeft, why)
					continue
				}
				if ids, ok := strings.CutPrefix(line, "rules: "); ok {
					settings = append(settings, check.Setting{Pattern: "*", Action: check.Disable})
					for id := range strings.FieldsSeq(ids) {
						settings = append(settings, check.Setting{Pattern: id, Action: check.Enable})
					}
				}
				text = append(text, line)
			}
			source, want := map[string]string{}, map[string]string{}
			var order []string
			for _, f := range archive.Files {
				if name, ok := strings.CutPrefix(f.Name, "want/"); ok {
					want[name] = string(f.Data)
				} else {
					source[f.Name] = string(f.Data)
					order = append(order, f.Name)
				}
			}
			got, left := fixed(t, source, settings)
			if *update {
				archive.Comment = []byte(strings.Join(text, "\n") + "\n")
				for _, why := range left {
					archive.Comment = append(archive.Comment, "left: "+why+"\n"...)
				}
				archive.Files = nil
				for _, name := range order {
					archive.Files = append(archive.Files, txtar.File{Name: name, Data: []byte(source[name])})
				}
				for _, name := range slices.Sorted(maps.Keys(got)) {
					archive.Files = append(archive.Files, txtar.File{Name: "want/" + name, Data: []byte(got[name])})
				}
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("files (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(wantLeft, left); diff != "" {
				t.Errorf("left (-want +got):\n%s", diff)
			}
			for name, change := range map[string]func(string) string{
				"CRLF":            func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
				"byte order mark": func(s string) string { return "\ufeff" + s },
			} {
				got, _ := fixed(t, each(source, change), settings)
				if diff := cmp.Diff(each(want, change), got); diff != "" {
					t.Errorf("with %s (-want +got):\n%s", name, diff)
				}
			}
		})
	}
}

func each(files map[string]string, change func(string) string) map[string]string {
	out := map[string]string{}
	for name, content := range files {
		out[name] = content
		if strings.HasSuffix(name, ".tf") {
			out[name] = change(content)
		}
	}
	return out
}

// fixed returns the files that fixes change in source, and what is said of the others.
func fixed(t *testing.T, source map[string]string, settings []check.Setting) (files map[string]string, left []string) {
	t.Helper()
	dir := directory(t, source)
	r, err := fix.Run(judge(t, dir, settings...), fix.Options{Dir: dir, Catalogue: rules.Catalogue()})
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range r.Files {
		files[f.Name] = string(f.After)
	}
	for _, n := range r.Left {
		left = append(left, n.Range.File+": "+n.Message)
	}
	return files, left
}

// directory is a new directory with files in it.
func directory(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// empty is a file with something to fix.
const empty = `resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {}
}
`

func onlyEmpty() []check.Setting {
	return []check.Setting{{Pattern: "*", Action: check.Disable}, {Pattern: "FCA101", Action: check.Enable}}
}

func TestWriteKeepsPermissionsAndLinks(t *testing.T) {
	dir := directory(t, map[string]string{"real/shared.tf": empty, "a/other.tf": "", "a/plain.tf": strings.ReplaceAll(empty, `"a"`, `"b"`)})
	shared := filepath.Join(dir, "real", "shared.tf")
	if err := os.Chmod(shared, 0o640); err != nil {
		t.Fatal(err)
	}
	for _, module := range []string{"a", "b"} {
		if err := os.MkdirAll(filepath.Join(dir, module), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink("../real/shared.tf", filepath.Join(dir, module, "main.tf")); err != nil {
			t.Skip(err)
		}
	}
	r, err := fix.Run(judge(t, dir, onlyEmpty()...), fix.Options{Dir: dir, Catalogue: rules.Catalogue()})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Files) != 2 || r.Fixed != 4 || len(r.Outcome.Findings) > 0 { // of three modules, that share a file
		t.Fatalf("%d findings fixed in %v", r.Fixed, r.Files)
	}
	if err := r.Write(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(shared)
	if err != nil || strings.Contains(string(content), "destination_config") {
		t.Errorf("%v: %s", err, content)
	}
	if info, err := os.Lstat(shared); err != nil || info.Mode() != 0o640 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if info, err := os.Lstat(filepath.Join(dir, "a", "main.tf")); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info.Mode(), err)
	}
	for _, d := range []string{"a", "b", "real"} {
		entries, err := os.ReadDir(filepath.Join(dir, d))
		for _, e := range entries {
			if strings.HasSuffix(e.Name(), ".tmp") {
				t.Errorf("%s is left behind", e.Name())
			}
		}
		if err != nil {
			t.Error(err)
		}
	}
}

// Nothing is written if a file is not what was judged, or must not be written.
func TestWriteAllOrNothing(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"changed":                              func(path string) error { return os.WriteFile(path, []byte(empty+"\n"), 0o644) },
		"gone":                                 os.Remove,
		"read-only":                            func(path string) error { return os.Chmod(path, 0o444) },
		"unreadable":                           func(path string) error { return os.Chmod(path, 0) },
		"in a directory where nothing is made": func(path string) error { return os.Chmod(filepath.Dir(path), 0o555) },
	} {
		t.Run(name, func(t *testing.T) {
			if os.Geteuid() == 0 && name != "changed" && name != "gone" {
				t.Skip("root may write everything")
			}
			dir := directory(t, map[string]string{"a/main.tf": empty, "b/main.tf": empty})
			r, err := fix.Run(judge(t, dir, onlyEmpty()...), fix.Options{Dir: dir, Catalogue: rules.Catalogue()})
			if err != nil || len(r.Files) != 2 {
				t.Fatal(r, err)
			}
			t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "b"), 0o755) })
			if err := spoil(filepath.Join(dir, "b", "main.tf")); err != nil {
				t.Fatal(err)
			}
			if err := r.Write(); err == nil || !strings.HasPrefix(err.Error(), "b/main.tf") {
				t.Errorf("%v", err)
			}
			if content, err := os.ReadFile(filepath.Join(dir, "a", "main.tf")); err != nil || string(content) != empty {
				t.Errorf("a/main.tf was written: %v", err)
			}
			if entries, err := os.ReadDir(filepath.Join(dir, "a")); err != nil || len(entries) != 1 {
				t.Errorf("%v is in a: %v", entries, err)
			}
		})
	}
}

// Whose name is too long for a second file beside it cannot be written either, not even by root.
func TestWriteNothingThatCannotBeStaged(t *testing.T) {
	long := strings.Repeat("x", 245) + ".tf"
	dir := directory(t, map[string]string{"a/main.tf": empty, "b/" + long: empty})
	r, err := fix.Run(judge(t, dir, onlyEmpty()...), fix.Options{Dir: dir, Catalogue: rules.Catalogue()})
	if err != nil || len(r.Files) != 2 {
		t.Fatal(r, err)
	}
	if err := r.Write(); err == nil || !strings.HasPrefix(err.Error(), "b/"+long) {
		t.Errorf("%v", err)
	}
	if content, err := os.ReadFile(filepath.Join(dir, "a", "main.tf")); err != nil || string(content) != empty {
		t.Errorf("a/main.tf was written: %v", err)
	}
	if entries, err := os.ReadDir(filepath.Join(dir, "a")); err != nil || len(entries) != 1 {
		t.Errorf("%v is in a: %v", entries, err)
	}
}

// patch and git apply find the files of a diff, whatever they are called.
func TestDiffCanBeApplied(t *testing.T) {
	for _, tool := range [][]string{{"patch", "-p1", "-i"}, {"git", "apply"}} {
		if _, err := exec.LookPath(tool[0]); err != nil {
			t.Logf("no %s", tool[0])
			continue
		}
		for _, name := range []string{"a b/main.tf", "b /my main.tf", "ü/é.tf", "q\"u/main.tf", "t\ta b/main.tf", `back\slash/main.tf`} {
			for kind, content := range map[string]string{
				"plain": empty, "without final line break": strings.TrimSuffix(empty, "\n"), "CRLF": strings.ReplaceAll(empty, "\n", "\r\n"),
			} {
				if runtime.GOOS == "windows" {
					t.Skip("no such names")
				}
				dir := directory(t, map[string]string{name: content})
				r, err := fix.Run(judge(t, dir, onlyEmpty()...), fix.Options{Dir: dir, Catalogue: rules.Catalogue()})
				if err != nil || len(r.Files) != 1 {
					t.Fatal(r, err)
				}
				patch := filepath.Join(t.TempDir(), "fix.diff")
				if err := os.WriteFile(patch, r.Diff(), 0o600); err != nil {
					t.Fatal(err)
				}
				cmd := exec.CommandContext(t.Context(), tool[0], append(tool[1:], patch)...)
				cmd.Dir = dir
				cmd.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir))
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Errorf("%v, %s, %s: %v\n%s", tool, name, kind, err, out)
				}
				got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
				if want := string(r.Files[0].After); err != nil || string(got) != want {
					t.Errorf("%v, %s, %s: %v\n%q, want %q", tool, name, kind, err, got, want)
				}
			}
		}
	}
}

// Of many findings those are left that would make another one of themselves, and no others.
func TestOneThatCannotBeFixedIsNotInTheWay(t *testing.T) {
	var src, want strings.Builder
	for i := range 20 {
		name := string(rune('a' + i))
		text := strings.ReplaceAll(empty, `"a"`, `"`+name+`"`)
		if i%7 == 3 { // FCA601
			text = strings.ReplaceAll(text, "  destination_config", "  qualifier = \"LATEST\"\n  max_async_retry_attempts = 1\n  destination_config")
			want.WriteString(text)
		} else {
			want.WriteString(strings.ReplaceAll(text, "  destination_config {}\n", ""))
		}
		src.WriteString(text)
	}
	files, left := fixed(t, map[string]string{"main.tf": src.String()}, nil)
	if diff := cmp.Diff(want.String(), files["main.tf"]); diff != "" {
		t.Error(diff)
	}
	if len(left) != 3 || !strings.Contains(left[0], "FCA601") {
		t.Errorf("%q", left)
	}
}

// Where one finding brings another without end, that is said, and it ends.
func TestThereMayBeMore(t *testing.T) {
	n := 0
	endless := func(overlay map[string][]byte) (*check.Outcome, error) {
		n++
		src := []byte("a = 1\n")
		for _, content := range overlay {
			src = content
		}
		return &check.Outcome{
			Sources: map[string][]byte{"main.tf": src},
			Findings: []check.Finding{{Fingerprint: strconv.Itoa(n), Severity: check.Info, Edits: []edit.Edit{{
				Location: edit.Range(src, "main.tf", 0, 0), Replacement: "# more\n",
			}}}},
		}, nil
	}
	r, err := fix.Run(endless, fix.Options{Dir: t.TempDir(), Catalogue: rules.Catalogue()})
	if err != nil || len(r.Left) != 1 || !strings.Contains(r.Left[0].Message, "once more") {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestRefusedFiles(t *testing.T) {
	dir := directory(t, map[string]string{"main.tf": empty})
	r, err := fix.Run(judge(t, dir, onlyEmpty()...), fix.Options{Dir: dir, Catalogue: rules.Catalogue(), Refuse: func(name, real string) string {
		if name != "main.tf" || real != filepath.Join(dir, "main.tf") {
			t.Errorf("%s, %s", name, real)
		}
		return "it is mine"
	}})
	if err != nil || len(r.Files) > 0 || len(r.Left) != 1 || !strings.HasSuffix(r.Left[0].Message, ": it is mine") {
		t.Errorf("%+v, %v", r, err)
	}
}
