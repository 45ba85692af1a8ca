package source

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse/source/functions"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// evaluator prepares the evaluation of the root module in a directory.
func (c *moduleCache) evaluator(dir string, o Options) *evaluator {
	e := c.bare(dir, o)
	e.root.inputs = e.inputsOf(e.root.module)
	return e
}

// bare is an evaluator without values of variables; dir may be "", which is an empty module.
func (c *moduleCache) bare(dir string, o Options) *evaluator {
	e := &evaluator{
		loader: c.loader, options: o, budget: budget{steps: maxSteps},
		notices: map[hcl.Range]model.Notice{},
		cache:   &files{moduleCache: c, sources: map[string][]byte{}},
	}
	e.root = newInstance(emptyModule())
	if dir != "" {
		e.root = newInstance(e.cache.load(dir))
	}
	e.root.codeDir = "."
	e.functions = functions.Table(functions.Options{Base: dir, Tree: c.tree, Evaluate: e.evaluateTemplate})
	if dir != "" {
		e.manifest = c.readManifest(dir)
	}
	return e
}

// project evaluates the root module in a directory.
func (c *moduleCache) project(dir string, o Options) *model.Project {
	return c.evaluator(dir, o).project()
}

// project is all that the root module comes to.
func (e *evaluator) project() *model.Project {
	b := &builder{evaluator: e, project: &model.Project{Root: e.name(), Calls: map[string]model.Range{}}, mistyped: map[string][]model.Violation{}}
	var modules []*module
	declared := map[string]bool{}
	e.walk(e.root, func(in *instance) {
		if !slices.Contains(modules, in.module) {
			modules = append(modules, in.module)
		}
		b.resources(in)
		if !declared[in.block] {
			declared[in.block] = true
			if in.call != nil {
				b.project.Calls[in.block] = modelRange(in.call.rng)
			}
			b.declarations(in)
		}
	})
	b.imports(e.root)
	b.plannedImports()
	b.link()
	b.project.Provider = e.providerVersion(modules)
	b.collect(modules)
	b.project.Incomplete = b.incomplete(modules, b.speaksOfFunctions())
	b.project.RolesIncomplete = b.incomplete(modules, b.speaksOfRoles())
	b.plannedGaps()
	b.project.Waits = newGraph(e).waits
	return b.project
}

// builder turns evaluated resources into the model.
type builder struct {
	*evaluator
	project *model.Project
	// mistyped are values of a wrong type, found while evaluating, by block address.
	mistyped map[string][]model.Violation
}

// resources adds every resource of a module instance that the model has a place for.
func (b *builder) resources(in *instance) {
	for _, ref := range in.resourceOrder {
		r := in.resources[ref]
		if r.data || r.schema == nil || !modelled[r.typ] {
			continue
		}
		set := b.set(in, ref)
		if set == nil {
			continue
		}
		for _, inst := range set.instances {
			b.resource(inst)
		}
	}
}

// modelled are the resource types that the model has a place for.
var modelled = map[string]bool{
	"alicloud_fc_function_async_invoke_config": true, "alicloud_fcv3_async_invoke_config": true,
	"alicloud_fc_function": true, "alicloud_fcv2_function": true, "alicloud_fcv3_function": true,
	"alicloud_fc_service": true, "alicloud_fc_alias": true, "alicloud_fcv3_alias": true,
	"alicloud_fcv3_function_version": true, "alicloud_fc_trigger": true, "alicloud_fcv3_trigger": true,
	"alicloud_ram_role": true, "alicloud_resource_manager_role": true,
	"alicloud_ram_policy": true, "alicloud_resource_manager_policy": true,
	"alicloud_ram_role_policy_attachment": true, "alicloud_resource_manager_policy_attachment": true,
	"alicloud_mns_queue": true, "alicloud_message_service_queue": true,
	"alicloud_mns_topic": true, "alicloud_message_service_topic": true,
	"alicloud_event_bridge_event_bus": true,
	"alicloud_ons_instance":           true, "alicloud_ons_topic": true,
	"alicloud_rocketmq_instance": true, "alicloud_rocketmq_topic": true,
}

func (b *builder) resource(inst *resourceInstance) {
	r := inst.set.resource
	block := dotted(inst.set.in.block, r.key())
	head := model.Resource{
		Address: inst.address(), Node: block, Type: r.typ, Name: r.name, Module: inst.set.in.path, Symbolic: inst.symbolic,
		Conditions: inst.conditions,
		Range:      modelRange(r.rng), Block: modelRange(r.blockRng),
		Provider: b.modelProvider(b.providerOf(inst)),
		Body:     b.body(b.node(inst), r.schema, "", inst.scope, block),
	}
	b.plan(&head, inst)
	p, body := b.project, head.Body
	// orOwn stands the reference to the resource itself in for a name that is generated.
	orOwn := func(v model.Value, attr string) model.Value { return b.orOwn(v, inst, attr) }
	gen := model.FC3
	if strings.HasPrefix(r.typ, "alicloud_fc_") || r.typ == "alicloud_fcv2_function" {
		gen = model.FC2
	}
	switch r.typ {
	case "alicloud_fc_function_async_invoke_config":
		p.AsyncConfigs = append(p.AsyncConfigs, &model.AsyncConfig{
			Resource: head, Generation: gen,
			ServiceName: body.Value("service_name"), FunctionName: body.Value("function_name"),
			Qualifier: b.orDefault(body.Value("qualifier"), r.typ, "qualifier"),
			MaxAge:    body.Value("maximum_event_age_in_seconds"), TaskMode: body.Value("stateful_invocation"),
			MaxRetries:   b.orDefault(body.Value("maximum_retry_attempts"), r.typ, "maximum_retry_attempts"),
			Destinations: destinations(body),
		})
	case "alicloud_fcv3_async_invoke_config":
		p.AsyncConfigs = append(p.AsyncConfigs, &model.AsyncConfig{
			Resource: head, Generation: gen,
			ServiceName: model.Value{Set: symbol.No}, FunctionName: body.Value("function_name"),
			Qualifier: body.Value("qualifier"), MaxAge: body.Value("max_async_event_age_in_seconds"),
			MaxRetries: body.Value("max_async_retry_attempts"), TaskMode: body.Value("async_task"),
			Destinations: destinations(body),
		})
	case "alicloud_fc_function":
		p.Functions = append(p.Functions, &model.Function{
			Resource: head, Generation: gen, ServiceName: body.Value("service"), Role: model.Value{Set: symbol.No},
			FuncName: orOwn(body.Value("name"), "name"), Timeout: b.orDefault(body.Value("timeout"), r.typ, "timeout"),
		})
	case "alicloud_fcv2_function":
		p.Functions = append(p.Functions, &model.Function{
			Resource: head, Generation: gen, ServiceName: body.Value("service_name"), Role: model.Value{Set: symbol.No},
			FuncName: body.Value("function_name"), Timeout: b.orDefault(body.Value("timeout"), r.typ, "timeout"),
		})
	case "alicloud_fcv3_function":
		p.Functions = append(p.Functions, &model.Function{
			Resource: head, Generation: gen, ServiceName: model.Value{Set: symbol.No},
			FuncName: orOwn(body.Value("function_name"), "function_name"),
			Role:     body.Value("role"), Timeout: b.orDefault(body.Value("timeout"), r.typ, "timeout"),
		})
	case "alicloud_fc_service":
		p.Services = append(p.Services, &model.Service{Resource: head, ServiceName: orOwn(body.Value("name"), "name"), Role: body.Value("role")})
	case "alicloud_fc_alias":
		p.Aliases = append(p.Aliases, &model.Alias{
			Resource: head, Generation: gen, ServiceName: body.Value("service_name"),
			FunctionName: model.Value{Set: symbol.No}, AliasName: body.Value("alias_name"),
		})
	case "alicloud_fcv3_alias":
		p.Aliases = append(p.Aliases, &model.Alias{
			Resource: head, Generation: gen, ServiceName: model.Value{Set: symbol.No},
			FunctionName: body.Value("function_name"), AliasName: orOwn(body.Value("alias_name"), "alias_name"),
		})
	case "alicloud_fcv3_function_version":
		p.Versions = append(p.Versions, &model.Version{Resource: head, FunctionName: body.Value("function_name")})
	case "alicloud_fc_trigger":
		p.Triggers = append(p.Triggers, &model.Trigger{
			Resource: head, Generation: gen, ServiceName: body.Value("service"), FunctionName: body.Value("function"),
			Kind: body.Value("type"), Qualifier: model.Value{Set: symbol.No},
		})
	case "alicloud_fcv3_trigger":
		p.Triggers = append(p.Triggers, &model.Trigger{
			Resource: head, Generation: gen, ServiceName: model.Value{Set: symbol.No}, FunctionName: body.Value("function_name"),
			Kind: body.Value("trigger_type"), Qualifier: body.Value("qualifier"),
		})
	case "alicloud_ram_role":
		p.Roles = append(p.Roles, &model.Role{
			Resource: head, RoleName: orOwn(body.First("role_name", "name"), "role_name"),
			Trust: b.document(inst, body, "assume_role_policy_document", "document"),
		})
	case "alicloud_resource_manager_role":
		p.Roles = append(p.Roles, &model.Role{Resource: head, RoleName: body.Value("role_name"), Trust: b.document(inst, body, "assume_role_policy_document")})
	case "alicloud_ram_policy":
		p.Policies = append(p.Policies, &model.Policy{
			Resource: head, PolicyName: orOwn(body.First("policy_name", "name"), "policy_name"),
			Document: b.document(inst, body, "policy_document", "document"),
		})
	case "alicloud_resource_manager_policy":
		p.Policies = append(p.Policies, &model.Policy{Resource: head, PolicyName: body.Value("policy_name"), Document: b.document(inst, body, "policy_document")})
	case "alicloud_ram_role_policy_attachment":
		p.Attachments = append(p.Attachments, &model.Attachment{
			Resource: head, PolicyName: body.Value("policy_name"), PolicyType: body.Value("policy_type"), RoleName: body.Value("role_name"),
			Principal: notSet, PrincipalType: notSet, Scope: notSet,
		})
	case "alicloud_resource_manager_policy_attachment":
		p.Attachments = append(p.Attachments, &model.Attachment{
			Resource: head, PolicyName: body.Value("policy_name"), PolicyType: body.Value("policy_type"), RoleName: notSet,
			Principal: body.Value("principal_name"), PrincipalType: body.Value("principal_type"), Scope: body.Value("resource_group_id"),
		})
	default:
		p.Targets = append(p.Targets, b.target(head, inst))
	}
}

// notSet is an argument that a resource type does not have.
var notSet = model.Value{Set: symbol.No}

func (b *builder) target(head model.Resource, inst *resourceInstance) *model.Target {
	body := head.Body
	none := model.Value{Set: symbol.No}
	t := &model.Target{Resource: head, Instance: none, Fifo: none}
	switch head.Type {
	case "alicloud_mns_queue":
		t.Kind, t.TargetName = model.Queue, body.Value("name")
	case "alicloud_message_service_queue":
		t.Kind, t.TargetName, t.Fifo = model.Queue, body.Value("queue_name"), body.Value("queue_type")
	case "alicloud_mns_topic":
		t.Kind, t.TargetName = model.Topic, body.Value("name")
	case "alicloud_message_service_topic":
		t.Kind, t.TargetName, t.Fifo = model.Topic, body.Value("topic_name"), body.Value("topic_type")
	case "alicloud_event_bridge_event_bus":
		t.Kind, t.TargetName = model.Bus, body.Value("event_bus_name")
	case "alicloud_ons_topic":
		t.Kind, t.TargetName, t.Instance = model.RocketMQ4, b.orOwn(body.First("topic_name", "topic"), inst, "topic_name"), body.Value("instance_id")
	case "alicloud_rocketmq_topic":
		t.Kind, t.TargetName, t.Instance = model.RocketMQ5, body.Value("topic_name"), body.Value("instance_id")
	case "alicloud_ons_instance":
		t.Kind, t.TargetName = model.RocketMQ4Inst, b.orOwn(body.First("instance_name", "name"), inst, "instance_name")
		t.Instance = b.orOwn(none, inst, "id")
	case "alicloud_rocketmq_instance":
		t.Kind, t.TargetName = model.RocketMQ5Inst, body.Value("instance_name")
		t.Instance = b.orOwn(none, inst, "id")
	}
	return t
}

// orOwn stands the reference to a computed attribute in for an argument that is left
// out, so that whoever refers to the attribute is found to mean this resource.
func (b *builder) orOwn(v model.Value, inst *resourceInstance, attr string) model.Value {
	if v.Set != symbol.No {
		return v
	}
	own := b.attribute(inst, attr, symbolically)
	if own == cty.NilVal || isOpen(own) || own.IsNull() || own.Type() != cty.String {
		return v
	}
	return model.Value{Set: symbol.Yes, Text: b.table.Text(own.AsString()), Default: true}
}

// orDefault stands the provider's default in for an argument that is left out or null.
func (b *builder) orDefault(v model.Value, typ, argument string) model.Value {
	if v.Set != symbol.No {
		return v
	}
	if d, ok := alicloud.Default(typ, argument); ok {
		v.Set, v.Text, v.Default = symbol.Yes, symbol.Lit(d), true
	}
	return v
}

func destinations(body *model.Body) []*model.DestinationConfig {
	var out []*model.DestinationConfig
	for _, blk := range body.BlocksOf("destination_config") {
		d := &model.DestinationConfig{Block: blk}
		for _, s := range blk.Body.Blocks {
			side := &model.Side{Block: s, Destination: s.Body.Value("destination")}
			switch s.Type {
			case "on_failure":
				d.OnFailure = append(d.OnFailure, side)
			case "on_success":
				d.OnSuccess = append(d.OnSuccess, side)
			}
		}
		out = append(out, d)
	}
	return out
}

// body evaluates the content of a block, dynamic blocks expanded.
func (b *builder) body(n *node, schema *alicloud.Block, path string, s *scope, address string) *model.Body {
	out := &model.Body{Values: make(map[string]model.Value, len(n.args))}
	for _, name := range n.order {
		a := schema.Attributes[name]
		if a == nil {
			continue
		}
		v, err := b.value(n.args[name], a.Type, s)
		if err != nil {
			b.wrongType(address, path, n.args[name], v, err)
		}
		out.Values[name] = v
	}
	for _, c := range n.blocks {
		inner := nestedSchema(schema, c.typ)
		if inner == nil {
			continue
		}
		made, ok := b.expandBlock(c, s, &b.instances)
		if !ok {
			b.tooManyInAll(c.dynamic.forEach.rng)
		}
		for _, x := range made {
			out.Blocks = append(out.Blocks, &model.Block{
				Type: c.typ, Exists: x.exists, Range: modelRange(c.rng), Block: modelRange(c.blockRng),
				Body: b.body(c.body, inner, join(path, c.typ), x.scope, address),
			})
		}
	}
	return out
}

func (b *builder) wrongType(address, path string, a *argument, value model.Value, err error) {
	v := model.Violation{
		Kind: model.WrongType, Path: join(path, a.name), Name: a.name, Detail: err.Error(), Range: modelRange(a.rng),
	}
	for _, have := range b.mistyped[address] {
		if have.Range == v.Range {
			return
		}
	}
	v.Steps = value.Steps()
	b.mistyped[address] = append(b.mistyped[address], v)
}

// declarations adds the blocks of a module as they are written.
func (b *builder) declarations(in *instance) {
	for _, ref := range in.resourceOrder {
		r := in.resources[ref]
		if r.schema == nil || !strings.HasPrefix(r.typ, "alicloud_") {
			continue
		}
		address := dotted(in.block, ref)
		b.project.Declarations = append(b.project.Declarations, r.declaration(address))
	}
}

// link finds the function and service that each config and trigger is about.
func (b *builder) link() {
	p := b.project
	functions := map[string]*model.Function{}
	services := map[string]*model.Service{}
	for _, f := range slices.Backward(p.Functions) { // the first of equals stays
		functions[identity(f.Generation, f.Provider, f.ServiceName, f.FuncName)] = f
	}
	for _, s := range slices.Backward(p.Services) {
		services[identity(model.FC2, s.Provider, s.ServiceName, model.Value{})] = s
	}
	for _, c := range p.AsyncConfigs {
		c.Function = functions[identity(c.Generation, c.Provider, c.ServiceName, c.FunctionName)]
		if c.Generation == model.FC2 {
			c.Service = services[identity(model.FC2, c.Provider, c.ServiceName, model.Value{})]
		}
	}
	for _, t := range p.Triggers {
		t.Function = functions[identity(t.Generation, t.Provider, t.ServiceName, t.FunctionName)]
	}
}

// identity is the same for two names of functions, or of services, exactly when they
// certainly mean the same one.
func identity(g model.Generation, p *model.ProviderConfig, service, function model.Value) string {
	return fmt.Sprintf("%d\x01%s\x01%s\x01%s\x01%s", g, p.Region.Key(), p.Account.Key(), service.Text.Key(), function.Text.Key())
}

// collect adds what was found wrong or worth saying on the way.
func (b *builder) collect(modules []*module) {
	p := b.project
	p.Sources = map[string][]byte{}
	for _, m := range modules {
		p.Problems = append(p.Problems, m.problems...)
		p.Notices = append(p.Notices, m.notices...)
		p.Ignores = append(p.Ignores, m.ignores...)
		for name, src := range m.sources {
			p.Sources[name] = src
		}
	}
	for name, src := range b.cache.sources {
		p.Sources[name] = src
	}
	p.Secrets = b.secrets()
	p.Problems = append(p.Problems, b.problems...)
	b.plannedProblems()
	for _, d := range p.Declarations {
		d.Violations = append(d.Violations, b.mistyped[d.Address]...)
	}
	for _, n := range b.notices {
		p.Notices = append(p.Notices, n)
	}
	slices.SortFunc(p.Notices, func(a, c model.Notice) int {
		if d := strings.Compare(a.Range.File, c.Range.File); d != 0 {
			return d
		}
		if d := a.Range.Start.Byte - c.Range.Start.Byte; d != 0 {
			return d
		}
		return strings.Compare(a.Message, c.Message)
	})
}
