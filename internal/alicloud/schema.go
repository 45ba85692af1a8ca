package alicloud

import (
	"embed"
	"encoding/json"
	"io/fs"
	"strings"
	"sync"

	"github.com/zclconf/go-cty/cty"
)

// SchemaVersion is the provider version that the schemas were taken from.
const SchemaVersion = "1.289.0"

// schemaFiles is written by schema/gen.
//
//go:embed schema/resource/*.json schema/data/*.json
var schemaFiles embed.FS

// Block is the schema of a resource, a data source or a nested block. Schemas are shared:
// do not change them.
type Block struct {
	Attributes map[string]*Attribute   `json:"attributes,omitempty"`
	Blocks     map[string]*NestedBlock `json:"block_types,omitempty"`
}

// Attribute is the schema of one argument or computed attribute.
type Attribute struct {
	Type       cty.Type `json:"type"`
	Required   bool     `json:"required,omitempty"`
	Optional   bool     `json:"optional,omitempty"`
	Computed   bool     `json:"computed,omitempty"`
	Sensitive  bool     `json:"sensitive,omitempty"`
	Deprecated bool     `json:"deprecated,omitempty"`
}

// NestedBlock is the schema of a block type inside a block.
type NestedBlock struct {
	Nesting  string `json:"nesting_mode"` // "list", "set", "single" or "map"
	MinItems int    `json:"min_items,omitempty"`
	MaxItems int    `json:"max_items,omitempty"` // 0: no limit
	Block    *Block `json:"block"`
}

// ResourceSchema returns the schema of a managed resource type, false for types that
// have none here.
func ResourceSchema(typ string) (*Block, bool) { return schemaOf("resource", typ) }

// DataSchema returns the schema of a data source, false for those that have none here.
func DataSchema(typ string) (*Block, bool) { return schemaOf("data", typ) }

// ResourceTypes lists the managed resource types that have a schema, sorted.
func ResourceTypes() []string { return typesOf("resource") }

// DataTypes lists the data sources that have a schema, sorted.
func DataTypes() []string { return typesOf("data") }

// decoded remembers what schemaOf decoded: decoding all at start would cost more than
// most runs take.
var decoded sync.Map // "resource/TYPE" -> *Block

func schemaOf(mode, typ string) (*Block, bool) {
	key := mode + "/" + typ
	if b, ok := decoded.Load(key); ok {
		return b.(*Block), true
	}
	src, err := schemaFiles.ReadFile("schema/" + key + ".json")
	if err != nil {
		return nil, false
	}
	b := new(Block)
	if err := json.Unmarshal(src, b); err != nil {
		return nil, false // cannot happen: a test decodes every file
	}
	first, _ := decoded.LoadOrStore(key, b)
	return first.(*Block), true
}

func typesOf(mode string) []string {
	entries, _ := fs.ReadDir(schemaFiles, "schema/"+mode)
	out := make([]string, len(entries))
	for i, e := range entries {
		out[i] = strings.TrimSuffix(e.Name(), ".json")
	}
	return out
}
