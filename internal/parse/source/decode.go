package source

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// metaSchema are the arguments and blocks that Terraform itself takes in every resource.
var metaSchema = &hcl.BodySchema{
	Attributes: []hcl.AttributeSchema{{Name: "count"}, {Name: "for_each"}, {Name: "provider"}, {Name: "depends_on"}},
	Blocks: []hcl.BlockHeaderSchema{
		{Type: "lifecycle"}, {Type: "connection"}, {Type: "provisioner", LabelNames: []string{"type"}}, {Type: "_"},
	},
}

func (m *module) resourceBlock(b *hcl.Block, override bool) {
	r := &resource{
		data: b.Type == "data", typ: b.Labels[0], name: b.Labels[1],
		raw: []hcl.Body{b.Body},
		rng: b.DefRange, typeRng: b.LabelRanges[0], blockRng: fullRange(b),
	}
	if r.data {
		r.schema, _ = alicloud.DataSchema(r.typ)
	} else {
		r.schema, _ = alicloud.ResourceSchema(r.typ)
		m.mentions = m.mentions || isAsyncType(r.typ)
	}
	meta, body, _ := b.Body.PartialContent(metaSchema)
	r.count, r.forEach = optional(meta.Attributes["count"]), optional(meta.Attributes["for_each"])
	if a := meta.Attributes["provider"]; a != nil {
		if ref, ok := asProviderRef(a.Expr); ok {
			r.provider = &ref
		}
	}
	r.body = readNode(body, r.schema, "", b.DefRange)
	have := m.resources[r.key()]
	switch {
	case have == nil && override && !m.incomplete:
		m.withoutBase(b.Type, r.typ+"."+r.name, b.DefRange)
	case have == nil:
		m.resources[r.key()] = r
		m.resourceOrder = append(m.resourceOrder, r.key())
	case override:
		have.merge(r)
	default:
		m.duplicate(b.Type, r.typ+"."+r.name, b.DefRange, have.rng)
	}
}

// ephemeralBlock keeps what the dependency graph needs of an ephemeral resource: it has no
// other part in what is judged.
func (m *module) ephemeralBlock(b *hcl.Block) {
	r := &resource{typ: b.Labels[0], name: b.Labels[1], raw: []hcl.Body{b.Body}, rng: b.DefRange}
	meta, _, _ := b.Body.PartialContent(metaSchema)
	if a := meta.Attributes["provider"]; a != nil {
		if ref, ok := asProviderRef(a.Expr); ok {
			r.provider = &ref
		}
	}
	key := "ephemeral." + r.key()
	if have := m.ephemeral[key]; have != nil {
		have.raw = append(have.raw, b.Body)
		return
	}
	m.ephemeral[key] = r
}

// merge puts an override block over the block that it overrides: arguments replace
// arguments, blocks of a type replace all blocks of that type.
func (r *resource) merge(o *resource) {
	if o.count != nil {
		r.count, r.forEach = o.count, nil
	}
	if o.forEach != nil {
		r.forEach, r.count = o.forEach, nil
	}
	if o.provider != nil {
		r.provider = o.provider
	}
	r.raw = append(r.raw, o.raw...)
	for _, n := range o.body.order {
		if r.body.args[n] == nil {
			r.body.order = append(r.body.order, n)
		}
		r.body.args[n] = o.body.args[n]
	}
	r.body.blocks = slices.DeleteFunc(r.body.blocks, func(c *child) bool {
		return slices.ContainsFunc(o.body.blocks, func(d *child) bool { return d.typ == c.typ })
	})
	r.body.blocks = append(r.body.blocks, o.body.blocks...)
	r.body.violations = append(r.body.violations, o.body.violations...)
}

// readNode reads the content of a block by its schema. Without a schema it takes what
// is there: arguments, and no blocks.
func readNode(body hcl.Body, schema *alicloud.Block, path string, header hcl.Range) *node {
	n := &node{args: map[string]*argument{}, header: header}
	if schema == nil {
		attrs, _ := body.JustAttributes()
		n.addAttributes(attrs)
		return n
	}
	_, isNative := body.(*hclsyntax.Body)
	content, diags := body.Content(hclSchema(schema, isNative))
	n.addAttributes(content.Attributes)
	for _, b := range content.Blocks {
		n.addBlock(b, schema, path)
	}
	for _, d := range diags {
		n.addDiagnostic(d, schema, path)
	}
	return n
}

func (n *node) addAttributes(attrs hcl.Attributes) {
	for name, a := range attrs {
		if name == "//" {
			continue // a comment in JSON
		}
		n.args[name] = newArgument(a)
		n.order = append(n.order, name)
	}
	slices.SortFunc(n.order, func(a, b string) int {
		return n.args[a].nameRange.Start.Byte - n.args[b].nameRange.Start.Byte
	})
}

func (n *node) addBlock(b *hcl.Block, schema *alicloud.Block, path string) {
	c := &child{typ: b.Type, rng: b.TypeRange, blockRng: fullRange(b)}
	body := b.Body
	if b.Type == "dynamic" {
		c.typ, c.rng = b.Labels[0], b.LabelRanges[0]
		content, _, _ := body.PartialContent(dynamicSchema)
		forEach := content.Attributes["for_each"]
		if forEach == nil || len(content.Blocks) == 0 {
			return // `terraform validate` refuses it, and nothing can be said of its content
		}
		c.dynamic = &dynamic{forEach: newArgument(forEach), iterator: c.typ}
		if it := content.Attributes["iterator"]; it != nil {
			if k := hcl.ExprAsKeyword(it.Expr); k != "" {
				c.dynamic.iterator = k
			}
		}
		body = content.Blocks[0].Body
	}
	inner := nestedSchema(schema, c.typ)
	if inner == nil {
		n.violations = append(n.violations, model.Violation{
			Kind: model.UnknownBlock, Path: join(path, c.typ), Name: c.typ,
			Nearest: alicloud.Nearest(c.typ, names(schema)), Range: modelRange(c.rng),
		})
		return
	}
	c.body = readNode(body, inner, join(path, c.typ), c.rng)
	n.blocks = append(n.blocks, c)
}

var dynamicSchema = &hcl.BodySchema{
	Attributes: []hcl.AttributeSchema{{Name: "for_each"}, {Name: "iterator"}, {Name: "labels"}},
	Blocks:     []hcl.BlockHeaderSchema{{Type: "content"}},
}

// nestedSchema is the schema of a nested block, or of an argument that may be written
// as blocks because it is a list of objects; nil if there is none of the name.
func nestedSchema(schema *alicloud.Block, typ string) *alicloud.Block {
	if b, ok := schema.Blocks[typ]; ok {
		return b.Block
	}
	if a, ok := schema.Attributes[typ]; ok && asBlocks(a.Type) {
		out := &alicloud.Block{Attributes: map[string]*alicloud.Attribute{}}
		for name, ty := range a.Type.ElementType().AttributeTypes() {
			out.Attributes[name] = &alicloud.Attribute{Type: ty, Optional: true, Computed: true}
		}
		return out
	}
	return nil
}

// asBlocks reports whether Terraform accepts blocks for an argument of this type.
func asBlocks(t cty.Type) bool {
	return (t.IsListType() || t.IsSetType()) && t.ElementType().IsObjectType()
}

// hclSchema is what HCL needs to know of a schema. Only the native syntax can tell an
// argument from blocks of the same name.
func hclSchema(schema *alicloud.Block, isNative bool) *hcl.BodySchema {
	s := &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{{Type: "dynamic", LabelNames: []string{"type"}}}}
	for name, a := range schema.Attributes {
		s.Attributes = append(s.Attributes, hcl.AttributeSchema{Name: name})
		if isNative && asBlocks(a.Type) {
			s.Blocks = append(s.Blocks, hcl.BlockHeaderSchema{Type: name})
		}
	}
	for name := range schema.Blocks {
		s.Blocks = append(s.Blocks, hcl.BlockHeaderSchema{Type: name})
	}
	if _, ok := schema.Blocks["timeouts"]; !ok {
		s.Blocks = append(s.Blocks, hcl.BlockHeaderSchema{Type: "timeouts"})
	}
	return s
}

// addDiagnostic turns HCL's complaint about an argument or block into a violation.
func (n *node) addDiagnostic(d *hcl.Diagnostic, schema *alicloud.Block, path string) {
	if d.Severity != hcl.DiagError || d.Subject == nil {
		return
	}
	name, ok := nameInDiagnostic(d)
	if !ok {
		return
	}
	v := model.Violation{Path: join(path, name), Name: name, Range: modelRange(*d.Subject)}
	_, isBlock := schema.Blocks[name]
	_, isArgument := schema.Attributes[name]
	switch {
	case d.Summary == "Unsupported block type" && isArgument:
		v.Kind = model.ArgumentAsBlock
	case d.Summary == "Unsupported block type":
		v.Kind = model.UnknownBlock
		v.Nearest = alicloud.Nearest(name, names(schema))
	case isBlock:
		v.Kind = model.BlockAsArgument
	default:
		v.Kind = model.UnknownArgument
		v.Nearest = alicloud.Nearest(name, names(schema))
	}
	n.violations = append(n.violations, v)
}

// nameInDiagnostic finds the name that HCL does not expect: it stands in quotes in the detail.
func nameInDiagnostic(d *hcl.Diagnostic) (string, bool) {
	switch d.Summary {
	case "Unsupported argument", "Unsupported block type", "Extraneous JSON object property":
		_, rest, _ := strings.Cut(d.Detail, `"`)
		name, _, ok := strings.Cut(rest, `"`)
		return name, ok
	}
	return "", false
}

func names(schema *alicloud.Block) []string {
	var out []string
	for n, a := range schema.Attributes {
		if a.Optional || a.Required {
			out = append(out, n)
		}
	}
	for n := range schema.Blocks {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// finish checks what can be checked only when override files are merged: that required
// arguments are there, and how often blocks are.
func (r *resource) finish() {
	if r.schema != nil {
		r.body.finish(r.schema, "", r.rng)
	}
}

func (n *node) finish(schema *alicloud.Block, path string, header hcl.Range) {
	missing := func(kind model.ViolationKind, name string) {
		n.violations = append(n.violations, model.Violation{Kind: kind, Path: join(path, name), Name: name, Range: modelRange(header)})
	}
	for _, name := range sortedKeys(schema.Attributes) {
		a := schema.Attributes[name]
		switch {
		case a.Required && n.args[name] == nil && n.count(name) == 0:
			missing(model.MissingArgument, name)
		case n.args[name] != nil && !a.Required && !a.Optional:
			n.violations = append(n.violations, model.Violation{
				Kind: model.UnknownArgument, Path: join(path, name), Name: name,
				Detail: "the provider sets it, it cannot be given", Range: modelRange(n.args[name].nameRange),
			})
		}
	}
	for _, name := range sortedKeys(schema.Blocks) {
		b := schema.Blocks[name]
		switch count := n.count(name); {
		case count == 0 && b.MinItems > 0 && n.args[name] == nil:
			missing(model.TooFewBlocks, name)
		case b.MaxItems > 0 && n.countStatic(name) > b.MaxItems:
			seen := 0
			for _, c := range n.blocks {
				if c.typ != name || c.dynamic != nil {
					continue
				}
				if seen++; seen > b.MaxItems {
					n.violations = append(n.violations, model.Violation{
						Kind: model.TooManyBlocks, Path: join(path, name), Name: name, Range: modelRange(c.rng),
					})
				}
			}
		}
	}
	for _, c := range n.blocks {
		if inner := nestedSchema(schema, c.typ); inner != nil {
			c.body.finish(inner, join(path, c.typ), c.rng)
		}
	}
}

func (n *node) count(typ string) int {
	k := 0
	for _, c := range n.blocks {
		if c.typ == typ {
			k++
		}
	}
	return k
}

func (n *node) countStatic(typ string) int {
	k := 0
	for _, c := range n.blocks {
		if c.typ == typ && c.dynamic == nil {
			k++
		}
	}
	return k
}

// declaration is the block as rules about the schema see it.
func (r *resource) declaration(address string) *model.Declaration {
	mode := "resource"
	if r.data {
		mode = "data"
	}
	d := &model.Declaration{
		Mode: mode, Type: r.typ, Name: r.name, Address: address,
		Range: modelRange(r.rng), TypeRange: modelRange(r.typeRng), Block: modelRange(r.blockRng),
		Repeated: r.count != nil || r.forEach != nil,
	}
	r.body.declare(d, "")
	slices.SortStableFunc(d.Violations, func(a, b model.Violation) int { return a.Range.Start.Byte - b.Range.Start.Byte })
	return d
}

func (n *node) declare(d *model.Declaration, path string) {
	for _, name := range n.order {
		d.Arguments = append(d.Arguments, model.Argument{Path: join(path, name), Range: modelRange(n.args[name].nameRange)})
	}
	d.Violations = append(d.Violations, n.violations...)
	for _, c := range n.blocks {
		p := join(path, c.typ)
		d.Arguments = append(d.Arguments, model.Argument{Path: p, Range: modelRange(c.rng)})
		c.body.declare(d, p)
	}
}

func isAsyncType(typ string) bool {
	return typ == "alicloud_fc_function_async_invoke_config" || typ == "alicloud_fcv3_async_invoke_config"
}
