package source

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// dependencies are the references of everything in a module, as they are written.
type dependencies struct {
	of    []dependency
	calls map[string]callDependency
}

// dependency is something in a module with what it refers to.
type dependency struct {
	kind     vertexKind
	name     string
	refs     references
	provider *providerRef // of resources
}

// callDependency is what a module block refers to: by argument, and for all of the module.
type callDependency struct {
	args    map[string]references
	opening references
}

// references are what is referred to from one place.
type references map[reference]bool

// reference is a reference as it is written.
type reference struct {
	kind vertexKind
	call string // for outputs, and for a module as a whole, which is its closing
	name string
}

// dependencies reads the references of a module, once for all calls of it.
func (g *graph) dependencies(m *module) *dependencies {
	d := g.read[m]
	if d == nil {
		d = dependenciesOf(m)
		g.read[m] = d
	}
	return d
}

func dependenciesOf(m *module) *dependencies {
	if m.graph != nil {
		return m.graph
	}
	d := &dependencies{calls: map[string]callDependency{}}
	add := func(kind vertexKind, name string) *dependency {
		d.of = append(d.of, dependency{kind: kind, name: name, refs: references{}})
		return &d.of[len(d.of)-1]
	}
	for _, resources := range []map[string]*resource{m.resources, m.ephemeral} {
		for key, r := range resources {
			x := add(resourceVertex, key)
			x.refs.resource(r.raw)
			if x.provider = r.provider; x.provider == nil {
				x.provider = &providerRef{name: impliedProvider(r.typ)}
			}
		}
	}
	for name, a := range m.locals {
		add(localVertex, name).refs.expr(a.raw, nil)
	}
	for name, v := range m.variables {
		add(variableVertex, name).refs.blocks(v.raw, "validation")
	}
	for name, o := range m.outputs {
		x := add(outputVertex, name)
		if o.value != nil {
			x.refs.expr(o.value.raw, nil)
		}
		x.refs.blocks(o.raw, "precondition")
		if attrs, _ := o.raw.JustAttributes(); attrs["depends_on"] != nil {
			x.refs.dependsOn(attrs["depends_on"].Expr)
		}
	}
	for _, p := range m.providers {
		add(providerVertex, p.ref.String()).refs.merged(p.raw, nil)
	}
	for name, c := range m.calls {
		call := callDependency{args: map[string]references{}, opening: references{}}
		for arg, a := range c.args {
			call.args[arg] = references{}
			call.args[arg].expr(a.raw, nil)
		}
		for _, a := range []*argument{c.count, c.forEach} {
			if a != nil {
				call.opening.expr(a.raw, nil)
			}
		}
		for _, e := range c.dependsOn {
			call.opening.dependsOn(e)
		}
		d.calls[name] = call
	}
	return d
}

// resource adds what a resource or data block refers to; raw is the block and those that
// override it.
func (r references) resource(raw []hcl.Body) {
	hidden := map[string]bool{}
	for i, body := range slices.Backward(raw) {
		content, _, _ := body.PartialContent(metaSchema)
		if a := content.Attributes["depends_on"]; a != nil {
			r.dependsOn(a.Expr)
		}
		for _, b := range content.Blocks {
			switch {
			case b.Type == "lifecycle":
				if i == 0 { // an override block changes none of the references in it
					r.lifecycle(b.Body)
				}
			case hidden[b.Type]:
			case b.Type != "provisioner" || !atDestruction(b.Body):
				r.body(b.Body, nil, nil)
			}
		}
		for _, b := range content.Blocks {
			hidden[b.Type] = true
		}
	}
	r.merged(raw, metaNames)
}

// metaNames are the arguments and blocks of every resource in which references are no
// ordinary ones.
var metaNames = map[string]bool{
	"provider": true, "depends_on": true, "lifecycle": true, "connection": true, "provisioner": true, "_": true,
}

// merged adds what the arguments and nested blocks of a block and of those that override
// it refer to: those of an override block replace all of the same name. What is in skip is
// left out.
func (r references) merged(raw []hcl.Body, skip map[string]bool) {
	hidden := map[string]bool{}
	for name := range skip {
		hidden[name] = true
	}
	for i, body := range slices.Backward(raw) {
		r.body(body, nil, hidden)
		if i > 0 {
			for _, name := range namesIn(body) {
				hidden[name] = true
			}
		}
	}
}

// atDestruction reports whether a provisioner runs only before the resource is destroyed.
func atDestruction(provisioner hcl.Body) bool {
	content, _, _ := provisioner.PartialContent(&hcl.BodySchema{Attributes: []hcl.AttributeSchema{{Name: "when"}}})
	when := content.Attributes["when"]
	if when == nil {
		return false
	}
	quoted, _ := literal(when.Expr) // as Terraform 0.11 has it
	return quoted == "destroy" || hcl.ExprAsKeyword(when.Expr) == "destroy"
}

// lifecycle adds the references of a lifecycle block. What it ignores is none.
func (r references) lifecycle(b hcl.Body) {
	r.blocks(b, "precondition", "postcondition")
	content, _, _ := b.PartialContent(&hcl.BodySchema{Attributes: []hcl.AttributeSchema{{Name: "replace_triggered_by"}}})
	a := content.Attributes["replace_triggered_by"]
	if a == nil {
		return
	}
	items, _ := hcl.ExprList(a.Expr)
	for _, e := range items {
		if n := quotedExpression(e); n != nil {
			r.expr(n, nil)
		}
	}
}

// blocks adds what stands in the nested blocks of some types.
func (r references) blocks(b hcl.Body, types ...string) {
	schema := &hcl.BodySchema{}
	for _, t := range types {
		schema.Blocks = append(schema.Blocks, hcl.BlockHeaderSchema{Type: t})
	}
	content, _, _ := b.PartialContent(schema)
	for _, c := range content.Blocks {
		r.body(c.Body, nil, nil)
	}
}

// dependsOn adds a list of references.
func (r references) dependsOn(list hcl.Expression) {
	items, _ := hcl.ExprList(list)
	for _, e := range items {
		if t, ok := asTraversal(e); ok {
			r.traversal(t)
		}
	}
}

// body adds what all arguments and blocks in a body refer to, whatever its schema. bound
// are the iterators of the dynamic blocks around it, skip the names of what is left out.
func (r references) body(b hcl.Body, bound []string, skip map[string]bool) {
	if n, ok := b.(*hclsyntax.Body); ok {
		for name, a := range n.Attributes {
			if !skip[name] {
				r.expr(a.Expr, bound)
			}
		}
		for _, c := range n.Blocks {
			switch label, ok := dynamicLabel(c); {
			case ok && !skip[label]:
				r.dynamic(c.Body, label, bound)
			case !ok && !skip[c.Type]:
				r.body(c.Body, bound, nil)
			}
		}
		return
	}
	attrs, _ := b.JustAttributes() // the JSON syntax can't tell blocks from arguments
	for name, a := range attrs {
		switch {
		case skip[name] || name == "//":
		case name == "dynamic":
			r.dynamicJSON(a.Expr, bound, skip)
		default:
			r.expr(a.Expr, bound)
		}
	}
}

// namesIn are the names of the arguments and nested blocks in a body. A dynamic block has
// the name of what it makes.
func namesIn(b hcl.Body) []string {
	var out []string
	if n, ok := b.(*hclsyntax.Body); ok {
		for name := range n.Attributes {
			out = append(out, name)
		}
		for _, c := range n.Blocks {
			if label, ok := dynamicLabel(c); ok {
				out = append(out, label)
			} else {
				out = append(out, c.Type)
			}
		}
		return out
	}
	attrs, _ := b.JustAttributes()
	for name, a := range attrs {
		if name != "dynamic" {
			out = append(out, name)
			continue
		}
		for _, e := range elements(a.Expr) {
			items, _ := hcl.ExprMap(e)
			for _, it := range items {
				label, _ := literal(it.Key)
				out = append(out, label)
			}
		}
	}
	return out
}

// dynamicLabel is the type of the blocks that a block makes, if it is a dynamic one.
func dynamicLabel(b *hclsyntax.Block) (string, bool) {
	if b.Type != "dynamic" || len(b.Labels) != 1 {
		return "", false
	}
	return b.Labels[0], true
}

// dynamic adds what a dynamic block refers to. Its iterator, named as its label unless it
// says otherwise, is there in all but for_each.
func (r references) dynamic(b *hclsyntax.Body, iterator string, bound []string) {
	if a := b.Attributes["iterator"]; a != nil {
		if k := hcl.ExprAsKeyword(a.Expr); k != "" {
			iterator = k
		}
	}
	inner := append(slices.Clip(bound), iterator)
	for name, a := range b.Attributes {
		switch name {
		case "iterator":
		case "for_each":
			r.expr(a.Expr, bound)
		default:
			r.expr(a.Expr, inner)
		}
	}
	for _, c := range b.Blocks {
		r.body(c.Body, inner, nil)
	}
}

// dynamicJSON adds what dynamic blocks refer to in the JSON syntax: an object, or a list of
// some, with the bodies by label.
func (r references) dynamicJSON(e hcl.Expression, bound []string, skip map[string]bool) {
	for _, labels := range elements(e) {
		items, diags := hcl.ExprMap(labels)
		if diags.HasErrors() { // an argument of that name
			r.expr(labels, bound)
		}
		for _, it := range items {
			label, _ := literal(it.Key)
			if skip[label] {
				continue
			}
			for _, body := range elements(it.Value) {
				r.dynamicBody(body, label, bound)
			}
		}
	}
}

func (r references) dynamicBody(body hcl.Expression, iterator string, bound []string) {
	args, diags := hcl.ExprMap(body)
	if diags.HasErrors() {
		r.expr(body, bound)
		return
	}
	for _, a := range args {
		if name, _ := literal(a.Key); name == "iterator" {
			if k := hcl.ExprAsKeyword(a.Value); k != "" {
				iterator = k
			}
		}
	}
	inner := append(slices.Clip(bound), iterator)
	for _, a := range args {
		switch name, _ := literal(a.Key); name {
		case "iterator", "//":
		case "for_each":
			r.expr(a.Value, bound)
		default:
			r.expr(a.Value, inner)
		}
	}
}

// elements are those of a list in the JSON syntax, or the one thing that stands in its place.
func elements(e hcl.Expression) []hcl.Expression {
	if items, diags := hcl.ExprList(e); !diags.HasErrors() {
		return items
	}
	return []hcl.Expression{e}
}

// expr adds what an expression refers to. In the JSON syntax it may be the content of
// nested blocks.
func (r references) expr(e hcl.Expression, bound []string) {
	n, ok := e.(hclsyntax.Expression)
	if !ok {
		if items, diags := hcl.ExprMap(e); !diags.HasErrors() {
			for _, it := range items {
				switch key, _ := literal(it.Key); key {
				case "//": // a comment
				case "dynamic":
					r.dynamicJSON(it.Value, bound, nil)
				default:
					r.expr(it.Key, bound)
					r.expr(it.Value, bound)
				}
			}
			return
		}
		if items, diags := hcl.ExprList(e); !diags.HasErrors() {
			for _, it := range items {
				r.expr(it, bound)
			}
			return
		}
		n = native(e)
	}
	for _, t := range hclsyntax.Variables(n) {
		if !slices.Contains(bound, t.RootName()) {
			r.traversal(t)
		}
	}
}

// traversal adds a reference.
func (r references) traversal(t hcl.Traversal) {
	name := attrName(t, 1)
	switch t.RootName() {
	case "each", "count", "self", "path", "terraform", "tofu":
	case "var":
		r[reference{kind: variableVertex, name: name}] = true
	case "local":
		r[reference{kind: localVertex, name: name}] = true
	case "module":
		r.module(name, t)
	case "ephemeral":
		r[reference{kind: resourceVertex, name: "ephemeral." + name + "." + attrName(t, 2)}] = true
	default:
		if key, _ := resourceRef(t); key != "" {
			r[reference{kind: resourceVertex, name: key}] = true
		}
	}
}

// module adds a reference to an output of a module, or to a module as a whole. As for
// Terraform, anything but a name or an instance key and a name is the whole: it does not
// look for what a splat or an index that is no literal is followed by.
func (r references) module(call string, t hcl.Traversal) {
	if call == "" {
		return
	}
	rest := t[2:]
	if len(rest) > 0 {
		if _, ok := rest[0].(hcl.TraverseIndex); ok {
			rest = rest[1:]
		}
	}
	if name := attrName(rest, 0); name != "" {
		r[reference{kind: outputVertex, call: call, name: name}] = true
	} else {
		r[reference{kind: closing, call: call}] = true
	}
}
