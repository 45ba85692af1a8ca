package verify

import (
	"fmt"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// QualifierNotFound is FCA902.
var QualifierNotFound = check.Rule{
	ID: "FCA902", Name: "qualifier-not-found", Severity: check.Error, NeedsAccount: true,
	Doc: check.Doc{
		Title: "The alias or version is not in the account",
		Why: `The config is for an alias or a version that the function, in FC 2.0 its service, does not have, and that neither the plan nor the source creates; or the plan deletes it. The API answers AliasNotFound or VersionNotFound.

Versions are numbered by the server, and cannot be published under a number that was chosen.`,
		Fix: "Correct the qualifier, create the alias in the same apply, or leave the qualifier out to configure LATEST.",
		Bad: []check.Example{{
			Title: "The service has no alias of this name",
			Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"
  qualifier     = "live"
}
`,
		}},
		Good: []check.Example{{
			Title: "LATEST is always there",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 2
}
`,
		}},
		References: []string{
			"https://help.aliyun.com/document_detail/440324.html",
			"https://www.alibabacloud.com/help/en/functioncompute/fc/developer-reference/api-fc-2023-03-30-getalias",
		},
		Since: "0.1.0", Precision: "very-high",
	},
	Run: reporting("FCA902"),
}

// qualifier asks whether the alias or version is there.
func (a *asking) qualifier() {
	c := a.config
	q, open := identity.Qualifier(c)
	if identity.Misspelt(c) || a.qualifierComes(q) {
		return
	}
	about, question := fmt.Sprintf("the qualifier %s", c.Qualifier.Show()), "whether the alias or version exists"
	name, known := a.fill(q).Known()
	if open || !known {
		a.unknown("qualifier", about, question, "it is not known before apply")
		return
	}
	id, ok := a.functionID(c)
	if name == identity.Latest || !ok {
		return
	}
	id.Qualifier = name
	var err error
	version := strings.Trim(name, "0123456789") == ""
	gone, certain := "", symbol.No
	switch {
	case !version:
		err = a.Account.Alias(a.ctx, id)
	case c.Generation == model.FC2:
		_, err = a.Account.Service(a.ctx, id.Region, id.Service, name)
	default:
		_, err = a.Account.Function(a.ctx, id)
	}
	shown := "the function " + c.FunctionName.Show()
	switch {
	case c.Generation == model.FC2:
		shown = "the service " + c.ServiceName.Show()
		gone, certain = a.gone(aliases2, id.Region, id.Service, name)
	case version:
		gone, certain = a.gone(versions3, id.Region, id.Name, name)
	default:
		gone, certain = a.gone(aliases3, id.Region, id.Name, name)
	}
	switch {
	case live.IsNotFound(err):
		a.noQualifier(shown + " has none of this name, and nothing here creates it")
	case err != nil:
		a.failed("qualifier", about, question, err, c.FunctionName.Sensitive || c.ServiceName.Sensitive || c.Qualifier.Sensitive)
	case certain == symbol.Yes:
		a.noQualifier("the plan deletes it (" + gone + ")")
	case certain == symbol.Unknown:
		a.unknown("qualifier", about, question, perhaps(gone))
	}
}

// qualifierComes reports whether what the qualifier names is created here.
func (a *asking) qualifierComes(q symbol.Text) bool {
	c := a.config
	for _, alias := range a.project.Aliases {
		if comes(&alias.Resource) && alias.ExistsWith(&c.Resource) == symbol.Yes &&
			identity.AliasConcerns(c, alias) == symbol.Yes && symbol.Equal(q, alias.AliasName.Text) == symbol.Yes {
			return true
		}
	}
	ref, ok := q.Ref()
	if !ok {
		return false
	}
	for _, v := range a.project.Versions {
		if v.Address == ref.Address && comes(&v.Resource) {
			return true
		}
	}
	for _, alias := range a.project.Aliases {
		if alias.Address == ref.Address && comes(&alias.Resource) {
			return true
		}
	}
	return false
}

func (a *asking) noQualifier(because string) {
	c := a.config
	a.say(&QualifierNotFound, func() check.Finding {
		return check.Finding{
			Address: c.Address, Location: identity.Where(c.Qualifier, c.Resource), Subject: "qualifier",
			Message: fmt.Sprintf("the alias or version %s does not exist: %s", c.Qualifier.Show(), because),
			Related: check.RelatedSteps(c.Qualifier),
		}
	})
}
