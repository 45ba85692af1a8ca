package source

import (
	"strings"
	"testing"
)

// Blocks of a set have no order, so a plan does not tell which of them is made of what: where it
// does not know all of their values, they are as the source has them.
func TestPlannedSetOfDynamicBlocks(t *testing.T) {
	policy, queue := "alicloud_ram_policy", "alicloud_message_service_queue"
	dir := written(t, map[string]string{"main.tf": `
resource "alicloud_message_service_queue" "q" {
  for_each   = toset(["alpha", "beta"])
  queue_name = each.key
}
resource "` + policy + `" "p" {
  policy_name = "p"
  dynamic "statement" {
    for_each = ["alpha", "beta"]
    content {
      effect   = "Allow"
      action   = ["mns:SendMessage"]
      resource = ["acs:mns:*:*:/queues/${alicloud_message_service_queue.q[statement.value].id}/messages"]
    }
  }
}
resource "` + fc3Config + `" "c" { function_name = "f" }
`})
	statement := object{"effect": "Allow", "action": array{"mns:SendMessage"}, "resource": array{nil}}
	unknown := object{"action": array{false}, "resource": array{true}}
	p := plannedProject(t, testPlan{
		changes: array{
			planChange("", policy, "p", nil, "create",
				object{"policy_name": "p", "statement": array{statement, statement}},
				object{"id": true, "statement": array{unknown, unknown}}),
			planChange("", queue, "q", "alpha", "create", object{"queue_name": "alpha"}, object{"id": true}),
			planChange("", queue, "q", "beta", "create", object{"queue_name": "beta"}, object{"id": true}),
			planChange("", fc3Config, "c", nil, "create", object{"function_name": "f"}, object{}),
		},
		config: object{"resources": array{
			planBlock(policy, "p", object{"policy_name": constant("p")}),
			planBlock(queue, "q", object{"queue_name": refers("each.key")}, object{"for_each_expression": constant(array{"alpha", "beta"})}),
			planBlock(fc3Config, "c", object{"function_name": constant("f")}),
		}},
	}, dir)
	got := policyNamed(t, p, "p").Text.String()
	for _, want := range []string{"alpha", "beta"} {
		if n := strings.Count(got, "/queues/"+want+"/messages"); n != 1 {
			t.Errorf("the queue %s is in the document %d times: %s", want, n, got)
		}
	}
}
