package source

import (
	"maps"
	"path/filepath"
	"slices"
)

// Files of other names than those of configuration that say something about a root module.
const (
	lockFile   = ".terraform.lock.hcl"
	configFile = ".fcasync-lint.hcl"
)

// isModuleFile reports whether a file of this name is a part of the module in its directory.
func isModuleFile(name string) bool {
	return IsConfigFile(name) || isVarFile(name) || name == lockFile
}

// namedFile is a file that is given as a path. Where it is a symbolic link, it belongs to the
// module that has the link.
type namedFile struct{ dir, name string }

// concernedBy are the root modules that a change of the files may matter to: those of their
// folders, and those that call these, however many calls away. Callers are looked for in the
// whole repository, once for all files in it.
func concernedBy(files []namedFile, o Options) (jobs []job) {
	type group struct {
		tree  string
		whole bool
		files []namedFile
	}
	var groups []*group
	for _, f := range files {
		tree, whole := repositoryOf(f.dir, o)
		if !whole {
			tree = f.dir // nobody says how far to look, and what lies around may be anything
		}
		i := slices.IndexFunc(groups, func(g *group) bool { return g.tree == tree })
		if i < 0 {
			i, groups = len(groups), append(groups, &group{tree: tree, whole: whole})
		}
		groups[i].files = append(groups[i].files, f)
	}
	for _, g := range groups {
		t := newTree(g.tree, o)
		if g.whole {
			t.candidates, _ = t.walkFolders(g.tree) // what cannot be read elsewhere is not what is asked about
		}
		jobs = append(jobs, t.concernedBy(g.files, o)...)
	}
	return jobs
}

func (t *tree) concernedBy(files []namedFile, o Options) []job {
	// A walk leaves hidden directories out. One that is named is meant.
	listed := map[string]bool{}
	for _, c := range t.candidates {
		listed[c.dir] = true
	}
	for _, f := range files {
		if listed[f.dir] {
			continue
		}
		listed[f.dir] = true
		if c, err := listFolder(f.dir); err == nil && len(c.files) > 0 {
			t.candidates = append(t.candidates, c)
		}
	}
	t.add(t.candidates, o.Workers)

	named, changed := map[string]bool{}, map[string]bool{}
	for _, f := range files {
		named[t.moduleOf(f)] = true
		changed[filepath.Join(f.dir, f.name)] = true
	}
	affected := t.callersOf(func(f *folder) bool {
		return named[f.dir] || slices.ContainsFunc(f.links, func(link string) bool {
			target, err := filepath.EvalSymlinks(filepath.Join(f.dir, link))
			return err == nil && changed[target]
		})
	})
	concerned := t.concerned()
	maps.DeleteFunc(concerned, func(dir string, _ bool) bool { return !affected[dir] })
	t.candidates = slices.DeleteFunc(t.candidates, func(f *folder) bool { return !affected[f.dir] })
	return t.jobs(named, concerned, o)
}

// moduleOf is the folder of a file. Files with values of variables may lie in a folder of
// their own, below the module that they are for.
func (t *tree) moduleOf(f namedFile) string {
	if isVarFile(f.name) {
		for dir := f.dir; within(t.tree, dir); dir = filepath.Dir(dir) {
			if t.folders[dir] != nil {
				return dir
			}
			if dir == filepath.Dir(dir) {
				break
			}
		}
	}
	return f.dir
}
