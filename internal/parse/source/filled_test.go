package source

import (
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/symbol"
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

// What is written in the plan's configuration and no more in the source is judged by the plan.
func TestArgumentsOnlyInThePlan(t *testing.T) {
	dir := written(t, map[string]string{"main.tf": `
resource "` + fc3Config + `" "c" {
  function_name = "f"
  destination_config {
    on_failure {}
  }
}`})
	destinations := array{object{"on_failure": array{object{"destination": "acs:mns:a:1:/queues/q/messages"}}, "on_success": array{}}}
	with := testPlan{
		changes: array{planChange("", fc3Config, "c", nil, "create",
			object{"function_name": "f", "max_async_retry_attempts": 99, "destination_config": destinations}, object{"id": true, "qualifier": true})},
		config: object{"resources": array{planBlock(fc3Config, "c", object{
			"function_name": constant("f"), "max_async_retry_attempts": constant(99), "qualifier": refers("terraform_data.x.output"),
			"destination_config": array{object{"on_failure": array{object{"destination": constant("acs:mns:a:1:/queues/q/messages")}}}},
		})}},
	}
	p := plannedProject(t, with, dir)
	c := p.AsyncConfigs[0]
	retries := c.MaxRetries
	if got, _ := retries.Known(); got != "99" || retries.Default || retries.Written != "" || retries.Range != c.Range {
		t.Errorf("retries: %+v", retries)
	}
	if q := c.Qualifier; q.Set == symbol.No || q.Default {
		t.Errorf("qualifier: %+v", q)
	}
	if got, _ := c.Sides()[0].Destination.Known(); got != "acs:mns:a:1:/queues/q/messages" {
		t.Errorf("destination: %s", got)
	}
	if s := said(p); !strings.Contains(s, "the source lacks "+fc3Config+".c.max_async_retry_attempts and 2 more") {
		t.Errorf("notices: %s", s)
	}
}

// Without the configuration it is not known what is written. A zero that stays in the state is
// that of an argument that is left out.
func TestZeroThatStays(t *testing.T) {
	for _, c := range []struct {
		before  any
		written bool
	}{{nil, true}, {object{"function_name": "f", "max_async_event_age_in_seconds": 0}, false}} {
		change := planChange("", fc3Config, "c", nil, "no-op", object{"function_name": "f", "max_async_event_age_in_seconds": 0}, object{})
		change["change"].(object)["before"] = c.before
		p := plannedProject(t, testPlan{changes: array{change}, config: object{}}, "")
		if got := p.AsyncConfigs[0].MaxAge; got.Default == c.written {
			t.Errorf("before %v: %+v", c.before, got)
		}
	}
}
