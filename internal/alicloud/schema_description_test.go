package alicloud_test

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
)

// Tools that thin out `terraform providers schema -json` like to drop every key named
// description, and with it the argument of that name.
func TestDescriptionIsAnArgument(t *testing.T) {
	for _, typ := range []string{
		"alicloud_event_bridge_event_bus", "alicloud_fc_alias", "alicloud_fc_function", "alicloud_fc_service",
		"alicloud_fcv2_function", "alicloud_fcv3_alias", "alicloud_fcv3_function", "alicloud_fcv3_function_version",
		"alicloud_fcv3_trigger", "alicloud_ram_policy", "alicloud_ram_role", "alicloud_resource_manager_policy",
		"alicloud_resource_manager_role",
	} {
		b, ok := alicloud.ResourceSchema(typ)
		if !ok {
			t.Fatalf("%s has no schema", typ)
		}
		if a := b.Attributes["description"]; a == nil || !a.Optional {
			t.Errorf("%s has no optional argument description", typ)
		}
	}
}
