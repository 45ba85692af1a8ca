// Package mqinstanceinfomissing is FCA310.
package mqinstanceinfomissing

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/ram"
)

// Rule reports a role that may publish to a RocketMQ topic, but not ask for its instance.
var Rule = check.Rule{
	ID:       "FCA310",
	Name:     "mq-instance-info-missing",
	Severity: check.Warning,
	Doc: check.Doc{
		Title: "mq:PUB without the permission to ask for the instance",
		Why:   `RocketMQ 4.x checks that a caller may ask for the instance before it looks at permissions on topics: ` + "`mq:QueryInstanceBaseInfo`, formerly `mq:OnsInstanceBaseInfo`" + `, on the instance is the prerequisite of every grant on a topic. With ` + "`mq:PUB`" + ` alone deliveries are refused.`,
		Fix:   "Grant `mq:OnsInstanceBaseInfo` and `mq:QueryInstanceBaseInfo` on the instance beside `mq:PUB`.",
		Bad: []check.Example{{
			Title:  "mq:PUB alone",
			Source: delivery + example.Role + example.Policy + publish("\"mq:PUB\"") + example.Attachment,
		}},
		Good: []check.Example{{
			Title:  "Both actions",
			Source: delivery + example.Role + example.Policy + publish("[\"mq:PUB\", \"mq:OnsInstanceBaseInfo\"]") + example.Attachment,
		}},
		Since:     "0.1.0",
		Precision: "medium",
		References: []string{
			"https://www.alibabacloud.com/help/en/apsaramq-for-rocketmq/cloud-message-queue-rocketmq-4-x-series/security-and-compliance/custom-policies-of-apsaramq-for-rocketmq",
			alicloud.ResultCallbackURL,
		},
	},
	Run: run,
}

const delivery = example.Function + `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:/instances/MQ_INST_1234567890123456_orders/topic/dead"
    }

    on_success {
      destination = "acs:mq:eu-central-1:1234567890123456:/instances/MQ_INST_1234567890123456_orders/topic/done"
    }
  }

  depends_on = [alicloud_ram_role_policy_attachment.orders]
}

`

func publish(actions string) string {
	return "      {\n        Effect   = \"Allow\"\n        Action   = " + actions + "\n        Resource = \"*\"\n      },\n"
}

func run(p *check.Pass) {
	for _, d := range permissions.Of(p).Deliveries {
		if d.State != permissions.Judged || d.Kind != alicloud.RocketMQ4 || d.Verdict.Decision != ram.Allowed {
			continue
		}
		denied := true
		for _, n := range d.MQInstance() {
			switch d.Evaluate(n).Decision {
			case ram.ImplicitDeny, ram.ExplicitDeny:
			default:
				denied = false
			}
		}
		if denied {
			report(p, d)
		}
	}
}

func report(p *check.Pass, d *permissions.Delivery) {
	step := d.Verdict.Steps[d.Verdict.Deciding[0]]
	policy, span := d.Policies[step.Policy], step.Statement.Actions.Span
	instance := d.MQInstance()[0].Resource
	f := d.Finding(fmt.Sprintf("the role %s may publish to the topic of %s, but not ask for its instance: nothing allows mq:QueryInstanceBaseInfo or mq:OnsInstanceBaseInfo on %s",
		d.Role.Address, d.Side.Type, d.Quote(instance)), policy.At(span))
	f.Trace = append(d.Trace(), permissions.ClosedWorld)
	f.Related = append(f.Related, d.Declared(policy)...)
	f.Flow = d.Flow(policy, span)
	p.Report(f)
}
