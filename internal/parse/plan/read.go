package plan

import (
	"bytes"
	"encoding/json"
	"io"

	tfjson "github.com/hashicorp/terraform-json"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Read reads a plan; file is its name in ranges. An error means that it is no plan at all.
func Read(r io.Reader, file string) (*Plan, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var in tfjson.Plan
	in.UseJSONNumber(true)
	d := json.NewDecoder(bytes.NewReader(b))
	if err := d.Decode(&in); err != nil {
		return nil, err
	}
	p := &Plan{
		File: file, FormatVersion: in.FormatVersion, TerraformVersion: in.TerraformVersion,
		Variables: in.Variables, Config: in.Config, Partial: in.Complete != nil && !*in.Complete, addresses: map[string]bool{},
	}
	at := model.Range{File: file, Start: model.Pos{Line: 1, Column: 1}, End: model.Pos{Line: 1, Column: 1}}
	for _, c := range in.ResourceChanges {
		if concerned(c.Mode, c.Type) {
			p.addresses[c.Address] = true
			p.Resources = append(p.Resources, &Resource{ResourceChange: *c, At: at})
		}
	}
	if in.PriorState != nil && in.PriorState.Values != nil {
		p.prior(in.PriorState.Values.RootModule, at)
	}
	return p, nil
}

func (p *Plan) prior(m *tfjson.StateModule, at model.Range) {
	if m == nil {
		return
	}
	for _, r := range m.Resources {
		if r.Mode == tfjson.DataResourceMode && concerned(r.Mode, r.Type) && !p.addresses[r.Address] {
			p.addresses[r.Address] = true
			p.Resources = append(p.Resources, &Resource{Prior: true, At: at, ResourceChange: tfjson.ResourceChange{
				Address: r.Address, ModuleAddress: m.Address, Mode: r.Mode, Type: r.Type, Name: r.Name, Index: r.Index, ProviderName: r.ProviderName,
				Change: &tfjson.Change{Actions: tfjson.Actions{tfjson.ActionNoop}, After: r.AttributeValues},
			}})
		}
	}
	for _, c := range m.ChildModules {
		p.prior(c, at)
	}
}

func concerned(mode tfjson.ResourceMode, typ string) bool {
	if mode == tfjson.DataResourceMode {
		_, ok := alicloud.DataSchema(typ)
		return ok
	}
	_, ok := alicloud.ResourceSchema(typ)
	return ok
}
