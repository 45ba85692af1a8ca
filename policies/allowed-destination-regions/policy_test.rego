package fcasync.policies.allowed_destination_regions_test

import data.fcasync.policies.allowed_destination_regions as policy

input_with(arn, destination) := {"configs": [{
	"address": "alicloud_fcv3_async_invoke_config.orders",
	"destinations": [{
		"side": "on_failure",
		"destination": object.union({"argument": "destination_config.on_failure.destination", "unknown": false}, destination),
		"arn": arn,
	}],
}]}

in_region(text) := {"valid": "yes", "kind": "queue", "region": {"value": text, "shown": text}}

in_unknown_region := {"valid": "yes", "kind": "queue", "region": {"shown": "${var.region}", "segments": [{"reference": "var.region"}]}}

data_with(list) := {"severity": "error", "regions": list}

found(arn, list) := r if {
	r := policy.deny with input as input_with(arn, {}) with data.fcasync.allowed_destination_regions as data_with(list)
}

asked(arn, destination) := r if {
	r := policy.undecided with input as input_with(arn, destination)
		with data.fcasync.allowed_destination_regions as data_with(["cn-hangzhou"])
}

test_another if {
	some f in found(in_region("us-west-1"), ["cn-hangzhou"])
	f.config == "alicloud_fcv3_async_invoke_config.orders"
	f.path == "destination_config.on_failure.destination"
	f.severity == "error"
	contains(f.msg, "us-west-1, which is not allowed: cn-hangzhou")
}

test_allowed if {
	count(found(in_region("cn-hangzhou"), ["cn-hangzhou"])) == 0
	count(found(in_region("cn-hangzhou"), ["cn-shanghai", "cn-hangzhou"])) == 0
}

test_nothing_is_allowed if count(found(in_region("cn-hangzhou"), [])) == 1

test_blank_is_another_rule if count(found(in_region(""), ["cn-hangzhou"])) == 0

test_malformed_is_another_rule if count(found({"valid": "no", "kind": "unknown"}, ["cn-hangzhou"])) == 0

test_an_unknown_region if {
	count(found(in_unknown_region, ["cn-hangzhou"])) == 0
	some q in asked(in_unknown_region, {"unknown": true, "blocking": "var.other"})
	q.blocking == "var.region"
}

test_an_unknown_destination if {
	arn := {"valid": "unknown", "kind": "unknown"}
	count(found(arn, ["cn-hangzhou"])) == 0
	some q in asked(arn, {"unknown": true, "blocking": "var.destination"})
	q.blocking == "var.destination"
}

test_the_name_alone_is_unknown if count(asked(in_region("cn-hangzhou"), {"unknown": true, "blocking": "var.queue"})) == 0
