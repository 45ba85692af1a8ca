# METADATA
# title: Results go to a kind of destination that is not allowed
# description: |-
#   Queues, topics, event buses and functions differ in what they keep, for how long, and who looks at it. An
#   organisation may settle on some of them. Which ones is said in the configuration: `queue`, `topic`,
#   `event bus`, `function`, `RocketMQ 4.x topic`.
#
#   A destination that is not known before apply is not reported.
# related_resources:
#   - ref: https://www.alibabacloud.com/help/en/fc/user-guide/result-callback
# custom:
#   id: policy.allowed-destination-kinds
#   name: allowed-destination-kinds
#   severity: error
#   optional: true
#   requires: fcasync.allowed_destination_kinds.kinds
#   since: 0.1.0
#   precision: very-high
#   configuration: |-
#     enable = ["policy.allowed-destination-kinds"]
#     policy_data = {
#       fcasync = {
#         allowed_destination_kinds = { kinds = ["queue", "event bus"] }
#       }
#     }
#   fix: |-
#     Deliver to one of the kinds that are allowed, or allow this one in the configuration.
#   bad:
#     - title: A function where queues and event buses are allowed
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "orders" {
#           function_name = "orders"
#           destination_config {
#             on_failure {
#               destination = "acs:fc:cn-hangzhou:1234567890123456:functions/salvage"
#             }
#           }
#         }
#   good:
#     - title: A queue
#       source: |
#         resource "alicloud_fc_function_async_invoke_config" "orders" {
#           service_name  = "shop"
#           function_name = "orders"
#           destination_config {
#             on_failure {
#               destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
#             }
#           }
#         }
package fcasync.policies.allowed_destination_kinds

deny contains finding if {
	some c in input.configs
	some d in c.destinations
	d.arn.valid != "no"
	possible := kinds_of(d.arn.kind)
	count(possible & allowed) == 0
	finding := {
		"config": c.address,
		"path": d.destination.argument,
		"severity": data.fcasync.allowed_destination_kinds.severity,
		"msg": sprintf("the destination of %s is %s, which is not allowed: %s", [d.side, named(d.arn.kind), concat(", ", sort(allowed))]),
	}
}

undecided contains question if {
	some c in input.configs
	some d in c.destinations
	d.arn.valid != "no"
	d.destination.unknown
	may_be_another(d.arn.kind)
	question := {
		"config": c.address,
		"path": d.destination.argument,
		"msg": sprintf("whether the destination of %s is of a kind that is allowed", [d.side]),
		"blocking": object.get(d.destination, "blocking", ""),
	}
}

allowed contains kind if some kind in data.fcasync.allowed_destination_kinds.kinds

# What it may be. Of some it is only known that they are one or the other.
kinds_of(kind) := {"queue", "topic"} if kind == "queue or topic"

kinds_of(kind) := {kind} if not kind in {"queue or topic", "unknown"}

may_be_another("unknown")

may_be_another(kind) if {
	possible := kinds_of(kind)
	count(possible & allowed) > 0
	count(possible - allowed) > 0
}

named(kind) := sprintf("an %s", [kind]) if kind == "event bus"

named(kind) := sprintf("a %s", [kind]) if kind != "event bus"
