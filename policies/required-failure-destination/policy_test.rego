package fcasync.policies.required_failure_destination_test

import data.fcasync.policies.required_failure_destination as policy

known(name) := {"value": name, "shown": name, "unknown": false}

unknown := {"shown": "${var.name}", "unknown": true, "blocking": "var.name"}

input_with(root, name, changes) := {"root": root, "configs": [object.union({
	"address": "alicloud_fcv3_async_invoke_config.orders",
	"function_name": name,
	"on_failure": "no",
}, changes)]}

environments := {
	"production": {"roots": ["**/prod/**", "prod"]},
	"staging": {"functions": ["*-rc"]},
}

found(root, name, changes) := r if {
	r := policy.deny with input as input_with(root, name, changes)
		with data.fcasync.required_failure_destination as {"severity": "error", "environments": environments}
}

asked(root, name, changes) := r if {
	r := policy.undecided with input as input_with(root, name, changes)
		with data.fcasync.required_failure_destination as {"severity": "error", "environments": environments}
}

test_by_root if {
	some f in found("envs/prod/orders", known("orders"), {})
	f.path == "destination_config"
	f.severity == "error"
	contains(f.msg, "functions of production such as orders must have")
}

test_by_name if {
	some f in found(".", known("orders-rc"), {})
	contains(f.msg, "functions of staging")
}

test_of_two if count(found("prod", known("orders-rc"), {})) == 2

test_of_none if count(found("envs/test", known("orders"), {})) == 0

test_the_root_decides_whatever_the_name if count(found("prod", unknown, {})) == 1

test_it_has_one if count(found("prod", known("orders"), {"on_failure": "yes"})) == 0

test_an_empty_block_is_another_rule if count(found("prod", known("orders"), {"faulty": "destination_config is empty"})) == 0

test_unknown_name if {
	count(found(".", unknown, {})) == 0
	some q in asked(".", unknown, {})
	q.blocking == "var.name"
	contains(q.msg, "staging")
}

test_unknown_block if {
	count(found("prod", known("orders"), {"on_failure": "unknown"})) == 0
	count(asked("prod", known("orders"), {"on_failure": "unknown"})) == 1
	count(asked("test", known("orders"), {"on_failure": "unknown"})) == 0
}

test_no_question_where_there_is_one if count(asked(".", unknown, {"on_failure": "yes"})) == 0
