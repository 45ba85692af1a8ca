package source

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// written puts files, by slash-separated path, into a new directory and returns it.
func written(tb testing.TB, files map[string]string) string {
	tb.Helper()
	dir, err := filepath.EvalSymlinks(tb.TempDir())
	if err != nil {
		tb.Fatal(err)
	}
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

// evaluatorFor is the evaluator of the root module in a directory, which is the working
// directory too.
func evaluatorFor(dir string, o Options) *evaluator {
	o.Dir, o.Tree = dir, dir
	l := &loader{fence: fence{tree: dir}, workDir: dir}
	return newCache(l).evaluator(dir, o)
}

// projectIn evaluates the root module in a directory, which is the working directory too.
func projectIn(dir string, o Options) *model.Project {
	o.Dir, o.Tree = dir, dir
	l := &loader{fence: fence{tree: dir}, workDir: dir}
	return newCache(l).project(dir, o)
}

// project evaluates files as a root module.
func project(tb testing.TB, files map[string]string) *model.Project {
	tb.Helper()
	return projectIn(written(tb, files), Options{})
}

// main is a root module of one file.
func mainTF(src string) map[string]string { return map[string]string{"main.tf": src} }

// clean fails the test if something could not be read or evaluated.
func clean(tb testing.TB, p *model.Project) {
	tb.Helper()
	for _, x := range p.Problems {
		tb.Errorf("problem: %s: %s", at(x.Range), x.Message)
	}
	for _, x := range p.Notices {
		tb.Errorf("notice: %s: %s", at(x.Range), x.Message)
	}
}

func at(r model.Range) string {
	return r.File + ":" + strconv.Itoa(r.Start.Line) + ":" + strconv.Itoa(r.Start.Column)
}
