package plan

import (
	"fmt"
	"slices"
	"strings"

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

// named are the entries of some classes that have a name or belong to what has it.
func (k *keeper) named(w want) []int {
	var out []int
	for _, p := range k.byName.find(w.name) {
		if k.index.entries.at(number(p)).kind().class&w.of != 0 {
			out = append(out, number(p))
		}
	}
	return slices.Compact(out)
}

// wantName keeps what has a name.
func (k *keeper) wantName(name string, of class) {
	w := want{nameHash(name), of}
	if name == "" || k.wanted[w] {
		return
	}
	k.wanted[w] = true
	k.some(k.named(w), "resources of one type with one name or belonging to one function, service or role")
}

// wantAll keeps all of some classes, because something unknown may be any of them.
func (k *keeper) wantAll(of class) {
	of &^= k.anyOf
	if of == 0 {
		return
	}
	k.anyOf |= of
	k.some(k.entriesOf(func(e *entry) bool { return e.kind().class&of != 0 }),
		"resources of one type that something unknown may refer to")
}

func (k *keeper) entriesOf(which func(e *entry) bool) []int {
	var out []int
	for i := range k.index.entries.n {
		if which(k.index.entries.at(i)) {
			out = append(out, i)
		}
	}
	return out
}

// wantLoose keeps the followers that may be of an owner whose name is not known: those that have
// known names of no declared owner.
func (k *keeper) wantLoose(owners class) {
	if k.looseFor&owners != 0 {
		return
	}
	k.looseFor |= owners
	var out []int
	for i := 0; i < len(k.byName); {
		j, declared := i, false
		for ; j < len(k.byName) && k.byName[j]>>32 == k.byName[i]>>32; j++ {
			declared = declared || k.index.entries.at(number(k.byName[j])).kind().class&owners != 0
		}
		for ; i < j; i++ {
			if n := number(k.byName[i]); !declared && k.index.entries.at(n).kind().owners&owners != 0 {
				out = append(out, n)
			}
		}
	}
	slices.Sort(out)
	k.some(slices.Compact(out), "resources that may belong to a function, service or role whose name is not known")
}

// idleRoles keeps roles that Function Compute may assume and that nothing kept refers to.
func (k *keeper) idleRoles() {
	n := 0
	for i := range k.index.entries.n {
		if e := k.index.entries.at(i); e.has(trusting) && n < k.idle {
			if _, have := k.resources[i]; !have {
				k.one(i)
				n++
			}
		}
	}
}

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

// wantText keeps what a name, an id or an ARN may mean: whatever has a piece of it as its name.
func (k *keeper) wantText(text string, of class) {
	text = strings.TrimSpace(text)
	if len(text) > 4096 {
		return // no name, and no ARN
	}
	k.wantName(text, of)
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(":/#%@ \t\r\n", r) }) {
		k.wantName(part, of)
		if strings.Contains(part, ".") {
			for _, p := range strings.Split(part, ".") {
				k.wantName(p, of)
			}
		}
	}
}

// followersOf are the classes of what belongs to resources of a class.
func followersOf(c class) class {
	switch c {
	case function:
		return alias | version | trigger
	case service:
		return alias
	case role:
		return attachment
	}
	return 0
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
