package source

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"strconv"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse/source/functions"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// asWritten is an argument's expression as it stands in the source; "" where that lacks it, so that
// the argument has the place of its block.
func (e *evaluator) asWritten(a *argument) string {
	if _, hidden := unwrap(a.expr).(*referring); hidden {
		return ""
	}
	return e.text(a.rng)
}

// value is an argument of a resource as rules see it. err says that it does not fit the
// type that the schema wants.
func (e *evaluator) value(a *argument, want cty.Type, s *scope) (model.Value, error) {
	v := model.Value{Range: modelRange(a.rng), Written: e.asWritten(a)}
	steps := func() []model.Step { return e.trace(a.expr, s).steps }
	v.Chain = steps
	exact := e.exact(a, s)
	exact, marks := exact.UnmarkDeep()
	for m := range marks {
		v.Sensitive = v.Sensitive || m == functions.Sensitive || m == functions.Ephemeral
	}
	converted, err := convert.Convert(exact, want)
	if err != nil {
		v.Set = symbol.Unknown
		v.Sensitive = v.Sensitive || e.drawsOnSecrets(a.expr, s)
		v.Text = symbol.FromRef(symbol.Ref{Key: "mistyped " + fmt.Sprint(v.Range), Display: cmp.Or(v.Written, a.name)})
		if v.Sensitive {
			return v, errors.New("a value of another type is given")
		}
		return v, typeError(exact, want)
	}
	v.Source = e.trace(a.expr, s).source
	if converted.IsWhollyKnown() {
		if converted.IsNull() {
			v.Set, v.Null = symbol.No, true
			return v, nil
		}
		v.Set, v.Text = symbol.Yes, symbol.Lit(plain(converted))
		if x, ok := a.expr.(*filled); ok && x.defaulted {
			_, v.MayBeDefault = x.Expression.(*referring)
		}
		return v, nil
	}
	v.Sensitive = v.Sensitive || e.drawsOnSecrets(a.expr, s)
	v.Text = e.unknownText(a, want, s)
	v.Set = notNull(exact, v.Text)
	if want == cty.Number && !converted.IsKnown() {
		least, _ := converted.Range().NumberLowerBound()
		most, _ := converted.Range().NumberUpperBound()
		v.Least, v.Most = finite(least), finite(most)
	}
	return v, nil
}

// finite is a bound of a number, or nil where it bounds nothing.
func finite(bound cty.Value) *big.Float {
	if !bound.IsKnown() || bound.IsNull() {
		return nil
	}
	if f := bound.AsBigFloat(); !f.IsInf() {
		return f
	}
	return nil
}

// plain is a known value as text; collections as JSON.
func plain(v cty.Value) string {
	if v.Type() == cty.Number && v.IsKnown() && !v.IsNull() {
		// The shortest decimal of a number with 512 bits takes long to find, and nearly all are small.
		// With fewer bits than an int64 it may round one.
		f := v.AsBigFloat()
		if n, accuracy := f.Int64(); accuracy == big.Exact && n != 0 && f.Prec() >= 64 {
			return strconv.FormatInt(n, 10)
		}
	}
	if s, err := convert.Convert(v, cty.String); err == nil && !s.IsNull() {
		return s.AsString()
	}
	b, err := ctyjson.Marshal(v, v.Type())
	if err != nil {
		return ""
	}
	return string(b)
}

// unknownText is the symbolic text of what is not exactly known.
func (e *evaluator) unknownText(a *argument, want cty.Type, s *scope) symbol.Text {
	sym := convertSymbolic(e.symbolic(a, s), want)
	if !isOpen(sym) && !sym.IsNull() && sym.Type().IsPrimitiveType() {
		if str, err := convert.Convert(sym, cty.String); err == nil && str.IsKnown() {
			return e.table.Text(str.AsString())
		}
	}
	r := symbol.Ref{Key: e.identity(a, s), Display: cmp.Or(e.asWritten(a), a.name)}
	return symbol.FromRef(r)
}

// notNull decides whether an unknown value is certainly set: HCL knows it, there is
// literal text in it, or it is an attribute that the provider will set.
func notNull(exact cty.Value, t symbol.Text) symbol.Tri {
	if exact.Range().DefinitelyNotNull() || t.MinLen() > 0 || len(t.Segments()) > 1 {
		return symbol.Yes
	}
	if t.IsKnown() {
		return symbol.Yes
	}
	if r, ok := t.Ref(); ok && r.ResourceType != "" {
		return symbol.Yes
	}
	return symbol.Unknown
}

// typeError says which type is wanted and which is given.
func typeError(v cty.Value, want cty.Type) error {
	given := v.Type().FriendlyName()
	if v.IsKnown() && !v.IsNull() && v.Type() == cty.String {
		given = fmt.Sprintf("the string %q", v.AsString())
	}
	return fmt.Errorf("%s is wanted, %s is given", article(want.FriendlyName()), given)
}

func article(name string) string {
	switch name[0] {
	case 'a', 'e', 'i', 'o', 'u':
		return "an " + name
	}
	return "a " + name
}

// text is the source of a range, on one line and not too long.
func (e *evaluator) text(r hcl.Range) string {
	src := e.cache.source(r.Filename)
	if r.Start.Byte < 0 || r.End.Byte > len(src) || r.Start.Byte > r.End.Byte {
		return ""
	}
	s := string(src[r.Start.Byte:r.End.Byte])
	if len(s) > 4096 {
		s = s[:4096]
	}
	if s = oneLine(s); len(s) > 120 {
		s = s[:117] + "..."
	}
	return s
}
