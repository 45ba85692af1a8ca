package plan

import (
	"slices"
	"strings"
)

// wantBlock keeps a block of the configuration and, where its values matter, its instances.
func (k *keeper) wantBlock(n int, why strength) {
	if k.blocks[n] >= why {
		return
	}
	if k.blocks[n] == dropped {
		if len(k.blocks) >= k.bounds.blocks {
			k.lose("more than %d blocks of the configuration may matter to the async configs", k.bounds.blocks)
			return
		}
	}
	k.blocks[n] = why
	k.blockList = append(k.blockList, n)
}

// drain works until nothing more is found.
func (k *keeper) drain() {
	for len(k.queue)+len(k.blockList) > 0 {
		if n := len(k.queue); n > 0 {
			i := k.queue[0]
			k.queue = k.queue[1:]
			k.instance(i)
			continue
		}
		n := k.blockList[0]
		k.blockList = k.blockList[1:]
		k.follow(n)
	}
}

// instance reads an instance that is kept and finds what it leads to.
func (k *keeper) instance(i int) {
	e := k.index.entries.at(i)
	r := k.decode(i)
	if r == nil {
		return
	}
	k.resources[i] = r
	kind := e.kind()
	for _, b := range k.blocksOf(e) {
		k.wantBlock(b, valued)
	}
	for _, values := range []map[string]any{object(r.Change.Before), object(r.Change.After)} {
		for _, n := range kind.own {
			if s, ok := values[n].(string); ok {
				k.wantName(s, kind.class|followersOf(kind.class))
			}
		}
		if s, ok := values[kind.owner].(string); ok && kind.owner != "" {
			s, _, _ = strings.Cut(s, "@")
			k.wantName(s, kind.owners|kind.class)
		}
		for _, l := range kind.links {
			texts(values[l.argument], func(s string) { k.wantText(s, l.to) })
		}
	}
	if kind.class&(function|service|role) != 0 {
		k.keepOpen(kind.class)
		if e.has(ownUnknown) {
			k.wantLoose(kind.class)
		}
	}
	if kind.class == role {
		// A policy that is printed for the role is given a name that none has.
		for _, n := range kind.own {
			if s, ok := object(r.Change.After)[n].(string); ok {
				k.wantName(s+"-delivery", policy)
			}
		}
	}
	unknown := object(r.Change.AfterUnknown)
	for _, l := range kind.links {
		if !isUnknown(unknown[l.argument]) {
			continue
		}
		found := k.resolveArgument(e, l.argument, true)
		to := l.to &^ followers
		if found.opaque && !slices.ContainsFunc(found.blocks, func(b int) bool { return k.classOf(b)&to != 0 }) {
			k.wantAll(to)
		}
	}
	for _, d := range kind.documents {
		if isUnknown(unknown[d]) && k.resolveArgument(e, d, true).opaque {
			k.wantAll(documentData)
		}
	}
}

// keepOpen keeps the followers that may be of any owner of a class.
func (k *keeper) keepOpen(owners class) {
	if k.openFor&owners != 0 {
		return
	}
	k.openFor |= owners
	var mine []int
	for _, i := range k.open {
		if k.index.entries.at(i).kind().owners&owners != 0 {
			mine = append(mine, i)
		}
	}
	k.some(mine, "resources of one type of which it is not known what they belong to")
}

// follow finds what a block of the configuration leads to.
func (k *keeper) follow(n int) {
	why := k.blocks[n]
	m := k.index.moduleOf(n)
	k.wantModule(m)
	refs := k.block(n)
	if refs == nil {
		return
	}
	if why == valued {
		for _, p := range k.byBlock.find(k.index.blocks.at(n).hash) {
			k.one(number(p))
		}
		if mine := k.belongs.find(uint32(n)); len(mine) > 0 {
			list := make([]int, len(mine))
			for i, p := range mine {
				list[i] = number(p)
			}
			k.some(list, "resources of one type that belong to "+refs.address)
		}
	}
	for _, b := range k.resolve(m, refs.all(), refs.repeat, true).blocks {
		k.wantBlock(b, why)
	}
	k.waitsFor(m, refs.dependsOn)
	k.wantProvider(refs.provider)
}

// waitsFor keeps what depends_on names: resources, and modules with all that is in them.
func (k *keeper) waitsFor(m int, dependsOn []string) {
	for _, ref := range dependsOn {
		switch r := parseReference(ref); r.kind {
		case resourceRef:
			for _, p := range k.find(m, r.name) {
				k.wantBlock(number(p), ordered)
			}
		case moduleRef:
			if n, ok := k.child(m, r.name); ok {
				k.wholeModule(n)
			}
		default:
			for _, b := range k.resolve(m, []string{ref}, nil, true).blocks {
				k.wantBlock(b, ordered)
			}
		}
	}
}

// wholeModule keeps all blocks of a module and of those that it calls.
func (k *keeper) wholeModule(n int) {
	todo := []int{n}
	for len(todo) > 0 {
		n, todo = todo[0], todo[1:]
		if k.whole[n] {
			continue
		}
		k.whole[n] = true
		k.wantModule(n)
		for _, r := range k.rangesOf(n) {
			for b := r.first; b < r.end; b++ {
				k.wantBlock(b, ordered)
			}
		}
		todo = append(todo, k.children()[n]...)
	}
}

func (k *keeper) children() map[int][]int {
	if k.childModules == nil {
		k.childModules = map[int][]int{}
		for i, m := range k.index.modules {
			if m.parent >= 0 {
				k.childModules[m.parent] = append(k.childModules[m.parent], i)
			}
		}
	}
	return k.childModules
}

type blockSpan struct{ first, end int }

// rangesOf are the blocks of a module.
func (k *keeper) rangesOf(m int) []blockSpan {
	if k.moduleRanges == nil {
		k.moduleRanges = map[int][]blockSpan{}
		for i, r := range k.index.ranges {
			end := k.index.blocks.n
			if i+1 < len(k.index.ranges) {
				end = k.index.ranges[i+1].first
			}
			k.moduleRanges[r.module] = append(k.moduleRanges[r.module], blockSpan{r.first, end})
		}
	}
	return k.moduleRanges[m]
}

// wantModule keeps a module call, with what decides whether and when there is the module.
func (k *keeper) wantModule(n int) {
	for ; n > 0 && !k.modules[n]; n = k.index.modules[n].parent {
		k.modules[n] = true
		call, parent := k.call(n), k.index.modules[n].parent
		for _, b := range k.resolve(parent, call.repeat, nil, true).blocks {
			k.wantBlock(b, valued)
		}
		k.waitsFor(parent, call.dependsOn)
	}
}

// wantProvider keeps what a provider configuration refers to.
func (k *keeper) wantProvider(key string) {
	if k.usedProviders[key] {
		return
	}
	k.usedProviders[key] = true
	p := k.providers[key]
	if p == nil || len(k.index.modules) == 0 {
		return
	}
	m := 0
	for _, name := range strings.Split(strings.TrimPrefix(p.ModuleAddress, "module."), ".module.") {
		if name != "" {
			if n, ok := k.child(m, name); ok {
				m = n
			}
		}
	}
	for _, b := range k.resolve(m, expressionRefs(p.Expressions), nil, true).blocks {
		k.wantBlock(b, valued)
	}
}
