package source

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// Each finds the root modules that the paths name, evaluates those that are concerned
// with asynchronous invocation, and calls judge for each from several goroutines. A path
// is a directory, whose whole tree is looked through, or a file, which stands for the root
// modules that it concerns. Every root module is judged once, however often it is named.
//
// The results come in the order of the paths and, within a path, of the directories; those
// of files come last.
// The error is about a path that does not exist or is no source.
func Each[T any](paths []string, o Options, judge func(*model.Project) T) ([]T, []model.Notice, error) {
	jobs, notices, err := jobsOf(paths, o)
	if err != nil {
		return nil, nil, err
	}
	if o.Concerned != nil && slices.ContainsFunc(jobs, func(j job) bool { return j.dir != "" }) {
		o.Concerned()
	}
	results := make([]T, len(jobs))
	var done atomic.Int64
	parallel(len(jobs), o.Workers, func(i int) {
		results[i] = judge(jobs[i].project(o))
		if o.Progress != nil {
			o.Progress(int(done.Add(1)), len(jobs))
		}
	})
	return results, append(notices, undeclared(jobs, o.Vars)...), nil
}

// undeclared tells of -var options that no root module has a variable for. Terraform
// refuses them; here several root modules may be read at once, of which one has it.
func undeclared(jobs []job, vars []VarOption) (notices []model.Notice) {
	jobs = slices.DeleteFunc(jobs, func(j job) bool { return j.dir == "" })
	for _, v := range vars {
		name, _, _ := strings.Cut(v.Text, "=")
		name = strings.TrimSpace(name)
		if v.File != "" || v.Shared || len(jobs) == 0 {
			continue
		}
		if !slices.ContainsFunc(jobs, func(j job) bool { return j.cache.load(j.dir).variables[name] != nil }) {
			notices = append(notices, model.Notice{
				Message: fmt.Sprintf("-var %s has no effect: no root module that was judged has a variable of this name", name),
			})
		}
	}
	return notices
}

// parallel calls f(0) to f(n-1) from a bounded number of goroutines.
func parallel(n, workers int, f func(int)) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(workers, n) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}

// job is one root module to judge, or what is to be told without judging one.
type job struct {
	cache    *moduleCache
	dir      string
	problems []model.Problem
	notices  []model.Notice
}

func (j job) project(o Options) (p *model.Project) {
	if j.dir == "" {
		return &model.Project{Problems: j.problems, Notices: j.notices}
	}
	defer func() {
		if r := recover(); r != nil {
			p = &model.Project{
				Root: j.cache.rel(j.dir),
				Problems: []model.Problem{{
					Message: fmt.Sprintf("the module could not be evaluated: internal error: %v", r),
					Fix:     "Please report this with the module's source: https://github.com/fcasync/fcasync-lint/issues",
					Range:   model.Range{File: j.cache.rel(j.dir)},
				}},
			}
		}
	}()
	p = j.cache.project(j.dir, o)
	p.Problems = append(p.Problems, j.problems...)
	return p
}

// jobsOf finds out what there is to judge.
func jobsOf(paths []string, o Options) (jobs []job, notices []model.Notice, err error) {
	for _, v := range o.Vars {
		if v.File == "" {
			if name, _, ok := strings.Cut(v.Text, "="); !ok || strings.TrimSpace(name) == "" {
				return nil, nil, fmt.Errorf("-var %q: write NAME=VALUE", v.Text)
			}
			continue
		}
		if _, err := os.Stat(absolute(o.Dir, v.File)); err != nil {
			return nil, nil, fmt.Errorf("-var-file %s: %s", v.File, reason(err))
		}
	}
	seen := map[string]bool{}
	add := func(found []job) {
		for _, j := range found {
			if j.dir == "" || !seen[j.dir] {
				seen[j.dir] = true
				jobs = append(jobs, j)
			}
		}
	}
	var files []namedFile
	for _, path := range paths {
		dir, file, err := resolvePath(path, o)
		switch {
		case err != nil:
			return nil, nil, fmt.Errorf("%s: %w", path, err)
		case file != nil:
			files = append(files, *file)
		case o.Roots:
			found, notes := rootAt(dir, path, o)
			notices = append(notices, notes...)
			add(found)
		default:
			found, notes := below(dir, path, o)
			notices = append(notices, notes...)
			add(found)
		}
	}
	add(concernedBy(files, o))
	return jobs, notices, nil
}

// resolvePath tells a directory, without symbolic links, from a file.
func resolvePath(path string, o Options) (dir string, file *namedFile, err error) {
	abs := absolute(o.Dir, path)
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return "", nil, fmt.Errorf("%s", reason(err))
	}
	info, err := os.Stat(real)
	if err != nil {
		return "", nil, fmt.Errorf("%s", reason(err))
	}
	switch {
	case info.IsDir():
		return real, nil, nil
	case !info.Mode().IsRegular():
		return "", nil, errIrregular
	}
	switch name := filepath.Base(abs); {
	case name == configFile:
		return realDir(filepath.Dir(abs)), nil, nil // its settings hold for everything below
	case isModuleFile(name):
		return "", &namedFile{realDir(filepath.Dir(abs)), name}, nil
	}
	return "", nil, fmt.Errorf("it is neither Terraform source nor a plan: give a directory, a .tf, .tf.json, .tofu, .tofu.json or .tfvars file, or what terraform show -json prints of a plan")
}

// below are the root modules in a directory, however deep.
func below(dir, path string, o Options) ([]job, []model.Notice) {
	t := newTree(treeOf(dir, o), o)
	t.candidates, t.problems = t.walkFolders(dir)
	return t.named(dir, path, o)
}

// rootAt is the root module in a directory.
func rootAt(dir, path string, o Options) ([]job, []model.Notice) {
	t := newTree(treeOf(dir, o), o)
	switch f, err := listFolder(dir); {
	case err != nil:
		t.problems = append(t.problems, t.unlisted(dir, err))
	case len(f.files) > 0:
		t.candidates = append(t.candidates, f)
	}
	return t.named(dir, path, o)
}

// named are the root modules among the candidates, for a path that names a directory.
func (t *tree) named(dir, path string, o Options) ([]job, []model.Notice) {
	t.add(t.candidates, o.Workers)
	if len(t.candidates) == 0 && len(t.problems) == 0 {
		return nil, []model.Notice{{Message: "there are no Terraform files in " + path, Range: model.Range{File: path}}}
	}
	return t.jobs(map[string]bool{dir: true}, t.concerned(), o), nil
}

func isVarFile(name string) bool {
	return strings.HasSuffix(name, ".tfvars") || strings.HasSuffix(name, ".tfvars.json")
}

// realDir is a directory without symbolic links, if it can be told.
func realDir(dir string) string {
	if r, err := filepath.EvalSymlinks(dir); err == nil {
		return r
	}
	return dir
}

// treeOf is the directory outside which nothing is read.
func treeOf(dir string, o Options) string {
	if tree, ok := repositoryOf(dir, o); ok {
		return tree
	}
	return dir
}

// repositoryOf is the repository around a directory, if there is one.
func repositoryOf(dir string, o Options) (string, bool) {
	if o.Tree != "" {
		return realDir(o.Tree), true
	}
	for up := dir; ; up = filepath.Dir(up) {
		if _, err := os.Lstat(filepath.Join(up, ".git")); err == nil {
			return up, true
		}
		if up == filepath.Dir(up) {
			return "", false
		}
	}
}

// tree is what lies below one path.
type tree struct {
	*loader
	folders    map[string]*folder // looked at so far
	candidates []*folder          // those that may be root modules, in order
	problems   []model.Problem
}

func newTree(dir string, o Options) *tree {
	l := &loader{fence: fence{tree: dir, inside: &directories{}, overlay: o.Overlay}, workDir: realDir(o.Dir)}
	return &tree{loader: l, folders: map[string]*folder{}}
}

// add looks at folders and at what their modules may call, until nothing new turns up.
func (t *tree) add(fs []*folder, workers int) {
	for len(fs) > 0 {
		for _, f := range fs {
			t.folders[f.dir] = f
		}
		parallel(len(fs), workers, func(i int) { t.scanFolder(fs[i]) })
		var next []*folder
		for _, f := range fs {
			for i, dir := range f.calls {
				if t.folders[dir] != nil {
					continue // a folder is where its name says: nothing needs to be asked
				}
				real, err := t.resolve(dir)
				if err != nil {
					continue // no such directory, or outside: the evaluation says so if it is a module
				}
				f.calls[i] = real
				if t.folders[real] != nil || slices.ContainsFunc(next, func(n *folder) bool { return n.dir == real }) {
					continue
				}
				if n, err := listFolder(real); err == nil && len(n.files) > 0 {
					next = append(next, n)
				}
			}
		}
		fs = next
	}
}

// jobs are the root modules that are concerned.
func (t *tree) jobs(named, concerned map[string]bool, o Options) []job {
	cache := newCache(t.loader)
	called := t.called(concerned, cache, o.Workers)
	var out []job
	if len(t.problems) > 0 {
		out = append(out, job{problems: t.problems})
	}
	told := t.small(slices.DeleteFunc(slices.Clone(t.candidates), func(f *folder) bool { return !named[f.dir] || concerned[f.dir] }))
	for _, f := range t.candidates {
		switch {
		case concerned[f.dir] && !called[f.dir]:
			out = append(out, job{cache: cache, dir: f.dir})
		case named[f.dir] && !concerned[f.dir] && told:
			// The directory that the user names is in scope: a syntax error there is told, and
			// that a module which it calls, and which may matter, can't be had. Who names all
			// files of a repository asks for what the directory of it is asked for.
			m, notices := cache.load(f.dir), cache.missing(f.dir, o)
			if len(m.problems) > 0 || len(notices) > 0 {
				out = append(out, job{problems: m.problems, notices: notices})
			}
		case len(f.problems) > 0:
			out = append(out, job{problems: f.problems})
		}
	}
	return out
}

// missing are the notices about the modules that a root module calls and that can't be had.
func (c *moduleCache) missing(dir string, o Options) (notices []model.Notice) {
	if len(c.load(dir).calls) == 0 {
		return nil
	}
	e := c.evaluator(dir, o)
	for _, name := range sortedKeys(e.root.module.calls) {
		call := e.root.module.calls[name]
		if _, why := e.sourceDir(e.root, call); why != "" {
			_, n := notJudged(e.root, call, why)
			notices = append(notices, n)
		}
	}
	return notices
}

// small reports whether parsing folders costs next to nothing.
func (t *tree) small(fs []*folder) bool {
	var sum int64
	for _, f := range fs {
		for _, n := range f.files {
			if info, err := os.Stat(filepath.Join(f.dir, n)); err == nil {
				sum += info.Size()
			}
			if sum >= 1<<20 {
				return false
			}
		}
	}
	return true
}

// concerned are the folders that mention an async invoke config, or may call one that
// is concerned.
func (t *tree) concerned() map[string]bool {
	return t.callersOf(func(f *folder) bool { return f.mentions })
}

// callersOf are the folders that are meant, and those that may call one of them, however
// many calls away.
func (t *tree) callersOf(meant func(*folder) bool) map[string]bool {
	callers := map[string][]string{}
	var queue []string
	for dir, f := range t.folders {
		for _, c := range f.calls {
			callers[c] = append(callers[c], dir)
		}
		if meant(f) {
			queue = append(queue, dir)
		}
	}
	out := map[string]bool{}
	for len(queue) > 0 {
		dir := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if out[dir] {
			continue
		}
		out[dir] = true
		queue = append(queue, callers[dir]...)
	}
	return out
}

// called are the concerned folders that a module in another folder really calls: those
// are judged through their callers. Only folders that may call one are parsed for it.
// Where modules call each other in a circle that nobody enters, one of them is judged.
func (t *tree) called(concerned map[string]bool, cache *moduleCache, workers int) map[string]bool {
	var callers []string
	for dir, f := range t.folders {
		if concerned[dir] && slices.ContainsFunc(f.calls, func(c string) bool { return concerned[c] }) {
			callers = append(callers, dir)
		}
	}
	slices.Sort(callers)
	edges := make([][]string, len(callers))
	parallel(len(callers), workers, func(i int) {
		m := cache.load(callers[i])
		for _, c := range m.calls {
			if !isLocalSource(c.source) {
				continue
			}
			dir := filepath.Join(m.dir, filepath.FromSlash(strings.ReplaceAll(c.source, `\`, "/")))
			if real, err := t.resolve(dir); err == nil {
				edges[i] = append(edges[i], real)
			}
		}
		for _, dir := range t.folders[callers[i]].calls {
			if slices.Contains(strings.Split(dir, string(filepath.Separator)), ".terraform") {
				edges[i] = append(edges[i], dir) // downloaded for a call, here or further down
			}
		}
	})
	out := map[string]bool{}
	targets := map[string][]string{}
	for i, dir := range callers {
		targets[dir] = edges[i]
		for _, to := range edges[i] {
			if to != dir {
				out[to] = true
			}
		}
	}
	t.breakCircles(concerned, targets, out)
	return out
}

// breakCircles takes the first folder of every circle that no root module leads into
// out of the called ones.
func (t *tree) breakCircles(concerned map[string]bool, targets map[string][]string, called map[string]bool) {
	reached := map[string]bool{}
	var reach func(string)
	reach = func(dir string) {
		if reached[dir] {
			return
		}
		reached[dir] = true
		for _, to := range targets[dir] {
			reach(to)
		}
	}
	for _, f := range t.candidates {
		if concerned[f.dir] && !called[f.dir] {
			reach(f.dir)
		}
	}
	for _, f := range t.candidates {
		if concerned[f.dir] && !reached[f.dir] {
			delete(called, f.dir)
			reach(f.dir)
		}
	}
}
