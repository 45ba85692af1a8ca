package e2e

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/rules"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

// What is found in the source of a root module, in a plan of it, and in both together is the
// same, but for what testdata/agree.golden lists with reasons. The plans are those that
// internal/tools/planfixtures has put into testdata/planned.zip.
func TestSourceAndPlanAgree(t *testing.T) {
	top := root(t)
	archive, err := zip.OpenReader(filepath.Join(top, "internal", "e2e", "testdata", "planned.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	selection, err := check.Select(rules.Catalogue(), nil)
	if err != nil {
		t.Fatal(err)
	}
	j := judge{selection}
	var lines []string
	planned := 0
	used := map[int]bool{}
	for _, f := range archive.File {
		name, ok := strings.CutSuffix(f.Name, "/plan.json")
		if !ok {
			continue
		}
		planned++
		tree, dir, ok := sourceOf(t, top, archive, name)
		if !ok {
			continue
		}
		json, err := fs.ReadFile(archive, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if real, err := os.ReadFile(filepath.Join(tree, filepath.FromSlash(dir), "plan.json")); err == nil {
			json = real // made by the real provider
		}
		fromSource, err := j.source(tree, dir)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, m := range []struct{ name, dir string }{{"plan", ""}, {"both", dir}} {
			found, err := j.plan(json, tree, m.dir)
			if err != nil {
				t.Errorf("%s: %s: %v", name, m.name, err)
				continue
			}
			for _, d := range differences(fromSource, found, m.dir != "") {
				i := reasonFor(name, m.name, d)
				if i < 0 {
					t.Errorf("%s: %s: %s: no reason is known", name, m.name, d)
					continue
				}
				used[i] = true
				lines = append(lines, fmt.Sprintf("%s: %s: %s  # %s\n", name, m.name, d, reasons[i].why))
			}
		}
	}
	if planned == 0 {
		t.Error("there are no plans")
	}
	for i, r := range reasons {
		if !used[i] {
			t.Errorf("there is no difference any more for which %q (%s) would be a reason", r.why, r.rules)
		}
	}
	golden(t, filepath.Join(top, "internal", "e2e", "testdata", "agree.golden"), strings.Join(lines, ""))
}

// sourceOf is the tree that a root module was planned in, and its directory there.
func sourceOf(t *testing.T, top string, archive fs.FS, name string) (tree, dir string, ok bool) {
	t.Helper()
	if strings.HasPrefix(name, "rules/") {
		content, err := fs.ReadFile(archive, name+"/main.tf")
		if err != nil {
			t.Fatal(err)
		}
		tree = t.TempDir()
		if err := os.WriteFile(filepath.Join(tree, "main.tf"), content, 0o600); err != nil {
			t.Fatal(err)
		}
		return tree, ".", true
	}
	m := regexp.MustCompile(`^((?:internal/check/[^/]+/testdata/(?:cases/)?|policies/[^/]+/testdata/|testdata/(?:everything|plans)/|examples/)[^/]+)(?:/(.*))?$`).FindStringSubmatch(name)
	if m == nil {
		t.Errorf("%s: whose plan is this?", name)
		return "", "", false
	}
	tree, dir = filepath.Join(top, filepath.FromSlash(m[1])), path.Clean(m[2])
	if _, err := os.Stat(filepath.Join(tree, dir)); err != nil {
		t.Errorf("%s is gone: plan the fixtures again", name)
		return "", "", false
	}
	return tree, dir, true
}

// judge finds what all rules say.
type judge struct{ selection *check.Selection }

func (j judge) source(tree, dir string) ([]check.Finding, error) {
	results, _, err := parse.Each([]string{"."}, parse.Options{Options: source.Options{Dir: tree, Tree: tree}}, func(p *model.Project) *check.Result {
		if path.Clean(filepath.ToSlash(p.Root)) != dir {
			return nil
		}
		return check.Run(p, j.selection.Rules())
	})
	results = slices.DeleteFunc(results, func(r *check.Result) bool { return r == nil })
	if err == nil && len(results) == 0 {
		err = fmt.Errorf("%s is no root module", dir)
	}
	return j.assemble(results...), err
}

// plan judges a plan, with the source in a directory of the tree or alone.
func (j judge) plan(json []byte, tree, dir string) ([]check.Finding, error) {
	o := parse.Options{
		Options: source.Options{Dir: tree, Tree: tree},
		Plans:   parse.Plans{Stdin: bytes.NewReader(json), Source: dir, Alone: dir == ""},
	}
	results, _, err := parse.Each([]string{parse.Stdin}, o, func(p *model.Project) *check.Result {
		return check.Run(p, j.selection.Rules())
	})
	return j.assemble(results...), err
}

func (j judge) assemble(results ...*check.Result) []check.Finding {
	out := check.Assemble(results, check.Options{Selection: j.selection}).Findings
	return slices.DeleteFunc(out, func(f check.Finding) bool {
		return f.Rule == check.UndecidedRule || f.Rule == "FCA311" // they say what is not known, of which a plan knows more
	})
}

// difference is a finding that one side has and the other lacks ("+" or "-", seen from the
// source), or that the two have in different places ("~").
type difference struct{ kind, severity, rule, address, places string }

func (d difference) String() string {
	return strings.TrimSpace(fmt.Sprintf("%s%s %s %s %s", d.kind, d.severity, d.rule, d.address, d.places))
}

// differences compares findings of the source with others; placed says whether their places
// are to be the same too.
func differences(a, b []check.Finding, placed bool) (out []difference) {
	type key struct{ severity, rule, address string }
	group := func(list []check.Finding) map[key][]string {
		m := map[key][]string{}
		for _, f := range list {
			k := key{f.Severity.String(), f.Rule, f.Address}
			m[k] = append(m[k], fmt.Sprintf("%s:%d", f.Location.File, f.Location.Start.Line))
		}
		return m
	}
	one, other := group(a), group(b)
	keys := map[key]bool{}
	for _, m := range []map[key][]string{one, other} {
		for k := range m {
			keys[k] = true
		}
	}
	for k := range keys {
		have, found := one[k], other[k]
		slices.Sort(have)
		slices.Sort(found)
		for range len(found) - len(have) {
			out = append(out, difference{"+", k.severity, k.rule, k.address, ""})
		}
		for range len(have) - len(found) {
			out = append(out, difference{"-", k.severity, k.rule, k.address, ""})
		}
		if placed && len(have) == len(found) && !slices.Equal(have, found) {
			out = append(out, difference{"~", k.severity, k.rule, k.address, strings.Join(have, " ") + " -> " + strings.Join(found, " ")})
		}
	}
	slices.SortFunc(out, func(a, b difference) int { return strings.Compare(a.String(), b.String()) })
	return out
}

// reason says why a kind of difference is as it should be.
type reason struct {
	mode  string
	kind  string // "+", "-" or "~"
	rules string // their IDs
	// in, if not "", is a regular expression for the root modules that it is about.
	in  string
	why string
}

// reasonFor is the first reason that fits, by its place in the list; -1 if none does.
func reasonFor(name, mode string, d difference) int {
	return slices.IndexFunc(reasons, func(r reason) bool {
		return r.mode == mode && r.kind == d.kind && strings.Contains(r.rules, d.rule) && regexp.MustCompile(r.in).MatchString(name)
	})
}

var reasons = []reason{
	{"both", "+", "FCA207 FCA208", "", readIdentity},
	{"both", "+", "FCA306 FCA309", "good-fc3-unknown-account$", readIdentity},
	{"both", "+", "FCA605", "dest-heredoc-trimmed$", readIdentity},
	{"both", "-", "FCA601", "clean-lifecycle-and-null-resources$", "a number that is not known yet may be null in a plan, where the source shows that it is not"},
	{"both", "+", "FCA504", "testdata/plans/fc3-update$|fcv3-argument-removed/", "the plan has what was there before"},

	{"plan", "+", "FCA103 FCA104 FCA203", "ignore|crlf-and-byte-order-mark$|rules/FCA002/", "the comment that ignores it stands in the source"},
	{"plan", "-", "FCA002", "", "comments stand in the source"},
	{"plan", "+", "FCA207 FCA208", "", readIdentity},
	{"plan", "+", "FCA306 FCA309", "good-fc3-unknown-account$", readIdentity},
	{"plan", "+", "FCA309", "good-fc3-replace-triggered-by$", "no plan shows that there is a replace_triggered_by"},
	{"plan", "-", "FCA309", "", "no plan shows what local values, dynamic blocks and conditions refer to, so the order is undecided; nor what a destination is made of"},
	{"plan", "+", "FCA504", "testdata/plans/fc3-update$|fcv3-argument-removed/", "the plan has what was there before"},
	{"plan", "+", "FCA401 FCA212", "", reordered},
	{"plan", "-", "FCA401", "", reordered},
	{"plan", "-", "FCA212", "destination-cycle/testdata/bad_fc3_references$", reordered},
	{"plan", "+", "FCA104 FCA501 FCA503", "", unlocked},
	{"plan", "-", "FCA103 FCA104 FCA108 FCA505", "", unlocked},
	{"plan", "-", "FCA501", "one-sided-with-1-290$", unlocked},
	{"plan", "-", "FCA105 FCA106 FCA201 FCA203 FCA204 FCA207 FCA209 FCA210 FCA211 FCA212 FCA214 FCA215 FCA301 FCA402 FCA403 FCA502 FCA605", "", unwritten},
	{"plan", "+", "FCA605", "", unwritten},
	{"plan", "-", "FCA601 FCA604", "", defaulted},
	{"plan", "-", "FCA302 FCA303 FCA305 FCA306 FCA310", "", "what a document or an ARN that is not known yet is made of, no plan shows"},
}

const (
	readIdentity = "Terraform has read the account, the region or the role that source can only refer to"
	reordered    = "a plan has its resources in another order than the source, and the last of those that clash is named"
	unlocked     = "a plan has neither the lock file nor the constraints of modules, so that another provider version counts"
	defaulted    = "a plan shows the provider's default and not whether null is written"
	unwritten    = "a plan shows what an argument that is not known yet refers to, and not what is made of it"
)
