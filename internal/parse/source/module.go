package source

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	tfjson "github.com/hashicorp/terraform-json"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// module is the configuration in one directory as it is written, before anything is
// evaluated. It does not change once it is loaded, so that goroutines can share it.
type module struct {
	dir  string // absolute
	name string // relative to the working directory, for messages

	variables map[string]*variable
	locals    map[string]*argument
	outputs   map[string]*output
	calls     map[string]*call
	resources map[string]*resource // by "type.name" or "data.type.name"
	ephemeral map[string]*resource // by "ephemeral.type.name"; only what the graph needs of them
	providers []*providerBlock
	required  []requirement
	imports   []*importBlock

	ignores  []model.Ignore
	problems []model.Problem
	notices  []model.Notice
	sources  map[string][]byte
	// incomplete: a file could not be read whole, so what is not found may well exist.
	incomplete bool
	// order of declaration of calls and resources
	callOrder     []string
	resourceOrder []string
	// mentions: an async invoke config is declared here.
	mentions bool
	// graph is set where a part of the module is known from a plan only.
	graph *dependencies
}

// argument is a name = expression.
type argument struct {
	name      string
	expr      hclsyntax.Expression
	raw       hcl.Expression // as parsed, for static analysis of references
	rng       hcl.Range      // the expression
	nameRange hcl.Range
}

type variable struct {
	name      string
	typ       cty.Type
	defaults  *typeexpr.Defaults
	literal   bool // values from the environment are text, not expressions
	def       *argument
	sensitive bool
	ephemeral bool
	notNull   bool
	raw       hcl.Body // for the graph: its validation blocks
	rng       hcl.Range
}

type output struct {
	value     *argument
	raw       hcl.Body // for the graph: its depends_on and precondition blocks
	sensitive bool
	ephemeral bool
	rng       hcl.Range
}

// call is a module block.
type call struct {
	name      string
	source    string
	sourceRng hcl.Range
	args      map[string]*argument
	count     *argument
	forEach   *argument
	providers []providerPass
	dependsOn []hcl.Expression
	rng       hcl.Range
	// inline is the module, where the call is known from a plan only.
	inline *tfjson.ConfigModule
}

// providerPass hands a provider configuration into a module: inside = outside.
type providerPass struct{ inside, outside providerRef }

// providerRef is a provider's local name and alias.
type providerRef struct{ name, alias string }

func (r providerRef) String() string {
	if r.alias == "" {
		return r.name
	}
	return r.name + "." + r.alias
}

// resource is a resource or data block.
type resource struct {
	data     bool
	typ      string
	name     string
	count    *argument
	forEach  *argument
	provider *providerRef
	body     *node
	raw      []hcl.Body      // for the graph: the block, and those that override it
	schema   *alicloud.Block // nil for types that are not known
	// hidden: the block is known from a plan only; configKey is then the plan's name for the
	// provider configuration.
	hidden    bool
	unshown   bool // and not even the plan shows how it is written
	configKey string
	rng       hcl.Range
	typeRng   hcl.Range
	blockRng  hcl.Range
}

// key is the reference to the resource: type.name or data.type.name.
func (r *resource) key() string {
	if r.data {
		return "data." + r.typ + "." + r.name
	}
	return r.typ + "." + r.name
}

type providerBlock struct {
	ref  providerRef
	args map[string]*argument
	raw  []hcl.Body // for the graph: the block, and those that override it
	rng  hcl.Range
}

// requirement is an entry of required_providers.
type requirement struct {
	name       string // local name
	source     string
	constraint string
	rng        hcl.Range
}

type importBlock struct {
	to      hcl.Expression
	id      *argument
	forEach *argument
	rng     hcl.Range
}

// node is the content of a block: its arguments and nested blocks.
type node struct {
	args       map[string]*argument
	order      []string // argument names in source order
	blocks     []*child
	violations []model.Violation // found while reading
	header     hcl.Range         // the block's keyword or header
}

// child is a nested block, static or dynamic.
type child struct {
	typ      string
	rng      hcl.Range // the type keyword, or the label of a dynamic block
	blockRng hcl.Range
	dynamic  *dynamic // nil for a static block
	body     *node
	made     *blockInstance // the one block that this is, where a plan says so
}

// dynamic is what a dynamic block iterates over.
type dynamic struct {
	forEach  *argument
	iterator string
}

// arguments are those of a block and of all blocks in it.
func (n *node) arguments() []*argument {
	out := make([]*argument, 0, len(n.args))
	for _, name := range n.order {
		out = append(out, n.args[name])
	}
	for _, c := range n.blocks {
		if c.dynamic != nil {
			out = append(out, c.dynamic.forEach)
		}
		out = append(out, c.body.arguments()...)
	}
	return out
}
