# METADATA
# title: A function has a name that is not allowed
# description: |-
#   An organisation may want to see in the name of a function whose it is. The configuration has a regular
#   expression, which is searched for: write `^` and `$` around it if it is meant for the whole name.
#
#   A name that is not known before apply is not reported.
# related_resources:
#   - ref: https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/fcv3_function
# custom:
#   id: policy.function-naming
#   name: function-naming
#   severity: error
#   optional: true
#   requires: fcasync.function_naming.pattern
#   since: 0.1.0
#   precision: very-high
#   configuration: |-
#     enable = ["policy.function-naming"]
#     policy_data = {
#       fcasync = {
#         function_naming = { pattern = "^(shop|mail)-[a-z0-9-]+$" }
#       }
#     }
#   fix: |-
#     Give the function a name that fits. Another name is another function: Terraform replaces it.
#   bad:
#     - title: Nobody knows whose it is
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "orders" {
#           function_name            = "orders"
#           max_async_retry_attempts = 1
#         }
#   good:
#     - title: The name begins with the team
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "shop-orders" {
#           function_name            = "shop-orders"
#           max_async_retry_attempts = 1
#         }
package fcasync.policies.function_naming

deny contains finding if {
	regex.is_valid(pattern)
	some c in input.configs
	name := c.function_name.value
	not regex.match(pattern, name)
	finding := {
		"config": c.address,
		"path": "function_name",
		"severity": data.fcasync.function_naming.severity,
		"msg": sprintf("the function is called %s, and names must match %s", [c.function_name.shown, pattern]),
	}
}

# Without it nothing would be found, as if all were well.
deny contains finding if {
	not regex.is_valid(pattern)
	finding := {
		"severity": data.fcasync.function_naming.severity,
		"msg": sprintf("data.fcasync.function_naming.pattern is no regular expression: %v", [pattern]),
	}
}

undecided contains question if {
	some c in input.configs
	c.function_name.unknown
	question := {
		"config": c.address,
		"path": "function_name",
		"msg": sprintf("whether the name of the function matches %s", [pattern]),
		"blocking": object.get(c.function_name, "blocking", ""),
	}
}

pattern := data.fcasync.function_naming.pattern
