package source

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// inputsOf collects the values of a root module's variables in Terraform's order of
// precedence: environment, terraform.tfvars, terraform.tfvars.json, *.auto.tfvars by
// name, then -var and -var-file in the order given.
func (e *evaluator) inputsOf(m *module) map[string]input {
	out := map[string]input{}
	if e.options.LookupEnv != nil {
		for name := range m.variables {
			if s, ok := e.options.LookupEnv("TF_VAR_" + name); ok {
				out[name] = input{text: &s, from: "the environment variable TF_VAR_" + name}
			}
		}
	}
	for _, f := range varFiles(m.dir) {
		e.readVarFile(filepath.Join(m.dir, f), out)
	}
	for _, v := range e.options.Vars {
		if v.File != "" {
			e.readVarFile(absolute(e.workDir, v.File), out)
			continue
		}
		name, text, _ := strings.Cut(v.Text, "=")
		out[strings.TrimSpace(name)] = input{text: &text, from: "-var"}
	}
	return out
}

func absolute(dir, path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(dir, path)
}

// varFiles are the variable files that Terraform loads by itself, in order.
func varFiles(dir string) []string {
	entries, _ := os.ReadDir(dir)
	var auto, out []string
	for _, en := range entries {
		switch n := en.Name(); {
		case n == "terraform.tfvars", n == "terraform.tfvars.json":
			out = append(out, n)
		case strings.HasSuffix(n, ".auto.tfvars"), strings.HasSuffix(n, ".auto.tfvars.json"):
			auto = append(auto, n)
		}
	}
	slices.Sort(out)
	slices.Sort(auto)
	return append(out, auto...)
}

// readVarFile reads a variable file. Options may name files outside the tree: the user
// gave them; files that are found may not.
func (e *evaluator) readVarFile(path string, out map[string]input) {
	name := e.rel(path)
	read := e.read
	if slices.ContainsFunc(e.options.Vars, func(v VarOption) bool { return v.File != "" && absolute(e.workDir, v.File) == path }) {
		read = readBounded
	}
	src, err := read(path)
	if err != nil {
		e.problem(model.Problem{Message: "cannot read " + name + ": " + reason(err), Range: wholeFile(name)})
		return
	}
	e.cache.keep(name, src)
	if p := checkNesting(src, name, isJSON(path)); p != nil {
		e.problem(*p)
		return
	}
	file, diags := parseFile(src, name)
	if diags.HasErrors() {
		d := diags.Errs()[0].(*hcl.Diagnostic)
		at := hcl.Range{Filename: name, Start: hcl.InitialPos, End: hcl.InitialPos}
		if d.Subject != nil {
			at = *d.Subject
		}
		e.problem(model.Problem{
			Message: lowerFirst(d.Summary) + ": " + oneLine(d.Detail), Range: modelRange(at),
			Fix: "Correct the syntax; the values of this file are not used until then.",
		})
		return
	}
	attrs, _ := file.Body.JustAttributes()
	for n, a := range attrs {
		out[n] = input{arg: newArgument(a), from: name}
	}
}

// inputValue is the value of an input, by the type of its variable.
func (e *evaluator) inputValue(v *variable, i input) cty.Value {
	if i.value != nil {
		return *i.value
	}
	if i.arg != nil {
		val, diags := e.constant(i.arg.raw)
		if diags.HasErrors() {
			e.evaluationError(diags, i.arg.rng)
			return cty.DynamicVal
		}
		return val
	}
	if v.literal {
		return cty.StringVal(*i.text)
	}
	if checkNesting([]byte(*i.text), i.from, false) != nil {
		e.notices[v.rng] = model.Notice{
			Message: fmt.Sprintf("the value of var.%s from %s is nested too deeply, so the variable counts as unknown", v.name, i.from),
			Range:   modelRange(v.rng),
		}
		return cty.DynamicVal
	}
	expr, diags := hclsyntax.ParseExpression([]byte(*i.text), fmt.Sprintf("<%s>", i.from), hcl.InitialPos)
	if !diags.HasErrors() {
		bound(expr)
		var val cty.Value
		if val, diags = e.constant(expr); !diags.HasErrors() {
			return val
		}
	}
	e.notices[v.rng] = model.Notice{
		Message: fmt.Sprintf("the value of var.%s from %s is no valid expression, so the variable counts as unknown", v.name, i.from),
		Range:   modelRange(v.rng),
	}
	return cty.DynamicVal
}

// constant evaluates an expression that has neither variables nor functions. Strings of
// the JSON syntax are no templates there.
func (e *evaluator) constant(expr hcl.Expression) (v cty.Value, diags hcl.Diagnostics) {
	defer e.recovered(expr.Range(), &v, &diags)
	var ctx *hcl.EvalContext
	if _, isNative := expr.(hclsyntax.Expression); isNative {
		ctx = &hcl.EvalContext{Variables: map[string]cty.Value{budgetKey: cty.CapsuleVal(budgetType, &e.budget)}}
	}
	v, diags = expr.Value(ctx)
	return e.limited(v), diags
}

// workspace is the selected workspace, as Terraform finds it.
func (e *evaluator) workspace() string {
	if e.options.LookupEnv != nil {
		if w, ok := e.options.LookupEnv("TF_WORKSPACE"); ok && w != "" {
			return w
		}
	}
	if e.root.dir == "" {
		return "default"
	}
	if b, err := e.read(filepath.Join(e.root.dir, ".terraform", "environment")); err == nil {
		if w := strings.TrimSpace(string(b)); w != "" {
			return w
		}
	}
	return "default"
}
