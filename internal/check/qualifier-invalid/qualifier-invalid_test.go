package qualifierinvalid

import (
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/checktest"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestRule(t *testing.T) { checktest.Run(t, &Rule) }

func TestSeverityAndFix(t *testing.T) {
	alias := &model.Attribute{Address: "alicloud_fcv3_alias.live", ResourceType: "alicloud_fcv3_alias", Name: "id"}
	for _, c := range []struct {
		generation model.Generation
		value      model.Value
		severity   check.Severity // Off: nothing is wrong
		fix        string
	}{
		{model.FC2, model.Value{Set: symbol.Yes, Text: symbol.Lit("LATEST"), Default: true}, check.Off, ""},
		{model.FC2, model.Value{Set: symbol.Yes}, check.Error, "Write `LATEST`"},
		{model.FC3, model.Value{Set: symbol.Yes}, check.Off, ""},
		{model.FC3, model.Value{Set: symbol.No, Null: true}, check.Off, ""},
		{model.FC2, model.Value{Set: symbol.Yes, Text: symbol.Lit("latest")}, check.Warning, `qualifier = "LATEST"`},
		{model.FC3, model.Value{Set: symbol.Yes, Text: symbol.Lit("Latest")}, check.Warning, `qualifier = "LATEST"`},
		{model.FC3, model.Value{Set: symbol.Yes, Text: symbol.Lit("$LATEST")}, check.Error, `qualifier = "LATEST"`},
		{model.FC3, model.Value{Set: symbol.Yes, Text: symbol.Lit("live\n")}, check.Error, `qualifier = "live"`},
		{model.FC3, model.Value{Set: symbol.Yes, Text: symbol.Lit("orders:live"), Source: alias}, check.Error, "qualifier = the alias_name of alicloud_fcv3_alias.live"},
		{model.FC3, model.Value{Set: symbol.Yes, Text: symbol.Lit("a b"), Sensitive: true}, check.Error, "Write `LATEST`"},
	} {
		p := &model.Project{AsyncConfigs: []*model.AsyncConfig{{
			Resource: model.Resource{Address: "a"}, Generation: c.generation, Qualifier: c.value,
		}}}
		findings := check.Run(p, []*check.Rule{&Rule}).Findings
		if c.severity == check.Off {
			if len(findings) != 0 {
				t.Errorf("%v: unexpected %+v", c.value, findings)
			}
			continue
		}
		if len(findings) != 1 || findings[0].Severity != c.severity || !strings.Contains(findings[0].Fix, c.fix) {
			t.Errorf("%v: %+v; want %v, fix %q", c.value, findings, c.severity, c.fix)
		}
		if c.value.Sensitive && strings.Contains(findings[0].Message+findings[0].Fix, "a b") {
			t.Errorf("a sensitive value is printed: %+v", findings[0])
		}
	}
}
