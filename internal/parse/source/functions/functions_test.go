package functions

import (
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

func TestImpure(t *testing.T) {
	table := Table(Options{Base: "/", Tree: "/"})
	for name, f := range table {
		if !Impure(name) {
			continue
		}
		args := make([]cty.Value, len(f.Params()))
		for i := range args {
			args[i] = cty.StringVal("x")
		}
		v, err := f.Call(args)
		if err != nil || v.IsKnown() || v.Type() != cty.String {
			t.Errorf("%s is %#v %v", name, v, err)
		}
	}
	for _, name := range []string{"uuid", "core::uuid", "timestamp", "bcrypt", "plantimestamp"} {
		if !Impure(name) {
			t.Errorf("%s is not impure", name)
		}
	}
	if Impure("uuidv5") {
		t.Error("uuidv5 is impure")
	}
}

// TestTransparent replaces a text by another one in calls of transparent functions:
// the result must be the same but for that.
func TestTransparent(t *testing.T) {
	calls := map[string]string{
		"chunklist": `chunklist([x, "b"], 1)`, "coalescelist": `coalescelist([], [x])`, "concat": `concat([x], ["b"])`,
		"element": `element([x, "b"], 2)`, "flatten": `flatten([[x], ["b"]])`, "format": `format("%s-%v", x, "b")`,
		"formatlist": `formatlist("%s-%s", [x, "b"], x)`, "join": `join(",", [x, "b"])`, "jsonencode": `jsonencode({ k = [x] })`,
		"lookup": `lookup({ k = x }, "k", "b")`, "merge": `merge({ k = x }, { l = "b" })`, "nonsensitive": `nonsensitive(x)`,
		"one": `one([x])`, "reverse": `reverse([x, "b"])`, "sensitive": `sensitive(x)`, "slice": `slice([x, "b"], 0, 1)`,
		"templatestring": `templatestring(t, { x = x })`, "tolist": `tolist([x, "b"])`, "tomap": `tomap({ k = x })`,
		"tostring": `tostring(x)`, "try": `try(x, "b")`, "values": `values({ k = x })`, "zipmap": `zipmap(["k"], [x])`,
		"provider::alicloud::arn_build": `provider::alicloud::arn_build("fc", x, "1", "functions/f")`,
	}
	const one, other = "ONE", "a longer text"
	ctx := func(x string) *hcl.EvalContext {
		return &hcl.EvalContext{
			Functions: Table(Options{Base: "/", Tree: "/"}),
			Variables: map[string]cty.Value{"x": cty.StringVal(x), "t": cty.StringVal("<${x}>")},
		}
	}
	for name := range Table(Options{Base: "/", Tree: "/"}) {
		call := calls[name]
		if !Transparent(name) || strings.HasPrefix(name, core) || name == "templatefile" {
			if call != "" {
				t.Errorf("%s is not transparent", name)
			}
			continue
		}
		if call == "" {
			t.Errorf("no call of %s here", name)
			continue
		}
		before, diags := evaluate(call, ctx(one))
		after, more := evaluate(call, ctx(other))
		if diags.HasErrors() || more.HasErrors() {
			t.Errorf("%s: %s %s", name, diags, more)
			continue
		}
		want, err := cty.Transform(before, func(_ cty.Path, v cty.Value) (cty.Value, error) {
			if s, ok := text(v); ok {
				return cty.StringVal(strings.ReplaceAll(s, one, other)).WithSameMarks(v), nil
			}
			return v, nil
		})
		if err != nil || !after.RawEquals(want) {
			t.Errorf("%s: %#v, want %#v", name, after, want)
		}
	}
}

func TestProviderAlicloud(t *testing.T) {
	ctx := bench(t)
	ctx.Variables["unknown"] = cty.UnknownVal(cty.String)
	parsed := func(service, region, account, resource string) cty.Value {
		return cty.ObjectVal(map[string]cty.Value{
			"service": cty.StringVal(service), "region": cty.StringVal(region),
			"account_id": cty.StringVal(account), "resource": cty.StringVal(resource),
		})
	}
	for text, want := range map[string]cty.Value{
		`provider::alicloud::arn_build("mns", "cn-hangzhou", "1234", "/queues/q/messages")`: cty.StringVal("acs:mns:cn-hangzhou:1234:/queues/q/messages"),
		`provider::alicloud::arn_build("ram", "", 1234, "role/r")`:                          cty.StringVal("acs:ram::1234:role/r"),
		`provider::alicloud::arn_parse("acs:ram::1234:role/r")`:                             parsed("ram", "", "1234", "role/r"),
		`provider::alicloud::arn_parse("acs:log:cn:1:project/p:logstore/l")`:                parsed("log", "cn", "1", "project/p:logstore/l"),
		`provider::alicloud::arn_parse("acs:ram:*::*")`:                                     parsed("ram", "*", "", "*"),
	} {
		if v, diags := evaluate(text, ctx); diags.HasErrors() || !v.RawEquals(want) {
			t.Errorf("%s is %#v %s, want %#v", text, v, diags, want)
		}
	}
	for _, arn := range []string{"", "acs:ecs:cn-hangzhou:1234", "arn:aws:s3:::b", "acs:ecs:cn-hangzhou:1234:"} {
		if v, diags := evaluate(`provider::alicloud::arn_parse("`+arn+`")`, ctx); !diags.HasErrors() || Refused(diags) {
			t.Errorf("arn_parse(%q) is %#v %s", arn, v, diags)
		}
	}
	if v, diags := evaluate(`provider::alicloud::arn_build("mns", unknown, "1", "x")`, ctx); diags.HasErrors() || v.IsKnown() {
		t.Errorf("%#v %s", v, diags)
	}
	if v, diags := evaluate(`provider::alicloud::arn_parse(unknown).region`, ctx); diags.HasErrors() || v.IsKnown() || v.Type() != cty.String {
		t.Errorf("%#v %s", v, diags)
	}
}

// TestSecretsInErrors: an error must not repeat what is marked.
func TestSecretsInErrors(t *testing.T) {
	ctx := bench(t)
	ctx.Variables["secret"] = cty.StringVal("pa55word").Mark(Sensitive)
	for _, text := range []string{
		`tonumber(secret)`, `tobool(secret)`, `base64decode(secret)`, `jsondecode(secret)`, `cidrhost(secret, 1)`, `uuidv5(secret, "x")`,
		`file(secret)`, `timeadd(secret, "1h")`, `textencodebase64("x", secret)`, `textdecodebase64(secret, "UTF-8")`, `parseint(secret, 10)`,
		`provider::alicloud::arn_parse(secret)`, `regex(secret, "x")`, `lookup({}, secret)`, `rsadecrypt(secret, secret)`, `abs(secret)`, `formatdate("YYYY", secret)`,
		`format(secret, 1)`, `templatefile(secret, {})`, `timecmp(secret, secret)`, `replace("x", "/(${secret}/", "x")`,
		`file("/${secret}")`, `provider::terraform::decode_tfvars(secret)`, `yamldecode("[${secret}")`, `csvdecode("${secret},${secret}")`, `merge({}, secret)`,
	} {
		_, diags := evaluate(text, ctx)
		if !diags.HasErrors() {
			t.Errorf("%s is no error", text)
		}
		if strings.Contains(diags.Error(), "pa55word") {
			t.Errorf("%s tells the secret: %s", text, diags)
		}
	}
}

func TestEphemeral(t *testing.T) {
	f := Table(Options{Base: "/", Tree: "/"})["ephemeralasnull"]
	v, err := f.Call([]cty.Value{cty.ObjectVal(map[string]cty.Value{
		"a": cty.StringVal("x").Mark(Ephemeral).Mark(Sensitive),
		"b": cty.ListVal([]cty.Value{cty.StringVal("y")}),
	})})
	want := cty.ObjectVal(map[string]cty.Value{
		"a": cty.NullVal(cty.String).Mark(Sensitive),
		"b": cty.ListVal([]cty.Value{cty.StringVal("y")}),
	})
	if err != nil || !v.RawEquals(want) {
		t.Errorf("%#v %v, want %#v", v, err, want)
	}
}

// TestEvaluateHook: templates are evaluated by whom the options name.
func TestEvaluateHook(t *testing.T) {
	calls := 0
	ctx := &hcl.EvalContext{
		Functions: Table(Options{Base: "/", Tree: "/", Evaluate: func(expr hclsyntax.Expression, ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
			calls++
			return expr.Value(ctx)
		}}),
		Variables: map[string]cty.Value{"t": cty.StringVal("${n}!")},
	}
	v, diags := evaluate(`templatestring(t, { n = 1 })`, ctx)
	if diags.HasErrors() || calls != 1 || !v.RawEquals(cty.StringVal("1!")) {
		t.Errorf("%#v %s after %d calls", v, diags, calls)
	}
}

// FuzzEvaluate evaluates any text as an expression with every function at hand: an
// error is fine, a panic is not. What only the caller of this package can bound
// (literals, loops and nesting of the expression itself) is kept out.
func FuzzEvaluate(f *testing.F) {
	for _, e := range expressions(f) {
		f.Add(e.text)
	}
	ctx := scope(f, module(f))
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 300 || strings.Count(src, "for") > 2 {
			return
		}
		expr, diags := hclsyntax.ParseExpression([]byte(src), "fuzz", hcl.InitialPos)
		if diags.HasErrors() || hugeLiteral(expr) {
			return
		}
		v, diags := expr.Value(ctx)
		if !diags.HasErrors() && v == cty.NilVal {
			t.Error("neither a value nor an error")
		}
	})
}

// hugeLiteral reports whether a number in the expression is beyond what may be
// written down.
func hugeLiteral(expr hclsyntax.Expression) bool {
	huge := false
	_ = hclsyntax.VisitAll(expr, func(node hclsyntax.Node) hcl.Diagnostics {
		if literal, ok := node.(*hclsyntax.LiteralValueExpr); ok && CheckSize(literal.Val) != nil {
			huge = true
		}
		return nil
	})
	return huge
}
