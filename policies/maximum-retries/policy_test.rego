package fcasync.policies.maximum_retries_test

import data.fcasync.policies.maximum_retries as policy

input_with(retries) := {"configs": [{
	"address": "alicloud_fcv3_async_invoke_config.orders",
	"max_retries": object.union({"argument": "max_async_retry_attempts", "set": "yes", "unknown": false, "default": false}, retries),
}]}

found(retries, most) := r if {
	r := policy.deny with input as input_with(retries) with data.fcasync.maximum_retries as {"severity": "error", "most": most}
}

asked(retries, most) := r if {
	r := policy.undecided with input as input_with(retries) with data.fcasync.maximum_retries as {"severity": "error", "most": most}
}

test_more if {
	some f in found({"value": 3}, 2)
	f.path == "max_async_retry_attempts"
	f.severity == "error"
	f.msg == "max_async_retry_attempts is 3, and at most 2 are allowed"
}

test_as_many if count(found({"value": 2}, 2)) == 0

test_none_allowed if {
	count(found({"value": 1}, 0)) == 1
	count(found({"value": 0}, 0)) == 0
}

test_the_provider_sends_two if {
	some f in found({"value": 2, "default": true}, 1)
	contains(f.msg, "is left out, for which the provider sends 2")
	count(found({"value": 2, "default": true}, 2)) == 0
}

test_the_api_takes_three if {
	some f in found({"set": "no"}, 2)
	contains(f.msg, "is left out, for which the API takes 3")
	count(found({"set": "no"}, 3)) == 0
}

test_either_is_more if {
	some f in found({"unknown": true, "least": 2, "most": 3}, 1)
	contains(f.msg, "is at least 2")
	count(asked({"unknown": true, "least": 2, "most": 3}, 1)) == 0
}

test_either_is_few_enough if {
	count(found({"unknown": true, "least": 0, "most": 1}, 1)) == 0
	count(asked({"unknown": true, "least": 0, "most": 1}, 1)) == 0
}

test_unknown if {
	unknown := {"set": "unknown", "unknown": true, "blocking": "var.retries"}
	count(found(unknown, 1)) == 0
	some q in asked(unknown, 1)
	q.blocking == "var.retries"
}
