package parse

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

func TestWhatIsGone(t *testing.T) {
	const changes = `"resource_changes":[
{"address":"alicloud_fcv3_async_invoke_config.c","mode":"managed","type":"alicloud_fcv3_async_invoke_config","name":"c","change":{"actions":["create"],"before":null,"after":{"function_name":"f"},"after_unknown":{}}},
{"address":"alicloud_fcv3_function.f","mode":"managed","type":"alicloud_fcv3_function","name":"f","change":{"actions":["delete","create"],"before":{"function_name":"f","runtime":"python3.10"},"after":{"function_name":"g"},"after_unknown":{}}},
{"address":"alicloud_message_service_queue.q","mode":"managed","type":"alicloud_message_service_queue","name":"q","change":{"actions":["delete"],"before":{"queue_name":"f"},"after":null,"after_unknown":{}}},
{"address":"alicloud_ram_role.r","mode":"managed","type":"alicloud_ram_role","name":"r","change":{"actions":["forget"],"before":{"role_name":"f","name":"f"},"after":null,"after_unknown":{}}}]`
	for _, c := range []struct {
		name, providers string
		region, account bool
	}{
		{"one configuration", `"alicloud":{"name":"alicloud","expressions":{"region":{"constant_value":"cn-hangzhou"}}}`, false, false},
		{"one that a module is passed", `"alicloud":{"name":"alicloud","expressions":{"region":{"constant_value":"cn-hangzhou"}}},"module.m:alicloud":{"name":"alicloud","module_address":"module.m"}`, false, false},
		{"another provider", `"alicloud":{"name":"alicloud"},"random":{"name":"random","expressions":{"region":{"constant_value":"x"}}}`, false, false},
		{"two regions", `"alicloud":{"name":"alicloud"},"alicloud.eu":{"name":"alicloud","alias":"eu","expressions":{"region":{"constant_value":"eu-central-1"}}}`, true, false},
		{"two accounts", `"alicloud":{"name":"alicloud"},"alicloud.other":{"name":"alicloud","alias":"other","expressions":{"assume_role":[{"role_arn":{"references":["var.role"]}}]}}`, true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			text := `{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},` + changes + `,"configuration":{"provider_config":{` + c.providers + `},"root_module":{}}}`
			if err := os.WriteFile(filepath.Join(dir, "plan.json"), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			var gone []model.Gone
			_, _, err := Each([]string{"plan.json"}, Options{Options: source.Options{Dir: dir, Tree: dir}, Plans: Plans{Alone: true}}, func(p *model.Project) *check.Result {
				gone = p.Gone
				return &check.Result{}
			})
			if err != nil || len(gone) != 3 {
				t.Fatalf("%v, %+v", err, gone)
			}
			if f := gone[0]; !f.Replaced || f.Forgotten || f.Was["function_name"] != "f" || len(f.Was) != 1 {
				t.Errorf("%+v", f)
			}
			if q := gone[1]; q.Replaced || q.Forgotten || q.Type != "alicloud_message_service_queue" || q.OtherRegion != c.region || q.OtherAccount != c.account {
				t.Errorf("%+v", q)
			}
			if r := gone[2]; !r.Forgotten || len(r.Names()) != 2 {
				t.Errorf("%+v", r)
			}
		})
	}
}
