package verify

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// FunctionNotFound is FCA901.
var FunctionNotFound = check.Rule{
	ID: "FCA901", Name: "function-not-found", Severity: check.Error, NeedsAccount: true,
	Doc: check.Doc{
		Title: "The function or service is not in the account",
		Why: `The function that the config is for, or in FC 2.0 its service, is not in the account, and neither the plan nor the source creates it; or it is there, and the plan deletes it. The API answers FunctionNotFound or ServiceNotFound, so the apply fails.

The name may be misspelt, the region or account another one than was meant, or the function may be in Function Compute 2.0 and the config for 3.0.`,
		Fix: "Correct the name, create the function in the same apply, or use the region and credentials of the account that has it.",
		Bad: []check.Example{{
			Title: "The account has no function of this name",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "oders"
  max_async_retry_attempts = 2
}
`,
		}},
		Good: []check.Example{{Title: "The function is created in the same apply", Source: example.Right}},
		References: []string{
			"https://help.aliyun.com/document_detail/440324.html",
			"https://www.alibabacloud.com/help/en/functioncompute/developer-reference/api-fc-2023-03-30-getfunction",
		},
		Since: "0.1.0", Precision: "very-high",
	},
	Run: reporting("FCA901"),
}

// function asks whether the function is there. It returns whether it is, or will be.
func (a *asking) function() bool {
	c := a.config
	if f := c.Function; f != nil && comes(&f.Resource) && f.ExistsWith(&c.Resource) == symbol.Yes {
		return true
	}
	const question = "whether the function exists"
	id, ok := a.functionID(c)
	if !ok {
		a.unknown("function", a.functionShown(), question, "its name is not known before apply")
		return false
	}
	_, err := a.Account.Function(a.ctx, id)
	functions := functions3
	if id.Generation == 2 {
		functions = functions2
	}
	gone, certain := a.gone(functions, id.Region, names(id)...)
	if certain == symbol.No && id.Generation == 2 && c.Service == nil {
		gone, certain = a.gone(services, id.Region, id.Service)
	}
	switch {
	case live.IsNotFound(err) && c.Function != nil && comes(&c.Function.Resource):
		a.unknown("function", a.functionShown(), question, "it is not there yet, and whether "+c.Function.Address+" is created is not known before apply")
	case live.IsNotFound(err):
		a.noFunction(a.noneOf(id))
	case err != nil:
		a.failed("function", a.functionShown(), question, err, c.FunctionName.Sensitive || c.ServiceName.Sensitive)
		return true // what is asked next says more, or the same
	case certain == symbol.Yes:
		a.noFunction("the plan deletes it (" + gone + ")")
	case certain == symbol.Unknown:
		a.unknown("function", a.functionShown(), question, perhaps(gone))
		return true
	default:
		return true
	}
	return false
}

func names(f live.FunctionID) []string {
	if f.Generation == 2 {
		return []string{f.Service, f.Name}
	}
	return []string{f.Name}
}

func (a *asking) functionShown() string { return "the function " + identity.FunctionShown(a.config) }

// noneOf says what is not there: in FC 2.0 it may be the service.
func (a *asking) noneOf(id live.FunctionID) string {
	where := fmt.Sprintf("in %s of the account %s", id.Region, a.Caller.Account)
	if a.config.Generation == model.FC2 {
		if _, err := a.Account.Service(a.ctx, id.Region, id.Service, ""); live.IsNotFound(err) {
			return "there is no service of this name " + where
		}
	}
	if f := a.config.Function; f != nil {
		return "it is not there any more " + where + ", and the plan, which was made when it was, does not create it"
	}
	return "there is none of this name " + where + ", and nothing here creates it"
}

func (a *asking) noFunction(because string) {
	c := a.config
	a.missing = true
	a.say(&FunctionNotFound, func() check.Finding {
		return check.Finding{
			Address: c.Address, Location: identity.Where(c.FunctionName, c.Resource), Subject: "function",
			Message: fmt.Sprintf("the function %s does not exist: %s", identity.FunctionShown(c), because),
			Related: check.RelatedSteps(c.FunctionName),
		}
	})
}
