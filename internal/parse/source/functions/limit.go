package functions

import (
	"errors"
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// Bounds of what a function takes and gives. They are far above what
// configurations hold and far below what hurts.
const (
	// MaxBytes bounds the text in the arguments of a call and in its result.
	MaxBytes = 64 << 20
	// MaxElements bounds the values, at all levels together, in the arguments
	// of a call and in its result.
	MaxElements = 1_000_000
	// MaxDepth bounds how deep values are nested in each other.
	MaxDepth = 1000
	// maxExponent bounds the binary exponent of a number: 2 to that power has
	// about 20,000 decimal digits, and to write a number takes time that grows
	// with the square of them.
	maxExponent = 1 << 16
	// maxSteps bounds the work of calls whose time grows faster than their
	// input; it is about a second.
	maxSteps = 200_000_000
)

// Errors that only this package has and Terraform has not. See [Refused].
var (
	// ErrOutsideTree is wrapped by the error for a path that leads outside
	// Options.Tree.
	ErrOutsideTree = errors.New("outside the directory tree that may be read")
	// ErrLimit is wrapped by the error for a call that exceeds the bounds.
	ErrLimit = errors.New("too large to evaluate")
	// ErrUnsupported is wrapped by the error for a call that Terraform may
	// answer and this package can't.
	ErrUnsupported = errors.New("not supported here")
)

func refusal(err error) bool {
	return errors.Is(err, ErrOutsideTree) || errors.Is(err, ErrLimit) || errors.Is(err, ErrUnsupported)
}

// Refused reports whether diagnostics of an evaluation come from a call that was
// refused rather than wrong: Terraform may well have a value there, so the
// expression has to be taken as unknown.
func Refused(diags hcl.Diagnostics) bool {
	for _, d := range diags {
		if extra, ok := hcl.DiagnosticExtra[hclsyntax.FunctionCallDiagExtra](d); ok && refusal(extra.FunctionCallError()) {
			return true
		}
	}
	return false
}

func limitf(format string, args ...any) error {
	return fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), ErrLimit)
}

// CheckSize returns an error that wraps [ErrLimit] if a value holds more than a
// call would take: more than MaxElements values, MaxBytes of text, MaxDepth levels,
// or a number with an enormous exponent, which would take forever to write down.
// Its own cost is bounded even where a value holds another many times over.
//
// An evaluator that stores values should check each before it is referred to: a
// value of ten times a value of ten times a value, and so on, is small in memory,
// but go-cty walks through all of it as soon as it is an argument of any call.
func CheckSize(v cty.Value) error {
	var s size
	return s.add(v, 0)
}

// size is what values amount to.
type size struct {
	elements int
	bytes    int
	depth    int
}

func (s *size) add(v cty.Value, depth int) error {
	if s.elements++; s.elements > MaxElements {
		return limitf("a value of more than %d elements", MaxElements)
	}
	if depth > s.depth {
		if s.depth = depth; depth > MaxDepth {
			return limitf("a value nested more than %d levels deep", MaxDepth)
		}
	}
	v, _ = v.Unmark()
	if !v.IsKnown() || v.IsNull() {
		return nil
	}
	ty := v.Type()
	switch {
	case ty == cty.String:
		return s.text(len(v.AsString()))
	case ty == cty.Number:
		f := v.AsBigFloat()
		exp := f.MantExp(nil)
		if exp < 0 {
			exp = -exp
		}
		if exp > maxExponent {
			return limitf("a number with an exponent beyond %d bits", maxExponent)
		}
		if f.MinPrec() > maxExponent {
			return limitf("a number of more than %d bits", maxExponent)
		}
		// Decimal digits of the exponent's range and of the mantissa.
		return s.text(exp/3 + int(f.MinPrec()) + 4)
	case ty.IsCapsuleType() || !v.CanIterateElements():
		return nil
	}
	if n := v.LengthInt(); n > MaxElements-s.elements {
		return limitf("a value of more than %d elements", MaxElements)
	}
	keyed := ty.IsMapType() || ty.IsObjectType()
	for it := v.ElementIterator(); it.Next(); {
		key, element := it.Element()
		if keyed {
			if err := s.text(len(key.AsString())); err != nil {
				return err
			}
		}
		if err := s.add(element, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (s *size) text(n int) error {
	if s.bytes += n; s.bytes > MaxBytes {
		return limitf("more than %d bytes of text", MaxBytes)
	}
	return nil
}

// sizeOf adds up the arguments of a call.
func sizeOf(args []cty.Value) (size, error) {
	var s size
	for _, arg := range args {
		if err := s.add(arg, 0); err != nil {
			return s, err
		}
	}
	return s, nil
}

// bounded returns f with its arguments and its result checked against the bounds.
// check, if given, sees the arguments after they have been converted to the types
// of f's parameters (they may still be unknown, null or marked), and refuses those
// whose result would be too large before f builds it.
//
// The conversion is done here, not by the caller, because it is itself a way to
// ask for too much: a number of a few characters is a text of megabytes.
func bounded(f function.Function, check func(args []cty.Value) error) function.Function {
	params, varParam := f.Params(), f.VarParam()
	wanted := func(i int) cty.Type {
		if i < len(params) {
			return params[i].Type
		}
		return varParam.Type
	}
	open := func(p function.Parameter) function.Parameter {
		return function.Parameter{
			Name: p.Name, Description: p.Description, Type: cty.DynamicPseudoType,
			AllowNull: true, AllowUnknown: true, AllowDynamicType: true, AllowMarked: true,
		}
	}
	spec := &function.Spec{
		Description: f.Description(),
		// f decides about its own result below, with values at hand.
		Type: function.StaticReturnType(cty.DynamicPseudoType),
		Impl: func(args []cty.Value, _ cty.Type) (result cty.Value, err error) {
			if _, err := sizeOf(args); err != nil {
				return cty.NilVal, err
			}
			defer func() { err = discreet(err, args) }()
			converted := make([]cty.Value, len(args))
			for i, arg := range args {
				converted[i] = arg
				want := wanted(i)
				if want == cty.DynamicPseudoType {
					continue
				}
				if numeric(want) {
					if err := digits([]cty.Value{arg}); err != nil {
						return cty.NilVal, err
					}
				}
				v, err := convert.Convert(arg, want)
				if err != nil {
					return cty.NilVal, function.NewArgError(i, err)
				}
				converted[i] = v
			}
			if check != nil {
				if err := check(converted); err != nil {
					return cty.NilVal, err
				}
			}
			if result, err = f.Call(converted); err != nil {
				return cty.NilVal, err
			}
			if err := CheckSize(result); err != nil {
				return cty.NilVal, err
			}
			return result, nil
		},
	}
	for _, p := range params {
		spec.Params = append(spec.Params, open(p))
	}
	if varParam != nil {
		p := open(*varParam)
		spec.VarParam = &p
	}
	return function.New(spec)
}

// discreet returns err without its text where an argument of the call is sensitive:
// errors quote what they are about.
func discreet(err error, args []cty.Value) error {
	if err == nil {
		return nil
	}
	secret := false
	for _, arg := range args {
		_, marks := arg.UnmarkDeep()
		_, sensitive := marks[Sensitive]
		secret = secret || sensitive
	}
	if !secret {
		return err
	}
	quiet := errors.New("the call failed; why is not shown because an argument is sensitive")
	for _, kind := range []error{ErrOutsideTree, ErrLimit, ErrUnsupported} {
		if errors.Is(err, kind) {
			quiet = fmt.Errorf("sensitive argument: %w", kind)
		}
	}
	var argument function.ArgError
	if errors.As(err, &argument) {
		return function.NewArgError(argument.Index, quiet)
	}
	return quiet
}

func numeric(ty cty.Type) bool {
	return ty == cty.Number || ty.IsCollectionType() && numeric(ty.ElementType())
}

// text returns the text of an argument where it is a known string, marked or not.
func text(v cty.Value) (string, bool) {
	v, _ = v.Unmark()
	if v.Type() != cty.String || !v.IsKnown() || v.IsNull() {
		return "", false
	}
	return v.AsString(), true
}
