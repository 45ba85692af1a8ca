package source

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/model"
)

func (l *loader) block(m *module, b *hcl.Block, override bool) {
	switch b.Type {
	case "terraform":
		m.terraformBlock(b)
	case "provider":
		m.providerBlock(b, override)
	case "variable":
		m.variableBlock(b, override)
	case "locals":
		attrs, _ := b.Body.JustAttributes()
		for name, a := range attrs {
			m.locals[name] = newArgument(a)
		}
	case "output":
		m.outputBlock(b, override)
	case "module":
		m.callBlock(b, override)
	case "resource", "data":
		m.resourceBlock(b, override)
	case "ephemeral":
		m.ephemeralBlock(b)
	case "import":
		attrs, _ := b.Body.JustAttributes()
		if to, id := attrs["to"], attrs["id"]; to != nil && id != nil {
			m.imports = append(m.imports, &importBlock{to: to.Expr, id: newArgument(id), forEach: optional(attrs["for_each"]), rng: b.DefRange})
		}
	}
}

func optional(a *hcl.Attribute) *argument {
	if a == nil {
		return nil
	}
	return newArgument(a)
}

func (m *module) terraformBlock(b *hcl.Block) {
	content, _, _ := b.Body.PartialContent(&hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{{Type: "required_providers"}}})
	for _, rp := range content.Blocks {
		attrs, _ := rp.Body.JustAttributes()
		for name, a := range attrs {
			r := requirement{name: name, rng: a.Expr.Range()}
			if s, ok := literal(a.Expr); ok { // provider = "constraint", the short form
				r.constraint = s
			} else if items, diags := hcl.ExprMap(a.Expr); !diags.HasErrors() {
				for _, it := range items {
					key := hcl.ExprAsKeyword(it.Key)
					if key == "" {
						key, _ = literal(it.Key)
					}
					text, _ := literal(it.Value)
					switch key {
					case "source":
						r.source = text
					case "version":
						r.constraint, r.rng = text, it.Value.Range()
					}
				}
			}
			m.required = append(m.required, r)
		}
	}
}

// literal is the value of an expression that is a plain string.
func literal(e hcl.Expression) (string, bool) {
	v, diags := e.Value(nil)
	if diags.HasErrors() || v.IsNull() || !v.IsKnown() || v.Type() != cty.String {
		return "", false
	}
	return v.AsString(), true
}

func (m *module) providerBlock(b *hcl.Block, override bool) {
	attrs, _ := b.Body.JustAttributes()
	p := &providerBlock{ref: providerRef{name: b.Labels[0]}, args: arguments(attrs), raw: []hcl.Body{b.Body}, rng: b.DefRange}
	inside, _, _ := b.Body.PartialContent(&hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{{Type: "assume_role"}}})
	for _, role := range inside.Blocks {
		if attrs, _ := role.Body.JustAttributes(); attrs["role_arn"] != nil {
			p.args[assumedRole] = newArgument(attrs["role_arn"])
		}
	}
	if a, ok := attrs["alias"]; ok {
		p.ref.alias, _ = literal(a.Expr)
	}
	if a, ok := attrs["version"]; ok { // deprecated, and still a constraint for terraform init
		constraint, _ := literal(a.Expr)
		m.required = append(m.required, requirement{name: p.ref.name, constraint: constraint, rng: a.Expr.Range()})
	}
	for _, have := range m.providers {
		if have.ref == p.ref && override {
			for n, a := range p.args {
				have.args[n] = a
			}
			have.raw = append(have.raw, b.Body)
			return
		}
	}
	m.providers = append(m.providers, p)
}

func arguments(attrs hcl.Attributes) map[string]*argument {
	out := make(map[string]*argument, len(attrs))
	for n, a := range attrs {
		out[n] = newArgument(a)
	}
	return out
}

func (m *module) variableBlock(b *hcl.Block, override bool) {
	attrs, _ := b.Body.JustAttributes()
	v := &variable{name: b.Labels[0], typ: cty.DynamicPseudoType, literal: true, raw: b.Body, rng: b.DefRange}
	if have := m.variables[v.name]; have != nil {
		if !override {
			m.duplicate("variable", v.name, b.DefRange, have.rng)
			return
		}
		v = have
	}
	if a, ok := attrs["type"]; ok {
		if ty, defs, ok := typeConstraint(a.Expr); ok {
			v.typ, v.literal = ty, ty.IsPrimitiveType()
			if !override { // Terraform keeps the defaults of the type that is overridden
				v.defaults = defs
			}
		} else {
			switch s, _ := literal(a.Expr); s { // the quoted names of Terraform 0.11
			case "string":
				v.typ = cty.String
			case "list", "map":
				v.literal = false
			}
		}
	}
	if a, ok := attrs["default"]; ok {
		v.def = newArgument(a)
	}
	v.sensitive, v.ephemeral = flag(attrs["sensitive"], v.sensitive), flag(attrs["ephemeral"], v.ephemeral)
	v.notNull = !flag(attrs["nullable"], !v.notNull)
	m.variables[v.name] = v
}

// typeConstraint reads the type of a variable.
func typeConstraint(e hcl.Expression) (cty.Type, *typeexpr.Defaults, bool) {
	n := quotedExpression(e)
	if n == nil {
		return cty.NilType, nil, false
	}
	ty, defs, diags := typeexpr.TypeConstraintWithDefaults(n)
	return ty, defs, !diags.HasErrors()
}

// flag is a literal boolean argument.
func flag(a *hcl.Attribute, otherwise bool) bool {
	if a == nil {
		return otherwise
	}
	v, diags := a.Expr.Value(nil)
	if diags.HasErrors() || v.IsNull() {
		return otherwise
	}
	b, err := convert.Convert(v, cty.Bool)
	if err != nil || !b.IsKnown() {
		return otherwise
	}
	return b.True()
}

func (m *module) outputBlock(b *hcl.Block, override bool) {
	attrs, _ := b.Body.JustAttributes()
	name := b.Labels[0]
	o := &output{raw: b.Body, rng: b.DefRange}
	if have := m.outputs[name]; have != nil {
		if !override {
			m.duplicate("output", name, b.DefRange, have.rng)
			return
		}
		o = have
	}
	if a, ok := attrs["value"]; ok {
		o.value = newArgument(a)
	}
	o.sensitive, o.ephemeral = flag(attrs["sensitive"], o.sensitive), flag(attrs["ephemeral"], o.ephemeral)
	m.outputs[name] = o
}

func (m *module) callBlock(b *hcl.Block, override bool) {
	attrs, _ := b.Body.JustAttributes()
	c := &call{name: b.Labels[0], args: map[string]*argument{}, rng: b.DefRange}
	if have := m.calls[c.name]; have != nil {
		if !override {
			m.duplicate("module", c.name, b.DefRange, have.rng)
			return
		}
		c = have
	} else if override && !m.incomplete {
		m.withoutBase("module", c.name, b.DefRange)
		return
	} else {
		m.callOrder = append(m.callOrder, c.name)
	}
	for n, a := range attrs {
		switch n {
		case "source":
			c.source, _ = literal(a.Expr)
			c.sourceRng = a.Expr.Range()
		case "count":
			c.count = newArgument(a)
		case "for_each":
			c.forEach = newArgument(a)
		case "providers":
			c.providers = providerPasses(a.Expr)
		case "depends_on":
			c.dependsOn = append(c.dependsOn, a.Expr)
		case "version":
		default:
			c.args[n] = newArgument(a)
		}
	}
	m.calls[c.name] = c
}

func providerPasses(e hcl.Expression) []providerPass {
	var out []providerPass
	items, _ := hcl.ExprMap(e)
	for _, it := range items {
		in, ok1 := asProviderRef(it.Key)
		outside, ok2 := asProviderRef(it.Value)
		if ok1 && ok2 {
			out = append(out, providerPass{inside: in, outside: outside})
		}
	}
	return out
}

// asProviderRef reads alicloud or alicloud.alias, in quotes as JSON has it or without.
func asProviderRef(e hcl.Expression) (providerRef, bool) {
	t, ok := asTraversal(e)
	if !ok {
		return providerRef{}, false
	}
	r := providerRef{name: t.RootName()}
	if len(t) > 1 {
		a, ok := t[1].(hcl.TraverseAttr)
		if !ok {
			return r, false
		}
		r.alias = a.Name
	}
	return r, true
}

// asTraversal reads a reference, in quotes as JSON has it or without.
func asTraversal(e hcl.Expression) (hcl.Traversal, bool) {
	t, diags := hcl.AbsTraversalForExpr(e)
	if !diags.HasErrors() {
		return t, true
	}
	s, ok := literal(e)
	if !ok {
		return nil, false
	}
	t, diags = hclsyntax.ParseTraversalAbs([]byte(s), "", hcl.InitialPos)
	return t, !diags.HasErrors()
}

// withoutBase tells of a block in an override file that overrides nothing, which
// Terraform refuses.
func (m *module) withoutBase(kind, name string, at hcl.Range) {
	m.problems = append(m.problems, model.Problem{
		Message: fmt.Sprintf("this override file changes %s %q, which no other file declares", kind, name),
		Fix:     "Declare it in a file that is no override file, or correct its name.",
		Range:   modelRange(at),
	})
}

func (m *module) duplicate(kind, name string, at, first hcl.Range) {
	m.problems = append(m.problems, model.Problem{
		Message: fmt.Sprintf("%s %q is declared twice, first at %s:%d", kind, name, first.Filename, first.Start.Line),
		Fix:     "Rename or remove one of them.",
		Range:   modelRange(at),
	})
}
