# The Deny is attached to a user, to a group, to another role, and to the role of the same name
# in another account.
provider "alicloud" {
  region     = "cn-hangzhou"
  account_id = "1111111111111111"
}

provider "alicloud" {
  alias      = "other"
  region     = "cn-hangzhou"
  account_id = "2222222222222222"
}

locals {
  trust = "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"Service\":[\"fc.aliyuncs.com\"]}}]}"
  deny  = "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}"
}

resource "alicloud_ram_role" "shop" {
  role_name                   = "shop"
  assume_role_policy_document = local.trust
}

resource "alicloud_ram_role" "spare" {
  role_name                   = "spare"
  assume_role_policy_document = local.trust
}

resource "alicloud_ram_role" "other" {
  provider                    = alicloud.other
  role_name                   = "shop"
  assume_role_policy_document = local.trust
}

resource "alicloud_ram_policy" "deny" {
  policy_name     = "deny"
  policy_document = local.deny
}

resource "alicloud_ram_policy" "other" {
  provider        = alicloud.other
  policy_name     = "deny"
  policy_document = local.deny
}

resource "alicloud_ram_user" "shop" {
  name = "shop"
}

resource "alicloud_ram_user_policy_attachment" "shop" {
  user_name   = alicloud_ram_user.shop.name
  policy_name = alicloud_ram_policy.deny.policy_name
  policy_type = "Custom"
}

resource "alicloud_resource_manager_policy_attachment" "user" {
  principal_name    = "shop@1111111111111111.onaliyun.com"
  principal_type    = "IMSUser"
  policy_name       = alicloud_ram_policy.deny.policy_name
  policy_type       = "Custom"
  resource_group_id = "1111111111111111"
}

resource "alicloud_ram_role_policy_attachment" "spare" {
  role_name   = alicloud_ram_role.spare.role_name
  policy_name = alicloud_ram_policy.deny.policy_name
  policy_type = "Custom"
}

resource "alicloud_ram_role_policy_attachment" "other" {
  provider    = alicloud.other
  role_name   = alicloud_ram_role.other.role_name
  policy_name = alicloud_ram_policy.other.policy_name
  policy_type = "Custom"
}

resource "alicloud_ram_role_policy_attachment" "shop" {
  role_name   = alicloud_ram_role.shop.role_name
  policy_name = "AliyunMNSFullAccess"
  policy_type = "System"
}

resource "alicloud_fc_service" "shop" {
  name = "shop"
  role = alicloud_ram_role.shop.arn
}

resource "alicloud_fc_function_async_invoke_config" "shop" {
  service_name  = alicloud_fc_service.shop.name
  function_name = "shop"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1111111111111111:/queues/dead/messages"
    }
  }
}
