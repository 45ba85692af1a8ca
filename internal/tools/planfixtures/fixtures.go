package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/rules"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

// rootModule is one root module to plan, and what became of it.
type rootModule struct {
	name   string // its directory in the archive
	tree   string // the directory that is copied, which holds all that it reads
	dir    string // the root module in it, "." or below
	source string // the only file, of an example in documentation
	digest string // of what is copied
	plan   []byte
	reason string // why there is no plan
}

// rootModules are those of all fixtures and examples, sorted by name: what the linter itself
// takes for root modules.
func rootModules(root, only string) ([]*rootModule, error) {
	var out []*rootModule
	for _, pattern := range []string{
		"internal/check/*/testdata/bad*", "internal/check/*/testdata/good*", "internal/check/*/testdata/cases/*",
		"policies/*/testdata/bad*", "policies/*/testdata/good*",
		"testdata/everything/*", "testdata/plans/*", "examples/*",
	} {
		trees, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(pattern)))
		if err != nil {
			return nil, err
		}
		for _, tree := range trees {
			if info, err := os.Stat(tree); err != nil || !info.IsDir() {
				continue
			}
			found, err := below(root, tree)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", tree, err)
			}
			out = append(out, found...)
		}
	}
	for _, r := range rules.All() {
		for kind, list := range map[string][]check.Example{"bad": r.Doc.Bad, "good": r.Doc.Good} {
			for i, e := range list {
				out = append(out, &rootModule{name: fmt.Sprintf("rules/%s/%s-%d", r.ID, kind, i+1), dir: ".", source: e.Source, digest: digest([]byte(e.Source))})
			}
		}
	}
	out = slices.DeleteFunc(out, func(m *rootModule) bool { return !strings.Contains(m.name, only) })
	slices.SortFunc(out, func(a, b *rootModule) int { return strings.Compare(a.name, b.name) })
	return out, nil
}

// below are the root modules in a tree.
func below(root, tree string) ([]*rootModule, error) {
	tree, err := filepath.Abs(tree)
	if err != nil {
		return nil, err
	}
	root, err = filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	name, err := filepath.Rel(root, tree)
	if err != nil {
		return nil, err
	}
	dirs, _, err := parse.Each([]string{"."}, parse.Options{Options: source.Options{Dir: tree, Tree: tree}},
		func(p *model.Project) string { return p.Root })
	if err != nil {
		return nil, err
	}
	sum, err := treeDigest(tree)
	var out []*rootModule
	for _, dir := range slices.Compact(dirs) {
		if dir != "" { // what is about no module
			out = append(out, &rootModule{name: path.Join(filepath.ToSlash(name), filepath.ToSlash(dir)), tree: tree, dir: dir, digest: sum})
		}
	}
	return out, err
}

// treeDigest is a digest of all files of a tree.
func treeDigest(tree string) (string, error) {
	var all []byte
	err := filepath.WalkDir(tree, func(file string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(tree, file)
		all = fmt.Appendf(all, "%q %d\n", filepath.ToSlash(name), len(content))
		all = append(all, content...)
		return err
	})
	return digest(all), err
}

func digest(b []byte) string { return fmt.Sprintf("%x", sha256.Sum256(b))[:16] }

// planAll plans all root modules, two at a time: more is no faster where processors are few.
func planAll(ctx context.Context, t *terraform, modules []*rootModule) {
	work := make(chan *rootModule)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for m := range work {
				var err error
				if m.plan, err = m.planned(ctx, t); err != nil {
					m.reason = err.Error()
				}
			}
		})
	}
	for i, m := range modules {
		if ctx.Err() != nil {
			break
		}
		work <- m
		if i%50 == 49 {
			fmt.Fprintf(os.Stderr, "%d of %d\n", i+1, len(modules))
		}
	}
	close(work)
	wg.Wait()
}

// planned plans a copy of the root module.
func (m *rootModule) planned(ctx context.Context, t *terraform) ([]byte, error) {
	dir, err := os.MkdirTemp(t.dir, "copy")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if m.source != "" {
		err = os.WriteFile(filepath.Join(dir, "main.tf"), []byte(m.source), 0o600)
	} else {
		err = m.copyTo(dir)
	}
	if err != nil {
		return nil, err
	}
	out, err := t.plan(ctx, filepath.Join(dir, m.dir), "")
	if err != nil {
		return nil, err
	}
	return canonical(out)
}

func (m *rootModule) copyTo(dir string) error {
	err := filepath.WalkDir(m.tree, func(file string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && (strings.HasSuffix(file, ".tofu") || strings.HasSuffix(file, ".tofu.json")) {
			return fmt.Errorf("it is for OpenTofu")
		}
		return err
	})
	if err != nil {
		return err
	}
	return os.CopyFS(dir, os.DirFS(m.tree))
}
