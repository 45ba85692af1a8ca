package source

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse/source/functions"
)

// variable is the value of an input variable of a module instance.
func (e *evaluator) variable(in *instance, name string) cty.Value {
	c := in.vars[name]
	if c == nil {
		c = &cell{}
		in.vars[name] = c
	}
	v := in.variables[name]
	return e.resolve(c, exactly, "var."+name, v.rng, func() cty.Value { return e.variableExact(in, v) })
}

func (e *evaluator) variableExact(in *instance, v *variable) cty.Value {
	given, ok := e.given(in, v, exactly)
	if !ok || (v.notNull && isNull(given)) {
		if v.def == nil {
			given = cty.UnknownVal(v.typ.WithoutOptionalAttributesDeep())
			if v.notNull {
				given = given.RefineNotNull()
			}
		} else {
			given = e.exact(v.def, &scope{in: in})
		}
	}
	given = e.convertVariable(in, v, given)
	return mark(given, v.sensitive, v.ephemeral)
}

// mark marks a value as its variable or output declares it.
func mark(v cty.Value, sensitive, ephemeral bool) cty.Value {
	if sensitive {
		v = v.Mark(functions.Sensitive)
	}
	if ephemeral {
		v = v.Mark(functions.Ephemeral)
	}
	return v
}

func isNull(v cty.Value) bool {
	v, _ = v.Unmark()
	return v.IsKnown() && v.IsNull()
}

// convertVariable applies the variable's type and the defaults of optional attributes.
func (e *evaluator) convertVariable(in *instance, v *variable, val cty.Value) cty.Value {
	out := val
	if v.defaults != nil && !isNull(out) {
		out = e.applyDefaults(v, out)
	}
	out, err := convert.Convert(out, v.typ)
	if err != nil {
		at, from := e.givenAt(in, v)
		e.evaluationError(hcl.Diagnostics{{
			Severity: hcl.DiagError, Summary: "Invalid value for variable",
			Detail: fmt.Sprintf("The value for var.%s%s is not suitable: %s.", v.name, from, err), Subject: &at,
		}}, at)
		return cty.UnknownVal(v.typ.WithoutOptionalAttributesDeep())
	}
	return out
}

// givenAt is where a variable's value is written, and in words where it comes from if
// that is no place in the source.
func (e *evaluator) givenAt(in *instance, v *variable) (at hcl.Range, from string) {
	if in.parent != nil {
		if a := in.call.args[v.name]; a != nil {
			return a.rng, ""
		}
	} else if i, ok := in.inputs[v.name]; ok {
		if i.arg != nil {
			return i.arg.rng, ""
		}
		return v.rng, ", from " + i.from + ","
	}
	if v.def != nil {
		return v.def.rng, ""
	}
	return v.rng, ""
}

func (e *evaluator) applyDefaults(v *variable, val cty.Value) (out cty.Value) {
	defer func() {
		if recover() != nil { // a value of another shape than the type: the conversion will say so
			out = val
		}
	}()
	return v.defaults.Apply(val)
}

// given is the value that a module instance's variable gets from outside. ok is false
// where it gets none.
func (e *evaluator) given(in *instance, v *variable, m mode) (val cty.Value, ok bool) {
	if in.parent != nil {
		a := in.call.args[v.name]
		if a == nil {
			return cty.NilVal, false
		}
		if m == symbolically {
			return e.symbolic(a, in.scope), true
		}
		return e.exact(a, in.scope), true
	}
	i, ok := in.inputs[v.name]
	if !ok {
		return cty.NilVal, false
	}
	return e.inputValue(v, i), true
}

// local is a local value of a module instance.
func (e *evaluator) local(in *instance, name string) cty.Value {
	c := in.localVals[name]
	if c == nil {
		c = &cell{}
		in.localVals[name] = c
	}
	a := in.locals[name]
	return e.resolve(c, exactly, "local."+name, a.nameRange, func() cty.Value { return e.exact(a, &scope{in: in}) })
}

// outputValue is an output of a module instance.
func (e *evaluator) outputValue(in *instance, name string) cty.Value {
	c := in.outVals[name]
	if c == nil {
		c = &cell{}
		in.outVals[name] = c
	}
	o := in.outputs[name]
	return e.resolve(c, exactly, dotted(in.path, "output."+name), o.rng, func() cty.Value {
		return mark(e.exact(o.value, &scope{in: in}), o.sensitive, o.ephemeral)
	})
}

// resolve evaluates a cell once and finds values that depend on themselves.
func (e *evaluator) resolve(c *cell, m mode, name string, at hcl.Range, f func() cty.Value) cty.Value {
	state, value := &c.state, &c.exact
	if m == symbolically {
		state, value = &c.symState, &c.symbolic
	}
	switch *state {
	case evaluating:
		if m == exactly {
			e.problem(model.Problem{
				Message: name + " depends on itself",
				Fix:     "Break the cycle: a value can't be made of itself.",
				Range:   modelRange(at),
			})
		}
		return cty.DynamicVal
	case done:
		return *value
	}
	if e.depth > maxChain {
		e.problem(model.Problem{
			Message: fmt.Sprintf("%s is the end of a chain of more than %d values that are made of each other; it counts as unknown", name, maxChain),
			Range:   modelRange(at),
		})
		return cty.DynamicVal
	}
	e.depth++
	*state = evaluating
	v := f()
	*state, *value = done, v
	e.depth--
	return v
}
