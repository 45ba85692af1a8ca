package alicloud

// ComputedBlock reports whether the provider fills in a nested block where it is left out, so
// that a plan to create says nothing of it, and state has one that nobody wrote. Schemas say
// that of arguments, and have no way to say it of blocks.
//
// Read in the provider's sources, alicloud/resource_TYPE.go (2026-08-21), and seen in plans.
func ComputedBlock(resourceType, block string) bool {
	switch resourceType + "." + block {
	case "alicloud_fcv3_function.nas_config", "alicloud_fcv3_function.oss_mount_config",
		"alicloud_fcv3_function.vpc_config", "alicloud_message_service_queue.dlq_policy",
		"alicloud_ram_policy.statement", "alicloud_rocketmq_instance.acl_info",
		"alicloud_rocketmq_instance.software":
		return true
	}
	return false
}
