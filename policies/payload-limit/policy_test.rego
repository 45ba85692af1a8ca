package fcasync.policies.payload_limit_test

import data.fcasync.policies.payload_limit as policy

input_with(arn, changes) := {"configs": [{
	"address": "alicloud_fcv3_async_invoke_config.orders",
	"function_name": {"value": "orders", "shown": "orders"},
	"destinations": [object.union({
		"side": "on_failure",
		"exists": "yes",
		"destination": {"argument": "destination_config.on_failure.destination", "unknown": false},
		"arn": arn,
	}, changes)],
}]}

kinds := ["queue", "topic", "queue or topic", "event bus"]

found(arn, changes) := r if {
	r := policy.info with input as input_with(arn, changes)
		with data.fcasync.payload_limit as {"severity": "info", "kinds": kinds}
}

asked(arn, changes) := r if {
	r := policy.undecided with input as input_with(arn, changes)
		with data.fcasync.payload_limit as {"severity": "info", "kinds": kinds}
}

test_kinds if {
	every kind in kinds {
		count(found({"valid": "yes", "kind": kind}, {})) == 1
	}
}

test_an_event_bus if {
	some f in found({"valid": "yes", "kind": "event bus"}, {})
	f.path == "destination_config.on_failure.destination"
	contains(f.msg, "is an event bus, which takes 64 KB")
}

test_part_of_it_is_unknown if count(found({"valid": "unknown", "kind": "queue"}, {})) == 1

test_others if {
	every kind in ["function", "RocketMQ 4.x topic"] {
		count(found({"valid": "yes", "kind": kind}, {})) == 0
	}
}

test_what_is_no_destination_is_another_rule if count(found({"valid": "no", "kind": "queue"}, {})) == 0

test_fewer_kinds if {
	only_buses := policy.info with input as input_with({"valid": "yes", "kind": "queue"}, {})
		with data.fcasync.payload_limit as {"severity": "info", "kinds": ["event bus"]}
	count(only_buses) == 0
}

test_unknown if {
	changes := {"destination": {"unknown": true, "blocking": "var.destination"}}
	count(found({"valid": "unknown", "kind": "unknown"}, changes)) == 0
	some q in asked({"valid": "unknown", "kind": "unknown"}, changes)
	q.blocking == "var.destination"
}

test_a_block_that_may_be_there if {
	count(found({"valid": "yes", "kind": "queue"}, {"exists": "unknown"})) == 0
	count(asked({"valid": "yes", "kind": "queue"}, {"exists": "unknown"})) == 0
}
