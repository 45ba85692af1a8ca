package source

import (
	"cmp"
	"fmt"
	"math/big"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	tfjson "github.com/hashicorp/terraform-json"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse/plan"
)

// Planned evaluates the root module that a plan is of. What the plan knows goes before what
// evaluation finds: values of variables, which instances there are, values of resources and
// data sources. The structure, which says what unknown values are made of, is that of the
// source in dir, relative to the working directory or absolute; where dir is "", and for what
// the source lacks, it is as much of it as the plan shows.
func Planned(p *plan.Plan, dir string, o Options) (project *model.Project) {
	defer func() {
		if r := recover(); r != nil {
			project = &model.Project{
				Root: p.File,
				Problems: append(slices.Clone(p.Problems), model.Problem{
					Message: fmt.Sprintf("the plan could not be evaluated: internal error: %v", r),
					Fix:     "Please report this with the plan, without what is secret in it: https://github.com/fcasync/fcasync-lint/issues",
					Range:   model.Range{File: p.File},
				}),
			}
		}
	}()
	e, err := plannedEvaluator(p, dir, o)
	if err != nil {
		return &model.Project{Root: p.File, Problems: append(slices.Clone(p.Problems), model.Problem{
			Message: "the source cannot be read: " + reason(err), Range: model.Range{File: p.File},
		})}
	}
	return e.project()
}

func plannedEvaluator(p *plan.Plan, dir string, o Options) (*evaluator, error) {
	l := &loader{workDir: realDir(o.Dir)}
	if dir != "" {
		real, err := filepath.EvalSymlinks(absolute(o.Dir, dir))
		if err != nil {
			return nil, err
		}
		dir = real
		l.fence = fence{tree: treeOf(dir, o), inside: &directories{}}
	}
	e := newCache(l).bare(dir, o)
	e.planned = newPlanned(p)
	root := e.root.module
	e.root = newInstance(root)
	e.root.codeDir = "."
	e.root.config = e.planned.configuration()
	e.root.module = e.grafted("", e.root.config, root)
	e.root.inputs = e.plannedInputs()
	return e, nil
}

// planned is what a plan says, for the evaluator.
type planned struct {
	*plan.Plan
	all       []*plannedInstance // in the order of the plan
	byAddress map[string]*plannedInstance
	// sets are the instances that will be there, by the path of the module instance and the
	// name of the resource: module.a["x"].alicloud_fc_service.s.
	sets map[string][]*plannedInstance
	// calls are the keys of module instances, by the path without the last key.
	calls map[string][]key
	// called are the paths of module instances that are among calls.
	called   map[string]bool
	modules  map[string]moduleAddress
	grafts   map[*tfjson.ConfigModule]*module
	problems []model.Problem
	// missing are addresses that the source has and the plan lacks, extra the other way round.
	missing, extra []string
	accounts       map[string]string // by provider configuration, see identities
	regions        map[string]string
	byNode         map[string]*plannedInstance // the first instance of each block
	// blocks are those of the modules that the plan has instances in, by name.
	blocks map[*tfjson.ConfigModule]map[string]*tfjson.ConfigResource
	// unshown are blocks that the plan has instances of and its configuration lacks.
	unshown map[*tfjson.ConfigResource]bool
}

// plannedInstance is a resource instance as a plan has it.
type plannedInstance struct {
	*plan.Resource
	module string // the path of the module instance
	key    key
	state  cellState
	body   *plannedBody
}

func newPlanned(p *plan.Plan) *planned {
	out := &planned{
		Plan: p, byAddress: map[string]*plannedInstance{}, sets: map[string][]*plannedInstance{},
		calls: map[string][]key{}, called: map[string]bool{}, modules: map[string]moduleAddress{}, grafts: map[*tfjson.ConfigModule]*module{},
	}
	for _, r := range p.Resources {
		if r.DeposedKey != "" {
			continue // what is left of an instance that was replaced
		}
		x := &plannedInstance{Resource: r}
		var ok bool
		if x.key, ok = keyOf(r.Index); !ok {
			out.problem(x, "the index of the resource is neither a string nor a whole number", "")
			continue
		}
		if x.module, ok = out.module(r.ModuleAddress, x.stays()); !ok {
			out.problem(x, fmt.Sprintf("the module address %q can't be understood", r.ModuleAddress), "")
			continue
		}
		set := dotted(x.module, x.node())
		out.all = append(out.all, x)
		out.byAddress[set+x.key.String()] = x
		if x.stays() {
			out.sets[set] = append(out.sets[set], x)
		}
	}
	return out
}

// problem says what is wrong with an instance; fix is "" if the plan has to be written anew.
func (p *planned) problem(x *plannedInstance, message, fix string) {
	p.problems = append(p.problems, model.Problem{
		Address: x.Address, Message: message, Fix: cmp.Or(fix, "Write the plan anew with terraform show -json."), Range: x.At,
	})
}

// node is the name of the resource: type.name or data.type.name.
func (x *plannedInstance) node() string {
	if x.Mode == tfjson.DataResourceMode {
		return "data." + x.Type + "." + x.Name
	}
	return x.Type + "." + x.Name
}

// stays reports whether Terraform will know the instance after the plan is applied.
func (x *plannedInstance) stays() bool {
	return x.Change != nil && !x.Change.Actions.Delete() && !slices.Contains(x.Change.Actions, tfjson.ActionForget)
}

// action is what the plan does to the instance.
func (x *plannedInstance) action() model.Action {
	switch a := x.Change.Actions; {
	case a.Create():
		return model.Create
	case a.Update():
		return model.Update
	case a.Replace():
		return model.Replace
	case a.Read():
		return model.Read
	}
	return model.NoOp
}

// keyOf is the key of an instance by the index that a plan gives it.
func keyOf(index any) (key, bool) {
	switch i := index.(type) {
	case nil:
		return key{}, true
	case string:
		v := cty.StringVal(i)
		return key{kind: eachKey, text: pair{v, v}}, true
	}
	v, ok := jsonNumber(index)
	if !ok {
		return key{}, false
	}
	if n, accuracy := v.AsBigFloat().Int64(); accuracy != big.Exact || n < 0 {
		return key{}, false
	}
	return key{kind: countKey, text: pair{v, v}}, true
}

// module is the path of a module instance, by its address, with its keys quoted as they are
// here. If something stays in it, the keys on the way are those of modules that will be there.
func (p *planned) module(address string, stays bool) (path string, ok bool) {
	known, seen := p.modules[address]
	if !seen || stays && !known.stays {
		known.path, known.ok = p.readModule(address, stays)
		known.stays = stays
		p.modules[address] = known
	}
	return known.path, known.ok
}

// moduleAddress is a module address that was read.
type moduleAddress struct {
	path      string
	ok, stays bool
}

func (p *planned) readModule(address string, stays bool) (path string, ok bool) {
	if address == "" {
		return "", true
	}
	t, diags := hclsyntax.ParseTraversalAbs([]byte(address), "", hcl.InitialPos)
	if diags.HasErrors() {
		return "", false
	}
	for len(t) > 0 {
		word, ok := stepName(t[0])
		if !ok || word != "module" || len(t) < 2 {
			return "", false
		}
		name, ok := stepName(t[1])
		if !ok {
			return "", false
		}
		path = dotted(path, "module."+name)
		t = t[2:]
		var k key
		if len(t) > 0 {
			if idx, ok := t[0].(hcl.TraverseIndex); ok {
				k.text = pair{idx.Key, idx.Key}
				switch idx.Key.Type() {
				case cty.String:
					k.kind = eachKey
				case cty.Number:
					k.kind = countKey
				default:
					return "", false
				}
				t = t[1:]
			}
		}
		call := path
		path += k.String()
		if keys := p.calls[call]; stays && !p.called[path] {
			if len(keys) > 0 && keys[0].kind != k.kind {
				return "", false // no plan of Terraform has both, and nothing could be made of them
			}
			p.calls[call], p.called[path] = append(keys, k), true
		}
	}
	return path, true
}

func stepName(s hcl.Traverser) (string, bool) {
	switch s := s.(type) {
	case hcl.TraverseRoot:
		return s.Name, true
	case hcl.TraverseAttr:
		return s.Name, true
	}
	return "", false
}

// madeOfBlocks are the types of which nested blocks matter. A plan has hundreds of those of
// functions, which say nothing here.
var madeOfBlocks = map[string]bool{
	"alicloud_fc_function_async_invoke_config": true, "alicloud_fcv3_async_invoke_config": true,
	"alicloud_ram_policy": true, "alicloud_ram_role": true, ramDocumentType: true,
}

// content is the content of an instance, nil if the plan does not say.
func (p *planned) content(x *plannedInstance, schema *alicloud.Block) *plannedBody {
	if x == nil || schema == nil || x.Change == nil || x.Change.After == nil {
		return nil
	}
	if x.state == untouched {
		x.state = done
		var r planReader
		if !madeOfBlocks[x.Type] {
			schema = &alicloud.Block{Attributes: schema.Attributes}
		}
		x.body = r.body(x.Change.After, x.Change.AfterUnknown, x.Change.AfterSensitive, schema, "")
		if r.wrong != "" {
			p.problem(x, fmt.Sprintf("the plan does not fit the provider's schema (of %s): %s; it counts as unknown", alicloud.SchemaVersion, r.wrong),
				"Nothing has to be done if the provider has another schema in the version that is used. Otherwise write the plan anew with terraform show -json.")
		}
	}
	return x.body
}

// before is the content that the plan found, as rules see it; nil if there was none.
func (x *plannedInstance) before(schema *alicloud.Block) *model.Body {
	if x.Change.Before == nil {
		return nil
	}
	var r planReader
	return plainBody(r.body(x.Change.Before, nil, x.Change.BeforeSensitive, schema, ""))
}

// plannedInputs are the values that the plan has of the root module's variables. Where the
// source has the same value, it is the source's, which says where it is written.
func (e *evaluator) plannedInputs() map[string]input {
	root := e.root
	out := map[string]input{}
	for name := range root.variables {
		if v := e.planned.Variables[name]; v != nil {
			value := impliedValue(v.Value)
			out[name] = input{from: "the plan", value: &value}
		}
	}
	if root.dir == "" {
		return out
	}
	e.quiet++
	own := e.inputsOf(root.module)
	e.problems, e.notices = nil, map[hcl.Range]model.Notice{} // it does not matter what is wrong with them
	exact := func(inputs map[string]input, v *variable) cty.Value {
		root.inputs = inputs
		value, _ := e.variableExact(root, v).UnmarkDeep()
		return value
	}
	for name := range out {
		v := root.variables[name]
		if value := exact(own, v); !value.IsWhollyKnown() || !value.RawEquals(exact(out, v)) {
			continue
		}
		if i, ok := own[name]; ok {
			out[name] = i
		} else {
			delete(out, name)
		}
	}
	e.quiet--
	return out
}

// mismatch tells that the source does not belong to the plan.
func (e *evaluator) mismatch() {
	p := e.planned
	if p == nil || e.root.dir == "" || p.Partial || p.Errored || len(p.missing)+len(p.extra) == 0 {
		return
	}
	var parts []string
	for _, side := range []struct {
		what string
		list []string
	}{{"the plan lacks", p.missing}, {"the source lacks", p.extra}} {
		if n := len(side.list); n > 0 {
			text := side.what + " " + side.list[0]
			if n > 1 {
				text += fmt.Sprintf(" and %d more", n-1)
			}
			parts = append(parts, text)
		}
	}
	e.note(model.Notice{
		Message: fmt.Sprintf("the source in %s does not belong to this plan: %s; what the plan has is judged, with the values of the plan",
			e.rel(e.root.dir), strings.Join(parts, ", ")),
		Range:   model.Range{File: p.File, Start: model.Pos{Line: 1, Column: 1}, End: model.Pos{Line: 1, Column: 1}},
		Warning: true,
	})
}
