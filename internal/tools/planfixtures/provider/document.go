package provider

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"

	"github.com/zclconf/go-cty/cty"
)

// policyDocument renders the document of a data source alicloud_ram_policy_document as the
// provider does (seen in its alicloud/data_source_alicloud_ram_policy_document.go, 2026-08-21):
// a list of one string is that string, except for principals, which are sorted backwards.
func policyDocument(config cty.Value) (cty.Value, error) {
	out := config.AsValueMap()
	if out["version"].IsNull() {
		out["version"] = cty.StringVal("1")
	}
	if out["statement"].LengthInt() == 0 {
		return cty.ObjectVal(out), nil // without a statement there is neither document nor id
	}
	type statement struct {
		Effect    string
		Action    any
		Resource  any `json:",omitempty"`
		Principal any `json:",omitempty"`
		Condition any `json:",omitempty"`
	}
	var statements []statement
	var blocks []cty.Value
	for _, block := range out["statement"].AsValueSlice() {
		values := block.AsValueMap()
		if values["effect"].IsNull() {
			values["effect"] = cty.StringVal("Allow")
		}
		blocks = append(blocks, cty.ObjectVal(values))
		action, err := stringsOf(values["action"])
		if err != nil {
			return cty.NilVal, err
		}
		resource, err := stringsOf(values["resource"])
		if err != nil {
			return cty.NilVal, err
		}
		s := statement{Effect: values["effect"].AsString(), Action: oneOrAll(action)}
		if len(resource) > 0 {
			s.Resource = oneOrAll(resource)
		}
		if s.Principal, err = principalOf(values["principal"]); err != nil {
			return cty.NilVal, err
		}
		if s.Condition, err = conditionOf(values["condition"]); err != nil {
			return cty.NilVal, err
		}
		statements = append(statements, s)
	}
	document, err := json.Marshal(struct {
		Statement []statement
		Version   string
	}{statements, out["version"].AsString()})
	if err != nil {
		return cty.NilVal, err
	}
	out["statement"] = cty.ListVal(blocks)
	out["document"] = cty.StringVal(string(document))
	out["id"] = cty.StringVal(fmt.Sprint(crc32.ChecksumIEEE(document)))
	return cty.ObjectVal(out), nil
}

func principalOf(blocks cty.Value) (any, error) {
	if blocks.LengthInt() == 0 {
		return nil, nil
	}
	out := map[string][]string{}
	for _, b := range blocks.AsValueSlice() {
		ids, err := stringsOf(b.GetAttr("identifiers"))
		if err != nil {
			return nil, err
		}
		slices.Sort(ids)
		slices.Reverse(ids)
		entity := b.GetAttr("entity").AsString()
		out[entity] = append(out[entity], ids...)
	}
	return out, nil
}

func conditionOf(blocks cty.Value) (any, error) {
	if blocks.LengthInt() == 0 {
		return nil, nil
	}
	out := map[string]map[string][]string{}
	for _, b := range blocks.AsValueSlice() {
		values, err := stringsOf(b.GetAttr("values"))
		if err != nil {
			return nil, err
		}
		operator, variable := b.GetAttr("operator").AsString(), b.GetAttr("variable").AsString()
		if out[operator] == nil {
			out[operator] = map[string][]string{}
		}
		out[operator][variable] = append(out[operator][variable], values...)
	}
	rendered := map[string]map[string]any{}
	for operator, variables := range out {
		rendered[operator] = map[string]any{}
		for variable, values := range variables {
			rendered[operator][variable] = oneOrAll(values)
		}
	}
	return rendered, nil
}

func stringsOf(list cty.Value) ([]string, error) {
	out := []string{}
	if list.IsNull() {
		return out, nil
	}
	for _, e := range list.AsValueSlice() {
		if e.IsNull() || e.AsString() == "" {
			return nil, errors.New("an element of a list is empty")
		}
		out = append(out, e.AsString())
	}
	return out, nil
}

func oneOrAll(list []string) any {
	if len(list) == 1 {
		return list[0]
	}
	return list
}
