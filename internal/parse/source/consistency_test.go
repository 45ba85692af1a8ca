package source

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/zclconf/go-cty/cty"
)

// substitutes are what the unknown variable of a consistency test comes to. Where an
// expression can't be evaluated with one, Terraform would refuse the plan, and there is
// nothing to be consistent with.
var substitutes = []string{
	"", "a", "b", "x:y/z", " sp ", "ünï", "7", "0", "true", "a-1", "pre-a", "a.git", "A", "k", "zz", "a,b", "a\n", "x", "one", "-", `{"a":1}`, "MQ==",
}

// TestSymbolicTextIsConsistent evaluates every expression of testdata/symbolic.txt with
// the variable u unknown, and then with each substitute in its place. What the symbolic
// pass said must be what comes out, with the placeholders filled in; and one reference
// must be one text in all expressions.
func TestSymbolicTextIsConsistent(t *testing.T) {
	exprs := symbolicExpressions(t)
	if len(exprs) < 120 {
		t.Fatalf("only %d expressions", len(exprs))
	}
	for _, declared := range []string{"", "type = string", "type = any", "type = string\n nullable = false"} {
		for _, via := range []string{"var.u", "terraform_data.u.output", "local.u", "each.value"} {
			if declared != "" && via == "terraform_data.u.output" {
				continue
			}
			t.Run(via+" "+declared, func(t *testing.T) {
				t.Parallel()
				consistent(t, exprs, declared, via)
			})
		}
	}
}

func symbolicExpressions(t *testing.T) []string {
	src, err := os.ReadFile("testdata/symbolic.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, line := range strings.Split(string(src), "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, strings.ReplaceAll(line, "¶", "\n"))
		}
	}
	return out
}

// consistent runs the expressions with U replaced by a reference to the unknown.
func consistent(t *testing.T, exprs []string, declared, via string) {
	unknown, ref := via, via
	known := "var.u"
	if via == "local.u" {
		unknown, ref = "var.u", "local.u"
	}
	if via == "each.value" {
		unknown, ref = "var.u", "local.each.u"
	}
	var main strings.Builder
	fmt.Fprintf(&main, "variable \"u\" {\n%s\n}\nresource \"terraform_data\" \"u\" {}\n", declared)
	fmt.Fprint(&main, "locals {\n  each = { u = REF, list = [REF, \"b\"], map = { a = REF } }\n}\n")
	for i, x := range exprs {
		fmt.Fprintf(&main, "output \"e%d\" {\n  value = %s\n}\n", i, replaceWord(x, "U", ref))
	}
	source := func(u string) string {
		return strings.ReplaceAll(strings.ReplaceAll(main.String(), "REF", u), "locals {\n", "locals {\n  u = "+u+"\n")
	}
	files := map[string]string{
		"main.tf":    source(unknown),
		"list.tftpl": "%{ for x in items ~}\n<${x}>\n%{ endfor ~}\n${lower(first)} ${first == \"a\" ? \"is a\" : \"is not\"}",
		"plain.txt":  "plain",
	}
	symbolic := evaluatorFor(written(t, files), Options{})
	for _, p := range symbolic.root.problems {
		t.Fatalf("%s: %s", at(p.Range), p.Message)
	}
	files["main.tf"] = strings.ReplaceAll(source(known), "terraform_data.u.output", "var.u")
	dir := written(t, files)
	decided := map[int]bool{}
	seen, tried := 0, 0
	for _, s := range substitutes {
		exact := evaluatorFor(dir, Options{Vars: []VarOption{{Text: "u=" + s}}})
		exact.quiet++
		m := newMatcher(&symbolic.table)
		if v, _ := exact.variable(exact.root, "u").Unmark(); !v.IsKnown() || !v.Type().IsPrimitiveType() {
			continue // it may not become this, or is no text at all
		}
		tried++
		for i := range exprs {
			name := fmt.Sprintf("e%d", i)
			sym := symbolic.outputSymbolic(symbolic.root, name)
			decided[i] = decided[i] || sym.IsKnown()
			real := exact.outputValue(exact.root, name)
			if real, _ = real.UnmarkDeep(); !real.IsWhollyKnown() {
				continue // an error, or impure
			}
			if strings.Contains(exprs[i], "jsonencode") && strings.ContainsAny(s, "\"\\<>&\n") {
				continue // a reference in JSON is its text as JSON writes it
			}
			seen++
			path := fmt.Sprintf("u = %q: %s", s, exprs[i])
			for _, wrong := range m.value(path, sym, real) {
				t.Error(wrong)
			}
			// The exact pass must not claim what does not come.
			before, _ := symbolic.outputValue(symbolic.root, name).UnmarkDeep()
			for _, wrong := range newMatcher(&symbolic.table).value(path+" (exactly)", before, real) {
				t.Error(wrong)
			}
			if real.Type().IsPrimitiveType() && !real.IsNull() {
				text := symbolic.unknownText(symbolic.root.outputs[name].value, cty.String, &scope{in: symbolic.root})
				for _, wrong := range m.value(path+" (as text)", cty.StringVal(symbolic.table.String(text)), real) {
					t.Error(wrong)
				}
			}
		}
		for _, wrong := range m.finish() {
			t.Error(wrong)
		}
	}
	if seen < len(exprs)*tried/2 || tried == 0 {
		t.Errorf("only %d of %d could be compared", seen, len(exprs)*tried)
	}
	for i := range exprs {
		if !decided[i] {
			t.Logf("not seen through: %s", exprs[i])
		}
	}
}

// replaceWord replaces a word that stands alone.
func replaceWord(s, word, with string) string {
	isPart := func(b byte) bool {
		return b == '_' || b == '.' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.HasPrefix(s[i:], word) && (i == 0 || !isPart(s[i-1])) && (i+len(word) == len(s) || !isPart(s[i+len(word)])) {
			b.WriteString(with)
			i += len(word) - 1
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// TestSubstitutesAreDistinct keeps the table above honest.
func TestSubstitutesAreDistinct(t *testing.T) {
	s := slices.Clone(substitutes)
	slices.Sort(s)
	if len(slices.Compact(s)) != len(substitutes) {
		t.Error("a substitute appears twice")
	}
}
