package permissions

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// roleOf finds the declared role that an owner has. Without one, why says why it is not
// known; it is empty where the owner certainly has none.
func (s *Set) roleOf(o *Owner, config *model.Resource) (role *model.Role, why, blocking string) {
	if o.ExistsWith(config) != symbol.Yes {
		return nil, "the " + o.Noun + " " + o.Address + " may not exist, so its role is not known", ""
	}
	v := o.Role
	if text, known := v.Known(); v.Set == symbol.No || known && text == "" {
		return nil, "", ""
	}
	if v.Set == symbol.Unknown {
		return nil, "the role of the " + o.Noun + ", or whether it has one, is not known", v.Blocking()
	}
	name, id, ok := roleARN(v.Text)
	if !ok {
		return nil, "the role of the " + o.Noun + " is not known", v.Blocking()
	}
	found := meant(s.rolesNamed(name), &account{id}, ofRole)
	switch len(found) {
	case 0:
		blocking := ""
		if !v.Text.IsKnown() {
			blocking = v.Blocking()
		}
		return nil, "the role " + v.Show() + " is not declared here, so its policies are not known", blocking
	case 1:
	default:
		return nil, "several declared roles are called " + v.Show(), ""
	}
	if found[0].ExistsWith(config) != symbol.Yes {
		return nil, "the role " + found[0].Address + " may not exist", ""
	}
	return found[0], "", ""
}

// rolesNamed are the declared roles that certainly have a name. Alibaba Cloud writes the names
// of roles in lower case in their ARNs, so a name in an ARN is compared without regard to case.
func (s *Set) rolesNamed(name symbol.Text) []*model.Role {
	if found := s.index.roles[name.Key()]; len(found) > 0 {
		return found
	}
	if text, known := name.Known(); known {
		return s.index.folded[strings.ToLower(text)]
	}
	return nil
}

// roleARN takes acs:ram::ACCOUNT:role/NAME apart.
func roleARN(t symbol.Text) (name, account symbol.Text, ok bool) {
	parts := t.Split(':', 5)
	if len(parts) != 5 || t.HasPrefix("acs:ram:") != symbol.Yes {
		return symbol.Text{}, symbol.Text{}, false
	}
	name, ok = parts[4].TrimPrefix("role/")
	return name, parts[3], ok
}

// Attached is a policy that is or may be attached to a delivery role.
type Attached struct {
	*model.Attachment
	bound
	// Wrong says what is wrong with the policy or the attachment itself, which is the matter
	// of FCA307 or FCA308; "" if nothing is.
	Wrong string
	// RAM is the policy for the evaluator.
	RAM ram.Policy
}

// attachedTo are the policies that are or may be attached to a role wherever there is the
// config.
func (s *Set) attachedTo(r *model.Role, config *model.Resource) []*Attached {
	var out []*Attached
	for _, c := range s.index.attachmentsOf(r) {
		b := s.bind(c.Attachment)
		a := &Attached{Attachment: c.Attachment, bound: *b}
		a.RAM = b.policy
		a.RAM.Attached = c.is.And(c.Attachment.Resource.ExistsWith(config))
		if a.RAM.Attached == symbol.Unknown && a.Why == "" {
			a.Why, a.Blocking = c.open()
		}
		a.Wrong = b.wrong
		out = append(out, a)
	}
	return out
}

// open says why it is not known whether the attachment attaches a policy to the role.
func (c candidate) open() (why, blocking string) {
	if c.is == symbol.Yes {
		return c.Address + ", which attaches a policy to the role, may not exist", ""
	}
	refs := attachesTo(c.Attachment).Refs()
	if inWholeAccount(c.Attachment) == symbol.Unknown {
		refs = append(c.Scope.Text.Refs(), refs...)
	}
	for _, ref := range refs {
		blocking = ref.Display
		break
	}
	return "it is not known whether " + c.Address + " attaches a policy to the role", blocking
}

// Label names the policy for people: the address of its declaration, or its name.
func (a *Attached) Label() string {
	switch {
	case a.Policy != nil:
		return a.Policy.Address
	case a.RAM.Type == "System":
		return "the system policy " + a.Name
	}
	return "the policy " + a.Name
}

// Statement names a statement of the policy for people: Statement[0] of the policy.
func (a *Attached) Statement(st *ram.Statement) string {
	return fmt.Sprintf("Statement[%d] of %s", st.Index, a.Label())
}

// At is the place of a piece of the policy's document: that of the attachment's policy_name
// where the policy is not declared here.
func (a *Attached) At(span symbol.Span) model.Range {
	if a.Policy == nil {
		return identity.Where(a.PolicyName, a.Attachment.Resource)
	}
	at, _ := a.Policy.Document.At(span)
	if at.IsZero() {
		return a.Policy.Range
	}
	return at
}

// reference is the first reference in a piece of the policy's document, "" if there is none.
func (a *Attached) reference(span symbol.Span) string {
	if a.Policy == nil {
		return ""
	}
	at := 0
	for _, s := range a.Policy.Document.Text.Segments() {
		switch {
		case s.Ref == nil:
			at += len(s.Lit)
			continue
		case at >= span.From && at < span.To:
			return s.Ref.Display
		}
		at++
	}
	return ""
}

// Sensitive reports whether the text of the policy must not be shown.
func (a *Attached) Sensitive() bool { return a.Policy != nil && a.Policy.Document.Sensitive }

// DeliveryRoles are the declared roles that functions or services of async configs have, with
// the owner that has each first, in the order of the configs.
func (s *Set) DeliveryRoles() (roles []*model.Role, owners []*Owner) {
	seen := map[*model.Role]bool{}
	for _, c := range s.project.AsyncConfigs {
		o := ownerOf(c)
		if o == nil {
			continue
		}
		if r, _, _ := s.roleOf(o, &c.Resource); r != nil && !seen[r] {
			seen[r] = true
			roles, owners = append(roles, r), append(owners, o)
		}
	}
	return roles, owners
}

func sortByAddress(list []candidate) {
	slices.SortFunc(list, func(a, b candidate) int {
		if d := strings.Compare(a.Range.File, b.Range.File); d != 0 {
			return d
		}
		if d := a.Range.Start.Byte - b.Range.Start.Byte; d != 0 {
			return d
		}
		return strings.Compare(a.Address, b.Address)
	})
}

// related points at a resource.
func related(message string, r *model.Resource) check.Related {
	return check.Related{Message: message, Location: r.Range}
}

// Misdirected is the attachment that gives a policy which would allow the delivery to a role
// that Function Compute may assume, but that no function or service of the project's async
// configs has; nil if there is none, or several.
func (s *Set) Misdirected(d *Delivery) *model.Attachment {
	var found *model.Attachment
	for _, a := range s.idle() {
		if a.Attachment.Resource.ExistsWith(&d.Config.Resource) != symbol.Yes ||
			d.Need.evaluate([]ram.Policy{a.RAM}).Decision != ram.Allowed {
			continue
		}
		if found != nil || a.RoleName.Range.IsZero() {
			return nil
		}
		found = a.Attachment
	}
	return found
}

// mostIdle is the number of roles beyond which nobody can say that one was mistaken for another.
const mostIdle = 20

// idle are the policies of roles that Function Compute may assume and that no config's results
// are delivered by.
func (s *Set) idle() []*Attached {
	if s.index.idle != nil {
		return s.index.idle
	}
	used := map[*model.Role]bool{}
	for _, d := range s.Deliveries {
		if d.Role != nil {
			used[d.Role] = true
		}
	}
	idle, roles := []*Attached{}, 0
	for _, r := range s.project.Roles {
		if used[r] || !s.trusting(r) {
			continue
		}
		if roles++; roles > mostIdle {
			idle = []*Attached{}
			break
		}
		for _, c := range s.index.attachmentsOf(r) {
			b := s.bind(c.Attachment)
			a := &Attached{Attachment: c.Attachment, bound: *b, RAM: b.policy, Wrong: b.wrong}
			a.RAM.Attached = c.is
			if c.is == symbol.Yes && a.RAM.Document != nil {
				idle = append(idle, a)
			}
		}
	}
	s.index.idle = idle
	return idle
}

// trusting reports whether Function Compute certainly may assume a role.
func (s *Set) trusting(r *model.Role) bool {
	d := s.Trust(r)
	if d == nil || len(d.Problems) > 0 {
		return false
	}
	trusted, _ := ram.Assumable(d.Document, alicloud.FCService)
	return trusted == symbol.Yes
}
