package edit

import (
	"bytes"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// DependOn adds references to the depends_on of the resource that is written at a place: to the list
// that is there, or a new one at the end. There are no edits where all are there already. false: they
// cannot be added.
func (f *File) DependOn(resource model.Range, references ...string) ([]Edit, bool) {
	block := f.Block(resource, "resource")
	if block == nil {
		return nil, false
	}
	if a := block.Body.Attributes["depends_on"]; a != nil {
		return f.extend(a, references)
	}
	closing := block.CloseBraceRange.Start.Byte
	line := f.lineStart(closing)
	if line <= block.OpenBraceRange.End.Byte || !isBlank(f.src[line:closing]) {
		return nil, false
	}
	divider := "\n"
	if before := f.src[f.lineStart(line-1):line]; isBlank(before) || line == f.lineEnd(block.OpenBraceRange.End.Byte) {
		divider = ""
	}
	text := divider + f.indent(block) + "depends_on = [" + strings.Join(references, ", ") + "]\n"
	return []Edit{f.Replace(line, line, text)}, true
}

// indent is what stands before the first argument or block in a block.
func (f *File) indent(block *hclsyntax.Block) string {
	first := -1
	note := func(start int) {
		if first < 0 || start < first {
			first = start
		}
	}
	for _, a := range block.Body.Attributes {
		note(a.NameRange.Start.Byte)
	}
	for _, b := range block.Body.Blocks {
		note(b.TypeRange.Start.Byte)
	}
	if first >= 0 {
		if before := f.src[f.lineStart(first):first]; isBlank(before) {
			return string(before)
		}
	}
	return "  "
}

// extend adds references to a list.
func (f *File) extend(a *hclsyntax.Attribute, references []string) ([]Edit, bool) {
	list, ok := a.Expr.(*hclsyntax.TupleConsExpr)
	if !ok {
		return nil, false
	}
	there := map[string]bool{}
	for _, x := range list.Exprs {
		r := x.Range()
		there[string(bytes.TrimSpace(f.src[r.Start.Byte:r.End.Byte]))] = true
	}
	var missing []string
	for _, r := range references {
		if !there[r] {
			missing = append(missing, r)
		}
	}
	if len(missing) == 0 {
		return nil, true
	}
	if len(list.Exprs) == 0 {
		inside := list.OpenRange.End.Byte
		end := list.SrcRange.End.Byte - 1
		if !isBlank(f.src[inside:end]) {
			return nil, false // a comment
		}
		return []Edit{f.Replace(inside, end, strings.Join(missing, ", "))}, true
	}
	last := list.Exprs[len(list.Exprs)-1].Range()
	start, end := f.lineStart(last.Start.Byte), f.lineEnd(last.End.Byte)
	rest, comma := bytes.CutPrefix(bytes.TrimSpace(f.src[last.End.Byte:end]), []byte(","))
	rest = bytes.TrimSpace(rest)
	if !isBlank(f.src[start:last.Start.Byte]) || len(rest) > 0 && rest[0] != '#' && !bytes.HasPrefix(rest, []byte("//")) {
		return []Edit{f.Replace(last.End.Byte, last.End.Byte, ", "+strings.Join(missing, ", "))}, true
	}
	// Each stands on a line of its own, and so do the new ones.
	indent := string(f.src[start:last.Start.Byte])
	text := indent + strings.Join(missing, ",\n"+indent)
	if comma {
		return []Edit{f.Replace(end, end, text+",\n")}, true
	}
	return []Edit{f.Replace(last.End.Byte, last.End.Byte, ","), f.Replace(end, end, text+"\n")}, true
}
