package fcasync.policies.event_age_too_short_test

import data.fcasync.policies.event_age_too_short as policy

age := {"argument": "max_async_event_age_in_seconds", "set": "yes", "unknown": false, "default": false}

timeout := {"argument": "timeout", "set": "yes", "unknown": false, "default": false}

unknown(n, blocking) := object.union(n, {"unknown": true, "blocking": blocking})

config(a, t) := {
	"address": "alicloud_fcv3_async_invoke_config.orders",
	"max_event_age": object.union(age, a),
	"function": {"timeout": object.union(timeout, t)},
}

found(a, t) := r if {
	r := policy.warn with input as {"configs": [config(a, t)]}
		with data.fcasync.event_age_too_short as {"severity": "warning", "minimum_seconds": 0}
}

asked(a, t) := r if {
	r := policy.undecided with input as {"configs": [config(a, t)]}
}

at_least(seconds, a) := r if {
	r := policy.warn with input as {"configs": [object.remove(config(a, {}), ["function"])]}
		with data.fcasync.event_age_too_short as {"severity": "error", "minimum_seconds": seconds}
}

test_shorter if {
	some f in found({"value": 60}, {"value": 300})
	f.path == "max_async_event_age_in_seconds"
	contains(f.msg, "is 60 seconds, shorter than the timeout of the function, 300 seconds:")
}

test_equal if count(found({"value": 300}, {"value": 300})) == 0

test_longer if count(found({"value": 3600}, {"value": 300})) == 0

test_the_timeout_that_is_not_set if {
	some f in found({"value": 2}, {"value": 3, "default": true})
	contains(f.msg, "3 seconds because none is set")
}

test_the_timeout_is_shown if {
	r := {"file": "main.tf", "start": {"line": 7, "column": 3, "byte": 90}, "end": {"line": 7, "column": 6, "byte": 93}}
	some f in found({"value": 60}, {"value": 300, "range": r})
	f.related == [{"msg": "the timeout of the function", "range": r}]
}

test_no_age_is_another_rule if count(found({"value": 0}, {"value": 300})) == 0

test_either_is_shorter if {
	some f in found({"unknown": true, "least": 30, "most": 60}, {"value": 300})
	contains(f.msg, "is at most 60 seconds")
}

test_shorter_than_any_timeout if {
	some f in found({"value": 60}, {"unknown": true, "least": 300, "most": 600})
	contains(f.msg, "at least 300 seconds")
}

test_unknown_age if {
	count(found(unknown({}, "var.age"), {"value": 300})) == 0
	{q.blocking | some q in asked(unknown({}, "var.age"), {"value": 300})} == {"var.age"}
}

test_unknown_timeout if {
	count(found({"value": 60}, unknown({}, "var.timeout"))) == 0
	{q.blocking | some q in asked({"value": 60}, unknown({}, "var.timeout"))} == {"var.timeout"}
}

test_long_enough_is_no_question if count(asked({"unknown": true, "least": 300, "most": 600}, {"value": 300})) == 0

test_no_age_is_no_question if count(asked({"set": "no"}, unknown({}, "var.timeout"))) == 0

test_minimum if {
	some f in at_least(3600, {"value": 600})
	f.severity == "error"
	contains(f.msg, "at least 3600 are asked for")
	count(at_least(3600, {"value": 3600})) == 0
	count(at_least(3600, unknown({}, "var.age"))) == 0
}

test_one_finding_for_one_age if {
	all_of := policy.warn with input as {"configs": [config({"value": 60}, {"value": 300})]}
		with data.fcasync.event_age_too_short as {"severity": "warning", "minimum_seconds": 3600}
	count(all_of) == 1
}

test_an_illegal_age_is_no_question if {
	count(asked({"value": 0}, unknown({}, "var.timeout"))) == 0
	count(asked({"unknown": true, "most": 0}, {"value": 300})) == 0
}
