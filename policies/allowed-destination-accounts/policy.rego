# METADATA
# title: Results go to an account that is not allowed
# description: |-
#   Results of functions hold what the functions were given and what they returned. An organisation may want
#   them to stay in accounts that it knows. Which ones is said in the configuration.
#
#   An account that is not known before apply is not reported.
# related_resources:
#   - ref: https://www.alibabacloud.com/help/en/fc/user-guide/result-callback
# custom:
#   id: policy.allowed-destination-accounts
#   name: allowed-destination-accounts
#   severity: error
#   optional: true
#   requires: fcasync.allowed_destination_accounts.accounts
#   since: 0.1.0
#   precision: very-high
#   configuration: |-
#     enable = ["policy.allowed-destination-accounts"]
#     policy_data = {
#       fcasync = {
#         allowed_destination_accounts = { accounts = ["1234567890123456"] }
#       }
#     }
#   fix: |-
#     Deliver to one of the accounts that are allowed, or allow the account in the configuration.
#   bad:
#     - title: Another account
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "orders" {
#           function_name = "orders"
#           destination_config {
#             on_failure {
#               destination = "acs:mns:cn-hangzhou:6543210987654321:/queues/dead/messages"
#             }
#           }
#         }
#   good:
#     - title: An account that is allowed
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
package fcasync.policies.allowed_destination_accounts

deny contains finding if {
	some c in input.configs
	some d in c.destinations
	d.arn.valid != "no"
	is_another(d.arn.account.value)
	finding := {
		"config": c.address,
		"path": d.destination.argument,
		"severity": data.fcasync.allowed_destination_accounts.severity,
		"msg": sprintf("the destination of %s is in the account %s, which is not allowed: %s", [d.side, d.arn.account.shown, concat(", ", sort(allowed))]),
	}
}

undecided contains question if {
	some c in input.configs
	some d in c.destinations
	d.arn.valid != "no"
	d.destination.unknown
	not d.arn.account.value
	question := {
		"config": c.address,
		"path": d.destination.argument,
		"msg": sprintf("whether the destination of %s is in an account that is allowed", [d.side]),
		"blocking": blocking(d),
	}
}

# A blank account is another rule's matter (FCA205).
is_another(account) if not account in allowed | {""}

allowed contains sprintf("%v", [x]) if some x in data.fcasync.allowed_destination_accounts.accounts

# The reference in the account, if that is known to be one.
blocking(d) := first_reference(d.arn.account) if d.arn.account

blocking(d) := object.get(d.destination, "blocking", "") if not d.arn.account

first_reference(text) := [s.reference | some s in text.segments; s.reference][0]
