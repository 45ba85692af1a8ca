package source

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// ramDocument is what a data source alicloud_ram_policy_document makes of its blocks.
type ramDocument struct {
	value *located // an object; nil if it has no statement, and so no document
	text  *part    // nil while it is being made, or if it can't be
	// exact: this is the text to the byte, once what is unknown in it is known.
	exact bool
}

const ramDocumentType = "alicloud_ram_policy_document"

// isRAMDocument reports whether an attribute is the document of such a data source.
func isRAMDocument(inst *resourceInstance, attribute string) bool {
	return inst.set.data && inst.set.typ == ramDocumentType && attribute == "document" && inst.set.schema != nil
}

// ramDocument renders the document of a data source as the provider does (read in
// alicloud/data_source_alicloud_ram_policy_document.go, 2026-08-21).
func (l *locator) ramDocument(inst *resourceInstance) *ramDocument {
	d := l.rams[inst]
	if d != nil {
		return d
	}
	d = &ramDocument{}
	l.rams[inst] = d
	defer l.begin()()
	b := &blocks{locator: l, inst: inst, exact: true}
	node, schema := l.node(inst), inst.set.schema
	statements := b.statements(node, schema)
	if statements == nil {
		return d
	}
	if len(statements.elems) == 0 {
		d.exact = true
		return d
	}
	out := &located{kind: objectKind, at: placeOf(inst.set.blockRng), holder: inst.address()}
	out.set("Statement", member{value: statements}) // in the order of the provider's structure
	out.set("Version", b.version(node, schema, inst.scope))
	d.value = out
	if d.text = l.json(out, true); d.text != nil && d.text.small() {
		d.exact = b.exact
	}
	return d
}

// dataDocument is the document of a data source as a value.
func (l *locator) dataDocument(inst *resourceInstance) *located {
	d := l.ramDocument(inst)
	switch {
	case d.value == nil && d.exact:
		return &located{at: placeOf(inst.set.blockRng), value: cty.NullVal(cty.String)}
	case d.text == nil:
		return nil
	}
	text := joinParts(d.text.at, d.text)
	if !d.exact {
		if v := l.attribute(inst, "document", symbolically); v.IsKnown() && !v.IsNull() && v.Type() == cty.String {
			less := l.table.Text(v.AsString())
			text.instead = &less
		}
	}
	return &located{kind: textKind, at: text.at, text: text}
}

// ramDocumentText is the document of a data source for the symbolic pass, which must know
// it to the byte.
func (e *evaluator) ramDocumentText(inst *resourceInstance) (v cty.Value, ok bool) {
	defer func() {
		if r := recover(); r != nil {
			e.caught(r)
			v, ok = cty.NilVal, false
		}
	}()
	d := e.locating().ramDocument(inst)
	switch {
	case !d.exact:
		return cty.NilVal, false
	case d.value == nil:
		return cty.NullVal(cty.String), true
	}
	text, optional := d.text.written()
	return cty.StringVal(e.table.String(text)), len(optional) == 0
}

// blocks makes documents of blocks and arguments.
type blocks struct {
	*locator
	inst *resourceInstance
	// exact: what is made is what the provider will make, to the byte.
	exact bool
}

// argument is an argument of a block, nil if it is left out or null.
func (b *blocks) argument(n *node, schema *alicloud.Block, name string, s *scope) *located {
	a := n.args[name]
	if a == nil || schema.Attributes[name] == nil {
		return nil
	}
	ty := schema.Attributes[name].Type
	if ty.IsSetType() {
		ty = cty.List(ty.ElementType()) // neither order nor repetition mean anything in a policy
	}
	v := convertSymbolic(b.symbolic(a, s), ty)
	if isNull(v) {
		return nil
	}
	out := b.over(v, b.locator.argument(a, s), placeOf(a.rng), b.nameOf(a.expr, inScope(s)), true)
	if out.isOpen() {
		b.exact = false // how a list is written depends on how long it is
	}
	return out
}

// list is a list of strings as the provider writes it: one alone without brackets in a data
// source. It is nil if it is left out, or empty.
func (b *blocks) list(n *node, schema *alicloud.Block, name string, s *scope) *located {
	x := b.argument(n, schema, name, s)
	if x == nil || x.kind != listKind {
		return x
	}
	switch {
	case len(x.elems) == 0:
		return nil
	case x.hasMany():
		b.exact = false
	case len(x.elems) == 1 && b.inst.set.data:
		return x.elems[0]
	}
	return x
}

// field is the member of a statement that an argument makes.
func field(n *node, argument string, value *located) member {
	a := n.args[argument]
	if a == nil {
		return member{value: value}
	}
	key := placeOf(a.nameRange)
	return member{at: key.upTo(placeOf(a.rng)), key: key, value: value}
}

// stated is text that is not written: what a provider stands in for an argument.
func stated(s string, at place) *located { return textAt(symbol.Lit(s), at) }

func (b *blocks) version(n *node, schema *alicloud.Block, s *scope) member {
	if v := b.argument(n, schema, "version", s); v != nil {
		return field(n, "version", v)
	}
	return member{value: stated("1", placeOf(b.inst.set.rng))}
}

// nested are the blocks of a type; false if they are too many.
func (b *blocks) nested(n *node, schema *alicloud.Block, typ string, s *scope) (out []nestedBlock, ok bool) {
	inner := nestedSchema(schema, typ)
	for _, c := range n.blocks {
		if c.typ != typ || inner == nil {
			continue
		}
		made, ok := b.expandBlock(c, s, &b.locator.blocks)
		if !ok {
			return nil, false
		}
		for _, x := range made {
			out = append(out, nestedBlock{c, inner, x})
		}
	}
	return out, true
}

type nestedBlock struct {
	*child
	schema *alicloud.Block
	blockInstance
}

// statements are the statement blocks; nil if they are too many.
func (b *blocks) statements(n *node, schema *alicloud.Block) *located {
	made, ok := b.nested(n, schema, "statement", b.inst.scope)
	if !ok {
		return nil
	}
	out := &located{kind: listKind}
	for _, x := range made {
		st := &located{kind: objectKind, at: placeOf(x.blockRng), optional: x.exists != symbol.Yes}
		effect := b.argument(x.body, x.schema, "effect", x.scope)
		if effect == nil {
			effect = stated("Allow", placeOf(x.rng))
		}
		st.set("Effect", field(x.body, "effect", effect))
		action := b.list(x.body, x.schema, "action", x.scope)
		if action == nil {
			action = &located{kind: listKind, at: placeOf(x.rng)} // it is required
		}
		st.set("Action", field(x.body, "action", action))
		if r := b.list(x.body, x.schema, "resource", x.scope); r != nil {
			st.set("Resource", field(x.body, "resource", r))
		}
		b.principal(st, x)
		b.condition(st, x)
		out.elems = append(out.elems, st)
		b.exact = b.exact && !st.optional
	}
	return out
}

// certain reports whether all blocks are sure to be there, and a place for all of them.
func certain(made []nestedBlock) (bool, place) {
	at := placeOf(made[0].blockRng)
	all := true
	for _, x := range made {
		all = all && x.exists == symbol.Yes
		at = at.upTo(placeOf(x.blockRng))
	}
	return all, at
}

// open is a member that is not known.
func (b *blocks) open(st nestedBlock, key string, at place) *located {
	b.exact = false
	return unknown(at, func() symbol.Ref {
		r, _ := b.table.Text(b.opaque(strings.ToLower(key), st.blockRng, st.scope, "").AsString()).Ref()
		r.Key += " " + key
		return r
	})
}

// principal adds what the principal blocks of a statement make.
func (b *blocks) principal(st *located, x nestedBlock) {
	made, ok := b.nested(x.body, x.schema, "principal", x.scope)
	if ok && len(made) == 0 {
		return
	}
	all, at := false, st.at
	if ok {
		all, at = certain(made)
	}
	out := &located{kind: objectKind, at: at}
	for _, p := range made {
		entity, known := b.known(b.argument(p.body, p.schema, "entity", p.scope))
		ids := b.argument(p.body, p.schema, "identifiers", p.scope)
		if !all || !known || ids == nil {
			all = false
			break
		}
		m := field(p.body, "entity", b.sorted(ids))
		m.at, m.key = placeOf(p.blockRng), b.placeIn(p, "entity")
		if have, ok := out.members[entity]; ok { // in an order that is the provider's secret
			b.exact = false
			m = b.extended(have, m)
		}
		out.set(entity, m)
	}
	if !all {
		st.set("Principal", member{at: at, key: at, value: b.open(x, "Principal", at)})
		return
	}
	slices.Sort(out.keys)
	st.set("Principal", member{value: out, at: at, key: placeOf(made[0].rng)})
}

// condition adds what the condition blocks of a statement make.
func (b *blocks) condition(st *located, x nestedBlock) {
	made, ok := b.nested(x.body, x.schema, "condition", x.scope)
	if ok && len(made) == 0 {
		return
	}
	all, at := false, st.at
	if ok {
		all, at = certain(made)
	}
	out := &located{kind: objectKind, at: at}
	for _, c := range made {
		operator, known := b.known(b.argument(c.body, c.schema, "operator", c.scope))
		variable, named := b.known(b.argument(c.body, c.schema, "variable", c.scope))
		if !all || !known || !named {
			all = false
			break
		}
		values := b.list(c.body, c.schema, "values", c.scope)
		if values == nil {
			values = &located{kind: listKind, at: placeOf(c.rng)}
		}
		op, ok := out.members[operator]
		if !ok {
			op = field(c.body, "operator", &located{kind: objectKind, at: placeOf(c.blockRng)})
			op.at, op.key = placeOf(c.blockRng), b.placeIn(c, "operator")
			out.set(operator, op)
		}
		m := field(c.body, "values", values)
		m.key, m.at = b.placeIn(c, "variable"), placeOf(c.blockRng)
		if have, ok := op.value.members[variable]; ok {
			b.exact = false
			m = b.extended(have, m)
		}
		op.value.set(variable, m)
		slices.Sort(op.value.keys)
	}
	if !all {
		st.set("Condition", member{at: at, key: at, value: b.open(x, "Condition", at)})
		return
	}
	slices.Sort(out.keys)
	st.set("Condition", member{value: out, at: at, key: placeOf(made[0].rng)})
}

// placeIn is the place of an argument of a block.
func (b *blocks) placeIn(c nestedBlock, argument string) place {
	if a := c.body.args[argument]; a != nil {
		return placeOf(a.rng)
	}
	return placeOf(c.rng)
}

// known is a string that is wholly known.
func (b *blocks) known(x *located) (string, bool) {
	if x == nil || x.kind != textKind || !x.text.small() {
		return "", false
	}
	text, _ := x.text.written()
	return text.Known()
}

// sorted is a list of principals as the provider orders it: the other way round.
func (b *blocks) sorted(x *located) *located {
	if x.kind != listKind {
		return x
	}
	texts := map[*located]string{}
	for _, el := range x.elems {
		s, known := b.known(el)
		if !known {
			b.exact = b.exact && len(x.elems) == 1 && !el.many
			return x
		}
		texts[el] = s
	}
	out := *x
	out.elems = slices.Clone(x.elems)
	slices.SortStableFunc(out.elems, func(p, q *located) int { return strings.Compare(texts[q], texts[p]) })
	return &out
}

// extended is a member with the elements of another one added to its list.
func (b *blocks) extended(m, more member) member {
	out := &located{kind: listKind, at: m.value.at}
	for _, x := range []*located{m.value, more.value} {
		switch {
		case x.kind == listKind:
			out.elems = append(out.elems, x.elems...)
		case x.isOpen():
			out.elems = append(out.elems, rest(x.at, x.name))
		default:
			out.elems = append(out.elems, x)
		}
	}
	m.value = out
	return m
}

// olderDocument is the document that the arguments and blocks make that came before there was
// an argument for all of it. ok is false if there are none.
func (b *builder) olderDocument(inst *resourceInstance, body *model.Body) (d model.Document, ok bool) {
	defer func() {
		if r := recover(); r != nil {
			b.caught(r)
			d, ok = model.Document{}, false
		}
	}()
	l := b.locating()
	defer l.begin()()
	m := &blocks{locator: l, inst: inst}
	n, schema := b.node(inst), inst.set.schema
	var statements *located
	switch inst.set.typ {
	case "alicloud_ram_policy":
		statements = m.statements(n, schema)
		d.Set = symbol.Unknown
		for i, blk := range body.BlocksOf("statement") {
			if d.Set = d.Set.Or(blk.Exists); i == 0 {
				d.Range = blk.Block
			}
		}
	case "alicloud_ram_role":
		statements = m.services(n, schema)
		for _, name := range []string{"services", "ram_users"} {
			if v := body.Value(name); v.Set != symbol.No && d.Range.IsZero() {
				d.Value = v
			}
		}
		d.Set, d.Text = symbol.Yes, symbol.Text{}
	}
	if statements == nil || len(statements.elems) == 0 {
		return model.Document{}, false
	}
	out := &located{kind: objectKind, at: placeOf(inst.set.blockRng)}
	out.set("Statement", member{value: statements})
	out.set("Version", m.version(n, schema, inst.scope))
	p := l.json(out, true)
	if p == nil || !p.small() {
		return model.Document{}, false
	}
	for _, a := range n.arguments() {
		d.Sensitive = d.Sensitive || b.drawsOnSecrets(a.expr, inst.scope)
	}
	d.Text, d.Optional = p.written()
	d.Locate = b.locate(p, d.Value)
	return d, true
}

// services is the one statement that trusts the services and users of a role.
func (b *blocks) services(n *node, schema *alicloud.Block) *located {
	principal := &located{kind: objectKind}
	for _, p := range []struct{ argument, kind string }{{"services", "Service"}, {"ram_users", "RAM"}} {
		x := b.argument(n, schema, p.argument, b.inst.scope)
		if x == nil || x.kind == listKind && len(x.elems) == 0 {
			continue
		}
		m := field(n, p.argument, x)
		if principal.at = m.at; len(principal.keys) > 0 {
			principal.at = place{}
		}
		principal.set(p.kind, m)
	}
	if len(principal.keys) == 0 {
		return nil
	}
	header := placeOf(b.inst.set.rng)
	st := &located{kind: objectKind, at: placeOf(b.inst.set.blockRng)}
	st.set("Effect", member{value: stated("Allow", header)})
	st.set("Action", member{value: stated("sts:AssumeRole", header)})
	st.set("Principal", member{value: principal})
	return &located{kind: listKind, elems: []*located{st}}
}
