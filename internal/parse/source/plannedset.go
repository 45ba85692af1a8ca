package source

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// plannedExpansion is what a resource block with a known schema comes to by a plan: the
// instances that the plan has, each with what the plan says of it, nil where it says nothing.
func (e *evaluator) plannedExpansion(set *resourceSet, x expansion) (expansion, []*plannedInstance) {
	p := e.planned
	at := set.in.address(set.resource.key())
	have := p.sets[at]
	if set.data && len(have) == 0 {
		return x, nil // not every data source is kept in a plan
	}
	if set.hidden || x.open {
		keys := make([]key, len(have))
		for i, inst := range have {
			keys[i] = inst.key
		}
		return e.onlyOneKind(e.withKeys(x, keys, set.forEach, set.in, at), have)
	}
	out := expansion{kind: x.kind, from: x.from}
	var planned []*plannedInstance
	matched := map[*plannedInstance]bool{}
	for i, k := range x.keys {
		address := at + k.String()
		inst := p.byAddress[address]
		switch {
		case inst != nil && inst.stays():
			matched[inst] = true
		case inst != nil:
			continue // it will be gone
		case p.Has(address):
			// It has to do with no async invoke config.
		case p.Partial && !isAsyncType(set.typ):
			// It is left out of the plan, and may be there.
		case set.in.symbolic:
			continue // nor is it known whether its module is there
		default:
			p.missing = append(p.missing, address)
			continue
		}
		out.keys, out.vals, planned = append(out.keys, k), append(out.vals, x.vals[i]), append(planned, inst)
	}
	var extra []key
	for _, inst := range have {
		if !matched[inst] {
			p.extra = append(p.extra, inst.Address)
			extra, planned = append(extra, inst.key), append(planned, inst)
		}
	}
	if len(extra) > 0 {
		more := e.withKeys(x, extra, set.forEach, set.in, at)
		out.keys, out.vals = append(out.keys, more.keys...), append(out.vals, more.vals...)
		if len(out.keys) == len(extra) {
			out.kind = more.kind
		}
	}
	return e.onlyOneKind(out, planned)
}

// plannedCalls is what a module block comes to by a plan: the instances that the source makes,
// as far as it knows them, and those that the plan has something in. A plan does not show
// instances in which there is nothing that matters to it.
func (e *evaluator) plannedCalls(c *call, x expansion, in *instance, at string) expansion {
	keys := e.planned.calls[at]
	if len(keys) == 0 {
		return x
	}
	// A plan does not show count and for_each of a call where they are constants.
	if x.open || c.inline != nil {
		return e.withKeys(x, keys, c.forEach, in, at)
	}
	if x.kind != keys[0].kind {
		x = expansion{kind: keys[0].kind, from: x.from}
	}
	have := map[string]bool{}
	for _, k := range x.keys {
		have[k.String()] = true
	}
	var extra []key
	for _, k := range keys {
		if !have[k.String()] {
			extra = append(extra, k)
			e.planned.extra = append(e.planned.extra, at+k.String())
		}
	}
	more := e.withKeys(x, extra, c.forEach, in, at)
	x.keys, x.vals = append(slices.Clip(x.keys), more.keys...), append(slices.Clip(x.vals), more.vals...)
	return x
}

// withKeys is an expansion with the keys that a plan has.
func (e *evaluator) withKeys(x expansion, keys []key, forEach *argument, in *instance, id string) expansion {
	out := expansion{kind: x.kind, from: x.from}
	if out.kind == openKey {
		out.kind = eachKey
		if forEach == nil {
			out.kind = countKey
		}
	}
	for i, k := range keys {
		if i == 0 {
			out.kind = k.kind
		}
		val := pair{}
		if k.kind == eachKey {
			val = e.plannedEach(x, k, forEach, in, id)
		}
		out.keys, out.vals = append(out.keys, k), append(out.vals, val)
	}
	e.instances += len(keys)
	return out
}

// plannedEach is each.value of an instance of which only the key is known.
func (e *evaluator) plannedEach(x expansion, k key, forEach *argument, in *instance, id string) pair {
	if x.open && len(x.keys) > 0 && forEach != nil {
		if _, s := e.asked(x.scopeOf(in, 0, id), forEach, k.text.exact); s != nil && s.each != nil {
			return s.each[1]
		}
	}
	s := &scope{in: in}
	if forEach != nil && e.exact(forEach, s).Type().IsSetType() {
		return k.text
	}
	return pair{cty.DynamicVal, e.opaque("each.value", hcl.Range{}, s, "each.value of "+id+k.String())}
}

// onlyOneKind leaves out instances whose keys are of another kind than most: no plan of
// Terraform has both, and nothing could be made of them.
func (e *evaluator) onlyOneKind(x expansion, planned []*plannedInstance) (expansion, []*plannedInstance) {
	out := expansion{kind: x.kind, from: x.from}
	kept := []*plannedInstance{}
	for i, k := range x.keys {
		if k.kind != x.kind || x.kind == noKey && len(out.keys) == 1 {
			if planned[i] != nil {
				e.planned.problem(planned[i], "there is another instance of this resource whose key is of another kind", "")
			}
			continue
		}
		out.keys, out.vals, kept = append(out.keys, k), append(out.vals, x.vals[i]), append(kept, planned[i])
	}
	return out, kept
}
