package phrase

import (
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func set(text, written string) model.Value {
	return model.Value{Set: symbol.Yes, Text: symbol.Lit(text), Written: written}
}

func TestValue(t *testing.T) {
	secret := set("hunter2", `sensitive("hunter2")`)
	secret.Sensitive = true
	partly := model.Value{
		Set:     symbol.Yes,
		Text:    symbol.Concat(symbol.Lit("fn "), symbol.FromRef(symbol.Ref{Key: "a", Display: "var.a"})),
		Written: `"fn ${var.a}"`,
	}
	for _, c := range []struct {
		v    model.Value
		want string
	}{
		{model.Value{Set: symbol.Yes, Text: symbol.FromRef(symbol.Ref{Key: "c", Display: "var.on ? 9 : 20"}), Written: "var.on ? 9 : 20"}, "var.on ? 9 : 20"},
		{set("99", "99"), "99"},
		{set("99", "var.retries"), "99 (var.retries)"},
		{set("99", `"99"`), "99"},
		{set("prod", `"prod"`), `"prod"`},
		{set("", "var.qualifier"), `"" (var.qualifier)`},
		{set("x", "<<EOT\nx\nEOT"), `"x"`},
		{set("x", "<<EOT x EOT"), `"x"`},
		{set("x", strings.Repeat("y", 81)), `"x"`},
		{model.Value{Set: symbol.No, Null: true, Written: "null"}, "null"},
		{model.Value{Set: symbol.No, Null: true, Written: "var.arn"}, "null (var.arn)"},
		{partly, `"fn ${var.a}"`},
		{secret, "(sensitive value)"},
	} {
		if got := Value(c.v); got != c.want {
			t.Errorf("Value(%+v) = %s, want %s", c.v, got, c.want)
		}
	}
}

func TestProvider(t *testing.T) {
	for from, want := range map[string]string{
		"":                     "provider 1.150.0",
		"lock file":            "provider 1.150.0, from the lock file",
		"the lock file":        "provider 1.150.0, from the lock file",
		"newest known version": "provider 1.150.0, the newest known version",
		"--provider-version":   "provider 1.150.0, from --provider-version",
	} {
		p := &model.Project{Provider: model.Provider{Version: "1.150.0", From: from}}
		if got := Provider(p); got != want {
			t.Errorf("from %q: got %q, want %q", from, got, want)
		}
	}
}

func TestOther(t *testing.T) {
	id := &model.Attribute{Address: "module.a.alicloud_fc_alias.live", ResourceType: "alicloud_fc_alias", Name: "id"}
	for written, want := range map[string]string{
		"alicloud_fc_alias.live.id":    "alicloud_fc_alias.live.alias_name",
		"alicloud_fc_alias.live[0].id": "alicloud_fc_alias.live[0].alias_name",
		"var.qualifier":                "the alias_name of module.a.alicloud_fc_alias.live",
	} {
		if got := Other(model.Value{Written: written, Source: id}, "alias_name"); got != want {
			t.Errorf("%s: got %q, want %q", written, got, want)
		}
	}
}
