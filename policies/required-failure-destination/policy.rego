# METADATA
# title: A function of an environment has no failure destination
# description: |-
#   Where it matters, events that fail for good must arrive somewhere. The configuration says where that is: names of
#   environments, each with glob patterns of the directories of root modules, of names of functions, or both. A
#   function belongs to an environment if one of them matches.
#
#   Other than FCA601, it also reports a config that sets nothing else. What is not known before apply is not reported.
# related_resources:
#   - ref: https://www.alibabacloud.com/help/en/fc/user-guide/result-callback
# custom:
#   id: policy.required-failure-destination
#   name: required-failure-destination
#   severity: error
#   optional: true
#   requires: fcasync.required_failure_destination.environments
#   since: 0.1.0
#   precision: very-high
#   configuration: |-
#     enable = ["policy.required-failure-destination"]
#     policy_data = {
#       fcasync = {
#         required_failure_destination = {
#           environments = {
#             production = {
#               roots     = ["**/production", "**/production/**"]
#               functions = ["prod-*"]
#             }
#           }
#         }
#       }
#     }
#   fix: |-
#     Add an `on_failure` destination, such as a queue, to `destination_config`, and let somebody look at what arrives there.
#   bad:
#     - title: A function of production
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "prod-orders" {
#           function_name = "prod-orders"
#           destination_config {
#             on_success {
#               destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/done/messages"
#             }
#           }
#         }
#   good:
#     - title: It has one
#       source: |
#         resource "alicloud_fc_function_async_invoke_config" "prod-orders" {
#           service_name  = "shop"
#           function_name = "prod-orders"
#           destination_config {
#             on_failure {
#               destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
#             }
#           }
#         }
#     - title: A function of another environment
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "test-orders" {
#           function_name            = "test-orders"
#           max_async_retry_attempts = 1
#         }
package fcasync.policies.required_failure_destination

deny contains finding if {
	some c in input.configs
	c.on_failure == "no"
	not c.faulty
	some environment in environments_of(c.function_name)
	finding := {
		"config": c.address,
		"path": "destination_config",
		"subject": sprintf("on_failure for %s", [environment]),
		"severity": data.fcasync.required_failure_destination.severity,
		"msg": sprintf("there is no on_failure destination, which functions of %s such as %s must have", [environment, c.function_name.shown]),
	}
}

# The name decides, or whether there is such a block.
undecided contains question if {
	some c in input.configs
	not c.faulty
	c.on_failure != "yes"
	some environment in may_be_in(c)
	question := {
		"config": c.address,
		"path": "destination_config",
		"msg": sprintf("whether there is an on_failure destination where functions of %s must have one", [environment]),
		"blocking": object.get(c.function_name, "blocking", ""),
	}
}

may_be_in(c) := environments_of(c.function_name) if c.on_failure == "unknown"

may_be_in(c) := {environment |
	some environment, patterns in environments
	count(object.get(patterns, "functions", [])) > 0
	not environment in environments_of(c.function_name)
} if {
	c.on_failure == "no"
	c.function_name.unknown
}

environments := data.fcasync.required_failure_destination.environments

environments_of(name) := {environment |
	some environment, patterns in environments
	belongs(name, patterns)
}

belongs(_, patterns) if {
	some pattern in patterns.roots
	glob.match(pattern, ["/"], input.root)
}

belongs(name, patterns) if {
	some pattern in patterns.functions
	glob.match(pattern, null, name.value)
}
