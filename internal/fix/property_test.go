package fix_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/rules"
	"github.com/fcasync/fcasync-lint/internal/edit"
	"github.com/fcasync/fcasync-lint/internal/fix"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

// judge is how a directory is judged, with all rules.
func judge(t *testing.T, dir string, settings ...check.Setting) fix.Judge {
	t.Helper()
	selection, err := check.Select(rules.Catalogue(), settings)
	if err != nil {
		t.Fatal(err)
	}
	return func(overlay map[string][]byte) (*check.Outcome, error) {
		results, _, err := parse.Each([]string{"."}, parse.Options{Options: source.Options{Dir: dir, Tree: dir, Overlay: overlay}},
			func(p *model.Project) *check.Result { return check.Run(p, selection.Rules()) })
		if err != nil {
			return nil, err
		}
		return check.Assemble(results, check.Options{Selection: selection}), nil
	}
}

// fixtures are all directories with source that the tests of the repository have, and its examples.
func fixtures(t *testing.T) []string {
	t.Helper()
	top, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	err = filepath.WalkDir(top, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".tf" {
			return err
		}
		rel, err := filepath.Rel(top, path)
		parts := strings.Split(filepath.ToSlash(rel), "/")
		at := 1 + slices.IndexFunc(parts, func(p string) bool { return p == "testdata" || p == "examples" })
		if at == 0 {
			return err
		}
		if n := slices.Index(parts, "cases"); n > 0 {
			at = n + 1
		}
		found[filepath.Join(top, filepath.Join(parts[:at+1]...))] = at+1 < len(parts)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	// So are the examples of the documentation.
	examples := t.TempDir()
	for _, r := range rules.All() {
		for i, e := range slices.Concat(r.Doc.Bad, r.Doc.Good) {
			dir := filepath.Join(examples, r.ID, string(rune('a'+i)))
			if err := os.MkdirAll(dir, 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(e.Source), 0o644); err != nil {
				t.Fatal(err)
			}
			found[dir] = true
		}
	}
	maps.DeleteFunc(found, func(_ string, isDir bool) bool { return !isDir })
	return slices.Sorted(maps.Keys(found))
}

// Whatever the source: what is fixed is gone, nothing grave has come, a second run has nothing to do,
// comments are where they were, what was formatted is so still, and everything that could be fixed is, or
// it is said why not.
func TestFixesOfAllFixtures(t *testing.T) {
	total, files, left := 0, 0, 0
	byRule := map[string]int{}
	for _, dir := range fixtures(t) {
		judge := judge(t, dir)
		o := fix.Options{Dir: dir, Catalogue: rules.Catalogue()}
		before, err := judge(nil)
		if err != nil {
			continue // a fixture of something that cannot be read
		}
		exact(t, dir, before)
		if !slices.ContainsFunc(before.Findings, func(f check.Finding) bool { return len(f.Edits) > 0 }) {
			continue
		}
		r, err := fix.Run(judge, o)
		if err != nil {
			t.Errorf("%s: %v", dir, err)
			continue
		}
		total, files, left = total+r.Fixed, files+len(r.Files), left+len(r.Left)
		was, is := counts(before), counts(r.Outcome)
		for key, n := range is {
			if n > was[key] && key.grave {
				t.Errorf("%s: %s has come: %v", dir, key.rule, r.Outcome.Findings)
			}
		}
		for key, n := range was {
			byRule[key.rule] += max(0, n-is[key])
		}
		fixable := 0
		for _, f := range r.Outcome.Findings {
			if len(f.Edits) > 0 {
				fixable++
			}
		}
		if fixable != len(r.Left) {
			t.Errorf("%s: %d findings with edits remain, and of %d is said why: %v", dir, fixable, len(r.Left), r.Left)
		}
		overlay := map[string][]byte{}
		for _, f := range r.Files {
			overlay[f.Path] = f.After
			whole(t, dir, f)
		}
		again, err := fix.Run(func(more map[string][]byte) (*check.Outcome, error) {
			both := maps.Clone(overlay)
			maps.Copy(both, more)
			return judge(both)
		}, o)
		if err != nil {
			t.Fatal(err)
		}
		if len(again.Files) > 0 {
			t.Errorf("%s: the second time, this is changed:\n%s", dir, again.Diff())
		}
	}
	t.Logf("%d findings fixed in %d files, %d left: %v", total, files, left, byRule)
	for _, rule := range rules.All() {
		if rule.Fixable && byRule[rule.ID] == 0 {
			t.Errorf("no fixture shows a fix of %s", rule.ID)
		}
	}
}

type about struct {
	fingerprint, rule string
	grave             bool
}

func counts(o *check.Outcome) map[about]int {
	out := map[about]int{}
	for _, f := range o.Findings {
		out[about{f.Fingerprint, f.Rule, f.Severity >= check.Warning}]++
	}
	return out
}

// whole checks a changed file by itself.
func whole(t *testing.T, dir string, f fix.File) {
	t.Helper()
	if !source.Parses(f.After, f.Name) {
		t.Errorf("%s/%s cannot be parsed:\n%s", dir, f.Name, f.After)
	}
	if bytes.Equal(hclwrite.Format(f.Before), f.Before) && !bytes.Equal(hclwrite.Format(f.After), f.After) {
		t.Errorf("%s/%s is not formatted any more:\n%s", dir, f.Name, f.After)
	}
	kept := comments(f.After)
	for _, c := range comments(f.Before) {
		if n := slices.Index(kept, c); n >= 0 {
			kept = kept[n+1:]
		} else if !strings.Contains(c, "fcasync-lint:") {
			t.Errorf("%s/%s: the comment %q is gone or has moved", dir, f.Name, c)
		}
	}
}

func comments(src []byte) (out []string) {
	tokens, _ := hclsyntax.LexConfig(src, "", hcl.InitialPos)
	for _, t := range tokens {
		if t.Type == hclsyntax.TokenComment {
			out = append(out, strings.TrimSpace(string(t.Bytes)))
		}
	}
	return out
}

// exact checks the edits of each finding by themselves: every other byte is as it was.
func exact(t *testing.T, dir string, outcome *check.Outcome) {
	t.Helper()
	for _, f := range outcome.Findings {
		for name, edits := range edit.ByFile(f.Edits) {
			src := outcome.Sources[name]
			after, err := edit.Apply(src, edits)
			if err != nil {
				t.Errorf("%s: %s: %v", dir, f.Rule, err)
				continue
			}
			restored, behind := slices.Clone(after), 0
			for _, e := range edits { // in the order of their places
				start := e.Location.Start.Byte
				at := start + behind
				gone := src[start:e.Location.End.Byte]
				if got := edit.Range(src, name, start, e.Location.End.Byte); got != e.Location {
					t.Errorf("%s: %s: the place %v is %v", dir, f.Rule, e.Location, got)
				}
				if !bytes.HasPrefix(after[at:], []byte(e.Replacement)) {
					t.Errorf("%s: %s: %q is not there", dir, f.Rule, e.Replacement)
				}
				behind += len(e.Replacement) - len(gone)
				restored = slices.Concat(restored[:start], gone, restored[start+len(e.Replacement):])
			}
			if !bytes.Equal(restored, src) {
				t.Errorf("%s: %s: other bytes have changed", dir, f.Rule)
			}
		}
	}
}
