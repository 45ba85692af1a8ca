package source

import (
	"fmt"
	"maps"
	"reflect"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	tfjson "github.com/hashicorp/terraform-json"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// grafted is a module with what its source lacks and the plan's configuration has: all, where
// there is no source. block is the path of the module without instance keys.
func (e *evaluator) grafted(block string, c *tfjson.ConfigModule, m *module) *module {
	if c == nil {
		return m
	}
	lacks := false
	for _, r := range c.Resources {
		lacks = lacks || m.resources[nodeOf(r)] == nil
	}
	for name := range c.ModuleCalls {
		lacks = lacks || m.calls[name] == nil
	}
	if !lacks && m.dir != "" {
		return m
	}
	if have := e.planned.grafts[c]; have != nil {
		return have
	}
	g := &grafter{planned: e.planned, Config: e.planned.Config, config: c, written: m}
	out := g.module(block)
	e.planned.grafts[c] = out
	return out
}

func nodeOf(r *tfjson.ConfigResource) string {
	if r.Mode == tfjson.DataResourceMode {
		return "data." + r.Type + "." + r.Name
	}
	return r.Type + "." + r.Name
}

// grafter makes a module of what a plan shows of its configuration.
type grafter struct {
	*tfjson.Config
	planned *planned
	config  *tfjson.ConfigModule
	written *module
	deps    *dependencies
}

// emptyModule is a module without anything in it.
func emptyModule() *module {
	return &module{
		variables: map[string]*variable{}, locals: map[string]*argument{}, outputs: map[string]*output{},
		calls: map[string]*call{}, resources: map[string]*resource{}, ephemeral: map[string]*resource{},
		sources: map[string][]byte{},
	}
}

func (g *grafter) module(block string) *module {
	out := *g.written
	out.variables, out.outputs = maps.Clone(out.variables), maps.Clone(out.outputs)
	out.calls, out.resources = maps.Clone(out.calls), maps.Clone(out.resources)
	out.callOrder = append([]string(nil), out.callOrder...)
	out.resourceOrder = append([]string(nil), out.resourceOrder...)
	g.deps = &dependencies{calls: map[string]callDependency{}}
	if out.dir != "" {
		g.deps = dependenciesOf(g.written)
	}
	for _, name := range sortedKeys(g.config.Variables) {
		if v := g.config.Variables[name]; out.variables[name] == nil && v != nil {
			out.variables[name] = g.variable(name, v)
		}
	}
	for _, name := range sortedKeys(g.config.Outputs) {
		if o := g.config.Outputs[name]; out.outputs[name] == nil && o != nil {
			out.outputs[name] = &output{value: g.argument(name, "output."+name, o.Expression), sensitive: o.Sensitive}
			refs := g.add(outputVertex, name)
			g.refer(refs, o.Expression)
			g.dependsOn(refs, o.DependsOn)
		}
	}
	for _, r := range g.config.Resources {
		if key := nodeOf(r); out.resources[key] == nil {
			out.resources[key] = g.resource(r, block)
			out.resourceOrder = append(out.resourceOrder, key)
			out.mentions = out.mentions || isAsyncType(r.Type)
			if out.dir != "" {
				g.planned.extra = append(g.planned.extra, dotted(block, key))
			}
		}
	}
	for _, name := range sortedKeys(g.config.ModuleCalls) {
		if c := g.config.ModuleCalls[name]; out.calls[name] == nil && c != nil && c.Module != nil {
			out.calls[name] = g.call(name, c)
			out.callOrder = append(out.callOrder, name)
			if out.dir != "" {
				g.planned.extra = append(g.planned.extra, dotted(block, "module."+name))
			}
		}
	}
	if out.dir == "" {
		g.providers(&out, block)
	}
	out.graph = g.deps
	return &out
}

func (g *grafter) variable(name string, v *tfjson.ConfigVariable) *variable {
	out := &variable{name: name, typ: cty.DynamicPseudoType, sensitive: v.Sensitive}
	if v.Default != nil {
		out.def = literalArgument(name, impliedValue(v.Default))
	}
	g.add(variableVertex, name)
	return out
}

func literalArgument(name string, v cty.Value) *argument {
	x := &hclsyntax.LiteralValueExpr{Val: v}
	return &argument{name: name, expr: x, raw: x}
}

// argument is an expression of the configuration.
func (g *grafter) argument(name, id string, x *tfjson.Expression) *argument {
	if x != nil && x.ExpressionData != nil && len(x.References) == 0 && x.NestedBlocks == nil && x.ConstantValue != nil && x.ConstantValue != tfjson.UnknownConstantValue {
		return literalArgument(name, impliedValue(x.ConstantValue))
	}
	r := &referring{LiteralValueExpr: &hclsyntax.LiteralValueExpr{Val: cty.DynamicVal}, id: id, name: name, refs: deepest(traversals(x))}
	return &argument{name: name, expr: r, raw: r}
}

// traversals are the references of an expression, nested blocks included.
func traversals(x *tfjson.Expression) []hcl.Traversal {
	if x == nil || x.ExpressionData == nil {
		return nil
	}
	out := parsed(x.References)
	for _, b := range x.NestedBlocks {
		for _, name := range sortedKeys(b) {
			out = append(out, traversals(b[name])...)
		}
	}
	return out
}

// parsed are the references that can be understood. One that can't is a part of one that can,
// which stands behind it.
func parsed(refs []string) []hcl.Traversal {
	var out []hcl.Traversal
	for _, r := range refs {
		if len(r) > 4096 {
			continue
		}
		if t, diags := hclsyntax.ParseTraversalAbs([]byte(r), "", hcl.InitialPos); !diags.HasErrors() {
			out = append(out, t)
		}
	}
	return out
}

// resource is a block of the configuration.
func (g *grafter) resource(r *tfjson.ConfigResource, block string) *resource {
	out := &resource{
		data: r.Mode == tfjson.DataResourceMode, typ: r.Type, name: r.Name, hidden: true, configKey: r.ProviderConfigKey,
		body: &node{args: map[string]*argument{}},
	}
	if out.data {
		out.schema, _ = alicloud.DataSchema(r.Type)
	} else {
		out.schema, _ = alicloud.ResourceSchema(r.Type)
	}
	if r.CountExpression != nil {
		out.count = g.argument("count", nodeOf(r)+" count", r.CountExpression)
	}
	if r.ForEachExpression != nil {
		out.forEach = g.argument("for_each", nodeOf(r)+" for_each", r.ForEachExpression)
	}
	if at := g.planned.place(dotted(block, nodeOf(r))); at != nil {
		out.rng, out.typeRng, out.blockRng = *at, *at, *at
	}
	out.body = g.node(r.Expressions, out.schema, out.rng, nodeOf(r), madeOfBlocks[r.Type])
	refs := g.add(resourceVertex, nodeOf(r))
	for _, x := range r.Expressions {
		g.refer(refs, x)
	}
	g.refer(refs, r.CountExpression)
	g.refer(refs, r.ForEachExpression)
	for _, p := range r.Provisioners {
		for _, x := range p.Expressions {
			g.refer(refs, x)
		}
	}
	g.dependsOn(refs, r.DependsOn)
	if g.planned.Conditions[dotted(block, nodeOf(r))] {
		refs[reference{kind: hiddenVertex}] = true
	}
	if g.planned.unshown[r] {
		out.unshown = true
		refs[reference{kind: hiddenVertex}] = true
	}
	if g.planned.dynamic(dotted(block, nodeOf(r)), r.Expressions, out.schema) {
		refs[reference{kind: hiddenVertex}] = true
	}
	return out
}

// node is the content of a block of the configuration. Dynamic blocks are not in it.
func (g *grafter) node(expressions map[string]*tfjson.Expression, schema *alicloud.Block, at hcl.Range, id string, blocks bool) *node {
	n := &node{args: map[string]*argument{}, header: at}
	for _, name := range sortedKeys(expressions) {
		x := expressions[name]
		if schema != nil && schema.Blocks[name] != nil {
			if x == nil || x.ExpressionData == nil || !blocks {
				continue
			}
			for i, b := range x.NestedBlocks {
				inner := g.node(b, schema.Blocks[name].Block, at, fmt.Sprintf("%s.%s[%d]", id, name, i), true)
				n.blocks = append(n.blocks, &child{typ: name, rng: at, blockRng: at, body: inner})
			}
			continue
		}
		a := g.argument(name, join(id, name), x)
		a.rng, a.nameRange = at, at
		n.args[name] = a
		n.order = append(n.order, name)
	}
	return n
}

func (g *grafter) call(name string, c *tfjson.ModuleCall) *call {
	out := &call{name: name, source: c.Source, args: map[string]*argument{}, inline: c.Module}
	d := callDependency{args: map[string]references{}, opening: references{}}
	for arg, x := range c.Expressions {
		out.args[arg] = g.argument(arg, "module."+name+" "+arg, x)
		d.args[arg] = references{}
		g.refer(d.args[arg], x)
	}
	if c.CountExpression != nil {
		out.count = g.argument("count", "module."+name+" count", c.CountExpression)
	}
	if c.ForEachExpression != nil {
		out.forEach = g.argument("for_each", "module."+name+" for_each", c.ForEachExpression)
	}
	g.refer(d.opening, c.CountExpression)
	g.refer(d.opening, c.ForEachExpression)
	g.dependsOn(d.opening, c.DependsOn)
	g.deps.calls[name] = d
	return out
}

// providers adds the provider configurations that stand in the module.
func (g *grafter) providers(m *module, block string) {
	if g.Config == nil {
		return
	}
	for _, key := range sortedKeys(g.ProviderConfigs) {
		p := g.ProviderConfigs[key]
		if p == nil || p.ModuleAddress != block {
			continue
		}
		ref := providerRef{name: p.Name, alias: p.Alias}
		m.required = append(m.required, requirement{name: p.Name, source: p.FullName, constraint: p.VersionConstraint})
		if block != "" && len(p.Expressions) == 0 {
			continue // there is no provider block: the module uses what its caller has
		}
		b := &providerBlock{ref: ref, args: map[string]*argument{}}
		refs := g.add(providerVertex, ref.String())
		for name, x := range p.Expressions {
			b.args[name] = g.argument(name, "provider."+key+" "+name, x)
			g.refer(refs, x)
			if name == "assume_role" && x != nil && x.ExpressionData != nil && len(x.NestedBlocks) == 1 && x.NestedBlocks[0]["role_arn"] != nil {
				b.args[assumedRole] = g.argument(assumedRole, "provider."+key+" "+assumedRole, x.NestedBlocks[0]["role_arn"])
			}
		}
		m.providers = append(m.providers, b)
	}
}

// add makes a vertex of the dependency graph.
func (g *grafter) add(kind vertexKind, name string) references {
	d := dependency{kind: kind, name: name, refs: references{}}
	if kind == resourceVertex {
		typ, _, _ := splitRef(name)
		d.provider = &providerRef{name: impliedProvider(typ)}
	}
	g.deps.of = append(g.deps.of, d)
	return d.refs
}

func (g *grafter) refer(refs references, x *tfjson.Expression) { g.traverse(refs, traversals(x)) }

func (g *grafter) dependsOn(refs references, list []string) { g.traverse(refs, parsed(list)) }

// traverse adds references. What a local value is made of no plan says.
func (g *grafter) traverse(refs references, list []hcl.Traversal) {
	for _, t := range deepest(list) {
		if t.RootName() == "local" && g.written.locals[attrName(t, 1)] == nil {
			refs[reference{kind: hiddenVertex}] = true
			continue
		}
		refs.traversal(t)
	}
}

// place is where the first instance of a block stands in the plan.
func (p *planned) place(node string) *hcl.Range {
	if x := p.first(node); x != nil {
		return hclRange(x.At)
	}
	return nil
}

// rangeAt is the place of the instance that a byte of the plan's file is in.
func (p *planned) rangeAt(offset int) model.Range {
	for _, x := range p.all {
		if x.At.Start.Byte <= offset && offset < x.At.End.Byte {
			return x.At
		}
	}
	return model.Range{}
}

// first is the first instance of a block, by its address without instance keys.
func (p *planned) first(node string) *plannedInstance {
	if p.byNode == nil {
		p.byNode = map[string]*plannedInstance{}
		for _, x := range p.all {
			if at := dotted(model.WithoutKeys(x.module), x.node()); p.byNode[at] == nil || x.stays() && !p.byNode[at].stays() {
				p.byNode[at] = x
			}
		}
	}
	return p.byNode[node]
}

// dynamic reports whether a block has nested blocks that its configuration does not show:
// those of dynamic blocks, whose references no plan shows. Blocks that the provider fills in
// are none: they are unknown until then, and what they were afterwards.
func (p *planned) dynamic(node string, shown map[string]*tfjson.Expression, schema *alicloud.Block) bool {
	x := p.first(node)
	if schema == nil || x == nil || x.Change == nil {
		return false
	}
	before, _ := x.Change.Before.(map[string]any)
	after, _ := x.Change.After.(map[string]any)
	for typ := range schema.Blocks {
		e := shown[typ]
		if e != nil && e.ExpressionData != nil && (len(e.NestedBlocks) > 0 || len(e.References) > 0) {
			continue
		}
		list, _ := after[typ].([]any)
		if alicloud.ComputedBlock(x.Type, typ) {
			if len(list) > 0 && !reflect.DeepEqual(before[typ], after[typ]) {
				return true
			}
		} else if len(list) > 0 || flagOf(x.Change.AfterUnknown, typ) == true {
			return true
		}
	}
	return false
}
