package model

import "github.com/fcasync/fcasync-lint/internal/symbol"

// Generation is 2 for Function Compute 2.0 (services) and 3 for 3.0.
type Generation int

// The two generations of Function Compute.
const (
	FC2 Generation = 2
	FC3 Generation = 3
)

// Resource is what every resource instance has.
type Resource struct {
	Address string // module.a["x"].alicloud_fcv3_function.f[0]
	// Node is the address of the block without instance keys, the name of the resource in the
	// dependency graph: module.a.alicloud_fcv3_function.f.
	Node string
	Type string // alicloud_fcv3_function
	Name string // f
	// Module is the path of the module instance, "" for the root: module.a["x"].
	Module string
	// Symbolic: count or for_each (of the resource or of a module above it) is unknown;
	// this instance stands for however many there will be, none included.
	Symbolic bool
	// Conditions stand for every unknown count and for_each that Symbolic is due to, this
	// resource's and those of the modules above it. Equal ones turn out alike.
	Conditions []string
	// Range is the block's header, `resource "type" "name"`; Block the whole block.
	Range, Block Range
	// Provider is the configuration that the resource uses.
	Provider *ProviderConfig
	// Body holds the arguments and nested blocks, for types whose schema is known.
	Body *Body
	// Planned is what a plan will do to the resource; nil without a plan, and for what the
	// plan does not have.
	Planned *Planned
}

// Body is the content of a resource or nested block.
type Body struct {
	Values map[string]Value // by argument name; only arguments of the schema
	Blocks []*Block         // in source order, dynamic blocks expanded
}

// Block is a nested block.
type Block struct {
	Type string // destination_config
	// Exists is Unknown where a dynamic block's for_each is not known.
	Exists symbol.Tri
	// Range is the block's type keyword (the label of a dynamic block); Block the whole block.
	Range, Block Range
	Body         *Body
}

// Value returns an argument; one that is not there is not set.
func (b *Body) Value(name string) Value {
	if b == nil {
		return Value{Set: symbol.No}
	}
	if v, ok := b.Values[name]; ok {
		return v
	}
	return Value{Set: symbol.No}
}

// First returns the first of the named arguments that is or may be set, or, if none
// is, the first one. It serves arguments that were renamed.
func (b *Body) First(names ...string) Value {
	for _, n := range names {
		if v := b.Value(n); v.Set != symbol.No {
			return v
		}
	}
	return b.Value(names[0])
}

// BlocksOf returns the nested blocks of a type, those that may not exist included.
func (b *Body) BlocksOf(blockType string) []*Block {
	if b == nil {
		return nil
	}
	var out []*Block
	for _, x := range b.Blocks {
		if x.Type == blockType {
			out = append(out, x)
		}
	}
	return out
}

// ProviderConfig is a configuration of the alicloud provider: a provider block, or the
// empty one that Terraform assumes where there is none.
type ProviderConfig struct {
	Address string // provider.alicloud, provider.alicloud.eu
	// Region and Account are what the configuration states; otherwise a reference to
	// what the environment will say, equal to itself.
	Region, Account symbol.Text
	// RegionStated and AccountStated: the block has the argument.
	RegionStated, AccountStated bool
	// Assumes is the ARN of the role that the block says is assumed, empty if it says nothing.
	Assumes symbol.Text
	// Credentials are equal for blocks that say the same about whose credentials are used, and
	// "" where that is left to the environment. It is not for showing.
	Credentials string
	Range       Range // the block's header, zero if there is no block
}
