package plan

import (
	"slices"

	tfjson "github.com/hashicorp/terraform-json"
)

// build makes the configuration of what is kept.
func (k *keeper) build() *tfjson.Config {
	if !k.index.hasConfig {
		return nil
	}
	out := &tfjson.Config{ProviderConfigs: k.providers}
	if len(k.index.modules) == 0 {
		return out
	}
	for b := range k.blocks {
		k.modules[k.index.moduleOf(b)] = true
	}
	for m := range k.touched {
		k.modules[m] = true
	}
	for m := range k.modules {
		for m = k.index.modules[m].parent; m >= 0 && !k.modules[m]; m = k.index.modules[m].parent {
			k.modules[m] = true
		}
	}
	resources := map[int][]int{}
	for b := range k.blocks {
		m := k.index.moduleOf(b)
		resources[m] = append(resources[m], b)
	}
	out.RootModule = k.module(0, resources)
	return out
}

// module makes a module of the kept blocks, by module.
func (k *keeper) module(n int, resources map[int][]int) *tfjson.ConfigModule {
	m, out := k.index.modules[n], &tfjson.ConfigModule{}
	k.decodeInto(m.outputs, &out.Outputs)
	k.decodeInto(m.variables, &out.Variables)
	slices.Sort(resources[n])
	for _, b := range resources[n] {
		if r := k.resource(b); r != nil {
			out.Resources = append(out.Resources, r)
		}
	}
	for _, c := range k.children()[n] {
		if !k.modules[c] {
			continue
		}
		if out.ModuleCalls == nil {
			out.ModuleCalls = map[string]*tfjson.ModuleCall{}
		}
		m, call := k.index.modules[c], &tfjson.ModuleCall{}
		k.decodeInto(m.call[callSource], &call.Source)
		k.decodeInto(m.call[callVersion], &call.VersionConstraint)
		k.decodeInto(m.call[callExpressions], &call.Expressions)
		k.decodeInto(m.call[callCount], &call.CountExpression)
		k.decodeInto(m.call[callForEach], &call.ForEachExpression)
		k.decodeInto(m.call[callDependsOn], &call.DependsOn)
		call.Module = k.module(c, resources)
		out.ModuleCalls[m.name] = call
	}
	return out
}

// resource makes a block: all of it if its type is concerned, and otherwise what it refers to,
// which is all that the dependency graph needs.
func (k *keeper) resource(n int) *tfjson.ConfigResource {
	s := k.index.blocks.at(n).span()
	b := k.piece(s)
	if b == nil {
		return nil
	}
	head := struct {
		Address string              `json:"address"`
		Mode    tfjson.ResourceMode `json:"mode"`
		Type    string              `json:"type"`
		Name    string              `json:"name"`
		Count   *tfjson.Expression  `json:"count_expression"`
		ForEach *tfjson.Expression  `json:"for_each_expression"`
	}{}
	if err := unmarshal(b, &head); err != nil {
		k.failed(s, err)
		return nil
	}
	if concerned(head.Mode, head.Type) {
		r := &tfjson.ConfigResource{}
		k.decodeInto(s, r)
		return r
	}
	refs := k.block(n)
	if refs == nil {
		return nil
	}
	r := &tfjson.ConfigResource{
		Address: head.Address, Mode: head.Mode, Type: head.Type, Name: head.Name,
		ProviderConfigKey: refs.provider, DependsOn: refs.dependsOn,
		CountExpression: head.Count, ForEachExpression: head.ForEach,
	}
	for argument, refs := range refs.arguments {
		if r.Expressions == nil {
			r.Expressions = map[string]*tfjson.Expression{}
		}
		r.Expressions[argument] = &tfjson.Expression{ExpressionData: &tfjson.ExpressionData{
			ConstantValue: tfjson.UnknownConstantValue, References: refs,
		}}
	}
	return r
}
