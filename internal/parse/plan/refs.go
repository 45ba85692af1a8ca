package plan

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// blockRefs is what a block of the configuration refers to.
type blockRefs struct {
	address, provider string
	// arguments are the references of arguments and nested blocks, by argument.
	arguments map[string][]string
	// repeat are those of count and for_each, dependsOn those of depends_on.
	repeat, dependsOn []string
}

func (b *blockRefs) all() []string {
	out := append([]string(nil), b.repeat...)
	for _, argument := range slices.Sorted(maps.Keys(b.arguments)) {
		out = append(out, b.arguments[argument]...)
	}
	return out
}

// reader reads small pieces of JSON, one after the other.
type reader struct {
	skimmer
	buf      bytes.Reader
	repeated bool
}

func (r *reader) reset(b []byte) {
	r.buf.Reset(b)
	if r.dec == nil {
		r.dec = jsontext.NewDecoder(&r.buf, tolerant()...)
	} else {
		r.dec.Reset(&r.buf, tolerant()...)
	}
}

// hash adds some members of an object, and of those members that are gone through, to a hash
// without making anything of them; at the top of the object only where top is true. found has a bit for each of the names that is there and not
// null; repeated says whether one of them speaks of each or count.
func (r *reader) hash(h hash, b []byte, top bool, through, names []string) (_ hash, found uint) {
	r.reset(b)
	r.repeated = false
	var object func(look bool) error
	object = func(look bool) error {
		return r.object("", func(name []byte) error {
			for _, n := range through {
				if string(name) == n {
					return object(true)
				}
			}
			for i, n := range names {
				if look && string(name) == n && r.dec.PeekKind() != 'n' {
					v, err := r.dec.ReadValue()
					h = h.addString("\x00").addString(n).addString("=").add(v)
					found |= 1 << i
					r.repeated = r.repeated || bytes.Contains(v, []byte("each.")) || bytes.Contains(v, []byte("count."))
					return err
				}
			}
			return r.dec.SkipValue()
		})
	}
	_ = object(top)
	return h, found
}

// block reads a block of the configuration.
func (r *reader) block(b []byte) (*blockRefs, error) {
	r.reset(b)
	out := &blockRefs{arguments: map[string][]string{}}
	err := r.object("", func(name []byte) error {
		switch string(name) {
		case "address":
			v, err := r.str()
			out.address = string(v)
			return err
		case "provider_config_key":
			v, err := r.str()
			out.provider = string(v)
			return err
		case "expressions":
			return r.expressions(out)
		case "provisioners":
			refs, err := r.references(nil)
			if len(refs) > 0 {
				out.arguments["provisioner"] = append(out.arguments["provisioner"], refs...)
			}
			return err
		case "count_expression", "for_each_expression":
			refs, err := r.references(nil)
			out.repeat = append(out.repeat, refs...)
			return err
		case "depends_on":
			var err error
			out.dependsOn, err = r.strings(nil)
			return err
		}
		return r.dec.SkipValue()
	})
	return out, err
}

func (r *reader) expressions(out *blockRefs) error {
	return r.object("", func(name []byte) error {
		argument := string(name)
		refs, err := r.references(nil)
		if len(refs) > 0 {
			out.arguments[argument] = refs
		}
		return err
	})
}

// references reads an expression, or a block of them, and appends what it refers to.
func (r *reader) references(to []string) ([]string, error) {
	var err error
	switch r.dec.PeekKind() {
	case '{':
		err = r.object("", func(name []byte) error {
			var err error
			switch string(name) {
			case "constant_value":
				return r.dec.SkipValue()
			case "references":
				to, err = r.strings(to)
			default:
				to, err = r.references(to)
			}
			return err
		})
	case '[':
		err = r.array("", func() error {
			var err error
			to, err = r.references(to)
			return err
		})
	default:
		err = r.dec.SkipValue()
	}
	return to, err
}

// strings reads a list of strings. In a nested block "references" may be an argument.
func (r *reader) strings(to []string) ([]string, error) {
	if r.dec.PeekKind() != '[' {
		return r.references(to)
	}
	err := r.array("", func() error {
		if r.dec.PeekKind() != '"' {
			var err error
			to, err = r.references(to)
			return err
		}
		v, err := r.str()
		to = append(to, string(v))
		return err
	})
	return to, err
}

// reference is a reference taken apart.
type reference struct {
	kind refKind
	// name is the variable, the module call, or the address of the resource.
	name string
	// output is that of a module, "" if the whole module is meant.
	output string
}

type refKind uint8

const (
	opaqueRef refKind = iota // local.x: what it leads to a plan does not say
	knownRef                 // path.module and the like, which lead nowhere
	repeatRef                // each.value, count.index: what for_each or count refers to
	variableRef
	moduleRef
	resourceRef
)

func parseReference(ref string) reference {
	head, rest := nextPart(ref)
	switch head {
	case "var":
		name, _ := nextPart(rest)
		return reference{kind: variableRef, name: name}
	case "module":
		name, rest := nextPart(rest)
		output, _ := nextPart(rest)
		return reference{kind: moduleRef, name: name, output: output}
	case "each", "count":
		return reference{kind: repeatRef}
	case "path", "terraform", "self":
		return reference{kind: knownRef}
	case "data", "ephemeral":
		typ, rest := nextPart(rest)
		name, _ := nextPart(rest)
		if typ == "" || name == "" {
			return reference{}
		}
		return reference{kind: resourceRef, name: head + "." + typ + "." + name}
	case "local", "":
		return reference{}
	}
	name, _ := nextPart(rest)
	if name == "" {
		return reference{}
	}
	return reference{kind: resourceRef, name: head + "." + name}
}

// nextPart cuts a reference after the first name, whose instance key is left out.
func nextPart(ref string) (part, rest string) {
	i := strings.IndexAny(ref, ".[")
	if i < 0 {
		return ref, ""
	}
	part = ref[:i]
	for i < len(ref) && ref[i] == '[' {
		i = min(keyEnd(ref, i)+1, len(ref))
	}
	return part, strings.TrimPrefix(ref[i:], ".")
}

// config is the configuration, read piece by piece as it is asked for.
type config struct {
	in     *input
	index  *index
	byHash table // blocks by the hash of their address
	reader reader
	calls  map[int]*blockRefs // by module
	outs   map[int]map[string]outputRefs
	memo   map[string]*resolved
	// touched are the modules that references of something kept lead through.
	touched map[int]bool
	// failed are pieces that cannot be read.
	failed func(at span, err error)
}

type outputRefs struct{ refs, dependsOn []string }

func newConfig(in *input, x *index, failed func(span, error)) *config {
	c := &config{
		in: in, index: x, calls: map[int]*blockRefs{}, outs: map[int]map[string]outputRefs{},
		memo: map[string]*resolved{}, touched: map[int]bool{}, failed: failed,
	}
	c.byHash = makeTable(x.blocks.n, func(i int) uint32 { return x.blocks.at(i).hash })
	return c
}

func (c *config) piece(s span) []byte {
	if !s.found() {
		return nil
	}
	b, err := c.in.bytes(s)
	if err != nil {
		c.failed(s, err)
		return nil
	}
	return value(b)
}

// block reads what a block refers to; nil if it cannot be read.
func (c *config) block(n int) *blockRefs {
	s := c.index.blocks.at(n).span()
	b := c.piece(s)
	if b == nil {
		return nil
	}
	refs, err := c.reader.block(b)
	if err != nil {
		c.failed(s, err)
	}
	return refs
}

// call is what the call of a module refers to.
func (c *config) call(n int) *blockRefs {
	if refs := c.calls[n]; refs != nil {
		return refs
	}
	m, refs := c.index.modules[n], &blockRefs{arguments: map[string][]string{}}
	c.calls[n] = refs
	read := func(part int, into func() error) {
		if b := c.piece(m.call[part]); b != nil {
			c.reader.reset(b)
			if err := into(); err != nil {
				c.failed(m.call[part], err)
			}
		}
	}
	read(callExpressions, func() error { return c.reader.expressions(refs) })
	repeat := func() (err error) {
		refs.repeat, err = c.reader.references(refs.repeat)
		return err
	}
	read(callCount, repeat)
	read(callForEach, repeat)
	read(callDependsOn, func() (err error) {
		refs.dependsOn, err = c.reader.strings(nil)
		return err
	})
	return refs
}

// outputs are what the outputs of a module refer to.
func (c *config) outputs(n int) map[string]outputRefs {
	if outs, ok := c.outs[n]; ok {
		return outs
	}
	outs, m := map[string]outputRefs{}, c.index.modules[n]
	c.outs[n] = outs
	if b := c.piece(m.outputs); b != nil {
		r := &c.reader
		r.reset(b)
		err := r.object("", func(name []byte) error {
			var o outputRefs
			output := string(name)
			err := r.object("", func(name []byte) (err error) {
				switch string(name) {
				case "expression":
					o.refs, err = r.references(nil)
				case "depends_on":
					o.dependsOn, err = r.strings(nil)
				default:
					err = r.dec.SkipValue()
				}
				return err
			})
			outs[output] = o
			return err
		})
		if err != nil {
			c.failed(m.outputs, err)
		}
	}
	return outs
}

// child is the module that a module calls by a name.
func (c *config) child(m int, name string) (int, bool) {
	n, ok := c.index.calls[c.index.modules[m].path.addString("module.").addString(name).addString(".")]
	return n, ok
}

// find finds the blocks with an address in a module: one, unless hashes happen to be equal.
func (c *config) find(m int, address string) table {
	return c.byHash.find(c.index.modules[m].path.addString(address).short())
}

// resolved is where references lead, through variables of modules and outputs.
type resolved struct {
	blocks []int
	// opaque: some lead to what a plan does not say.
	opaque bool
}

// mostHops bounds the variables and outputs that one argument's references lead through.
const mostHops = 10_000

// resolve follows references that stand in a module. repeat are the references of count or
// for_each there. keep: what they lead through belongs to what is kept.
func (c *config) resolve(m int, refs, repeat []string, keep bool) *resolved {
	if len(refs) == 0 {
		return &resolved{}
	}
	key := strconv.Itoa(m) + strconv.FormatBool(keep) + "\x00" + strings.Join(refs, "\x00") + "\x01" + strings.Join(repeat, "\x00")
	if r := c.memo[key]; r != nil {
		return r
	}
	w := &walker{config: c, keep: keep, seen: map[place]bool{}, found: map[int]bool{}, resolved: &resolved{}}
	w.follow(m, refs, repeat, 0)
	slices.Sort(w.blocks)
	if len(c.memo) > 1<<14 {
		clear(c.memo)
	}
	c.memo[key] = w.resolved
	return w.resolved
}

type place struct {
	module int
	what   string
}

type walker struct {
	*config
	*resolved
	keep  bool
	seen  map[place]bool
	found map[int]bool
	hops  int
}

// mostThrough is how many variables and outputs references may lead through one after the other.
const mostThrough = 4_000

func (w *walker) follow(m int, refs, repeat []string, depth int) {
	if depth > mostThrough {
		w.opaque = true
		return
	}
	whole := map[string]bool{}
	for _, ref := range refs {
		if r := parseReference(ref); r.kind == moduleRef && r.output != "" {
			whole[r.name] = true // a reference to an output is followed by one to its module
		}
	}
	if w.keep {
		w.touched[m] = true
	}
	for _, ref := range refs {
		if w.hops++; w.hops > mostHops {
			w.opaque = true
			return
		}
		switch r := parseReference(ref); r.kind {
		case opaqueRef:
			w.opaque = true
		case repeatRef:
			if w.enter(m, "each") {
				w.follow(m, repeat, nil, depth+1)
			}
		case variableRef:
			if !w.enter(m, "var."+r.name) {
				continue
			}
			if mod := w.index.modules[m]; mod.parent >= 0 {
				call := w.call(m)
				w.follow(mod.parent, call.arguments[r.name], call.repeat, depth+1)
			}
		case moduleRef:
			n, ok := w.child(m, r.name)
			switch {
			case !ok:
				w.opaque = true
			case r.output != "":
				w.output(n, r.output, depth)
			case !whole[r.name]:
				for _, name := range slices.Sorted(maps.Keys(w.outputs(n))) {
					w.output(n, name, depth)
				}
			}
		case resourceRef:
			blocks := w.find(m, r.name)
			if len(blocks) == 0 {
				w.opaque = true
			}
			for _, b := range blocks {
				if n := number(b); !w.found[n] {
					w.found[n] = true
					w.blocks = append(w.blocks, n)
				}
			}
		}
	}
}

func (w *walker) output(m int, name string, depth int) {
	if w.enter(m, "output."+name) {
		w.follow(m, w.outputs(m)[name].refs, nil, depth+1)
	}
}

func (w *walker) enter(m int, what string) bool {
	p := place{m, what}
	if w.seen[p] {
		return false
	}
	w.seen[p] = true
	return true
}

// decodeInto decodes a piece of the configuration into one of terraform-json's types, as
// terraform-json does: numbers there are float64.
func (c *config) decodeInto(s span, v any) { c.decodeWith(json.Unmarshal, s, v) }

func (c *config) decodeWith(decode func([]byte, any) error, s span, v any) {
	if b := c.piece(s); b != nil {
		if err := decode(b, v); err != nil {
			c.failed(s, err)
		}
	}
}
