package source

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse/plan"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

type object = map[string]any
type array = []any

// testPlan is a plan in the making.
type testPlan struct {
	variables object
	changes   array
	prior     array
	config    object
	providers object
	more      object
}

// read writes the plan out and reads it.
func (p testPlan) read(t *testing.T) *plan.Plan {
	t.Helper()
	variables := object{}
	for name, v := range p.variables {
		variables[name] = object{"value": v}
	}
	doc := object{
		"format_version": "1.2", "terraform_version": "1.11.4", "variables": variables,
		"resource_changes": p.changes,
		"prior_state":      object{"format_version": "1.0", "values": object{"root_module": object{"resources": p.prior}}},
		"configuration":    object{"provider_config": p.providers, "root_module": p.config},
	}
	for k, v := range p.more {
		doc[k] = v
	}
	b, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	out, err := plan.Read(strings.NewReader(string(b)), "plan.json")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// planChange is an entry of resource_changes: module is "" or the address of a module instance.
func planChange(module, typ, name string, index any, actions, after, unknown any) object {
	address := typ + "." + name
	switch i := index.(type) {
	case string:
		address += fmt.Sprintf("[%q]", i)
	case int:
		address += fmt.Sprintf("[%d]", i)
	}
	list, ok := actions.(array)
	if !ok {
		list = array{actions}
	}
	out := object{
		"address": dotted(module, address), "mode": "managed", "type": typ, "name": name, "provider_name": "registry.terraform.io/aliyun/alicloud",
		"change": object{"actions": list, "before": nil, "after": after, "after_unknown": unknown, "before_sensitive": false, "after_sensitive": object{}},
	}
	if module != "" {
		out["module_address"] = module
	}
	if index != nil {
		out["index"] = index
	}
	return out
}

// planBlock is an entry of configuration's resources.
func planBlock(typ, name string, expressions object, more ...object) object {
	out := object{"address": typ + "." + name, "mode": "managed", "type": typ, "name": name, "provider_config_key": "alicloud", "expressions": expressions}
	for _, m := range more {
		for k, v := range m {
			out[k] = v
		}
	}
	return out
}

func constant(v any) object { return object{"constant_value": v} }

func refers(to ...any) object { return object{"references": to} }

func plannedProject(t *testing.T, p testPlan, dir string) *model.Project {
	t.Helper()
	out := Planned(p.read(t), dir, Options{Dir: cmp.Or(dir, t.TempDir())})
	for _, problem := range out.Problems {
		t.Logf("problem: %s", problem.Message)
	}
	return out
}

func configAddresses(p *model.Project) []string {
	var out []string
	for _, c := range p.AsyncConfigs {
		out = append(out, c.Address)
	}
	return out
}

func said(p *model.Project) string {
	var out []string
	for _, n := range p.Notices {
		out = append(out, n.Message)
	}
	return strings.Join(out, "\n")
}

const fc3Config = "alicloud_fcv3_async_invoke_config"

// Values of the plan go before those that the source would have here.
func TestPlannedValuesGoBeforeSource(t *testing.T) {
	dir := written(t, map[string]string{
		"main.tf": `
variable "retries" { default = 1 }
resource "` + fc3Config + `" "c" {
  function_name            = "f-${terraform_data.x.output}"
  max_async_retry_attempts = var.retries
}
resource "terraform_data" "x" {}
`, "terraform.tfvars": "retries = 2\n"})
	p := plannedProject(t, testPlan{
		variables: object{"retries": 7},
		changes: array{
			planChange("", fc3Config, "c", nil, "create", object{"function_name": "f-known", "max_async_retry_attempts": 7}, object{"id": true}),
			planChange("", "terraform_data", "x", nil, "create", object{}, object{"id": true, "output": true}),
		},
		config: object{"resources": array{planBlock(fc3Config, "c", object{"function_name": refers("terraform_data.x.output", "terraform_data.x"), "max_async_retry_attempts": refers("var.retries")})}},
	}, dir)
	c := p.AsyncConfigs[0]
	if got, _ := c.MaxRetries.Known(); got != "7" {
		t.Errorf("retries: %q", got)
	}
	if got, _ := c.FunctionName.Known(); got != "f-known" {
		t.Errorf("function_name: %q", got)
	}
	if r := c.MaxRetries.Range; r.File != "main.tf" || r.Start.Line != 5 {
		t.Errorf("the place of the value: %v", r)
	}
	if c.Planned == nil || c.Planned.Action != model.Create || c.Planned.Before != nil {
		t.Errorf("planned: %+v", c.Planned)
	}
	if said(p) != "" {
		t.Errorf("notices: %s", said(p))
	}
}

// What is unknown in the plan is what the source makes it of.
func TestUnknownOfThePlanIsSymbolicInTheSource(t *testing.T) {
	main := `
resource "alicloud_message_service_queue" "q" { queue_name = "q-${terraform_data.x.output}" }
resource "terraform_data" "x" {}
resource "` + fc3Config + `" "c" {
  function_name = "f"
  destination_config {
    on_failure { destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${alicloud_message_service_queue.q.queue_name}/messages" }
  }
}
`
	with := testPlan{
		changes: array{
			planChange("", "alicloud_message_service_queue", "q", nil, "create", object{}, object{"id": true, "queue_name": true}),
			planChange("", fc3Config, "c", nil, "create",
				object{"function_name": "f", "destination_config": array{object{"on_failure": array{object{}}, "on_success": array{}}}},
				object{"id": true, "destination_config": array{object{"on_failure": array{object{"destination": true}}, "on_success": array{}}}}),
		},
		config: object{"resources": array{
			planBlock("alicloud_message_service_queue", "q", object{"queue_name": refers("terraform_data.x.output", "terraform_data.x")}),
			planBlock("terraform_data", "x", object{}),
			planBlock(fc3Config, "c", object{"function_name": constant("f"), "destination_config": array{object{"on_failure": array{object{
				"destination": refers("alicloud_message_service_queue.q.queue_name", "alicloud_message_service_queue.q")}}}}}),
		}},
	}
	for _, c := range []struct{ dir, want string }{
		{written(t, map[string]string{"main.tf": main}), "acs:mns:cn-hangzhou:1234567890123456:/queues/q-${terraform_data.x.output}/messages"},
		{"", "acs:mns:${region}:${account}:/queues/${alicloud_message_service_queue.q.queue_name}/messages"},
	} {
		p := plannedProject(t, with, c.dir)
		sides := p.AsyncConfigs[0].Sides()
		if len(sides) != 1 || sides[0].Exists != symbol.Yes {
			t.Fatalf("sides: %v", sides)
		}
		if got := sides[0].Destination.Text.String(); got != c.want {
			t.Errorf("dir %q: %s, want %s", c.dir, got, c.want)
		}
	}
}

// Where the source does not know the keys, the plan does.
func TestKeysOfThePlan(t *testing.T) {
	dir := written(t, map[string]string{"main.tf": `
resource "terraform_data" "x" {}
resource "` + fc3Config + `" "c" {
  for_each      = toset(terraform_data.x.output)
  function_name = each.value
}
module "m" {
  for_each = terraform_data.x.output
  source   = "./m"
}
`, "m/m.tf": `resource "` + fc3Config + `" "c" { function_name = "in-m" }`})
	p := plannedProject(t, testPlan{
		changes: array{
			planChange("", fc3Config, "c", "a", "create", object{"function_name": "a"}, object{}),
			planChange("", fc3Config, "c", "b.c", "create", object{"function_name": "b.c"}, object{}),
			planChange(`module.m["k\"]"]`, fc3Config, "c", nil, "create", object{"function_name": "in-m"}, object{}),
		},
		config: object{
			"resources": array{planBlock(fc3Config, "c", object{"function_name": refers("each.value")}, object{"for_each_expression": refers("terraform_data.x.output", "terraform_data.x")})},
			"module_calls": object{"m": object{"source": "./m", "for_each_expression": refers("terraform_data.x.output", "terraform_data.x"),
				"module": object{"resources": array{planBlock(fc3Config, "c", object{"function_name": constant("in-m")})}}}},
		},
	}, dir)
	want := []string{fc3Config + `.c["a"]`, fc3Config + `.c["b.c"]`, `module.m["k\"]"].` + fc3Config + `.c`}
	if got := configAddresses(p); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, c := range p.AsyncConfigs {
		if c.Symbolic || c.Planned == nil {
			t.Errorf("%s: symbolic %v, planned %v", c.Address, c.Symbolic, c.Planned)
		}
	}
}

// What the plan deletes or forgets is gone, and what it replaces is there.
func TestWhatIsGone(t *testing.T) {
	blocks, changes := array{}, array{}
	for name, actions := range map[string]any{
		"deleted": "delete", "forgotten": "forget", "kept": "no-op", "updated": "update",
		"replaced": array{"delete", "create"}, "replaced2": array{"create", "delete"},
	} {
		after := any(object{"function_name": name})
		if name == "deleted" || name == "forgotten" {
			after = nil
		}
		blocks = append(blocks, planBlock(fc3Config, name, object{"function_name": constant(name)}))
		changes = append(changes, planChange("", fc3Config, name, nil, actions, after, object{}))
	}
	p := plannedProject(t, testPlan{changes: changes, config: object{"resources": blocks}}, "")
	got := map[string]model.Action{}
	for _, c := range p.AsyncConfigs {
		got[c.Name] = c.Planned.Action
	}
	want := map[string]model.Action{"kept": model.NoOp, "updated": model.Update, "replaced": model.Replace, "replaced2": model.Replace}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// A source of another time: what the plan has is judged, and it is said.
func TestSourceThatDoesNotBelong(t *testing.T) {
	dir := written(t, map[string]string{"main.tf": `
resource "` + fc3Config + `" "both" { function_name = "both" }
resource "` + fc3Config + `" "new" { function_name = "new" }
`})
	with := testPlan{
		changes: array{
			planChange("", fc3Config, "both", nil, "create", object{"function_name": "both"}, object{}),
			planChange("", fc3Config, "old", nil, "create", object{"function_name": "old", "max_async_retry_attempts": 99}, object{}),
			planChange("module.gone", fc3Config, "c", nil, "create", object{"function_name": "c"}, object{}),
		},
		config: object{
			"resources": array{
				planBlock(fc3Config, "both", object{"function_name": constant("both")}),
				planBlock(fc3Config, "old", object{"function_name": constant("old"), "max_async_retry_attempts": constant(99)}),
			},
			"module_calls": object{"gone": object{"source": "./gone", "module": object{"resources": array{planBlock(fc3Config, "c", object{"function_name": constant("c")})}}}},
		},
	}
	p := plannedProject(t, with, dir)
	want := []string{fc3Config + ".both", fc3Config + ".old", "module.gone." + fc3Config + ".c"}
	if got := configAddresses(p); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if s := said(p); !strings.Contains(s, "does not belong to this plan") || !strings.Contains(s, ".new") || !strings.Contains(s, ".old and 1 more") {
		t.Errorf("notices: %s", s)
	}
	if old := p.AsyncConfigs[1]; old.Range.File != "plan.json" {
		t.Errorf("%s is at %v", old.Address, old.Range)
	}
	with.more = object{"complete": false}
	if s := said(plannedProject(t, with, dir)); strings.Contains(s, "does not belong") {
		t.Errorf("a plan of -target lacks what it leaves out: %s", s)
	}
}

// A module that is not downloaded is as the plan shows it.
func TestModuleOnlyInThePlan(t *testing.T) {
	dir := written(t, map[string]string{"main.tf": `
module "far" {
  source = "example/far/alicloud"
  name   = "f"
}
`})
	p := plannedProject(t, testPlan{
		changes: array{planChange("module.far", fc3Config, "c", nil, "create", object{"function_name": "f", "max_async_retry_attempts": 99}, object{})},
		config: object{"module_calls": object{"far": object{"source": "example/far/alicloud", "expressions": object{"name": constant("f")},
			"module": object{"resources": array{planBlock(fc3Config, "c", object{"function_name": refers("var.name")})}, "variables": object{"name": object{}}}}}},
	}, dir)
	if got := configAddresses(p); len(got) != 1 || said(p) != "" {
		t.Errorf("%q, notices %q", got, said(p))
	}
}

// An empty block, a dynamic one that makes one, and one of which it is not known whether it is there.
func TestPlannedBlocks(t *testing.T) {
	destination := object{"on_failure": array{object{"destination": "acs:mns:a:1:/queues/q/messages"}}, "on_success": array{}}
	p := plannedProject(t, testPlan{
		changes: array{
			planChange("", fc3Config, "dynamic", nil, "create", object{"function_name": "a", "destination_config": array{destination}}, object{}),
			planChange("", fc3Config, "empty", nil, "create", object{"function_name": "a", "destination_config": array{object{"on_failure": array{}, "on_success": array{}}}}, object{}),
			planChange("", fc3Config, "none", nil, "create", object{"function_name": "a", "destination_config": array{}}, object{"destination_config": array{}}),
			planChange("", fc3Config, "unknown", nil, "create", object{"function_name": "a"}, object{"destination_config": true}),
		},
		config: object{"resources": array{
			planBlock(fc3Config, "dynamic", object{}), planBlock(fc3Config, "none", object{}), planBlock(fc3Config, "unknown", object{}),
			planBlock(fc3Config, "empty", object{"destination_config": array{object{}}}),
		}},
	}, "")
	got := map[string]string{}
	for _, c := range p.AsyncConfigs {
		for _, d := range c.Destinations {
			got[c.Name] += fmt.Sprintf("%v %d %d;", d.Exists, len(d.OnFailure), len(d.OnSuccess))
		}
	}
	want := map[string]string{"dynamic": "yes 1 0;", "empty": "yes 0 0;", "unknown": "unknown 1 1;"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// References in local values and dynamic blocks are not in a plan, so an order that is not seen
// may still be there.
func TestOrderInAPlan(t *testing.T) {
	attachment := "alicloud_ram_role_policy_attachment"
	changes := array{planChange("", attachment, "a", nil, "create", object{"policy_name": "p", "policy_type": "Custom", "role_name": "r"}, object{})}
	blocks := array{
		planBlock(attachment, "a", object{"policy_name": constant("p"), "policy_type": constant("Custom"), "role_name": constant("r")}),
		planBlock("terraform_data", "between", object{}, object{"depends_on": array{attachment + ".a"}}),
	}
	for name, b := range map[string]object{
		"direct":  {"depends_on": array{attachment + ".a"}},
		"through": {"depends_on": array{"terraform_data.between"}},
		"local":   {"expressions": object{"function_name": refers("local.name")}},
		"none":    {},
		"checked": {},
	} {
		changes = append(changes, planChange("", fc3Config, name, nil, "create", object{"function_name": name}, object{}))
		blocks = append(blocks, planBlock(fc3Config, name, object{}, b))
	}
	changes = append(changes, planChange("", fc3Config, "dynamic", nil, "create",
		object{"function_name": "d", "destination_config": array{object{"on_failure": array{object{"destination": "x"}}, "on_success": array{}}}}, object{}))
	blocks = append(blocks, planBlock(fc3Config, "dynamic", object{}))
	checks := array{object{"address": object{"kind": "resource", "mode": "managed", "type": fc3Config, "name": "checked"}, "status": "unknown"}}
	p := plannedProject(t, testPlan{changes: changes, config: object{"resources": blocks}, more: object{"checks": checks}}, "")
	want := map[string]symbol.Tri{
		"checked": symbol.Unknown,
		"direct":  symbol.Yes, "through": symbol.Yes, "local": symbol.Unknown, "dynamic": symbol.Unknown, "none": symbol.No,
	}
	for _, c := range p.AsyncConfigs {
		if got := p.Waits(&c.Resource, &p.Attachments[0].Resource); got != want[c.Name] {
			t.Errorf("%s: %v, want %v", c.Name, got, want[c.Name])
		}
	}
}

// Links through module arguments and outputs, by key where there are several.
func TestLinksOfAPlan(t *testing.T) {
	role, function := "alicloud_ram_role", "alicloud_fcv3_function"
	p := plannedProject(t, testPlan{
		changes: array{
			planChange("", role, "r", "a", "create", object{"role_name": "role-a"}, object{"arn": true, "id": true}),
			planChange("", role, "r", "b", "create", object{"role_name": "role-b"}, object{"arn": true, "id": true}),
			planChange(`module.f["a"]`, function, "f", nil, "create", object{"function_name": "fa"}, object{"role": true}),
			planChange(`module.f["b"]`, function, "f", nil, "create", object{"function_name": "fb"}, object{"role": true}),
			planChange("", function, "made", nil, "create", object{"function_name": "g"}, object{"role": true}),
			planChange("", fc3Config, "c", nil, "create", object{}, object{"function_name": true}),
		},
		config: object{
			"resources": array{
				planBlock(role, "r", object{"role_name": refers("each.key")}, object{"for_each_expression": constant(array{"a", "b"})}),
				// The role's ARN is made up here: what it is, is not known.
				planBlock(function, "made", object{"role": refers(`alicloud_ram_role.r["a"].arn`, `alicloud_ram_role.r["a"]`, "local.more")}),
				planBlock(fc3Config, "c", object{"function_name": refers(`module.f["b"].name`, `module.f["b"]`, "module.f")}),
			},
			"module_calls": object{"f": object{
				"source": "./f", "for_each_expression": constant(array{"a", "b"}),
				"expressions": object{"role": refers("alicloud_ram_role.r", "each.key")},
				"module": object{
					"resources": array{planBlock(function, "f", object{"role": refers("var.role")})},
					"variables": object{"role": object{}},
					"outputs":   object{"name": object{"expression": refers("alicloud_fcv3_function.f.function_name", "alicloud_fcv3_function.f")}},
				},
			}},
		},
	}, "")
	want := map[string]string{
		"fa": "acs:ram::${the provider's account}:role/role-a", "fb": "acs:ram::${the provider's account}:role/role-b",
		"g": `${alicloud_ram_role.r["a"].arn or local.more}`,
	}
	for _, f := range p.Functions {
		if name, _ := f.FuncName.Known(); f.Role.Text.String() != want[name] {
			t.Errorf("%s: role %s, want %s", f.Address, f.Role.Text, want[name])
		}
	}
	if c := p.AsyncConfigs[0]; c.Function == nil || c.Function.Address != `module.f["b"].alicloud_fcv3_function.f` {
		t.Errorf("function: %+v", c.Function)
	}
}

// Modules that are too deep are said to be, whatever stands in the working directory, and what
// is not in them is judged.
func TestPlannedModulesTooDeep(t *testing.T) {
	config := object{"resources": array{planBlock(fc3Config, "c", object{"function_name": constant("f")})}}
	address := ""
	for range maxPlannedDepth + 5 {
		config = object{"module_calls": object{"m": object{"source": "./m", "module": config}}}
		address = dotted(address, "module.m")
	}
	config["resources"] = array{planBlock(fc3Config, "top", object{"function_name": constant("g")})}
	p := plannedProject(t, testPlan{
		changes: array{
			planChange(address, fc3Config, "c", nil, "create", object{"function_name": "f"}, object{}),
			planChange("", fc3Config, "top", nil, "create", object{"function_name": "g"}, object{}),
		},
		config: config,
	}, "")
	if got := configAddresses(p); !slices.Equal(got, []string{fc3Config + ".top"}) {
		t.Errorf("got %q", got)
	}
	if s := said(p); !strings.Contains(s, "nested more than 1000 deep") || len(s) > 500 {
		t.Errorf("notices: %.600s", s)
	}
}

// A block that the provider fills in is unknown where nobody wrote it. One with content at
// creation comes from a dynamic block, whose references no plan shows.
func TestOrderWhereTheProviderFillsInBlocks(t *testing.T) {
	for name, c := range map[string]struct {
		after, unknown object
		want           symbol.Tri
	}{
		"left out": {object{}, object{"vpc_config": true}, symbol.No},
		"dynamic":  {object{"vpc_config": array{object{"vpc_id": "vpc-1"}}}, object{}, symbol.Unknown},
	} {
		attachment, function := "alicloud_ram_role_policy_attachment", "alicloud_fcv3_function"
		c.after["function_name"] = "f"
		p := plannedProject(t, testPlan{
			changes: array{
				planChange("", fc3Config, "c", nil, "create", object{"function_name": "f"}, object{}),
				planChange("", function, "f", nil, "create", c.after, c.unknown),
				planChange("", attachment, "a", nil, "create", object{"role_name": "r", "policy_name": "p", "policy_type": "Custom"}, object{}),
			},
			config: object{"resources": array{
				planBlock(fc3Config, "c", object{"function_name": refers("alicloud_fcv3_function.f.function_name", "alicloud_fcv3_function.f")}),
				planBlock(function, "f", object{"function_name": constant("f")}),
				planBlock(attachment, "a", object{"role_name": constant("r"), "policy_name": constant("p"), "policy_type": constant("Custom")}),
			}},
		}, "")
		if got := p.Waits(&p.AsyncConfigs[0].Resource, &p.Attachments[0].Resource); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
