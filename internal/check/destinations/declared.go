package destinations

import (
	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Target returns the declared queue, topic or bus that the destination certainly names;
// nil if there is none, or several may be meant.
func (s *Set) Target(d *Destination) *model.Target {
	if d.State != Readable || kindOf(d.Kind) == "" {
		return nil
	}
	return only(s.targets[targetKey(kindOf(d.Kind), d.Name)], func(t *model.Target) symbol.Tri { return d.Reaches(t.Provider) })
}

// Function returns the declared function that the destination certainly names; nil if
// there is none, or several may be meant.
func (s *Set) Function(d *Destination) *model.Function {
	ref, ok := d.Function()
	if !ok {
		return nil
	}
	return only(s.functions[FunctionKey(ref)], func(f *model.Function) symbol.Tri { return d.Reaches(f.Provider) })
}

// Named returns the declared targets and functions that have a bare name or id, for a hint.
func (s *Set) Named(name symbol.Text) (targets []*model.Target, functions []*model.Function) {
	key := name.Key()
	for _, t := range s.project.Targets {
		if t.TargetName.Set != symbol.No && t.TargetName.Text.Key() == key {
			targets = append(targets, t)
		}
	}
	for _, f := range s.project.Functions {
		if functionName(f).Key() == key {
			functions = append(functions, f)
		}
	}
	return targets, functions
}

// DeclaredHere points at the resource that a destination leads to, if it is declared.
func (s *Set) DeclaredHere(d *Destination) []check.Related {
	if t := s.Target(d); t != nil {
		return []check.Related{{Message: "the " + string(t.Kind) + " is declared here", Location: t.Range}}
	}
	if f := s.Function(d); f != nil {
		return []check.Related{{Message: "the function is declared here", Location: f.Range}}
	}
	return nil
}

// Configured is the function that an async config is for, with its qualifier. false: that
// is not certain.
func Configured(c *model.AsyncConfig) (alicloud.FunctionRef, bool) {
	ref, ok := refTo(c.Generation, c.Provider, c.ServiceName, c.FunctionName)
	q, undecided := identity.Qualifier(c)
	ref.Qualifier = q
	return ref, ok && !undecided
}

// Triggered is the function that a trigger is for, without qualifier. false: that is not certain.
func Triggered(t *model.Trigger) (alicloud.FunctionRef, bool) {
	return refTo(t.Generation, t.Provider, t.ServiceName, t.FunctionName)
}

// FunctionKey is the same for references to functions of equal generation, service and
// name, whatever their qualifier, region and account.
func FunctionKey(f alicloud.FunctionRef) string {
	service := ""
	if f.Generation == int(model.FC2) {
		service = f.Service.Key()
	}
	return string(rune('0'+f.Generation)) + service + "\x01" + f.Name.Key()
}

// QualifiedKey is FunctionKey with the qualifier; none is LATEST.
func QualifiedKey(f alicloud.FunctionRef) string {
	return FunctionKey(f) + "\x01" + alicloud.NormalQualifier(f.Qualifier).Key()
}

// refTo takes a name that is not known to be set as set: it has to be.
func refTo(g model.Generation, p *model.ProviderConfig, service, name model.Value) (alicloud.FunctionRef, bool) {
	ref := alicloud.FunctionRef{Generation: int(g), Service: service.Text, Name: canonical(name.Text)}
	if p != nil {
		ref.Region, ref.Account = p.Region, p.Account
	}
	return ref, name.Set != symbol.No && (g != model.FC2 || service.Set != symbol.No)
}

func (s *Set) index() {
	// A name that is not known to be set counts as set, or nothing could have it.
	s.targets, s.functions = map[string][]*model.Target{}, map[string][]*model.Function{}
	for _, t := range s.project.Targets {
		if t.TargetName.Set != symbol.No {
			k := targetKey(t.Kind, t.TargetName.Text)
			s.targets[k] = append(s.targets[k], t)
		}
	}
	for _, f := range s.project.Functions {
		k := FunctionKey(alicloud.FunctionRef{Generation: int(f.Generation), Service: f.ServiceName.Text, Name: functionName(f)})
		s.functions[k] = append(s.functions[k], f)
	}
}

func targetKey(k model.TargetKind, name symbol.Text) string {
	return string(k) + "\x01" + name.Key()
}

// kindOf is the kind of declared target that a destination leads to, "" if it is none
// that can be told by its name.
func kindOf(k alicloud.Kind) model.TargetKind {
	switch k {
	case alicloud.Queue:
		return model.Queue
	case alicloud.Topic:
		return model.Topic
	case alicloud.EventBus:
		return model.Bus
	}
	return ""
}

// functionName is the name of a declared function, or a reference to it where the server
// makes it up.
func functionName(f *model.Function) symbol.Text {
	if f.FuncName.Set != symbol.No {
		return canonical(f.FuncName.Text)
	}
	return nameOf(f.Address, f.Type)
}

// canonical turns each way to refer to the whole name of a function into the same one: in
// FC 3.0 the id is the name.
func canonical(name symbol.Text) symbol.Text {
	ref, ok := name.Ref()
	if !ok || ref.Address == "" {
		return name
	}
	switch {
	case ref.ResourceType == "alicloud_fcv3_function" && (ref.Attribute == "function_name" || ref.Attribute == "id"),
		ref.ResourceType == "alicloud_fc_function" && ref.Attribute == "name",
		ref.ResourceType == "alicloud_fcv2_function" && ref.Attribute == "function_name":
		return nameOf(ref.Address, ref.ResourceType)
	}
	return name
}

func nameOf(address, typ string) symbol.Text {
	attribute := "function_name"
	if typ == "alicloud_fc_function" {
		attribute = "name"
	}
	return symbol.FromRef(symbol.Ref{
		Key: "name of " + address, Display: address + "." + attribute,
		ResourceType: typ, Attribute: attribute, Address: address, Chars: symbol.NameText,
	})
}

// Reaches reports whether the ARN's region and account are those of a provider
// configuration, so that a name in it means what is declared with that configuration.
// Blank parts stand for any, and a configuration that states no region or account
// works where the environment says: in the same place as what is written out, or else
// the name would hardly be the same.
func (d *Destination) Reaches(p *model.ProviderConfig) symbol.Tri {
	if p == nil {
		return symbol.Yes
	}
	return place(d.ARN.Region, p.Region, p.RegionStated).And(place(d.ARN.Account, p.Account, p.AccountStated))
}

func place(written, configured symbol.Text, stated bool) symbol.Tri {
	if Blank(written) {
		return symbol.Yes
	}
	same := symbol.Equal(written, configured)
	if same == symbol.Unknown && !stated {
		return symbol.Yes
	}
	return same
}

// only returns the one candidate that is meant: a single certain one, or else the single
// one that is possible.
func only[T any](candidates []*T, meant func(*T) symbol.Tri) *T {
	var found [symbol.Yes + 1][]*T
	for _, c := range candidates {
		m := meant(c)
		found[m] = append(found[m], c)
	}
	for _, m := range []symbol.Tri{symbol.Yes, symbol.Unknown} {
		switch len(found[m]) {
		case 0:
		case 1:
			return found[m][0]
		default:
			return nil
		}
	}
	return nil
}
