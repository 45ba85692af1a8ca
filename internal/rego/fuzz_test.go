package rego

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

// FuzzPolicy: whatever a policy is, it does not panic, and it ends.
func FuzzPolicy(f *testing.F) {
	for _, src := range []string{
		"package a\n\ndeny contains \"x\" if input.configs\n",
		"# METADATA\n# custom:\n#   id: [1]\npackage a\n\nwarn contains {\"msg\": \"m\", \"path\": \"a.b[0]\", \"config\": c} if some c in input.configs\n",
		"package a\n\nimport rego.v1\n\ninfo contains x if x := fc.parse_arn(input.configs[_].destinations[_].destination).name.value\n",
		"package a\n\ndeny contains {\"msg\": p.why, \"range\": input.configs[0].range, \"related\": [{\"msg\": \"m\", \"range\": input.configs[0].range}]} if p := ram.allows({\"policies\": [{\"document\": {\"segments\": [{\"text\": \"{\"}, {\"reference\": \"x\"}]}}]}, \"a:b\", \"*\")\n",
		"package a.b[\"c\"]\n\ndeny[msg] { msg = 1 }\n",
		"package a\n\ndeny.x contains 1 if fc.version_at_least(input.provider.version)\nundecided contains {\"msg\": \"q\"}\n",
	} {
		f.Add(src)
	}
	dir := f.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(oneConfig), 0o644); err != nil {
		f.Fatal(err)
	}
	var project *model.Project
	if _, _, err := parse.Each([]string{"."}, parse.Options{Options: source.Options{Dir: dir, Tree: dir}}, func(p *model.Project) bool {
		project = p
		return true
	}); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, src string) {
		for _, kind := range []Input{Native, HCL} {
			l := &loader{sources: map[string][]byte{}, data: newData(), older: kind == HCL}
			if err := l.module("a.rego", []byte(src)); err != nil {
				t.Skip()
			}
			policies, problems := policiesOf(l.modules, false)
			g := &group{policies: policies, modules: l.modules, data: map[string]any{}, checked: kind == Native, problems: problems}
			s := &Set{options: Options{Input: kind, Timeout: 300 * time.Millisecond}, users: g}
			var rules []*check.Rule
			for _, p := range policies {
				p.rule.Run = func(pass *check.Pass) { s.run(pass, g, p) }
				rules = append(rules, &p.rule)
			}
			r := check.Run(project, rules)
			for _, x := range append(s.Problems(), r.Findings...) {
				if x.Message == "" {
					t.Errorf("no message: %+v", x)
				}
				if x.Location.File != "" && (x.Location.Start.Line < 1 || x.Location.Start.Byte > x.Location.End.Byte) {
					t.Errorf("no place: %+v", x)
				}
			}
		}
	})
}

// FuzzBundle: whatever a bundle is, it does not panic, and nothing outside of it is touched.
func FuzzBundle(f *testing.F) {
	f.Add(archive(f, map[string]string{"a.rego": "package a\n\ndeny contains 1\n", "x/data.json": "{}", ".manifest": `{"roots": ["a"]}`}))
	f.Add(archive(f, map[string]string{"../a.rego": "package a\n"}))
	f.Add(archive(f, map[string]string{".signatures.json": `{"signatures": ["a.b.c"]}`, "data.yaml": "a: 1"}))
	f.Add([]byte("no archive"))
	f.Fuzz(func(t *testing.T, b []byte) {
		file := filepath.Join(t.TempDir(), "b.tar.gz")
		if err := os.WriteFile(file, b, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(Options{Policies: []File{{file, "b.tar.gz"}}, Input: Native}); err != nil && err.Error() == "" {
			t.Error("no message")
		}
	})
}

// archive makes a bundle of files.
func archive(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	zip := gzip.NewWriter(&out)
	w := tar.NewWriter(zip)
	for _, name := range sortedKeys(files) {
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(files[name])), Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// FuzzData: whatever a data file is, it is data or an error.
func FuzzData(f *testing.F) {
	for _, text := range []string{`{"a": {"b": [1, null]}}`, "a: &x {b: 1}\nc: *x\n", "- 1", "{", "a:\n  ? [1]\n  : 2\n", "\xff"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		d := newData()
		if err := d.parse("data", b, []string{"x"}); err == nil && d.root["x"] == nil {
			t.Errorf("%q came to %v", b, d.root)
		}
	})
}
