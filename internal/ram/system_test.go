package ram

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestSystem(t *testing.T) {
	const deliveries = "mns:SendMessage mns:PublishMessage fc:InvokeFunction eventbridge:PutEvents mq:PUB"
	allowed := map[string]string{
		"AliyunFCFullAccess":                    "fc:InvokeFunction",
		"AliyunFCInvocationAccess":              "fc:InvokeFunction",
		"AliyunFCReadOnlyAccess":                "",
		"AliyunFCDefaultRolePolicy":             deliveries,
		"AliyunServiceRolePolicyForFC":          deliveries,
		"AliyunMNSFullAccess":                   "mns:SendMessage mns:PublishMessage",
		"AliyunMNSReadOnlyAccess":               "",
		"AliyunEventBridgeFullAccess":           "eventbridge:PutEvents",
		"AliyunEventBridgePutEventsPolicy":      "eventbridge:PutEvents",
		"AliyunEventBridgeReadOnlyAccess":       "",
		"AliyunEventBridgeResourceCreatePolicy": "",
		"AliyunMQFullAccess":                    "mq:PUB",
		"AliyunMQPubOnlyAccess":                 "mq:PUB",
		"AliyunMQReadOnlyAccess":                "",
		"PowerUserAccess":                       deliveries,
		"AdministratorAccess":                   deliveries,
		"ReadOnlyAccess":                        "",
	}
	for _, name := range alicloud.SystemPolicies() {
		want, listed := allowed[name]
		p, ok := System(name)
		if !listed || !ok || p.Document == nil || len(p.Document.Problems) > 0 || !p.NeverDenies || p.Attached != symbol.Yes {
			t.Errorf("%s: %+v", name, p)
			continue
		}
		got := ""
		for _, action := range []string{"mns:SendMessage", "mns:PublishMessage", "fc:InvokeFunction", "eventbridge:PutEvents", "mq:PUB"} {
			v := Evaluate([]Policy{p}, Request{Action: action, Resource: template("acs:${x}:b")})
			switch v.Decision {
			case Allowed:
				if got != "" {
					got += " "
				}
				got += action
			case ImplicitDeny:
			default:
				t.Errorf("%s, %s: decision %d", name, action, v.Decision)
			}
		}
		if got != want {
			t.Errorf("%s allows %q, want %q", name, got, want)
		}
		// What a partial policy leaves out may be allowed.
		v := Evaluate([]Policy{p}, Request{Action: "bss:Pay", Resource: symbol.Lit("x")})
		if name != "AdministratorAccess" && (v.Decision == Undetermined) != p.Partial {
			t.Errorf("%s: another action is %d", name, v.Decision)
		}
	}
	p, ok := System("AliyunRocketMQFullAccess")
	if ok || p.Document != nil || !p.NeverDenies {
		t.Errorf("%+v", p)
	}
}
