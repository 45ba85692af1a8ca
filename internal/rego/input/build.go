package input

import (
	"cmp"
	"encoding/json"
	"math/big"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/check/violations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Of is the document of a project whose deliveries are judged.
func Of(p *model.Project, set *permissions.Set) *Document {
	b := &builder{
		project: p, set: set,
		functions: map[*model.Function]*Function{}, services: map[*model.Service]*Service{},
		deliveries: map[*model.AsyncConfig][]*permissions.Delivery{}, documents: map[*permissions.Document][]*Statement{},
	}
	for _, d := range set.Deliveries {
		b.deliveries[d.Config] = append(b.deliveries[d.Config], d)
	}
	doc := &Document{
		Version: Version, Root: p.Root, Incomplete: cmp.Or(p.Incomplete, p.RolesIncomplete),
		Provider: Provider{Version: p.Provider.Version, From: p.Provider.From, Locked: p.Provider.Locked, Constraints: p.Provider.Constraints},
		Configs:  []*Config{}, Functions: []*Function{}, Services: []*Service{}, Aliases: []*Alias{}, Triggers: []*Trigger{},
		Roles: []*Role{}, Policies: []*Policy{}, Targets: []*Target{},
	}
	for _, r := range p.Resources() {
		doc.Planned = doc.Planned || r.Planned != nil
	}
	for _, f := range p.Functions {
		doc.Functions = append(doc.Functions, b.function(f))
	}
	for _, s := range p.Services {
		doc.Services = append(doc.Services, b.service(s))
	}
	for _, c := range p.AsyncConfigs {
		doc.Configs = append(doc.Configs, b.config(c))
	}
	for _, a := range p.Aliases {
		doc.Aliases = append(doc.Aliases, &Alias{
			Resource: resource(&a.Resource), Generation: int(a.Generation),
			ServiceName: text(&a.Resource, a.ServiceName, "service_name"), FunctionName: text(&a.Resource, a.FunctionName, "function_name"),
			AliasName: text(&a.Resource, a.AliasName, "alias_name"),
		})
	}
	for _, t := range p.Triggers {
		doc.Triggers = append(doc.Triggers, &Trigger{
			Resource: resource(&t.Resource), Generation: int(t.Generation),
			ServiceName: text(&t.Resource, t.ServiceName, "service"), FunctionName: text(&t.Resource, t.FunctionName, "function_name", "function"),
			Kind: text(&t.Resource, t.Kind, "trigger_type", "type"), Qualifier: text(&t.Resource, t.Qualifier, "qualifier"),
		})
	}
	for _, r := range p.Roles {
		doc.Roles = append(doc.Roles, b.role(r))
	}
	for _, x := range p.Policies {
		doc.Policies = append(doc.Policies, &Policy{
			Resource: resource(&x.Resource), PolicyName: text(&x.Resource, x.PolicyName, "policy_name", "name"),
			Document: text(&x.Resource, x.Document.Value, "policy_document", "document"), Statements: b.statements(set.Identity(x), x.Address),
		})
	}
	for _, t := range p.Targets {
		doc.Targets = append(doc.Targets, &Target{
			Resource: resource(&t.Resource), Kind: string(t.Kind), TargetName: text(&t.Resource, t.TargetName, "queue_name", "topic_name", "event_bus_name", "name", "topic"),
		})
	}
	return doc
}

type builder struct {
	project    *model.Project
	set        *permissions.Set
	functions  map[*model.Function]*Function
	services   map[*model.Service]*Service
	deliveries map[*model.AsyncConfig][]*permissions.Delivery
	documents  map[*permissions.Document][]*Statement
}

func (b *builder) config(c *model.AsyncConfig) *Config {
	out := &Config{
		Resource: resource(&c.Resource), Generation: int(c.Generation),
		ServiceName: text(&c.Resource, c.ServiceName, "service_name"), FunctionName: text(&c.Resource, c.FunctionName, "function_name"),
		Qualifier:    text(&c.Resource, c.Qualifier, "qualifier"),
		Destinations: []*Destination{}, DestinationConfig: No,
	}
	age, retries, mode := "max_async_event_age_in_seconds", "max_async_retry_attempts", "async_task"
	if c.Generation == model.FC2 {
		age, retries, mode = "maximum_event_age_in_seconds", "maximum_retry_attempts", "stateful_invocation"
	}
	out.MaxEventAge = number(&c.Resource, c.MaxAge, age)
	out.MaxRetries = number(&c.Resource, c.MaxRetries, retries)
	out.TaskMode = boolean(&c.Resource, c.TaskMode, mode)
	for v, g := range map[*model.Value]*Given{&c.MaxAge: &out.MaxEventAge.Given, &c.MaxRetries: &out.MaxRetries.Given, &c.TaskMode: &out.TaskMode.Given} {
		if g.Unknown && violations.Of(b.project, *v) {
			g.Unknown, g.Blocking = false, "" // FCA107 says what is wrong
		}
	}

	block, failure, success := symbol.No, symbol.No, symbol.No
	for _, d := range c.Destinations {
		block = block.Or(d.Exists)
		failure = failure.Or(d.Exists.And(anyExists(d.OnFailure)))
		success = success.Or(d.Exists.And(anyExists(d.OnSuccess)))
		out.Faulty = cmp.Or(out.Faulty, b.faulty(d))
	}
	out.DestinationConfig, out.OnFailure, out.OnSuccess = tri(block), tri(failure), tri(success)
	if out.Faulty == "" && block == symbol.Yes && failure == symbol.No && success == symbol.No {
		out.Faulty = "destination_config is empty"
	}
	for _, d := range b.deliveries[c] {
		out.Destinations = append(out.Destinations, b.destination(d))
	}
	if c.Function != nil {
		out.Function = b.function(c.Function)
	}
	if c.Service != nil {
		out.Service = b.service(c.Service)
	}
	return out
}

// faulty says what is wrong with a destination_config that has something in it.
func (b *builder) faulty(d *model.DestinationConfig) string {
	if violations.Inside(b.project, d.Block.Block) {
		return "destination_config does not fit its schema"
	}
	for _, s := range slices.Concat(d.OnFailure, d.OnSuccess) {
		if value, known := s.Destination.Known(); s.Exists != symbol.No && (s.Destination.Set == symbol.No || known && value == "") {
			return s.Type + " has no destination"
		}
	}
	return ""
}

func anyExists(sides []*model.Side) symbol.Tri {
	exists := symbol.No
	for _, s := range sides {
		exists = exists.Or(s.Exists)
	}
	return exists
}

func (b *builder) destination(d *permissions.Delivery) *Destination {
	out := &Destination{
		Side: d.Side.Type, Exists: tri(d.Exists()), Range: at(d.Side.Range),
		Destination: text(nil, d.Value(), "destination_config."+d.Side.Type+".destination"),
		ARN:         arnOf(d.Destination, d.Value().Sensitive), Permission: b.permission(d),
	}
	if t := b.set.Destinations.Target(d.Destination); t != nil {
		out.Target = t.Address
	} else if f := b.set.Destinations.Function(d.Destination); f != nil {
		out.Target = f.Address
	}
	return out
}

func arnOf(d *destinations.Destination, sensitive bool) ARN {
	switch d.State {
	case destinations.Malformed:
		problem := "it is not an ARN that can be a destination"
		if d.Fault != alicloud.NoFault {
			problem = d.Fault.String()
		}
		return ARN{Valid: No, Problem: problem, Kind: "unknown"}
	case destinations.Undecided:
		return ARN{Valid: Unknown, Kind: "unknown"}
	}
	return classified(d.Destination, sensitive)
}

// classified is an ARN that is one.
func classified(d alicloud.Destination, sensitive bool) ARN {
	part := func(t symbol.Text) *Text {
		out := partly(t, sensitive)
		return &out
	}
	out := ARN{Valid: tri(d.PathOK), Problem: d.PathProblem, Kind: kind(d.Kind), Product: part(d.ARN.Product)}
	if d.ARN.Complete {
		out.Region, out.Account, out.Resource = part(d.ARN.Region), part(d.ARN.Account), part(d.ARN.Relative)
	}
	if name, known := d.Name.Known(); !known || name != "" {
		out.Name = part(d.Name)
	}
	switch d.Kind {
	case alicloud.Unsupported, alicloud.RAMRole:
		out.Valid, out.Problem = No, "results cannot be delivered to it"
	case alicloud.RocketMQ5:
		out.Valid, out.Problem = No, "RocketMQ 5.x is no destination"
	case alicloud.UnknownKind:
		out.Valid = Unknown
	}
	return out
}

// kind leaves out of which generation a function is: the path of its ARN says that.
func kind(k alicloud.Kind) string {
	switch k {
	case alicloud.FC2Function, alicloud.FC3Function:
		return alicloud.Function.String()
	}
	return k.String()
}

func (b *builder) permission(d *permissions.Delivery) Permission {
	row := d.Row()
	out := Permission{Verdict: row.Verdict, Why: row.Why, Action: row.Action, By: []*Statement{}}
	if row.Action != "" {
		resource := partly(d.Need.Resource, d.Value().Sensitive)
		out.Resource = &resource
	}
	if d.Role != nil {
		out.Role = d.Role.Address
	}
	if d.State != permissions.Judged {
		return out
	}
	wide := false
	for _, i := range d.Verdict.Deciding {
		step := d.Verdict.Steps[i]
		a := d.Policies[step.Policy]
		st := b.decider(a, step.Statement)
		out.By = append(out.By, st)
		for _, p := range slices.Concat(st.Actions, st.Resources) {
			wide = wide || st.Declared && strings.Contains(p.Shown, "*")
		}
	}
	if wide && d.Verdict.Decision == ram.Allowed {
		out.Least = b.set.Least(d.Role)
	}
	return out
}

// decider is a statement of an attached policy.
func (b *builder) decider(a *permissions.Attached, s *ram.Statement) *Statement {
	if a.Policy == nil {
		return statement(s, a.Name, "", false, func(symbol.Span) (model.Range, string) { return a.At(s.Span), "" })
	}
	for _, st := range b.statements(b.set.Identity(a.Policy), a.Policy.Address) {
		if st.Index == s.Index {
			return st
		}
	}
	return statement(s, a.Policy.Address, a.Policy.Address, a.Sensitive(), a.Policy.Document.At)
}

// statements are those of a declared policy.
func (b *builder) statements(d *permissions.Document, policy string) []*Statement {
	if d == nil {
		return []*Statement{}
	}
	if done, ok := b.documents[d]; ok {
		return done
	}
	out := []*Statement{}
	for i := range d.Statements {
		s := statement(d.Statements[i], policy, "", d.Source.Sensitive, d.Holder)
		s.Declared = true
		out = append(out, s)
	}
	b.documents[d] = out
	return out
}

func statement(s *ram.Statement, policy, address string, sensitive bool, where func(symbol.Span) (model.Range, string)) *Statement {
	out := &Statement{
		Policy: policy, Address: address, Index: s.Index, Sensitive: sensitive,
		Conditional: len(s.Conditions) > 0 || s.ConditionUnknown, NotActions: s.Actions.Not, NotResources: s.Resources.Not,
		Effect: map[ram.Effect]string{ram.Allow: "Allow", ram.Deny: "Deny", ram.UnknownEffect: "unknown"}[s.Effect],
	}
	place, holder := where(s.Span)
	out.Range, out.Address = at(place), cmp.Or(address, holder)
	patterns := func(l ram.List) []*Pattern {
		list := []*Pattern{}
		for _, p := range l.Patterns {
			place, _ := where(p.Span)
			list = append(list, &Pattern{Text: partly(p.Text, sensitive), Range: at(place)})
		}
		return list
	}
	out.Actions, out.Resources = patterns(s.Actions), patterns(s.Resources)
	return out
}

func (b *builder) function(f *model.Function) *Function {
	if done, ok := b.functions[f]; ok {
		return done
	}
	out := &Function{
		Resource: resource(&f.Resource), Generation: int(f.Generation),
		ServiceName:  text(&f.Resource, f.ServiceName, "service", "service_name"),
		FunctionName: text(&f.Resource, f.FuncName, "function_name", "name"),
		Role:         text(&f.Resource, f.Role, "role"), Timeout: number(&f.Resource, f.Timeout, "timeout"),
	}
	b.functions[f] = out
	return out
}

func (b *builder) service(s *model.Service) *Service {
	if done, ok := b.services[s]; ok {
		return done
	}
	out := &Service{Resource: resource(&s.Resource), ServiceName: text(&s.Resource, s.ServiceName, "name"), Role: text(&s.Resource, s.Role, "role")}
	b.services[s] = out
	return out
}

func (b *builder) role(r *model.Role) *Role {
	out := &Role{
		Resource: resource(&r.Resource), RoleName: text(&r.Resource, r.RoleName, "role_name", "name"),
		Trust:    text(&r.Resource, r.Trust.Value, "assume_role_policy_document", "document"),
		Policies: []*Attached{}, Incomplete: b.set.MayHaveMore(r),
	}
	for _, a := range b.set.AttachedTo(r) {
		x := &Attached{
			Attachment: a.Address, Attached: tri(a.RAM.Attached), PolicyType: a.RAM.Type, PolicyName: a.Name,
			Unknown: cmp.Or(a.Wrong, a.Why),
		}
		if a.Policy != nil {
			x.Policy = a.Policy.Address
		}
		switch {
		case a.Policy == nil || a.Policy.Document.Set != symbol.Yes || a.Wrong != "":
		case len(a.Policy.Document.Optional) > 0:
			x.Unknown = cmp.Or(x.Unknown, "some of its statements may not be there")
		default:
			document := partly(a.Policy.Document.Text, a.Sensitive())
			x.Document = &document
		}
		out.Policies = append(out.Policies, x)
	}
	return out
}

func resource(r *model.Resource) Resource {
	out := Resource{Address: r.Address, Type: r.Type, Name: r.Name, Module: r.Module, Exists: tri(r.Existing()), Range: at(r.Range)}
	if r.Planned != nil {
		out.Action = string(r.Planned.Action)
	}
	if r.Provider != nil {
		region, account := partly(r.Provider.Region, false), partly(r.Provider.Account, false)
		out.Region, out.Account = &region, &account
	}
	return out
}

// given is what is known of an argument. Of its names the first that is written counts.
func given(r *model.Resource, v model.Value, names ...string) Given {
	out := Given{Argument: names[0], Set: tri(v.Set), Unknown: v.Undecided(), Default: v.Default, Sensitive: v.Sensitive, Range: at(v.Range)}
	if r != nil && r.Body != nil && len(names) > 1 {
		for _, n := range names {
			if _, ok := r.Body.Values[n]; ok {
				out.Argument = n
				break
			}
		}
	}
	if v.MayBeDefault {
		out.Set = Unknown
	}
	if !v.Sensitive {
		out.Written = v.Written
	}
	if out.Unknown {
		out.Blocking = v.Blocking()
	}
	if v.Source != nil {
		out.Reference = v.Source.Address + "." + v.Source.Name
	}
	return out
}

func text(r *model.Resource, v model.Value, names ...string) TextArgument {
	out := TextArgument{Given: given(r, v, names...)}
	if v.Set == symbol.No {
		out.Shown = "null"
		return out
	}
	out.Text = partly(v.Text, v.Sensitive)
	if v.Set == symbol.Unknown {
		out.Value = nil
	}
	return out
}

func number(r *model.Resource, v model.Value, names ...string) NumberArgument {
	out := NumberArgument{Given: given(r, v, names...), Shown: v.Show()}
	if n, ok := v.Number(); ok && !n.IsInf() {
		out.Value = decimal(n)
	}
	if v.Least != nil {
		out.Least = decimal(v.Least)
	}
	if v.Most != nil {
		out.Most = decimal(v.Most)
	}
	return out
}

func decimal(n *big.Float) *json.Number {
	if n.IsInf() {
		return nil
	}
	out := json.Number(n.Text('g', 40))
	if n.IsInt() && n.MinPrec() <= 128 {
		i, _ := n.Int(nil)
		out = json.Number(i.String())
	}
	return &out
}

func boolean(r *model.Resource, v model.Value, names ...string) BoolArgument {
	out := BoolArgument{Given: given(r, v, names...), Shown: v.Show()}
	switch known, _ := v.Known(); known {
	case "true", "false":
		yes := known == "true"
		out.Value = &yes
	}
	return out
}

func partly(t symbol.Text, sensitive bool) Text {
	out := Text{Shown: t.String()}
	if sensitive {
		out.Shown = "(sensitive value)"
	}
	if known, ok := t.Known(); ok {
		out.Value = &known
		return out
	}
	for _, s := range t.Segments() {
		if s.Ref == nil {
			out.Segments = append(out.Segments, Segment{Text: s.Lit})
			continue
		}
		out.Segments = append(out.Segments, Segment{Reference: s.Ref.Display, ID: s.Ref.Key, Characters: characters[s.Ref.Chars]})
	}
	return out
}

var characters = [...]string{symbol.AnyText: "any", symbol.NameText: "name", symbol.DigitText: "digits"}

// The values of Tri.
const (
	Yes     Tri = "yes"
	No      Tri = "no"
	Unknown Tri = "unknown"
)

func tri(t symbol.Tri) Tri {
	switch t {
	case symbol.Yes:
		return Yes
	case symbol.No:
		return No
	}
	return Unknown
}

func at(r model.Range) *Range {
	if r.IsZero() {
		return nil
	}
	position := func(p model.Pos) Position { return Position{p.Line, p.Column, p.Byte} }
	return &Range{File: r.File, Start: position(r.Start), End: position(r.End)}
}
