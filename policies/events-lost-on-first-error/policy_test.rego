package fcasync.policies.events_lost_on_first_error_test

import data.fcasync.policies.events_lost_on_first_error as policy

zero := {
	"address": "alicloud_fcv3_async_invoke_config.orders",
	"function_name": {"value": "orders", "shown": "orders"},
	"max_retries": {"argument": "max_async_retry_attempts", "set": "yes", "unknown": false, "default": false, "value": 0, "shown": "0"},
	"destination_config": "no",
	"on_failure": "no",
	"on_success": "no",
	"destinations": [],
}

unknown := {"argument": "max_async_retry_attempts", "set": "yes", "unknown": true, "default": false, "shown": "${var.retries}", "blocking": "var.retries"}

# The argument as it is given here is all of it.
config(changes) := object.union(object.remove(zero, object.keys(changes)), changes)

found(changes) := r if {
	r := policy.warn with input as {"configs": [config(changes)]}
		with data.fcasync.events_lost_on_first_error as {"severity": "warning"}
}

asked(changes) := r if {
	r := policy.undecided with input as {"configs": [config(changes)]}
}

test_zero if {
	some f in found({})
	f.path == "max_async_retry_attempts"
	f.severity == "warning"
	contains(f.msg, "max_async_retry_attempts is 0")
}

test_success_does_not_help if count(found({"destination_config": "yes", "on_success": "yes"})) == 1

test_a_destination_helps if count(found({"destination_config": "yes", "on_failure": "yes"})) == 0

test_one_retry if count(found({"max_retries": object.union(zero.max_retries, {"value": 1})})) == 0

test_an_empty_block_is_another_rule if {
	count(found({"destination_config": "yes", "faulty": "destination_config is empty"})) == 0
}

test_unknown if {
	count(found({"max_retries": unknown})) == 0
	some q in asked({"max_retries": unknown})
	q.blocking == "var.retries"
}

test_unknown_but_not_zero if count(asked({"max_retries": object.union(unknown, {"least": 1, "most": 3})})) == 0

test_unknown_and_maybe_zero if count(asked({"max_retries": object.union(unknown, {"least": 0, "most": 3})})) == 1

test_no_question_with_a_destination if {
	count(asked({"max_retries": unknown, "destination_config": "yes", "on_failure": "yes"})) == 0
}

test_a_block_that_may_be_there if {
	count(found({"destination_config": "unknown", "on_failure": "unknown"})) == 0
	count(asked({"destination_config": "unknown", "on_failure": "unknown"})) == 1
	count(asked({"destination_config": "yes", "on_failure": "unknown"})) == 0
}

test_success_beside_a_block_that_may_be_there if {
	count(asked({"destination_config": "yes", "on_failure": "unknown", "on_success": "yes"})) == 1
}
