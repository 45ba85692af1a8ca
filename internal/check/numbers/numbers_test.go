package numbers

import (
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

var limits = []alicloud.Limits{
	{Min: 0, Max: 86400, By: alicloud.ByProvider},
	{Min: 1, Max: 604800, By: alicloud.ByAPI},
}

// judge returns what is said about a value, "" if nothing is.
func judge(v model.Value, violations ...model.Violation) string {
	p := &model.Project{
		Declarations: []*model.Declaration{{Violations: violations}},
		AsyncConfigs: []*model.AsyncConfig{{Resource: model.Resource{Address: "a"}}},
	}
	rule := check.Rule{ID: "FCA104", Name: "event-age-range", Run: func(p *check.Pass) {
		Judge(p, p.Project.AsyncConfigs[0], Argument{"age", v, limits})
	}}
	var out []string
	for _, f := range check.Run(p, []*check.Rule{&rule}).Findings {
		out = append(out, f.Message)
	}
	return strings.Join(out, "\n")
}

func TestJudge(t *testing.T) {
	set := func(s string) model.Value { return model.Value{Set: symbol.Yes, Text: symbol.Lit(s)} }
	later := model.Value{Set: symbol.Yes, Text: symbol.FromRef(symbol.Ref{Key: "k", Display: "var.age"})}
	secret := set("123456")
	secret.Sensitive = true
	at := model.Range{File: "main.tf", Start: model.Pos{Byte: 1}, End: model.Pos{Byte: 9}}
	wrong := set("99999")
	wrong.Range = at
	for _, c := range []struct {
		name       string
		value      model.Value
		violations []model.Violation
		want       string // part of it; "" for silence
	}{
		{"legal", set("60"), nil, ""},
		{"as text", set("60.0"), nil, ""},
		{"too much", set("86401"), nil, "age is 86401: the provider takes 0 to 86400"},
		{"refused by the second limit", set("0"), nil, "age is 0: the API takes 1 to 604800"},
		{"refused by both", set("-1"), nil, "age is -1: the provider takes 0 to 86400"},
		{"fraction", set("60.5"), nil, "age is 60.5: not a whole number"},
		{"beyond 64 bits", set("1e30"), nil, "the provider takes"},
		{"infinite", set("Inf"), nil, "the provider takes"},
		{"no number", set("many"), nil, ""},
		{"null", model.Value{Set: symbol.No, Null: true}, nil, ""},
		{"the provider's own", model.Value{Set: symbol.Yes, Text: symbol.Lit("0"), Default: true}, nil, ""},
		{"unknown", later, nil, "is undecided: whether age is a whole number from 1 to 86400, because var.age is not known"},
		{"perhaps null", model.Value{Written: "var.a ? 1 : null"}, nil, "is undecided"},
		{"secret", secret, nil, "age is (sensitive value): the provider takes"},
		{"of the wrong type", wrong, []model.Violation{{Kind: model.WrongType, Range: at}}, ""},
	} {
		got := judge(c.value, c.violations...)
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
