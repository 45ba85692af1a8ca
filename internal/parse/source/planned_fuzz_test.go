package source

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/parse/plan"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// FuzzPlanned evaluates any plan that can be read, alone and with source that is not its own:
// nothing panics, and no resource waits for itself.
func FuzzPlanned(f *testing.F) {
	plans, err := filepath.Glob("../../../testdata/plans/*/plan.json")
	if err != nil || len(plans) == 0 {
		f.Fatal("no plans", err)
	}
	for _, path := range plans {
		b, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
		f.Add(b[:len(b)/2])
	}
	f.Add([]byte(`{"format_version":"1.2","resource_changes":[{"address":"module.a[0].alicloud_fcv3_async_invoke_config.c","module_address":"module.a[0]","mode":"managed","type":"alicloud_fcv3_async_invoke_config","name":"c","index":"x","change":{"actions":["create"],"after":{"function_name":1,"destination_config":{}},"after_unknown":{"qualifier":true}}}]}`))
	dir, err := filepath.Abs("../../../testdata/plans/fc3-stack")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := plan.Read(bytes.NewReader(b), "plan.json")
		if err != nil {
			return
		}
		for _, source := range []string{"", dir} {
			e, err := plannedEvaluator(p, source, Options{Dir: dir, Tree: dir})
			if err != nil {
				t.Fatal(err)
			}
			project := e.project()
			if e.fault != "" {
				t.Fatalf("a panic was caught: %s", e.fault)
			}
			for _, c := range project.AsyncConfigs {
				if project.Waits(&c.Resource, &c.Resource) == symbol.Yes {
					t.Errorf("%s waits for itself", c.Address)
				}
			}
		}
	})
}
