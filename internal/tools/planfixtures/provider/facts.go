package provider

import "github.com/fcasync/fcasync-lint/internal/alicloud"

// What schemas do not say, as plans of the real provider show it.

// defaultOf is the default of an argument, as the linter knows it or, for types of which it
// has no schema, as it stands here.
func defaultOf(typ, argument string) (string, bool) {
	if v, ok := alicloud.Default(typ, argument); ok {
		return v, true
	}
	switch typ + "." + argument {
	case "alicloud_oss_bucket.force_destroy", "alicloud_oss_bucket.lifecycle_rule_allow_same_action_overlap":
		return "false", true
	case "alicloud_oss_bucket.redundancy_type":
		return "LRS", true
	case "alicloud_oss_bucket.storage_class":
		return "Standard", true
	case "alicloud_oss_bucket_object.acl":
		return "private", true
	case "alicloud_oss_bucket_object.server_side_encryption":
		return "AES256", true
	case "random_pet.length":
		return "2", true
	case "random_pet.separator":
		return "-", true
	}
	return "", false
}

// replacing are the arguments that cannot be changed in place.
func replacing(typ string) []string {
	switch typ {
	case "alicloud_fc_function_async_invoke_config":
		return []string{"service_name", "function_name", "qualifier"}
	case "alicloud_fcv3_async_invoke_config":
		return []string{"function_name"}
	}
	return nil
}
