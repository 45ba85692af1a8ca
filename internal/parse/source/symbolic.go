package source

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// The symbolic pass gives text to strings that the exact pass leaves unknown: every
// reference whose text is not known stands in them as a placeholder. It never decides
// anything by a placeholder: what looks into one is unknown, or a reference of its own
// that is equal to itself.
//
// Its values differ from exact ones in two ways: any unknown string, number or boolean
// may be a placeholder, and maps and lists may be objects and tuples.

// frame is a scope with the names that for expressions and templatefile bind.
type frame struct {
	*scope
	vars map[string]cty.Value
	anon map[*hclsyntax.AnonSymbolExpr]cty.Value
	only bool   // only vars exist: a template file
	id   string // tells iterations apart
	// done are the values of expressions in this frame: identities ask for what was
	// evaluated before, and without this twice as often with every level.
	done map[hclsyntax.Expression]cty.Value
}

func (f *frame) bind(id string, vars map[string]cty.Value) *frame {
	g := *f
	g.done = nil
	g.vars = maps.Clone(f.vars)
	if g.vars == nil {
		g.vars = map[string]cty.Value{}
	}
	maps.Copy(g.vars, vars)
	g.id = f.id + "/" + id
	return &g
}

// symbolic evaluates an argument in the symbolic pass.
func (e *evaluator) symbolic(a *argument, s *scope) cty.Value {
	if a == nil {
		return cty.DynamicVal
	}
	e.quiet++
	defer func() { e.quiet-- }()
	if v, diags := e.exactExpr(a.expr, s); !diags.HasErrors() {
		if v, _ = v.UnmarkDeep(); v.IsWhollyKnown() {
			return v
		}
	}
	return e.symExpr(a.expr, &frame{scope: s})
}

// symExpr is sym, guarded: what goes wrong is unknown.
func (e *evaluator) symExpr(expr hclsyntax.Expression, f *frame) (v cty.Value) {
	defer func() {
		if r := recover(); r != nil {
			e.caught(r)
			v = cty.DynamicVal
		}
	}()
	return e.limited(e.sym(expr, f))
}

func (e *evaluator) sym(expr hclsyntax.Expression, f *frame) cty.Value {
	if v, ok := f.done[expr]; ok {
		return v
	}
	v := e.symOnce(expr, f)
	if f.done == nil {
		f.done = map[hclsyntax.Expression]cty.Value{}
	}
	f.done[expr] = v
	return v
}

func (e *evaluator) symOnce(expr hclsyntax.Expression, f *frame) cty.Value {
	switch x := expr.(type) {
	case *hclsyntax.LiteralValueExpr:
		return x.Val
	case *hclsyntax.ParenthesesExpr:
		return e.sym(x.Expression, f)
	case *stepped:
		return e.sym(x.Expression, f)
	case *hclsyntax.TemplateWrapExpr:
		return e.sym(x.Wrapped, f)
	case *hclsyntax.TemplateExpr:
		return e.symTemplate(x, f)
	case *hclsyntax.TemplateJoinExpr:
		return e.symJoin(x, f)
	case *hclsyntax.ScopeTraversalExpr:
		return e.symTraversal(x.Traversal, f)
	case *hclsyntax.RelativeTraversalExpr:
		v, rest := follow(e.sym(x.Source, f), x.Traversal)
		if len(rest) == 0 && !isOpen(v) {
			return v
		}
		if v, ok := e.symOpenIndex(x, f); ok {
			return v
		}
		return e.opaqueExpr(expr, f)
	case *hclsyntax.IndexExpr:
		return e.symIndex(x, f)
	case *hclsyntax.SplatExpr:
		return e.symSplat(x, f)
	case *hclsyntax.AnonSymbolExpr:
		if v, ok := f.anon[x]; ok {
			return v
		}
		return cty.DynamicVal
	case *hclsyntax.TupleConsExpr:
		vals := make([]cty.Value, len(x.Exprs))
		for i, el := range x.Exprs {
			vals[i] = e.sym(el, f)
		}
		return cty.TupleVal(vals)
	case *hclsyntax.ObjectConsExpr:
		return e.symObject(x, f)
	case *hclsyntax.ObjectConsKeyExpr:
		if !x.ForceNonLiteral {
			if k := hcl.ExprAsKeyword(x.Wrapped); k != "" {
				return cty.StringVal(k)
			}
		}
		return e.sym(x.Wrapped, f)
	case *hclsyntax.ForExpr:
		return e.symFor(x, f)
	case *hclsyntax.ConditionalExpr:
		return e.symConditional(x, f)
	case *hclsyntax.BinaryOpExpr:
		return e.symBinary(x, f)
	case *hclsyntax.UnaryOpExpr:
		v := e.sym(x.Val, f)
		if hasPlaceholder(v) {
			return cty.UnknownVal(x.Op.Type)
		}
		return operate(x.Op, v)
	case *hclsyntax.FunctionCallExpr:
		return e.symCall(x, f)
	}
	return cty.DynamicVal
}

// isOpen reports whether a value is wholly unknown.
func isOpen(v cty.Value) bool { return !v.IsKnown() }

// hasPlaceholder reports whether any string in a value has a placeholder in it.
func hasPlaceholder(v cty.Value) bool {
	if v.IsNull() || !v.IsKnown() {
		return false
	}
	switch ty := v.Type(); {
	case ty == cty.String:
		return symbol.HasPlaceholder(v.AsString())
	case ty.IsCollectionType() || ty.IsTupleType() || ty.IsObjectType():
		for it := v.ElementIterator(); it.Next(); {
			k, el := it.Element()
			if hasPlaceholder(el) || (ty.IsObjectType() || ty.IsMapType()) && hasPlaceholder(k) {
				return true
			}
		}
	}
	return false
}

// opaque is a reference made from a place in the source: unknown, but the same wherever
// this place, in this scope, is asked for.
func (e *evaluator) opaque(display string, at hcl.Range, s *scope, key string) cty.Value {
	if key == "" {
		key = fmt.Sprintf("%s:%d-%d@%s", at.Filename, at.Start.Byte, at.End.Byte, s.id)
	}
	return cty.StringVal(e.table.Placeholder(symbol.Ref{Key: key, Display: display}))
}

// opaqueExpr is the reference for an expression that can't be seen through.
func (e *evaluator) opaqueExpr(expr hclsyntax.Expression, f *frame) cty.Value {
	return e.opaqueOf(expr, symbol.AnyText, f)
}

// opaqueOf is an opaqueExpr whose text is made of certain characters.
func (e *evaluator) opaqueOf(expr hclsyntax.Expression, chars symbol.Charset, f *frame) cty.Value {
	ref := symbol.Ref{Key: e.identityOf(expr, f), Display: e.text(expr.Range()), Chars: chars}
	if ref.Display == "" {
		ref.Display = "..."
	}
	if set, _, attrs := e.indexed(expr, f); set != nil && len(attrs) == 1 {
		ref.ResourceType, ref.Attribute = set.typ, attrName(attrs, 0)
		ref.Chars = alicloud.Chars(ref.ResourceType, ref.Attribute)
	}
	v, _ := e.exactIn(expr, f)
	return e.placeholder(ref, kindOf(v.Type()))
}

// refKind is what is known of the type of the value that a placeholder stands for.
type refKind uint8

const (
	text   refKind = iota // a string
	untold                // nothing; in this field it is nearly always a string
	bare                  // a number, a boolean or just anything: JSON may not quote it
)

func kindOf(t cty.Type) refKind {
	switch t {
	case cty.String:
		return text
	case cty.Number, cty.Bool:
		return bare
	}
	return untold
}

// placeholder stands for a reference.
func (e *evaluator) placeholder(r symbol.Ref, k refKind) cty.Value {
	if k != text {
		if e.kinds == nil {
			e.kinds = map[string]refKind{}
		}
		e.kinds[r.Key] = k
	}
	return cty.StringVal(e.table.Placeholder(r))
}

// standsFor reports whether a value has a placeholder in it that stands alone, and for
// something of this kind or one that is even less certain.
func (e *evaluator) standsFor(v cty.Value, k refKind) bool {
	if !hasPlaceholder(v) {
		return false
	}
	if v.Type() == cty.String {
		r, ok := e.table.Text(v.AsString()).Ref()
		return ok && e.kinds[r.Key] >= k
	}
	for it := v.ElementIterator(); it.Next(); {
		if _, el := it.Element(); e.standsFor(el, k) {
			return true
		}
	}
	return false
}

// identity is what makes two evaluations of an argument the same.
func (e *evaluator) identity(a *argument, s *scope) string {
	return e.identityOf(a.expr, &frame{scope: s})
}

func (e *evaluator) identityOf(expr hclsyntax.Expression, f *frame) string {
	switch x := unwrap(expr).(type) {
	case *hclsyntax.ScopeTraversalExpr:
		if _, local := f.vars[x.Traversal.RootName()]; !local && !f.only {
			switch root := x.Traversal.RootName(); {
			case root == "each" || root == "count" || f.iterates(root):
			default:
				return dotted(f.in.path, traversalText(x.Traversal))
			}
		}
		if v := e.symTraversal(x.Traversal, f); !isOpen(v) && v.Type() == cty.String {
			return "text " + v.AsString()
		}
	case *hclsyntax.RelativeTraversalExpr:
		return e.identityOf(x.Source, f) + traversalText(x.Traversal)
	case *hclsyntax.IndexExpr:
		if k := e.symExpr(x.Key, f); k.IsKnown() && !k.IsNull() {
			if s, err := convert.Convert(k, cty.String); err == nil && s.IsKnown() {
				return e.identityOf(x.Collection, f) + "[" + s.AsString() + "]"
			}
		}
	case *hclsyntax.FunctionCallExpr:
		if e.pure(x.Name) {
			parts := make([]string, len(x.Args))
			for i, a := range x.Args {
				if parts[i] = e.valueIdentity(a, f); parts[i] == "" {
					return e.placeIdentity(expr, f)
				}
			}
			last := ")"
			if x.ExpandFinal {
				last = "...)"
			}
			return x.Name + "(" + strings.Join(parts, ",") + last
		}
	}
	return e.placeIdentity(expr, f)
}

// placeIdentity is the identity of an expression by where it stands.
func (e *evaluator) placeIdentity(expr hclsyntax.Expression, f *frame) string {
	r := expr.Range()
	return fmt.Sprintf("%s:%d-%d@%s%s", r.Filename, r.Start.Byte, r.End.Byte, dotted(f.in.path, f.scope.id), f.id)
}

// valueIdentity is the identity of an expression by what it comes to, or, where that is
// unknown, by how it is made.
func (e *evaluator) valueIdentity(expr hclsyntax.Expression, f *frame) string {
	if v := e.symExpr(expr, f); v.IsWhollyKnown() {
		id := fmt.Sprintf("%#v", v)
		if len(id) > 256 { // keys are kept
			id = fmt.Sprintf("%x", sha256.Sum256([]byte(id)))
		}
		return id
	}
	return e.identityOf(expr, f)
}

// follow takes the steps of a traversal as far as the value is known. What is left is
// returned too.
func follow(v cty.Value, steps hcl.Traversal) (cty.Value, hcl.Traversal) {
	for i, s := range steps {
		if isOpen(v) || v.IsNull() {
			return cty.DynamicVal, steps[i:]
		}
		var k cty.Value
		switch s := s.(type) {
		case hcl.TraverseAttr:
			k = cty.StringVal(s.Name)
			if ty := v.Type(); !ty.IsObjectType() && !ty.IsMapType() {
				return cty.DynamicVal, steps[i:]
			}
		case hcl.TraverseIndex:
			k = s.Key
		default:
			return cty.DynamicVal, steps[i:]
		}
		next, ok := indexValue(v, k)
		if !ok || v.Type().IsSetType() {
			return cty.DynamicVal, steps[i:]
		}
		v = next
	}
	return v, nil
}

// symTraversal is the value of a reference. What is unknown becomes a placeholder.
func (e *evaluator) symTraversal(t hcl.Traversal, f *frame) cty.Value {
	root := t.RootName()
	if v, ok := f.vars[root]; ok {
		return e.finish(v, t[1:], t, f)
	}
	if f.only {
		return cty.DynamicVal
	}
	if p, ok := f.iter[root]; ok {
		return e.finish(keyValue(p), t[1:], t, f)
	}
	name := attrName(t, 1)
	switch root {
	case "each":
		if f.each != nil {
			return e.finish(keyValue(*f.each), t[1:], t, f)
		}
	case "count":
		if f.idx != nil {
			return f.idx.symbolic
		}
	case "var":
		if f.in.variables[name] != nil {
			return e.finish(e.variableSymbolic(f.in, name), t[2:], t, f)
		}
	case "local":
		if f.in.locals[name] != nil {
			return e.finish(e.localSymbolic(f.in, name), t[2:], t, f)
		}
	case "path", "terraform", "tofu":
		if v, ok := e.builtin(f.scope, root, name); ok {
			return v
		}
	case "module":
		if f.in.calls[name] != nil {
			v, rest := e.moduleSymbolic(f.in, name, t)
			return e.finish(v, rest, t, f)
		}
	case "self":
	default:
		if ref, rest := resourceRef(t); ref != "" {
			return e.symResource(ref, rest, t, f)
		}
	}
	return e.reference(t, f, "", "", "")
}

func keyValue(p [2]pair) cty.Value {
	return cty.ObjectVal(map[string]cty.Value{"key": p[0].symbolic, "value": p[1].symbolic})
}

// finish takes the rest of a traversal and makes a reference of what stays unknown.
func (e *evaluator) finish(v cty.Value, rest, whole hcl.Traversal, f *frame) cty.Value {
	v, left := follow(v, rest)
	if len(left) == 0 && (!isOpen(v) || !isScalar(v.Type())) {
		return v
	}
	return e.reference(whole, f, "", "", "")
}

// isScalar reports whether a value of the type may be text.
func isScalar(t cty.Type) bool { return t.IsPrimitiveType() || t == cty.DynamicPseudoType }

// reference is the placeholder for a traversal.
func (e *evaluator) reference(t hcl.Traversal, f *frame, resourceType, attribute, address string) cty.Value {
	text := traversalText(t)
	r := symbol.Ref{
		Key: dotted(f.in.path, text), Display: text,
		ResourceType: resourceType, Attribute: attribute, Address: address,
		Chars: alicloud.Chars(resourceType, attribute),
	}
	switch root := t.RootName(); {
	case f.vars[root] != cty.NilVal || root == "each" || root == "count" || f.iterates(root):
		r.Key = dotted(f.in.path, text) + "@" + f.scope.id + f.id
	case f.scope.in.path != "" && root == "var":
		r.Display = dotted(f.in.block, text)
	}
	v, _ := e.exactIn(&hclsyntax.ScopeTraversalExpr{Traversal: t, SrcRange: t.SourceRange()}, f)
	k := kindOf(v.Type())
	if root := t.RootName(); root == "var" && k == untold {
		if v := f.in.variables[attrName(t, 1)]; v != nil && !v.literal {
			k = bare // its author says "any"
		}
	}
	return e.placeholder(r, k)
}

// traversalText writes a traversal as a user would.
func traversalText(t hcl.Traversal) string {
	var b strings.Builder
	for _, s := range t {
		switch s := s.(type) {
		case hcl.TraverseRoot:
			b.WriteString(s.Name)
		case hcl.TraverseAttr:
			b.WriteString("." + s.Name)
		case hcl.TraverseIndex:
			switch k, err := convert.Convert(s.Key, cty.String); {
			case err != nil || k.IsNull() || !k.IsKnown():
				b.WriteString("[...]") // it has a syntax error
			case s.Key.Type() == cty.String:
				b.WriteString("[" + quoteKey(k.AsString()) + "]")
			default:
				b.WriteString("[" + k.AsString() + "]")
			}
		default:
			b.WriteString("[*]")
		}
	}
	return b.String()
}

// symTemplate joins the parts of a template.
func (e *evaluator) symTemplate(x *hclsyntax.TemplateExpr, f *frame) cty.Value {
	var b strings.Builder
	for _, p := range x.Parts {
		s, ok := e.symText(p, f)
		if !ok {
			return cty.UnknownVal(cty.String)
		}
		if b.WriteString(s); b.Len() > maxValueSize {
			return cty.DynamicVal
		}
	}
	return cty.StringVal(b.String())
}

// symText is a part of a template as text. ok is false for null, which no template takes.
func (e *evaluator) symText(p hclsyntax.Expression, f *frame) (string, bool) {
	v := e.sym(p, f)
	if isOpen(v) {
		v = e.opaqueExpr(p, f)
	}
	s, err := convert.Convert(v, cty.String)
	if err != nil || s.IsNull() || !s.IsKnown() {
		return "", false
	}
	return s.AsString(), true
}

func (e *evaluator) symJoin(x *hclsyntax.TemplateJoinExpr, f *frame) cty.Value {
	t := e.sym(x.Tuple, f)
	if isOpen(t) || t.IsNull() || !t.CanIterateElements() {
		return cty.DynamicVal
	}
	var b strings.Builder
	for it := t.ElementIterator(); it.Next(); {
		_, el := it.Element()
		s, err := convert.Convert(el, cty.String)
		if err != nil || s.IsNull() || !s.IsKnown() {
			return cty.DynamicVal
		}
		b.WriteString(s.AsString())
	}
	return cty.StringVal(b.String())
}

func (e *evaluator) symObject(x *hclsyntax.ObjectConsExpr, f *frame) cty.Value {
	attrs := map[string]cty.Value{}
	for _, it := range x.Items {
		k, err := convert.Convert(e.sym(it.KeyExpr, f), cty.String)
		if err != nil || k.IsNull() || !k.IsKnown() {
			return cty.DynamicVal
		}
		attrs[k.AsString()] = e.sym(it.ValueExpr, f)
	}
	return e.settled(cty.ObjectVal(attrs))
}

// settled passes an object on unless its keys may come to be equal, or in another order,
// once the placeholders in them are known.
func (e *evaluator) settled(v cty.Value) cty.Value {
	if isOpen(v) || v.IsNull() || !hasPlaceholderKey(v) {
		return v
	}
	var last *symbol.Text
	for it := v.ElementIterator(); it.Next(); {
		k, _ := it.Element()
		t := e.table.Text(k.AsString())
		if last != nil && !ordered(last.Segments(), t.Segments()) {
			return cty.DynamicVal
		}
		last = &t
	}
	return v
}

// ordered reports whether two texts differ first in their literal parts, so that their
// order is known.
func ordered(a, b []symbol.Segment) bool {
	for i := 0; ; i++ {
		switch {
		case i >= len(a) || i >= len(b):
			return i < len(a) && a[i].Ref == nil || i < len(b) && b[i].Ref == nil
		case a[i].Ref != nil && b[i].Ref != nil && a[i].Ref.Key == b[i].Ref.Key:
		case a[i].Ref != nil || b[i].Ref != nil:
			return false
		case a[i].Lit != b[i].Lit:
			x, y := a[i].Lit, b[i].Lit
			if !strings.HasPrefix(x, y) && !strings.HasPrefix(y, x) {
				return true
			}
			// The shorter one must end here.
			return len(x) < len(y) && i == len(a)-1 || len(y) < len(x) && i == len(b)-1
		}
	}
}

func (e *evaluator) symIndex(x *hclsyntax.IndexExpr, f *frame) cty.Value {
	k := e.sym(x.Key, f)
	if k.IsKnown() && !k.IsNull() && k.Type().IsPrimitiveType() {
		if t, ok := unwrap(x.Collection).(*hclsyntax.ScopeTraversalExpr); ok {
			// A resource or module instance chosen by a key: resolved like q["key"].
			step := hcl.TraverseIndex{Key: k, SrcRange: x.Key.Range()}
			v := e.symTraversal(append(t.Traversal[:len(t.Traversal):len(t.Traversal)], step), f)
			if hasPlaceholder(k) && v.Type() == cty.String {
				return e.opaqueExpr(x, f)
			}
			return v
		}
		if !hasPlaceholder(k) {
			coll := e.sym(x.Collection, f)
			if v, ok := indexValue(coll, k); ok && !coll.Type().IsSetType() && !isOpen(v) {
				return v
			}
		}
	}
	return e.opaqueExpr(x, f)
}

func (e *evaluator) symSplat(x *hclsyntax.SplatExpr, f *frame) cty.Value {
	src := e.sym(x.Source, f)
	if isOpen(src) {
		return cty.DynamicVal
	}
	if src.IsNull() {
		return cty.EmptyTupleVal
	}
	var items []cty.Value
	switch ty := src.Type(); {
	case ty.IsTupleType() || ty.IsListType() || ty.IsSetType():
		if ty.IsSetType() && hasPlaceholder(src) {
			return cty.DynamicVal
		}
		for it := src.ElementIterator(); it.Next(); {
			_, el := it.Element()
			items = append(items, el)
		}
	case ty == cty.String && symbol.HasPlaceholder(src.AsString()) && !e.solid(src):
		return cty.DynamicVal // it may be null, or a list
	default:
		items = []cty.Value{src}
	}
	out := make([]cty.Value, len(items))
	for i, el := range items {
		if !e.budget.take(1) {
			return cty.DynamicVal
		}
		g := f.bind(fmt.Sprintf("*%d", i), nil)
		g.anon = maps.Clone(f.anon)
		if g.anon == nil {
			g.anon = map[*hclsyntax.AnonSymbolExpr]cty.Value{}
		}
		g.anon[x.Item] = el
		out[i] = e.sym(x.Each, g)
	}
	return cty.TupleVal(out)
}

func (e *evaluator) symFor(x *hclsyntax.ForExpr, f *frame) cty.Value {
	coll := e.sym(x.CollExpr, f)
	if isOpen(coll) || coll.IsNull() || !coll.CanIterateElements() || coll.Type().IsSetType() && hasPlaceholder(coll) {
		return cty.DynamicVal
	}
	var list []cty.Value
	attrs := map[string]cty.Value{}
	groups := map[string][]cty.Value{}
	i := 0
	for it := coll.ElementIterator(); it.Next(); i++ {
		if !e.budget.take(1) {
			return cty.DynamicVal
		}
		k, v := it.Element()
		if coll.Type().IsSetType() {
			k = v
		}
		vars := map[string]cty.Value{x.ValVar: v}
		if x.KeyVar != "" {
			vars[x.KeyVar] = k
		}
		g := f.bind(fmt.Sprintf("%d", i), vars)
		if x.CondExpr != nil {
			keep, err := convert.Convert(e.sym(x.CondExpr, g), cty.Bool)
			if err != nil || keep.IsNull() || !keep.IsKnown() {
				return cty.DynamicVal
			}
			if keep.False() {
				continue
			}
		}
		val := e.sym(x.ValExpr, g)
		if x.KeyExpr == nil {
			list = append(list, val)
			continue
		}
		name, err := convert.Convert(e.sym(x.KeyExpr, g), cty.String)
		if err != nil || name.IsNull() || !name.IsKnown() {
			return cty.DynamicVal
		}
		attrs[name.AsString()] = val
		groups[name.AsString()] = append(groups[name.AsString()], val)
	}
	switch {
	case x.KeyExpr == nil:
		return cty.TupleVal(list)
	case x.Group:
		for k, g := range groups {
			attrs[k] = cty.TupleVal(g)
		}
	}
	return e.settled(cty.ObjectVal(attrs))
}

func (e *evaluator) symConditional(x *hclsyntax.ConditionalExpr, f *frame) cty.Value {
	if c, err := convert.Convert(e.sym(x.Condition, f), cty.Bool); err == nil && c.IsKnown() && !c.IsNull() {
		v := e.sym(x.FalseResult, f)
		if c.True() {
			v = e.sym(x.TrueResult, f)
		}
		// Both results are of one type: a number beside text is text.
		if exact, _ := e.exactIn(x, f); exact.Type() == cty.String && !isOpen(v) {
			return convertSymbolic(v, cty.String)
		}
		return v
	}
	a, b := e.sym(x.TrueResult, f), e.sym(x.FalseResult, f)
	if a.IsWhollyKnown() && b.IsWhollyKnown() && a.RawEquals(b) {
		return a
	}
	return e.either(x, a, b, f)
}

// either is one of two texts: what they have in common at both ends around a reference
// for the rest.
func (e *evaluator) either(x hclsyntax.Expression, a, b cty.Value, f *frame) cty.Value {
	if isOpen(a) || isOpen(b) || a.IsNull() || b.IsNull() || a.Type() != cty.String || b.Type() != cty.String {
		return cty.DynamicVal
	}
	one, other := e.table.Text(a.AsString()), e.table.Text(b.AsString())
	head, tail := symbol.Common(one, other)
	chars := symbol.AnyText
	if isName(symbol.Middle(one, head, tail)) && isName(symbol.Middle(other, head, tail)) {
		chars = symbol.NameText
	}
	mid := e.opaqueOf(x, chars, f)
	return cty.StringVal(e.table.String(head) + mid.AsString() + e.table.String(tail))
}

// isName reports whether a text certainly is not empty and has only characters of names.
func isName(t symbol.Text) bool {
	for _, s := range t.Segments() {
		if s.Ref != nil && s.Ref.Chars == symbol.AnyText {
			return false
		}
		for i := range len(s.Lit) {
			if !symbol.NameText.Allows(s.Lit[i]) {
				return false
			}
		}
	}
	return t.MinLen() > 0
}

func (e *evaluator) symBinary(x *hclsyntax.BinaryOpExpr, f *frame) cty.Value {
	l, r := e.sym(x.LHS, f), e.sym(x.RHS, f)
	lp, rp := hasPlaceholder(l), hasPlaceholder(r)
	if !lp && !rp {
		return operate(x.Op, l, r)
	}
	if x.Op == hclsyntax.OpEqual || x.Op == hclsyntax.OpNotEqual {
		// Text that has something literal in it is not null.
		if lp && !rp && isNull(r) && e.solid(l) || rp && !lp && isNull(l) && e.solid(r) {
			return cty.BoolVal(x.Op == hclsyntax.OpNotEqual)
		}
		return cty.UnknownVal(cty.Bool)
	}
	if x.Op == hclsyntax.OpLogicalAnd || x.Op == hclsyntax.OpLogicalOr {
		open := func(v cty.Value, placeholder bool) cty.Value {
			if placeholder {
				return cty.UnknownVal(cty.Bool)
			}
			return v
		}
		return operate(x.Op, open(l, lp), open(r, rp))
	}
	return cty.UnknownVal(x.Op.Type)
}

// solid reports whether a value is text with something literal in it, which neither
// null nor an empty string is.
func (e *evaluator) solid(v cty.Value) bool {
	return v.Type() == cty.String && e.table.Text(v.AsString()).MinLen() > 0
}

// operate applies an operator as HCL does; what fails is unknown.
func operate(op *hclsyntax.Operation, args ...cty.Value) cty.Value {
	params := op.Impl.Params()
	for i := range args {
		v, err := convert.Convert(args[i], params[i].Type)
		if err != nil {
			return cty.UnknownVal(op.Type)
		}
		args[i] = v
	}
	if len(args) == 2 && (op == hclsyntax.OpLogicalAnd || op == hclsyntax.OpLogicalOr) {
		for _, v := range args {
			if v.IsKnown() && !v.IsNull() && v.True() == (op == hclsyntax.OpLogicalOr) {
				return v
			}
		}
	}
	v, err := op.Impl.Call(args)
	if err != nil {
		return cty.UnknownVal(op.Type)
	}
	return v
}
