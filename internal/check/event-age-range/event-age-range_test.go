package eventagerange

import (
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/checktest"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestRule(t *testing.T) { checktest.Run(t, &Rule) }

// A plan has values and no places: the resource stands in.
func TestSeverityAndPlace(t *testing.T) {
	header := model.Range{File: "plan.json", Start: model.Pos{Line: 1, Column: 1}}
	for _, c := range []struct {
		generation model.Generation
		provider   string
		age        string
		severity   check.Severity // Off: nothing is wrong
		fix        string
	}{
		{model.FC2, "1.289.0", "604800", check.Off, ""},
		{model.FC2, "1.289.0", "604801", check.Warning, "from 1 to 604800."},
		{model.FC2, "1.289.0", "2592000", check.Warning, "from 1 to 604800."},
		{model.FC2, "1.289.0", "2592001", check.Error, "from 1 to 2592000."},
		{model.FC2, "1.289.0", "0", check.Error, "from 1 to 2592000."},
		{model.FC2, "1.166.0", "30", check.Error, "from 60 to 21600, or use version 1.167.0"},
		{model.FC2, "1.166.0", "21601", check.Error, "from 60 to 21600, or use version 1.167.0"},
		{model.FC3, "1.289.0", "86400", check.Off, ""},
		{model.FC3, "1.289.0", "86401", check.Error, "from 1 to 86400."},
		{model.FC3, "1.289.0", "604801", check.Error, "from 1 to 86400."},
		{model.FC3, "1.289.0", "0", check.Error, "from 1 to 86400."},
		{model.FC3, "1.232.0", "3601", check.Error, "from 1 to 3600, or use version 1.233.0"},
		{model.FC3, "1.232.0", "3600", check.Off, ""},
		// A provider without the resource has no limit of its own; it is FCA108.
		{model.FC3, "1.200.0", "7200", check.Off, ""},
		{model.FC3, "1.200.0", "86401", check.Error, "from 1 to 86400."},
	} {
		p := &model.Project{
			Provider: model.Provider{Version: c.provider},
			AsyncConfigs: []*model.AsyncConfig{{
				Resource:   model.Resource{Address: "a", Range: header},
				Generation: c.generation,
				MaxAge:     model.Value{Set: symbol.Yes, Text: symbol.Lit(c.age)},
			}},
		}
		findings := check.Run(p, []*check.Rule{&Rule}).Findings
		if c.severity == check.Off {
			if len(findings) != 0 {
				t.Errorf("FC%d %s %s: unexpected %+v", c.generation, c.provider, c.age, findings)
			}
			continue
		}
		if len(findings) != 1 {
			t.Errorf("FC%d %s %s: %d findings", c.generation, c.provider, c.age, len(findings))
			continue
		}
		f := findings[0]
		if f.Severity != c.severity || f.Location != header || !strings.Contains(f.Fix, c.fix) {
			t.Errorf("FC%d %s %s: %v at %v, fix %q; want %v, fix %q", c.generation, c.provider, c.age, f.Severity, f.Location, f.Fix, c.severity, c.fix)
		}
	}
}
