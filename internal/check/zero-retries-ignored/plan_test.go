package zeroretriesignored

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestOnlyWhatIsCreatedLosesTheZero(t *testing.T) {
	for action, want := range map[model.Action]int{"": 1, model.Create: 1, model.Replace: 1, model.Update: 0, model.NoOp: 0} {
		c := &model.AsyncConfig{Generation: model.FC3, MaxRetries: model.Value{Set: symbol.Yes, Text: symbol.Lit("0")}}
		if action != "" {
			c.Planned = &model.Planned{Action: action}
		}
		p := &model.Project{Provider: model.Provider{Version: "1.230.0"}, AsyncConfigs: []*model.AsyncConfig{c}}
		if got := check.Run(p, []*check.Rule{&Rule}).Findings; len(got) != want {
			t.Errorf("%q: %d findings, want %d", action, len(got), want)
		}
	}
}
