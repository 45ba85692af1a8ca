package verify

import (
	"errors"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/live"
)

// LiveUndecided is FCA909.
var LiveUndecided = check.Rule{
	ID: "FCA909", Name: "live-undecided", Severity: check.Warning, NeedsAccount: true,
	Doc: check.Doc{
		Title: "Something could not be verified in the account",
		Why: `A question to the account has no answer: the caller may not ask it, the API throttles or cannot be reached, the answer is not understood, or what has to be asked for is not known before the apply. So it is not said that all is well.

Where the caller may not ask, the message names the RAM action that lets it. The page about verify has a policy with all of them.`,
		Fix: "Grant the caller the action that the message names, or verify a plan, which knows more than its source.",
		Bad: []check.Example{{
			Title: "The name of the function is not known before the apply",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = data.terraform_remote_state.shop.outputs.function
  max_async_retry_attempts = 2
}

data "terraform_remote_state" "shop" {
  backend = "local"
}
`,
		}},
		Good: []check.Example{{Title: "All that is needed is created in the same apply", Source: example.Right}},
		References: []string{
			"https://www.alibabacloud.com/help/en/ram/user-guide/grant-permissions-to-the-ram-user",
			"https://help.aliyun.com/zh/functioncompute/api-fc-2023-03-30-ram",
		},
		Since: "0.1.0", Precision: "very-high",
	},
	Run: reporting("FCA909"),
}

// remedy says what to do about a call that failed.
func remedy(err error) string {
	var e *live.Error
	if !errors.As(err, &e) {
		return ""
	}
	switch e.Kind {
	case live.Denied:
		if e.Action == "" {
			return "Grant the caller the permission to make this call."
		}
		if e.Resource == "" {
			return "Grant the caller " + e.Action + "."
		}
		return "Grant the caller " + e.Action + " on " + e.Resource + "."
	case live.Throttled:
		return "Verify again later."
	case live.Unreachable:
		return "See that the network, the proxy and the endpoint let the call through, and verify again."
	case live.Hidden:
		return "Grant the caller the right to publish to the topic, or look it up in the console."
	}
	return ""
}
