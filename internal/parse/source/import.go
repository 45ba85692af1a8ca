package source

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// imports adds the import blocks for async invoke configs.
func (b *builder) imports(root *instance) {
	for _, im := range root.imports {
		to := im.target()
		typ := importedType(to)
		if !isAsyncType(typ) {
			continue
		}
		gen := model.FC3
		if typ == "alicloud_fc_function_async_invoke_config" {
			gen = model.FC2
		}
		scopes := []*scope{{in: root}}
		if im.forEach != nil {
			x := b.expand(nil, im.forEach, scopes[0])
			scopes = nil
			for i := range x.keys {
				scopes = append(scopes, x.scopeOf(root, i, "import"))
			}
		}
		for _, s := range scopes {
			id, _ := b.value(im.id, cty.String, s)
			b.project.Imports = append(b.project.Imports, &model.Import{
				To: b.addressOf(to, s), Type: typ, Generation: gen, ID: id, Range: modelRange(im.rng),
			})
		}
	}
}

// target is the address that a block imports to, as an expression. The JSON syntax has it
// in a string. It is nil where it is no expression.
func (im *importBlock) target() hclsyntax.Expression {
	return quotedExpression(im.to)
}

// importedType is the resource type in an address such as module.a["k"].TYPE.name["x"].
func importedType(to hclsyntax.Expression) string {
	names := addressNames(to)
	for len(names) > 2 && names[0] == "module" {
		names = names[2:]
	}
	if len(names) != 2 {
		return ""
	}
	return names[0]
}

// addressNames are the names in an address without the instance keys.
func addressNames(to hclsyntax.Expression) []string {
	var names []string
	var steps hcl.Traversal
	switch e := to.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		steps = e.Traversal
	case *hclsyntax.RelativeTraversalExpr:
		names, steps = addressNames(e.Source), e.Traversal
	case *hclsyntax.IndexExpr:
		return addressNames(e.Collection)
	}
	for _, s := range steps {
		switch s := s.(type) {
		case hcl.TraverseRoot:
			names = append(names, s.Name)
		case hcl.TraverseAttr:
			names = append(names, s.Name)
		}
	}
	return names
}

// addressOf writes an address out, with the instance keys that s knows; a key that is not
// known stays as it is written.
func (b *builder) addressOf(to hclsyntax.Expression, s *scope) string {
	switch e := to.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		return traversalText(e.Traversal)
	case *hclsyntax.RelativeTraversalExpr:
		return b.addressOf(e.Source, s) + traversalText(e.Traversal)
	case *hclsyntax.IndexExpr:
		return b.addressOf(e.Collection, s) + "[" + b.indexText(e.Key, s) + "]"
	}
	return b.text(to.Range())
}

func (b *builder) indexText(index hclsyntax.Expression, s *scope) string {
	v, diags := b.exactExpr(index, s)
	written := strings.TrimSpace(b.text(index.Range()))
	if diags.HasErrors() || v.IsMarked() || !v.IsKnown() || v.IsNull() {
		return written
	}
	text, err := convert.Convert(v, cty.String)
	switch {
	case err != nil:
		return written
	case v.Type() == cty.Number:
		return text.AsString()
	}
	return quoteKey(text.AsString())
}
