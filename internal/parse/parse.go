// Package parse finds out what the inputs are and brings each into a model.Project.
package parse

import (
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

// Options say how inputs are read.
type Options = source.Options

// Each reads what the paths name, calls judge once for every root module found, from
// several goroutines, and returns the results in the order of the paths and, within a
// path, of the modules' directories. Notices are about the paths as a whole (nothing to
// read there, for example).
//
// An error means that a path could not be read at all. What is wrong inside a module is
// in its Project's Problems.
func Each[T any](paths []string, o Options, judge func(*model.Project) T) ([]T, []model.Notice, error) {
	return source.Each(paths, o, judge)
}
