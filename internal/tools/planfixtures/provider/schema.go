package provider

import (
	_ "embed"
	"encoding/json"
	"fmt"

	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
)

// schemasFile holds what the linter has no schema of and fixtures use all the same: provider
// configurations, other types of the alicloud provider, other providers. Of these types it
// has only the arguments that fixtures and plans of the real provider show.
//
//go:embed schemas.json
var schemasFile []byte

// schemas are those of one provider.
type schemas struct {
	Provider  *alicloud.Block            `json:"provider"`
	Resources map[string]*alicloud.Block `json:"resources"`
	Data      map[string]*alicloud.Block `json:"data"`
}

// schemasOf returns the schemas of a provider by its type: "alicloud", "random".
func schemasOf(name string) (*schemas, error) {
	var all map[string]*schemas
	if err := json.Unmarshal(schemasFile, &all); err != nil {
		return nil, err
	}
	s := all[name]
	if s == nil {
		return nil, fmt.Errorf("no provider %q", name)
	}
	if name != "alicloud" {
		return s, nil
	}
	for _, typ := range alicloud.ResourceTypes() {
		if typ != "terraform_data" { // it is Terraform's own
			s.Resources[typ], _ = alicloud.ResourceSchema(typ)
		}
	}
	for _, typ := range alicloud.DataTypes() {
		s.Data[typ], _ = alicloud.DataSchema(typ)
	}
	return s, nil
}

// objectType is the type of the values that a block has.
func objectType(b *alicloud.Block) cty.Type {
	attributes := map[string]cty.Type{}
	for name, a := range b.Attributes {
		attributes[name] = a.Type
	}
	for name, n := range b.Blocks {
		inner := objectType(n.Block)
		switch n.Nesting {
		case "list":
			inner = cty.List(inner)
		case "set":
			inner = cty.Set(inner)
		case "map":
			inner = cty.Map(inner)
		}
		attributes[name] = inner
	}
	return cty.Object(attributes)
}

func protocolSchemas(all map[string]*alicloud.Block) (map[string]*tfprotov5.Schema, error) {
	out := map[string]*tfprotov5.Schema{}
	for typ, b := range all {
		s, err := protocolSchema(b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", typ, err)
		}
		out[typ] = s
	}
	return out, nil
}

func protocolSchema(b *alicloud.Block) (*tfprotov5.Schema, error) {
	block, err := protocolBlock(b)
	return &tfprotov5.Schema{Block: block}, err
}

func protocolBlock(b *alicloud.Block) (*tfprotov5.SchemaBlock, error) {
	out := &tfprotov5.SchemaBlock{}
	for name, a := range b.Attributes {
		typ, err := protocolType(a.Type)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out.Attributes = append(out.Attributes, &tfprotov5.SchemaAttribute{
			Name: name, Type: typ, Required: a.Required, Optional: a.Optional, Computed: a.Computed,
			Sensitive: a.Sensitive, Deprecated: a.Deprecated,
		})
	}
	for name, n := range b.Blocks {
		inner, err := protocolBlock(n.Block)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		nesting := map[string]tfprotov5.SchemaNestedBlockNestingMode{
			"list": tfprotov5.SchemaNestedBlockNestingModeList, "set": tfprotov5.SchemaNestedBlockNestingModeSet,
			"single": tfprotov5.SchemaNestedBlockNestingModeSingle, "map": tfprotov5.SchemaNestedBlockNestingModeMap,
		}[n.Nesting]
		out.BlockTypes = append(out.BlockTypes, &tfprotov5.SchemaNestedBlock{
			TypeName: name, Block: inner, Nesting: nesting, MinItems: int64(n.MinItems), MaxItems: int64(n.MaxItems),
		})
	}
	return out, nil
}

func protocolType(t cty.Type) (tftypes.Type, error) {
	b, err := json.Marshal(t)
	if err != nil {
		return nil, err
	}
	//lint:ignore SA1019 there is no other way from JSON to a type
	return tftypes.ParseJSONType(b)
}
