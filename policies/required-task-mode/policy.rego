# METADATA
# title: A function that must run in task mode does not
# description: |-
#   In task mode (`async_task`, in FC 2.0 `stateful_invocation`) Function Compute keeps the state of every asynchronous
#   invocation, so that it can be looked up, listed and stopped. An organisation may want that for some functions or
#   for all. The configuration has glob patterns of their names.
#
#   What is not known before apply is not reported.
# related_resources:
#   - ref: https://help.aliyun.com/en/functioncompute/fc/user-guide/asynchronous-task
# custom:
#   id: policy.required-task-mode
#   name: required-task-mode
#   severity: error
#   optional: true
#   requires: fcasync.required_task_mode.functions
#   since: 0.1.0
#   precision: very-high
#   configuration: |-
#     enable = ["policy.required-task-mode"]
#     policy_data = {
#       fcasync = {
#         required_task_mode = { functions = ["batch-*"] }
#       }
#     }
#   fix: |-
#     Turn task mode on: `async_task = true`, in FC 2.0 `stateful_invocation = true`.
#   bad:
#     - title: A batch job whose state is not kept
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "batch-invoices" {
#           function_name            = "batch-invoices"
#           max_async_retry_attempts = 1
#         }
#   good:
#     - title: Task mode
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "batch-invoices" {
#           function_name = "batch-invoices"
#           async_task    = true
#         }
#     - title: A function of another name
#       source: |
#         resource "alicloud_fcv3_async_invoke_config" "orders" {
#           function_name            = "orders"
#           max_async_retry_attempts = 1
#         }
package fcasync.policies.required_task_mode

deny contains finding if {
	some c in input.configs
	must(c.function_name.value)
	is_off(c.task_mode)
	finding := {
		"config": c.address,
		"path": c.task_mode.argument,
		"subject": c.task_mode.argument,
		"severity": data.fcasync.required_task_mode.severity,
		"msg": sprintf("%s is not on, and the function %s must run in task mode", [c.task_mode.argument, c.function_name.shown]),
	}
}

undecided contains question if {
	some c in input.configs
	may_have_to(c.function_name)
	not is_on(c.task_mode)
	some blocking in blocking_of(c)
	question := {
		"config": c.address,
		"path": c.task_mode.argument,
		"msg": sprintf("whether the function %s must run in task mode, and does not", [c.function_name.shown]),
		"blocking": blocking,
	}
}

patterns := data.fcasync.required_task_mode.functions

must(name) if {
	some pattern in patterns
	glob.match(pattern, null, name)
}

may_have_to(name) if must(name.value)

may_have_to(name) if name.unknown

is_on(mode) if mode.value == true

is_off(mode) if mode.value == false

is_off(mode) if mode.set == "no"

# What is not known: the name, or else the mode.
blocking_of(c) := [c.function_name.blocking] if c.function_name.unknown

blocking_of(c) := [object.get(c.task_mode, "blocking", "")] if {
	not c.function_name.unknown
	c.task_mode.unknown
}
