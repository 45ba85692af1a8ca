package provider

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
)

// imported is the state that an import finds: no more than what the id says.
func imported(typ string, schema *alicloud.Block, id string) (cty.Value, error) {
	out := map[string]cty.Value{}
	for name, a := range schema.Attributes {
		out[name] = cty.NullVal(a.Type)
	}
	for name, n := range schema.Blocks {
		inner := objectType(n.Block)
		switch n.Nesting {
		case "list":
			out[name] = cty.ListValEmpty(inner)
		case "set":
			out[name] = cty.SetValEmpty(inner)
		default:
			out[name] = cty.NullVal(objectType(schema).AttributeType(name))
		}
	}
	out["id"] = cty.StringVal(id)
	switch typ {
	case "alicloud_fcv3_async_invoke_config":
		out["function_name"] = out["id"]
	case "alicloud_fc_function_async_invoke_config":
		parts := strings.Split(id, ":")
		if len(parts) < 2 || len(parts) > 3 || slices.Contains(parts, "") {
			return cty.NilVal, fmt.Errorf("invalid resource id %q", id)
		}
		if len(parts) == 2 {
			parts = append(parts, "LATEST")
		}
		out["service_name"], out["function_name"], out["qualifier"] = cty.StringVal(parts[0]), cty.StringVal(parts[1]), cty.StringVal(parts[2])
	}
	return cty.ObjectVal(out), nil
}
