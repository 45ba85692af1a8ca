package main

configs = {"alicloud_fc_function_async_invoke_config", "alicloud_fcv3_async_invoke_config"}

changed[r] {
	r := input.resource_changes[_]
	configs[r.type]
	r.change.actions[_] != "delete"
}

has_dead_letters(r) {
	r.change.after.destination_config[_].on_failure[_]
}

deny[msg] {
	r := changed[_]
	not has_dead_letters(r)
	msg := sprintf("%s: events that fail for good are lost, add an on_failure destination", [r.address])
}

warn[msg] {
	r := changed[_]
	retries := object.get(r.change.after, "max_async_retry_attempts", null)
	retries > 5
	msg := sprintf("%s: %d retries are more than the 5 of our guideline", [r.address, retries])
}
