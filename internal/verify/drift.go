package verify

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Drift is FCA907.
var Drift = check.Rule{
	ID: "FCA907", Name: "drift", Severity: check.Warning, NeedsAccount: true,
	Doc: check.Doc{
		Title: "The config in the account is not what the state says",
		Why: `The config in the account differs from the state that the plan was made from: somebody changed it since, or beside Terraform in a way that Terraform does not see. With ` + "`alicloud_fcv3_async_invoke_config`" + ` that is so for settings that the API no longer returns: the provider keeps them in the state, and plans nothing.

The apply changes only what differs between the state and the configuration, so the rest stays as it is in the account.`,
		Fix: "Make a new plan. Where that shows nothing, let Terraform write the whole config: terraform apply -replace with its address.",
		Bad: []check.Example{{
			Title: "The state and the plan say 2, and somebody has set 5 in the console",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 2
}
`,
		}},
		Good: []check.Example{{
			Title: "The account has what the state says",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 2
}
`,
		}},
		References: []string{
			"https://developer.hashicorp.com/terraform/cli/state/resource-addressing",
			"https://github.com/aliyun/terraform-provider-alicloud/blob/master/alicloud/resource_alicloud_fcv3_async_invoke_config.go",
		},
		Since: "0.1.0", Precision: "high",
	},
	Run: reporting("FCA907"),
}

// before compares the account with what the plan found, or did not find.
func (a *asking) before() {
	p := a.config.Planned
	switch {
	case p == nil:
	case p.Action == model.Create, p.Action == model.Replace && p.Before != nil && a.moves(p.Before):
		a.overwritten()
	case p.Before != nil:
		a.drift(p.Before)
	}
}

// moves reports whether the config is made anew for another function or qualifier than before,
// where somebody else may have made one.
func (a *asking) moves(before *model.Body) bool {
	c, was := a.config, stored(a.config, before)
	now, _ := a.functionID(c)
	then, _ := a.functionID(was)
	q, _ := identity.Qualifier(c)
	wasQ, _ := identity.Qualifier(was)
	return now != then || symbol.Equal(q, wasQ) == symbol.No
}

func (a *asking) drift(before *model.Body) {
	c := a.config
	was := stored(c, before)
	id, ok := a.functionID(was)
	q, _ := identity.Qualifier(was)
	qualifier, known := q.Known()
	if !ok || !known || c.Generation == model.FC3 && qualifier != identity.Latest {
		return // of another qualifier the provider reads LATEST into the state: FCA502
	}
	id.Qualifier = qualifier
	found, err := a.Account.AsyncConfig(a.ctx, id)
	switch {
	case live.IsNotFound(err):
		a.drifted("it is not there any more")
	case err != nil:
		a.failed("drift", "the config", "whether it is still what the state says", err, c.FunctionName.Sensitive || c.ServiceName.Sensitive)
	default:
		if text := differences(settings(was, found), "in the state"); text != "" {
			a.drifted(text)
		}
	}
}

func (a *asking) drifted(what string) {
	c := a.config
	a.say(&Drift, func() check.Finding {
		return check.Finding{
			Address: c.Address, Location: c.Range, Subject: "drift",
			Message: fmt.Sprintf("the config of the function %s in the account is not what the state says: %s", identity.FunctionShown(c), what),
		}
	})
}
