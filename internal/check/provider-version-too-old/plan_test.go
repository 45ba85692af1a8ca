package providerversiontooold

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// A plan without its source has no declarations.
func TestWithoutDeclarations(t *testing.T) {
	config := func(key string) *model.AsyncConfig {
		return &model.AsyncConfig{Generation: model.FC3, Resource: model.Resource{
			Address: "alicloud_fcv3_async_invoke_config.a" + key, Node: "alicloud_fcv3_async_invoke_config.a",
			Type: "alicloud_fcv3_async_invoke_config", Range: model.Range{File: "plan.json"},
		}}
	}
	p := &model.Project{
		Provider:     model.Provider{Version: "1.227.0"},
		AsyncConfigs: []*model.AsyncConfig{config("[0]"), config("[1]")},
	}
	got := check.Run(p, []*check.Rule{&Rule}).Findings
	if len(got) != 1 || got[0].Address != "alicloud_fcv3_async_invoke_config.a" || got[0].Location.File != "plan.json" {
		t.Errorf("%+v", got)
	}
	p.Declarations = []*model.Declaration{{Mode: "resource", Type: "alicloud_fcv3_async_invoke_config", Address: "alicloud_fcv3_async_invoke_config.a"}}
	if got := check.Run(p, []*check.Rule{&Rule}).Findings; len(got) != 1 {
		t.Errorf("said twice: %+v", got)
	}
	p.Provider.Version = "1.228.0"
	if got := check.Run(p, []*check.Rule{&Rule}).Findings; len(got) != 0 {
		t.Errorf("%+v", got)
	}
}
