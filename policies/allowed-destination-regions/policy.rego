# METADATA
# title: Results go to a region that is not allowed
# description: |-
#   Results of functions hold what the functions were given and what they returned. An organisation may have to
#   keep them in certain regions. Which ones is said in the configuration.
#
#   A region that is not known before apply is not reported.
# related_resources:
#   - ref: https://www.alibabacloud.com/help/en/fc/user-guide/result-callback
# custom:
#   id: policy.allowed-destination-regions
#   name: allowed-destination-regions
#   severity: error
#   optional: true
#   requires: fcasync.allowed_destination_regions.regions
#   since: 0.1.0
#   precision: very-high
#   configuration: |-
#     enable = ["policy.allowed-destination-regions"]
#     policy_data = {
#       fcasync = {
#         allowed_destination_regions = { regions = ["cn-hangzhou", "cn-shanghai"] }
#       }
#     }
#   fix: |-
#     Deliver to one of the regions that are allowed, or allow the region in the configuration.
#   bad:
#     - title: Another region
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "orders" {
#           function_name = "orders"
#           destination_config {
#             on_failure {
#               destination = "acs:mns:us-west-1:1234567890123456:/queues/dead/messages"
#             }
#           }
#         }
#   good:
#     - title: A region that is allowed
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
package fcasync.policies.allowed_destination_regions

deny contains finding if {
	some c in input.configs
	some d in c.destinations
	d.arn.valid != "no"
	is_another(d.arn.region.value)
	finding := {
		"config": c.address,
		"path": d.destination.argument,
		"severity": data.fcasync.allowed_destination_regions.severity,
		"msg": sprintf("the destination of %s is in the region %s, which is not allowed: %s", [d.side, d.arn.region.shown, concat(", ", sort(allowed))]),
	}
}

undecided contains question if {
	some c in input.configs
	some d in c.destinations
	d.arn.valid != "no"
	d.destination.unknown
	not d.arn.region.value
	question := {
		"config": c.address,
		"path": d.destination.argument,
		"msg": sprintf("whether the destination of %s is in a region that is allowed", [d.side]),
		"blocking": blocking(d),
	}
}

# A blank region is another rule's matter (FCA205).
is_another(region) if not region in allowed | {"", "*"}

allowed contains sprintf("%v", [x]) if some x in data.fcasync.allowed_destination_regions.regions

# The reference in the region, if that is known to be one.
blocking(d) := first_reference(d.arn.region) if d.arn.region

blocking(d) := object.get(d.destination, "blocking", "") if not d.arn.region

first_reference(text) := [s.reference | some s in text.segments; s.reference][0]
