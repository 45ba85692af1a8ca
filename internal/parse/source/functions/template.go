package functions

import (
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/customdecode"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// maxNesting bounds the tokens of a template that can nest expressions: parser and
// evaluator recurse that deep, and Go ends a program that recurses too deep.
const maxNesting = 50_000

// templates are the functions that render templates.
type templates struct {
	files    files
	evaluate func(hclsyntax.Expression, *hcl.EvalContext) (cty.Value, hcl.Diagnostics)
	table    map[string]function.Function
}

// failure is err with what diagnostics say, still recognisable as a refusal.
func failure(diags hcl.Diagnostics) error {
	if Refused(diags) {
		for _, d := range diags {
			if extra, ok := hcl.DiagnosticExtra[hclsyntax.FunctionCallDiagExtra](d); ok && refusal(extra.FunctionCallError()) {
				return extra.FunctionCallError()
			}
		}
	}
	return diags
}

// nesting refuses source with so many operators, brackets and interpolations that
// it could exhaust the stack.
func nesting(tokens hclsyntax.Tokens) error {
	n := 0
	for _, token := range tokens {
		switch token.Type {
		case hclsyntax.TokenStringLit, hclsyntax.TokenQuotedLit, hclsyntax.TokenIdent, hclsyntax.TokenNumberLit,
			hclsyntax.TokenComma, hclsyntax.TokenDot, hclsyntax.TokenNewline, hclsyntax.TokenEqual,
			hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenCQuote,
			hclsyntax.TokenTemplateSeqEnd, hclsyntax.TokenComment:
		default:
			n++
		}
	}
	if n > maxNesting {
		return limitf("source with %d operators and brackets", n)
	}
	return nil
}

func parseTemplate(src, name string) (hclsyntax.Expression, error) {
	start := hcl.Pos{Line: 1, Column: 1}
	tokens, _ := hclsyntax.LexTemplate([]byte(src), name, start)
	if err := nesting(tokens); err != nil {
		return nil, err
	}
	expr, diags := hclsyntax.ParseTemplate([]byte(src), name, start)
	if diags.HasErrors() {
		return nil, diags
	}
	return expr, nil
}

// functions is the table as templates see it: they can't render further templates,
// and those that are not files themselves can't look at files.
func (t templates) functions(withFiles bool) map[string]function.Function {
	out := make(map[string]function.Function, len(t.table))
	for name, f := range t.table {
		switch short := strings.TrimPrefix(name, core); {
		case short == "templatefile" || short == "templatestring":
			f = forbidden(f, fmt.Errorf("cannot recursively call %s from inside another template function", short))
		case !withFiles && looksAtFiles(short):
			f = forbidden(f, fmt.Errorf("cannot use filesystem access functions like %s in templatestring templates", short))
		}
		out[name] = f
	}
	return out
}

func looksAtFiles(name string) bool {
	switch name {
	case "file", "fileexists", "fileset", "filebase64", "filebase64sha256", "filebase64sha512",
		"filemd5", "filesha1", "filesha256", "filesha512":
		return true
	}
	return false
}

func forbidden(f function.Function, err error) function.Function {
	return function.New(&function.Spec{
		Params: f.Params(), VarParam: f.VarParam(),
		Type: func([]cty.Value) (cty.Type, error) { return cty.NilType, err },
		Impl: func([]cty.Value, cty.Type) (cty.Value, error) { return cty.NilVal, err },
	})
}

// render evaluates a template with the elements of vars as its variables.
func (t templates) render(expr hclsyntax.Expression, vars cty.Value, withFiles bool) (cty.Value, error) {
	if ty := vars.Type(); !ty.IsObjectType() && !ty.IsMapType() {
		return cty.NilVal, function.NewArgErrorf(1, "invalid vars value: must be a map")
	}
	variables := vars.AsValueMap()
	for name := range variables {
		if !hclsyntax.ValidIdentifier(name) {
			return cty.NilVal, function.NewArgErrorf(1, "invalid template variable name %q: must start with a letter, followed by zero or more letters, digits, and underscores", name)
		}
	}
	for _, traversal := range expr.Variables() {
		if name := traversal.RootName(); variables[name] == cty.NilVal {
			return cty.NilVal, function.NewArgErrorf(1, "vars map does not contain key %q, referenced at %s", name, traversal[0].SourceRange())
		}
	}
	ctx := &hcl.EvalContext{Variables: variables, Functions: t.functions(withFiles)}
	evaluate := t.evaluate
	if evaluate == nil {
		evaluate = func(expr hclsyntax.Expression, ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
			return expr.Value(ctx)
		}
	}
	v, diags := evaluate(expr, ctx)
	if diags.HasErrors() {
		return cty.NilVal, failure(diags)
	}
	return v, CheckSize(v)
}

func (t templates) fromFile() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{stringParam("path"), {Name: "vars", Type: cty.DynamicPseudoType}},
		// A template that is one interpolation gives a value of any type.
		Type: function.StaticReturnType(cty.DynamicPseudoType),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			path := args[0].AsString()
			src, err := t.files.readText(path)
			if err != nil {
				return cty.NilVal, err
			}
			expr, err := parseTemplate(src, path)
			if err != nil {
				return cty.NilVal, err
			}
			return t.render(expr, args[1], true)
		},
	})
}

// reference reports whether an expression is a reference to something declared
// elsewhere, the only thing that templatestring takes as a template.
func reference(expr hcl.Expression) bool {
	switch expr := expr.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		return true
	case *hclsyntax.RelativeTraversalExpr:
		return reference(expr.Source)
	case *hclsyntax.IndexExpr:
		return reference(expr.Collection)
	case *hclsyntax.SplatExpr:
		return reference(expr.Source)
	}
	return false
}

// fromString is not wrapped by bounded: its first argument is not a value but an
// expression.
func (t templates) fromString() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{
			{Name: "template", Type: customdecode.ExpressionClosureType},
			anyValue("vars"), // because CheckSize has to come before anything else
		},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			closure := customdecode.ExpressionClosureFromVal(args[0])
			if !reference(closure.Expression) {
				return cty.NilVal, function.NewArgErrorf(0, "invalid template expression: must be a direct reference to a single string from elsewhere")
			}
			template, diags := closure.Value()
			if diags.HasErrors() {
				return cty.NilVal, failure(diags)
			}
			if err := CheckSize(args[1]); err != nil {
				return cty.NilVal, err
			}
			template, marks := template.Unmark()
			vars, varMarks := args[1].UnmarkDeep()
			if vars.IsNull() {
				return cty.NilVal, function.NewArgErrorf(1, "argument must not be null")
			}
			if !template.IsKnown() || !vars.IsKnown() {
				return cty.UnknownVal(cty.String).WithMarks(marks, varMarks), nil
			}
			if template.Type() != cty.String || template.IsNull() {
				return cty.NilVal, function.NewArgErrorf(0, "invalid template value: a string is required")
			}
			expr, err := parseTemplate(template.AsString(), "<templatestring argument>")
			if err != nil {
				return cty.NilVal, err
			}
			v, err := t.render(expr, vars, false)
			if err != nil {
				return cty.NilVal, err
			}
			v, more := v.Unmark()
			if v.IsNull() {
				return cty.NilVal, errors.New("the result of the template is null")
			}
			if v, err = textOf(v); err != nil {
				return cty.NilVal, err
			}
			return v.WithMarks(marks, varMarks, more), nil
		},
	})
}
