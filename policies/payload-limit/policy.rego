# METADATA
# title: A destination takes half of what an invocation may bring
# description: |-
#   A function can be invoked asynchronously with up to 128 KB. What is delivered to the destination holds that
#   request, the response and an envelope, and a queue, topic or event bus takes 64 KB. Results that are larger do
#   not arrive.
#
#   Another function takes 128 KB.
# related_resources:
#   - ref: https://www.alibabacloud.com/help/en/fc/user-guide/result-callback
# custom:
#   id: FCA605
#   name: payload-limit
#   severity: info
#   since: 0.1.0
#   precision: medium
#   fix: |-
#     Keep request and response below 64 KB together, with large content in OSS and its name in the event, or
#     deliver to a function. Where payloads are small anyway, turn the rule off: `disable = ["FCA605"]`.
#   bad:
#     - title: Results in a queue
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "orders" {
#           function_name = "orders"
#           destination_config {
#             on_failure {
#               destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
#             }
#           }
#         }
#   good:
#     - title: Results for a function
#       source: |
#         resource "alicloud_fc_function_async_invoke_config" "orders" {
#           service_name  = "shop"
#           function_name = "orders"
#           destination_config {
#             on_failure {
#               destination = "acs:fc:cn-hangzhou:1234567890123456:services/shop.LATEST/functions/salvage"
#             }
#           }
#         }
package fcasync.policies.payload_limit

info contains finding if {
	some c in input.configs
	some d in c.destinations
	d.exists == "yes"
	d.arn.valid != "no"
	d.arn.kind in data.fcasync.payload_limit.kinds
	finding := {
		"config": c.address,
		"path": d.destination.argument,
		"severity": data.fcasync.payload_limit.severity,
		"msg": sprintf("the destination of %s is %s, which takes 64 KB, and the function %s may be invoked with 128 KB: larger results do not arrive", [d.side, named(d.arn.kind), c.function_name.shown]),
	}
}

undecided contains question if {
	some c in input.configs
	some d in c.destinations
	d.destination.unknown
	d.arn.kind == "unknown"
	d.arn.valid == "unknown"
	question := {
		"config": c.address,
		"path": d.destination.argument,
		"msg": sprintf("whether the destination of %s takes 64 KB only, where the function %s may be invoked with 128 KB", [d.side, c.function_name.shown]),
		"blocking": object.get(d.destination, "blocking", ""),
	}
}

named(kind) := "an event bus" if kind == "event bus"

named(kind) := sprintf("a %s", [kind]) if kind != "event bus"
