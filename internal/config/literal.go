package config

import (
	"cmp"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// isLiteral reports whether an expression is text, a number, true, false, null, or a
// list or map of such: nothing has to be worked out to know it.
func isLiteral(e hclsyntax.Expression) bool {
	switch e := e.(type) {
	case *hclsyntax.LiteralValueExpr:
		return true
	case *hclsyntax.TemplateExpr:
		return !slices.ContainsFunc(e.Parts, func(p hclsyntax.Expression) bool {
			_, plain := p.(*hclsyntax.LiteralValueExpr)
			return !plain
		})
	case *hclsyntax.UnaryOpExpr: // a negative number
		_, number := e.Val.(*hclsyntax.LiteralValueExpr)
		return number && e.Op == hclsyntax.OpNegate
	case *hclsyntax.ParenthesesExpr:
		return isLiteral(e.Expression)
	case *hclsyntax.TupleConsExpr:
		return !slices.ContainsFunc(e.Exprs, func(x hclsyntax.Expression) bool { return !isLiteral(x) })
	case *hclsyntax.ObjectConsExpr:
		return !slices.ContainsFunc(e.Items, func(i hclsyntax.ObjectConsItem) bool {
			_, ok := literalKey(i.KeyExpr)
			return !ok || !isLiteral(i.ValueExpr)
		})
	}
	return false
}

// literalKey returns the key of an object item: a bare word or quoted text.
func literalKey(e hclsyntax.Expression) (string, bool) {
	key, ok := e.(*hclsyntax.ObjectConsKeyExpr)
	if !ok {
		return "", false
	}
	if word := hcl.ExprAsKeyword(key.Wrapped); word != "" && !key.ForceNonLiteral {
		return word, true
	}
	return literalText(key.Wrapped)
}

func literalText(e hclsyntax.Expression) (string, bool) {
	if _, template := e.(*hclsyntax.TemplateExpr); !template || !isLiteral(e) {
		return "", false
	}
	v, diags := e.Value(nil)
	if diags.HasErrors() || v.Type() != cty.String || v.IsNull() || !v.IsKnown() {
		return "", false
	}
	return v.AsString(), true
}

// text reads quoted text.
func (r *reader) text(e hclsyntax.Expression, what string) (string, bool) {
	s, ok := literalText(e)
	if !ok {
		r.mistake(e.Range().Start, "%s must be text in quotes, without variables or functions", what)
	}
	return s, ok
}

// bool reads true or false; after a mistake it is false.
func (r *reader) bool(a *hclsyntax.Attribute) bool {
	if l, ok := a.Expr.(*hclsyntax.LiteralValueExpr); ok && l.Val.Type() == cty.Bool {
		return l.Val.True()
	}
	r.mistake(a.Expr.Range().Start, "%s must be true or false", a.Name)
	return false
}

// texts reads a list of quoted texts.
func (r *reader) texts(a *hclsyntax.Attribute, each func(at hcl.Pos, text string)) {
	list, ok := a.Expr.(*hclsyntax.TupleConsExpr)
	if !ok {
		r.mistake(a.Expr.Range().Start, "%s must be a list: `%s = [\"...\"]`", a.Name, a.Name)
		return
	}
	for _, e := range list.Exprs {
		if s, ok := r.text(e, "an element of "+a.Name); ok {
			each(e.Range().Start, s)
		}
	}
}

// object reads the items of `{ key = value }`.
func (r *reader) object(a *hclsyntax.Attribute, each func(at hcl.Pos, key string, value hclsyntax.Expression)) {
	o, ok := a.Expr.(*hclsyntax.ObjectConsExpr)
	if !ok {
		r.mistake(a.Expr.Range().Start, "%s must be a map: `%s = { ... }`", a.Name, a.Name)
		return
	}
	for _, item := range o.Items {
		at := item.KeyExpr.Range().Start
		if key, ok := literalKey(item.KeyExpr); ok {
			each(at, key, item.ValueExpr)
		} else {
			r.mistake(at, "a key of %s must be a name", a.Name)
		}
	}
}

// inOrder returns attributes in the order of the file.
func inOrder(attributes hclsyntax.Attributes) []*hclsyntax.Attribute {
	out := make([]*hclsyntax.Attribute, 0, len(attributes))
	for _, a := range attributes {
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b *hclsyntax.Attribute) int {
		return cmp.Compare(a.NameRange.Start.Byte, b.NameRange.Start.Byte)
	})
	return out
}
