# METADATA
# title: An event that fails for good leaves no trace
# description: |-
#   When all retries of an asynchronous invocation have failed, or the event has become too old, Function
#   Compute drops it. Without an `on_failure` destination nothing tells that there was such an event, or what
#   was in it: it is gone.
#
#   The config sets something beside names and qualifier, so somebody cared about asynchronous invocation, but
#   it does not say what becomes of events that fail. A config that sets nothing is not reported.
# related_resources:
#   - ref: https://www.alibabacloud.com/help/en/fc/user-guide/result-callback
# custom:
#   id: FCA601
#   name: failure-destination-missing
#   severity: warning
#   since: 0.1.0
#   precision: very-high
#   fix: |-
#     Add an `on_failure` destination, such as a queue, to `destination_config`, and let somebody look at what arrives there.
#   bad:
#     - title: Retries, and nothing for what fails after them
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "orders" {
#           function_name            = "orders"
#           max_async_retry_attempts = 1
#         }
#   good:
#     - title: A dead letter queue
#       source: |
#         resource "alicloud_fc_function_async_invoke_config" "orders" {
#           service_name           = "shop"
#           function_name          = "orders"
#           maximum_retry_attempts = 1
#           destination_config {
#             on_failure {
#               destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
#             }
#           }
#         }
package fcasync.policies.failure_destination_missing

warn contains finding if {
	some c in input.configs
	c.on_failure == "no"
	not c.faulty
	not lost_on_first_error(c)
	sets_something(c)
	finding := {
		"config": c.address,
		"path": "destination_config",
		"severity": data.fcasync.failure_destination_missing.severity,
		"subject": "on_failure",
		"msg": sprintf("there is no on_failure destination: an event of %s that fails for good leaves no trace", [called(c)]),
	}
}

undecided contains question if {
	some c in input.configs
	c.on_failure == "no"
	not c.faulty
	not lost_on_first_error(c)
	not sets_something(c)
	some argument in [c.max_event_age, c.max_retries, c.task_mode]
	argument.set == "unknown"
	argument.unknown
	question := {
		"config": c.address,
		"path": argument.argument,
		"msg": sprintf("whether %s is set, and events that fail for good would leave no trace", [argument.argument]),
		"blocking": object.get(argument, "blocking", ""),
	}
}

# Where destination_config has nothing else in it, it would be empty without: FCA101.
undecided contains question if {
	some c in input.configs
	c.on_failure == "unknown"
	not c.faulty
	not lost_on_first_error(c)
	sets_something(c)
	may_be_missing(c)
	question := {
		"config": c.address,
		"path": "destination_config",
		"msg": sprintf("whether there is an on_failure destination, without which an event of %s that fails for good leaves no trace", [called(c)]),
	}
}

# What a config is for beside naming a function.
sets_something(c) if c.destination_config == "yes"

sets_something(c) if {
	some argument in [c.max_event_age, c.max_retries, c.task_mode]
	argument.set == "yes"
	not argument.default
}

may_be_missing(c) if c.destination_config != "yes"

may_be_missing(c) if c.on_success != "no"

# FCA602 says that.
lost_on_first_error(c) if {
	c.max_retries.value == 0
	not c.max_retries.default
}

called(c) := sprintf("the function %s", [c.function_name.shown])
