package rego

import (
	"fmt"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/fcasync/fcasync-lint/internal/rego/input"
)

// compiled are modules that can be evaluated. It may be used from several goroutines.
type compiled struct {
	compiler *ast.Compiler
	store    storage.Store
	queries  map[string]ast.Body // by the path of the entry
	lost     sync.Map            // by that path, why an evaluation never ended: an error
	// exceptions are true where conftest's rule exception takes an entry away.
	exceptions map[string]ast.Body
}

// compile compiles modules for the document that policies see; checked: for that of this program,
// whose fields are known. Modules that do not compile are left out, and those that need them.
func compile(modules []*module, data map[string]any, checked bool) (*compiled, []problem) {
	left := map[string]*ast.Module{}
	for _, m := range modules {
		left[m.file] = m.parsed
	}
	var problems []problem
	for {
		c := newCompiler(data, checked)
		c.Compile(copies(left))
		if !c.Failed() {
			return newCompiled(c, data), problems
		}
		before := len(left)
		for _, e := range c.Errors {
			problems = append(problems, problemOf(e))
			if e.Location != nil {
				delete(left, e.Location.File)
			}
		}
		if len(left) == before {
			// Nobody is to blame, so that it would go on for ever.
			left = map[string]*ast.Module{}
		}
	}
}

// compileTrusted compiles the modules that are built in, without the stages that only look for
// mistakes: a test compiles them with all stages.
func compileTrusted(modules []*module, data map[string]any, _ bool) (*compiled, []problem) {
	parsed := map[string]*ast.Module{}
	for _, m := range modules {
		parsed[m.file] = m.parsed
	}
	c := newCompiler(data, false).WithSkipStages(
		ast.StageCheckUnusedImports, ast.StageCheckKeywordOverrides, ast.StageCheckDuplicateImports, ast.StageCheckVoidCalls,
		ast.StageParseMetadataBlocks, ast.StageSetAnnotationSet, ast.StageRewriteRegoMetadataCalls, ast.StageCheckRuleConflicts,
		ast.StageCheckUndefinedFuncs, ast.StageCheckSafetyRuleHeads, ast.StageCheckRecursion, ast.StageCheckTypes,
		ast.StageCheckUnsafeBuiltins, ast.StageCheckDeprecatedBuiltins, ast.StageBuildRequiredCapabilities,
	)
	if c.Compile(parsed); c.Failed() {
		panic("policies: " + c.Errors.Error())
	}
	return newCompiled(c, data), nil
}

func newCompiled(c *ast.Compiler, data map[string]any) *compiled {
	return &compiled{
		compiler: c, queries: map[string]ast.Body{}, exceptions: map[string]ast.Body{},
		store: inmem.NewFromObjectWithOpts(data, inmem.OptRoundTripOnWrite(false)),
	}
}

// copies are what a compiler may change.
func copies(modules map[string]*ast.Module) map[string]*ast.Module {
	out := make(map[string]*ast.Module, len(modules))
	for name, m := range modules {
		out[name] = m.Copy()
	}
	return out
}

func newCompiler(data map[string]any, checked bool) *ast.Compiler {
	c := ast.NewCompiler().WithCapabilities(ownCapabilities()).SetErrorLimit(0).
		WithPathConflictsCheck(func(path []string) (bool, error) { return inData(data, path), nil })
	if checked {
		schemas := ast.NewSchemaSet()
		schemas.Put(ast.SchemaRootRef, inputSchema())
		c = c.WithSchemas(schemas)
	}
	return c
}

// inData reports whether there is a value at a path.
func inData(data map[string]any, path []string) bool {
	var at any = data
	for _, key := range path {
		object, ok := at.(map[string]any)
		if !ok {
			return false
		}
		if at, ok = object[key]; !ok {
			return false
		}
	}
	return true
}

// inputSchema is the schema of the input, decoded.
func inputSchema() any {
	var schema any
	if err := util.UnmarshalJSON(input.Schema(), &schema); err != nil {
		panic(fmt.Sprintf("the schema of the input: %s", err)) // it is embedded, and a test reads it
	}
	return schema
}

// prepare compiles the query for an entry. Of what was left out there is none.
func (c *compiled) prepare(e entry) error {
	if len(c.compiler.GetRulesExact(e.path)) == 0 {
		return nil
	}
	body, err := c.compiler.QueryCompiler().Compile(ast.NewBody(ast.Equality.Expr(ast.VarTerm(resultVar), ast.NewTerm(e.path))))
	if err != nil {
		return err
	}
	c.queries[e.path.String()] = body
	return nil
}

// prepareException compiles what conftest asks before it reports a rule: whether the rule exception
// of the package has the rule's name, without deny_ and the like, in one of its lists.
func (c *compiled) prepareException(e entry) error {
	pkg := e.path[:len(e.path)-1]
	exception := pkg.Append(ast.StringTerm("exception"))
	if len(c.compiler.GetRulesExact(exception)) == 0 {
		return nil
	}
	name, _ := e.path[len(e.path)-1].Value.(ast.String)
	suffix := strings.TrimPrefix(strings.TrimPrefix(string(name), e.verb), "_")
	element := ast.NewTerm(exception.Append(ast.VarTerm("rules")).Append(ast.VarTerm("i")))
	body, err := c.compiler.QueryCompiler().Compile(ast.NewBody(
		ast.Equality.Expr(element, ast.StringTerm(suffix)), ast.Equality.Expr(ast.VarTerm(resultVar), ast.StringTerm(suffix)),
	))
	if err != nil {
		return err
	}
	c.exceptions[e.path.String()] = body
	return nil
}

// resultVar is what a query binds.
const resultVar = "result"
