package alicloud

import (
	"slices"
	"sync"
)

// The language of RAM policies: https://www.alibabacloud.com/help/en/ram/policy-elements and
// the pages on structure, syntax and evaluation beside it (2026-08).
const (
	// PolicyVersion is the only version of the language.
	PolicyVersion = "1"
	// PolicyMaxLength is how many characters a custom policy has at most: website/docs/r/ram_policy
	// and CreatePolicy of Resource Manager (2025-12). White space that means nothing is not
	// certain to count.
	PolicyMaxLength = 6144
	// AssumeRole is what a role's trust policy allows whoever may take the role.
	AssumeRole = "sts:AssumeRole"
	// FCService is Function Compute as the Principal of a trust policy: website/docs/r/fcv3_function.
	FCService = "fc.aliyuncs.com"
)

// IsConditionOperator reports whether conditions know an operator of this name.
func IsConditionOperator(name string) bool { return slices.Contains(ConditionOperators(), name) }

// ConditionOperators are the operators that conditions know. The list is shared: do not
// change it.
func ConditionOperators() []string { return conditionOperators() }

var conditionOperators = sync.OnceValue(func() []string {
	return []string{
		"StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike",
		"NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals",
		"DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals",
		"Bool", "IpAddress", "NotIpAddress",
		// Of these the pages on RAM say nothing. OSS lists the first (help/en/oss, RAM policy,
		// 2026-08), and clients that others wrote the second.
		"IpAddressIncludeBorder", "NotIpAddressIncludeBorder",
	}
})
