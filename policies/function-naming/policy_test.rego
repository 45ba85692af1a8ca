package fcasync.policies.function_naming_test

import data.fcasync.policies.function_naming as policy

input_with(name) := {"configs": [{"address": "alicloud_fcv3_async_invoke_config.orders", "function_name": name}]}

known(name) := {"value": name, "shown": name, "unknown": false}

found(name, pattern) := r if {
	r := policy.deny with input as input_with(known(name)) with data.fcasync.function_naming as {"severity": "error", "pattern": pattern}
}

test_another if {
	some f in found("orders", "^shop-")
	f.path == "function_name"
	f.severity == "error"
	f.msg == "the function is called orders, and names must match ^shop-"
}

test_match if count(found("shop-orders", "^shop-[a-z]+$")) == 0

test_it_is_searched_for if count(found("my-shop-orders", "shop-")) == 0

test_no_expression if {
	{f.msg | some f in found("orders", "^(shop")} == {"data.fcasync.function_naming.pattern is no regular expression: ^(shop"}
}

test_unknown if {
	name := {"shown": "shop-${var.name}", "unknown": true, "blocking": "var.name"}
	findings := policy.deny with input as input_with(name) with data.fcasync.function_naming as {"severity": "error", "pattern": "^shop-"}
	count(findings) == 0
	questions := policy.undecided with input as input_with(name) with data.fcasync.function_naming as {"severity": "error", "pattern": "^shop-"}
	{q.blocking | some q in questions} == {"var.name"}
}
