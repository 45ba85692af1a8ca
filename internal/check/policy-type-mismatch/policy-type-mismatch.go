// Package policytypemismatch is FCA308.
package policytypemismatch

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Rule reports an attachment whose policy_type is not that of its policy.
var Rule = check.Rule{
	ID:       "FCA308",
	Name:     "policy-type-mismatch",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "The policy_type is not that of the policy",
		Why:   `System policies are Alibaba Cloud's own, custom policies those of the account, and each has its own names. With the wrong ` + "`policy_type`" + ` RAM looks for the policy in the wrong place, does not find it (EntityNotExist.Policy), and the apply fails.`,
		Fix:   "Write `Custom` for a policy that is declared here, best as `alicloud_ram_policy.NAME.type`, and `System` for one of Alibaba Cloud's.",
		Bad: []check.Example{{
			Title:  "A declared policy is no system policy",
			Source: example.Delivery + example.Role + example.Policy + example.Send + example.Publish + attachment("alicloud_ram_policy.orders.policy_name", "System"),
		}, {
			Title:  "A system policy is no custom policy",
			Source: example.Delivery + example.Role + attachmentOf(`"AliyunMNSFullAccess"`, "Custom"),
		}},
		Good: []check.Example{{
			Title:  "A system policy",
			Source: example.Delivery + example.Role + attachmentOf(`"AliyunMNSFullAccess"`, "System"),
		}},
		Since:      "0.1.0",
		Precision:  "very-high",
		References: []string{"https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/ram_role_policy_attachment"},
	},
	Run: run,
}

// attachment ends a policy and attaches something to the role.
func attachment(policy, typ string) string {
	return "    ]\n  })\n}\n\n" + attachmentOf(policy, typ)
}

func attachmentOf(policy, typ string) string {
	return `resource "alicloud_ram_role_policy_attachment" "orders" {
  role_name   = alicloud_ram_role.orders.role_name
  policy_name = ` + policy + `
  policy_type = "` + typ + `"
}
`
}

func run(p *check.Pass) {
	set := permissions.Of(p)
	for _, a := range p.Project.Attachments {
		if mismatch, policy := set.Mismatch(a); mismatch != "" {
			report(p, a, mismatch, policy)
		}
	}
}

func report(p *check.Pass, a *model.Attachment, mismatch string, policy *model.Policy) {
	typ, _ := a.PolicyType.Known()
	right := map[string]string{"Custom": "System", "System": "Custom"}[typ]
	f := check.Finding{
		Address:  a.Address,
		Location: a.PolicyType.Range,
		Subject:  "policy_type",
		Message:  fmt.Sprintf("policy_type is %s, but %s", a.PolicyType.Show(), mismatch),
		Fix:      fmt.Sprintf("Write %q.", right),
		Related:  check.RelatedSteps(a.PolicyType),
	}
	if a.PolicyType.Sensitive {
		f.Fix = "" // one type is right where the other is wrong
	}
	if policy != nil {
		if ref := reference(a, policy); ref != "" {
			f.Fix = fmt.Sprintf("Write %s.type, which is %q.", ref, right)
		}
		f.Related = append(f.Related, check.Related{Message: "the policy is declared here", Location: policy.Range})
	}
	p.Report(f)
}

// reference is the policy as it can be written beside the attachment, "" if it can't: it is in
// another module, or one of several, which the attachment may go through in a loop.
func reference(a *model.Attachment, policy *model.Policy) string {
	ref := policy.Type + "." + policy.Name
	if a.Module != policy.Module || policy.Address != ref && policy.Address != policy.Module+"."+ref {
		return ""
	}
	return ref
}
