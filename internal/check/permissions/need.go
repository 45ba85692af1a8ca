package permissions

import (
	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Need is the permission that a delivery needs.
type Need struct {
	Action   string // mns:SendMessage
	Resource symbol.Text
	// Others are other spellings of the resource that may be the one that RAM is asked about.
	Others []symbol.Text
	// Alike: no spelling is more likely than the others.
	Alike bool
}

// Actions and resources: Function Compute's policy pages
// (https://help.aliyun.com/zh/functioncompute/fc/policies-and-sample-policies, 2025-06-05, and
// https://www.alibabacloud.com/help/en/functioncompute/fc-2-0/user-guide/policies), those of MNS
// (https://help.aliyun.com/document_detail/27447.html) and of RocketMQ 4.x
// (https://www.alibabacloud.com/help/en/apsaramq-for-rocketmq/cloud-message-queue-rocketmq-4-x-series/security-and-compliance/custom-policies-of-apsaramq-for-rocketmq).
const (
	sendMessage    = "mns:SendMessage"
	publishMessage = "mns:PublishMessage"
	invokeFunction = "fc:InvokeFunction"
	putEvents      = "eventbridge:PutEvents"
	publishMQ      = "mq:PUB"
)

// need says what a delivery needs. A state other than Judged says that this cannot be said.
func need(d *destinations.Destination) (n Need, state State, why, blocking string) {
	unknown := func(question string, t symbol.Text) (Need, State, string, string) {
		for _, r := range t.Refs() {
			blocking = r.Display
			break
		}
		return Need{}, Unknown, question, blocking
	}
	switch d.State {
	case destinations.Malformed, destinations.Unsupported, destinations.RocketMQ5:
		return Need{}, Elsewhere, "the destination is no valid one", ""
	case destinations.Undecided, destinations.ProductUndecided:
		return unknown("what the destination is is not known", d.Value().Text)
	}
	if d.PathOK == symbol.No || blankScope(d) {
		return Need{}, Elsewhere, "the destination is no valid one", ""
	}
	if d.PathOK != symbol.Yes {
		return unknown("what the destination is is not known", d.ARN.Relative)
	}
	account := d.ARN.Account
	switch {
	case destinations.Blank(account) && d.Config.Provider != nil:
		account = d.Config.Provider.Account
	case destinations.IsPlaceholder(account):
		account = openText("account of " + d.ARN.Text.Key())
	}
	arn := func(relative symbol.Text) symbol.Text {
		product, _ := d.ARN.Product.Known()
		return alicloud.BuildARN(product, d.ARN.Region, account, relative)
	}
	switch d.Kind {
	case alicloud.Queue:
		return Need{Action: sendMessage, Resource: arn(d.ARN.Relative)}, Judged, "", ""
	case alicloud.Topic:
		return Need{Action: publishMessage, Resource: arn(d.ARN.Relative)}, Judged, "", ""
	case alicloud.EventBus:
		return Need{Action: putEvents, Resource: arn(d.ARN.Relative)}, Judged, "", ""
	case alicloud.FC2Function, alicloud.FC3Function:
		n := Need{Action: invokeFunction, Resource: arn(d.ARN.Relative)}
		if other, ok := otherSpelling(d); ok {
			n.Others = []symbol.Text{arn(other)}
		}
		return n, Judged, "", ""
	case alicloud.RocketMQ4:
		return needMQ(d, arn), Judged, "", ""
	}
	return unknown("what kind of thing the destination is is not known", d.ARN.Relative)
}

// blankScope reports whether FCA205 calls the destination an error.
func blankScope(d *destinations.Destination) bool {
	for _, element := range d.ARN.Relative.Split('/', 0) {
		if destinations.IsWildcard(element) {
			return true
		}
	}
	return destinations.Blank(d.ARN.Region) || destinations.IsWildcard(d.ARN.Account) ||
		destinations.Blank(d.ARN.Account) && d.Config.Generation == model.FC2
}

// otherSpelling is the path of the same function with LATEST written out, or left out: which
// of the two RAM is asked about is documented nowhere. For an alias or version of an FC 3.0
// function it is the path without it.
func otherSpelling(d *destinations.Destination) (symbol.Text, bool) {
	q, known := d.Qualifier.Known()
	latest := known && (q == "" || q == "LATEST")
	if d.Kind == alicloud.FC3Function {
		plain := symbol.Concat(symbol.Lit("functions/"), d.Name)
		if known && q == "" {
			return symbol.Concat(plain, symbol.Lit("/LATEST")), true
		}
		return plain, true
	}
	if !latest {
		return symbol.Text{}, false
	}
	service := symbol.Concat(symbol.Lit("services/"), d.Service)
	if q == "" {
		service = symbol.Concat(service, symbol.Lit(".LATEST"))
	}
	return symbol.Concat(service, symbol.Lit("/functions/"), d.Name), true
}

// needMQ: a topic is INSTANCE%TOPIC where the instance has a namespace, TOPIC where not.
func needMQ(d *destinations.Destination, arn func(symbol.Text) symbol.Text) Need {
	n := Need{Action: publishMQ, Alike: true}
	topic, instance := d.Name, d.Instance
	if isEmpty(topic) {
		topic = openText("topic of " + d.ARN.Text.Key())
	}
	if isEmpty(instance) {
		instance = openText("instance of " + d.ARN.Text.Key())
	}
	n.Resource = arn(symbol.Concat(instance, symbol.Lit("%"), topic))
	n.Others = []symbol.Text{arn(topic)}
	return n
}

// MQInstance is the permission to ask for an instance, without which topics cannot be used,
// in its current and its older name.
func (d *Delivery) MQInstance() []Need {
	instance := d.Instance
	if isEmpty(instance) {
		instance = openText("instance of " + d.ARN.Text.Key())
	}
	resource := alicloud.BuildARN("mq", d.ARN.Region, d.ARN.Account, instance)
	return []Need{
		{Action: "mq:QueryInstanceBaseInfo", Resource: resource},
		{Action: "mq:OnsInstanceBaseInfo", Resource: resource},
	}
}

// openText is a text of which nothing is known, but that it is the same for the same key.
func openText(key string) symbol.Text {
	return symbol.FromRef(symbol.Ref{Key: "unknown " + key, Display: "..."})
}

func isEmpty(t symbol.Text) bool {
	s, known := t.Known()
	return known && s == ""
}

func (n Need) request() ram.Request { return ram.Request{Action: n.Action, Resource: n.Resource} }

// evaluate decides about the need. Where the other spellings are judged in another way than
// the first, the verdict is Undetermined, unless the first is the more likely one and what
// is at stake is only whether it is allowed: whoever denies one spelling may not deny the other.
func (n Need) evaluate(policies []ram.Policy) ram.Verdict {
	v := ram.Evaluate(policies, n.request())
	for _, other := range n.Others {
		o := ram.Evaluate(policies, ram.Request{Action: n.Action, Resource: other})
		switch {
		case o.Decision == v.Decision:
		case v.Decision == ram.ImplicitDeny && o.Decision == ram.ExplicitDeny, v.Decision == ram.ExplicitDeny && o.Decision == ram.ImplicitDeny:
			v.Decision = ram.ImplicitDeny // it is denied in either way
		case !n.Alike && v.Decision != ram.ImplicitDeny && v.Decision != ram.ExplicitDeny && o.Decision != ram.ExplicitDeny:
		default:
			v.Decision = ram.Undetermined
		}
	}
	return v
}

// Evaluate decides about another need of the same role.
func (d *Delivery) Evaluate(n Need) ram.Verdict {
	policies := make([]ram.Policy, len(d.Policies))
	for i, a := range d.Policies {
		policies[i] = a.RAM
	}
	return n.evaluate(policies)
}
