package permissions

import (
	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Document is a decoded policy document with the places of its pieces.
type Document struct {
	*ram.Document
	Source model.Document
	// Of is the resource that has the document.
	Of *model.Resource
}

// bound is what an attachment attaches.
type bound struct {
	// Policy is the declared policy, nil if it is none.
	Policy *model.Policy
	// Name of the policy as it is known, for people.
	Name string
	// Why says why the text of the policy is not known, "" if it is.
	Why, Blocking string
	// Mismatch says why the policy_type is wrong, "" if it is not.
	Mismatch string
	wrong    string
	policy   ram.Policy
}

// Identity is the document of a declared policy, nil where its text is not known at all.
func (s *Set) Identity(p *model.Policy) *Document {
	return s.decode(p, p.Document, ram.Identity, &p.Resource)
}

// Trust is the trust policy of a declared role, nil where its text is not known at all.
func (s *Set) Trust(r *model.Role) *Document {
	return s.decode(r, r.Trust, ram.Trust, &r.Resource)
}

func (s *Set) decode(key any, source model.Document, kind ram.Kind, of *model.Resource) *Document {
	if d, ok := s.index.documents[key]; ok {
		return d
	}
	var d *Document
	if source.Set == symbol.Yes {
		d = &Document{ram.Decode(source.Text, source.Optional, kind), source, of}
	}
	s.index.documents[key] = d
	return d
}

// Holder is the address of what holds the text at a place: a data source, or else the policy
// or role itself.
func (d *Document) Holder(span symbol.Span) (at model.Range, address string) {
	at, address = d.Source.At(span)
	if address == "" {
		address = d.Of.Address
	}
	if at.IsZero() {
		at = d.Of.Range
	}
	return at, address
}

// bind finds the policy that an attachment attaches.
func (s *Set) bind(a *model.Attachment) *bound {
	if b, ok := s.index.bound[a]; ok {
		return b
	}
	b := &bound{Name: a.PolicyName.Show()}
	s.index.bound[a] = b
	var declared []*model.Policy
	if a.PolicyName.Set != symbol.No {
		declared = meant(s.index.policies[a.PolicyName.Text.Key()], accountOf(&a.Resource), ofPolicy)
	}
	name, known := a.PolicyName.Known()
	if known && !a.PolicyName.Sensitive {
		b.Name = name
	}
	typ, typed := a.PolicyType.Known()
	_, isSystem := alicloud.SystemPolicy(name)
	// A custom policy may have the name of a system policy, of which not all are known.
	maySystem := isSystem || a.PolicyName.Text.HasPrefix("Aliyun") == symbol.Yes
	switch {
	case typed && typ == "System" && len(declared) > 0 && !maySystem:
		b.Policy = declared[0]
		b.Mismatch = "the policy is declared here as " + declared[0].Address + ", so it is a custom policy"
	case typed && typ == "System":
		b.policy = ram.Policy{Type: "System", Name: b.Name, NeverDenies: true}
		if known {
			b.policy, _ = ram.System(name)
			b.policy.Name = b.Name // which is not printed if it is sensitive
		}
		if b.policy.Document == nil {
			b.Why = "what the system policy " + b.Name + " allows is not known"
			b.Blocking = a.PolicyName.Blocking()
		}
	case typed && typ == "Custom" && len(declared) == 0 && known && isSystem:
		b.Mismatch = "the policy " + b.Name + " is one of Alibaba Cloud's system policies"
	case len(declared) == 1:
		s.bindDeclared(b, declared[0])
	case len(declared) > 1:
		b.policy = ram.Policy{Type: "Custom", Name: b.Name}
		b.Why = "several declared policies are called " + b.Name
	default:
		b.policy = ram.Policy{Type: "Custom", Name: b.Name}
		b.Why, b.Blocking = "the policy "+b.Name+" is not declared here, so its text is not known", a.PolicyName.Blocking()
	}
	if b.Mismatch != "" {
		b.policy = ram.Policy{Type: typ, Name: b.Name}
		b.wrong = "the policy_type of " + a.Address + " is wrong"
	}
	return b
}

func (s *Set) bindDeclared(b *bound, p *model.Policy) {
	b.Policy = p
	b.policy = ram.Policy{Type: "Custom", Name: p.Address}
	switch d := s.Identity(p); {
	case d == nil:
		b.Why, b.Blocking = "the text of "+p.Address+" is not known", p.Document.Blocking()
	case len(d.Problems) > 0:
		b.wrong = "the document of " + p.Address + " is invalid"
	default:
		b.policy.Document = d.Document
		if d.Unknown != "" {
			b.Why, b.Blocking = "a part of the text of "+p.Address+" is not known", d.Unknown
		}
	}
}

// Mismatch says why the policy_type of an attachment is wrong, "" if it is not, and which
// declared policy is attached, if it is one.
func (s *Set) Mismatch(a *model.Attachment) (why string, policy *model.Policy) {
	b := s.bind(a)
	return b.Mismatch, b.Policy
}
