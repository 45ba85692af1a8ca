package source

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/json"

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

// Parses reports whether a file can be read whole.
func Parses(src []byte, name string) bool {
	if checkNesting(src, name, isJSON(name)) != nil {
		return false
	}
	file, diags := parseFile(src, name)
	return file != nil && !diags.HasErrors()
}
