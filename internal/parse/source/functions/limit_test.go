package functions

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// bench is a scope with an empty directory and a few values that source text can't
// have.
func bench(tb testing.TB) *hcl.EvalContext {
	tb.Helper()
	dir := tb.TempDir()
	twice := cty.StringVal("x")
	for range 40 { // 2 to the 40 elements, in 40 values
		twice = cty.TupleVal([]cty.Value{twice, twice})
	}
	ones := make([]cty.Value, 30_000)
	for i := range ones {
		ones[i] = cty.NumberIntVal(int64(i))
	}
	return &hcl.EvalContext{
		Functions: Table(Options{Base: dir, Tree: dir}),
		Variables: map[string]cty.Value{
			"mb":     cty.StringVal(strings.Repeat("a", 1<<20)),
			"twice":  twice,
			"many":   cty.ListVal(ones),
			"nested": cty.StringVal(strings.Repeat("[", 200_000)),
			"object": cty.StringVal(strings.Repeat(`{"a":`, 200_000)),
			"dashes": cty.StringVal(strings.Repeat("- ", 2_000_000)),
			"parens": cty.StringVal("${" + strings.Repeat("(", 200_000)),
			"sums":   cty.StringVal("${1" + strings.Repeat("+1", 200_000) + "}"),
			"secret": cty.StringVal("s").Mark(Sensitive),
		},
	}
}

// TestBombs holds expressions that a few characters make enormous. Each must be
// refused, quickly and without the memory; Terraform would try.
func TestBombs(t *testing.T) {
	ctx := bench(t)
	lines := func(s string, n int) string { return strings.Repeat(s, n) }
	aliases := `{a0: &a0 [x, x]`
	for i := range 60 {
		aliases += fmt.Sprintf(", a%d: &a%d [*a%d, *a%d]", i+1, i+1, i, i)
	}
	aliases += "}"
	ctx.Variables["aliases"] = cty.StringVal(aliases)
	ctx.Variables["merges"] = cty.StringVal("{" + lines("k: v, ", 1) + lines("<<: {}, ", 300_000) + "}")
	ctx.Variables["digits"] = cty.StringVal(lines("9", 1<<20))
	ctx.Variables["commas"] = cty.StringVal(lines(",", 1_100_000))
	ctx.Variables["newlines"] = cty.StringVal(lines("\n", 1<<16))
	for _, text := range []string{
		`replace(mb, "a", mb)`,
		`replace(mb, "", mb)`,
		`replace(mb, "/a/", mb)`,
		`replace(mb, "/(a+)/", "${format("%s", "$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1")}")`,
		`join(mb, many)`,
		`join(",", [for i in range(100) : mb])`,
		`format("%999999999d", 1)`,
		`format("%-999999999s", "a")`,
		`format("%d 1234567890123456 %+ 999999999d", 1, 2)`,
		`format("%%%999999999d", 1)`,
		`format("%.999999999f", 1)`,
		`format("%99999999999999999999999d", 1)`,
		`format("${join("", [for i in range(100) : "%[1]s"])}", mb)`,
		`formatlist("%99999d", many)`,
		`formatlist("%s%s", many, mb)`,
		`indent(1e9, "a\nb")`,
		`indent(100000, newlines)`,
		`setproduct(many, many)`,
		`setproduct(range(100), range(100), range(100))`,
		`matchkeys(many, many, many)`,
		`distinct(many)`,
		`split(",", commas)`,
		`split("", commas)`,
		`regexall(",", commas)`,
		`regexall("", mb)`,
		`regex("((a{100}){9})+b?", mb)`,
		`replace(mb, "/((a{100}){9})+b?/", "x")`,
		`csvdecode(commas)`,
		`parseint(digits, 10)`,
		`tonumber(digits)`,
		`abs(digits)`,
		`sum([digits])`,
		`max([digits]...)`,
		`tostring(1e600000000)`,
		`tostring(1e-600000000)`,
		`upper(1e600000000)`,
		`jsonencode(1e600000000)`,
		`tolist([1e600000000, "a"])`,
		`format("%d", 1e600000000)`,
		`format("%s", [1e600000000])`,
		`jsondecode("1e600000000")`,
		`jsondecode(digits)`,
		`jsondecode(nested)`,
		`jsondecode(object)`,
		`yamldecode(nested)`,
		`yamldecode(dashes)`,
		`yamldecode(aliases)`,
		`yamldecode(merges)`,
		`yamldecode(digits)`,
		`yamldecode("1e600000000")`,
		`yamlencode([for i in range(60) : mb])`,
		`templatestring(parens, {})`,
		`templatestring(sums, {})`,
		`provider::terraform::decode_tfvars(join("", ["a = ", substr(parens, 2, -1)]))`,
		`urlencode(join("", [for i in range(40) : mb]))`,
	} {
		name := text
		if len(name) > 60 {
			name = name[:60] + "..."
		}
		v, diags := evaluate(text, ctx)
		if !Refused(diags) {
			known := "a value"
			if !v.IsKnown() {
				known = "unknown"
			}
			t.Errorf("%s is not refused: %s, %.300s", name, known, diags.Error())
		}
	}
	if diags := func() hcl.Diagnostics { _, diags := evaluate(`range(1e9)`, ctx); return diags }(); !diags.HasErrors() || Refused(diags) {
		t.Errorf("range(1e9) is %v, an error in Terraform itself", diags)
	}
}

// TestLarge holds what is large and legitimate.
func TestLarge(t *testing.T) {
	ctx := bench(t)
	for _, text := range []string{
		`length(replace(mb, "a", "bb")) == 2 * 1048576`,
		`length(replace(substr(mb, 0, 500000), "/a/", "b")) == 500000`,
		`length(join(",", many)) > 30000`,
		`length(setproduct(range(100), range(100))) == 10000`,
		`length(jsondecode(jsonencode(many))) == 30000`,
		`length(yamldecode(yamlencode(many))) == 30000`,
		`length(sort(many)) == 30000`,
		`length(format("%10000d", 1)) == 10000`,
		`format("acs:mns:r:1234567890123456:%s", "q") == "acs:mns:r:1234567890123456:q"`,
		`format("%s9876543210 %%9876543210%d", "q", 1) == "q9876543210 %98765432101"`,
		`formatlist("1234567890123456:%s", ["q"])[0] == "1234567890123456:q"`,
		`length(split("", substr(mb, 0, 30000))) == 30000`,
		`length(regexall("a", substr(mb, 0, 30000))) == 30000`,
		`length(tostring(pow(10, 300))) == 301`,
		`length(formatlist("%s-%s", many, "x")) == 30000`,
		`length(toset(many)) == 30000`,
	} {
		v, diags := evaluate(text, ctx)
		if diags.HasErrors() || !v.RawEquals(cty.True) {
			t.Errorf("%s is %#v %s", text, v, diags.Error())
		}
	}
}

// TestNestedTry takes time in proportion to its depth, not to two to the power of
// it.
func TestNestedTry(t *testing.T) {
	text := "1"
	for range 200 {
		text = "try(" + text + ")"
	}
	v, diags := evaluate(text, bench(t))
	if diags.HasErrors() || !v.RawEquals(cty.NumberIntVal(1)) {
		t.Errorf("%#v %s", v, diags)
	}
}

// TestRefusedIsUnknown: what was refused decides nothing.
func TestRefusedIsUnknown(t *testing.T) {
	ctx := bench(t)
	for _, text := range []string{
		`try(file("/etc/hostname"), "default")`,
		`try(upper(file("../x")), "default")`,
		`can(file("/etc/hostname"))`,
		`try(tostring(1e600000000), "default")`,
		`try([for i in [1] : "${file("../x")}"], [])`,
		`try(try(file("../x")), "default")`,
		`try(twice, "default")`,
		`can(twice)`,
		`try(cidrsubnet("10.0.0.0/8", 8, -1), "default")`,
	} {
		v, diags := evaluate(text, ctx)
		if diags.HasErrors() || v.IsKnown() {
			t.Errorf("%s is %#v %s, want unknown", text, v, diags)
		}
	}
	// A refusal inside a template is one of the call that renders it.
	ctx.Variables["t"] = cty.StringVal("${tostring(1e600000000)}")
	if v, diags := evaluate(`templatestring(t, {})`, ctx); !Refused(diags) {
		t.Errorf("%#v %s, want a refusal", v, diags)
	}
	if _, diags := evaluate(`upper([])`, ctx); !diags.HasErrors() || Refused(diags) {
		t.Errorf("%s is not a refusal", diags)
	}
}

func TestCheckSize(t *testing.T) {
	deep := cty.StringVal("x")
	for range MaxDepth + 1 {
		deep = cty.TupleVal([]cty.Value{deep})
	}
	for name, test := range map[string]struct {
		v  cty.Value
		ok bool
	}{
		"text":         {cty.StringVal("x"), true},
		"unknown":      {cty.DynamicVal, true},
		"null":         {cty.NullVal(cty.List(cty.String)), true},
		"infinity":     {cty.PositiveInfinity, true},
		"marked":       {cty.ListVal([]cty.Value{cty.StringVal("x").Mark(Sensitive)}).Mark(Sensitive), true},
		"set":          {cty.SetVal([]cty.Value{cty.UnknownVal(cty.String), cty.StringVal("x")}), true},
		"large number": {cty.MustParseNumberVal("1e999"), true},
		"huge number":  {cty.MustParseNumberVal("1e99999"), false},
		"tiny number":  {cty.MustParseNumberVal("1e-99999"), false},
		"deep":         {deep, false},
		"twice":        {bench(t).Variables["twice"], false},
		"long key":     {cty.ObjectVal(map[string]cty.Value{strings.Repeat("k", MaxBytes+1): cty.True}), false},
		"long text":    {cty.StringVal(strings.Repeat("k", MaxBytes+1)), false},
		"unknown list": {cty.UnknownVal(cty.List(cty.String)).Mark(Sensitive), true},
	} {
		if err := CheckSize(test.v); (err == nil) != test.ok || err != nil && !errors.Is(err, ErrLimit) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
