package fcasync.policies.permission_overbroad_test

import data.fcasync.policies.permission_overbroad as policy

known(texts) := [{"value": t, "shown": t} | some t in texts]

statement(actions, resources) := {
	"policy": "alicloud_ram_policy.orders",
	"address": "alicloud_ram_policy.orders",
	"declared": true,
	"index": 0,
	"effect": "Allow",
	"not_actions": false,
	"not_resources": false,
	"actions": known(actions),
	"resources": known(resources),
}

permission := {"verdict": "allowed", "role": "alicloud_ram_role.orders", "least": "jsonencode({})"}

delivery(s) := {"permission": object.union(permission, {"by": [s]})}

found_in(destinations) := r if {
	r := policy.info with input as {"configs": [{"address": "c", "destinations": destinations}]}
		with data.fcasync.permission_overbroad as {"severity": "info"}
}

found(s) := found_in([delivery(s)])

# The words for what is allowed; {} if nothing is said.
allows(actions, resources) := {regex.find_n(`allows .*:`, f.msg, 1)[0] | some f in found(statement(actions, resources))}

test_everything if {
	some f in found(statement(["*"], ["*"]))
	f.address == "alicloud_ram_policy.orders"
	f.subject == "Statement[0]"
	contains(f.msg, "Statement[0] of alicloud_ram_policy.orders allows * on *:")
	contains(f.fix, "the deliveries of alicloud_ram_role.orders need")
}

test_a_product if {
	count(allows(["mns:*"], ["*"])) == 1
	count(allows(["mns:*"], ["acs:mns:*:*:*"])) == 1
	count(allows(["MNS:*"], ["acs:mns:cn-hangzhou:1234567890123456:/*"])) == 1
	count(allows(["*:*"], ["**"])) == 1
	count(allows(["*"], ["acs:mns:*:*:*"])) == 1
}

test_one_of_several if count(allows(["log:Get*", "mns:*"], ["acs:oss:*:*:bucket", "*"])) == 1

test_of_different_products if count(allows(["log:*", "mns:SendMessage"], ["acs:mns:*:*:*"])) == 0

test_one_action if count(allows(["mns:SendMessage", "mns:Send*"], ["*"])) == 0

test_one_resource if count(allows(["*"], ["acs:mns:*:*:/queues/dead/messages", "acs:mns:*:*:/queues/*"])) == 0

test_not_action if {
	some f in found(object.union(statement(["ram:*"], ["*"]), {"not_actions": true}))
	contains(f.msg, "whatever NotAction does not name on *")
}

test_not_action_on_one_resource if {
	count(found(object.union(statement(["ram:*"], ["acs:mns:*:*:/queues/dead/messages"]), {"not_actions": true}))) == 0
}

test_not_resource if {
	some f in found(object.union(statement(["mns:*"], ["acs:mns:*:*:/queues/secret/*"]), {"not_resources": true}))
	contains(f.msg, "mns:* on whatever NotResource does not name")
}

in_account(characters) := {
	"shown": "acs:mns:*:${data.alicloud_account.me.id}:*",
	"segments": [
		{"text": "acs:mns:*:"},
		{"reference": "data.alicloud_account.me.id", "characters": characters},
		{"text": ":*"},
	],
}

test_an_account_that_is_not_known if {
	count(found(object.union(statement(["mns:*"], []), {"resources": [in_account("digits")]}))) == 1
	count(found(object.union(statement(["mns:*"], []), {"resources": [in_account("any")]}))) == 0
}

test_a_system_policy if {
	count(found(object.union(statement(["*"], ["*"]), {"declared": false, "policy": "AdministratorAccess"}))) == 0
}

test_what_does_not_let_it_through if {
	count(found_in([{"permission": object.union(permission, {"verdict": "conditional", "by": [statement(["*"], ["*"])]})}])) == 0
}

test_one_statement_is_one_finding if {
	d := delivery(statement(["*"], ["*"]))
	count(found_in([d, d])) == 1
}

test_without_a_least_policy if {
	s := statement(["*"], ["*"])
	some f in found_in([{"permission": {"verdict": "allowed", "role": "alicloud_ram_role.orders", "by": [s]}}])
	contains(f.fix, "fcasync-lint permissions")
}
