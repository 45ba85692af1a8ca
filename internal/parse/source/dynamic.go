package source

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// blockInstance is one nested block that a static or dynamic block comes to.
type blockInstance struct {
	exists symbol.Tri
	scope  *scope
}

// expandBlock evaluates what a dynamic block iterates over. Where that is unknown, one
// block stands for all, and may not exist. made counts the blocks that dynamic ones come to;
// ok is false where they become too many.
func (e *evaluator) expandBlock(c *child, s *scope, made *int) (out []blockInstance, ok bool) {
	if c.made != nil {
		return []blockInstance{*c.made}, true
	}
	if c.dynamic == nil {
		return []blockInstance{{symbol.Yes, s}}, true
	}
	a := c.dynamic.forEach
	coll := e.exact(a, s)
	coll, _ = coll.Unmark()
	if coll.IsKnown() && coll.IsNull() {
		return nil, true
	}
	sym := coll
	if !coll.IsWhollyKnown() {
		sym = e.symbolic(a, s)
	}
	if !coll.IsKnown() {
		coll = e.shape(sym)
	}
	if !coll.IsKnown() || !coll.CanIterateElements() || uncounted(coll) {
		k := e.opaque(c.dynamic.iterator+".key", a.rng, s, "")
		v := e.opaque(c.dynamic.iterator+".value", a.rng, s, "value "+e.identity(a, s))
		return []blockInstance{{symbol.Unknown, s.with(
			c.dynamic.iterator, pair{cty.DynamicVal, k}, pair{cty.DynamicVal, v}, &origin{expr: a, scope: s}, "?",
		)}}, true
	}
	i := 0
	for it := coll.ElementIterator(); it.Next(); i++ {
		if *made++; *made > maxInstances {
			return out, false
		}
		k, v := it.Element()
		x := blockInstance{exists: symbol.Yes}
		keys, values := pair{k, k}, pair{v, cty.DynamicVal}
		if u, _ := v.UnmarkDeep(); !coll.Type().IsSetType() {
			values.symbolic = e.element(sym, k, u)
		} else {
			// Elements of a set that are not known may turn out to be the same.
			if values.symbolic = u; !u.IsWhollyKnown() {
				values.symbolic = e.nth(sym, i, a, s)
				if i > 0 {
					x.exists = symbol.Unknown
				}
			}
			keys = values
		}
		from := &origin{expr: a, scope: s, key: keys}
		x.scope = s.with(c.dynamic.iterator, keys, values, from, fmt.Sprintf("%s%d", c.typ, i))
		out = append(out, x)
	}
	return out, true
}

// nth is the element of a symbolic collection in a place, or a reference to it.
func (e *evaluator) nth(coll cty.Value, n int, a *argument, s *scope) cty.Value {
	if !isOpen(coll) && !coll.IsNull() && coll.CanIterateElements() {
		i := 0
		for it := coll.ElementIterator(); it.Next(); i++ {
			if _, v := it.Element(); i == n {
				return v
			}
		}
	}
	return e.opaque(e.text(a.rng), a.rng, s, fmt.Sprintf("%s element %d", e.identity(a, s), n))
}

// uncounted reports whether a collection is a set of which it is not known how many
// elements are the same.
func uncounted(coll cty.Value) bool {
	return coll.Type().IsSetType() && coll.LengthInt() > 1 && !coll.IsWhollyKnown()
}
