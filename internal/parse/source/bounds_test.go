package source

import (
	"fmt"
	"strings"
	"testing"
)

// nest wraps inner n times: before and after have N for the level.
func nest(n int, before, inner, after string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(before, "N", fmt.Sprint(i)))
	}
	b.WriteString(inner)
	for i := range n {
		b.WriteString(strings.ReplaceAll(after, "N", fmt.Sprint(n-1-i)))
	}
	return b.String()
}

// TestCostOfUnknowns: expressions whose evaluation could double with every level come to
// an end. Where they did not, this test would not either.
func TestCostOfUnknowns(t *testing.T) {
	for name, expr := range map[string]string{
		"calls":        nest(200, "upper(lower(", "var.u", "))"),
		"numbers":      nest(200, "tonumber(", "var.u", ")"),
		"keys":         nest(200, "local.map[", "var.u", "]"),
		"templates":    nest(200, `"x${`, "var.u", `}"`),
		"tries":        nest(200, `try("${`, "terraform_data.x.id", `}", "d")`),
		"conditions":   nest(200, `var.u == "N" ? "a" : upper(`, "var.u", ")"),
		"steps":        nest(100, "merge(", "var.u", ", {}).a"),
		"splats":       nest(6, "range(300)[*][length(", "var.u", ")]"),
		"known splats": nest(8, "range(300)[*][length(", `""`, ") - 1]"),
		"filters":      nest(8, "[for xN in range(300) : xN if length(", `""`, ") > 1000]"),
		"keyed":        nest(8, "{for xN in range(300) : length(", `""`, ") => xN...}"),
		"unknown":      nest(8, "[for xN in range(300) : xN if length(", `var.u`, ") > 1000]"),
		"sized":        nest(5, "join(\"\", [for xN in range(300) : ", `upper("x${var.u}")`, "])"),
	} {
		t.Run(name, func(t *testing.T) {
			p := project(t, mainTF("variable \"u\" {}\nvariable \"map\" { type = map(string) }\nlocals {\n  map = var.map\n}\nresource \"terraform_data\" \"x\" {}\n"+config("c", expr)+config("d", "\"${"+expr+"}\"")))
			if len(p.AsyncConfigs) != 2 {
				t.Fatalf("%d configs, problems %v", len(p.AsyncConfigs), p.Problems)
			}
			for _, x := range p.Problems {
				t.Errorf("problem: %s", x.Message)
			}
		})
	}
}

// Where dynamic blocks are too many, it is said once for each place, not for each block.
func TestTooManyBlocksAreSaidOnce(t *testing.T) {
	p := project(t, mainTF(`
resource "`+fc3Config+`" "c" {
  count         = 30
  function_name = "f-${count.index}"
  dynamic "destination_config" {
    for_each = range(1000)
    content {}
  }
}
`))
	if len(p.AsyncConfigs) != 30 || len(p.Problems) != 1 || !strings.Contains(p.Problems[0].Message, "more than 20000 instances") {
		t.Errorf("%d configs, problems %v", len(p.AsyncConfigs), p.Problems)
	}
}
