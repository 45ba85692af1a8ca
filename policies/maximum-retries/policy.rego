# METADATA
# title: More retries than are allowed
# description: |-
#   Every retry is another run that is paid for, and may do twice what should be done once. An organisation may
#   want fewer of them than Function Compute allows. How many is said in the configuration.
#
#   What counts is also what happens where nothing is written: the provider sends 2 for FC 2.0, and the API takes 3
#   for FC 3.0. A number that is not known before apply is not reported.
# related_resources:
#   - ref: https://www.alibabacloud.com/help/en/fc/user-guide/retry-policy
# custom:
#   id: policy.maximum-retries
#   name: maximum-retries
#   severity: error
#   optional: true
#   requires: fcasync.maximum_retries.most
#   since: 0.1.0
#   precision: very-high
#   configuration: |-
#     enable = ["policy.maximum-retries"]
#     policy_data = {
#       fcasync = {
#         maximum_retries = { most = 1 }
#       }
#     }
#   fix: |-
#     Write a number of retries that is allowed.
#   bad:
#     - title: Three retries where one is allowed
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "orders" {
#           function_name            = "orders"
#           max_async_retry_attempts = 3
#         }
#     - title: The API's default
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "orders" {
#           function_name                  = "orders"
#           max_async_event_age_in_seconds = 3600
#         }
#   good:
#     - title: One retry
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "orders" {
#           function_name            = "orders"
#           max_async_retry_attempts = 1
#         }
package fcasync.policies.maximum_retries

deny contains finding if {
	some c in input.configs
	how := too_many(c)
	finding := {
		"config": c.address,
		"path": c.max_retries.argument,
		"subject": c.max_retries.argument,
		"severity": data.fcasync.maximum_retries.severity,
		"msg": sprintf("%s %s, and at most %d are allowed", [c.max_retries.argument, how, most]),
	}
}

undecided contains question if {
	some c in input.configs
	c.max_retries.unknown
	not too_many(c)
	not few_enough(c)
	question := {
		"config": c.address,
		"path": c.max_retries.argument,
		"msg": sprintf("whether %s is more than the %d that are allowed", [c.max_retries.argument, most]),
		"blocking": object.get(c.max_retries, "blocking", ""),
	}
}

most := data.fcasync.maximum_retries.most

too_many(c) := sprintf("is %d", [c.max_retries.value]) if {
	c.max_retries.value > most
	not c.max_retries.default
}

too_many(c) := sprintf("is left out, for which the provider sends %d", [c.max_retries.value]) if {
	c.max_retries.value > most
	c.max_retries.default
}

too_many(c) := sprintf("is at least %d", [c.max_retries.least]) if c.max_retries.least > most

too_many(c) := sprintf("is left out, for which the API takes %d", [default_of_api]) if {
	c.max_retries.set == "no"
	default_of_api > most
}

few_enough(c) if {
	c.max_retries.set == "yes"
	c.max_retries.most <= most
}

default_of_api := 3
