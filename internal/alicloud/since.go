package alicloud

// Since returns the first provider version that has a resource type or data source
// (argument ""), or one of its arguments or blocks (dotted path). false: it is as old as
// what it belongs to, or older than this table reaches.
func Since(mode, typ, argument string) (string, bool) {
	key := mode + "." + typ
	if argument != "" {
		key += "." + argument
	}
	v, ok := since[key]
	return v, ok
}

// CHANGELOG.md and the tags of the provider (2026-08-21).
var since = map[string]string{
	"data.alicloud_account":                                                 "1.15.0",
	"data.alicloud_caller_identity":                                         "1.65.0",
	"data.alicloud_fcv3_functions":                                          "1.264.0",
	"data.alicloud_fcv3_triggers":                                           "1.250.0",
	"data.alicloud_message_service_queues":                                  "1.188.0",
	"data.alicloud_message_service_topics":                                  "1.188.0",
	"data.alicloud_mns_queues":                                              "1.18.0",
	"data.alicloud_mns_topics":                                              "1.18.0",
	"data.alicloud_ram_policy_document":                                     "1.184.0",
	"resource.alicloud_event_bridge_event_bus":                              "1.129.0",
	"resource.alicloud_fc_alias":                                            "1.104.0",
	"resource.alicloud_fc_function":                                         "1.10.0",
	"resource.alicloud_fc_function_async_invoke_config":                     "1.100.0",
	"resource.alicloud_fc_function_async_invoke_config.stateful_invocation": "1.167.0",
	"resource.alicloud_fc_service":                                          "1.10.0",
	"resource.alicloud_fc_trigger":                                          "1.10.0",
	"resource.alicloud_fcv2_function":                                       "1.208.0",
	"resource.alicloud_fcv3_alias":                                          "1.228.0",
	"resource.alicloud_fcv3_async_invoke_config":                            "1.228.0",
	"resource.alicloud_fcv3_function":                                       "1.228.0",
	"resource.alicloud_fcv3_function_version":                               "1.228.0",
	"resource.alicloud_fcv3_trigger":                                        "1.228.0",
	"resource.alicloud_message_service_queue":                               "1.188.0",
	"resource.alicloud_message_service_queue.queue_type":                    "1.283.0",
	"resource.alicloud_message_service_topic":                               "1.188.0",
	"resource.alicloud_message_service_topic.topic_type":                    "1.283.0",
	"resource.alicloud_mns_queue":                                           "1.18.0",
	"resource.alicloud_mns_topic":                                           "1.18.0",
	"resource.alicloud_ons_instance":                                        "1.51.0",
	"resource.alicloud_ons_instance.instance_name":                          "1.97.0",
	"resource.alicloud_ons_topic":                                           "1.53.0",
	"resource.alicloud_ons_topic.topic_name":                                "1.97.0",
	"resource.alicloud_ram_policy.policy_document":                          "1.114.0",
	"resource.alicloud_ram_policy.policy_name":                              "1.114.0",
	"resource.alicloud_ram_role.assume_role_policy_document":                "1.252.0",
	"resource.alicloud_ram_role.role_name":                                  "1.252.0",
	"resource.alicloud_resource_manager_policy_attachment":                  "1.93.0",
	"resource.alicloud_resource_manager_role":                               "1.82.0",
	"resource.alicloud_rocketmq_instance":                                   "1.212.0",
	"resource.alicloud_rocketmq_topic":                                      "1.212.0",
}
