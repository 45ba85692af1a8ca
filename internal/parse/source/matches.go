package source

import (
	"path/filepath"

	tfjson "github.com/hashicorp/terraform-json"

	"github.com/fcasync/fcasync-lint/internal/parse/plan"
)

// Matches reports whether a directory, relative to the working directory or absolute, holds
// source that may be a plan's: its root module declares one of the async invoke configs of the
// plan, or calls the module that does. Whether it is so in every part, Planned finds out.
func Matches(p *plan.Plan, dir string, o Options) bool {
	real, err := filepath.EvalSymlinks(absolute(o.Dir, dir))
	if err != nil || p.Config == nil || p.Config.RootModule == nil {
		return false
	}
	l := &loader{fence: fence{tree: treeOf(real, o), inside: &directories{}}, workDir: realDir(o.Dir)}
	f, err := listFolder(real)
	if err != nil || len(f.files) == 0 {
		return false
	}
	m := l.load(real)
	for _, r := range p.Config.RootModule.Resources {
		if isAsyncType(r.Type) && m.resources[nodeOf(r)] != nil {
			return true
		}
	}
	for name, c := range p.Config.RootModule.ModuleCalls {
		if c != nil && m.calls[name] != nil && m.calls[name].source == c.Source && configures(c.Module) {
			return true
		}
	}
	return false
}

// Declares reports whether the configuration of a plan declares an async invoke config, as far as
// the plan shows it.
func Declares(p *plan.Plan) bool { return p.Config == nil || configures(p.Config.RootModule) }

// configures reports whether a module, or one that it calls, declares an async invoke config.
func configures(m *tfjson.ConfigModule) bool {
	if m == nil {
		return false
	}
	for _, r := range m.Resources {
		if isAsyncType(r.Type) {
			return true
		}
	}
	for _, c := range m.ModuleCalls {
		if c != nil && configures(c.Module) {
			return true
		}
	}
	return false
}
