package fcasync.policies.required_task_mode_test

import data.fcasync.policies.required_task_mode as policy

batch := {"value": "batch-a", "shown": "batch-a", "unknown": false}

unknown_name := {"shown": "${var.name}", "unknown": true, "blocking": "var.name"}

input_with(name, mode) := {"configs": [{
	"address": "alicloud_fcv3_async_invoke_config.batch",
	"function_name": name,
	"task_mode": object.union({"argument": "async_task", "set": "yes", "unknown": false}, mode),
}]}

found(name, mode) := r if {
	r := policy.deny with input as input_with(name, mode)
		with data.fcasync.required_task_mode as {"severity": "error", "functions": ["batch-*", "nightly"]}
}

asked(name, mode) := r if {
	r := policy.undecided with input as input_with(name, mode)
		with data.fcasync.required_task_mode as {"severity": "error", "functions": ["batch-*", "nightly"]}
}

test_off if {
	some f in found(batch, {"value": false})
	f.path == "async_task"
	f.severity == "error"
	contains(f.msg, "the function batch-a must run in task mode")
}

test_left_out if count(found(batch, {"set": "no"})) == 1

test_on if count(found(batch, {"value": true})) == 0

test_another_name if count(found({"value": "nightly-orders", "shown": "nightly-orders", "unknown": false}, {"value": false})) == 0

test_every_function if {
	r := policy.deny with input as input_with({"value": "a.b/c", "shown": "a.b/c", "unknown": false}, {"value": false})
		with data.fcasync.required_task_mode as {"severity": "error", "functions": ["*"]}
	count(r) == 1
}

test_unknown_mode if {
	unknown := {"set": "unknown", "unknown": true, "blocking": "var.tasks"}
	count(found(batch, unknown)) == 0
	some q in asked(batch, unknown)
	q.blocking == "var.tasks"
	count(asked({"value": "orders", "shown": "orders", "unknown": false}, unknown)) == 0
}

test_unknown_name if {
	count(found(unknown_name, {"value": false})) == 0
	some q in asked(unknown_name, {"value": false})
	q.blocking == "var.name"
	count(asked(unknown_name, {"value": true})) == 0
}
