package source

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// drawsOnSecrets reports whether anything that an expression is made of is sensitive.
// Marks tell that of values that are known; what is unknown may have lost them, and its
// symbolic text could show the known parts.
func (e *evaluator) drawsOnSecrets(expr hclsyntax.Expression, s *scope) bool {
	t := &taint{evaluator: e, seen: map[string]bool{}}
	return t.expr(expr, s)
}

// taint follows references as far as they lead, each once.
type taint struct {
	*evaluator
	seen map[string]bool
}

func (t *taint) expr(expr hclsyntax.Expression, s *scope) bool {
	r := expr.Range()
	key := fmt.Sprintf("%s %s %d %d", s.in.path, r.Filename, r.Start.Byte, r.End.Byte)
	switch {
	case t.seen[key]:
		return false
	case len(t.seen) > maxChain:
		return true // too much to look at: what is not known to be harmless is not shown
	}
	t.seen[key] = true
	x := t.syntaxOf(expr)
	if x.callsSensitive {
		return true
	}
	for _, v := range x.variables {
		if t.traversal(v, s) {
			return true
		}
	}
	return false
}

// callsSensitive reports whether an expression marks something as sensitive itself.
func callsSensitive(expr hclsyntax.Expression) bool {
	found := false
	_ = hclsyntax.VisitAll(expr, func(n hclsyntax.Node) hcl.Diagnostics {
		if c, ok := n.(*hclsyntax.FunctionCallExpr); ok && (c.Name == "sensitive" || c.Name == "core::sensitive") {
			found = true
		}
		return nil
	})
	return found
}

func (t *taint) argument(a *argument, s *scope) bool { return a != nil && t.expr(a.expr, s) }

func (t *taint) traversal(tr hcl.Traversal, s *scope) bool {
	root, name := tr.RootName(), attrName(tr, 1)
	if from := s.iterFrom[root]; from != nil {
		return t.argument(from.expr, from.scope)
	}
	switch root {
	case "each":
		return s.eachFrom != nil && t.argument(s.eachFrom.expr, s.eachFrom.scope)
	case "var":
		v := s.in.variables[name]
		switch {
		case v == nil:
			return false
		case v.sensitive || v.ephemeral:
			return true
		case s.in.parent != nil && s.in.call.args[name] != nil:
			return t.argument(s.in.call.args[name], s.in.scope)
		}
		return t.argument(v.def, &scope{in: s.in})
	case "local":
		return t.argument(s.in.locals[name], &scope{in: s.in})
	case "module":
		if s.in.calls[name] == nil {
			return false
		}
		n := &need{}
		n.add(tr[2:])
		for _, child := range t.callsOf(s.in, name).instances {
			for out, o := range child.outputs {
				if (n.all || n.attrs[out]) && (o.sensitive || o.ephemeral || t.argument(o.value, &scope{in: child})) {
					return true
				}
			}
		}
		return false
	}
	ref, _ := resourceRef(tr)
	if r := s.in.resources[ref]; r != nil {
		args := slices.Collect(maps.Values(r.body.args))
		if r.data {
			args = r.body.arguments() // policy documents are made of blocks
		}
		for _, a := range args {
			if t.argument(a, &scope{in: s.in}) {
				return true
			}
		}
	}
	return false
}
