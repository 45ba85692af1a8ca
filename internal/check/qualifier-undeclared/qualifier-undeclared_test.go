package qualifierundeclared

import (
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check/checktest"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestRule(t *testing.T) { checktest.Run(t, &Rule) }

func TestFixNamesTheAliasThatWasMeant(t *testing.T) {
	text := func(s string) model.Value { return model.Value{Set: symbol.Yes, Text: symbol.Lit(s)} }
	alias := func(module, key, name string) *model.Alias {
		prefix := ""
		if module != "" {
			prefix = module + "."
		}
		return &model.Alias{AliasName: text(name), Resource: model.Resource{
			Module: module, Type: "alicloud_fc_alias", Name: "a", Address: prefix + "alicloud_fc_alias.a" + key,
		}}
	}
	config := func(module string) *model.AsyncConfig {
		return &model.AsyncConfig{Generation: model.FC2, Qualifier: text("canaray"), Resource: model.Resource{Module: module}}
	}
	for name, c := range map[string]struct {
		config *model.AsyncConfig
		others []*model.Alias
		want   string
	}{
		"the only one":        {config(""), []*model.Alias{alias("", "", "live")}, "Write qualifier = alicloud_fc_alias.a.alias_name,"},
		"the nearest":         {config(""), []*model.Alias{alias("", `["l"]`, "live"), alias("", `["c"]`, "canary")}, `Write qualifier = "canary",`},
		"in the same module":  {config("module.m"), []*model.Alias{alias("module.m", "", "canary")}, "Write qualifier = alicloud_fc_alias.a.alias_name,"},
		"in another module":   {config(""), []*model.Alias{alias("module.m", "", "canary")}, `Write qualifier = "canary",`},
		"none is near enough": {config(""), []*model.Alias{alias("", "", "live"), alias("", "", "prod")}, "Name one of"},
	} {
		if got := fix(c.config, c.others); !strings.HasPrefix(got, c.want) || !strings.Contains(got, `"canaray"`) {
			t.Errorf("%s: %s", name, got)
		}
	}
}
