package source

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/json"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// loader reads directories into modules.
type loader struct {
	fence
	workDir string // absolute
}

// rel is a path for messages and ranges: relative to the working directory, with
// forward slashes.
func (l *loader) rel(path string) string {
	r, err := filepath.Rel(l.workDir, path)
	if err != nil {
		r = path
	}
	return filepath.ToSlash(r)
}

var topLevel = &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{
	{Type: "terraform"},
	{Type: "provider", LabelNames: []string{"name"}},
	{Type: "variable", LabelNames: []string{"name"}},
	{Type: "locals"},
	{Type: "output", LabelNames: []string{"name"}},
	{Type: "module", LabelNames: []string{"name"}},
	{Type: "resource", LabelNames: []string{"type", "name"}},
	{Type: "data", LabelNames: []string{"type", "name"}},
	{Type: "ephemeral", LabelNames: []string{"type", "name"}},
	{Type: "import"},
}}

// load reads the module in a directory. What can't be read is in its problems.
func (l *loader) load(dir string) *module {
	m := &module{
		dir: dir, name: l.rel(dir),
		variables: map[string]*variable{}, locals: map[string]*argument{}, outputs: map[string]*output{},
		calls: map[string]*call{}, resources: map[string]*resource{}, ephemeral: map[string]*resource{},
		sources: map[string][]byte{},
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		m.problem(model.Range{File: l.rel(dir)}, "", "cannot read the directory: "+reason(err))
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	for _, n := range selectFiles(names) {
		l.loadFile(m, filepath.Join(dir, n), isOverride(n))
	}
	for _, key := range m.resourceOrder {
		m.resources[key].finish()
	}
	return m
}

func (l *loader) loadFile(m *module, path string, override bool) {
	name := l.rel(path)
	src, err := l.read(path)
	if err != nil {
		m.problem(wholeFile(name), "", "cannot read "+name+": "+reason(err))
		return
	}
	m.sources[name] = src
	if p := checkNesting(src, name, isJSON(path)); p != nil {
		m.problems = append(m.problems, *p)
		m.incomplete = true
		return
	}
	file, diags := parseFile(src, name)
	diags, twice := redefined(diags)
	told := len(m.problems)
	broken := l.syntaxProblems(m, name, diags)
	for _, d := range twice {
		if broken == nil || d.Subject.Start.Byte < broken.Start.Byte {
			l.syntaxProblems(m, name, hcl.Diagnostics{d})
		}
	}
	if file == nil || file.Body == nil {
		return
	}
	ignores := readIgnores(file, src, name)
	m.ignores = append(m.ignores, ignores...)
	content, _, diags := file.Body.PartialContent(topLevel)
	if broken == nil {
		l.syntaxProblems(m, name, diags) // blocks without their labels, JSON of another shape
	}
	for _, b := range content.Blocks {
		if broken != nil && blockEnd(b) >= broken.Start.Byte {
			// The block holds or follows the syntax error: what was read of it may not be what is meant.
			m.problems[told].Fix = fixSyntax + " Until then nothing is checked from there to the end of this file."
			continue
		}
		if slices.ContainsFunc(twice, func(d *hcl.Diagnostic) bool {
			return b.DefRange.Start.Byte < d.Subject.Start.Byte && d.Subject.Start.Byte < blockEnd(b)
		}) {
			continue // which of the two is meant?
		}
		l.block(m, b, override)
	}
}

const fixSyntax = "Correct the syntax; `terraform validate` shows the same error."

// redefined takes out the errors that an argument is set twice: unlike others they do not
// throw the parser off the track, and concern nothing but the block that they are in.
func redefined(diags hcl.Diagnostics) (others, twice hcl.Diagnostics) {
	for _, d := range diags {
		if d.Summary == "Attribute redefined" && d.Subject != nil {
			twice = append(twice, d)
		} else {
			others = append(others, d)
		}
	}
	return others, twice
}

// parseFile parses either syntax. Byte offsets count from the start of the file, a byte
// order mark included.
func parseFile(src []byte, name string) (file *hcl.File, diags hcl.Diagnostics) {
	defer func() {
		if r := recover(); r != nil {
			file, diags = nil, hcl.Diagnostics{{
				Severity: hcl.DiagError, Summary: "Unreadable file", Detail: fmt.Sprint("The parser failed: ", r),
				Subject: &hcl.Range{Filename: name, Start: hcl.InitialPos, End: hcl.InitialPos},
			}}
		}
	}()
	if !isJSON(name) {
		src, texts := takeLongHeredocs(src, name)
		file, diags = hclsyntax.ParseConfig(src, name, hcl.InitialPos)
		if file != nil {
			putLongHeredocs(file.Body, texts)
		}
		return file, diags
	}
	start := hcl.InitialPos
	if len(src) >= 3 && string(src[:3]) == "\xef\xbb\xbf" {
		src, start.Byte = src[3:], 3
	}
	file, diags = json.ParseWithStartPos(src, name, start)
	for _, d := range diags {
		d.Subject = clamped(d.Subject, start.Byte+len(src))
	}
	return file, diags
}

// clamped keeps a range inside a file of the given size: what the JSON parser says of an
// end of file may lie behind it.
func clamped(r *hcl.Range, size int) *hcl.Range {
	if r == nil || r.End.Byte <= size {
		return r
	}
	out := *r
	back := func(p hcl.Pos) hcl.Pos {
		over := max(p.Byte-size, 0)
		return hcl.Pos{Line: p.Line, Column: max(p.Column-over, 1), Byte: p.Byte - over}
	}
	out.Start, out.End = back(r.Start), back(r.End)
	return &out
}

// syntaxProblems records the errors of a file and returns where the first one is.
func (l *loader) syntaxProblems(m *module, name string, diags hcl.Diagnostics) *hcl.Range {
	var first *hcl.Range
	for _, d := range diags {
		if d.Severity != hcl.DiagError {
			continue
		}
		at := hcl.Range{Filename: name, Start: hcl.InitialPos, End: hcl.InitialPos}
		if d.Subject != nil {
			at = *d.Subject
		}
		if first == nil || at.Start.Byte < first.Start.Byte {
			first = &at
		}
	}
	if first == nil {
		return nil
	}
	m.incomplete = true
	// What follows the first error is mostly its echo.
	for _, d := range diags {
		if d.Severity == hcl.DiagError && (d.Subject == nil || d.Subject.Start.Byte == first.Start.Byte) {
			m.problems = append(m.problems, model.Problem{
				Message: lowerFirst(d.Summary) + ": " + oneLine(d.Detail),
				Fix:     fixSyntax,
				Range:   modelRange(*first),
			})
			break
		}
	}
	return first
}

// blockEnd is the byte after a block.
func blockEnd(b *hcl.Block) int {
	if n, ok := b.Body.(*hclsyntax.Body); ok {
		return n.SrcRange.End.Byte
	}
	return b.DefRange.End.Byte
}

// fullRange is a block with its body, as far as the syntax tells.
func fullRange(b *hcl.Block) hcl.Range {
	r := b.DefRange
	if n, ok := b.Body.(*hclsyntax.Body); ok {
		r.End = n.SrcRange.End
	} else if e := b.Body.MissingItemRange(); e.Filename == r.Filename && e.End.Byte > r.End.Byte {
		r.End = e.End
	}
	return r
}

func (m *module) problem(at model.Range, address, message string) {
	m.problems = append(m.problems, model.Problem{Address: address, Message: message, Range: at})
	m.incomplete = true
}

func (l *loader) block(m *module, b *hcl.Block, override bool) {
	switch b.Type {
	case "terraform":
		m.terraformBlock(b)
	case "provider":
		m.providerBlock(b, override)
	case "variable":
		m.variableBlock(b, override)
	case "locals":
		attrs, _ := b.Body.JustAttributes()
		for name, a := range attrs {
			m.locals[name] = newArgument(a)
		}
	case "output":
		m.outputBlock(b, override)
	case "module":
		m.callBlock(b, override)
	case "resource", "data":
		m.resourceBlock(b, override)
	case "ephemeral":
		m.ephemeralBlock(b)
	case "import":
		attrs, _ := b.Body.JustAttributes()
		if to, id := attrs["to"], attrs["id"]; to != nil && id != nil {
			m.imports = append(m.imports, &importBlock{to: to.Expr, id: newArgument(id), forEach: optional(attrs["for_each"]), rng: b.DefRange})
		}
	}
}

func optional(a *hcl.Attribute) *argument {
	if a == nil {
		return nil
	}
	return newArgument(a)
}

func (m *module) terraformBlock(b *hcl.Block) {
	content, _, _ := b.Body.PartialContent(&hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{{Type: "required_providers"}}})
	for _, rp := range content.Blocks {
		attrs, _ := rp.Body.JustAttributes()
		for name, a := range attrs {
			r := requirement{name: name, rng: a.Expr.Range()}
			if s, ok := literal(a.Expr); ok { // provider = "constraint", the short form
				r.constraint = s
			} else if items, diags := hcl.ExprMap(a.Expr); !diags.HasErrors() {
				for _, it := range items {
					key := hcl.ExprAsKeyword(it.Key)
					if key == "" {
						key, _ = literal(it.Key)
					}
					text, _ := literal(it.Value)
					switch key {
					case "source":
						r.source = text
					case "version":
						r.constraint, r.rng = text, it.Value.Range()
					}
				}
			}
			m.required = append(m.required, r)
		}
	}
}

// literal is the value of an expression that is a plain string.
func literal(e hcl.Expression) (string, bool) {
	v, diags := e.Value(nil)
	if diags.HasErrors() || v.IsNull() || !v.IsKnown() || v.Type() != cty.String {
		return "", false
	}
	return v.AsString(), true
}

func (m *module) providerBlock(b *hcl.Block, override bool) {
	attrs, _ := b.Body.JustAttributes()
	p := &providerBlock{ref: providerRef{name: b.Labels[0]}, args: arguments(attrs), raw: []hcl.Body{b.Body}, rng: b.DefRange}
	if a, ok := attrs["alias"]; ok {
		p.ref.alias, _ = literal(a.Expr)
	}
	if a, ok := attrs["version"]; ok { // deprecated, and still a constraint for terraform init
		constraint, _ := literal(a.Expr)
		m.required = append(m.required, requirement{name: p.ref.name, constraint: constraint, rng: a.Expr.Range()})
	}
	for _, have := range m.providers {
		if have.ref == p.ref && override {
			for n, a := range p.args {
				have.args[n] = a
			}
			have.raw = append(have.raw, b.Body)
			return
		}
	}
	m.providers = append(m.providers, p)
}

func arguments(attrs hcl.Attributes) map[string]*argument {
	out := make(map[string]*argument, len(attrs))
	for n, a := range attrs {
		out[n] = newArgument(a)
	}
	return out
}

func (m *module) variableBlock(b *hcl.Block, override bool) {
	attrs, _ := b.Body.JustAttributes()
	v := &variable{name: b.Labels[0], typ: cty.DynamicPseudoType, literal: true, raw: b.Body, rng: b.DefRange}
	if have := m.variables[v.name]; have != nil {
		if !override {
			m.duplicate("variable", v.name, b.DefRange, have.rng)
			return
		}
		v = have
	}
	if a, ok := attrs["type"]; ok {
		if ty, defs, ok := typeConstraint(a.Expr); ok {
			v.typ, v.literal = ty, ty.IsPrimitiveType()
			if !override { // Terraform keeps the defaults of the type that is overridden
				v.defaults = defs
			}
		} else {
			switch s, _ := literal(a.Expr); s { // the quoted names of Terraform 0.11
			case "string":
				v.typ = cty.String
			case "list", "map":
				v.literal = false
			}
		}
	}
	if a, ok := attrs["default"]; ok {
		v.def = newArgument(a)
	}
	v.sensitive, v.ephemeral = flag(attrs["sensitive"], v.sensitive), flag(attrs["ephemeral"], v.ephemeral)
	v.notNull = !flag(attrs["nullable"], !v.notNull)
	m.variables[v.name] = v
}

// typeConstraint reads the type of a variable.
func typeConstraint(e hcl.Expression) (cty.Type, *typeexpr.Defaults, bool) {
	n := quotedExpression(e)
	if n == nil {
		return cty.NilType, nil, false
	}
	ty, defs, diags := typeexpr.TypeConstraintWithDefaults(n)
	return ty, defs, !diags.HasErrors()
}

// flag is a literal boolean argument.
func flag(a *hcl.Attribute, otherwise bool) bool {
	if a == nil {
		return otherwise
	}
	v, diags := a.Expr.Value(nil)
	if diags.HasErrors() || v.IsNull() {
		return otherwise
	}
	b, err := convert.Convert(v, cty.Bool)
	if err != nil || !b.IsKnown() {
		return otherwise
	}
	return b.True()
}

func (m *module) outputBlock(b *hcl.Block, override bool) {
	attrs, _ := b.Body.JustAttributes()
	name := b.Labels[0]
	o := &output{raw: b.Body, rng: b.DefRange}
	if have := m.outputs[name]; have != nil {
		if !override {
			m.duplicate("output", name, b.DefRange, have.rng)
			return
		}
		o = have
	}
	if a, ok := attrs["value"]; ok {
		o.value = newArgument(a)
	}
	o.sensitive, o.ephemeral = flag(attrs["sensitive"], o.sensitive), flag(attrs["ephemeral"], o.ephemeral)
	m.outputs[name] = o
}

func (m *module) callBlock(b *hcl.Block, override bool) {
	attrs, _ := b.Body.JustAttributes()
	c := &call{name: b.Labels[0], args: map[string]*argument{}, rng: b.DefRange}
	if have := m.calls[c.name]; have != nil {
		if !override {
			m.duplicate("module", c.name, b.DefRange, have.rng)
			return
		}
		c = have
	} else if override && !m.incomplete {
		m.withoutBase("module", c.name, b.DefRange)
		return
	} else {
		m.callOrder = append(m.callOrder, c.name)
	}
	for n, a := range attrs {
		switch n {
		case "source":
			c.source, _ = literal(a.Expr)
			c.sourceRng = a.Expr.Range()
		case "count":
			c.count = newArgument(a)
		case "for_each":
			c.forEach = newArgument(a)
		case "providers":
			c.providers = providerPasses(a.Expr)
		case "depends_on":
			c.dependsOn = append(c.dependsOn, a.Expr)
		case "version":
		default:
			c.args[n] = newArgument(a)
		}
	}
	m.calls[c.name] = c
}

func providerPasses(e hcl.Expression) []providerPass {
	var out []providerPass
	items, _ := hcl.ExprMap(e)
	for _, it := range items {
		in, ok1 := asProviderRef(it.Key)
		outside, ok2 := asProviderRef(it.Value)
		if ok1 && ok2 {
			out = append(out, providerPass{inside: in, outside: outside})
		}
	}
	return out
}

// asProviderRef reads alicloud or alicloud.alias, in quotes as JSON has it or without.
func asProviderRef(e hcl.Expression) (providerRef, bool) {
	t, ok := asTraversal(e)
	if !ok {
		return providerRef{}, false
	}
	r := providerRef{name: t.RootName()}
	if len(t) > 1 {
		a, ok := t[1].(hcl.TraverseAttr)
		if !ok {
			return r, false
		}
		r.alias = a.Name
	}
	return r, true
}

// asTraversal reads a reference, in quotes as JSON has it or without.
func asTraversal(e hcl.Expression) (hcl.Traversal, bool) {
	t, diags := hcl.AbsTraversalForExpr(e)
	if !diags.HasErrors() {
		return t, true
	}
	s, ok := literal(e)
	if !ok {
		return nil, false
	}
	t, diags = hclsyntax.ParseTraversalAbs([]byte(s), "", hcl.InitialPos)
	return t, !diags.HasErrors()
}

// withoutBase tells of a block in an override file that overrides nothing, which
// Terraform refuses.
func (m *module) withoutBase(kind, name string, at hcl.Range) {
	m.problems = append(m.problems, model.Problem{
		Message: fmt.Sprintf("this override file changes %s %q, which no other file declares", kind, name),
		Fix:     "Declare it in a file that is no override file, or correct its name.",
		Range:   modelRange(at),
	})
}

func (m *module) duplicate(kind, name string, at, first hcl.Range) {
	m.problems = append(m.problems, model.Problem{
		Message: fmt.Sprintf("%s %q is declared twice, first at %s:%d", kind, name, first.Filename, first.Start.Line),
		Fix:     "Rename or remove one of them.",
		Range:   modelRange(at),
	})
}
