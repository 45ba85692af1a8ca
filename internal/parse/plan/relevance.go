package plan

import (
	"fmt"
	"slices"

	tfjson "github.com/hashicorp/terraform-json"
)

// bounds are how much of a plan is kept.
type bounds struct {
	// all and allBytes: of a plan with no more instances of types concerned than that, all are
	// kept, whether they matter or not.
	all      int
	allBytes int64
	// same is how many resources of one type are kept that have one name, or that belong to one
	// other resource. Of those beyond it, as many again that differ in what they do.
	same int
	// bytes is how much JSON is kept besides the async configs, configBytes with them.
	bytes, allConfigBytes int64
	// blocks is how many blocks of the configuration are kept.
	blocks int
	// idle is how many roles are kept that nothing has: FCA302 looks for one that was mistaken
	// for another, and gives up beyond 20.
	idle int
}

var usual = bounds{all: 500, allBytes: 2 << 20, same: 50, bytes: 64 << 20, allConfigBytes: 64 << 20, blocks: 10_000, idle: 21}

// strength says why a block of the configuration is kept.
type strength uint8

const (
	dropped strength = iota
	// ordered: something kept waits for it.
	ordered
	// valued: the values of its instances may be those of something kept.
	valued
)

// keeper decides what of a plan matters to its async configs, and reads it. It starts from the
// configs and keeps whatever they lead to: by references, by names, and the other way round what
// belongs to something kept. To keep too much does no harm.
type keeper struct {
	*config
	bounds
	faults *faults
	judge  *judge
	// managed are the hashes of the addresses of managed resources of the prior state, sorted,
	// where changes are made of planned_values.
	managed []uint64
	// cut: the plan was not read to its end.
	cut     bool
	byBlock table // entries by their block
	byName  table // entries by the names they have or belong to
	// prior entries are dropped if resource_changes has the data source as well.
	addresses []uint64

	resources map[int]*Resource // decoded, by entry; nil for one that cannot be
	queue     []int
	blocks    map[int]strength
	blockList []int
	whole     map[int]bool // modules all of whose blocks are kept
	wanted    map[want]bool
	// anyOf are the classes of which all are kept, openFor those whose followers of unknown owners
	// are, looseFor those whose followers with names of nobody are.
	anyOf, openFor, looseFor class
	modules                  map[int]bool
	childModules             map[int][]int
	moduleRanges             map[int][]blockSpan
	providers                map[string]*tfjson.ProviderConfig
	usedProviders            map[string]bool
	bytes                    int64
	configs                  int64
	// belongs are the followers whose owner's name is not known, by the owner's block; open
	// those of whose owner nothing is known.
	belongs table
	open    []int
	// incomplete are the reasons why not all was kept.
	incomplete []string
}

type want struct {
	name uint32
	of   class
}

// keep fills in what matters.
func (k *keeper) keep() {
	x := k.index
	k.byBlock = makeTable(x.entries.n, func(i int) uint32 { return x.entries.at(i).block })
	k.byName = make(table, x.names.n)
	for i := range k.byName {
		k.byName[i] = *x.names.at(i)
	}
	x.names = vector[uint64]{}
	slices.Sort(k.byName)
	k.dropPrior()

	if x.asyncConfigs == 0 {
		return
	}
	small := x.entries.n <= k.all && x.bytes <= k.allBytes
	if !small {
		k.findFollowers()
	}
	var faults []int
	for i := range x.entries.n {
		switch e := x.entries.at(i); {
		case e.kind().class&(async|identityData) != 0 || small && e.kind().typ != "":
			k.one(i)
		case e.has(faulty) || k.mismatched(i, e):
			faults = append(faults, i)
		}
	}
	k.some(faults, "policies, roles and attachments that are wrong in themselves")
	k.drain()
	if !small {
		k.some(k.faultyByData(), "policies and roles that are wrong in themselves")
		k.drain()
		k.idleRoles()
		k.drain()
	}
}

// dropPrior drops the data sources of the prior state that resource_changes has, too.
func (k *keeper) dropPrior() {
	x := k.index
	k.addresses = make([]uint64, 0, x.entries.n)
	for i := range x.entries.n {
		if e := x.entries.at(i); e.section() != prior && e.kind().typ != "" {
			k.addresses = append(k.addresses, *x.addresses.at(i))
		}
	}
	slices.Sort(k.addresses)
	own := len(k.addresses)
	for i := range x.entries.n {
		if e := x.entries.at(i); e.section() == prior {
			if _, found := slices.BinarySearch(k.addresses[:own], *x.addresses.at(i)); found {
				e.place &^= 0xff << 40
			} else if e.kind().typ != "" {
				k.addresses = append(k.addresses, *x.addresses.at(i))
			}
		}
	}
	slices.Sort(k.addresses)
	k.addresses = slices.Compact(k.addresses)
	x.addresses = vector[uint64]{}
}

// lose notes that something that may matter is not kept.
func (k *keeper) lose(format string, args ...any) {
	if why := fmt.Sprintf(format, args...); !slices.Contains(k.incomplete, why) && len(k.incomplete) < 10 {
		k.incomplete = append(k.incomplete, why)
	}
}

// one keeps an instance.
func (k *keeper) one(i int) {
	e := k.index.entries.at(i)
	if e.kind().typ == "" {
		return
	}
	if _, have := k.resources[i]; have {
		return
	}
	size := int64(e.length)
	if e.kind().class == async {
		k.configs += size
	} else {
		k.bytes += size
	}
	if k.bytes > k.bounds.bytes || k.configs > k.allConfigBytes {
		k.lose("more than can be read at once may matter to the async configs")
		return
	}
	k.resources[i] = nil
	k.queue = append(k.queue, i)
}

// blocksOf finds the block of an instance: one, unless hashes happen to be equal or the
// configuration does not have it.
func (k *keeper) blocksOf(e *entry) []int {
	var out []int
	for _, p := range k.byHash.find(e.block) {
		out = append(out, number(p))
	}
	return out
}

// resolveArgument follows the references of an argument of an instance to blocks.
func (k *keeper) resolveArgument(e *entry, argument string, keep bool) *resolved {
	out := &resolved{}
	blocks := k.blocksOf(e)
	for _, b := range blocks {
		refs := k.block(b)
		if refs == nil || len(refs.arguments[argument]) == 0 {
			continue
		}
		r := k.resolve(k.index.moduleOf(b), refs.arguments[argument], refs.repeat, keep)
		out.blocks = append(out.blocks, r.blocks...)
		out.opaque = out.opaque || r.opaque
	}
	// What is not known refers to something: what does not show is in a dynamic block, or the
	// configuration is not in the plan.
	out.opaque = out.opaque || len(out.blocks) == 0
	return out
}

// classOf is the class of the instances of a block. A block without instances has none.
func (k *keeper) classOf(block int) class {
	for _, p := range k.byBlock.find(k.index.blocks.at(block).hash) {
		return k.index.entries.at(number(p)).kind().class
	}
	return 0
}

// findFollowers finds the owners of followers whose owner's name is not known.
func (k *keeper) findFollowers() {
	// Many of a large plan's followers refer to one owner with the same words.
	memo := map[hash]*resolved{}
	for i := range k.index.entries.n {
		e := k.index.entries.at(i)
		if !e.has(ownerUnknown) || e.kind().class&followers == 0 {
			continue
		}
		key := noHash.addString(e.kind().typ)
		for _, n := range k.blocksOf(e) {
			if b := k.piece(k.index.blocks.at(n).span()); b != nil {
				key = (key ^ hash(k.index.moduleOf(n))) * 1099511628211
				key, _ = k.reader.hash(key, b, true, []string{"expressions"}, []string{e.kind().owner, "count_expression", "for_each_expression"})
			}
		}
		r := memo[key]
		if r == nil {
			all := k.resolveArgument(e, e.kind().owner, false)
			r = &resolved{}
			for _, b := range all.blocks {
				if k.classOf(b)&e.kind().owners != 0 {
					r.blocks = append(r.blocks, b)
				}
			}
			if len(memo) >= 1<<15 {
				clear(memo)
			}
			memo[key] = r
		}
		if len(r.blocks) == 0 {
			k.open = append(k.open, i)
		}
		for _, b := range r.blocks {
			k.belongs = append(k.belongs, pair(uint32(b), i))
		}
	}
	slices.Sort(k.belongs)
}

// texts are all strings in a value.
func texts(v any, each func(string)) {
	switch v := v.(type) {
	case string:
		each(v)
	case []any:
		for _, x := range v {
			texts(x, each)
		}
	case map[string]any:
		for _, name := range sortedKeys(v) {
			texts(v[name], each)
		}
	}
}

// isUnknown reports whether a value of after_unknown has anything unknown in it.
func isUnknown(v any) bool {
	switch v := v.(type) {
	case bool:
		return v
	case []any:
		return slices.ContainsFunc(v, isUnknown)
	case map[string]any:
		for _, x := range v {
			if isUnknown(x) {
				return true
			}
		}
	}
	return false
}

func object(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}
