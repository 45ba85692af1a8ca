# METADATA
# title: A role may do more than deliver
# description: |-
#   The delivery is allowed by a statement that allows everything, or everything that a product can do on all of
#   its resources. A function that is taken over can then delete queues, read messages that are not its own, or
#   more. A delivery needs one action on one resource.
# related_resources:
#   - ref: https://www.alibabacloud.com/help/en/functioncompute/fc/policies-and-sample-policies
#   - ref: https://help.aliyun.com/en/ram/policy-elements
# custom:
#   id: FCA306
#   name: permission-overbroad
#   severity: info
#   since: 0.1.0
#   precision: high
#   fix: |-
#     Allow what the deliveries need and nothing else. `fcasync-lint permissions` shows what that is.
#   bad:
#     - title: Everything that MNS can do
#       source: |
#         resource "alicloud_ram_role" "orders" {
#           role_name = "orders"
#           assume_role_policy_document = jsonencode({
#             Version   = "1"
#             Statement = [{ Action = "sts:AssumeRole", Effect = "Allow", Principal = { Service = ["fc.aliyuncs.com"] } }]
#           })
#         }
#
#         resource "alicloud_ram_policy" "orders" {
#           policy_name = "orders"
#           policy_document = jsonencode({
#             Version   = "1"
#             Statement = [{ Effect = "Allow", Action = "mns:*", Resource = "*" }]
#           })
#         }
#
#         resource "alicloud_ram_role_policy_attachment" "orders" {
#           role_name   = alicloud_ram_role.orders.role_name
#           policy_name = alicloud_ram_policy.orders.policy_name
#           policy_type = "Custom"
#         }
#
#         resource "alicloud_fcv3_function" "orders" {
#           function_name = "orders"
#           runtime       = "python3.10"
#           handler       = "index.handler"
#           role          = alicloud_ram_role.orders.arn
#         }
#
#         resource "alicloud_fcv3_async_invoke_config" "orders" {
#           function_name = alicloud_fcv3_function.orders.function_name
#           destination_config {
#             on_failure {
#               destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
#             }
#           }
#         }
#   good:
#     - title: One action on one queue
#       source: |
#         resource "alicloud_ram_role" "orders" {
#           role_name = "orders"
#           assume_role_policy_document = jsonencode({
#             Version   = "1"
#             Statement = [{ Action = "sts:AssumeRole", Effect = "Allow", Principal = { Service = ["fc.aliyuncs.com"] } }]
#           })
#         }
#
#         resource "alicloud_ram_policy" "orders" {
#           policy_name = "orders"
#           policy_document = jsonencode({
#             Version = "1"
#             Statement = [{
#               Effect   = "Allow"
#               Action   = "mns:SendMessage"
#               Resource = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
#             }]
#           })
#         }
#
#         resource "alicloud_ram_role_policy_attachment" "orders" {
#           role_name   = alicloud_ram_role.orders.role_name
#           policy_name = alicloud_ram_policy.orders.policy_name
#           policy_type = "Custom"
#         }
#
#         resource "alicloud_fc_service" "shop" {
#           name = "shop"
#           role = alicloud_ram_role.orders.arn
#         }
#
#         resource "alicloud_fc_function_async_invoke_config" "orders" {
#           service_name  = alicloud_fc_service.shop.name
#           function_name = "orders"
#           destination_config {
#             on_failure {
#               destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
#             }
#           }
#           depends_on = [alicloud_ram_role_policy_attachment.orders]
#         }
package fcasync.policies.permission_overbroad

# One finding for a statement, whatever it allows and to whom.
info contains finding if {
	some c in input.configs
	some d in c.destinations
	d.permission.verdict == "allowed"
	some s in d.permission.by
	s.declared
	s.effect == "Allow"
	what := overbroad(s)
	finding := {
		"address": s.address,
		"range": what.range,
		"subject": sprintf("Statement[%d]", [s.index]),
		"severity": data.fcasync.permission_overbroad.severity,
		"msg": sprintf("Statement[%d] of %s allows %s: a delivery needs one action on one resource", [s.index, s.policy, what.text]),
		"fix": fix(d.permission),
	}
}

# The narrowest place that shows it, and what it shows.
overbroad(s) := first([{"range": a.range, "text": sprintf("%s on %s", [a.text, r.text])} |
	some a in every_action(s)
	some r in every_resource(s)
	go_together(a.product, r.product)
])

every_action(s) := [{"product": "*", "text": "whatever NotAction does not name", "range": r} | r := object.get(s, ["actions", 0, "range"], null)] if s.not_actions

every_action(s) := [{"product": lower(split(a.value, ":")[0]), "text": a.shown, "range": r} |
	some a in s.actions
	regex.match(`^([A-Za-z]+:)?\*+$|^\*+:\*+$`, a.value)
	r := object.get(a, "range", null)
] if not s.not_actions

every_resource(s) := [{"product": "*", "text": "whatever NotResource does not name"}] if s.not_resources

# Every resource there is, or every one of a product, be it in one region or account.
every_resource(s) := [{"product": product_of(text(r)), "text": r.shown} |
	some r in s.resources
	regex.match(`^\*+$|^acs:[^:]*:[^:]*:[^:]*:/?\*+$`, text(r))
] if not s.not_resources

product_of(resource) := "*" if regex.match(`^\*+$`, resource)

product_of(resource) := lower(split(resource, ":")[1]) if not regex.match(`^\*+$`, resource)

go_together(a, b) if a == b

go_together(a, _) if regex.match(`^\*+$`, a)

go_together(_, b) if regex.match(`^\*+$`, b)

# The text of a pattern, with an x for what is not known and certainly has no colon, slash or * in it.
text(p) := p.value

text(p) := concat("", [piece(s) | some s in p.segments]) if {
	every s in p.segments { piece(s) }
}

piece(s) := s.text

piece(s) := "x" if s.characters in ["digits", "name"]

first(list) := list[0]

# Roles that share a policy have a finding in common, which shows the first of them.
fix(permission) := sprintf("Allow what the deliveries of %s need and nothing else:\n%s", [permission.role, permission.least]) if permission.least

fix(permission) := "Allow what the deliveries need and nothing else. `fcasync-lint permissions` shows what that is." if not permission.least
