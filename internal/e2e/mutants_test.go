package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A mutant is testdata/plans/fc3-stack with one thing changed.
type mutant struct {
	name     string
	file     string // "main.tf" if empty
	old, new string
	// want are the findings of FCA3xx that are at least warnings, as `RULE KEY SIDE: TEXT`: KEY is the
	// instance key of module.worker or the address of another resource, SIDE the subject that
	// is a side, TEXT what stands in the source where the finding points, up to the end of the line.
	want []string
}

// both are the findings for both instances of the module.
func both(rule, side, text string) []string {
	return []string{rule + " orders " + side + ": " + text, rule + " refunds " + side + ": " + text}
}

func mutants() []mutant {
	const (
		dead   = `"${local.prefix}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"`
		done   = `"acs:mns:*:*:/topics/${alicloud_message_service_topic.done.id}/messages"`
		action = `action   = ["mns:SendMessage"]`
		// second is the beginning of the second statement.
		second = "statement {\n    effect   = \"Allow\"\n"
	)
	inPolicy := func(old, new string) (string, string) { return "resource = [" + old + "]", "resource = [" + new + "]" }
	resource := func(name, old, new, rule, side string) mutant {
		o, n := inPolicy(old, new)
		return mutant{name: name, old: o, new: n, want: both(rule, side, new+"]")}
	}
	deny := func(name, statement string, sides ...string) mutant {
		m := mutant{name: name, old: second, new: "statement {\n    effect   = \"Deny\"\n    " + statement + "\n  }\n  " + second}
		for _, side := range sides {
			m.want = append(m.want, both("FCA303", side, `"Deny"`)...)
		}
		return m
	}
	return []mutant{
		{name: "nothing changed"},

		// actions
		{name: "send becomes publish", old: "mns:SendMessage", new: "mns:PublishMessage", want: both("FCA302", "on_failure", `"mns:PublishMessage"]`)},
		{name: "publish becomes send", old: "mns:PublishMessage", new: "mns:SendMessage", want: both("FCA302", "on_success", `"mns:SendMessage"]`)},
		{name: "an action in another case", old: "mns:SendMessage", new: "MNS:sendmessage"},
		{name: "a wildcard in the action", old: "mns:SendMessage", new: "mns:Send*"},
		{name: "question marks in the action", old: "mns:SendMessage", new: "mns:????Message"},
		{name: "a wildcard that is too narrow", old: "mns:SendMessage", new: "mns:SendMessages*", want: both("FCA302", "on_failure", `"mns:SendMessages*"]`)},
		{name: "a read-only action", old: "mns:SendMessage", new: "mns:Get*", want: both("FCA302", "on_failure", `"mns:Get*"]`)},
		{name: "a misspelt action", old: "mns:SendMessage", new: "mns:SendMesage", want: both("FCA302", "on_failure", `"mns:SendMesage"]`)},
		{name: "an action of another product", old: "mns:SendMessage", new: "mq:PUB", want: both("FCA302", "on_failure", `"mq:PUB"]`)},
		{name: "one of several actions", old: action, new: `action   = ["mns:Get*", "mns:List*", "mns:SendMessage"]`},

		// resources
		{name: "all resources", old: "resource = [" + dead + "]", new: `resource = ["*"]`},
		resource("the queue lacks /messages", dead, `"${local.prefix}:/queues/${alicloud_message_service_queue.dead.queue_name}"`, "FCA302", "on_failure"),
		resource("the topic lacks /messages", done, `"acs:mns:*:*:/topics/${alicloud_message_service_topic.done.id}"`, "FCA302", "on_success"),
		resource("/message in the singular", dead, `"acs:mns:*:*:/queues/dead-letters/message"`, "FCA302", "on_failure"),
		resource("no leading slash", dead, `"acs:mns:*:*:queues/dead-letters/messages"`, "FCA302", "on_failure"),
		resource("another queue", dead, `"acs:mns:*:*:/queues/dead-letter/messages"`, "FCA302", "on_failure"),
		resource("another region", dead, `"acs:mns:cn-hangzhou:*:/queues/dead-letters/messages"`, "FCA302", "on_failure"),
		resource("another product", dead, `"acs:mq:*:*:/queues/dead-letters/messages"`, "FCA302", "on_failure"),
		resource("a topic of the name", dead, `"acs:mns:*:*:/topics/dead-letters/messages"`, "FCA302", "on_failure"),
		resource("the name in another case", dead, `"acs:mns:*:*:/queues/Dead-Letters/messages"`, "FCA302", "on_failure"),
		resource("another topic", done, `"acs:mns:*:*:/topics/undone/messages"`, "FCA302", "on_success"),
		{name: "the queue's name written out", old: dead + "]", new: `"acs:mns:*:*:/queues/dead-letters/messages"]`},
		{name: "a wildcard for the end", old: dead + "]", new: `"acs:mns:*:*:/queues/dead-letters/*"]`},
		{name: "question marks in the name", old: dead + "]", new: `"acs:mns:*:*:/queues/????-letters/messages"]`},
		{name: "another account", old: dead + "]", new: `"acs:mns:*:1234567890123456:/queues/dead-letters/messages"]`}, // the account is not known
		{name: "the queue is renamed everywhere", old: `queue_name = "dead-letters"`, new: `queue_name = "dead"`},

		// effects and conditions
		deny("a deny of all", `action = ["mns:*"]`+"\n    "+`resource = ["*"]`, "on_failure", "on_success"),
		deny("a deny of sending", `action = ["mns:SendMessage"]`+"\n    "+`resource = ["*"]`, "on_failure"),
		deny("a deny of the topic", `action = ["*"]`+"\n    "+`resource = ["acs:mns:*:*:/topics/done/*"]`, "on_success"),
		{name: "a deny of something else", old: second, new: "statement {\n    effect   = \"Deny\"\n    action = [\"mns:DeleteQueue\"]\n    resource = [\"*\"]\n  }\n  " + second},
		{name: "allow becomes deny", old: `effect   = "Allow"`, new: `effect   = "Deny"`, want: both("FCA303", "on_success", `"Deny"`)},
		{name: "a condition on the caller's address", old: action, new: action + "\n    condition {\n      operator = \"IpAddress\"\n      variable = \"acs:SourceIp\"\n      values   = [\"10.0.0.0/8\"]\n    }",
			want: both("FCA305", "on_failure", "condition {")},
		{name: "an unknown operator", old: action, new: action + "\n    condition {\n      operator = \"StringIs\"\n      variable = \"acs:SourceIp\"\n      values   = [\"10.0.0.0/8\"]\n    }",
			want: []string{`FCA307 data.alicloud_ram_policy_document.deliver: "StringIs"`}},

		// the role
		{name: "the role trusts ecs", old: "fc.aliyuncs.com", new: "ecs.aliyuncs.com", want: []string{`FCA304 alicloud_ram_role.worker: "ecs.aliyuncs.com"] }`}},
		{name: "the trust is denied", old: "Effect    = \"Allow\"", new: "Effect    = \"Deny\"", want: []string{`FCA304 alicloud_ram_role.worker: "Deny"`}},
		{name: "the trust is about something else", old: "sts:AssumeRole", new: "sts:GetCallerIdentity", want: []string{`FCA304 alicloud_ram_role.worker: "sts:GetCallerIdentity"`}},
		{name: "the trust has another version", old: `Version = "1"`, new: `Version = "2012-10-17"`, want: []string{`FCA307 alicloud_ram_role.worker: "2012-10-17"`}},
		{name: "the function has no role", file: "modules/worker/main.tf", old: "  role          = var.role_arn\n", new: "",
			want: []string{`FCA301 orders: resource "alicloud_fcv3_function" "this" {`, `FCA301 refunds: resource "alicloud_fcv3_function" "this" {`}},
		{name: "the role is given as null", old: "role_arn   = alicloud_ram_role.worker.arn", new: "role_arn   = null",
			want: []string{`FCA301 orders: var.role_arn`, `FCA301 refunds: var.role_arn`}},
		{name: "another role", old: "role_arn   = alicloud_ram_role.worker.arn", new: `role_arn   = "acs:ram::1234567890123456:role/other"`},
		{name: "the role by its name", old: "role_arn   = alicloud_ram_role.worker.arn", new: `role_arn   = "acs:ram::${data.alicloud_account.this.id}:role/async-worker"`},

		// the attachment
		{name: "attached to another role", old: "role_name   = alicloud_ram_role.worker.role_name", new: `role_name   = "another"`,
			want: slices.Concat(both("FCA302", "on_failure", "on_failure.value"), both("FCA302", "on_success", "on_success.value"))},
		{name: "attached to a role that nothing uses",
			old:  "resource \"alicloud_ram_role_policy_attachment\" \"deliver\" {\n  role_name   = alicloud_ram_role.worker.role_name",
			new:  "resource \"alicloud_ram_role\" \"spare\" {\n  role_name = \"spare\"\n  assume_role_policy_document = local.trust\n}\n\nresource \"alicloud_ram_role_policy_attachment\" \"deliver\" {\n  role_name   = alicloud_ram_role.spare.role_name",
			want: slices.Concat(both("FCA302", "on_failure", "alicloud_ram_role.spare.role_name"), both("FCA302", "on_success", "alicloud_ram_role.spare.role_name"))},
		{name: "the attachment is of type System", old: "policy_type = alicloud_ram_policy.deliver.type", new: `policy_type = "System"`,
			want: []string{`FCA308 alicloud_ram_role_policy_attachment.deliver: "System"`}},
		{name: "a system policy is attached", old: "policy_name = alicloud_ram_policy.deliver.policy_name\n  policy_type = alicloud_ram_policy.deliver.type", new: "policy_name = \"AliyunMNSFullAccess\"\n  policy_type = \"System\""},
		{name: "a system policy of type Custom", old: "policy_name = alicloud_ram_policy.deliver.policy_name\n  policy_type = alicloud_ram_policy.deliver.type", new: "policy_name = \"AliyunMNSFullAccess\"\n  policy_type = \"Custom\"",
			want: []string{`FCA308 alicloud_ram_role_policy_attachment.deliver: "Custom"`}},
		{name: "a read-only system policy", old: "policy_name = alicloud_ram_policy.deliver.policy_name\n  policy_type = alicloud_ram_policy.deliver.type", new: "policy_name = \"AliyunMNSReadOnlyAccess\"\n  policy_type = \"System\"",
			want: slices.Concat(both("FCA302", "on_failure", `"AliyunMNSReadOnlyAccess"`), both("FCA302", "on_success", `"AliyunMNSReadOnlyAccess"`))},
		{name: "a system policy that nobody knows", old: "policy_name = alicloud_ram_policy.deliver.policy_name\n  policy_type = alicloud_ram_policy.deliver.type", new: "policy_name = \"AliyunSomethingFullAccess\"\n  policy_type = \"System\""},
		{name: "a custom policy from elsewhere", old: "policy_name = alicloud_ram_policy.deliver.policy_name\n  policy_type = alicloud_ram_policy.deliver.type", new: "policy_name = \"elsewhere\"\n  policy_type = \"Custom\""},
		{name: "nothing waits for the attachment", old: "\n  depends_on = [alicloud_ram_role_policy_attachment.deliver]\n", new: "",
			want: []string{
				`FCA309 orders: resource "alicloud_fcv3_async_invoke_config" "this" {`,
				`FCA309 refunds: resource "alicloud_fcv3_async_invoke_config" "this" {`,
			}},
		{name: "something else is waited for", old: "depends_on = [alicloud_ram_role_policy_attachment.deliver]", new: "depends_on = [alicloud_ram_policy.deliver]",
			want: []string{
				`FCA309 orders: resource "alicloud_fcv3_async_invoke_config" "this" {`,
				`FCA309 refunds: resource "alicloud_fcv3_async_invoke_config" "this" {`,
			}},

		// destinations
		{name: "the destination is another queue", old: `on_failure = "${local.prefix}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"`, new: `on_failure = "${local.prefix}:/queues/other/messages"`,
			want: both("FCA302", "on_failure", dead+"]")},
		{name: "the destination is an event bus", old: `on_failure = "${local.prefix}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"`, new: `on_failure = "acs:eventbridge:${var.region}:${data.alicloud_account.this.id}:eventbus/results"`,
			want: both("FCA302", "on_failure", "on_failure.value")},
		{name: "the destination is a function", old: `on_failure = "${local.prefix}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"`, new: `on_failure = "acs:fc:${var.region}:${data.alicloud_account.this.id}:functions/repair"`,
			want: both("FCA302", "on_failure", "on_failure.value")},
	}
}

// One word decides: every change that takes a permission away is found, at the place of the
// change, and every change that does not is not.
func TestMutants(t *testing.T) {
	inRoot(t)
	list := mutants()
	if len(list) < 30 {
		t.Fatalf("%d mutants", len(list))
	}
	for _, m := range list {
		t.Run(m.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS("testdata/plans/fc3-stack")); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(dir, filepath.FromSlash(m.file))
			if m.file == "" {
				file = filepath.Join(dir, "main.tf")
			}
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if m.old != "" {
				if strings.Count(string(source), m.old) != 1 {
					t.Fatalf("%q stands %d times in the source", m.old, strings.Count(string(source), m.old))
				}
				changed := strings.Replace(string(source), m.old, m.new, 1)
				if err := os.WriteFile(file, []byte(changed), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			got := refutations(t, dir)
			want := slices.Sorted(slices.Values(m.want))
			if !slices.Equal(got, want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
			}
		})
	}
}

// refutations lints a directory and returns the findings as mutant.want has them, and every
// other finding that is at least a warning as it is.
func refutations(t *testing.T, dir string) []string {
	t.Helper()
	var got []string
	for _, f := range lint(t, dir).Findings {
		if f.Severity == "info" {
			continue
		}
		source, err := os.ReadFile(f.Location.File)
		if err != nil {
			t.Fatal(err)
		}
		text, _, _ := strings.Cut(string(source[f.Location.Start.Byte:]), "\n")
		key := f.Address
		for _, k := range []string{"orders", "refunds"} {
			if strings.HasPrefix(f.Address, fmt.Sprintf("module.worker[%q].", k)) {
				key = k
			}
		}
		for _, side := range []string{"on_failure", "on_success"} {
			if strings.Contains(f.Message, "of "+side) && f.Rule != "FCA301" {
				key += " " + side
			}
		}
		got = append(got, f.Rule+" "+key+": "+text)
	}
	slices.Sort(got)
	return got
}
