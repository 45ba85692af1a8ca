package source

import (
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// A long heredoc that is taken out must have the value and the places that the parser
// itself would give it.
func TestLongHeredocs(t *testing.T) {
	for _, tt := range []struct{ name, open, line string }{
		{"plain", "<<EOF", "0123456789 abc"},
		{"short marker", "<<E", "x"},
		{"flush", "<<-EOF", "    indented text */ with # signs"},
		{"escapes", "<<EOF", "$${a} %%{b} $ % \\n \""},
		{"CRLF", "<<EOF", "text\r"},
		{"empty lines", "<<-EOF", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			marker := strings.TrimLeft(tt.open, "<-")
			src := "a = " + tt.open + "\n" + strings.Repeat(tt.line+"\n", longHeredoc) + "   last */ line\n" + marker + "\nb = 2\n"
			want, diags := hclsyntax.ParseConfig([]byte(src), "a.tf", hcl.InitialPos)
			if diags.HasErrors() {
				t.Fatal(diags)
			}
			if _, texts := takeLongHeredocs([]byte(src), "a.tf"); len(texts) != 1 {
				t.Fatalf("%d heredocs taken out", len(texts))
			}
			got, diags := parseFile([]byte(src), "a.tf")
			if diags.HasErrors() {
				t.Fatal(diags)
			}
			for _, name := range []string{"a", "b"} {
				w, g := want.Body.(*hclsyntax.Body).Attributes[name], got.Body.(*hclsyntax.Body).Attributes[name]
				wv, _ := w.Expr.Value(nil)
				gv, _ := g.Expr.Value(nil)
				if !gv.RawEquals(wv) {
					t.Errorf("%s is %.80q, want %.80q", name, gv.GoString(), wv.GoString())
				}
				if g.NameRange != w.NameRange || g.Expr.Range().Start != w.Expr.Range().Start {
					t.Errorf("%s stands at %v, want %v", name, g.Expr.Range(), w.Expr.Range())
				}
			}
		})
	}
}

// One with templates in it is unknown, and the rest of the file stays where it is.
func TestLongHeredocWithTemplates(t *testing.T) {
	src := "a = <<EOF\n" + strings.Repeat("text\n", longHeredoc) + "${b} %{ if c }x%{ endif }\nEOF\nb = 2\n"
	file, diags := parseFile([]byte(src), "a.tf")
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	attrs := file.Body.(*hclsyntax.Body).Attributes
	if v, _ := attrs["a"].Expr.Value(nil); v.IsKnown() || v.Type() != cty.String {
		t.Errorf("a is %#v, want an unknown string", v)
	}
	if line := attrs["b"].NameRange.Start.Line; line != longHeredoc+4 {
		t.Errorf("b stands on line %d", line)
	}
}
