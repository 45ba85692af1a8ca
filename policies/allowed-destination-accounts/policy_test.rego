package fcasync.policies.allowed_destination_accounts_test

import data.fcasync.policies.allowed_destination_accounts as policy

input_with(arn, destination) := {"configs": [{
	"address": "alicloud_fcv3_async_invoke_config.orders",
	"destinations": [{
		"side": "on_failure",
		"destination": object.union({"argument": "destination_config.on_failure.destination", "unknown": false}, destination),
		"arn": arn,
	}],
}]}

in_account(text) := {"valid": "yes", "kind": "queue", "account": {"value": text, "shown": text}}

in_unknown_account := {"valid": "yes", "kind": "queue", "account": {"shown": "${var.account}", "segments": [{"reference": "var.account"}]}}

data_with(list) := {"severity": "error", "accounts": list}

found(arn, list) := r if {
	r := policy.deny with input as input_with(arn, {}) with data.fcasync.allowed_destination_accounts as data_with(list)
}

asked(arn, destination) := r if {
	r := policy.undecided with input as input_with(arn, destination)
		with data.fcasync.allowed_destination_accounts as data_with(["1234567890123456"])
}

test_another if {
	some f in found(in_account("6543210987654321"), ["1234567890123456"])
	f.config == "alicloud_fcv3_async_invoke_config.orders"
	f.path == "destination_config.on_failure.destination"
	f.severity == "error"
	contains(f.msg, "6543210987654321, which is not allowed: 1234567890123456")
}

test_allowed if {
	count(found(in_account("1234567890123456"), ["1234567890123456"])) == 0
	count(found(in_account("1234567890123456"), [1234567890123456])) == 0
}

test_nothing_is_allowed if count(found(in_account("1234567890123456"), [])) == 1

test_blank_is_another_rule if count(found(in_account(""), ["1234567890123456"])) == 0

test_malformed_is_another_rule if count(found({"valid": "no", "kind": "unknown"}, ["1234567890123456"])) == 0

test_an_unknown_account if {
	count(found(in_unknown_account, ["1234567890123456"])) == 0
	some q in asked(in_unknown_account, {"unknown": true, "blocking": "var.other"})
	q.blocking == "var.account"
}

test_an_unknown_destination if {
	arn := {"valid": "unknown", "kind": "unknown"}
	count(found(arn, ["1234567890123456"])) == 0
	some q in asked(arn, {"unknown": true, "blocking": "var.destination"})
	q.blocking == "var.destination"
}

test_the_name_alone_is_unknown if count(asked(in_account("1234567890123456"), {"unknown": true, "blocking": "var.queue"})) == 0
