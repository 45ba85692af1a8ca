package permissions

import (
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// index finds roles, attachments and policies by name. Names that are certainly equal have
// equal keys; the others have to be compared one by one, but only where one is not known.
type index struct {
	roles map[string][]*model.Role
	// folded are the roles with known names by name in lower case.
	folded      map[string][]*model.Role
	policies    map[string][]*model.Policy
	attachments map[string][]*model.Attachment
	// loose are attachments whose role's name is none of a declared role: they attach to a role
	// only if the names turn out to be equal. Those with known names are in it by name in lower
	// case, the others in open.
	loose map[string][]*model.Attachment
	open  []*model.Attachment
	// bound are attachments with the policy that they attach.
	bound map[*model.Attachment]*bound
	// attached are all attachments that are or may be of a role.
	attached map[*model.Role][]candidate
	// vague are the roles to which more attachments than anyone could look at may attach.
	vague map[*model.Role]bool
	// documents are the decoded documents of policies and roles.
	documents map[any]*Document
	// idle are the policies of the roles that no config's results are delivered by; nil until
	// they are asked for.
	idle []*Attached
}

// candidate is an attachment that is or may be of a role.
type candidate struct {
	*model.Attachment
	is symbol.Tri
}

func newIndex(p *model.Project) index {
	x := index{
		roles: map[string][]*model.Role{}, folded: map[string][]*model.Role{}, policies: map[string][]*model.Policy{},
		attachments: map[string][]*model.Attachment{}, loose: map[string][]*model.Attachment{}, bound: map[*model.Attachment]*bound{},
		attached: map[*model.Role][]candidate{}, vague: map[*model.Role]bool{}, documents: map[any]*Document{},
	}
	for _, r := range p.Roles {
		if r.RoleName.Set != symbol.No {
			k := r.RoleName.Text.Key()
			x.roles[k] = append(x.roles[k], r)
			if name, known := r.RoleName.Known(); known {
				k := strings.ToLower(name)
				x.folded[k] = append(x.folded[k], r)
			}
		}
	}
	for _, r := range p.Policies {
		if r.PolicyName.Set != symbol.No {
			k := r.PolicyName.Text.Key()
			x.policies[k] = append(x.policies[k], r)
		}
	}
	for _, a := range p.Attachments {
		name := attachesTo(a)
		k := name.Key()
		x.attachments[k] = append(x.attachments[k], a)
		if len(x.roles[k]) > 0 {
			continue // two roles never have one name, whatever their names become
		}
		if text, known := name.Known(); known {
			k := strings.ToLower(text)
			x.loose[k] = append(x.loose[k], a)
		} else {
			x.open = append(x.open, a)
		}
	}
	return x
}

// attachesTo is the name of the role that a policy is attached to. Of a principal name,
// ROLE@role.ACCOUNT.onaliyunservice.com, it is what stands before the "@".
func attachesTo(a *model.Attachment) symbol.Text {
	if a.Principal.Set == symbol.No {
		return a.RoleName.Text
	}
	if parts := a.Principal.Text.Split('@', 2); len(parts) == 2 {
		return parts[0]
	}
	return a.Principal.Text
}

// mostOpen is how many attachments of which it is not known whether they attach to a role are
// looked at. With more of them a verdict is not known anyway, and all of them for all roles
// would be very many.
const mostOpen = 100

// attachmentsOf are all that are or may be of a role.
func (x *index) attachmentsOf(r *model.Role) []candidate {
	if have, ok := x.attached[r]; ok {
		return have
	}
	var out []candidate
	name := r.RoleName.Text
	add := func(a *model.Attachment, is symbol.Tri) {
		if is = is.And(principalIsRole(a)).And(inWholeAccount(a)); is != symbol.No {
			out = append(out, candidate{a, is})
		}
	}
	key := name.Key()
	mine := map[*model.ProviderConfig]symbol.Tri{}
	for _, a := range x.attachments[key] {
		is, ok := mine[a.Provider]
		if !ok {
			switch roles := meant(x.roles[key], accountOf(&a.Resource), ofRole); {
			case !slices.Contains(roles, r):
				is = symbol.No
			case len(roles) == 1 || sameAccount(accountOf(&r.Resource), accountOf(&a.Resource)) == symbol.Yes:
				is = symbol.Yes
			default:
				is = symbol.Unknown
			}
			mine[a.Provider] = is
		}
		add(a, is)
	}
	possible := 0
	maybe := func(list []*model.Attachment) {
		for _, a := range list {
			if possible > mostOpen {
				return
			}
			is := symbol.EqualFold(name, attachesTo(a)).And(sameAccount(accountOf(&r.Resource), accountOf(&a.Resource)))
			if is == symbol.No {
				continue
			}
			// Equal but for the case of letters: whether that is the same name is not documented.
			possible++
			add(a, symbol.Unknown)
		}
	}
	maybe(x.open)
	if text, known := name.Known(); known {
		maybe(x.loose[strings.ToLower(text)])
	} else {
		for _, list := range x.loose {
			maybe(list)
		}
	}
	if possible > mostOpen {
		x.vague[r] = true
		out = slices.DeleteFunc(out, func(c candidate) bool { return c.is != symbol.Yes })
	}
	sortByAddress(out)
	x.attached[r] = out
	return out
}

// account is the account that a resource is in: what its provider configuration states, or
// else a text that stands for what the environment says.
type account struct{ text symbol.Text }

func accountOf(r *model.Resource) *account {
	if r.Provider == nil {
		return nil
	}
	return &account{r.Provider.Account}
}

// sameAccount compares accounts; one that nothing is known of may be any.
func sameAccount(a, b *account) symbol.Tri {
	if a == nil || b == nil {
		return symbol.Unknown
	}
	return symbol.Equal(a.text, b.text)
}

// meant are those of several resources with one name that are meant in an account: those that
// are certainly in it, or else those that are not certainly in another. Most projects with
// several provider configurations have them for several regions of one account.
func meant[T any](named []T, in *account, resource func(T) *model.Resource) []T {
	var certain, possible []T
	for _, x := range named {
		switch sameAccount(accountOf(resource(x)), in) {
		case symbol.Yes:
			certain = append(certain, x)
		case symbol.Unknown:
			possible = append(possible, x)
		}
	}
	if len(certain) > 0 {
		return certain
	}
	return possible
}

func ofRole(r *model.Role) *model.Resource     { return &r.Resource }
func ofPolicy(p *model.Policy) *model.Resource { return &p.Resource }

// principalIsRole reports whether an attachment is to a role at all.
func principalIsRole(a *model.Attachment) symbol.Tri {
	if a.Principal.Set == symbol.No {
		return symbol.Yes
	}
	if a.PrincipalType.Set == symbol.No {
		return symbol.No
	}
	return symbol.Equal(a.PrincipalType.Text, symbol.Lit("ServiceRole"))
}

// inWholeAccount reports whether an attachment holds for all resources: one to a resource
// group holds for what is in the group, which is not known here.
func inWholeAccount(a *model.Attachment) symbol.Tri {
	if a.Principal.Set == symbol.No || a.Provider == nil {
		return symbol.Yes
	}
	if symbol.Equal(a.Scope.Text, a.Provider.Account) == symbol.Yes {
		return symbol.Yes
	}
	return symbol.Unknown
}
