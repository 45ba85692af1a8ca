// Package policyattachmentorder is FCA309.
package policyattachmentorder

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports an async config that Terraform may create before the permission that it needs.
var Rule = check.Rule{
	ID:       "FCA309",
	Name:     "policy-attachment-order",
	Severity: check.Warning,
	Fixable:  true,
	Doc: check.Doc{
		Title: "Nothing makes the config wait for its permission",
		Why: `Terraform creates what does not depend on each other at the same time and in any order. The config refers to the function, the function to the role, but nothing refers to the attachment that gives the role its permission, so the first apply may create the config before it.

The API checks the permission when the config is created. In FC 2.0 the provider repeats for two minutes what is refused, in FC 3.0 it fails at once; a second apply succeeds. Destroying has the same race the other way round.`,
		Fix: "Let the config wait for the attachment: `depends_on = [alicloud_ram_role_policy_attachment.NAME]` in the config, in what it refers to, or in the module block around it.",
		Bad: []check.Example{{
			Title:  "Nothing refers to the attachment",
			Source: example.Destinations + example.Function + unordered + example.Role + example.Policy + example.Send + example.Publish + example.Attachment,
		}},
		Good:      []check.Example{{Title: "The config waits", Source: example.Right}},
		Since:     "0.1.0",
		Precision: "high",
		References: []string{
			"https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on",
			"https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/fc_function_async_invoke_config",
		},
	},
	Run: run,
}

// unordered is example.Config without depends_on.
const unordered = `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }

    on_success {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/topics/${alicloud_message_service_topic.done.topic_name}/messages"
    }
  }
}

`

func run(p *check.Pass) {
	if p.Project.Waits == nil {
		return
	}
	type pair struct {
		config     *model.AsyncConfig
		attachment *model.Attachment
	}
	seen := map[pair]bool{}
	for _, d := range permissions.Of(p).Deliveries {
		if d.State != permissions.Judged || d.Verdict.Decision != ram.Allowed {
			continue
		}
		if there(&d.Config.Resource) && d.Config.Planned.Action == model.NoOp {
			continue // nothing is sent that could fail
		}
		a, waits := awaited(p, d)
		if waits == symbol.Yes || seen[pair{d.Config, a.Attachment}] {
			continue
		}
		seen[pair{d.Config, a.Attachment}] = true
		if waits == symbol.No {
			report(p, d, a)
		} else {
			p.Undecided(d.Config.Address, d.Config.Range, "whether the config waits for "+a.Address, "")
		}
	}
}

// awaited says whether the config waits for any attachment that grants the delivery, or needs
// not because it is there already, and if not, which is the first.
func awaited(p *check.Pass, d *permissions.Delivery) (first *permissions.Attached, waits symbol.Tri) {
	waits = symbol.No
	for _, i := range d.Verdict.Deciding {
		a := d.Policies[d.Verdict.Steps[i].Policy]
		if there(&a.Attachment.Resource) {
			return a, symbol.Yes
		}
		waits = waits.Or(p.Project.Waits(&d.Config.Resource, &a.Attachment.Resource))
		if first == nil {
			first = a
		}
	}
	return first, waits
}

// there reports whether a plan says that a resource exists already and stays.
func there(r *model.Resource) bool {
	return r.Planned != nil && (r.Planned.Action == model.NoOp || r.Planned.Action == model.Update)
}

func report(p *check.Pass, d *permissions.Delivery, a *permissions.Attached) {
	edits, _ := permissions.WaitEdits(p.Project, d.Config, &a.Attachment.Resource)
	p.Report(check.Finding{
		Address:  d.Config.Address,
		Location: d.Config.Range,
		Subject:  a.Address,
		Message: fmt.Sprintf("nothing makes the config wait for %s, which gives the role %s the permission to deliver (%s)",
			a.Address, d.Role.Address, d.Need.Action),
		Fix:   fix(d.Config, a.Attachment),
		Edits: edits,
		Related: append([]check.Related{
			{Message: "the policy is attached here", Location: a.Range},
			{Message: "the role is declared here", Location: d.Role.Range},
		}, owner(d)...),
		Flow: d.Flow(a, symbol.Span{}),
	})
}

func owner(d *permissions.Delivery) []check.Related {
	return []check.Related{{Message: "the " + d.Owner.Noun + " has the role", Location: d.Owner.Range}}
}

// fix says where to write the depends_on: in the config if the attachment stands in the same
// module or below, else in the module block that is beside it.
func fix(c *model.AsyncConfig, a *model.Attachment) string {
	where, what := permissions.DependsOn(&c.Resource, &a.Resource)
	return fmt.Sprintf("Write depends_on = [%s] into %s.", what, where)
}
