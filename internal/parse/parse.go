// Package parse finds out what the inputs are, Terraform source or plans, and brings each into
// a model.Project.
package parse

import (
	"slices"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

// Options say how inputs are read.
type Options struct {
	source.Options
	Plans Plans
}

// Each reads what the paths name, calls judge once for every root module found, from several
// goroutines, and returns the results: those of source in the order of the paths and, within a
// path, of the modules' directories, then those of plans. Notices are about the paths as a
// whole (nothing to read there, for example).
//
// A path is a directory or file of source, a plan, or "-", which is a plan on standard input.
// A plan, with its source or alone, is one root module.
//
// An error means that a path could not be read at all. What is wrong inside a module or plan is
// in its Project's Problems.
func Each[T any](paths []string, o Options, judge func(*model.Project) T) ([]T, []model.Notice, error) {
	var sources, plans []string
	for _, path := range paths {
		if IsPlan(o.absolute(path)) {
			plans = append(plans, path)
		} else {
			sources = append(sources, path)
		}
	}
	results, notices, err := source.Each(sources, o.Options, judge)
	if err != nil {
		return nil, nil, err
	}
	if len(plans) > 0 && slices.ContainsFunc(o.Vars, func(v source.VarOption) bool { return !v.Shared }) {
		notices = append(notices, model.Notice{Message: "-var and -var-file have no effect on plans, which have the values of all variables"})
	}
	for _, path := range plans {
		project, err := o.plan(path)
		if err != nil {
			return nil, nil, err
		}
		results = append(results, judge(project))
	}
	return results, notices, nil
}
