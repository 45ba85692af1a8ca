package identity

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func known(s string) model.Value {
	return model.Value{Set: symbol.Yes, Text: symbol.Lit(s)}
}

func ref(key, resourceType, attribute string, chars symbol.Charset) model.Value {
	return model.Value{Set: symbol.Yes, Text: symbol.FromRef(symbol.Ref{
		Key: key, ResourceType: resourceType, Attribute: attribute, Chars: chars,
	})}
}

func after(prefix string, v model.Value) model.Value {
	v.Text = symbol.Concat(symbol.Lit(prefix), v.Text)
	return v
}

var unset = model.Value{Set: symbol.No}

func TestScope(t *testing.T) {
	provider := func(address, region, account string) *model.ProviderConfig {
		p := &model.ProviderConfig{Address: address, Region: symbol.Lit(region), Account: symbol.Lit(account)}
		if account == "" {
			p.Account = symbol.FromRef(symbol.Ref{Key: address})
		}
		return p
	}
	here := provider("provider.alicloud", "cn-hangzhou", "")
	for _, c := range []struct {
		a, b *model.ProviderConfig
		want symbol.Tri
	}{
		{here, here, symbol.Yes},
		{here, provider("provider.alicloud", "cn-hangzhou", ""), symbol.Yes},
		{here, provider("provider.alicloud.eu", "eu-central-1", ""), symbol.No},
		{here, provider("provider.alicloud.prod", "cn-hangzhou", ""), symbol.Unknown},
		{provider("a", "x", "1"), provider("b", "x", "1"), symbol.Yes},
		{provider("a", "x", "1"), provider("b", "x", "2"), symbol.No},
		{nil, here, symbol.Yes},
	} {
		if got := Scope(c.a, c.b); got != c.want {
			t.Errorf("Scope(%+v, %+v) = %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

func TestEqualTakesDefaultsForText(t *testing.T) {
	standsIn := model.Value{Default: true, Text: symbol.Lit("LATEST")}
	maybe := model.Value{Set: symbol.Unknown, Text: symbol.Lit("a")}
	for _, c := range []struct {
		a, b model.Value
		want symbol.Tri
	}{
		{known("a"), known("a"), symbol.Yes},
		{known("a"), known("b"), symbol.No},
		{standsIn, known("LATEST"), symbol.Yes},
		{known("a"), unset, symbol.Unknown},
		{known("a"), maybe, symbol.Yes},
		{after("a-", ref("x", "", "", symbol.AnyText)), after("b-", ref("x", "", "", symbol.AnyText)), symbol.No},
	} {
		if got := Equal(c.a, c.b); got != c.want {
			t.Errorf("Equal(%v, %v) = %s, want %s", c.a.Text, c.b.Text, got, c.want)
		}
	}
}

func TestQualified(t *testing.T) {
	version := ref("v", "alicloud_fcv3_function_version", "version_id", symbol.DigitText)
	alias := ref("a", "alicloud_fcv3_alias", "alias_name", symbol.NameText)
	open := ref("o", "", "", symbol.AnyText)
	for name, c := range map[string]struct {
		generation         model.Generation
		v                  model.Value
		qualified, byAlias bool
		misspelt           bool
	}{
		"unset":            {model.FC3, unset, false, false, false},
		"default":          {model.FC2, model.Value{Default: true, Text: symbol.Lit("LATEST")}, false, false, false},
		"LATEST":           {model.FC3, known("LATEST"), false, false, false},
		"another case":     {model.FC3, known("latest"), false, false, true},
		"empty in FC3":     {model.FC3, known(""), false, false, false},
		"empty in FC2":     {model.FC2, known(""), false, false, true},
		"illegal":          {model.FC3, known("not legal"), false, false, true},
		"number":           {model.FC3, known("12"), true, false, false},
		"alias":            {model.FC3, known("live"), true, true, false},
		"a version":        {model.FC3, version, true, false, false},
		"an alias":         {model.FC3, alias, true, true, false},
		"unknown":          {model.FC3, open, false, false, false},
		"may be unset":     {model.FC3, model.Value{Set: symbol.Unknown, Text: symbol.Lit("live")}, false, false, false},
		"partly":           {model.FC3, after("pr-", open), true, true, false},
		"partly LATEST":    {model.FC3, after("LAT", open), false, false, false},
		"partly illegal":   {model.FC3, after("p r", open), false, false, true},
		"a longer version": {model.FC3, after("1", version), true, false, false},
	} {
		cfg := &model.AsyncConfig{Generation: c.generation, Qualifier: c.v}
		if got := Qualified(cfg); got != c.qualified {
			t.Errorf("%s: Qualified = %v", name, got)
		}
		if got := QualifiedByAlias(cfg); got != c.byAlias {
			t.Errorf("%s: QualifiedByAlias = %v", name, got)
		}
		if got := Misspelt(cfg); got != c.misspelt {
			t.Errorf("%s: Misspelt = %v", name, got)
		}
	}
}

func TestTriggersOfOtherDeclaredFunctionsAreNoCandidates(t *testing.T) {
	a, b := ref("a", "", "", symbol.AnyText), ref("b", "", "", symbol.AnyText)
	function := func(address string, name model.Value) *model.Function {
		return &model.Function{Generation: model.FC3, FuncName: name, Resource: model.Resource{Address: address}}
	}
	generated := ref("d", "alicloud_fcv3_function", "function_name", symbol.NameText)
	generated.Text.Segments()[0].Ref.Address = "f.d"
	own, other, unnamed := function("f.a", a), function("f.b", b), function("f.d", unset)
	c := &model.AsyncConfig{Generation: model.FC3, FunctionName: a, Function: own}
	trigger := func(name model.Value, of *model.Function) *model.Trigger {
		return &model.Trigger{Generation: model.FC3, FunctionName: name, Function: of}
	}
	if got := OfFunction(c, trigger(a, own)); got != symbol.Yes {
		t.Errorf("own trigger: %s", got)
	}
	if got := OfFunction(c, trigger(b, other)); got != symbol.No {
		t.Errorf("trigger of another function: %s", got)
	}
	if got := OfFunction(c, trigger(generated, unnamed)); got != symbol.No {
		t.Errorf("trigger of a function whose name the server makes up: %s", got)
	}
	if got := OfFunction(c, trigger(ref("c", "", "", symbol.AnyText), nil)); got != symbol.Unknown {
		t.Errorf("trigger of whatever: %s", got)
	}
	if got := OfFunction(c, &model.Trigger{Generation: model.FC2, FunctionName: a}); got != symbol.No {
		t.Errorf("trigger of FC2: %s", got)
	}
}
