// Package permissionmissing is FCA302.
package permissionmissing

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports a role that certainly may not deliver to a destination.
var Rule = check.Rule{
	ID:       "FCA302",
	Name:     "permission-missing",
	Severity: check.Error,
	Fixable:  true,
	Doc: check.Doc{
		Title: "The role may not deliver to the destination",
		Why: `None of the policies that are attached to the delivery role allows the action that this kind of destination needs on the destination: ` + "`mns:SendMessage`" + ` on a queue, ` + "`mns:PublishMessage`" + ` on a topic, ` + "`fc:InvokeFunction`" + ` on a function, ` + "`eventbridge:PutEvents`" + ` on an event bus, ` + "`mq:PUB`" + ` on a RocketMQ topic.

The API refuses the config with a generic AccessDenied, in FC 2.0 after two minutes of retries, or the results are lost when they are to be delivered.

The finding names the statement that comes nearest and says what keeps it from matching: RAM compares the resource as a whole, so ` + "`acs:mns:*:*:/queues/dead`" + ` does not cover ` + "`/queues/dead/messages`" + `, and sending to a queue and publishing to a topic are different actions. A role that is declared here is taken to have exactly the policies that are attached to it here.

Where a resource differs in upper and lower case alone, it is a warning: whether RAM tells them apart is not documented.`,
		Fix: "Grant the action on the destination: correct the statement that the finding points at, or add the policy and attachment that it prints.",
		Bad: []check.Example{{
			Title: "The queue is granted what a topic needs",
			Source: example.Delivery + example.Role + example.Policy + `      {
        Effect   = "Allow"
        Action   = "mns:PublishMessage"
        Resource = "acs:mns:*:*:/queues/orders-dead/messages"
      },
` + example.Publish + example.Attachment,
		}, {
			Title: "The resource lacks /messages",
			Source: example.Delivery + example.Role + example.Policy + `      {
        Effect   = "Allow"
        Action   = ["mns:SendMessage", "mns:PublishMessage"]
        Resource = ["acs:mns:*:*:/queues/orders-dead", "acs:mns:*:*:/topics/orders-done/messages"]
      },
` + example.Attachment,
		}},
		Good:      []check.Example{{Title: "Each action on its resource", Source: example.Right}},
		Since:     "0.1.0",
		Precision: "high",
		References: []string{
			alicloud.ResultCallbackURL,
			"https://help.aliyun.com/zh/functioncompute/fc/policies-and-sample-policies",
			"https://help.aliyun.com/document_detail/27447.html",
		},
	},
	Run: run,
}

func run(p *check.Pass) {
	set := permissions.Of(p)
	for _, d := range set.Deliveries {
		if d.State == permissions.Judged && d.Verdict.Decision == ram.ImplicitDeny {
			report(p, set, d)
		}
	}
}

func report(p *check.Pass, set *permissions.Set, d *permissions.Delivery) {
	var nearest *permissions.Miss
	if misses := d.Misses(); len(misses) > 0 && misses[0].Near() {
		nearest = &misses[0]
	}
	f := d.Finding(fmt.Sprintf("the role %s may not deliver to the %s of %s: nothing allows %s on %s%s",
		d.Role.Address, d.Kind, d.Side.Type, d.Need.Action, d.Resource(), because(d, nearest)), place(set, d, nearest))
	f.Trace = append(d.Trace(), permissions.ClosedWorld)
	if nearest != nil {
		f.Related = append(f.Related, d.Declared(nearest.Policy)...)
		f.Flow = d.Flow(nearest.Policy, nearest.Span)
	} else {
		f.Related = append(f.Related, d.Declared()...)
		f.Flow = d.Flow(nil, symbol.Span{})
		if a := set.Misdirected(d); a != nil {
			f.Related = append(f.Related, check.Related{
				Message: "a policy that would allow it is attached to another role here", Location: a.Range,
			})
		}
	}
	f.Fix = fix(set, d, nearest)
	f.Edits = set.GrantEdits(d)
	if d.CaseDecides() {
		f.Severity = check.Warning
	}
	p.Report(f)
}

// because says what comes nearest to the permission.
func because(d *permissions.Delivery, nearest *permissions.Miss) string {
	switch {
	case nearest != nil:
		return "; " + nearest.Policy.Statement(nearest.Statement) + " comes nearest, but " + nearest.Message
	case len(d.Policies) == 0:
		return "; no policy is attached to it"
	}
	return ""
}

// place is where the fault is: in the nearest statement, in an attachment that names a role
// that nothing uses, or else at the destination.
func place(set *permissions.Set, d *permissions.Delivery, nearest *permissions.Miss) model.Range {
	if nearest != nil {
		return nearest.Policy.At(nearest.Span)
	}
	if a := set.Misdirected(d); a != nil {
		return a.RoleName.Range
	}
	return model.Range{}
}

func fix(set *permissions.Set, d *permissions.Delivery, nearest *permissions.Miss) string {
	text := "Attach"
	if nearest != nil && nearest.Fix != "" {
		text = nearest.Fix + " Or attach"
	}
	if grant := set.Grant(d); grant != "" {
		return text + ", beside the role, the smallest policy with what it lacks:\n\n```terraform\n" + grant + "\n```"
	}
	return text + " a policy to the role that allows " + d.Need.Action + " on the destination."
}
