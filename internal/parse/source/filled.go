package source

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	tfjson "github.com/hashicorp/terraform-json"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse/source/functions"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// filled is an expression of which a plan has the value. What the plan does not know is
// evaluated. It is a pair of parentheses to everything else.
type filled struct {
	*hclsyntax.ParenthesesExpr
	value cty.Value // of the type of the argument, unknown where the plan does not know it
	id    string    // of the argument: the resource and the path in it
	// defaulted: it is what the provider sends where the argument is left out.
	defaulted bool
}

// exactFilled is the value of the plan, or, where it does not know it, of the expression.
func (e *evaluator) exactFilled(x *filled, s *scope) (cty.Value, hcl.Diagnostics) {
	if x.defaulted && e.isNothing(x.Expression, s) {
		return cty.NullVal(x.value.Type()), nil
	}
	if x.value.IsWhollyKnown() {
		return x.value, nil
	}
	v, diags := e.exactExpr(x.Expression, s)
	if diags.HasErrors() {
		return x.value, nil
	}
	v, err := convert.Convert(v, x.value.Type())
	if err != nil || !v.IsWhollyKnown() {
		return x.value, nil
	}
	if x.value.HasMark(functions.Sensitive) {
		v = v.Mark(functions.Sensitive)
	}
	return v, nil
}

// symFilled is exactFilled for the symbolic pass.
func (e *evaluator) symFilled(x *filled, f *frame) cty.Value {
	value, _ := x.value.UnmarkDeep()
	if x.defaulted && e.isNothing(x.Expression, f.scope) {
		return cty.NullVal(value.Type())
	}
	if value.IsWhollyKnown() {
		return value
	}
	if r, hidden := x.Expression.(*referring); hidden && value.IsKnown() {
		return e.withOpenParts(value, x.id, e.displayed(r, f.scope))
	}
	return e.sym(x.Expression, f)
}

// isNothing reports whether an expression certainly is null: the argument is as good as left out,
// though the plan has the default of the provider.
func (e *evaluator) isNothing(x hclsyntax.Expression, s *scope) bool {
	v, diags := e.exactExpr(x, s)
	return !diags.HasErrors() && isNull(v)
}

// withOpenParts puts references in the place of what is unknown in a value.
func (e *evaluator) withOpenParts(v cty.Value, id, display string) cty.Value {
	ty := v.Type()
	switch {
	case !v.IsKnown() && isScalar(ty):
		return e.placeholder(symbol.Ref{Key: id, Display: display}, kindOf(ty))
	case !v.IsKnown() || v.IsNull() || v.IsWhollyKnown():
		return v
	case ty.IsListType() || ty.IsTupleType() || ty.IsSetType():
		var elems []cty.Value
		for it := v.ElementIterator(); it.Next(); {
			_, el := it.Element()
			elems = append(elems, e.withOpenParts(el, fmt.Sprintf("%s[%d]", id, len(elems)), display))
		}
		return cty.TupleVal(elems)
	case ty.IsMapType() || ty.IsObjectType():
		attrs := map[string]cty.Value{}
		for it := v.ElementIterator(); it.Next(); {
			k, el := it.Element()
			attrs[k.AsString()] = e.withOpenParts(el, id+"."+k.AsString(), display)
		}
		return cty.ObjectVal(attrs)
	}
	return v
}

// node is the content of the block that an instance comes from. With a plan the arguments have
// the values of the plan, and the nested blocks are those that the plan has.
func (e *evaluator) node(r *resourceInstance) *node {
	written := r.set.body
	if r.planned == nil {
		return written
	}
	switch r.filling {
	case evaluating:
		return written
	case done:
		return r.filled
	}
	r.filling = evaluating
	r.filled = written
	if content := e.planned.content(r.planned, r.set.schema); content != nil {
		f := &filler{evaluator: e, inst: r}
		if r.set.hidden {
			f.at = hclRange(r.planned.At)
		}
		if r.set.unshown {
			written = f.bare(content, r.set.schema, r.address())
		}
		var shown map[string]*tfjson.Expression
		if b := e.planned.blocks[r.set.in.config][r.planned.node()]; b != nil {
			shown = b.Expressions
		}
		r.filled = f.node(written, content, r.set.schema, r.scope, r.address(), shown)
	}
	r.filling = done
	return r.filled
}

// plannedValue is what a plan knows of an attribute.
func (e *evaluator) plannedValue(r *resourceInstance, name string) (cty.Value, bool) {
	if r.planned == nil {
		return cty.NilVal, false
	}
	content := e.planned.content(r.planned, r.set.schema)
	if content == nil {
		return cty.NilVal, false
	}
	v, ok := content.attrs[name]
	return v, ok && v.IsWhollyKnown()
}

// filler fills in the content of a plan.
type filler struct {
	*evaluator
	inst *resourceInstance
	// at is where everything is that has no place in the source; nil if all has.
	at *hcl.Range
}

// node is the content of a block. shown is what the plan's configuration shows of it: what the
// source lacks of that is filled in, too.
func (f *filler) node(n *node, content *plannedBody, schema *alicloud.Block, s *scope, id string, shown map[string]*tfjson.Expression) *node {
	out := &node{args: make(map[string]*argument, len(n.args)), order: n.order, violations: n.violations, header: n.header}
	for name, a := range n.args {
		out.args[name] = f.argument(a, content.attrs[name], join(id, name))
	}
	for _, name := range sortedKeys(shown) {
		if schema.Attributes[name] != nil && n.args[name] == nil {
			f.planned.extra = append(f.planned.extra, join(id, name))
			out.args[name] = f.argument(f.hiddenArgument(name, id), content.attrs[name], join(id, name))
			out.order = append(slices.Clip(out.order), name)
		}
	}
	for _, c := range n.blocks {
		if content.blocks[c.typ] == nil { // an argument that is written as blocks
			out.blocks = append(out.blocks, c)
		}
	}
	for _, typ := range sortedKeys(content.blocks) {
		written := childrenOf(n, typ)
		inner := schema.Blocks[typ]
		out.blocks = append(out.blocks, f.children(written, content.blocks[typ], inner, typ, s, join(id, typ), shown[typ])...)
	}
	return out
}

func childrenOf(n *node, typ string) []*child {
	var out []*child
	for _, c := range n.blocks {
		if c.typ == typ {
			out = append(out, c)
		}
	}
	return out
}

func (f *filler) argument(a *argument, value cty.Value, id string) *argument {
	out := *a
	if f.at != nil {
		out.rng, out.nameRange = *f.at, *f.at
	}
	if value != cty.NilVal {
		x := &filled{ParenthesesExpr: &hclsyntax.ParenthesesExpr{Expression: a.expr, SrcRange: out.rng}, value: value, id: id}
		if d, ok := alicloud.Default(f.inst.set.typ, a.name); ok && id == join(f.inst.address(), a.name) {
			u, _ := value.Unmark()
			x.defaulted = u.IsKnown() && !u.IsNull() && plain(u) == d
		}
		out.expr = x
	}
	return &out
}

// children are the nested blocks of a type.
func (f *filler) children(written []*child, planned *plannedBlocks, schema *alicloud.NestedBlock, typ string, s *scope, id string, shown *tfjson.Expression) []*child {
	if planned.unknown {
		if len(written) > 0 && !f.inst.set.hidden {
			return written
		}
		return []*child{f.unknownBlock(typ, schema.Block)}
	}
	type source struct {
		*child
		blockInstance
	}
	var from []source
	certain := true
	for _, c := range written {
		made, ok := f.expandBlock(c, s, &f.instances)
		if !ok {
			return written
		}
		for _, x := range made {
			from = append(from, source{c, x})
			certain = certain && x.exists == symbol.Yes
		}
	}
	if schema.Nesting == "set" && len(from) > 1 && certain && !f.inst.set.hidden && len(from) >= len(planned.list) {
		return written // which is which is not known
	}
	var out []*child
	for i, content := range planned.list {
		c := &child{typ: typ, body: &node{args: map[string]*argument{}}, made: &blockInstance{exists: symbol.Yes, scope: s}}
		if f.at != nil {
			c.rng, c.blockRng = *f.at, *f.at
		} else {
			c.rng, c.blockRng = f.inst.set.rng, f.inst.set.blockRng
		}
		inner := fmt.Sprintf("%s[%d]", id, i)
		template := -1
		switch {
		case len(from) == len(planned.list) && (schema.Nesting != "set" || len(from) == 1):
			template = i
		case len(written) == 1 && len(from) == 1 && !certain:
			template = 0 // a dynamic block of which it is not known what it makes
		}
		if template >= 0 {
			src := from[template]
			c.body, c.made.scope = src.body, src.scope
			if f.at == nil {
				c.rng, c.blockRng = src.rng, src.blockRng
			}
		} else {
			c.body = f.bare(content, schema.Block, inner)
		}
		var of map[string]*tfjson.Expression
		if shown != nil && shown.ExpressionData != nil && len(shown.NestedBlocks) == len(planned.list) {
			of = shown.NestedBlocks[i]
		}
		c.body = f.node(c.body, content, schema.Block, c.made.scope, inner, of)
		out = append(out, c)
	}
	return out
}

// bare is the content of a block of which nothing but what the plan says is known.
func (f *filler) bare(content *plannedBody, schema *alicloud.Block, id string) *node {
	n := &node{args: map[string]*argument{}, header: f.inst.set.rng}
	for _, name := range sortedKeys(content.attrs) {
		v := content.attrs[name]
		u, _ := v.Unmark()
		given := schema.Attributes[name].Optional || schema.Attributes[name].Required
		if u.IsKnown() && u.IsNull() || !u.IsKnown() && schema.Attributes[name].Computed || !given || name == "id" {
			continue
		}
		if d, ok := alicloud.Default(f.inst.set.typ, name); ok && u.IsKnown() && plain(u) == d {
			continue // it may be left out as well
		}
		if f.inst.planned.Change.Before != nil && isZero(u) {
			continue // what is left out is that in the state of many a provider version
		}
		n.args[name] = f.hiddenArgument(name, id)
		n.order = append(n.order, name)
	}
	return n
}

// isZero reports whether a value is what Go has for one that is not given.
func isZero(v cty.Value) bool {
	if !v.IsKnown() || v.IsNull() {
		return false
	}
	switch v.Type() {
	case cty.Number:
		return v.RawEquals(cty.Zero)
	case cty.String:
		return v.AsString() == ""
	case cty.Bool:
		return v.False()
	}
	return false
}

func (f *filler) hiddenArgument(name, id string) *argument {
	at := f.inst.set.rng
	if f.at != nil {
		at = *f.at
	}
	x := &referring{LiteralValueExpr: &hclsyntax.LiteralValueExpr{Val: cty.DynamicVal, SrcRange: at}, id: join(id, name), name: name}
	return &argument{name: name, expr: x, raw: x, rng: at, nameRange: at}
}

// unknownBlock stands for any number of blocks of a type with any content.
func (f *filler) unknownBlock(typ string, schema *alicloud.Block) *child {
	id := join(f.inst.address(), typ)
	c := &child{typ: typ, body: &node{args: map[string]*argument{}}, made: &blockInstance{exists: symbol.Unknown, scope: f.inst.scope}}
	c.rng, c.blockRng = f.inst.set.rng, f.inst.set.blockRng
	if f.at != nil {
		c.rng, c.blockRng = *f.at, *f.at
	}
	for _, name := range sortedKeys(schema.Attributes) {
		c.body.args[name] = f.hiddenArgument(name, id)
		c.body.order = append(c.body.order, name)
	}
	for _, name := range sortedKeys(schema.Blocks) {
		c.body.blocks = append(c.body.blocks, f.unknownBlock(name, schema.Blocks[name].Block))
	}
	return c
}

// plainBody is known content as rules see it, without places.
func plainBody(content *plannedBody) *model.Body {
	out := &model.Body{Values: make(map[string]model.Value, len(content.attrs))}
	for name, v := range content.attrs {
		out.Values[name] = plainModelValue(v)
	}
	for _, typ := range sortedKeys(content.blocks) {
		for _, b := range content.blocks[typ].list {
			out.Blocks = append(out.Blocks, &model.Block{Type: typ, Exists: symbol.Yes, Body: plainBody(b)})
		}
	}
	return out
}

// plainModelValue is a value of a plan that no argument is written for.
func plainModelValue(v cty.Value) model.Value {
	v, marks := v.UnmarkDeep()
	out := model.Value{Set: symbol.Yes, Sensitive: len(marks) > 0}
	switch {
	case !v.IsWhollyKnown():
		out.Set = symbol.Unknown
	case v.IsNull():
		out.Set = symbol.No
	default:
		out.Text = symbol.Lit(plain(v))
	}
	return out
}

func hclRange(r model.Range) *hcl.Range {
	return &hcl.Range{
		Filename: r.File,
		Start:    hcl.Pos{Line: r.Start.Line, Column: r.Start.Column, Byte: r.Start.Byte},
		End:      hcl.Pos{Line: r.End.Line, Column: r.End.Column, Byte: r.End.Byte},
	}
}
