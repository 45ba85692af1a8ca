package verify

import (
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// What a plan takes away is taken from what it was, and from nothing that is only called alike.
func TestWhatThePlanTakesAway(t *testing.T) {
	const (
		attachment = `{"role_name":"deliver","policy_name":"send","policy_type":"Custom"}`
		attach     = `resource "alicloud_ram_role_policy_attachment" "a" {
  role_name = "deliver"
  policy_name = "send"
  policy_type = "Custom"
}
`
	)
	delivers := config(failure(dead))
	mine := "alicloud_fcv3_async_invoke_config.c"
	for _, c := range []struct {
		name    string
		source  string
		things  map[string]any
		changes []change
		want    []string
	}{
		{name: "a function of FC 2.0 of the same name", source: config(failure(dead)), things: whole(),
			changes: []change{{"alicloud_fc_function.old", "delete", `{"service":"shop","name":"orders"}`, ""}}},
		{name: "a function of another service", source: config2(failure(dead)), things: whole(),
			changes: []change{{"alicloud_fc_function.old", "delete", `{"service":"orders","name":"shop"}`, ""}, {"alicloud_fc_function_async_invoke_config.c", "create", "", `{"service_name":"shop","function_name":"orders"}`}}},
		{name: "its function in FC 2.0", source: config2(""), things: whole(),
			changes: []change{{"alicloud_fcv2_function.old", "delete", `{"service_name":"shop","function_name":"orders"}`, ""}, {"alicloud_fc_function_async_invoke_config.c", "create", "", `{"service_name":"shop","function_name":"orders"}`}},
			want:    []string{`FCA901 error function: the plan deletes it`}},
		{name: "an alias of FC 2.0 of the same name", source: config("qualifier = \"live\""), things: whole("alias/orders:live", present),
			changes: []change{{"alicloud_fc_alias.old", "delete", `{"service_name":"orders","alias_name":"live"}`, ""}, {mine, "create", "", `{"function_name":"orders","qualifier":"live"}`}}},
		{name: "a config of FC 2.0 of the same name", source: config("max_async_retry_attempts = 2"), things: whole("config/orders:LATEST", &live.AsyncConfig{MaxRetries: num(5)}),
			changes: []change{{"alicloud_fc_function_async_invoke_config.old", "delete", `{"service_name":"shop","function_name":"orders","qualifier":"LATEST"}`, ""}, {mine, "create", "", twice}},
			want:    []string{`FCA906 warning overwritten: `}},
		{name: "the function is renamed", source: strings.Replace(function(`"acs:ram::1234567890:role/deliver"`), `"orders"`, `"orders-2"`, 1) + config("max_async_retry_attempts = 2"), things: whole(),
			changes: []change{{"alicloud_fcv3_function.f", "delete create", `{"function_name":"orders","role":"acs:ram::1234567890:role/deliver"}`, `{"function_name":"orders-2","role":"acs:ram::1234567890:role/deliver"}`}, {mine, "create", "", twice}},
			want:    []string{`FCA901 error function: the plan deletes it`}},
		{name: "the function is made anew", source: function(`"acs:ram::1234567890:role/deliver"`) + config("max_async_retry_attempts = 2"), things: whole(),
			changes: []change{{"alicloud_fcv3_function.f", "delete create", `{"function_name":"orders","role":"acs:ram::1234567890:role/deliver"}`, `{"function_name":"orders","role":"acs:ram::1234567890:role/deliver"}`}, {mine, "create", "", twice}}},
		{name: "the queue is renamed", source: delivers + "resource \"alicloud_message_service_queue\" \"q\" {\n  queue_name = \"dead-2\"\n}\n", things: whole(),
			changes: []change{{"alicloud_message_service_queue.q", "delete create", `{"queue_name":"dead"}`, `{"queue_name":"dead-2"}`}},
			want:    []string{`FCA903 error on_failure: the plan deletes the queue`}},
		{name: "the queue moves to the other resource", source: delivers + "resource \"alicloud_message_service_queue\" \"q\" {\n  queue_name = \"dead\"\n}\n", things: whole(),
			changes: []change{{"alicloud_mns_queue.q", "delete", `{"name":"dead"}`, ""}, {"alicloud_message_service_queue.q", "create", "", `{"queue_name":"dead"}`}}},
		{name: "a topic of the queue's name", source: delivers, things: whole(),
			changes: []change{{"alicloud_message_service_topic.q", "delete", `{"topic_name":"dead"}`, ""}}},
		{name: "the attachment becomes one of another policy", source: delivers + strings.Replace(attach, `"send"`, `"read"`, 1), things: whole("policy/Custom/read", topic),
			changes: []change{{"alicloud_ram_role_policy_attachment.a", "delete create", attachment, strings.Replace(attachment, "send", "read", 1)}},
			want:    []string{`FCA904 error on_failure: none of its policies allows mns:SendMessage`}},
		{name: "the attachment is made anew", source: delivers + attach, things: whole(),
			changes: []change{{"alicloud_ram_role_policy_attachment.a", "delete create", attachment, attachment}}},
		{name: "the attachment of a system policy of the same name", source: delivers, things: whole(),
			changes: []change{{"alicloud_ram_role_policy_attachment.a", "delete", strings.Replace(attachment, "Custom", "System", 1), ""}}},
		{name: "the attachment to another role, of a policy that is called like this one", source: delivers, things: whole("attached/deliver", "Custom/deliver", "policy/Custom/deliver", all),
			changes: []change{{"alicloud_ram_role_policy_attachment.a", "delete", `{"role_name":"send","policy_name":"deliver","policy_type":"Custom"}`, ""}}},
		{name: "the policy itself", source: delivers, things: whole(),
			changes: []change{{"alicloud_ram_policy.p", "delete", `{"policy_name":"send"}`, ""}},
			want:    []string{`FCA904 error on_failure: no policies`, `FCA904 error on_success: no policies`}},
		{name: "a role whose name the ARN has in lower case", source: delivers,
			things:  whole("function/orders", &live.Function{Role: "acs:ram::1234567890:role/fcdeliver"}, "role/fcdeliver", trust, "name/fcdeliver", "FCDeliver", "attached/fcdeliver", "Custom/send", "role/FCDeliver", trust, "attached/FCDeliver", "Custom/send"),
			changes: []change{{"alicloud_ram_role_policy_attachment.a", "delete", strings.Replace(attachment, "deliver", "FCDeliver", 1), ""}},
			want:    []string{`FCA904 error on_failure: no policies`, `FCA904 error on_success: no policies`}},
		{name: "an attachment to a role whose name the ARN has in lower case", source: delivers + strings.Replace(attach, `"deliver"`, `"FCDeliver"`, 1),
			things: whole("function/orders", &live.Function{Role: "acs:ram::1234567890:role/fcdeliver"}, "role/fcdeliver", trust, "name/fcdeliver", "FCDeliver", "role/FCDeliver", trust)},
		{name: "the config moves to a function that has one", source: config("max_async_retry_attempts = 2"), things: whole("config/orders:LATEST", &live.AsyncConfig{MaxRetries: num(5)}, "config/old:LATEST", &live.AsyncConfig{MaxRetries: num(2)}),
			changes: []change{{mine, "delete create", strings.Replace(twice, "orders", "old", 1), twice}},
			want:    []string{`FCA906 warning overwritten: the account has one that Terraform does not manage`}},
		{name: "the config is made anew", source: config("max_async_retry_attempts = 2"), things: whole("config/orders:LATEST", &live.AsyncConfig{MaxRetries: num(2)}),
			changes: []change{{mine, "delete create", twice, twice}}},
		{name: "the role is made anew, without what was attached by hand", source: function(`alicloud_ram_role.r.arn`) + delivers + "resource \"alicloud_ram_role\" \"r\" {\n  role_name = \"deliver\"\n  assume_role_policy_document = <<E\n" + trust + "\nE\n}\n", things: whole(),
			changes: []change{{"alicloud_ram_role.r", "delete create", `{"role_name":"deliver"}`, `{"role_name":"deliver","assume_role_policy_document":` + quoted(trust) + `}`}, {"alicloud_fcv3_function.f", "no-op", `{"function_name":"orders","role":"acs:ram::1234567890:role/deliver"}`, `{"function_name":"orders","role":"acs:ram::1234567890:role/deliver"}`}},
			want:    []string{`FCA904 error on_failure: no policies, because the plan makes it anew`, `FCA904 error on_success: no policies`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := look(t, t.Context(), Remember(&account{things: c.things}), c.source, withConfig(c.changes, c.source))
			wants(t, got, c.want)
		})
	}
}

// Where a plan has several regions or accounts, it does not say in which one it deletes.
func TestDeletionsElsewhere(t *testing.T) {
	gone := func(g model.Gone) *looker { return &looker{project: &model.Project{Gone: []model.Gone{g}}} }
	queue := map[string]string{"queue_name": "dead"}
	orders := map[string]string{"function_name": "orders", "function_arn": "acs:fc:cn-beijing:1:functions/orders"}
	for _, c := range []struct {
		gone   model.Gone
		kind   kind
		region string
		name   string
		want   symbol.Tri
	}{
		{model.Gone{Type: "alicloud_message_service_queue", Was: queue}, queues, "cn-hangzhou", "dead", symbol.Yes},
		{model.Gone{Type: "alicloud_message_service_queue", Was: queue, Forgotten: true}, queues, "cn-hangzhou", "dead", symbol.No},
		{model.Gone{Type: "alicloud_message_service_queue", Was: queue, OtherRegion: true}, queues, "cn-hangzhou", "dead", symbol.Unknown},
		{model.Gone{Type: "alicloud_message_service_queue", Was: queue, OtherRegion: true}, queues, "cn-hangzhou", "other", symbol.No},
		{model.Gone{Type: "alicloud_fcv3_function", Was: orders, OtherRegion: true}, functions3, "cn-hangzhou", "orders", symbol.No},
		{model.Gone{Type: "alicloud_fcv3_function", Was: orders, OtherRegion: true}, functions3, "cn-beijing", "orders", symbol.Yes},
		{model.Gone{Type: "alicloud_ram_role", Was: map[string]string{"name": "Deliver"}, OtherRegion: true}, roles, "", "deliver", symbol.Yes},
		{model.Gone{Type: "alicloud_ram_role", Was: map[string]string{"name": "deliver"}, OtherRegion: true, OtherAccount: true}, roles, "", "deliver", symbol.Unknown},
	} {
		if _, got := gone(c.gone).gone(c.kind, c.region, c.name); got != c.want {
			t.Errorf("%+v, %s in %q: %s", c.gone, c.name, c.region, got)
		}
	}
}
