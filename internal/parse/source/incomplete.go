package source

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// incomplete says why something that may belong to what is judged could not be read, "" if
// there is nothing such. A broken file may hold anything. A module that can't be had, as most
// from a registry, counts only where its call speaks of the matter: one that makes a network
// declares no trigger and attaches no policy.
func (b *builder) incomplete(modules []*module, speaks func(text string) bool) string {
	if len(b.project.AsyncConfigs) == 0 {
		return ""
	}
	for _, m := range modules {
		if m.incomplete && len(m.problems) > 0 {
			return m.problems[0].Range.File + " cannot be read whole"
		}
	}
	var why string
	b.walk(b.root, func(in *instance) {
		for _, name := range in.callOrder {
			if set := b.callsOf(in, name); why == "" && set.missing && b.concerns(in, set.call, speaks) {
				why = dotted(in.path, "module."+name) + " cannot be read"
			}
		}
	})
	return why
}

// concerns reports whether a call speaks of a matter: in its source or arguments, or in what
// these refer to. What it is repeated over, or waits for, is as telling as an argument.
func (b *builder) concerns(in *instance, c *call, speaks func(text string) bool) bool {
	if speaks(c.source) {
		return true
	}
	for name := range c.args {
		if speaks(name) {
			return true
		}
	}
	for _, e := range c.dependsOn {
		if speaks(b.written(e.Range())) {
			return true
		}
	}
	return slices.ContainsFunc(c.arguments(), func(a *argument) bool {
		return speaks(b.written(a.rng)) || slices.ContainsFunc(hclsyntax.Variables(a.expr), func(t hcl.Traversal) bool {
			r, ok := referred(in, t)
			return ok && speaks(b.written(r))
		})
	})
}

// arguments are those for the module, and count and for_each.
func (c *call) arguments() []*argument {
	all := slices.Collect(maps.Values(c.args))
	for _, a := range []*argument{c.count, c.forEach} {
		if a != nil {
			all = append(all, a)
		}
	}
	return all
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

// speaksOfFunctions finds source text that has a word of Function Compute or, between quotes,
// the name of a function or service that is configured.
func (b *builder) speaksOfFunctions() func(text string) bool {
	names := knownNames{}
	for _, c := range b.project.AsyncConfigs {
		names.add(c.FunctionName)
		names.add(c.ServiceName)
	}
	return func(text string) bool {
		lower := strings.ToLower(text)
		return names.quotedIn(text) || slices.ContainsFunc([]string{"fc", "function", "alias", "trigger"}, func(word string) bool {
			return strings.Contains(lower, word)
		})
	}
}

// roleWords are what a module that declares roles or attaches policies is called, or its
// arguments.
var roleWords = map[string]bool{
	"ram": true, "iam": true, "role": true, "roles": true, "policy": true, "policies": true,
	"permission": true, "permissions": true, "grant": true, "grants": true,
	"attach": true, "attachment": true, "attachments": true, "access": true,
}

// speaksOfRoles finds source text that has a word of roles and their policies or, between
// quotes, the name of a role that is declared. The words are short, and are looked for whole:
// "ram" is a part of "parameters".
func (b *builder) speaksOfRoles() func(text string) bool {
	names := knownNames{}
	for _, r := range b.project.Roles {
		names.add(r.RoleName)
	}
	return func(text string) bool {
		for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if roleWords[strings.ToLower(word)] {
				return true
			}
		}
		return names.quotedIn(text)
	}
}

// knownNames are names of declared things.
type knownNames map[string]bool

func (n knownNames) add(v model.Value) {
	if s, ok := v.Known(); ok && s != "" {
		n[s] = true
	}
}

// quotedIn reports whether source text has one of the names between quotes.
func (n knownNames) quotedIn(text string) bool {
	pieces := strings.Split(text, `"`)
	return len(pieces) > 2 && slices.ContainsFunc(pieces[1:len(pieces)-1], func(s string) bool { return n[s] })
}

// written is the source text in a range, whole.
func (e *evaluator) written(r hcl.Range) string {
	src := e.cache.source(r.Filename)
	if r.Start.Byte < 0 || r.End.Byte > len(src) || r.Start.Byte > r.End.Byte {
		return ""
	}
	return string(src[r.Start.Byte:r.End.Byte])
}
