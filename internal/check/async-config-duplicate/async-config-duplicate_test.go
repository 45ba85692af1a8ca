package asyncconfigduplicate

import (
	"fmt"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/checktest"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestRule(t *testing.T) { checktest.Run(t, &Rule) }

func TestThousandsOfInstancesDoNotMakeMillionsOfPairs(t *testing.T) {
	const instances = 5000
	p := &model.Project{}
	for i := range instances {
		p.AsyncConfigs = append(p.AsyncConfigs, &model.AsyncConfig{
			Resource:     model.Resource{Address: fmt.Sprintf("alicloud_fcv3_async_invoke_config.x[%d]", i)},
			Generation:   model.FC3,
			FunctionName: model.Value{Set: symbol.Yes, Text: symbol.Lit("same")},
		})
	}
	reported := map[string]int{}
	for _, f := range check.Run(p, []*check.Rule{&Rule}).Findings {
		reported[f.Address]++
	}
	if len(reported) != instances-1 {
		t.Errorf("%d instances are reported, want all but the first", len(reported))
	}
	for address, n := range reported {
		if n > most {
			t.Fatalf("%s: %d findings, want at most %d", address, n, most)
		}
	}
}
