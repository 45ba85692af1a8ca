package alicloud

import (
	"slices"
	"strings"
	"sync"
)

// IsDeliveryAction reports whether the delivery to some destination needs an action. The case
// of letters does not matter, as in policies.
func IsDeliveryAction(action string) bool {
	return slices.ContainsFunc(deliveryActions(), func(a string) bool { return strings.EqualFold(a, action) })
}

// DeliveryActions are the actions that deliveries need.
func DeliveryActions() []string { return slices.Clone(deliveryActions()) }

// ResultCallbackURL (2026-04-01) and, for RocketMQ, its page on custom policies (2026-08).
var deliveryActions = sync.OnceValue(func() []string {
	return []string{
		"mns:SendMessage", "mns:PublishMessage", "fc:InvokeFunction", "eventbridge:PutEvents",
		"mq:PUB", "mq:OnsInstanceBaseInfo", "mq:QueryInstanceBaseInfo",
	}
})

// PolicyText is what is known of a system policy. Alibaba Cloud changes them without notice.
type PolicyText struct {
	Name string
	// Version is the version that the text is of, "" where it is not known.
	Version string
	// Document is the policy as JSON.
	Document string
	// Source is the page it was read in, and Read when.
	Source, Read string
	// Official: the page is Alibaba Cloud's and gives the statements. Otherwise the document is
	// inferred, from a description or from copies.
	Official bool
	// Partial: the document leaves statements or actions out. What it leaves out grants no
	// delivery action (IsDeliveryAction), and denies nothing.
	Partial bool
}

// SystemPolicy returns what is known of a system policy, false for one that is not known
// here, which may exist all the same. Names have upper and lower case.
func SystemPolicy(name string) (PolicyText, bool) {
	p, ok := systemPolicies()[name]
	return p, ok
}

// SystemPolicies are the names of the system policies that are known, sorted.
func SystemPolicies() []string {
	var names []string
	for name := range systemPolicies() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Where system policies are published: a page each, named like the policy in lower case.
const systemPolicyPages = "https://www.alibabacloud.com/help/en/ram/developer-reference/"

// There is no AliyunRocketMQFullAccess: the page on the system policies of RocketMQ 5.x lists
// AliyunMQFullAccess and AliyunMQReadOnlyAccess only (2026-08).
var systemPolicies = sync.OnceValue(func() map[string]PolicyText {
	out := map[string]PolicyText{}
	for _, p := range []PolicyText{
		{
			Name: "AliyunFCFullAccess", Version: "v2", Official: true,
			Document: `{"Version":"1","Statement":[
				{"Effect":"Allow","Action":"fc:*","Resource":"*"},
				{"Effect":"Allow","Action":"ram:PassRole","Resource":"*","Condition":{"StringEquals":{"acs:Service":"fc.aliyuncs.com"}}}]}`,
		},
		{
			Name: "AliyunFCInvocationAccess", Version: "v1", Official: true,
			Document: allow("fc:InvokeFunction"),
		},
		{
			Name: "AliyunFCReadOnlyAccess", Version: "v1", Official: true,
			Document: allow("fc:Get*", "fc:List*"),
		},
		{
			// No official text was found.
			Name: "AliyunFCDefaultRolePolicy", Partial: true,
			Source:   "copies in the documentation of ModelScope",
			Document: allow("fc:InvokeFunction", "mns:SendMessage", "mns:PublishMessage", "eventbridge:PutEvents", "mq:PUB", "mq:OnsInstanceBaseInfo"),
		},
		{
			Name: "AliyunServiceRolePolicyForFC", Version: "v9", Official: true, Partial: true, // of 2025-10
			Source: "https://www.alibabacloud.com/help/en/functioncompute/security-and-compliance/service-linked-role-of-function-compute",
			Document: allow("fc:InvokeFunction", "eventbridge:PutEvents", "mq:PUB", "mq:OnsInstanceBaseInfo",
				"mns:SendMessage", "mns:PublishMessage", "fnf:ReportTaskSucceeded", "fnf:ReportTaskFailed"),
		},
		{
			// Described as all rights that the account itself has on the service.
			Name:     "AliyunMNSFullAccess",
			Source:   "https://help.aliyun.com/document_detail/27447.html",
			Document: allow("mns:*"),
		},
		{
			Name: "AliyunMNSReadOnlyAccess", Version: "v2", Official: true,
			Document: allow("mns:Get*", "mns:Query*", "mns:Desc*", "mns:List*"),
		},
		{
			Name: "AliyunEventBridgeFullAccess", Version: "v6", Official: true, Partial: true,
			Document: allow("eventbridge:*"),
		},
		{
			Name: "AliyunEventBridgePutEventsPolicy", Version: "v1", Official: true,
			Document: allow("eventbridge:PutEvents"),
		},
		{
			Name: "AliyunEventBridgeReadOnlyAccess", Version: "v1", Official: true, Partial: true,
			Document: allow("eventbridge:Get*", "eventbridge:List*"),
		},
		{
			Name: "AliyunEventBridgeResourceCreatePolicy", Version: "v3", Official: true, Partial: true,
			Document: allow("eventbridge:Create*"),
		},
		{
			Name: "AliyunMQFullAccess", Version: "v5", Official: true, Partial: true,
			Document: allow("mq:*", "rocketmq:*", "mq-as:*"),
		},
		{
			Name: "AliyunMQPubOnlyAccess", Version: "v4", Official: true, Partial: true,
			Document: allow("mq:PUB", "mq:OnsInstanceBaseInfo"),
		},
		{
			Name: "AliyunMQReadOnlyAccess", Version: "v6", Official: true, Partial: true,
			Document: allow("mq:OnsInstanceBaseInfo", "mq:List*", "mq:Query*", "mq:Get*", "rocketmq:List*", "rocketmq:Get*"),
		},
		{
			// Of bss and bssapi it leaves out some actions only: what is here is certain.
			Name: "PowerUserAccess", Version: "v2", Official: true, Partial: true,
			Document: `{"Version":"1","Statement":[{"Effect":"Allow","NotAction":
				["ram:*","ims:*","resourcemanager:*","resourcesharing:*","cloudsso:*","bss:*","bssapi:*"],"Resource":"*"}]}`,
		},
		{
			// Described as all rights.
			Name: "AdministratorAccess", Document: allow("*"),
		},
		{
			// Described as the rights to read. No delivery action is one.
			Name: "ReadOnlyAccess", Partial: true, Document: `{"Version":"1","Statement":[]}`,
		},
	} {
		if p.Source == "" {
			p.Source = systemPolicyPages + strings.ToLower(p.Name)
		}
		p.Read = "2026-08-28"
		out[p.Name] = p
	}
	return out
})

// allow is a document that allows actions on everything.
func allow(actions ...string) string {
	return `{"Version":"1","Statement":[{"Effect":"Allow","Action":["` + strings.Join(actions, `","`) + `"],"Resource":"*"}]}`
}
