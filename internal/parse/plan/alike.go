package plan

import (
	"slices"
)

// some keeps instances, of each type as many as the bound says.
func (k *keeper) some(list []int, what string) {
	counts := map[*kind]int{}
	for _, i := range list {
		if _, have := k.resources[i]; have {
			counts[k.index.entries.at(i).kind()]++
		}
	}
	var more []int
	for _, i := range list {
		if _, have := k.resources[i]; have {
			continue
		}
		kind := k.index.entries.at(i).kind()
		if counts[kind]++; counts[kind] > k.same {
			more = append(more, i)
			continue
		}
		k.one(i)
	}
	if len(more) > 0 {
		k.different(list, more, what)
	}
}

// different keeps of followers that are too many those that do something else than the others:
// a role may have one policy attached by a thousand attachments.
func (k *keeper) different(list, more []int, what string) {
	seen := map[hash]bool{}
	for _, i := range list {
		if _, have := k.resources[i]; have {
			if s, ok := k.signature(i); ok {
				seen[s] = true
			}
		}
	}
	for _, i := range more {
		s, ok := k.signature(i)
		switch {
		case ok && seen[s]:
		case ok && len(seen) < 2*k.same:
			seen[s] = true
			k.one(i)
		default:
			k.lose("there are more than %d %s", k.same, what)
			return
		}
	}
}

// effects are the arguments of followers that say what they do to their owner.
var effects = []string{"policy_name", "policy_type", "principal_type", "resource_group_id", "type", "trigger_type", "qualifier", "alias_name"}

// signature stands for what a follower does to its owner. ok is false for what is no follower.
func (k *keeper) signature(i int) (signature hash, ok bool) {
	e := k.index.entries.at(i)
	if e.kind().class&followers == 0 || e.has(tooLarge) {
		return 0, false
	}
	b, err := k.in.bytes(e.span())
	if err != nil {
		return 0, false
	}
	h, known := k.reader.hash(noHash.addString(e.kind().typ), b, false, []string{"change", "after", "values"}, effects)
	for _, n := range k.blocksOf(e) {
		s := k.index.blocks.at(n).span()
		if b = k.piece(s); b == nil {
			return 0, false
		}
		open := []string{"provider_config_key"}
		for i, name := range effects {
			if known&(1<<i) == 0 {
				open = append(open, name)
			}
		}
		h, _ = k.reader.hash(h, b, true, []string{"expressions"}, open)
		if k.reader.repeated { // instances of one block may differ in what does not show
			h = (h ^ hash(i)) * 1099511628211
		}
	}
	return h, true
}

// after reads some arguments of an instance with known text, as JSON.
func (k *keeper) after(i int, names ...string) map[string]string {
	out := map[string]string{}
	e := k.index.entries.at(i)
	if e.has(tooLarge) {
		return out
	}
	b, err := k.in.bytes(e.span())
	if err != nil {
		return out
	}
	r := &k.reader
	r.reset(b)
	values := func() error {
		return r.object("", func(name []byte) error {
			argument := string(name)
			if !slices.Contains(names, argument) || r.dec.PeekKind() != '"' {
				return r.dec.SkipValue()
			}
			v, err := r.str()
			out[argument] = string(v)
			return err
		})
	}
	_ = r.object("", func(name []byte) error {
		switch string(name) {
		case "values":
			return values()
		case "change":
			return r.object("", func(name []byte) error {
				if string(name) == "after" {
					return values()
				}
				return r.dec.SkipValue()
			})
		}
		return r.dec.SkipValue()
	})
	return out
}

// mismatched reports whether an attachment may say System of a policy of the plan, or Custom of
// one of Alibaba Cloud's: FCA308.
func (k *keeper) mismatched(i int, e *entry) bool {
	if e.kind().class != attachment {
		return false
	}
	switch {
	case e.has(namesSystem):
		return !e.has(saysSystem)
	case !e.has(saysSystem):
		return false
	}
	if name, known := k.after(i, "policy_name")["policy_name"]; known {
		return len(k.named(want{nameHash(name), policy})) > 0
	}
	for _, b := range k.resolveArgument(e, "policy_name", false).blocks {
		if k.classOf(b) == policy {
			return true
		}
	}
	return false
}

// faultyByData finds the policies and roles whose document is one of a data source that is read
// when the plan is applied, and that RAM will refuse.
func (k *keeper) faultyByData() []int {
	bad := map[int]bool{}
	for i := range k.index.entries.n {
		if e := k.index.entries.at(i); e.kind().class == documentData && e.has(documentUnknown) && k.suspicious(i) {
			for _, b := range k.blocksOf(e) {
				bad[b] = true
			}
		}
	}
	if len(bad) == 0 {
		return nil
	}
	var out []int
	for i := range k.index.entries.n {
		e := k.index.entries.at(i)
		if !e.has(documentUnknown) {
			continue
		}
		for _, argument := range e.kind().documents {
			if slices.ContainsFunc(k.resolveArgument(e, argument, false).blocks, func(b int) bool { return bad[b] }) {
				out = append(out, i)
				break
			}
		}
	}
	return out
}
