// Package alicloud holds facts about Function Compute and about the Terraform provider
// aliyun/alicloud, as data: which provider versions there are and what changed in them,
// resource schemas, limits, naming rules, and the grammar of resource names (ARNs).
//
// Every fact names the page or file it was read in, and facts that change carry the date.
// Provider files are paths in github.com/aliyun/terraform-provider-alicloud at commit
// 81c43b672 (2026-08-21), unless they say otherwise.
package alicloud

// Public pages that facts were read in.
const (
	// ResultCallbackURL documents asynchronous destinations (read 2026-04-01).
	ResultCallbackURL = "https://www.alibabacloud.com/help/en/fc/user-guide/result-callback"
	// PutConfigURL documents the numbers of FC 3.0 (read 2026-08-28): age 1 to 604800, retries 0 to 8.
	PutConfigURL = "https://www.alibabacloud.com/help/en/functioncompute/api-fc-2023-03-30-struct-putasyncinvokeconfiginput"
	// PutConfig2URL documents the numbers of FC 2.0 (page of 2025-08-20): age 1 to 604800, retries 0 to 8.
	PutConfig2URL = "https://www.alibabacloud.com/help/en/functioncompute/fc-2-0/developer-reference/api-putfunctionasyncinvokeconfig"
	// Async2DocURL and Async3DocURL are the provider's pages of the two async resources.
	Async2DocURL = "https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/fc_function_async_invoke_config"
	Async3DocURL = "https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/fcv3_async_invoke_config"
	// OneSidedURL is the issue about destinations with one side only, reported 2026-07-23.
	OneSidedURL = "https://github.com/aliyun/terraform-provider-alicloud/issues/10031"
)
