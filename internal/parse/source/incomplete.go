package source

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// incomplete says why something that may speak of the project's functions could not be
// read, "" if there is nothing such. A broken file may hold anything. A module that can't
// be had, as most from a registry, counts only where its call shows that it has to do with
// functions: one that makes a network declares no trigger.
func (b *builder) incomplete(modules []*module) string {
	if len(b.project.AsyncConfigs) == 0 {
		return ""
	}
	for _, m := range modules {
		if m.incomplete && len(m.problems) > 0 {
			return m.problems[0].Range.File + " cannot be read whole"
		}
	}
	names := b.configuredNames()
	var why string
	b.walk(b.root, func(in *instance) {
		for _, name := range in.callOrder {
			if set := b.callsOf(in, name); why == "" && set.missing && b.concernsFunctions(in, set.call, names) {
				why = dotted(in.path, "module."+name) + " cannot be read"
			}
		}
	})
	return why
}

// configuredNames are the known names of the functions and services that are configured.
func (b *builder) configuredNames() map[string]bool {
	names := map[string]bool{}
	for _, c := range b.project.AsyncConfigs {
		for _, v := range []model.Value{c.FunctionName, c.ServiceName} {
			if s, ok := v.Known(); ok && s != "" {
				names[s] = true
			}
		}
	}
	return names
}

// concernsFunctions reports whether a call speaks of functions: in its source or arguments,
// or in what these refer to.
func (b *builder) concernsFunctions(in *instance, c *call, names map[string]bool) bool {
	if speaksOfFunctions(c.source, names) {
		return true
	}
	for name, a := range c.args {
		if speaksOfFunctions(name, names) || speaksOfFunctions(b.written(a.rng), names) {
			return true
		}
		for _, t := range hclsyntax.Variables(a.expr) {
			if r, ok := referred(in, t); ok && speaksOfFunctions(b.written(r), names) {
				return true
			}
		}
	}
	return false
}

// referred is the place of the expression that a local value, a variable or an output stands for.
func referred(in *instance, t hcl.Traversal) (hcl.Range, bool) {
	var a *argument
	switch name := attrName(t, 1); t.RootName() {
	case "local":
		a = in.locals[name]
	case "var":
		if in.call != nil {
			a = in.call.args[name]
		}
		if v := in.variables[name]; a == nil && v != nil {
			a = v.def
		}
	case "module":
		if set := in.children[name]; set != nil && len(set.instances) > 0 {
			for i := 2; i < len(t) && a == nil; i++ { // module.a.out, module.a["k"].out
				if o := set.instances[0].outputs[attrName(t, i)]; o != nil {
					a = o.value
				}
			}
		}
	}
	if a == nil {
		return hcl.Range{}, false
	}
	return a.rng, true
}

// speaksOfFunctions reports whether source text has a word of Function Compute or, between
// quotes, the name of a function or service.
func speaksOfFunctions(text string, names map[string]bool) bool {
	lower := strings.ToLower(text)
	if slices.ContainsFunc([]string{"fc", "function", "alias", "trigger"}, func(word string) bool { return strings.Contains(lower, word) }) {
		return true
	}
	for piece := range strings.SplitSeq(text, `"`) {
		if names[piece] {
			return true
		}
	}
	return false
}

// written is the source text in a range, whole.
func (e *evaluator) written(r hcl.Range) string {
	src := e.cache.source(r.Filename)
	if r.Start.Byte < 0 || r.End.Byte > len(src) || r.Start.Byte > r.End.Byte {
		return ""
	}
	return string(src[r.Start.Byte:r.End.Byte])
}
