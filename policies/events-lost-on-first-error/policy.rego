# METADATA
# title: An event is lost when its function fails once
# description: |-
#   With 0 retries, Function Compute gives an event up when its function fails for the first time, be it for a
#   timeout or a deployment that is just going on. Without an `on_failure` destination nothing tells that there
#   was such an event.
# related_resources:
#   - ref: https://www.alibabacloud.com/help/en/fc/user-guide/retry-policy
# custom:
#   id: FCA602
#   name: events-lost-on-first-error
#   severity: warning
#   since: 0.1.0
#   precision: very-high
#   fix: |-
#     Add an `on_failure` destination, or allow retries if the function may run twice for one event.
#   bad:
#     - title: No retries, and nothing for what fails
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "orders" {
#           function_name            = "orders"
#           max_async_retry_attempts = 0
#         }
#   good:
#     - title: No retries, but a dead letter queue
#       source: |
#         resource "alicloud_fc_function_async_invoke_config" "orders" {
#           service_name           = "shop"
#           function_name          = "orders"
#           maximum_retry_attempts = 0
#           destination_config {
#             on_failure {
#               destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
#             }
#           }
#         }
package fcasync.policies.events_lost_on_first_error

warn contains finding if {
	some c in input.configs
	c.on_failure == "no"
	not c.faulty
	c.max_retries.value == 0
	not c.max_retries.default
	finding := {
		"config": c.address,
		"path": c.max_retries.argument,
		"subject": "on_failure",
		"severity": data.fcasync.events_lost_on_first_error.severity,
		"msg": sprintf("%s is 0 and there is no on_failure destination: an event is lost when the function %s fails once", [c.max_retries.argument, c.function_name.shown]),
	}
}

undecided contains question if {
	some c in input.configs
	c.on_failure == "no"
	not c.faulty
	c.max_retries.unknown
	not above_zero(c.max_retries)
	question := {
		"config": c.address,
		"path": c.max_retries.argument,
		"msg": sprintf("whether %s is 0, and events would be lost on the first error", [c.max_retries.argument]),
		"blocking": object.get(c.max_retries, "blocking", ""),
	}
}

# Where destination_config has nothing else in it, it would be empty without: FCA101.
undecided contains question if {
	some c in input.configs
	c.on_failure == "unknown"
	not c.faulty
	c.max_retries.value == 0
	not c.max_retries.default
	may_be_missing(c)
	question := {
		"config": c.address,
		"path": "destination_config",
		"msg": sprintf("%s is 0, and whether there is an on_failure destination", [c.max_retries.argument]),
	}
}

may_be_missing(c) if c.destination_config != "yes"

may_be_missing(c) if c.on_success != "no"

above_zero(n) if n.least > 0
