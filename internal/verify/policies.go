package verify

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// policy is a policy that the role has after the apply.
type policy struct {
	ram.Policy
	// label names it for people, and where its document is from.
	label string
	// err or why says why the document is not known; both are empty if it is.
	err error
	why string
}

// policies are those that a role has after the apply: those of the account, without what the
// plan detaches, with what is attached here, and with the documents that are written here
// where the plan writes them. err: the account could not be asked which it has.
func (a *asking) policies(r role) (out []policy, err error) {
	var now []live.Policy
	if r.name != "" && !r.anew() {
		now, err = a.Account.RolePolicies(a.ctx, r.name)
		if err != nil && (!live.IsNotFound(err) || r.declared == nil) {
			return nil, err
		}
	}
	for _, p := range now {
		gone, certain := a.detached(r, p)
		if certain == symbol.Yes && a.attachedAgain(r, p) {
			certain = symbol.No
		}
		if certain == symbol.Yes {
			continue
		}
		stays := a.document(p.Type, p.Name, certain.Not())
		if certain == symbol.Unknown && stays.why == "" {
			stays.why = perhaps(gone)
		}
		out = append(out, stays)
	}
	for _, at := range a.attachments(r) {
		name, known := a.text(at.PolicyName)
		typ, typed := a.text(at.PolicyType)
		if known && typed && slices.ContainsFunc(now, func(p live.Policy) bool { return p.Type == typ && p.Name == name }) {
			continue // it is attached already
		}
		if known && typed {
			p := a.document(typ, name, at.attached)
			p.label += " (attached by " + at.Address + ")"
			if at.attached == symbol.Unknown && p.why == "" {
				p.why = "whether " + at.Address + " attaches a policy to the role is not known before apply"
			}
			out = append(out, p)
			continue
		}
		p := policy{Policy: at.policy, label: "the policy that " + at.Address + " attaches"}
		p.Attached = at.attached
		if at.declared != nil && changes(&at.declared.Resource) {
			a.written(at.declared, &p)
		}
		if p.Document == nil {
			p.why = "what " + at.Address + " attaches is not known before apply"
		}
		out = append(out, p)
	}
	return out, nil
}

// attachment is a declared attachment to a role that Terraform makes.
type attachment struct {
	*model.Attachment
	attached symbol.Tri
	policy   ram.Policy // what is declared; without a document where that is not known
	declared *model.Policy
}

// attachments are those to a role that are made by the apply, or may be. Those that a plan
// leaves as they are show in the account.
func (a *asking) attachments(r role) (out []attachment) {
	if r.declared != nil {
		for _, x := range a.attached[r.declared] {
			if comes(&x.Attachment.Resource) {
				out = append(out, attachment{x.Attachment, x.RAM.Attached, x.RAM, x.Policy})
			}
		}
		return out
	}
	for _, x := range a.project.Attachments {
		if !comes(&x.Resource) {
			continue
		}
		if is := a.attaches(x, r.name).And(x.ExistsWith(&a.config.Resource)); is != symbol.No {
			out = append(out, attachment{Attachment: x, attached: is, policy: ram.Policy{Name: x.PolicyName.Show()}})
		}
	}
	return out
}

// attaches reports whether an attachment is to a role that is not declared here.
func (a *asking) attaches(x *model.Attachment, role string) symbol.Tri {
	if x.Principal.Set == symbol.No {
		if name, known := a.text(x.RoleName); known {
			return symbol.Of(strings.EqualFold(name, role))
		}
		return symbol.Equal(a.fill(x.RoleName.Text), symbol.Lit(role))
	}
	if kind, known := a.text(x.PrincipalType); known && kind != "ServiceRole" {
		return symbol.No
	}
	is := symbol.Unknown
	if name, known := a.text(x.Principal); known {
		before, _, _ := strings.Cut(name, "@")
		is = symbol.Of(strings.EqualFold(before, role))
	}
	if scope, known := a.text(x.Scope); !known || scope != a.Caller.Account {
		is = is.And(symbol.Unknown) // it may hold for a resource group only
	}
	return is
}

// detached is what the plan deletes that attaches a policy of the account to a role, or the
// policy itself: see gone.
func (a *asking) detached(r role, p live.Policy) (address string, certain symbol.Tri) {
	certain = symbol.No
	if p.Type == "Custom" {
		if address, certain = a.gone(policyTypes, "", p.Name); certain == symbol.Yes {
			return address, certain
		}
	}
	for _, g := range a.project.Gone {
		was := g.Was
		name, _, _ := strings.Cut(was["principal_name"], "@") // role@role.ACCOUNT.onaliyunservice.com
		if g.Forgotten || was["policy_name"] != p.Name || was["policy_type"] != p.Type {
			continue
		}
		of := g.Type == "alicloud_ram_role_policy_attachment" && strings.EqualFold(was["role_name"], r.name) ||
			g.Type == "alicloud_resource_manager_policy_attachment" && strings.EqualFold(name, r.name)
		switch {
		case !of:
		case !g.OtherAccount:
			return g.Address, symbol.Yes
		default:
			address, certain = g.Address, symbol.Unknown
		}
	}
	return address, certain
}

// attachedAgain reports whether a policy of the account that the plan detaches is attached by
// another resource of the plan.
func (a *asking) attachedAgain(r role, p live.Policy) bool {
	return slices.ContainsFunc(a.attachments(r), func(x attachment) bool {
		name, known := a.text(x.PolicyName)
		typ, typed := a.text(x.PolicyType)
		return known && typed && name == p.Name && typ == p.Type
	})
}

// document is a policy with its document: that which Terraform writes, or else that of the
// default version in the account.
func (a *asking) document(typ, name string, attached symbol.Tri) policy {
	p := policy{Policy: ram.Policy{Type: typ, Name: name, Attached: attached, NeverDenies: typ == "System"}}
	p.label = fmt.Sprintf("the %s policy %q", kindOfPolicy(typ), name)
	if typ == "Custom" {
		for _, declared := range a.project.Policies {
			if n, known := a.text(declared.PolicyName); known && n == name && changes(&declared.Resource) {
				p.label = declared.Address
				a.written(declared, &p)
				return p
			}
		}
	}
	found, err := a.Account.Policy(a.ctx, typ, name)
	if err != nil {
		p.err = err
		return p
	}
	p.label += " in the account (" + found.Version + ")"
	p.Document = ram.Decode(symbol.Lit(found.Document), nil, ram.Identity)
	if p.Document.Invalid() != nil {
		p.Document, p.why = nil, "the document of "+p.label+" is not understood"
	}
	return p
}

// written fills in the document as it is declared, with region and account in it.
func (a *asking) written(declared *model.Policy, p *policy) {
	d := declared.Document
	if d.Set != symbol.Yes {
		p.why = "the text of " + declared.Address + " is not known before apply"
		return
	}
	text := d.Text
	if len(d.Optional) == 0 { // those spans are of the text as it was
		text = a.fill(text)
	}
	p.Document = ram.Decode(text, d.Optional, ram.Identity)
	switch {
	case p.Document.Invalid() != nil:
		p.Document, p.why = nil, "the document of "+declared.Address+" is invalid"
	case p.Document.Unknown != "":
		p.why = "a part of the text of " + declared.Address + " is not known before apply"
	}
}

func kindOfPolicy(typ string) string {
	if typ == "System" {
		return "system"
	}
	return "custom"
}
