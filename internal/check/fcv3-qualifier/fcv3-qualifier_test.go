package fcv3qualifier

import (
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/checktest"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestRule(t *testing.T) {
	checktest.Run(t, &Rule, checktest.Only("FC3", "the FC2 resource has the qualifier in its id and reads it back"))
}

// What exists already is not created, so no create fails.
func TestPlannedAction(t *testing.T) {
	for action, creates := range map[model.Action]bool{
		"": true, model.Create: true, model.Replace: true, model.Update: false, model.NoOp: false,
	} {
		c := &model.AsyncConfig{Generation: model.FC3, Qualifier: model.Value{Set: symbol.Yes, Text: symbol.Lit("live")}}
		if action != "" {
			c.Planned = &model.Planned{Action: action}
		}
		findings := check.Run(&model.Project{AsyncConfigs: []*model.AsyncConfig{c}}, []*check.Rule{&Rule}).Findings
		if len(findings) != 1 || strings.Contains(findings[0].Message, "create fails") != creates {
			t.Errorf("%q: %+v", action, findings)
		}
	}
}
