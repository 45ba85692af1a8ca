package source

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// mention is what every file that declares an async invoke config has in it, in either
// generation and syntax.
var mention = []byte("async_invoke_config")

// folder is a directory with configuration files, looked at as bytes: parsing is for
// those that are concerned.
type folder struct {
	dir   string
	files []string // names of configuration files
	links []string // names of files of a module that are symbolic links
	// inited: terraform init may have been run here, and modules be downloaded.
	inited bool
	// mentions: a file may declare an async invoke config.
	mentions bool
	// calls are the directories that a module block here may name as its source.
	calls []string
	// problems are files that can't be read.
	problems []model.Problem
}

// scanFolder looks at the files of a directory.
func (l *loader) scanFolder(f *folder) {
	for _, name := range f.files {
		path := filepath.Join(f.dir, name)
		src, err := l.read(path)
		if errors.Is(err, errTooLarge) {
			f.mentions = f.mentions || mentioned(path) // loading it says that it is too large
			continue
		}
		if err != nil {
			f.problems = append(f.problems, model.Problem{
				Message: "cannot read " + l.rel(path) + ": " + reason(err), Range: wholeFile(l.rel(path)),
			})
			continue
		}
		// An escape sequence may spell anything.
		if bytes.Contains(src, mention) || bytes.Contains(src, []byte(`\u`)) {
			f.mentions = true
		}
		if bytes.Contains(src, []byte("module")) {
			f.addCalls(src)
		}
	}
	if f.inited {
		for _, dir := range l.readManifest(f.dir) {
			f.calls = append(f.calls, dir)
		}
	}
	slices.Sort(f.calls)
	f.calls = slices.Compact(f.calls)
}

// mentioned looks for a mention in a file that is too large to be read at once.
func mentioned(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	buf := make([]byte, 1<<20)
	kept := 0
	for {
		n, err := file.Read(buf[kept:])
		if bytes.Contains(buf[:kept+n], mention) {
			return true
		}
		if err != nil {
			return false
		}
		tail := min(len(mention), kept+n)
		copy(buf, buf[kept+n-tail:kept+n])
		kept = tail
	}
}

// addCalls takes every string that is a local path for the source of a module. Most
// are; one that is not costs a look at a directory.
func (f *folder) addCalls(src []byte) {
	for {
		i := bytes.IndexByte(src, '"')
		if i < 0 {
			return
		}
		src = src[i+1:]
		if len(src) < 2 || src[0] != '.' || src[1] != '.' && src[1] != '/' && src[1] != '\\' {
			continue
		}
		end := bytes.IndexAny(src, "\"\n")
		if end < 0 {
			return
		}
		if s := string(src[:end]); isLocalSource(s) {
			f.calls = append(f.calls, filepath.Join(f.dir, filepath.FromSlash(strings.ReplaceAll(s, `\`, "/"))))
		}
		src = src[end:]
	}
}

// listFolder lists the configuration files of one directory.
func listFolder(dir string) (*folder, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	return folderOf(dir, entries), nil
}

func folderOf(dir string, entries []fs.DirEntry) *folder {
	f := &folder{dir: dir}
	var names []string
	for _, e := range entries {
		if e.Name() == ".terraform" {
			f.inited = true
		}
		if e.IsDir() {
			continue
		}
		names = append(names, e.Name())
		if e.Type()&fs.ModeSymlink != 0 && isModuleFile(e.Name()) {
			f.links = append(f.links, e.Name())
		}
	}
	f.files = selectFiles(names)
	return f
}

// walkFolders lists every directory with configuration files below dir. Hidden
// directories, .terraform among them, and symbolic links to directories are not entered. dir is
// without symbolic links.
func (l *loader) walkFolders(dir string) (found []*folder, problems []model.Problem) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, []model.Problem{l.unlisted(dir, err)}
	}
	if f := folderOf(dir, entries); len(f.files) > 0 {
		found = append(found, f)
		if within(l.tree, dir) { // no link was followed on the way here
			l.inside.add(dir)
		}
	}
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") || e.Name() == "node_modules" {
			continue
		}
		below, more := l.walkFolders(filepath.Join(dir, e.Name()))
		found = append(found, below...)
		problems = append(problems, more...)
	}
	return found, problems
}

func (l *loader) unlisted(dir string, err error) model.Problem {
	return model.Problem{Message: "cannot read the directory " + l.rel(dir) + ": " + reason(err), Range: model.Range{File: l.rel(dir)}}
}
