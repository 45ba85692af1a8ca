package source

import (
	"maps"
	"strings"

	tfjson "github.com/hashicorp/terraform-json"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// configuration is the root module as the plan shows it. A plan that was cut short, or that
// lost its configuration on the way, has instances of blocks that are not in it: they are
// added, with nothing known of how they are written.
func (p *planned) configuration() *tfjson.ConfigModule {
	root := &tfjson.ConfigModule{}
	if p.Config != nil && p.Config.RootModule != nil {
		root = p.Config.RootModule
	}
	p.unshown = map[*tfjson.ConfigResource]bool{}
	p.blocks = map[*tfjson.ConfigModule]map[string]*tfjson.ConfigResource{}
	for _, x := range p.all {
		if !x.stays() {
			continue
		}
		m := p.moduleOf(root, x)
		if m == nil {
			continue
		}
		if p.blocks[m] == nil {
			p.blocks[m] = map[string]*tfjson.ConfigResource{}
			for _, r := range m.Resources {
				p.blocks[m][nodeOf(r)] = r
			}
		}
		if p.blocks[m][x.node()] != nil {
			continue
		}
		r := &tfjson.ConfigResource{Mode: x.Mode, Type: x.Type, Name: x.Name, Address: x.node()}
		r.CountExpression, r.ForEachExpression = repetition(x.key)
		p.unshown[r], p.blocks[m][x.node()] = true, r
		m.Resources = append(m.Resources, r)
	}
	return root
}

// moduleOf is the module that an instance is in. Calls on the way that are not shown are added.
func (p *planned) moduleOf(root *tfjson.ConfigModule, x *plannedInstance) *tfjson.ConfigModule {
	m, path := root, ""
	for _, call := range model.ModuleCalls(x.module) {
		name := strings.TrimPrefix(model.WithoutKeys(call), "module.")
		at := dotted(path, "module."+name)
		c := m.ModuleCalls[name]
		if c == nil || c.Module == nil {
			added := tfjson.ModuleCall{}
			if c != nil {
				added = *c
			}
			added.Module = &tfjson.ConfigModule{}
			if keys := p.calls[at]; c == nil && len(keys) > 0 {
				added.CountExpression, added.ForEachExpression = repetition(keys[0])
			}
			c = &added
			if m.ModuleCalls = maps.Clone(m.ModuleCalls); m.ModuleCalls == nil {
				m.ModuleCalls = map[string]*tfjson.ModuleCall{}
			}
			m.ModuleCalls[name] = c
		}
		m = c.Module
		path = dotted(path, call)
	}
	return m
}

// repetition is a count or for_each of which nothing is known but that there is one.
func repetition(k key) (count, forEach *tfjson.Expression) {
	unknown := &tfjson.Expression{ExpressionData: &tfjson.ExpressionData{ConstantValue: tfjson.UnknownConstantValue}}
	switch k.kind {
	case countKey:
		return unknown, nil
	case eachKey:
		return nil, unknown
	}
	return nil, nil
}
