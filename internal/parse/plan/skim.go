package plan

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/go-json-experiment/json/jsontext"
)

// skimmer goes through a plan, or a piece of it, once. It builds no values: it remembers where
// they are, and what is needed to decide which of them matter.
type skimmer struct {
	in    *input
	index *index
	judge *judge
	dec   *jsontext.Decoder
	// base is the offset in the input at which dec began.
	base int64
	// opened is where the last object or array began.
	opened  int64
	unquote []byte
	typ     []byte
	managed bool // which resources of planned_values and prior_state to look at
	data    bool
	section flags // of the entries that are made
	names   map[string]string
	found   captured
	seen    map[string]bool
	faults  *faults
	foreign map[string]bool // keys at the top that no plan has
}

// tolerant reads what Terraform's own readers would read: of a key that is given twice the last
// one counts.
func tolerant() []jsontext.Options {
	return []jsontext.Options{jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)}
}

func newSkimmer(in *input, x *index, j *judge, f *faults) *skimmer {
	return &skimmer{in: in, index: x, judge: j, faults: f, names: arguments(), seen: map[string]bool{}, foreign: map[string]bool{}}
}

func (s *skimmer) offset() int64 { return s.base + s.dec.InputOffset() }

// errEnough stops reading of what is certainly no plan.
var errEnough = errors.New("this is no plan")

// plan goes through a whole plan.
func (s *skimmer) plan(r io.Reader, base int64) error {
	s.dec, s.base = jsontext.NewDecoder(r, tolerant()...), base
	s.in.consumed = s.offset
	defer func() { s.in.consumed = nil }()
	if k := s.dec.PeekKind(); k != '{' && k > 0 {
		return errEnough
	}
	err := s.object("the plan", func(name []byte) error {
		key := string(name)
		if s.seen[key] && sections[key] {
			s.faults.add(s.here(), "", fmt.Sprintf("%s is given twice, and the last one counts", key), "")
			s.forget(key)
		}
		if len(s.seen) < 1000 {
			s.seen[key] = true
		}
		return s.top(key)
	})
	if err != nil {
		return err
	}
	at := s.here()
	if _, err := s.dec.ReadToken(); err != io.EOF {
		s.faults.add(at, "", "something follows after the end of the plan, and was not read", "Give one plan at a time.")
	}
	return nil
}

// sections are the keys of a plan that are looked at.
var sections = map[string]bool{
	"format_version": true, "terraform_version": true, "variables": true, "planned_values": true, "resource_changes": true,
	"prior_state": true, "configuration": true, "deferred_changes": true,
}

func (s *skimmer) top(key string) error {
	x := s.index
	switch key {
	case "format_version":
		v, err := s.str()
		x.formatVersion = string(v)
		if err == nil && supported(x.formatVersion) != nil {
			return errEnough
		}
		return err
	case "terraform_version":
		v, err := s.str()
		x.terraformVersion = string(v)
		return err
	case "errored", "complete":
		k := s.dec.PeekKind()
		if key == "errored" {
			x.errored = k == 't'
		} else {
			x.incomplete = k == 'f'
		}
		return s.dec.SkipValue()
	case "variables":
		return s.skip(&x.variables)
	case "checks":
		return s.skip(&x.checks)
	case "planned_values":
		return s.skip(&x.plannedValues)
	case "resource_changes":
		k := s.dec.PeekKind()
		x.hasChanges = k == '['
		s.section = 0
		return s.array(key, func() error { return s.change() })
	case "deferred_changes":
		s.section = deferred
		return s.array(key, func() error {
			x.deferredChanges++
			return s.object("an entry of deferred_changes", func(name []byte) error {
				if string(name) == "resource_change" {
					return s.change()
				}
				return s.dec.SkipValue()
			})
		})
	case "prior_state":
		from := s.offset()
		s.section, s.data, s.managed = prior, true, false
		err := s.object(key, func(name []byte) error {
			if string(name) != "values" {
				return s.dec.SkipValue()
			}
			return s.values("the values of prior_state")
		})
		x.priorState = span{from, s.offset() - from}
		return err
	case "configuration":
		x.hasConfig = s.dec.PeekKind() == '{'
		return s.configuration()
	}
	if mistaken[key] {
		s.foreign[key] = true
		if certain[key] {
			return errEnough
		}
	}
	return s.dec.SkipValue()
}

// forget drops what a section said that is given once more.
func (s *skimmer) forget(key string) {
	x := s.index
	drop := func(which flags) {
		for i := range x.entries.n {
			if e := x.entries.at(i); e.section() == which {
				e.place &^= 0xff << 40 // no kind
			}
		}
	}
	switch key {
	case "resource_changes":
		drop(0)
	case "deferred_changes":
		drop(deferred)
	case "prior_state":
		drop(prior)
	case "configuration":
		x.blocks, x.ranges, x.modules, x.calls, x.providers = vector[configBlock]{}, nil, nil, nil, span{}
	}
}

// change goes through one entry of resource_changes.
func (s *skimmer) change() error {
	return s.resource("an entry of resource_changes", func(name []byte) error {
		if string(name) != "change" {
			return s.dec.SkipValue()
		}
		if len(s.typ) > 0 && !s.isConcerned() {
			return s.dec.SkipValue()
		}
		return s.object("a change", func(name []byte) error {
			switch string(name) {
			case "before":
				return s.capture(&s.found.before)
			case "after":
				return s.capture(&s.found.after)
			}
			return s.dec.SkipValue()
		})
	})
}

// values goes through the resources of planned_values or of a state.
func (s *skimmer) values(what string) error {
	return s.object(what, func(name []byte) error {
		if string(name) == "root_module" {
			return s.stateModule()
		}
		return s.dec.SkipValue()
	})
}

func (s *skimmer) stateModule() error {
	return s.object("a module", func(name []byte) error {
		switch string(name) {
		case "resources":
			return s.array("the resources of a module", func() error {
				return s.resource("a resource", func(name []byte) error {
					if string(name) == "values" && (len(s.typ) == 0 || s.isConcerned()) {
						return s.capture(&s.found.after)
					}
					return s.dec.SkipValue()
				})
			})
		case "child_modules":
			return s.array("child_modules", s.stateModule)
		}
		return s.dec.SkipValue()
	})
}

// captured is what is remembered of one resource while it is gone through.
type captured struct {
	address       hash
	block         hash
	hasAddress    bool
	isData, known bool
	before, after []argument
}

// argument is an argument with known text.
type argument struct {
	name string
	hash uint32
	doc  verdict
	text systemName
}

// systemName says what the text of a policy_name or policy_type is.
type systemName uint8

const (
	otherText systemName = iota
	systemPolicy
	typeSystem
	typeCustom
)

// resource goes through one resource instance; rest is asked about all keys but those that
// identify it.
func (s *skimmer) resource(what string, rest func(name []byte) error) error {
	f := &s.found
	*f = captured{before: f.before[:0], after: f.after[:0], known: true} // without a mode it is managed
	s.typ = s.typ[:0]
	from := int64(-1)
	err := s.object(what, func(name []byte) error {
		if from < 0 {
			from = s.opened
		}
		switch string(name) {
		case "address":
			v, err := s.str()
			f.address, f.block, f.hasAddress = noHash.add(v), blockHash(v), len(v) > 0
			return err
		case "mode":
			v, err := s.str()
			f.isData, f.known = string(v) == "data", string(v) == "data" || string(v) == "managed" || len(v) == 0
			return err
		case "type":
			v, err := s.str()
			s.typ = append(s.typ[:0], v...)
			return err
		}
		return rest(name)
	})
	if err != nil || from < 0 {
		return err
	}
	at := span{from, s.offset() - from}
	n := s.number()
	switch {
	case n == 0 || f.isData && s.section == prior && !s.data || !f.isData && s.section == prior && !s.managed:
		return nil
	case !f.hasAddress:
		s.faults.add(at, "", what+" has no address", "")
		return nil
	}
	s.entry(at, n)
	return nil
}

func (s *skimmer) isConcerned() bool {
	n := kindNumbers()
	return n.resource[string(s.typ)] != 0 || n.data[string(s.typ)] != 0
}

// number is that of the kind of the resource that was gone through, 0 if it is not concerned.
func (s *skimmer) number() uint8 {
	switch {
	case !s.found.known:
		return 0
	case s.found.isData:
		return kindNumbers().data[string(s.typ)]
	}
	return kindNumbers().resource[string(s.typ)]
}

// capture goes through the arguments of a resource.
func (s *skimmer) capture(into *[]argument) error {
	*into = (*into)[:0]
	return s.object("the values of a resource", func(name []byte) error {
		argumentName, ok := s.names[string(name)]
		if !ok {
			return s.dec.SkipValue()
		}
		a := argument{name: argumentName}
		switch k := s.dec.PeekKind(); {
		case k == '"':
			v, err := s.str()
			if err != nil {
				return err
			}
			switch argumentName {
			case "document", "policy_document", "assume_role_policy_document":
				a.doc = s.judge.document(argumentName, s.typ, v)
			default:
				a.hash, a.text = nameHash(v), s.judge.systemName(argumentName, v)
				if argumentName == "principal_name" {
					before, _, _ := bytes.Cut(v, []byte{'@'})
					a.hash = nameHash(before)
				}
			}
		case k == '[' && argumentName == "statement":
			from := s.offset()
			if err := s.dec.SkipValue(); err != nil {
				return err
			}
			if s.offset()-from < 8 { // : [ ]
				return nil
			}
		default:
			return s.dec.SkipValue()
		}
		*into = append(*into, a)
		return nil
	})
}

// entry puts the resource that was gone through into the index.
func (s *skimmer) entry(at span, number uint8) {
	k, f, x := &kinds()[number], &s.found, s.index
	var fl flags
	if len(k.own) > 0 && !s.register(k.own...) {
		fl |= ownUnknown
	}
	if k.owner != "" && !s.register(k.owner) {
		fl |= ownerUnknown
	}
	if len(k.documents) > 0 || k.class == documentData {
		fl |= documentUnknown
	}
	for _, a := range f.after {
		for _, d := range k.documents {
			if a.name == d {
				fl &^= documentUnknown
				if a.doc.faulty(k.document) {
					fl |= faulty
				}
				if k.class == role && a.doc.trusting {
					fl |= trusting
				}
			}
		}
		switch {
		case a.name == "statement" && k.class == policy:
			fl |= faulty // what it makes is looked at where it is evaluated
		case a.text == systemPolicy:
			fl |= namesSystem
		case a.text == typeSystem:
			fl |= saysSystem
		case a.text == typeCustom:
			fl |= saysCustom
		}
	}
	if k.class == async {
		x.asyncConfigs++
	}
	x.bytes += at.len
	x.entries.add(newEntry(at, number, fl|s.section, f.block))
	x.addresses.add(uint64(f.address))
}

// register enters what the resource that was gone through has in some arguments into the table of
// names, and reports whether it has anything there.
func (s *skimmer) register(names ...string) (known bool) {
	var last uint32
	for _, list := range [][]argument{s.found.after, s.found.before} {
		for _, a := range list {
			if a.hash == 0 || !slices.Contains(names, a.name) {
				continue
			}
			known = true
			if a.hash != last {
				last = a.hash
				s.index.names.add(pair(last, s.index.entries.n))
			}
		}
	}
	return known
}

// configuration goes through the configuration.
func (s *skimmer) configuration() error {
	x := s.index
	return s.object("configuration", func(name []byte) error {
		switch string(name) {
		case "provider_config":
			return s.skip(&x.providers)
		case "root_module":
			x.modules, x.calls = []*module{{path: noHash, parent: -1}}, map[hash]int{}
			return s.module(0)
		}
		return s.dec.SkipValue()
	})
}

func (s *skimmer) module(n int) error {
	x, m := s.index, s.index.modules[n]
	return s.object("a module", func(name []byte) error {
		switch string(name) {
		case "outputs":
			return s.skip(&m.outputs)
		case "variables":
			return s.skip(&m.variables)
		case "resources":
			x.ranges = append(x.ranges, blockRange{x.blocks.n, n})
			return s.array("the resources of a module", func() error { return s.block(m) })
		case "module_calls":
			return s.object("module_calls", func(name []byte) error {
				c := &module{name: string(name), parent: n, depth: m.depth + 1, path: m.path.addString("module.").add(name).addString(".")}
				x.modules = append(x.modules, c)
				x.calls[c.path] = len(x.modules) - 1
				return s.call(c, len(x.modules)-1)
			})
		}
		return s.dec.SkipValue()
	})
}

func (s *skimmer) call(c *module, n int) error {
	return s.object("a module call", func(name []byte) error {
		switch string(name) {
		case "source":
			return s.skip(&c.call[callSource])
		case "version_constraint":
			return s.skip(&c.call[callVersion])
		case "expressions":
			return s.skip(&c.call[callExpressions])
		case "count_expression":
			return s.skip(&c.call[callCount])
		case "for_each_expression":
			return s.skip(&c.call[callForEach])
		case "depends_on":
			return s.skip(&c.call[callDependsOn])
		case "module":
			return s.module(n)
		}
		return s.dec.SkipValue()
	})
}

func (s *skimmer) block(m *module) error {
	var h hash
	from := int64(-1)
	err := s.object("a resource of the configuration", func(name []byte) error {
		if from < 0 {
			from = s.opened
		}
		if string(name) != "address" {
			return s.dec.SkipValue()
		}
		v, err := s.str()
		h = m.path.add(v)
		return err
	})
	if err == nil && h != 0 {
		size := s.offset() - from
		if size > mostAtOnce {
			s.faults.add(span{from, size}, "", "a resource of the configuration is larger than "+megabytes(mostAtOnce)+", and was not read", "")
			return nil
		}
		s.index.blocks.add(configBlock{off: from, length: uint32(size), hash: h.short()})
	}
	return err
}
