package fcasync.policies.allowed_destination_kinds_test

import data.fcasync.policies.allowed_destination_kinds as policy

input_with(arn, destination) := {"configs": [{
	"address": "alicloud_fcv3_async_invoke_config.orders",
	"destinations": [{
		"side": "on_failure",
		"destination": object.union({"argument": "destination_config.on_failure.destination", "unknown": false}, destination),
		"arn": arn,
	}],
}]}

# What is found where some kinds are allowed.
found(kind, kinds) := r if {
	r := policy.deny with input as input_with({"valid": "yes", "kind": kind}, {})
		with data.fcasync.allowed_destination_kinds as {"severity": "error", "kinds": kinds}
}

asked(arn, kinds) := r if {
	r := policy.undecided with input as input_with(arn, {"unknown": true, "blocking": "var.destination"})
		with data.fcasync.allowed_destination_kinds as {"severity": "error", "kinds": kinds}
}

test_another if {
	some f in found("event bus", ["queue", "topic"])
	f.path == "destination_config.on_failure.destination"
	f.severity == "error"
	f.msg == "the destination of on_failure is an event bus, which is not allowed: queue, topic"
}

test_allowed if count(found("queue", ["queue", "topic"])) == 0

test_a_queue_or_a_topic if {
	count(found("queue or topic", ["queue", "topic"])) == 0
	count(found("queue or topic", ["queue"])) == 0
	count(found("queue or topic", ["function"])) == 1
}

test_a_queue_or_a_topic_may_be_a_question if {
	arn := {"valid": "unknown", "kind": "queue or topic"}
	count(asked(arn, ["queue"])) == 1
	count(asked(arn, ["queue", "topic"])) == 0
	count(asked(arn, ["function"])) == 0
}

test_unknown if {
	count(found("unknown", ["queue"])) == 0
	some q in asked({"valid": "unknown", "kind": "unknown"}, ["queue"])
	q.blocking == "var.destination"
}

test_malformed_is_another_rule if {
	r := policy.deny with input as input_with({"valid": "no", "kind": "unknown"}, {})
		with data.fcasync.allowed_destination_kinds as {"severity": "error", "kinds": ["queue"]}
	count(r) == 0
}
