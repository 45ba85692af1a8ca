package rego

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"
)

// Limits of what is read.
const (
	mostModuleBytes = 1 << 20
	mostDataBytes   = 64 << 20
	mostModules     = 10_000
)

// File is a file or directory: where it is, and what it is called in messages.
type File struct{ Path, Shown string }

// module is a file in Rego.
type module struct {
	file   string // as it is shown
	src    []byte
	parsed *ast.Module
	test   bool // its name ends with _test.rego
}

// loader collects modules and data.
type loader struct {
	modules  []*module
	problems []problem
	sources  map[string][]byte
	data     *data
	// unverified are the bundles whose signature nobody verified.
	unverified []string
	// verified: the signature of a bundle was looked at.
	verified bool
	// older: what is no Rego 1.0 may be Rego as it was before.
	older bool
	// tests: files with tests are read, too.
	tests bool
	// read are the files that were read, links followed: a directory may be given twice, by the
	// configuration file and by a flag.
	read map[string]bool
	// skipped is how many were not read again.
	skipped int
}

// again reports whether a file was read before, for the same place in data.
func (l *loader) again(path string, place ...string) bool {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return false // reading it says why
	}
	if l.read == nil {
		l.read = map[string]bool{}
	}
	key := strings.Join(append([]string{real}, place...), "\x00")
	if l.read[key] {
		l.skipped++
		return true
	}
	l.read[key] = true
	return false
}

// load reads what a --policy names. The error says why nothing of it can be used.
func (l *loader) load(f File, v *Verification) error {
	info, err := os.Stat(f.Path)
	if err != nil {
		return fmt.Errorf("%s: %w", f.Shown, reason(err))
	}
	before := len(l.modules) + len(l.problems) + l.skipped
	twice := l.again(f.Path)
	switch {
	case twice:
		return nil
	case info.IsDir():
		err = l.directory(f)
	case strings.HasSuffix(f.Path, ".tar.gz") || strings.HasSuffix(f.Path, ".tgz"):
		err = l.bundle(f, v)
	case filepath.Ext(f.Path) == ".rego":
		err = l.source(f)
	default:
		return fmt.Errorf("%s: neither a directory, nor a .rego file, nor a bundle (.tar.gz); data files are given with --data", f.Shown)
	}
	if err != nil {
		return err
	}
	if len(l.modules)+len(l.problems)+l.skipped == before {
		return fmt.Errorf("%s: there are no .rego files in it", f.Shown)
	}
	return nil
}

// directory reads all .rego files below a directory, and data.json and data.yaml files, which
// belong to the path of their directory as in bundles. Hidden files, and links that lead out,
// are left out.
func (l *loader) directory(f File) error {
	root, err := filepath.EvalSymlinks(f.Path)
	if err != nil {
		return fmt.Errorf("%s: %w", f.Shown, reason(err))
	}
	return filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, path)
		shown := filepath.ToSlash(filepath.Join(f.Shown, rel))
		if err != nil {
			return fmt.Errorf("%s: %w", shown, reason(err))
		}
		if path != root && strings.HasPrefix(e.Name(), ".") {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if e.IsDir() {
			return nil
		}
		isData := slices.Contains(dataNames, e.Name())
		if filepath.Ext(path) != ".rego" && !isData {
			return nil
		}
		real, err := filepath.EvalSymlinks(path)
		if err != nil {
			return fmt.Errorf("%s: %w", shown, reason(err))
		}
		if r, err := filepath.Rel(root, real); err != nil || !filepath.IsLocal(r) {
			return fmt.Errorf("%s: leads out of %s", shown, f.Shown)
		}
		if isData {
			place := dataPath(filepath.ToSlash(filepath.Dir(rel)))
			if l.again(real, place...) {
				return nil
			}
			return l.data.file(File{real, shown}, place)
		}
		if l.again(real) {
			return nil
		}
		return l.source(File{real, shown})
	})
}

// dataNames are the files in directories and bundles that hold data.
var dataNames = []string{"data.json", "data.yaml", "data.yml"}

func dataPath(dir string) []string {
	if dir == "." || dir == "" || dir == "/" {
		return nil
	}
	return strings.Split(strings.Trim(dir, "/"), "/")
}

func (l *loader) source(f File) error {
	if strings.HasSuffix(f.Path, "_test.rego") && !l.tests {
		return nil
	}
	src, err := readBounded(f, mostModuleBytes)
	if err != nil {
		return err
	}
	return l.module(f.Shown, src)
}

// module parses a module. What is wrong with it is a problem: the others can still be used.
func (l *loader) module(shown string, src []byte) error {
	test := strings.HasSuffix(shown, "_test.rego")
	if test && !l.tests {
		return nil
	}
	if len(l.modules) >= mostModules {
		return fmt.Errorf("%s: there are more than %d .rego files", shown, mostModules)
	}
	shown = filepath.ToSlash(shown)
	l.sources[shown] = src
	parsed, err := parseModule(shown, src, ast.RegoV1)
	if err != nil && l.older {
		if old, oldErr := parseModule(shown, src, ast.RegoV0); oldErr == nil {
			parsed, err = old, nil
		}
	}
	if err != nil {
		l.problems = append(l.problems, problemsOf(err)...)
		return nil
	}
	if parsed == nil {
		l.problems = append(l.problems, problem{at: &ast.Location{File: shown, Row: 1, Col: 1}, message: "the file is empty: a policy begins with `package`"})
		return nil
	}
	rewriteVersionCalls(parsed)
	l.modules = append(l.modules, &module{file: shown, src: src, parsed: parsed, test: test})
	return nil
}

func parseModule(shown string, src []byte, version ast.RegoVersion) (m *ast.Module, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = ast.NewError(ast.ParseErr, &ast.Location{File: shown, Row: 1, Col: 1}, "the file cannot be parsed: %v", fault)
		}
	}()
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	return ast.ParseModuleWithOpts(shown, string(src), ast.ParserOptions{
		ProcessAnnotation: true, RegoVersion: version, Capabilities: capabilities(),
	})
}

func readBounded(f File, most int64) ([]byte, error) {
	r, err := os.Open(f.Path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Shown, reason(err))
	}
	defer r.Close()
	if info, err := r.Stat(); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: is not a regular file", f.Shown)
	}
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", f.Shown, reason(err))
	case int64(len(b)) > most:
		return nil, fmt.Errorf("%s: is larger than %d MB", f.Shown, most>>20)
	}
	return b, nil
}

// reason is an error of the file system without the path, which the message has already.
func reason(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}

// data is the document `data`: what several files and settings come to.
type data struct {
	root map[string]any
	from map[string]string // of each path that is set, the file
}

func newData() *data { return &data{root: map[string]any{}, from: map[string]string{}} }

// file adds a data file below a path.
func (d *data) file(f File, path []string) error {
	b, err := readBounded(f, mostDataBytes)
	if err != nil {
		return err
	}
	return d.parse(f.Shown, b, path)
}

func (d *data) parse(shown string, b []byte, path []string) error {
	var v any
	if err := util.Unmarshal(b, &v); err != nil {
		return fmt.Errorf("%s: neither JSON nor YAML: %s", shown, strings.ReplaceAll(err.Error(), "\n", " "))
	}
	object, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("%s: data is an object at the top, such as {\"accounts\": [...]}", shown)
	}
	for i := len(path) - 1; i >= 0; i-- {
		object = map[string]any{path[i]: object}
	}
	return d.add(shown, object, d.root, nil)
}

// add puts an object into the data. Objects are joined; that two files say something of the same
// is an error.
func (d *data) add(from string, object, into map[string]any, path []string) error {
	for _, key := range sortedKeys(object) {
		at := append(slices.Clone(path), key)
		shown := strings.Join(at, ".")
		inner, isObject := object[key].(map[string]any)
		old, there := into[key]
		oldInner, wasObject := old.(map[string]any)
		switch {
		case !there && isObject:
			made := map[string]any{}
			into[key] = made
			d.from[shown] = from
			if err := d.add(from, inner, made, at); err != nil {
				return err
			}
		case !there:
			into[key] = object[key]
			d.from[shown] = from
		case isObject && wasObject:
			if err := d.add(from, inner, oldInner, at); err != nil {
				return err
			}
		default:
			return fmt.Errorf("%s: data.%s is given by %s as well: remove it from one of them", from, shown, cmp.Or(d.from[shown], "another file"))
		}
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// over puts one object over another: what it says goes before.
func over(base, object map[string]any) map[string]any {
	out := map[string]any{}
	for k, v := range base {
		out[k] = v
	}
	for k, v := range object {
		inner, isObject := v.(map[string]any)
		if old, wasObject := out[k].(map[string]any); isObject && wasObject {
			out[k] = over(old, inner)
		} else {
			out[k] = v
		}
	}
	return out
}
