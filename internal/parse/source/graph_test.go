package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// graphCase is a root module of which every resource that want names, one a line, waits for
// what stands behind the colon and for nothing else. There x is resource terraform_data.x and
// m.x the one in module m.
type graphCase struct {
	name  string
	files map[string]string
	want  string
	// alien says why the terraform command can't say the same offline.
	alien string
}

// td writes terraform_data resources: name=content.
func td(resources ...string) string {
	var b strings.Builder
	for _, r := range resources {
		name, content, _ := strings.Cut(r, "=")
		fmt.Fprintf(&b, "resource \"terraform_data\" %q {\n%s\n}\n", name, content)
	}
	return b.String()
}

const abc = "resource \"terraform_data\" \"a\" {}\nresource \"terraform_data\" \"b\" {}\nresource \"terraform_data\" \"c\" {}\n"

var graphCases = []graphCase{
	{"an argument", mainTF(abc + td(`x=input = "<${terraform_data.a.id}>"`, `y=input = resource.terraform_data.b.id`)), "a:\nx: a\ny: b", ""},
	{"an expression", mainTF(abc + td(`x=input = [for k, v in { a = terraform_data.a[0].id } : "${k}${v}" if terraform_data.b != null]`)), "x: a b", ""},
	{"transitively", mainTF(abc + td(`x=input = terraform_data.a`, `y=input = terraform_data.x`, `z=input = terraform_data.y`)), "z: a x y\ny: a x", ""},
	{"names that expressions bind", mainTF(abc + td(`x=input = [for terraform_data in [{ a = 1 }] : terraform_data.a]`)), "x:", ""},
	{"what has no vertex", mainTF(abc + td("x=count = 1\ninput = [count.index, path.module, terraform.workspace]", "y=for_each = toset([\"a\"])\ninput = [each.key, each.value]")), "x:\ny:", ""},
	{"count and for_each", mainTF(abc + td("x=count = length(terraform_data.a.input)", "y=for_each = toset([terraform_data.b.id])")), "x: a\ny: b", ""},
	{"depends_on", mainTF(abc + td(`x=depends_on = [terraform_data.a, resource.terraform_data.b]`, `y=depends_on = ["terraform_data.c"]`)), "x: a b\ny: c", ""},
	{"locals", mainTF("locals {\n  l = local.k\n  k = { a = terraform_data.a.id }\n  other = terraform_data.b.id\n}\n" + abc + td(`x=input = local.l.b`)), "x: a", ""},
	{"depends_on a local value", mainTF("locals {\n  l = terraform_data.a.id\n}\n" + abc + td(`x=depends_on = [local.l]`)), "x: a", ""},
	{"lifecycle", mainTF(abc + td(`x=input = "c"
lifecycle {
  ignore_changes       = [input]
  replace_triggered_by = [terraform_data.a.id]
  precondition {
    condition     = terraform_data.b.id != ""
    error_message = "m"
  }
}`, `y=lifecycle {
  postcondition {
    condition     = self.id != ""
    error_message = terraform_data.c.id
  }
}`)), "x: a b\ny: c", ""},
	{"provisioners", mainTF(abc + td(`x=provisioner "local-exec" {
  command     = "true"
  environment = { A = terraform_data.a.id }
}`, `y=connection {
  host = terraform_data.b.id
}
provisioner "file" {
  content     = self.id
  destination = "/"
  connection {
    host = terraform_data.c.id
  }
}`, `z=provisioner "local-exec" {
  when    = destroy
  command = "true"
}`)), "x: a\ny: b c\nz:", ""},
	{"a provisioner at destruction", mainTF(abc + td(`x=provisioner "local-exec" {
  when    = destroy
  command = terraform_data.a.id
}`, `y=provisioner "local-exec" {
  when    = "destroy"
  command = terraform_data.a.id
}`)), "x:\ny:", "it refuses what refers to others there"},
	{"data sources", mainTF(abc + `data "terraform_remote_state" "d" {
  backend    = "local"
  config     = { path = terraform_data.a.id }
  depends_on = [terraform_data.b]
}
` + td(`x=input = data.terraform_remote_state.d.outputs`, `y=depends_on = [data.terraform_remote_state.d]`)), "x: a b data.terraform_remote_state.d\ny: a b data.terraform_remote_state.d\ndata.terraform_remote_state.d: a b", ""},
	{"an undeclared thing", mainTF(abc + td(`x=input = [terraform_data.nope, local.nope, var.nope, module.nope.x, module.nope, data.a.b, ephemeral.a.b, terraform_data.b]`)), "x: b", "it refuses the module"},
	{"itself", mainTF(td(`x=input = terraform_data.x.id`, `y=depends_on = [terraform_data.y]`)), "x:\ny:", "it refuses it"},
	{"a cycle", mainTF(td(`x=input = terraform_data.y`, `y=input = local.l`) + "locals {\n  l = local.m\n  m = [local.l, terraform_data.x]\n}\n"), "x: y\ny: x", "it refuses it"},
	{"a variable", mainTF("variable \"v\" { default = 1 }\n" + abc + td(`x=input = var.v`)), "x:", ""},
	{"a condition of a variable", mainTF(`variable "v" {
  default = 1
  validation {
    condition     = var.v == 1 || terraform_data.a.id != ""
    error_message = "not ${local.l}"
  }
}
locals { l = terraform_data.b.id }
` + abc + td(`x=input = var.v`)), "x: a b", ""},

	{"an argument of a module", map[string]string{
		"main.tf":   abc + "module \"m\" {\n  source = \"./m\"\n  p = terraform_data.a.id\n  q = local.l\n}\nlocals { l = terraform_data.b.id }\n",
		"m/main.tf": "variable \"p\" {}\nvariable \"q\" {}\nvariable \"d\" { default = \"x\" }\n" + td(`x=input = var.p`, `y=input = var.q`, `z=input = var.d`, `w=input = [var.p, terraform_data.y]`),
	}, "m.x: a\nm.y: b\nm.z:\nm.w: a b m.y", ""},
	{"an output", map[string]string{
		"main.tf": "module \"m\" {\n  source = \"./m\"\n  p = terraform_data.a.id\n}\n" + abc + td(`x=input = module.m.one`, `y=input = module.m.two`, `z=input = module.m.three.z`, `w=input = module.m.four`),
		"m/main.tf": "variable \"p\" {}\n" + td(`i=`, `j=`, `k=`) + `
output "one" { value = terraform_data.i.id }
output "two" { value = var.p }
output "three" {
  value      = 1
  depends_on = [terraform_data.j]
}
output "four" {
  value = 1
  precondition {
    condition     = terraform_data.k.id != ""
    error_message = "m"
  }
}
`}, "x: m.i\ny: a\nz: m.j\nw: m.k", ""},
	{"outputs of one instance, and of any", map[string]string{
		"main.tf":   "module \"m\" {\n  source = \"./m\"\n  count = 1\n  p = terraform_data.a.id\n}\n" + abc + td(`x=input = module.m[0].one`, `y=input = module.m[*].one`, `z=input = module.m[length([])].one`, `w=input = module.m[0]`, `v=input = [for m in module.m : m.one]`),
		"m/main.tf": "variable \"p\" {}\n" + td(`i=`, `j=`) + "output \"one\" {\n  value = terraform_data.i.id\n}\n",
	}, "x: m.i\ny: a m.i m.j\nz: a m.i m.j\nw: a m.i m.j\nv: a m.i m.j", ""},
	{"depends_on a module", map[string]string{
		"main.tf":   "module \"m\" {\n  source = \"./m\"\n  p = terraform_data.a.id\n}\n" + abc + td(`x=depends_on = [module.m]`, `y=depends_on = [module.m.one]`),
		"m/main.tf": "variable \"p\" {}\n" + td(`i=`, `j=`) + "output \"one\" {\n  value = terraform_data.i.id\n}\nmodule \"n\" {\n  source = \"./n\"\n}\n",
		"m/n/n.tf":  td(`k=`),
	}, "x: a m.i m.j m.n.k\ny: m.i", ""},
	{"depends_on of a module", map[string]string{
		"main.tf":   "module \"m\" {\n  source = \"./m\"\n  p = terraform_data.b.id\n  depends_on = [terraform_data.a]\n}\n" + abc + td(`x=input = module.m.one`),
		"m/main.tf": "variable \"p\" {}\n" + td(`i=`) + "output \"one\" {\n  value = 1\n}\nmodule \"n\" {\n  source = \"./n\"\n}\n",
		"m/n/n.tf":  td(`k=`),
	}, "m.i: a\nm.n.k: a\nx: a", ""},
	{"count and for_each of modules", map[string]string{
		"main.tf":   "module \"m\" {\n  source = \"./m\"\n  count = length(terraform_data.a.id)\n}\nmodule \"n\" {\n  source = \"./m\"\n  for_each = toset([terraform_data.b.id])\n}\n" + abc + td(`x=input = module.m[0].one`),
		"m/main.tf": td(`i=`) + "output \"one\" {\n  value = 1\n}\n",
	}, "m.i: a\nn.i: b\nx: a", ""},
	{"modules that depend on each other", map[string]string{
		"main.tf":   "module \"m\" {\n  source = \"./m\"\n  p = 1\n}\nmodule \"n\" {\n  source = \"./m\"\n  p = module.m.one\n}\nmodule \"o\" {\n  source = \"./m\"\n  p = 1\n  depends_on = [module.n]\n}\n",
		"m/main.tf": "variable \"p\" {}\n" + td(`i=input = var.p`, `j=`) + "output \"one\" {\n  value = terraform_data.i.id\n}\n",
	}, "n.i: m.i\nn.j:\no.j: m.i n.i n.j", ""},
	{"inside for outside", map[string]string{ // two outputs and arguments of one module, crosswise
		"main.tf":   "module \"m\" {\n  source = \"./m\"\n  p = module.m.two\n  q = 1\n}\n",
		"m/main.tf": "variable \"p\" {}\nvariable \"q\" {}\n" + td(`i=input = var.p`, `j=input = var.q`) + "output \"one\" {\n  value = terraform_data.i.id\n}\noutput \"two\" {\n  value = terraform_data.j.id\n}\n",
	}, "m.i: m.j\nm.j:", ""},
	{"a condition of a variable of a module", map[string]string{
		"main.tf":   "module \"m\" {\n  source = \"./m\"\n  p = terraform_data.a.id\n}\n" + abc,
		"m/main.tf": "variable \"p\" {\n  validation {\n    condition = var.p != \"\" || terraform_data.i.id == \"\"\n    error_message = \"m\"\n  }\n}\n" + td(`i=`, `x=input = var.p`),
	}, "m.x: a m.i\nm.i:", ""},
	{"a module that can't be read", map[string]string{
		"main.tf": "module \"far\" {\n  source = \"acme/far/alicloud\"\n  version = \"1\"\n  p = terraform_data.a.id\n  depends_on = [terraform_data.b]\n  count = terraform_data.d.output\n}\n" +
			abc + td(`d=`, `x=input = module.far[0].one`, `y=depends_on = [module.far]`, `z=`),
	}, "x: a b d\ny: a b d\nz:", "it can't be had"},
	{"a module that is read in part", map[string]string{
		"main.tf": "module \"m\" {\n  source = \"./m\"\n}\n" + td(`x=input = module.m.lost`, `y=input = module.m.one`),
		"m/m.tf":  td(`i=`, `j=`) + "output \"one\" {\n  value = terraform_data.i.id\n}\n", "m/n.tf": "locals {",
	}, "x: m.i m.j\ny: m.i", "it refuses it"},
	{"a module without instances", map[string]string{
		"main.tf": "module \"m\" {\n  source = \"./m\"\n  count = 0\n}\n" + td(`x=input = module.m[*].one`),
		"m/m.tf":  td("i=count = 0"),
	}, "x: m.i", ""},

	{"override files", map[string]string{
		"main.tf": abc + td("x=input = terraform_data.a.id\ntriggers_replace = terraform_data.b.id", "y=input = terraform_data.a.id\nlifecycle {\n  replace_triggered_by = [terraform_data.b]\n}") +
			"locals { l = terraform_data.a.id }\n" + td(`z=input = local.l`, "w=provisioner \"local-exec\" {\n  command = terraform_data.a.id\n}"),
		"x_override.tf": "resource \"terraform_data\" \"x\" {\n  input = terraform_data.c.id\n}\nresource \"terraform_data\" \"y\" {\n  triggers_replace = terraform_data.c.id\n}\nlocals { l = terraform_data.b.id }\n" +
			"resource \"terraform_data\" \"w\" {\n  provisioner \"local-exec\" {\n    command = terraform_data.b.id\n  }\n}\n",
	}, "x: b c\ny: a b c\nz: b\nw: b", ""},

	{"JSON", map[string]string{"a.tf": abc, "main.tf.json": `{
  "//": "${terraform_data.c}",
  "locals": {"l": ["${terraform_data.c.id}"]},
  "data": {"terraform_remote_state": {"d": {"backend": "local", "config": {"path": "${terraform_data.c.id}"}, "depends_on": ["terraform_data.b"]}}},
  "output": {"o": {"value": 1, "depends_on": ["terraform_data.a"]}},
  "resource": {"terraform_data": {
    "x": {"//": "${terraform_data.c}", "input": {"${terraform_data.a.id}": [1, {"k": "<${terraform_data.b.id}>"}]}},
    "y": {"depends_on": ["terraform_data.a"], "input": "terraform_data.b", "count": "${length(terraform_data.c.id)}"},
    "z": {"input": "${local.l}"},
    "w": {"lifecycle": {"replace_triggered_by": ["terraform_data.a"], "precondition": [{"condition": "${terraform_data.b.id != 1}", "error_message": "m"}]},
      "provisioner": [{"local-exec": {"command": "${terraform_data.c.id}"}}, {"local-exec": {"when": "destroy", "command": "true"}}]},
    "v": {"depends_on": ["data.terraform_remote_state.d"]}
  }}}`}, "x: a b\ny: a c\nz: c\nw: a b c\nv: b c data.terraform_remote_state.d", ""},
	{"modules in JSON", map[string]string{
		"main.tf.json": `{"module": {"m": {"source": "./m", "p": "${terraform_data.a.id}", "depends_on": ["terraform_data.b"]}},
  "resource": {"terraform_data": {"a": {}, "b": {}, "x": {"input": "${module.m.one}"}, "y": {"depends_on": ["module.m"]}}}}`,
		"m/m.tf.json": `{"variable": {"p": {}}, "output": {"one": {"value": "1", "depends_on": ["terraform_data.i"]}},
  "resource": {"terraform_data": {"i": {}, "j": {"input": "${var.p}"}}}}`,
	}, "x: b m.i\ny: a b m.i m.j\nm.j: a b\nm.i: b", ""},

	{"types that are not known", mainTF(abc + `
resource "random_id" "r" {
  keepers = { a = terraform_data.a.id }
  nested {
    deep {
      v = terraform_data.b.id
    }
  }
}
` + td(`x=input = random_id.r.hex`)), "x: a b random_id.r", "there is no such provider offline"},
	{"dynamic blocks", mainTF(abc + `
resource "acme_thing" "value" {}
resource "rule" "value" {}
resource "acme_thing" "r" {
  dynamic "rule" {
    for_each = terraform_data.a.input
    labels   = [rule.key, terraform_data.b.id]
    content {
      v = rule.value
      dynamic "acme_thing" {
        for_each = rule.value
        iterator = terraform_data
        content {
          v = [terraform_data.c, acme_thing.value, rule.value]
        }
      }
    }
  }
}
`), "acme_thing.r: a acme_thing.value b", "there is no such provider offline"},
	{"dynamic blocks in JSON", map[string]string{"a.tf": abc, "main.tf.json": `{"resource": {"rule": {"value": {}}, "acme_thing": {"value": {}, "r": {
  "dynamic": {"rule": [{"for_each": "${terraform_data.a.input}", "content": {"v": "${rule.value}",
    "dynamic": [{"acme_thing": {"for_each": "${rule.value}", "iterator": "terraform_data", "content": [{"v": "${terraform_data.c} ${acme_thing.value}"}]}}]}}]}},
  "s": {"tags": {"dynamic": "${terraform_data.b}"}, "block": {"dynamic": {"x": "${terraform_data.c}"}}}
}}}`}, "acme_thing.r: a acme_thing.value\nacme_thing.s: b c", "there is no such provider offline"},
	{"dynamic blocks in override files", map[string]string{
		"a.tf":             abc + "resource \"acme_thing\" \"r\" {\n  rule {\n    v = terraform_data.a\n  }\n  other {\n    v = terraform_data.b\n  }\n}\n",
		"override.tf.json": `{"resource": {"acme_thing": {"r": {"dynamic": {"rule": {"for_each": [], "content": {"v": "${terraform_data.c}"}}}}}}}`,
	}, "acme_thing.r: b c", "there is no such provider offline"},
	{"provider configurations", map[string]string{
		"main.tf": abc + `
provider "acme" { token = terraform_data.a.id }
provider "acme" {
  alias = "two"
  assume {
    role = terraform_data.b.id
  }
}
resource "acme_thing" "x" {}
resource "acme_thing" "y" { provider = acme.two }
data "acme_thing" "z" {}
module "m" {
  source    = "./m"
  providers = { acme = acme.two }
}
module "n" { source = "./m" }
`, "m/m.tf": "resource \"acme_thing\" \"i\" {}\n",
	}, "acme_thing.x: a\nacme_thing.y: b\ndata.acme_thing.z: a\nmodule.m.acme_thing.i: b\nmodule.n.acme_thing.i: a", "there is no such provider offline"},
	{"a provider of a module", map[string]string{
		"main.tf": abc + "module \"m\" {\n  source = \"./m\"\n  p = terraform_data.a.id\n}\n",
		"m/m.tf":  "variable \"p\" {}\nprovider \"acme\" { token = var.p }\nresource \"acme_thing\" \"i\" {}\nresource \"acme_thing\" \"j\" { provider = \"acme\" }\n" + td(`k=`),
	}, "module.m.acme_thing.i: a\nmodule.m.acme_thing.j: a\nm.k:", "there is no such provider offline"},
	{"ephemeral resources", mainTF(abc + `
ephemeral "acme_token" "e" { name = terraform_data.a.id }
provider "acme" { token = ephemeral.acme_token.e.value }
` + td(`x=input = ephemeral.acme_token.e.value`)), "x: a ephemeral.acme_token.e", "there is no such provider offline"},
}

// shortened is an address as graphCase has it.
func shortened(address string) string {
	mod, name, ok := strings.Cut(address, "terraform_data.")
	if !ok {
		return address
	}
	return strings.ReplaceAll(mod, "module.", "") + name
}

// ancestors are what each resource waits for, by its address.
func ancestors(g *graph) map[string][]string {
	g.after("", "") // makes it
	out := map[string][]string{}
	for r := range g.named {
		out[r] = []string{}
		for _, other := range sortedKeys(g.named) {
			if g.after(r, other) {
				out[r] = append(out[r], other)
			}
		}
	}
	return out
}

func TestGraph(t *testing.T) {
	for _, c := range graphCases {
		t.Run(c.name, func(t *testing.T) {
			all := ancestors(newGraph(evaluatorFor(written(t, c.files), Options{})))
			got := map[string]string{}
			for r, of := range all {
				var names []string
				for _, o := range of {
					names = append(names, shortened(o))
				}
				slices.Sort(names)
				got[shortened(r)] = strings.Join(names, " ")
			}
			for _, line := range strings.Split(c.want, "\n") {
				name, want, _ := strings.Cut(line, ":")
				if have, ok := got[name]; !ok || have != strings.TrimSpace(want) {
					t.Errorf("%s waits for %q, want %q (%v)", name, have, strings.TrimSpace(want), ok)
				}
			}
			if len(all) == 0 {
				t.Error("no resources")
			}
		})
	}
}

// TestWaits: the model's resources are asked for, one vertex for all instances.
func TestWaits(t *testing.T) {
	p := project(t, map[string]string{
		"main.tf": `
module "m" {
  source   = "./m"
  for_each = { a = 1, b = 2 }
}
resource "alicloud_ram_role" "late" {
  role_name  = "late"
  depends_on = [module.m]
}
resource "alicloud_ram_role" "free" { role_name = "free" }
resource "alicloud_fcv3_async_invoke_config" "c" { function_name = "f" }
`,
		"m/m.tf": `
resource "alicloud_ram_role" "r" { role_name = "r" }
resource "alicloud_ram_role_policy_attachment" "p" {
  count       = 2
  role_name   = alicloud_ram_role.r.role_name
  policy_name = "p"
  policy_type = "System"
}
`,
	})
	clean(t, p)
	if len(p.Attachments) != 4 || p.Attachments[3].Node != "module.m.alicloud_ram_role_policy_attachment.p" {
		t.Fatalf("%d attachments", len(p.Attachments))
	}
	for _, role := range p.Roles {
		for _, a := range p.Attachments {
			if got := p.Waits(&role.Resource, &a.Resource); got != symbol.Of(role.Name == "late") {
				t.Errorf("%s waits for %s: %v", role.Address, a.Address, got)
			}
			if got := p.Waits(&a.Resource, &role.Resource); got != symbol.Of(role.Name == "r") {
				t.Errorf("%s waits for %s: %v", a.Address, role.Address, got)
			}
			if p.Waits(&a.Resource, &p.Attachments[0].Resource) == symbol.Yes {
				t.Errorf("%s waits for another instance of its block", a.Address)
			}
		}
		// Only what is in a module counts for the module.
		inside := role.Name == "r"
		for _, a := range p.Attachments {
			if got := p.Waits(&model.Resource{Node: "module.m"}, &a.Resource); got != symbol.Yes {
				t.Errorf("module.m waits for %s: %v", a.Address, got)
			}
		}
		if got := p.Waits(&model.Resource{Node: "module.m"}, &role.Resource); got != symbol.Of(inside) {
			t.Errorf("module.m waits for %s: %v", role.Address, got)
		}
	}
}

// A chain of any length is followed, and a graph of any size is asked often.
func TestGraphIsLarge(t *testing.T) {
	var b strings.Builder
	b.WriteString(td("a=", "x=input = local.l99999") + "locals {\n  l0 = terraform_data.a.id\n")
	for i := range 99999 {
		fmt.Fprintf(&b, "  l%d = local.l%d\n", i+1, i)
	}
	b.WriteString("}\n")
	g := newGraph(evaluatorFor(written(t, mainTF(b.String())), Options{}))
	if !g.after("terraform_data.x", "terraform_data.a") || g.after("terraform_data.a", "terraform_data.x") {
		t.Error("x waits for a, and not the other way round")
	}
	b.Reset()
	const n = 2000
	for i := range n {
		b.WriteString(td(
			fmt.Sprintf("a%d=", i), fmt.Sprintf("b%d=input = terraform_data.a%d", i, i),
			fmt.Sprintf("c%d=depends_on = [module.all]\ninput = [terraform_data.b%d, local.all]", i, i),
		))
	}
	b.WriteString("locals { all = \"x\" }\nmodule \"all\" {\n  source = \"./all\"\n}\n")
	g = newGraph(evaluatorFor(written(t, map[string]string{"main.tf": b.String(), "all/main.tf": td("z=")}), Options{}))
	for i := range n {
		c, a := fmt.Sprintf("terraform_data.c%d", i), fmt.Sprintf("terraform_data.a%d", i)
		if !g.after(c, a) || g.after(a, c) || !g.after(c, "module.all.terraform_data.z") || g.after(c, fmt.Sprintf("terraform_data.a%d", (i+1)%n)) {
			t.Fatal(c)
		}
	}
}

// Modules that call modules multiply, and what is too much counts as not read.
func TestGraphOfModulesThatMultiply(t *testing.T) {
	files := map[string]string{}
	for i := range 40 {
		files[fmt.Sprintf("m%d/main.tf", i)] = fmt.Sprintf("module \"a\" {\n  source = \"../m%d\"\n}\nmodule \"b\" {\n  source = \"../m%d\"\n}\n", i+1, i+1)
	}
	files["main.tf"] = td("x=depends_on = [module.a]", "y=") + "module \"a\" {\n  source = \"./m0\"\n  depends_on = [terraform_data.y]\n}\n"
	g := newGraph(evaluatorFor(written(t, files), Options{}))
	if !g.after("terraform_data.x", "terraform_data.y") || g.after("terraform_data.y", "terraform_data.x") {
		t.Error("x waits for y, and not the other way round")
	}
}

// Whatever is written where references are read, there is an answer.
func TestGraphOfOddInput(t *testing.T) {
	files := map[string]string{"m/m.tf": "variable \"v\" {}\n"}
	odd := []string{
		`x`, `"x"`, `null`, `1`, `[]`, `{}`, `[null]`, `["", "a", "a.", "a.b.", ".", "a[", "a[0]", "module", "module.m[0]", "data.a"]`,
		`[module, module.m, module.m.x, module["m"], module[0].x, data, data.a, data.a.b, resource, resource.a]`,
		`[resource["a"].b, var, var["v"], local, local[0], ephemeral, ephemeral.a, each, self, terraform_data]`,
		`module.m["x"]["y"]`, `a.b`, `a[*].b`, `(a).b`, `[[a.b]]`, `{ (a.b) = c.d }`, "<<X\n${a.b}\nX\n", `for`, `a ? b.c : d.e`, `f(a.b...)`,
	}
	for i, o := range odd {
		files[fmt.Sprintf("n%d.tf", i)] = strings.NewReplacer("ODD", o, "NAME", fmt.Sprintf("x%d", i)).Replace(`
resource "terraform_data" "NAME" {
  input      = ODD
  depends_on = ODD
  provider   = ODD
  count      = ODD
  lifecycle {
    replace_triggered_by = ODD
  }
  provisioner "p" {
    when = ODD
  }
  provisioner {
    when = ODD
  }
  dynamic "d" {
    for_each = ODD
    iterator = ODD
    labels   = ODD
  }
  dynamic {
    content = ODD
  }
}
output "NAME" {
  value      = ODD
  depends_on = ODD
}
module "NAME" {
  source     = "./m"
  v          = ODD
  depends_on = ODD
  providers  = ODD
}
`)
	}
	for i, o := range []string{
		`null`, `1`, `""`, `"x"`, `"a.b"`, `"${a.b}"`, `"${"`, `[]`, `{}`, `[[]]`, `[{}]`, `[1, null, "a.b", {"a": ["b"]}]`, `{"": {"": ""}}`,
		`{"a": {"iterator": 1, "for_each": {}, "content": [[]]}}`, `{"a": [{"iterator": "${b}"}, 1, [2]]}`, `{"dynamic": {"dynamic": {"dynamic": []}}}`,
	} {
		src := strings.NewReplacer("ODD", o, "NAME", fmt.Sprintf("j%d", i)).Replace(`{
  "resource": {"terraform_data": {
    "NAME": {"input": ODD, "depends_on": ODD, "provider": ODD, "count": ODD, "for_each": ODD, "dynamic": ODD, "_": ODD, "connection": ODD,
      "lifecycle": {"replace_triggered_by": ODD, "precondition": ODD, "postcondition": {"condition": ODD}}, "provisioner": {"p": {"when": ODD, "x": ODD}}},
    "NAME2": {"lifecycle": ODD, "provisioner": ODD}, "NAME3": ODD}},
  "output": {"NAME": {"value": ODD, "depends_on": ODD, "precondition": ODD}, "NAME2": ODD},
  "variable": {"NAME": {"type": ODD, "default": ODD, "validation": ODD}},
  "provider": {"a": ODD, "b": {"c": ODD}}, "ephemeral": {"a": {"b": ODD}},
  "module": {"NAME": {"source": "./m", "v": ODD, "providers": ODD, "depends_on": ODD}, "NAME2": ODD}
}`)
		files[fmt.Sprintf("j%d.tf.json", i)] = src
		files[fmt.Sprintf("j%d_override.tf.json", i)] = src
	}
	all := ancestors(newGraph(evaluatorFor(written(t, files), Options{})))
	if len(all) < len(odd) {
		t.Errorf("%d resources", len(all))
	}
}
