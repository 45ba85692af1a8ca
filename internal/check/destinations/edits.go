package destinations

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/edit"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// RepairEdits write the path of a queue or topic that was probably meant, where the wrong one is
// written as text in the destination itself.
func (s *Set) RepairEdits(d *Destination) []edit.Edit {
	if d.ARN.Product.String() != "mns" || d.Corrected.String() == "" {
		return nil
	}
	template, ok := s.template(d)
	read, simple := s.asWritten(d)
	if !simple {
		read, simple = behindScope(template)
	}
	if !ok || !simple || read.PathProblem != d.PathProblem || read.Corrected.String() == "" {
		return nil
	}
	scope, ok := strings.CutSuffix(template, read.ARN.Relative.String())
	if !ok {
		return nil // white space follows: FCA201
	}
	return s.rewritten(d, template, scope+read.Corrected.String())
}

// behindScope reads the path of a template like "${local.mns}:/queues/q", in which one expression
// stands for all of an ARN that is before the path.
func behindScope(template string) (alicloud.Destination, bool) {
	scope, path, ok := strings.Cut(template, "}")
	if !ok || !strings.HasPrefix(scope, "${") || !strings.HasPrefix(path, ":") {
		return alicloud.Destination{}, false
	}
	text, ok := parseTemplate("acs:mns:region:0" + path)
	if !ok {
		return alicloud.Destination{}, false
	}
	arn, _, sound := alicloud.ParseARN(text)
	return alicloud.ClassifyDestination(arn), sound == symbol.Yes
}

// TrimEdits take the white space around the text of a destination away, and the heredoc with whose line
// break it comes.
func (s *Set) TrimEdits(d *Destination) []edit.Edit {
	if edits := s.unheredoc(d); edits != nil {
		return edits
	}
	template, ok := s.template(d)
	if !ok || strings.HasSuffix(surroundingSpace.ReplaceAllString(template, ""), `\`) {
		return nil
	}
	return s.rewritten(d, template, surroundingSpace.ReplaceAllString(template, ""))
}

// unheredoc puts the one line of a heredoc between quotes.
func (s *Set) unheredoc(d *Destination) []edit.Edit {
	f := s.file(d)
	if f == nil {
		return nil
	}
	at := d.Value().Range
	text, ok := f.Text(at)
	if !ok {
		return nil
	}
	text = bytes.TrimRight(text, " \t\r\n") // a heredoc ends with its line
	head, rest, _ := strings.Cut(string(text), "\n")
	marker, ok := strings.CutPrefix(strings.TrimSpace(head), "<<")
	if !ok {
		return nil
	}
	body, ended := strings.CutSuffix(rest, strings.TrimPrefix(marker, "-"))
	line := strings.TrimSpace(body)
	if _, plain := parseTemplate(line); !ended || !plain || line == "" || !isExpressionText(`"`+line+`"`) {
		return nil
	}
	return []edit.Edit{f.Replace(at.Start.Byte, at.Start.Byte+len(text), `"`+line+`"`)}
}

// surroundingSpace is white space at either end of what stands between quotes.
var surroundingSpace = regexp.MustCompile(`^(?:[ \t]|\\[nrt])+|(?:[ \t]|\\[nrt])+$`)

// rewritten are the edits that make one template of another, which hold what is different only.
func (s *Set) rewritten(d *Destination, template, want string) []edit.Edit {
	f := s.file(d)
	if f == nil || template == want || !isExpressionText(`"`+want+`"`) {
		return nil
	}
	text, _ := f.Text(d.Value().Range)
	base := d.Value().Range.Start.Byte + strings.Index(string(text), template)
	var out []edit.Edit
	// White space goes at both ends, a path is corrected in one piece.
	if i := strings.Index(template, want); i >= 0 {
		if i > 0 {
			out = append(out, f.Replace(base, base+i, ""))
		}
		if end := i + len(want); end < len(template) {
			out = append(out, f.Replace(base+end, base+len(template), ""))
		}
		return out
	}
	head := 0
	for head < len(template) && head < len(want) && template[head] == want[head] {
		head++
	}
	tail := 0
	for tail < len(template)-head && tail < len(want)-head && template[len(template)-1-tail] == want[len(want)-1-tail] {
		tail++
	}
	return append(out, f.Replace(base+head, base+len(template)-tail, want[head:len(want)-tail]))
}

// file is the file in which a destination can be edited; nil if it cannot be, such as where a dynamic
// block makes it.
func (s *Set) file(d *Destination) *edit.File {
	f := edit.Open(s.project.Sources, d.Value().Range.File)
	if f == nil {
		return nil
	}
	for _, x := range d.Config.Destinations {
		mine := slices.Contains(x.OnFailure, d.Side) || slices.Contains(x.OnSuccess, d.Side)
		if mine && f.Block(x.Block.Block, x.Type) != nil && f.Block(d.Side.Block.Block, d.Side.Type) != nil {
			return f
		}
	}
	return nil
}

// MeantEdits write the ARN of what a destination is the name of, where it is the name itself, or a
// reference to the resource that has it, which is written there.
func (s *Set) MeantEdits(d *Destination) []edit.Edit {
	v := d.Value()
	f := s.file(d)
	if f == nil {
		return nil
	}
	text, ok := f.Text(v.Range)
	if !ok || !s.itself(d, string(text)) {
		return nil
	}
	_, arn := s.Meant(d)
	if arn == "" || strings.ContainsAny(arn, "<>") {
		return nil
	}
	if strings.HasPrefix(arn, "acs:") {
		arn = `"` + arn + `"`
	}
	if !isExpressionText(arn) {
		return nil
	}
	return []edit.Edit{f.Replace(v.Range.Start.Byte, v.Range.End.Byte, arn)}
}

// itself reports whether a destination is written as what it is: as text, or as a reference to an
// attribute of a resource beside it. What comes through a variable or a local value may be an ARN
// elsewhere.
func (s *Set) itself(d *Destination, written string) bool {
	e, diags := hclsyntax.ParseExpression([]byte(written), "", hcl.InitialPos)
	if diags.HasErrors() {
		return false
	}
	known, isKnown := d.Value().Known()
	switch e := e.(type) {
	case *hclsyntax.TemplateExpr:
		v, diags := e.Value(nil)
		return !diags.HasErrors() && isKnown && v.AsString() == known && written == `"`+known+`"`
	case *hclsyntax.ScopeTraversalExpr:
		return strings.HasPrefix(e.Traversal.RootName(), "alicloud_") && source(d.Value()) != nil
	case *hclsyntax.RelativeTraversalExpr: // queues[each.key].name
		vars := e.Variables()
		return len(vars) > 0 && strings.HasPrefix(vars[0].RootName(), "alicloud_") && source(d.Value()) != nil
	}
	return false
}

func isExpressionText(text string) bool {
	_, diags := hclsyntax.ParseExpression([]byte(text), "", hcl.InitialPos)
	return !diags.HasErrors()
}
