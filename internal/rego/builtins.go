package rego

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	goversion "github.com/hashicorp/go-version"
	"github.com/open-policy-agent/opa/v1/ast"
	oparego "github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/types"

	"github.com/fcasync/fcasync-lint/internal/rego/input"
)

// The builtins that policies have beside those of OPA.
const (
	parseARN       = "fc.parse_arn"
	allows         = "ram.allows"
	versionAtLeast = "fc.version_at_least"
)

// Function is a function that policies can call: its declaration for the compiler and for
// people, and what it does.
type Function struct {
	Decl *ast.Builtin
	// Call returns the result, or nil where it is undefined.
	Call func(topdown.BuiltinContext, []*ast.Term) (*ast.Term, error)
}

// all are Functions, and what calls of them are rewritten to.
func all() []Function { return append(Functions(), atLeast) }

// Functions are those that policies have beside those of OPA.
func Functions() []Function {
	text := types.NewAny(types.S, types.NewObject(nil, types.NewDynamicProperty(types.S, types.A)))
	return []Function{{
		Decl: &ast.Builtin{
			Name:        parseARN,
			Description: "Takes the ARN of a destination apart, as in destinations[_].arn of the input.",
			Decl: types.NewFunction(
				types.Args(types.Named("text", text).Description("the ARN: a string, or a value of the input, which may be partly known")),
				types.Named("arn", types.NewObject(arnType(), nil)).Description("valid, problem, kind, product, region, account, resource, name"),
			),
		},
		Call: func(_ topdown.BuiltinContext, args []*ast.Term) (*ast.Term, error) {
			t, ok := input.ReadText(args[0].Value)
			if !ok {
				return nil, nil // a value that is not known at all
			}
			return input.Term(input.ParseARN(t)), nil
		},
	}, {
		Decl: &ast.Builtin{
			Name:        allows,
			Description: "Says whether the policies that are attached to a role allow an action on a resource, as RAM decides.",
			Decl: types.NewFunction(
				types.Args(
					types.Named("role", types.NewObject(nil, types.NewDynamicProperty(types.S, types.A))).Description("a role of the input"),
					types.Named("action", types.S).Description("such as mns:SendMessage"),
					types.Named("resource", text).Description("an ARN: a string, or a value of the input, which may be partly known"),
				),
				types.Named("permission", types.NewObject([]*types.StaticProperty{
					types.NewStaticProperty("verdict", types.S),
					types.NewStaticProperty("why", types.S),
					types.NewStaticProperty("action", types.S),
					types.NewStaticProperty("by", types.NewArray(nil, types.A)),
				}, nil)).Description(`verdict ("allowed", "denied", "conditional" or "unknown"), why, action, by`),
			),
		},
		Call: func(ctx topdown.BuiltinContext, args []*ast.Term) (*ast.Term, error) {
			action, _ := args[1].Value.(ast.String)
			resource, ok := input.ReadText(args[2].Value)
			if !ok {
				return nil, nil
			}
			role, ok := args[0].Value.(ast.Object)
			if !ok {
				return nil, nil
			}
			permission, err := input.Allows(role, string(action), resource)
			if err != nil {
				return nil, oparego.NewHaltError(fmt.Errorf("%s: %w", allows, err))
			}
			return input.Term(permission), nil
		},
	}, {
		Decl: &ast.Builtin{
			Name:        versionAtLeast,
			Description: "Says whether input.provider.version, the version of the alicloud provider, is at least another one.",
			Decl: types.NewFunction(
				types.Args(types.Named("version", types.S).Description("such as 1.291.0")),
				types.Named("result", types.B).Description("true or false"),
			),
		},
		// Never called: calls are rewritten to atLeast.
		Call: func(topdown.BuiltinContext, []*ast.Term) (*ast.Term, error) { return nil, nil },
	}}
}

// atLeast compares two versions. Calls of fc.version_at_least become calls of it with
// input.provider.version, so that a test that gives its own input is asked about that.
var atLeast = Function{
	Decl: &ast.Builtin{
		Name: "internal.version_at_least",
		Decl: types.NewFunction(types.Args(types.S, types.S), types.B),
	},
	Call: func(ctx topdown.BuiltinContext, args []*ast.Term) (*ast.Term, error) {
		var versions [2]*goversion.Version
		for i, a := range args {
			s, _ := a.Value.(ast.String)
			v, err := goversion.NewVersion(string(s))
			if err != nil {
				return nil, oparego.NewHaltError(fmt.Errorf("%s: %q is no version such as 1.291.0", versionAtLeast, clip(string(s))))
			}
			versions[i] = v
		}
		return ast.InternedTerm(versions[1].GreaterThanOrEqual(versions[0])), nil
	},
}

func arnType() []*types.StaticProperty {
	part := types.NewObject([]*types.StaticProperty{
		types.NewStaticProperty("value", types.S), types.NewStaticProperty("shown", types.S),
		types.NewStaticProperty("segments", types.NewArray(nil, types.A)),
	}, nil)
	out := []*types.StaticProperty{
		types.NewStaticProperty("valid", types.S), types.NewStaticProperty("problem", types.S), types.NewStaticProperty("kind", types.S),
	}
	for _, name := range []string{"product", "region", "account", "resource", "name"} {
		out = append(out, types.NewStaticProperty(name, part))
	}
	return out
}

// Arguments are the names and types of the arguments.
func (f Function) Arguments() []string {
	var out []string
	for _, t := range f.Decl.Decl.NamedFuncArgs().Args {
		out = append(out, shortType(t))
	}
	return out
}

// Result is the name and type of the result.
func (f Function) Result() string { return shortType(f.Decl.Decl.NamedResult()) }

// shortType is "text: string or object" for a type with a name.
func shortType(t types.Type) string {
	named, ok := t.(*types.NamedType)
	if !ok {
		return t.String()
	}
	kind := "object"
	switch inner := named.Type.(type) {
	case types.Any:
		kind = "string or object"
	case *types.Object:
	default:
		kind = inner.String()
	}
	return named.Name + ": " + kind
}

// iterated is Call as the evaluator wants it.
func (f Function) iterated(ctx topdown.BuiltinContext, args []*ast.Term, iter func(*ast.Term) error) error {
	t, err := f.Call(ctx, args)
	var halt *oparego.HaltError
	switch {
	case errors.As(err, &halt):
		return topdown.Halt{Err: errors.New(halt.Error())}
	case err != nil || t == nil:
		return err
	}
	return iter(t)
}

// ownCapabilities are those of OPA that policies have, and Functions.
var ownCapabilities = sync.OnceValue(func() *ast.Capabilities {
	c := *capabilities()
	c.Builtins = slices.Clone(c.Builtins)
	for _, b := range all() {
		c.Builtins = append(c.Builtins, b.Decl)
	}
	return &c
})

// implementations are Functions for an evaluation.
func implementations() map[string]*topdown.Builtin {
	out := map[string]*topdown.Builtin{}
	for _, b := range all() {
		out[b.Decl.Name] = &topdown.Builtin{Decl: b.Decl, Func: b.iterated}
	}
	return out
}

// rewriteVersionCalls turns fc.version_at_least(v) into a comparison with the version in the input.
func rewriteVersionCalls(m *ast.Module) {
	operator := ast.MustParseRef(versionAtLeast)
	replacement := ast.NewTerm(ast.MustParseRef(atLeast.Decl.Name))
	version := ast.MustParseRef("input.provider.version")
	rewrite := func(terms []*ast.Term) []*ast.Term {
		if len(terms) < 2 {
			return terms // too few arguments: the compiler says so
		}
		if ref, ok := terms[0].Value.(ast.Ref); !ok || !ref.Equal(operator) {
			return terms
		}
		out := []*ast.Term{
			{Value: replacement.Value, Location: terms[0].Location}, terms[1],
			{Value: version.Copy(), Location: terms[0].Location},
		}
		return append(out, terms[2:]...)
	}
	ast.NewGenericVisitor(func(x any) bool {
		switch x := x.(type) {
		case *ast.Expr:
			if terms, ok := x.Terms.([]*ast.Term); ok {
				x.Terms = rewrite(terms)
			}
		case *ast.Term:
			if call, ok := x.Value.(ast.Call); ok {
				x.Value = ast.Call(rewrite(call))
			}
		}
		return false
	}).Walk(m)
}
