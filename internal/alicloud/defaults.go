package alicloud

import "sync"

// Default returns what the provider uses for an argument that is left out, as Terraform
// prints it. false: the argument has no default in the provider, or none that is documented.
// It says nothing about what the API then makes of an argument that is not sent.
func Default(resourceType, argument string) (string, bool) {
	v, ok := defaults()[resourceType+"."+argument]
	return v, ok
}

// Read in the provider's sources, alicloud/resource_TYPE.go (2026-08-21).
var defaults = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"alicloud_fc_function_async_invoke_config.qualifier":              "LATEST",
		"alicloud_fc_function_async_invoke_config.maximum_retry_attempts": "2",
		"alicloud_fc_service.publish":                                     "false",
		"alicloud_fc_service.internet_access":                             "true",
		"alicloud_fc_function.timeout":                                    "3",
		"alicloud_fc_function.memory_size":                                "128",
		"alicloud_fc_function.initialization_timeout":                     "3",
		"alicloud_fc_function.instance_concurrency":                       "1",
		"alicloud_fc_function.instance_type":                              "e1",
		"alicloud_mns_queue.delay_seconds":                                "0",
		"alicloud_mns_queue.maximum_message_size":                         "65536",
		"alicloud_mns_queue.message_retention_period":                     "345600",
		"alicloud_mns_queue.visibility_timeout":                           "30",
		"alicloud_mns_queue.polling_wait_seconds":                         "0",
		"alicloud_mns_topic.maximum_message_size":                         "65536",
		"alicloud_mns_topic.logging_enabled":                              "false",
		"alicloud_ram_policy.version":                                     "1",
		"alicloud_ram_role.version":                                       "1",
		"alicloud_resource_manager_role.max_session_duration":             "3600",
	}
})
