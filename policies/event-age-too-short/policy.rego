# METADATA
# title: One slow run, and every waiting event is dropped
# description: |-
#   An event that waits longer than the maximum event age is dropped without having been tried. Where that is
#   shorter than the timeout of the function, a single invocation that takes as long as it may is enough for all
#   events behind it to become too old.
#
#   The timeout of an FC 2.0 function that does not set one is 3 seconds. That of an FC 3.0 function is then not
#   known, and nothing is said.
# related_resources:
#   - ref: https://www.alibabacloud.com/help/en/fc/user-guide/retry-policy
# custom:
#   id: FCA603
#   name: event-age-too-short
#   severity: warning
#   since: 0.1.0
#   precision: high
#   fix: |-
#     Make the maximum event age a multiple of the timeout, or the timeout shorter. An hour of age costs nothing.
#   bad:
#     - title: A minute of patience for runs of five
#       source: |
#         resource "alicloud_fcv3_function" "orders" {
#           function_name = "orders"
#           runtime       = "python3.10"
#           handler       = "index.handler"
#           timeout       = 300
#         }
#
#         resource "alicloud_fcv3_async_invoke_config" "orders" {
#           function_name                  = alicloud_fcv3_function.orders.function_name
#           max_async_event_age_in_seconds = 60
#         }
#   good:
#     - title: An hour
#       source: |
#         resource "alicloud_fcv3_function" "orders" {
#           function_name = "orders"
#           runtime       = "python3.10"
#           handler       = "index.handler"
#           timeout       = 300
#         }
#
#         resource "alicloud_fcv3_async_invoke_config" "orders" {
#           function_name                  = alicloud_fcv3_function.orders.function_name
#           max_async_event_age_in_seconds = 3600
#         }
package fcasync.policies.event_age_too_short

warn contains finding if {
	some c in input.configs
	too_short(c)
	finding := object.union(common(c), {
		"msg": sprintf("%s is %s, shorter than the timeout of the function, %s: while one invocation takes its time, every event that waits becomes too old and is dropped", [c.max_event_age.argument, age(c), timeout(c)]),
		"related": [{"msg": "the timeout of the function", "range": r} | r := c.function.timeout.range],
	})
}

# What an organisation asks for at least.
warn contains finding if {
	some c in input.configs
	least := data.fcasync.event_age_too_short.minimum_seconds
	most(c.max_event_age) < least
	not too_short(c)
	finding := object.union(common(c), {"msg": sprintf("%s is %s, and at least %d are asked for", [c.max_event_age.argument, age(c), least])})
}

undecided contains question if {
	some c in input.configs
	c.function
	some argument in [c.max_event_age, c.function.timeout]
	argument.unknown
	c.max_event_age.set != "no"
	not too_short(c)
	not long_enough(c)
	not no_age(c)
	question := {
		"config": c.address,
		"path": c.max_event_age.argument,
		"msg": sprintf("whether %s is shorter than the timeout of the function", [c.max_event_age.argument]),
		"blocking": object.get(argument, "blocking", ""),
	}
}

# Of an argument that is only known within bounds, those count.
too_short(c) if most(c.max_event_age) < least(c.function.timeout)

long_enough(c) if least(c.max_event_age) >= most(c.function.timeout)

# An age that is no age is another rule's matter (FCA104), and so is a timeout that is none.
most(n) := n.value if n.value >= 1

most(n) := n.most if n.most >= 1

least(n) := n.value if n.value >= 1

least(n) := n.least if n.least >= 1

no_age(c) if c.max_event_age.value < 1

no_age(c) if c.max_event_age.most < 1

common(c) := {
	"config": c.address,
	"path": c.max_event_age.argument,
	"severity": data.fcasync.event_age_too_short.severity,
}

age(c) := sprintf("%d seconds", [c.max_event_age.value])

age(c) := sprintf("at most %d seconds", [c.max_event_age.most])

timeout(c) := sprintf("%d seconds", [c.function.timeout.value]) if not c.function.timeout.default

timeout(c) := sprintf("%d seconds because none is set", [c.function.timeout.value]) if c.function.timeout.default

timeout(c) := sprintf("at least %d seconds", [c.function.timeout.least])
