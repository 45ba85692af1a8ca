package source

import (
	"slices"
	"strings"
	"testing"
)

// Module instances that the source lacks are judged by the plan, and it is said.
func TestModuleInstancesOfThePlan(t *testing.T) {
	c := fc3Config + ".c"
	change := func(module string) object {
		return planChange(module, fc3Config, "c", nil, "create", object{"function_name": "f"}, object{})
	}
	call := func(more object) object {
		out := object{"source": "./m", "module": object{"resources": array{planBlock(fc3Config, "c", object{"function_name": constant("f")})}}}
		for k, v := range more {
			out[k] = v
		}
		return out
	}
	for _, test := range []struct {
		name, call string
		plan       object
		changes    array
		want       []string
		said       string
	}{{
		name:    "one more",
		call:    `for_each = toset(["a"])`,
		plan:    object{"for_each_expression": constant(array{"a", "b"})},
		changes: array{change(`module.m["a"]`), change(`module.m["b"]`)},
		want:    []string{`module.m["a"].` + c, `module.m["b"].` + c},
		said:    `the source lacks module.m["b"]`,
	}, {
		name:    "one less",
		call:    `for_each = toset(["a", "b"])`,
		plan:    object{"for_each_expression": constant(array{"a"})},
		changes: array{change(`module.m["a"]`)},
		want:    []string{`module.m["a"].` + c},
		said:    `the plan lacks module.m["b"].` + c,
	}, {
		name:    "other keys",
		call:    `count = 1`,
		plan:    object{"for_each_expression": constant(array{"a"})},
		changes: array{change(`module.m["a"]`)},
		want:    []string{`module.m["a"].` + c},
		said:    `the source lacks module.m["a"]`,
	}, {
		name: "not known how many, and none in the plan",
		call: `for_each = toset(terraform_data.x.output)`,
		plan: object{"for_each_expression": refers("terraform_data.x.output", "terraform_data.x")},
	}} {
		dir := written(t, map[string]string{
			"main.tf": `
resource "terraform_data" "x" {}
module "m" {
  source = "./m"
  ` + test.call + `
}
resource "` + fc3Config + `" "top" { function_name = "top" }`,
			"m/m.tf": `resource "` + fc3Config + `" "c" { function_name = "f" }`,
		})
		p := plannedProject(t, testPlan{
			changes: append(test.changes, planChange("", fc3Config, "top", nil, "create", object{"function_name": "top"}, object{}),
				planChange("", "terraform_data", "x", nil, "create", object{}, object{"id": true, "output": true})),
			config: object{
				"resources":    array{planBlock("terraform_data", "x", object{}), planBlock(fc3Config, "top", object{"function_name": constant("top")})},
				"module_calls": object{"m": call(test.plan)},
			},
		}, dir)
		if got := configAddresses(p); !slices.Equal(got, append([]string{fc3Config + ".top"}, test.want...)) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
		if s := said(p); (s == "") != (test.said == "") || !strings.Contains(s, test.said) {
			t.Errorf("%s: notices %q, want %q", test.name, s, test.said)
		}
	}
}

// A module of which a plan shows nothing, for it makes nothing, may still have outputs.
func TestModuleOfOutputsInAPlan(t *testing.T) {
	dir := written(t, map[string]string{
		"main.tf": `
resource "terraform_data" "x" {}
module "name" {
  source   = "./name"
  for_each = toset(terraform_data.x.output)
  of       = each.key
}
resource "` + fc3Config + `" "c" {
  for_each      = module.name
  function_name = each.value.name
}
resource "` + fc3Config + `" "d" {
  function_name = module.name["d"].name
}
`,
		"name/name.tf": `
variable "of" {}
output "name" { value = "fn-${var.of}" }
`,
	})
	p := plannedProject(t, testPlan{
		changes: array{
			planChange("", fc3Config, "c", "a", "create", object{"function_name": "fn-a"}, object{}),
			planChange("", fc3Config, "d", nil, "create", object{}, object{"function_name": true}),
			planChange("", "terraform_data", "x", nil, "create", object{}, object{"id": true, "output": true}),
		},
		config: object{
			"resources": array{
				planBlock("terraform_data", "x", object{}),
				planBlock(fc3Config, "c", object{"function_name": refers("each.value.name", "each.value")}, object{"for_each_expression": refers("module.name")}),
				planBlock(fc3Config, "d", object{"function_name": refers(`module.name["d"].name`, `module.name["d"]`, "module.name")}),
			},
			"module_calls": object{"name": object{"source": "./name", "for_each_expression": refers("terraform_data.x.output", "terraform_data.x"),
				"module": object{"outputs": object{"name": object{"expression": refers("var.of")}}, "variables": object{"of": object{}}}}},
		},
	}, dir)
	if s := said(p); s != "" || len(p.Problems) > 0 {
		t.Errorf("notices %q, problems %v", s, p.Problems)
	}
	if got, want := configAddresses(p), []string{fc3Config + `.c["a"]`, fc3Config + ".d"}; !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	if got := p.AsyncConfigs[1].FunctionName.Text.String(); got != "fn-d" {
		t.Errorf("function_name: %s", got)
	}
}

// Damaged: no plan of Terraform has instances of one module with and without keys.
func TestModuleInstancesOfTwoKinds(t *testing.T) {
	module := object{
		"resources": array{planBlock(fc3Config, "c", object{"function_name": constant("f")})},
		"outputs":   object{"f": object{"expression": refers(fc3Config+".c.function_name", fc3Config+".c")}},
	}
	p := plannedProject(t, testPlan{
		changes: array{
			planChange(`module.m["a"]`, fc3Config, "c", nil, "create", object{"function_name": "f"}, object{}),
			planChange("module.m", fc3Config, "c", nil, "create", object{"function_name": "f"}, object{}),
			planChange("", fc3Config, "d", nil, "create", object{}, object{"function_name": true}),
		},
		config: object{
			"resources":    array{planBlock(fc3Config, "d", object{"function_name": refers(`module.m["a"].f`, `module.m["a"]`, "module.m")})},
			"module_calls": object{"m": object{"source": "./m", "for_each_expression": constant(array{"a"}), "module": module}},
		},
	}, "")
	if got, want := configAddresses(p), []string{fc3Config + ".d", `module.m["a"].` + fc3Config + ".c"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(p.Problems) != 1 || !strings.Contains(p.Problems[0].Message, "can't be understood") {
		t.Errorf("problems: %v", p.Problems)
	}
}
