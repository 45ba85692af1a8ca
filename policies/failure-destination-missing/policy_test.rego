package fcasync.policies.failure_destination_missing_test

import data.fcasync.policies.failure_destination_missing as policy

# A config that sets nothing.
bare := {
	"address": "alicloud_fcv3_async_invoke_config.orders",
	"function_name": {"value": "orders", "shown": "orders"},
	"max_event_age": {"argument": "max_async_event_age_in_seconds", "set": "no", "unknown": false, "default": false, "shown": "null"},
	"max_retries": {"argument": "max_async_retry_attempts", "set": "no", "unknown": false, "default": false, "shown": "null"},
	"task_mode": {"argument": "async_task", "set": "no", "unknown": false, "default": false, "shown": "null"},
	"destination_config": "no",
	"on_failure": "no",
	"on_success": "no",
	"destinations": [],
}

retries(n) := {"max_retries": {"set": "yes", "value": n, "shown": sprintf("%d", [n])}}

unknown_retries := {"max_retries": {"set": "unknown", "unknown": true, "blocking": "var.retries"}}

config(changes) := object.union(bare, changes)

found(changes) := r if {
	r := policy.warn with input as {"configs": [config(changes)]}
		with data.fcasync.failure_destination_missing as {"severity": "warning"}
}

asked(changes) := r if {
	r := policy.undecided with input as {"configs": [config(changes)]}
}

test_what_sets_nothing_is_fine if count(found({})) == 0

test_retries if {
	some f in found(retries(1))
	f.config == "alicloud_fcv3_async_invoke_config.orders"
	f.path == "destination_config"
	f.severity == "warning"
	f.subject == "on_failure"
	contains(f.msg, "the function orders")
}

test_success_alone if count(found({"destination_config": "yes", "on_success": "yes"})) == 1

test_task_mode_off_is_something if count(found({"task_mode": {"set": "yes", "value": false}})) == 1

test_what_the_provider_sends_is_nothing if {
	count(found(object.union(retries(2), {"max_retries": {"default": true}}))) == 0
}

test_a_destination_is_enough if {
	count(found(object.union(retries(1), {"destination_config": "yes", "on_failure": "yes"}))) == 0
}

test_no_retries_is_another_policy if count(found(retries(0))) == 0

test_an_empty_block_is_another_rule if {
	count(found({"destination_config": "yes", "faulty": "destination_config is empty"})) == 0
}

test_the_severity_is_data if {
	all_of := policy.warn with input as {"configs": [config(retries(1))]}
		with data.fcasync.failure_destination_missing as {"severity": "error"}
	{f.severity | some f in all_of} == {"error"}
}

test_a_number_that_may_be_null if {
	count(found(unknown_retries)) == 0
	some q in asked(unknown_retries)
	q.path == "max_async_retry_attempts"
	q.blocking == "var.retries"
}

test_a_block_that_may_be_there if {
	changes := object.union(retries(1), {"destination_config": "unknown", "on_failure": "unknown"})
	count(found(changes)) == 0
	count(asked(changes)) == 1
}

test_a_block_that_would_be_empty_without_is_no_question if {
	count(asked(object.union(retries(1), {"destination_config": "yes", "on_failure": "unknown"}))) == 0
}

test_success_beside_a_block_that_may_be_there if {
	count(asked({"destination_config": "yes", "on_failure": "unknown", "on_success": "yes"})) == 1
}
