package source

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// referring is an expression of which only is known what it refers to: all that a plan shows of
// its configuration. It is an unknown literal to everything else.
type referring struct {
	*hclsyntax.LiteralValueExpr
	// id is the argument that it is the expression of: the block and the path in it.
	id string
	// name is that of the argument.
	name string
	// refs are what is referred to; of a reference and what it is a part of only the former.
	refs []hcl.Traversal
}

// displayed is what stands for the value in messages: those of the references that keep it
// from being known.
func (e *evaluator) displayed(x *referring, s *scope) string {
	var names, all []string
	for _, t := range x.refs {
		all = append(all, traversalText(t))
		switch t.RootName() {
		case "each", "count", "path", "terraform", "tofu":
			continue
		case "var":
			if s.in.parent == nil {
				continue // a plan has the values of all of them
			}
		default:
			if e.knownAttribute(t, s) {
				continue
			}
		}
		names = append(names, traversalText(t))
	}
	if len(names) == 0 {
		names = all
	}
	switch {
	case len(names) == 0 && x.name != "":
		return x.name
	case len(names) == 0:
		return "a value"
	case len(names) > 3:
		names = append(names[:3], "others")
	}
	if n := len(names) - 1; n > 0 {
		return strings.Join(names[:n], ", ") + " or " + names[n]
	}
	return names[0]
}

// knownAttribute reports whether a reference is to an attribute that the plan knows.
func (e *evaluator) knownAttribute(t hcl.Traversal, s *scope) bool {
	ref, rest := resourceRef(t)
	if ref == "" {
		return false
	}
	inst, attrs := e.instanceOf(s.in, ref, rest)
	if inst == nil || len(attrs) == 0 {
		return false
	}
	_, known := e.plannedValue(inst, attrName(attrs, 0))
	return known
}

// symReferring is the value of such an expression: that of the attribute that it is sure to
// be, or a reference of its own.
func (e *evaluator) symReferring(x *referring, f *frame) cty.Value {
	if inst, attr := e.linked(x, f.scope); inst != nil {
		if v := e.attribute(inst, attr, symbolically); v != cty.NilVal && !isOpen(v) && !v.IsNull() {
			return v
		}
	}
	if x.name == "destination" {
		if v, ok := e.delivered(x, f); ok {
			return v
		}
	}
	return e.placeholder(symbol.Ref{Key: x.key(f), Display: e.displayed(x, f.scope)}, untold)
}

// delivered is the ARN of a destination that refers to one queue, topic or event bus. What the
// name in it is made of is not known, and neither are region and account.
func (e *evaluator) delivered(x *referring, f *frame) (cty.Value, bool) {
	l := &linker{evaluator: e}
	if !l.follow(x.refs, f.scope) {
		return cty.NilVal, false
	}
	var shape [2]string
	var target linkTarget
	for _, t := range l.found {
		known, ok := destinationShapes[t.inst.set.typ]
		switch {
		case t.inst.set.data && identityTypes[t.inst.set.typ]:
		case !ok || t.inst.set.data || target.inst != nil:
			return cty.NilVal, false
		default:
			shape, target = known, t
		}
	}
	if target.inst == nil || !slices.Contains(nameAttributes, target.attr) {
		return cty.NilVal, false
	}
	part := func(name, display string, chars symbol.Charset) symbol.Text {
		return symbol.FromRef(symbol.Ref{Key: x.key(f) + " " + name, Display: display, Chars: chars})
	}
	product, path, _ := strings.Cut(shape[0], " ")
	return cty.StringVal(e.table.String(symbol.Concat(
		symbol.Lit("acs:"+product+":"), part("region", "region", symbol.NameText),
		symbol.Lit(":"), part("account", "account", symbol.DigitText),
		symbol.Lit(":"+path), part("name", e.displayed(x, f.scope), symbol.NameText), symbol.Lit(shape[1]),
	))), true
}

// destinationShapes are the ARNs of destinations by the type of resource that is named in them:
// the product, what stands before the name and what behind it.
var destinationShapes = map[string][2]string{
	"alicloud_mns_queue":              {"mns /queues/", "/messages"},
	"alicloud_message_service_queue":  {"mns /queues/", "/messages"},
	"alicloud_mns_topic":              {"mns /topics/", "/messages"},
	"alicloud_message_service_topic":  {"mns /topics/", "/messages"},
	"alicloud_event_bridge_event_bus": {"eventbridge eventbus/", ""},
}

// nameAttributes are the attributes that have the names of destinations.
var nameAttributes = []string{"id", "name", "queue_name", "topic_name", "event_bus_name"}

// identityTypes are the data sources that tell the provider's own account and region.
var identityTypes = map[string]bool{
	"alicloud_account": true, "alicloud_caller_identity": true, "alicloud_regions": true,
}

// key is what makes two evaluations of the expression the same: two expressions that refer to
// the same may still differ.
func (x *referring) key(f *frame) string {
	return "planned " + x.id + "@" + dotted(f.in.path, f.scope.id)
}

// links are the attributes that arguments are made of as a whole: where an argument is unknown
// and the only thing that it refers to is such an attribute, it is that attribute. Nobody takes
// the ARN of a role apart to make the role of a function of it.
var links = map[string]map[string][]string{
	"role": {
		"alicloud_ram_role": {"arn"}, "alicloud_resource_manager_role": {"arn"},
	},
	"role_name": {
		"alicloud_ram_role": {"role_name", "name", "id"}, "alicloud_resource_manager_role": {"role_name", "id"},
	},
	"policy_name": {
		"alicloud_ram_policy": {"policy_name", "name", "id"}, "alicloud_resource_manager_policy": {"policy_name", "id"},
	},
	"policy_type": {
		"alicloud_ram_policy": {"type"}, "alicloud_resource_manager_policy": {"policy_type"},
	},
	"function_name": {
		"alicloud_fcv3_function": {"function_name", "id"}, "alicloud_fc_function": {"name"}, "alicloud_fcv2_function": {"function_name"},
	},
	"function":     {"alicloud_fc_function": {"name"}},
	"service_name": {"alicloud_fc_service": {"name", "id"}},
	"service":      {"alicloud_fc_service": {"name", "id"}},
	"instance_id":  {"alicloud_ons_instance": {"id"}, "alicloud_rocketmq_instance": {"id"}},
	"qualifier": {
		"alicloud_fcv3_alias": {"alias_name"}, "alicloud_fc_alias": {"alias_name"},
		"alicloud_fcv3_function_version": {"version_id"},
	},
	"destination": {
		"alicloud_fcv3_function": {"function_arn"}, "alicloud_fc_function": {"function_arn"}, "alicloud_fcv2_function": {"function_arn"},
	},
	"policy_document":             documentLinks,
	"document":                    documentLinks,
	"assume_role_policy_document": documentLinks,
}

var documentLinks = map[string][]string{ramDocumentType: {"document"}}

// linked is the attribute that an unknown argument is, nil if that is not sure.
func (e *evaluator) linked(x *referring, s *scope) (*resourceInstance, string) {
	want := links[x.name]
	if want == nil {
		return nil, ""
	}
	l := &linker{evaluator: e}
	if !l.follow(x.refs, s) {
		return nil, ""
	}
	var found []linkTarget
	for _, t := range l.found {
		if t.attr == "" && len(want[t.inst.set.typ]) > 0 && x.name != "destination" {
			t.attr = want[t.inst.set.typ][0] // of r[each.key].arn a plan shows r
		}
		fits := t.inst.set.data == (want[ramDocumentType] != nil) && slices.Contains(want[t.inst.set.typ], t.attr)
		if !fits && !t.perhaps {
			return nil, ""
		}
		t.perhaps = false
		if fits && !slices.Contains(found, t) {
			found = append(found, t)
		}
	}
	if len(found) != 1 {
		return nil, ""
	}
	return found[0].inst, found[0].attr
}

// linker follows references through module arguments and outputs to attributes.
type linker struct {
	*evaluator
	found   []linkTarget
	depth   int
	perhaps bool
}

type linkTarget struct {
	inst *resourceInstance
	attr string
	// perhaps: of m[each.key].arn a plan shows module.m, and this is of any of its outputs.
	perhaps bool
}

// follow follows all of the references; false if one of them leads nowhere.
func (l *linker) follow(refs []hcl.Traversal, s *scope) bool {
	if l.depth++; l.depth > maxChain {
		return false
	}
	for _, t := range refs {
		if !l.traversal(t, s) {
			return false
		}
	}
	return true
}

func (l *linker) traversal(t hcl.Traversal, s *scope) bool {
	name := attrName(t, 1)
	switch t.RootName() {
	case "each", "count", "path", "terraform", "tofu", "self":
		return true // a key, or a known part
	case "local":
		return false
	case "var":
		switch a := (*argument)(nil); {
		case s.in.parent == nil:
			return true // known, so it is not what makes the value unknown
		case s.in.call.args[name] != nil:
			a = s.in.call.args[name]
			return l.argument(a, s.in.scope)
		}
		return true // a default
	case "module":
		child, rest := l.childOf(s.in, name, t[2:])
		if child == nil {
			child, rest = l.sibling(s, name, t[2:])
		}
		o := attrName(rest, 0)
		if child != nil && o == "" && !l.perhaps {
			return l.anyOutput(child)
		}
		if child == nil || child.outputs[o] == nil || child.outputs[o].value == nil {
			return false
		}
		return l.argument(child.outputs[o].value, &scope{in: child})
	}
	ref, rest := resourceRef(t)
	if ref == "" {
		return false
	}
	inst, attrs := l.instanceOf(s.in, ref, rest)
	if inst == nil {
		inst, attrs = l.instanceBeside(s, ref, rest)
	}
	if inst == nil {
		return false
	}
	attr := ""
	if len(attrs) == 1 {
		attr = attrName(attrs, 0)
	}
	target := linkTarget{inst, attr, l.perhaps}
	if !slices.Contains(l.found, target) {
		l.found = append(l.found, target)
	}
	return true
}

// anyOutput follows all outputs of a module: one of them is meant.
func (l *linker) anyOutput(child *instance) bool {
	l.perhaps = true
	defer func() { l.perhaps = false }()
	for _, name := range sortedKeys(child.outputs) {
		if o := child.outputs[name]; o.value != nil && !l.argument(o.value, &scope{in: child}) {
			return false // it may be that one
		}
	}
	return true
}

// argument follows what a module argument or an output refers to.
func (l *linker) argument(a *argument, s *scope) bool {
	switch x := unwrap(a.expr).(type) {
	case *referring:
		return l.follow(x.refs, s)
	case *hclsyntax.LiteralValueExpr:
		return true
	default:
		return l.follow(deepest(hclsyntax.Variables(x)), s)
	}
}

// instanceBeside is the instance of a resource with the key of the resource that refers to it:
// of r[each.key] a plan shows no more than r.
func (l *linker) instanceBeside(s *scope, ref string, rest hcl.Traversal) (*resourceInstance, hcl.Traversal) {
	set := l.set(s.in, ref)
	k, ok := ownKey(s)
	if set == nil || set.open || !ok {
		return nil, nil
	}
	if inst := set.at(k); inst != nil {
		return inst, rest
	}
	return nil, nil
}

func (l *linker) sibling(s *scope, name string, rest hcl.Traversal) (*instance, hcl.Traversal) {
	set := l.callsOf(s.in, name)
	k, ok := ownKey(s)
	if set.missing || set.open || !ok {
		return nil, nil
	}
	if child := set.at(k); child != nil {
		return child, rest
	}
	return nil, nil
}

// ownKey is the key of the scope, if it has one and that is known.
func ownKey(s *scope) (key, bool) {
	switch {
	case s.each != nil && s.each[0].exact.Type() == cty.String && s.each[0].exact.IsKnown():
		return key{kind: eachKey, text: s.each[0]}, true
	case s.idx != nil && s.idx.exact.IsKnown():
		return key{kind: countKey, text: *s.idx}, true
	}
	return key{}, false
}

// deepest leaves out references that are the beginning of others: a plan lists with every
// reference to an attribute the resource, too.
func deepest(refs []hcl.Traversal) []hcl.Traversal {
	texts := make([]string, len(refs))
	for i, t := range refs {
		texts[i] = traversalText(t)
	}
	var out []hcl.Traversal
	for i, t := range refs {
		if !slices.ContainsFunc(texts, func(other string) bool {
			rest, ok := strings.CutPrefix(other, texts[i])
			return ok && rest != "" && (rest[0] == '.' || rest[0] == '[')
		}) {
			out = append(out, t)
		}
	}
	return out
}
