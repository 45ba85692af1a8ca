package verify

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	sources "github.com/fcasync/fcasync-lint/internal/parse/source"
)

// config is an async config with more arguments, and function a function with a role.
func config(more string) string {
	return "resource \"alicloud_fcv3_async_invoke_config\" \"c\" {\n  function_name = \"orders\"\n" + more + "\n}\n"
}

func config2(more string) string {
	return "resource \"alicloud_fc_function_async_invoke_config\" \"c\" {\n  service_name = \"shop\"\n  function_name = \"orders\"\n" + more + "\n}\n"
}

func function(role string) string {
	return "resource \"alicloud_fcv3_function\" \"f\" {\n  function_name = \"orders\"\n  runtime = \"python3.10\"\n  handler = \"i.h\"\n  role = " + role + "\n}\n"
}

func failure(arn string) string {
	return "destination_config {\n on_failure {\n destination = \"" + arn + "\"\n }\n on_success {\n destination = \"" + done + "\"\n }\n}"
}

const (
	dead = "acs:mns:cn-hangzhou:1234567890:/queues/dead/messages"
	done = "acs:mns:cn-hangzhou:1234567890:/topics/done/messages"

	trust = `{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["fc.aliyuncs.com"]}}]}`
	all   = `{"Version":"1","Statement":[{"Effect":"Allow","Action":["mns:*","fc:InvokeFunction"],"Resource":"*"}]}`
	deny  = `{"Version":"1","Statement":[{"Effect":"Deny","Action":"mns:SendMessage","Resource":"acs:mns:*:*:/queues/dead/*"}]}`
	topic = `{"Version":"1","Statement":[{"Effect":"Allow","Action":"mns:PublishMessage","Resource":"*"}]}`
	maybe = `{"Version":"1","Statement":[{"Effect":"Allow","Action":"mns:*","Resource":"*","Condition":{"Bool":{"acs:SecureTransport":"true"}}}]}`
)

// whole is an account in which all is well with a config that delivers to dead and done.
func whole(change ...any) map[string]any {
	out := map[string]any{
		"function/orders":      &live.Function{Role: "acs:ram::1234567890:role/deliver"},
		"function/shop:orders": (*live.Function)(nil), "service/shop": &live.Service{Role: "acs:ram::1234567890:role/deliver"},
		"role/deliver": trust, "attached/deliver": "Custom/send", "policy/Custom/send": all,
		"queue/dead": nil, "topic/done": nil,
	}
	for i := 0; i < len(change); i += 2 {
		if change[i+1] == nil {
			delete(out, change[i].(string))
		} else {
			out[change[i].(string)] = change[i+1]
		}
	}
	return out
}

var present = struct{}{}

func denied(action string) error {
	return &live.Error{Kind: live.Denied, Call: "the call", Reason: "the caller may not ask: it lacks " + action, Action: action, Resource: "acs:x"}
}

func num(n int64) *int64 { return &n }

const twice = `{"function_name":"orders","max_async_retry_attempts":2,"destination_config":[]}`

func TestVerify(t *testing.T) {
	const role = `resource "alicloud_ram_role" "r" {
  role_name = "deliver"
  assume_role_policy_document = <<E
` + trust + `
E
}
`
	const policy = `resource "alicloud_ram_policy" "p" {
  policy_name = "send"
  policy_document = <<E
%s
E
}
`
	const attachment = `resource "alicloud_ram_role_policy_attachment" "a" {
  role_name = "deliver"
  policy_name = "send"
  policy_type = "Custom"
}
`
	functionJSON := `{"function_name":"orders","role":"acs:ram::1234567890:role/deliver"}`
	for _, c := range []struct {
		name    string
		source  string
		things  map[string]any
		fails   map[string]error
		changes []change
		want    []string
	}{
		{name: "all is well", source: config(failure(dead)), things: whole()},
		{name: "all is well in FC 2.0", source: config2(failure(dead)), things: whole()},

		// FCA901
		{name: "no function", source: config(""), things: whole("function/orders", nil), want: []string{
			`FCA901 error function: the function "orders" does not exist: there is none of this name in cn-hangzhou of the account 1234567890`}},
		{name: "no service", source: config2(""), things: whole("function/shop:orders", nil, "service/shop", nil), want: []string{
			`FCA901 error function: "orders" of service "shop" does not exist: there is no service of this name`}},
		{name: "the function is declared", source: function(`"acs:ram::1234567890:role/deliver"`) + config(""), things: whole("function/orders", nil)},
		{name: "the plan creates the function", source: function(`"acs:ram::1234567890:role/deliver"`) + config(""), things: whole("function/orders", nil),
			changes: []change{{"alicloud_fcv3_function.f", "create", "", functionJSON}, {"alicloud_fcv3_async_invoke_config.c", "create", "", twice}}},
		{name: "the plan takes the function to be there", source: function(`"acs:ram::1234567890:role/deliver"`) + config("max_async_retry_attempts = 2"), things: whole("function/orders", nil),
			changes: []change{{"alicloud_fcv3_function.f", "no-op", functionJSON, functionJSON}, {"alicloud_fcv3_async_invoke_config.c", "create", "", twice}},
			want:    []string{`FCA901 error function: it is not there any more`}},
		{name: "the plan deletes the function", source: config("max_async_retry_attempts = 2"), things: whole(),
			changes: []change{{"alicloud_fcv3_function.f", "delete", functionJSON, ""}, {"alicloud_fcv3_async_invoke_config.c", "create", "", twice}},
			want:    []string{`FCA901 error function: the plan deletes it`}},
		{name: "the plan forgets the function", source: config("max_async_retry_attempts = 2"), things: whole(),
			changes: []change{{"alicloud_fcv3_function.f", "forget", functionJSON, ""}, {"alicloud_fcv3_async_invoke_config.c", "create", "", twice}}},
		{name: "the function may not be read", source: config(""), things: whole(), fails: map[string]error{"function": denied("fc:GetFunction")}, want: []string{
			`FCA909 warning function: whether the function exists: .*it lacks fc:GetFunction`}},
		{name: "neither the function nor its role may be read", source: config(failure(dead)), things: whole(), fails: map[string]error{"function": denied("fc:GetFunction")}, want: []string{
			`FCA909 warning function: whether the function exists, nor, as to the role of the function "orders", whether Function Compute may assume the role: .*it lacks fc:GetFunction`}},
		{name: "a name that is not known", source: "variable \"n\" { type = string }\n" + strings.Replace(config(""), `"orders"`, "var.n", 1), things: whole(), want: []string{
			`FCA909 warning function: its name is not known before apply`}},

		{name: "a function that is gone has no config to differ", source: config("max_async_retry_attempts = 2"), things: whole("function/orders", nil),
			changes: []change{{"alicloud_fcv3_async_invoke_config.c", "no-op", twice, twice}}, want: []string{`FCA901 error function: `}},

		// FCA902
		{name: "no alias", source: config2("qualifier = \"live\""), things: whole(), want: []string{
			`FCA902 error qualifier: the alias or version "live" does not exist: the service "shop" has none of this name`}},
		{name: "an alias", source: config2("qualifier = \"live\""), things: whole("alias/shop:orders:live", present)},
		{name: "an alias of FC 3.0", source: config("qualifier = \"live\""), things: whole("alias/orders:live", present)},
		{name: "no version", source: config("qualifier = \"3\""), things: whole(), want: []string{`FCA902 error qualifier: the function "orders" has none`}},
		{name: "a version", source: config("qualifier = \"3\""), things: whole("function/orders:3", present)},
		{name: "a version in FC 2.0", source: config2("qualifier = \"3\""), things: whole("service/shop.3", present)},
		{name: "the alias is declared", source: config("qualifier = \"live\"") + "resource \"alicloud_fcv3_alias\" \"a\" {\n  function_name = \"orders\"\n  alias_name = \"live\"\n  version_id = \"1\"\n}\n", things: whole()},
		{name: "the version is declared", source: config("qualifier = alicloud_fcv3_function_version.v.version_id") + "resource \"alicloud_fcv3_function_version\" \"v\" {\n  function_name = \"orders\"\n}\n", things: whole()},
		{name: "the plan deletes the alias", source: config2("qualifier = \"live\""), things: whole("alias/shop:orders:live", present),
			changes: []change{{"alicloud_fc_alias.a", "delete", `{"service_name":"shop","alias_name":"live"}`, ""}, {"alicloud_fc_function_async_invoke_config.c", "create", "", `{"service_name":"shop","function_name":"orders","qualifier":"live"}`}},
			want:    []string{`FCA902 error qualifier: the plan deletes it`}},
		{name: "the alias may not be read", source: config2("qualifier = \"live\""), things: whole(), fails: map[string]error{"alias": denied("fc:GetAlias")}, want: []string{
			`FCA909 warning qualifier: it lacks fc:GetAlias`}},

		// FCA903
		{name: "no queue", source: config(failure(dead)), things: whole("queue/dead", nil), want: []string{
			`FCA903 error on_failure: there is no queue called "dead" in cn-hangzhou of the account 1234567890, and nothing here creates it`}},
		{name: "no topic", source: config(failure(dead)), things: whole("topic/done", nil), want: []string{`FCA903 error on_success: there is no topic`}},
		{name: "the queue is declared", source: config(failure(dead)) + "resource \"alicloud_message_service_queue\" \"q\" {\n  queue_name = \"dead\"\n}\n", things: whole("queue/dead", nil)},
		{name: "the plan deletes the queue", source: config(failure(dead)), things: whole(),
			changes: []change{{"alicloud_message_service_queue.q", "delete", `{"queue_name":"dead"}`, ""}},
			want:    []string{`FCA903 error on_failure: the plan deletes the queue`}},
		{name: "an event bus", source: config(failure("acs:eventbridge:cn-hangzhou:1234567890:eventbus/b")), things: whole("policy/Custom/send", strings.Replace(all, "mns:*", `mns:*","eventbridge:PutEvents`, 1)), want: []string{
			`FCA903 error on_failure: there is no event bus called "b"`}},
		{name: "a function", source: config(failure("acs:fc:cn-hangzhou:1234567890:functions/other")), things: whole(), want: []string{
			`FCA903 error on_failure: there is no FC 3.0 function called "other"`}},
		{name: "a function of FC 2.0 with an alias", source: config2(failure("acs:fc:cn-hangzhou:1234567890:services/shop.live/functions/orders")), things: whole("function/shop:orders:live", present), want: []string{
			`FCA903 error on_failure: there is no FC 2.0 function called "orders"`}},
		{name: "a function with an alias that are both declared", source: function(`"acs:ram::1234567890:role/deliver"`) + "resource \"alicloud_fcv3_alias\" \"a\" {\n  function_name = alicloud_fcv3_function.f.function_name\n  alias_name = \"live\"\n  version_id = \"1\"\n}\n" +
			config(failure("acs:fc:cn-hangzhou:1234567890:functions/orders/live")), things: whole("function/orders", nil)},
		{name: "a declared function with an alias that is not there", source: function(`"acs:ram::1234567890:role/deliver"`) + config(failure("acs:fc:cn-hangzhou:1234567890:functions/orders/live")), things: whole(), want: []string{
			`FCA903 error on_failure: there is no alias "live" of the FC 3.0 function called "orders", and nothing here creates it`}},
		{name: "a function with an alias that is deleted", source: config(failure("acs:fc:cn-hangzhou:1234567890:functions/orders/live")), things: whole("alias/orders:live", present, "function/orders:live", &live.Function{}),
			changes: []change{{"alicloud_fcv3_alias.a", "delete", `{"function_name":"orders","alias_name":"live"}`, ""},
				{"alicloud_fcv3_async_invoke_config.c", "create", "", `{"function_name":"orders","destination_config":[{"on_failure":[{"destination":"acs:fc:cn-hangzhou:1234567890:functions/orders/live"}],"on_success":[{"destination":"` + done + `"}]}]}`}}, want: []string{`FCA903 error on_failure: the plan deletes the alias`}},
		{name: "another account", source: config(failure("acs:mns:cn-hangzhou:2222222222:/queues/dead/messages")), things: whole(), want: []string{
			`FCA909 warning on_failure exists: it is in the account 2222222222`}},
		{name: "a hidden topic", source: config(failure("acs:mq:cn-hangzhou:1234567890:/instances/i/topic/t")), things: whole("policy/Custom/send", strings.Replace(all, "mns:*", `mns:*","mq:PUB`, 1)),
			fails: map[string]error{"mq": &live.Error{Kind: live.Hidden, Call: "c", Reason: "hidden"}}, want: []string{`FCA909 warning on_failure exists: hidden`}},
		{name: "the account by reference", source: "data \"alicloud_account\" \"me\" {}\n" + config(failure("acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/dead/messages")), things: whole("queue/dead", nil), want: []string{
			`FCA903 error on_failure: there is no queue called "dead"`}},

		// FCA904
		{name: "no permission", source: config(failure(dead)), things: whole("policy/Custom/send", topic), want: []string{
			`FCA904 error on_failure: the role "acs:ram::1234567890:role/deliver" may not deliver to the queue of on_failure: after the apply, none of its policies allows mns:SendMessage on "acs:mns:cn-hangzhou:1234567890:/queues/dead/messages"`}},
		{name: "no policies", source: config(failure(dead)), things: whole("attached/deliver", nil), want: []string{
			`FCA904 error on_failure: it has no policies`, `FCA904 error on_success: it has no policies`}},
		{name: "a denial", source: config(failure(dead)), things: whole("attached/deliver", "Custom/send Custom/no", "policy/Custom/no", deny), want: []string{
			`FCA904 error on_failure: Statement\[0\] of the custom policy "no" in the account \(v3\) denies`}},
		{name: "a system policy", source: config(failure(dead)), things: whole("attached/deliver", "System/AliyunMNSFullAccess", "policy/System/AliyunMNSFullAccess", all)},
		{name: "a condition", source: config(failure(dead)), things: whole("policy/Custom/send", maybe), want: []string{
			`FCA909 warning on_failure permission: depends on a condition in the custom policy "send"`, `FCA909 warning on_success permission: condition`}},
		{name: "a policy that may not be read", source: config(failure(dead)), things: whole(), fails: map[string]error{"policy": denied("ram:GetPolicy")}, want: []string{
			`FCA909 warning on_failure permission: whether the role may deliver to it, nor, as to the destination of on_success, whether the role may deliver to it: .*it lacks ram:GetPolicy`}},
		{name: "a list that may not be read", source: config(failure(dead)), things: whole(), fails: map[string]error{"attached": denied("ram:ListPoliciesForRole")}, want: []string{
			`FCA909 warning on_failure permission: nor, as to the destination of on_success, .*it lacks ram:ListPoliciesForRole`}},
		{name: "the plan attaches the policy", source: config(failure(dead)) + attachment, things: whole("attached/deliver", nil)},
		{name: "the policy is rewritten", source: config(failure(dead)) + fmt.Sprintf(policy, topic), things: whole(), want: []string{
			`FCA904 error on_failure: none of its policies allows mns:SendMessage`}},
		{name: "the policy is written", source: config(failure(dead)) + fmt.Sprintf(policy, all) + attachment, things: whole("attached/deliver", nil, "policy/Custom/send", nil)},
		{name: "the plan detaches the policy", source: config(failure(dead)), things: whole(),
			changes: []change{{"alicloud_ram_role_policy_attachment.a", "delete", `{"role_name":"deliver","policy_name":"send","policy_type":"Custom"}`, ""}},
			want:    []string{`FCA904 error on_failure: no policies`, `FCA904 error on_success: no policies`}},
		{name: "the plan detaches the policy by the other resource", source: config(failure(dead)), things: whole(),
			changes: []change{{"alicloud_resource_manager_policy_attachment.a", "delete", `{"policy_name":"send","policy_type":"Custom","principal_name":"deliver@role.1234567890.onaliyunservice.com","principal_type":"ServiceRole"}`, ""}},
			want:    []string{`FCA904 error on_failure: no policies`, `FCA904 error on_success: no policies`}},
		{name: "the plan attaches the policy by the other resource", source: config(failure(dead)) + strings.Replace(strings.Replace(attachment, "ram_role_policy", "resource_manager_policy", 1),
			`role_name = "deliver"`, "principal_name = \"deliver@role.1234567890.onaliyunservice.com\"\n  principal_type = \"ServiceRole\"\n  resource_group_id = \"1234567890\"", 1), things: whole("attached/deliver", nil)},
		{name: "for a resource group", source: config(failure(dead)) + strings.Replace(strings.Replace(attachment, "ram_role_policy", "resource_manager_policy", 1),
			`role_name = "deliver"`, "principal_name = \"deliver@role.1234567890.onaliyunservice.com\"\n  principal_type = \"ServiceRole\"\n  resource_group_id = \"rg-1\"", 1), things: whole("attached/deliver", nil), want: []string{
			`FCA909 warning on_failure permission: `, `FCA909 warning on_success permission: `}},
		{name: "the plan moves the attachment", source: config(failure(dead)) + attachment, things: whole(),
			changes: []change{{"alicloud_ram_role_policy_attachment.old", "delete", `{"role_name":"deliver","policy_name":"send","policy_type":"Custom"}`, ""},
				{"alicloud_ram_role_policy_attachment.a", "create", "", `{"role_name":"deliver","policy_name":"send","policy_type":"Custom"}`}}},
		{name: "the attachment was undone by hand", source: config(failure(dead)) + attachment, things: whole("attached/deliver", nil),
			changes: []change{{"alicloud_ram_role_policy_attachment.a", "no-op", `{"role_name":"deliver","policy_name":"send","policy_type":"Custom"}`, `{"role_name":"deliver","policy_name":"send","policy_type":"Custom"}`}},
			want:    []string{`FCA904 error on_failure: no policies`, `FCA904 error on_success: no policies`}},
		{name: "role, policy and attachment are declared", source: function("alicloud_ram_role.r.arn") + config(failure(dead)) + role + fmt.Sprintf(policy, all) + strings.Replace(attachment, `"deliver"`, "alicloud_ram_role.r.role_name", 1),
			things: map[string]any{"queue/dead": nil, "topic/done": nil}},
		{name: "the role is declared, and has policies by hand", source: function("alicloud_ram_role.r.arn") + config(failure(dead)) + role, things: whole()},
		{name: "what the plan leaves has its documents in the account", source: function(`"acs:ram::1234567890:role/deliver"`) + config(failure(dead)) + fmt.Sprintf(policy, all), things: whole("policy/Custom/send", topic),
			changes: []change{{"alicloud_ram_policy.p", "no-op", `{"policy_name":"send"}`, `{"policy_name":"send"}`}},
			want:    []string{`FCA904 error on_failure: none of its policies`}},

		{name: "names and ARNs that are not known before the apply", source: `data "alicloud_account" "me" {}
resource "alicloud_message_service_queue" "q" {
  queue_name = "dead"
}
resource "alicloud_ram_policy" "p" {
  policy_document = jsonencode({ Version = "1", Statement = [{ Effect = "Allow", Action = "mns:*", Resource = [
    "acs:mns:*:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.q.queue_name}/messages", "acs:mns:*:*:/topics/*"] }] })
}
resource "alicloud_ram_role_policy_attachment" "a" {
  role_name   = alicloud_ram_role.r.role_name
  policy_name = alicloud_ram_policy.p.policy_name
  policy_type = "Custom"
}
` + strings.Replace(role, `role_name = "deliver"`, "", 1) + function("alicloud_ram_role.r.arn") + config(failure("acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.q.queue_name}/messages")),
			things: map[string]any{"topic/done": nil}},

		// FCA905
		{name: "no role", source: config(failure(dead)), things: whole("role/deliver", nil), want: []string{
			`FCA905 error role: the role "acs:ram::1234567890:role/deliver" does not exist`}},
		{name: "the declared function has a role that is not there", source: function(`"acs:ram::1234567890:role/deliver"`) + config(failure(dead)), things: whole("role/deliver", nil), want: []string{
			`FCA905 error role: does not exist`}},
		{name: "the plan deletes the role", source: config(failure(dead)), things: whole(),
			changes: []change{{"alicloud_ram_role.r", "delete", `{"role_name":"deliver"}`, ""}}, want: []string{`FCA905 error role: the plan deletes it`}},
		{name: "no trust", source: config(failure(dead)), things: whole("role/deliver", strings.Replace(trust, "fc.", "ecs.", 1)), want: []string{
			`FCA905 error role: fc.aliyuncs.com may not assume the role .*; it names "ecs.aliyuncs.com"`}},
		{name: "trust with a wildcard", source: config(failure(dead)), things: whole("role/deliver", strings.Replace(trust, "fc.", "*.", 1)), want: []string{
			`FCA909 warning role: has a condition, a wildcard`}},
		{name: "the trust is declared", source: config(failure(dead)) + role, things: whole("role/deliver", strings.Replace(trust, "fc.", "ecs.", 1))},
		{name: "no role at all", source: config(failure(dead)), things: whole("function/orders", &live.Function{}), want: []string{
			`FCA905 error role: in the account has no role`}},
		{name: "no role for a function", source: config("destination_config {\n on_failure {\n destination = \"acs:fc:cn-hangzhou:1234567890:functions/orders\"\n }\n}"), things: whole("function/orders", &live.Function{}), want: []string{
			`FCA909 warning on_failure permission: whether it needs one for this is not documented`}},
		{name: "a version has the role that it was published with", source: config("qualifier = \"3\"\n" + failure(dead)), things: whole("function/orders:3", &live.Function{Role: "acs:ram::1234567890:role/old"}), want: []string{
			`FCA905 error role: the role "acs:ram::1234567890:role/old" does not exist`}},
		{name: "a version of a service has its own role", source: config2("qualifier = \"3\"\n" + failure(dead)), things: whole("service/shop.3", &live.Service{Role: "acs:ram::1234567890:role/old"}), want: []string{
			`FCA905 error role: the role "acs:ram::1234567890:role/old" does not exist`}},
		{name: "an alias that comes has the role of what is there", source: config("qualifier = \"live\"\n"+failure(dead)) + "resource \"alicloud_fcv3_alias\" \"a\" {\n  function_name = \"orders\"\n  alias_name = \"live\"\n  version_id = \"1\"\n}\n", things: whole()},
		{name: "a role of another account", source: config(failure(dead)), things: whole("function/orders", &live.Function{Role: "acs:ram::2:role/deliver"}), want: []string{
			`FCA909 warning role: it is of another account`}},
		{name: "no ARN of a role", source: config(failure(dead)), things: whole("function/orders", &live.Function{Role: "deliver"}), want: []string{
			`FCA909 warning role: it is not written acs:ram::ACCOUNT:role/NAME`}},
		{name: "the role may not be read", source: config(failure(dead)), things: whole(), fails: map[string]error{"role/deliver": denied("ram:GetRole")}, want: []string{
			`FCA909 warning role: nor, as to the destination of on_failure, .* nor, as to the destination of on_success, .*it lacks ram:GetRole`}},

		// FCA906
		{name: "a config is there", source: config("max_async_retry_attempts = 2"), things: whole("config/orders:LATEST", &live.AsyncConfig{MaxRetries: num(5), OnFailure: dead}),
			changes: []change{{"alicloud_fcv3_async_invoke_config.c", "create", "", twice}},
			want:    []string{`FCA906 warning overwritten: the account has one that Terraform does not manage`}},
		{name: "it is managed under another address", source: config("max_async_retry_attempts = 2"), things: whole("config/orders:LATEST", &live.AsyncConfig{}),
			changes: []change{{"alicloud_fcv3_async_invoke_config.c", "create", "", twice}, {"alicloud_fcv3_async_invoke_config.old", "delete", twice, ""}}},
		{name: "whether one is there may not be read", source: config("max_async_retry_attempts = 2"), things: whole(), fails: map[string]error{"config": denied("fc:GetFunctionAsyncInvokeConfig")},
			changes: []change{{"alicloud_fcv3_async_invoke_config.c", "create", "", twice}},
			want:    []string{`FCA909 warning overwritten: it lacks fc:GetFunctionAsyncInvokeConfig`}},

		// FCA907
		{name: "no drift", source: config("max_async_retry_attempts = 2"), things: whole("config/orders:LATEST", &live.AsyncConfig{MaxRetries: num(2)}),
			changes: []change{{"alicloud_fcv3_async_invoke_config.c", "no-op", twice, twice}}},
		{name: "drift", source: config("max_async_retry_attempts = 2"), things: whole("config/orders:LATEST", &live.AsyncConfig{MaxRetries: num(5), OnFailure: dead}),
			changes: []change{{"alicloud_fcv3_async_invoke_config.c", "no-op", twice, twice}},
			want:    []string{`FCA907 warning drift: max_async_retry_attempts is 5 in the account, and 2 in the state; on_failure is "acs:mns:cn-hangzhou:1234567890:/queues/dead/messages" in the account, and null in the state`}},
		{name: "deleted by hand", source: config("max_async_retry_attempts = 2"), things: whole(),
			changes: []change{{"alicloud_fcv3_async_invoke_config.c", "update", twice, twice}}, want: []string{`FCA907 warning drift: it is not there any more`}},
		{name: "drift in FC 2.0", source: config2("qualifier = \"live\"\nmaximum_retry_attempts = 2"), things: whole("alias/shop:orders:live", present, "config/shop:orders:live", &live.AsyncConfig{MaxRetries: num(2), MaxAge: num(60)}),
			changes: []change{{"alicloud_fc_function_async_invoke_config.c", "no-op", `{"service_name":"shop","function_name":"orders","qualifier":"live","maximum_retry_attempts":2,"stateful_invocation":false}`, `{"service_name":"shop","function_name":"orders","qualifier":"live","maximum_retry_attempts":2}`}},
			want:    []string{`FCA907 warning drift: maximum_event_age_in_seconds is 60 in the account, and null in the state`}},

		// The credentials are of another account, or the region is none.
		{name: "another account's provider", source: "provider \"alicloud\" {\n  region = \"cn-hangzhou\"\n  account_id = \"99\"\n}\n" + config(""), things: whole(), want: []string{
			`FCA909 warning account: is for the account 99, and the credentials are of the account 1234567890`}},
		{name: "a provider that assumes a role of another account", source: "provider \"alicloud\" {\n  region = \"cn-hangzhou\"\n  assume_role {\n    role_arn = \"acs:ram::99:role/deploy\"\n  }\n}\n" + config(""), things: map[string]any{}, want: []string{
			`FCA909 warning account: is for the account 99, and the credentials are of the account 1234567890`}},
		{name: "a provider that assumes a role of this account", source: "provider \"alicloud\" {\n  region = \"cn-hangzhou\"\n  assume_role {\n    role_arn = \"acs:ram::1234567890:role/deploy\"\n  }\n}\n" + config(""), things: whole()},
		{name: "the account of another provider", source: "provider \"alicloud\" {\n  alias = \"o\"\n  assume_role {\n    role_arn = \"acs:ram::99:role/deploy\"\n  }\n}\ndata \"alicloud_account\" \"o\" {\n  provider = alicloud.o\n}\nresource \"alicloud_message_service_queue\" \"q\" {\n  provider = alicloud.o\n  queue_name = \"x\"\n}\n" +
			config(failure("acs:mns:cn-hangzhou:${data.alicloud_account.o.id}:/queues/dead/messages")), things: whole("queue/dead", nil), want: []string{`FCA909 warning on_failure exists: it is in the account 99`}},
		{name: "one profile for two regions", source: "provider \"alicloud\" {\n  profile = \"a\"\n  region = \"cn-hangzhou\"\n}\nprovider \"alicloud\" {\n  alias = \"o\"\n  region = \"cn-beijing\"\n  profile = \"a\"\n}\nresource \"alicloud_message_service_queue\" \"q\" {\n  provider = alicloud.o\n  queue_name = \"x\"\n}\n" + config(""), things: whole()},
		{name: "two profiles", source: "provider \"alicloud\" {\n  profile = \"a\"\n  region = \"cn-hangzhou\"\n}\nprovider \"alicloud\" {\n  alias = \"o\"\n  region = \"cn-beijing\"\n  profile = \"b\"\n}\nresource \"alicloud_message_service_queue\" \"q\" {\n  provider = alicloud.o\n  queue_name = \"x\"\n}\n" + config(""), things: map[string]any{}, want: []string{
			`FCA909 warning account: is not known, because other provider configurations use other credentials: state account_id in it`}},
		{name: "no region", source: "provider \"alicloud\" {\n  region = \"nowhere\"\n}\n" + config(""), things: whole(), want: []string{`FCA909 warning account: "nowhere" is not the name of a region`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &account{things: c.things, fails: c.fails}
			got, v := look(t, t.Context(), Remember(a), c.source, withConfig(c.changes, c.source))
			wants(t, got, c.want)
			if v.Asked != v.Configs || v.Configs != 1 {
				t.Errorf("%+v", v)
			}
			for question, n := range a.asked {
				if n > 1 && !strings.HasPrefix(question, "role/") { // the list of its policies counts as well
					t.Errorf("%s was asked %d times", question, n)
				}
			}
		})
	}
}

// withConfig adds to the changes of a plan that the config stays as it is, without which
// the plan would not be about it.
func withConfig(changes []change, source string) []change {
	if changes == nil || slices.ContainsFunc(changes, func(c change) bool { return strings.Contains(c.address, "async_invoke_config.c") }) {
		return changes
	}
	values := `{"function_name":"orders","destination_config":[{"on_failure":[{"destination":"` + dead + `"}],"on_success":[{"destination":"` + done + `"}]}]}`
	return append(changes, change{"alicloud_fcv3_async_invoke_config.c", "create", "", values})
}

func TestSensitiveNamesAreNotShown(t *testing.T) {
	const secret = "verysecretname"
	source := "variable \"q\" {\n  sensitive = true\n  default = \"" + secret + "\"\n}\n" +
		config("destination_config {\n on_failure {\n destination = \"acs:mns:eu-secret-1:1234567890:/queues/${var.q}/messages\"\n }\n}")
	for _, err := range []*live.Error{nil, {Kind: live.Denied, Call: "GetQueueAttributes for " + secret, Reason: secret, Resource: secret, Action: "mns:GetQueueAttributes"}} {
		a := &account{things: whole("policy/Custom/send", topic), fails: map[string]error{}}
		if err != nil {
			another := *err
			a.fails["queue"], a.fails["attached"] = err, &another
		}
		got, _ := look(t, t.Context(), a, source, nil)
		if len(got) != 2 {
			t.Errorf("%d findings", len(got))
		}
		for _, f := range got {
			if text := fmt.Sprintf("%+v", f); strings.Contains(text, secret) || strings.Contains(text, "eu-secret-1") {
				t.Errorf("shown: %s", text)
			}
		}
	}
}

// A region that somebody gave stands in for one that is not known; one of the environment does
// not, because the provider would not go by it.
func TestRegionsThatAreNotKnown(t *testing.T) {
	source := "variable \"region\" {\n  type = string\n}\nprovider \"alicloud\" {\n  region = var.region\n}\n" +
		config(strings.ReplaceAll(failure(dead), "cn-hangzhou", "${var.region}"))
	for _, given := range []bool{true, false} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(source), 0o600); err != nil {
			t.Fatal(err)
		}
		var got []check.Finding
		_, _, err := parse.Each([]string{"."}, parse.Options{Options: sources.Options{Dir: dir, Tree: dir}}, func(p *model.Project) *check.Result {
			a := &account{things: whole("queue/dead", nil)}
			v := Look(t.Context(), Options{Account: a, Caller: live.Caller{Account: "1234567890"}, Region: "cn-hangzhou", RegionGiven: given}, p)
			r := check.RunWith(p, Rules(), Known(v))
			got = r.Findings
			return r
		})
		if err != nil {
			t.Fatal(err)
		}
		if given {
			wants(t, got, []string{`FCA903 error on_failure: there is no queue called "dead" in cn-hangzhou`})
		} else {
			wants(t, got, []string{`FCA909 warning account: the region of provider.alicloud is not known before apply: give it with --region`})
		}
	}
}

func TestStoppedRunsSayHowFarTheyWere(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	a := &account{things: whole(), fails: map[string]error{}}
	for _, kind := range []string{"function", "queue", "topic", "role", "attached"} {
		a.fails[kind] = &live.Error{Kind: live.Stopped, Call: kind, Reason: "the run was interrupted"}
	}
	got, v := look(t, ctx, a, config(failure(dead)), nil)
	wants(t, got, nil)
	if v.Asked != 0 || v.Configs != 1 {
		t.Errorf("%+v", v)
	}
}

func TestManyConfigsAreAskedOnce(t *testing.T) {
	var src strings.Builder
	things := whole()
	for i := range 200 {
		fmt.Fprintf(&src, "resource \"alicloud_fcv3_async_invoke_config\" \"c%d\" {\n  function_name = \"f%d\"\n%s\n}\n", i, i, failure(dead))
		things[fmt.Sprintf("function/f%d", i)] = &live.Function{Role: "acs:ram::1234567890:role/deliver"}
	}
	a := &account{things: things}
	got, v := look(t, t.Context(), Remember(a), src.String(), nil)
	wants(t, got, nil)
	if v.Asked != 200 || a.asked["queue/dead"] != 1 || a.asked["policy/Custom/send"] != 1 {
		t.Errorf("%+v %v", v, a.asked["queue/dead"])
	}
}

func TestNothingIsSaidWhereNobodyLooked(t *testing.T) {
	for _, r := range Rules() {
		if !r.NeedsAccount {
			t.Errorf("%s does not say that it needs an account", r.ID)
		}
	}
}
