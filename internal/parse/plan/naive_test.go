package plan

import (
	"bytes"
	"encoding/json"

	tfjson "github.com/hashicorp/terraform-json"
)

// naive reads a whole plan into memory with terraform-json. It is what the reader is compared
// with.
func naive(b []byte) (*Plan, map[string]bool, error) {
	var in tfjson.Plan
	in.UseJSONNumber(true)
	if err := json.NewDecoder(bytes.NewReader(b)).Decode(&in); err != nil {
		return nil, nil, err
	}
	p := &Plan{
		FormatVersion: in.FormatVersion, TerraformVersion: in.TerraformVersion,
		Variables: in.Variables, Config: in.Config, Partial: in.Complete != nil && !*in.Complete,
	}
	addresses := map[string]bool{}
	for _, c := range in.ResourceChanges {
		if concerned(c.Mode, c.Type) {
			addresses[c.Address] = true
			p.Resources = append(p.Resources, &Resource{ResourceChange: *c})
		}
	}
	if in.PriorState != nil && in.PriorState.Values != nil {
		p.priorOf(in.PriorState.Values.RootModule, addresses)
	}
	return p, addresses, nil
}

func (p *Plan) priorOf(m *tfjson.StateModule, addresses map[string]bool) {
	if m == nil {
		return
	}
	for _, r := range m.Resources {
		if r.Mode == tfjson.DataResourceMode && concerned(r.Mode, r.Type) && !addresses[r.Address] {
			addresses[r.Address] = true
			p.Resources = append(p.Resources, &Resource{Prior: true, ResourceChange: tfjson.ResourceChange{
				Address: r.Address, ModuleAddress: m.Address, Mode: r.Mode, Type: r.Type, Name: r.Name, Index: r.Index, ProviderName: r.ProviderName,
				Change: &tfjson.Change{Actions: tfjson.Actions{tfjson.ActionNoop}, After: any(r.AttributeValues)},
			}})
		}
	}
	for _, c := range m.ChildModules {
		p.priorOf(c, addresses)
	}
}
