package verify

import (
	"fmt"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// LiveRole is FCA905.
var LiveRole = check.Rule{
	ID: "FCA905", Name: "live-role", Severity: check.Error, NeedsAccount: true,
	Doc: check.Doc{
		Title: "The delivery role is not in the account, or Function Compute may not assume it",
		Why: `Results are delivered by the role of the function, in FC 2.0 of its service. That role is not in the account and nothing here creates it, or the plan deletes it, or its trust policy in the account does not let ` + "`fc.aliyuncs.com`" + ` assume it, or the function has no role at all. Deliveries fail, whatever the role's policies allow.

Of a role that the plan creates or changes it is the new trust policy that counts, which is the matter of FCA304.`,
		Fix: "Create the role in the same apply, correct its name, or let `fc.aliyuncs.com` assume it in its trust policy.",
		Bad: []check.Example{{
			Title: "The account has no role of this name",
			Source: `resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = "acs:ram::1234567890123456:role/oders"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
    }
  }
}
`,
		}},
		Good: []check.Example{{Title: "The role is created in the same apply", Source: example.Right}},
		References: []string{
			"https://www.alibabacloud.com/help/en/ram/user-guide/edit-the-trust-policy-of-a-ram-role",
			"https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/fcv3_function",
		},
		Since: "0.1.0", Precision: "very-high",
	},
	Run: reporting("FCA905"),
}

// role is the role that delivers.
type role struct {
	// state says how far it is known.
	state roleState
	name  string // "" for one whose name the server makes up
	// shown is the role for people.
	shown    string
	declared *model.Role
}

type roleState uint8

const (
	told     roleState = iota // what is wrong, or not known, is said already, or is the matter of other rules
	none                      // the function in the account has no role
	existing                  // it is there, or will be
)

const roleQuestion = "whether Function Compute may assume the role"

// role asks for the role of a config, and says what is wrong with it.
func (a *asking) role() role {
	c := a.config
	var value model.Value
	var owner *model.Resource
	switch {
	case c.Generation == model.FC3 && c.Function != nil:
		owner, value = &c.Function.Resource, c.Function.Role
	case c.Generation == model.FC2 && c.Service != nil:
		owner, value = &c.Service.Resource, c.Service.Role
	default:
		return a.liveRole()
	}
	arn, known := a.text(value)
	switch {
	case value.Set == symbol.No || known && arn == "":
		return role{state: told} // FCA301
	case known:
		return a.roleByARN(arn, identity.Where(value, *owner), value.Sensitive)
	}
	for _, d := range a.deliveries[c] {
		if d.Role != nil {
			return a.declaredRole(d.Role, identity.Where(value, *owner))
		}
	}
	a.unknown("role", "the role of "+owner.Address, roleQuestion, "which role it is is not known before apply")
	return role{state: told}
}

// liveRole is the role of a function that is not declared here.
func (a *asking) liveRole() role {
	id, ok := a.functionID(a.config)
	if !ok {
		return role{state: told} // FCA909 about the function
	}
	// A version keeps the role that it was published with. What an alias that comes will lead to
	// is not asked for.
	if q, open := identity.Qualifier(a.config); !open {
		if name, known := a.fill(q).Known(); known && name != identity.Latest {
			id.Qualifier = name
		}
	}
	arn, err := a.roleOf(id)
	if live.IsNotFound(err) && id.Qualifier != "" {
		id.Qualifier = ""
		arn, err = a.roleOf(id)
	}
	switch {
	case live.IsNotFound(err):
		return role{state: told} // FCA901
	case err != nil:
		a.failed("role", "the role of "+a.functionShown(), roleQuestion, err, a.config.FunctionName.Sensitive || a.config.ServiceName.Sensitive)
		return role{state: told}
	case arn == "":
		return role{state: none}
	}
	return a.roleByARN(arn, a.config.Range, false)
}

// roleOf is the ARN of the role that a function has in the account, or in FC 2.0 its service.
func (a *asking) roleOf(id live.FunctionID) (string, error) {
	if id.Generation == 2 {
		s, err := a.Account.Service(a.ctx, id.Region, id.Service, id.Qualifier)
		if err != nil {
			return "", err
		}
		return s.Role, nil
	}
	f, err := a.Account.Function(a.ctx, id)
	if err != nil {
		return "", err
	}
	return f.Role, nil
}

// roleByARN is a role whose ARN is known.
func (a *asking) roleByARN(arn string, at model.Range, secret bool) role {
	r := role{shown: fmt.Sprintf("%q", arn)}
	if secret {
		r.shown = "(sensitive value)"
	}
	parts := strings.SplitN(arn, ":", 5)
	if len(parts) == 5 && parts[0] == "acs" && parts[1] == "ram" {
		r.name, _ = strings.CutPrefix(parts[4], "role/")
	}
	if r.name == "" || r.name == parts[len(parts)-1] {
		a.unknown("role", "the role "+r.shown, roleQuestion, "it is not written acs:ram::ACCOUNT:role/NAME")
		return r
	}
	if parts[3] != a.Caller.Account {
		a.unknown("role", "the role "+r.shown, roleQuestion, "it is of another account than the credentials, which is "+a.Caller.Account)
		return r
	}
	for _, declared := range a.project.Roles {
		// Alibaba Cloud writes the names of roles in lower case in ARNs.
		if name, known := a.text(declared.RoleName); known && strings.EqualFold(name, r.name) {
			return a.declaredRole(declared, at)
		}
	}
	return a.existingRole(r, at, secret)
}

// declaredRole is a role that is declared here.
func (a *asking) declaredRole(declared *model.Role, at model.Range) role {
	r := role{shown: declared.Address, declared: declared}
	r.name, _ = a.text(declared.RoleName)
	switch {
	case declared.ExistsWith(&a.config.Resource) != symbol.Yes:
		a.unknown("role", "the role "+r.shown, roleQuestion, "whether it is created is not known before apply")
		return r
	case changes(&declared.Resource):
		r.state = existing // its trust policy is the matter of FCA304
		return r
	case r.name == "":
		a.unknown("role", "the role "+r.shown, roleQuestion, "its name is not known")
		return r
	}
	return a.existingRole(r, at, declared.RoleName.Sensitive || declared.Trust.Sensitive)
}

// existingRole asks for a role that must be in the account, and whether Function Compute may
// assume it.
func (a *asking) existingRole(r role, at model.Range, secret bool) role {
	found, err := a.Account.Role(a.ctx, r.name)
	switch {
	case live.IsNotFound(err):
		a.wrongRole(at, fmt.Sprintf("the role %s does not exist: the account %s has none of this name, and nothing here creates it", r.shown, a.Caller.Account))
		return r
	case err != nil:
		a.failed("role", "the role "+r.shown, roleQuestion, err, secret)
		r.state = existing // its policies can be asked for all the same
		return r
	}
	if strings.EqualFold(found.Name, r.name) {
		r.name = found.Name // attachments have it as it was written, ARNs in lower case
	}
	if r.declared == nil {
		switch gone, certain := a.gone(roles, "", r.name); certain {
		case symbol.Yes:
			a.wrongRole(at, fmt.Sprintf("the role %s does not exist: the plan deletes it (%s)", r.shown, gone))
			return r
		case symbol.Unknown:
			a.unknown("role", "the role "+r.shown, "whether the role exists", perhaps(gone))
		}
	}
	document := ram.Decode(symbol.Lit(found.Trust), nil, ram.Trust)
	trusted, _ := ram.Assumable(document, alicloud.FCService)
	switch trusted {
	case symbol.No:
		a.wrongRole(at, fmt.Sprintf("%s may not assume the role %s: no statement of its trust policy in the account lets it%s", alicloud.FCService, r.shown, trusts(document)))
		return r
	case symbol.Unknown:
		a.unknown("role", "the role "+r.shown, roleQuestion, "its trust policy in the account has a condition, a wildcard, or something that is not understood")
	}
	r.state = existing
	return r
}

// trusts names whom a trust policy is for.
func trusts(d *ram.Document) string {
	var names []string
	for _, s := range d.Services() {
		names = append(names, fmt.Sprintf("%q", s.Text.String()))
	}
	if len(names) == 0 {
		return ""
	}
	return "; it names " + strings.Join(names, ", ")
}

func (a *asking) wrongRole(at model.Range, message string) {
	a.say(&LiveRole, func() check.Finding {
		return check.Finding{Address: a.config.Address, Location: at, Subject: "role", Message: message}
	})
}
