# METADATA
# title: The provider sends 2 retries
# description: |-
#   Where `maximum_retry_attempts` is left out, the provider sends 2. The API's own default, and what the
#   documentation of Function Compute and its console speak of, is 3. So the config changes the number of retries
#   without saying so, and moving to the FC3 resource, which sends nothing, changes it back.
# related_resources:
#   - ref: https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/fc_function_async_invoke_config
# custom:
#   id: FCA604
#   name: retries-defaulted
#   severity: info
#   since: 0.1.0
#   precision: very-high
#   fix: |-
#     Write the number that is meant; `maximum_retry_attempts = 2` keeps what is sent now.
#   bad:
#     - title: No number of retries
#       source: |
#         resource "alicloud_fc_function_async_invoke_config" "orders" {
#           service_name                 = "shop"
#           function_name                = "orders"
#           maximum_event_age_in_seconds = 3600
#         }
#   good:
#     - title: A number of retries
#       source: |
#         resource "alicloud_fc_function_async_invoke_config" "orders" {
#           service_name                 = "shop"
#           function_name                = "orders"
#           maximum_event_age_in_seconds = 3600
#           maximum_retry_attempts       = 3
#         }
package fcasync.policies.retries_defaulted

info contains finding if {
	some c in input.configs
	c.generation == 2
	c.max_retries.default
	finding := {
		"config": c.address,
		"path": c.max_retries.argument,
		"subject": c.max_retries.argument,
		"severity": data.fcasync.retries_defaulted.severity,
		"msg": sprintf("%s is left out: the provider sends %s, where the API's default is 3", [c.max_retries.argument, c.max_retries.shown]),
	}
}

undecided contains question if {
	some c in input.configs
	c.generation == 2
	c.max_retries.set == "unknown"
	c.max_retries.unknown
	question := {
		"config": c.address,
		"path": c.max_retries.argument,
		"msg": sprintf("whether %s is left out, so that the provider sends 2", [c.max_retries.argument]),
		"blocking": object.get(c.max_retries, "blocking", ""),
	}
}
