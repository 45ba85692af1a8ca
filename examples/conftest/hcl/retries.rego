package main

import rego.v1

deny contains msg if {
	some name, blocks in input.resource.alicloud_fcv3_async_invoke_config
	some block in blocks
	not block.max_async_retry_attempts
	msg := sprintf("alicloud_fcv3_async_invoke_config.%s: write down how many retries there are", [name])
}

violation contains {"msg": msg, "details": {"file": "any"}} if {
	some name, blocks in input.resource.alicloud_fcv3_function
	some block in blocks
	endswith(name, "_old")
	msg := sprintf("alicloud_fcv3_function.%s: old functions are removed, not kept", [name])
}
