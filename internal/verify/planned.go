package verify

import (
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// comes reports whether Terraform sees to it that a declared resource is there: the plan
// creates it, or there is no plan that says otherwise. What a plan leaves as it is was there
// when the plan was made, and may be gone by now.
func comes(r *model.Resource) bool {
	return r.Planned == nil || r.Planned.Action == model.Create || r.Planned.Action == model.Replace
}

// changes reports whether Terraform sees to it that a declared resource is as it is declared.
func changes(r *model.Resource) bool {
	return comes(r) || r.Planned.Action == model.Update
}

// gone reports whether the plan deletes a resource of one of the types that has all the names,
// or was for them.
func (l *looker) gone(types []string, names ...string) bool {
	return slices.ContainsFunc(l.project.Gone, func(g model.Gone) bool {
		if g.Forgotten || !slices.Contains(types, typeOf(g.Address)) {
			return false
		}
		for _, n := range names {
			if !slices.Contains(g.Names, n) {
				return false
			}
		}
		return true
	})
}

// typeOf is the resource type in an address.
func typeOf(address string) string {
	parts := strings.Split(model.WithoutKeys(address), ".")
	if len(parts) < 2 {
		return ""
	}
	return parts[len(parts)-2]
}

// The resource types that stand for the same kind of thing.
var (
	functionTypes   = []string{"alicloud_fc_function", "alicloud_fcv2_function", "alicloud_fcv3_function"}
	serviceTypes    = []string{"alicloud_fc_service"}
	aliasTypes      = []string{"alicloud_fc_alias", "alicloud_fcv3_alias"}
	roleTypes       = []string{"alicloud_ram_role", "alicloud_resource_manager_role"}
	attachmentTypes = []string{"alicloud_ram_role_policy_attachment", "alicloud_resource_manager_policy_attachment"}
	configTypes     = []string{"alicloud_fc_function_async_invoke_config", "alicloud_fcv3_async_invoke_config"}
	targetTypes     = map[model.TargetKind][]string{
		model.Queue:     {"alicloud_mns_queue", "alicloud_message_service_queue"},
		model.Topic:     {"alicloud_mns_topic", "alicloud_message_service_topic"},
		model.Bus:       {"alicloud_event_bridge_event_bus"},
		model.RocketMQ4: {"alicloud_ons_topic"},
	}
)
