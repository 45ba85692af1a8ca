package plan

import "slices"

// vector is a list that grows without being copied, so that a large plan's index costs what it
// holds and leaves no garbage.
type vector[T any] struct {
	chunks [][]T
	n      int
}

const chunkSize = 4096

func (v *vector[T]) add(x T) {
	if v.n%chunkSize == 0 {
		v.chunks = append(v.chunks, make([]T, 0, chunkSize))
	}
	last := &v.chunks[len(v.chunks)-1]
	*last = append(*last, x)
	v.n++
}

func (v *vector[T]) at(i int) *T { return &v.chunks[i/chunkSize][i%chunkSize] }

// entry is a resource instance of a type concerned, as small as it can be: a plan may have
// hundreds of thousands.
type entry struct {
	place  uint64 // offset, 40 bits; kind, 8 bits; flags, 16 bits
	length uint32
	block  uint32 // blockHash of its address, shortened
}

type flags uint16

const (
	// ownUnknown: the resource has a name of its own, and it is not known.
	ownUnknown flags = 1 << iota
	// ownerUnknown: it belongs to another resource by that one's name, which is not known.
	ownerUnknown
	// documentUnknown: it may have a policy document whose text is not known.
	documentUnknown
	// faulty: RAM refuses its policy document.
	faulty
	// trusting: it is a role that Function Compute may assume.
	trusting
	// namesSystem and saysSystem: an attachment's policy_name is one of Alibaba Cloud's own, its
	// policy_type is System.
	namesSystem
	saysSystem
	saysCustom
	// tooLarge: length is cut off.
	tooLarge
	// deferred, prior and planned say which section it comes from, if not resource_changes.
	deferred
	prior
	planned
)

func newEntry(s span, kind uint8, f flags, block hash) entry {
	e := entry{place: uint64(s.off)&(1<<40-1) | uint64(kind)<<40, length: uint32(min(s.len, 1<<32-1)), block: block.short()}
	if s.len > mostAtOnce {
		f |= tooLarge
	}
	e.place |= uint64(f) << 48
	return e
}

func (e *entry) span() span  { return span{int64(e.place & (1<<40 - 1)), int64(e.length)} }
func (e *entry) kind() *kind { return &kinds()[uint8(e.place>>40)] }

// section is the flag that says where the entry comes from, 0 for resource_changes.
func (e *entry) section() flags { return flags(e.place>>48) & (deferred | prior | planned) }

func (e *entry) has(f flags) bool { return flags(e.place>>48)&f != 0 }

// configBlock is a resource or data block of the configuration, of any type.
type configBlock struct {
	off    int64
	length uint32
	hash   uint32 // that of its address with its module's, shortened
}

func (b *configBlock) span() span { return span{b.off, int64(b.length)} }

// table finds the numbers that were put in with a key. Several keys may be alike.
type table []uint64 // key<<32 | number, sorted

func pair(key uint32, number int) uint64 { return uint64(key)<<32 | uint64(number) }

func makeTable(n int, key func(i int) uint32) table {
	t := make(table, n)
	for i := range t {
		t[i] = pair(key(i), i)
	}
	slices.Sort(t)
	return t
}

// find returns the entries with a key, which are sorted by number.
func (t table) find(key uint32) table {
	from, _ := slices.BinarySearch(t, uint64(key)<<32)
	to, _ := slices.BinarySearch(t, pair(key, 1<<32-1)) // which is no entry's number
	return t[from:to]
}

func number(pair uint64) int { return int(uint32(pair)) }

// index is what the first pass remembers of a plan.
type index struct {
	entries vector[entry]
	// addresses are the hashes of the addresses of entries, in the same order.
	addresses vector[uint64]
	// names are the names that entries have or that those have which they belong to.
	names   vector[uint64]
	blocks  vector[configBlock]
	ranges  []blockRange // sorted
	modules []*module
	calls   map[hash]int // modules by the hash of their path

	formatVersion, terraformVersion string
	variables, providers, checks    span
	plannedValues, priorState       span
	hasChanges, hasConfig           bool
	errored, incomplete             bool
	deferredChanges                 int
	asyncConfigs                    int
	bytes                           int64 // of all entries
}

// blockRange says that the blocks from first on are of a module.
type blockRange struct{ first, module int }

// module is a module of the configuration. Modules are as Terraform's configuration has them,
// once for each call, whatever its instances.
type module struct {
	name   string
	parent int
	depth  int
	// path is the hash of module.a.module.b., noHash for the root.
	path hash
	// call has the pieces of the call, but for the module itself.
	call               [callParts]span
	outputs, variables span
}

// The pieces of a module call.
const (
	callSource = iota
	callVersion
	callExpressions
	callCount
	callForEach
	callDependsOn
	callParts
)

// moduleOf finds the module that a block is in.
func (x *index) moduleOf(block int) int {
	i, found := slices.BinarySearchFunc(x.ranges, block, func(r blockRange, block int) int { return r.first - block })
	if !found {
		i--
	}
	return x.ranges[i].module
}
