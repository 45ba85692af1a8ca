package fcasync.policies.retries_defaulted_test

import data.fcasync.policies.retries_defaulted as policy

config(generation, retries) := {
	"address": "alicloud_fc_function_async_invoke_config.orders",
	"generation": generation,
	"max_retries": object.union({"argument": "maximum_retry_attempts", "unknown": false}, retries),
}

defaulted := {"set": "yes", "default": true, "value": 2, "shown": "2"}

found(generation, retries) := r if {
	r := policy.info with input as {"configs": [config(generation, retries)]}
		with data.fcasync.retries_defaulted as {"severity": "info"}
}

asked(generation, retries) := r if {
	r := policy.undecided with input as {"configs": [config(generation, retries)]}
}

test_left_out if {
	some f in found(2, defaulted)
	f.path == "maximum_retry_attempts"
	contains(f.msg, "the provider sends 2")
}

test_written if count(found(2, {"set": "yes", "default": false, "value": 2, "shown": "2"})) == 0

test_fc3_sends_nothing if count(found(3, {"set": "no", "default": false, "shown": "null"})) == 0

test_it_may_be_null if {
	unknown := {"set": "unknown", "unknown": true, "default": false, "blocking": "var.retries"}
	count(found(2, unknown)) == 0
	some q in asked(2, unknown)
	q.blocking == "var.retries"
	count(asked(3, unknown)) == 0
}
