package source

import (
	"strconv"

	tfjson "github.com/hashicorp/terraform-json"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// pair is a value as far as it is known: exact is Terraform's own answer before apply,
// symbolic has placeholders for references where exact is unknown.
type pair struct{ exact, symbolic cty.Value }

// cell is a named value, evaluated when it is first asked for.
type cell struct {
	state    cellState
	exact    cty.Value
	symState cellState
	symbolic cty.Value
}

func (c *cell) stateIn(m mode) cellState {
	if m == symbolically {
		return c.symState
	}
	return c.state
}

func (c *cell) valueIn(m mode) cty.Value {
	if m == symbolically {
		return c.symbolic
	}
	return c.exact
}

type cellState uint8

const (
	untouched cellState = iota
	evaluating
	done
)

// instance is one instance of a module: the root, or a module block's, one for each
// key of its count or for_each.
type instance struct {
	*module
	parent *instance
	call   *call
	scope  *scope // in which the call's arguments are evaluated; nil for the root
	// path is module.a["x"], "" for the root; block is the same without instance keys.
	path, block string
	symbolic    bool
	conditions  []string // see resourceInstance
	depth       int
	// codeDir is path.module.
	codeDir string
	// config is what a plan shows of the module; nil without one.
	config *tfjson.ConfigModule

	vars      map[string]*cell
	localVals map[string]*cell
	outVals   map[string]*cell
	sets      map[string]*resourceSet
	children  map[string]*callSet
	provs     map[providerRef]*provider
	inputs    map[string]input // root only
}

// input is a value given to a root variable from outside the configuration.
type input struct {
	from string // in words: the environment variable TF_VAR_x
	arg  *argument
	text *string // not parsed yet: its meaning depends on the variable's type
	// value is what a plan has.
	value *cty.Value
}

// address is that of a resource of the instance.
func (in *instance) address(key string) string { return dotted(in.path, key) }

func dotted(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// key tells instances of a resource or module apart.
type key struct {
	kind keyKind
	text pair // string for for_each, number for count
}

type keyKind uint8

const (
	noKey    keyKind = iota
	countKey         // [0]
	eachKey          // ["x"]
	openKey          // count or for_each is unknown: one instance stands for all
)

// String is the key as Terraform writes it in addresses.
func (k key) String() string {
	switch k.kind {
	case countKey:
		n, _ := k.text.exact.AsBigFloat().Int64()
		return "[" + strconv.FormatInt(n, 10) + "]"
	case eachKey:
		return "[" + quoteKey(k.text.exact.AsString()) + "]"
	}
	return ""
}

// quoteKey quotes as Terraform does: templates are escaped.
func quoteKey(s string) string {
	q := strconv.Quote(s)
	out := make([]byte, 0, len(q))
	for i := 0; i < len(q); i++ {
		out = append(out, q[i])
		if (q[i] == '$' || q[i] == '%') && i+1 < len(q) && q[i+1] == '{' {
			out = append(out, q[i])
		}
	}
	return string(out)
}

// resourceSet is a resource block in a module instance, expanded.
type resourceSet struct {
	*resource
	in        *instance
	state     cellState
	open      bool // count or for_each is unknown
	multi     keyKind
	instances []*resourceInstance
	asked     map[string]*resourceInstance // instances of an open set, by the key asked for
	values    map[valueKey]*sizedValue
	byKey     map[string]*resourceInstance
}

// at is the instance with a key, nil if there is none.
func (s *resourceSet) at(k key) *resourceInstance {
	if s.byKey == nil {
		s.byKey = make(map[string]*resourceInstance, len(s.instances))
		for _, inst := range s.instances {
			s.byKey[inst.key.String()] = inst
		}
	}
	return s.byKey[k.String()]
}

type resourceInstance struct {
	set      *resourceSet
	key      key
	scope    *scope
	symbolic bool
	// conditions are those of every unknown count and for_each on the way to the instance.
	conditions []string
	cells      map[string]*cell
	// planned is the instance in a plan, nil if there is none; filled the block with the values
	// that the plan has, see evaluator.node.
	planned *plannedInstance
	filled  *node
	filling cellState
}

func (r *resourceInstance) address() string {
	return r.set.in.address(r.set.resource.key()) + r.key.String()
}

// callSet is a module block in a module instance, expanded.
type callSet struct {
	call      *call
	state     cellState
	open      bool
	multi     keyKind
	keys      []key
	instances []*instance
	asked     map[string]*instance // instances of an open set, by the key asked for
	missing   bool                 // the module's source is not there
	byKey     map[string]*instance
}

// at is the instance with a key, nil if there is none.
func (s *callSet) at(k key) *instance {
	if s.byKey == nil {
		s.byKey = make(map[string]*instance, len(s.instances))
		for i, child := range s.instances {
			s.byKey[s.keys[i].String()] = child
		}
	}
	return s.byKey[k.String()]
}

// scope is where an expression is evaluated: a module instance, and the names that
// exist only in a part of it.
type scope struct {
	in   *instance
	each *[2]pair // key, value
	idx  *pair    // count.index
	iter map[string][2]pair
	// id tells scopes apart in the keys of references that are made from a place in the source.
	id string
	// origins lead from each.value and iterators back to the collection, for the chain.
	eachFrom *origin
	iterFrom map[string]*origin
}

// iterates reports whether a name is an iterator of a dynamic block here.
func (s *scope) iterates(name string) bool {
	_, ok := s.iter[name]
	return ok
}

// origin is the collection that an iteration goes over.
type origin struct {
	expr  *argument
	scope *scope
	key   pair
}

// with returns a scope that also has an iterator of a dynamic block.
func (s *scope) with(name string, k, v pair, from *origin, id string) *scope {
	t := *s
	t.iter = map[string][2]pair{name: {k, v}}
	t.iterFrom = map[string]*origin{name: from}
	for n, p := range s.iter {
		if n != name {
			t.iter[n], t.iterFrom[n] = p, s.iterFrom[n]
		}
	}
	t.id = s.id + "/" + id
	return &t
}

// provider is a provider configuration as seen by the resources that use it.
type provider struct {
	address         string
	block           *providerBlock // nil if there is none
	in              *instance      // in which the block stands
	region, account *symbol.Text
	model           *model.ProviderConfig
}
