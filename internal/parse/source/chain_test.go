package source

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// excerpt is the source text that a range covers.
func excerpt(tb testing.TB, p *model.Project, r model.Range) string {
	tb.Helper()
	src, ok := p.Sources[r.File]
	if !ok || r.Start.Byte < 0 || r.End.Byte > len(src) || r.Start.Byte > r.End.Byte {
		tb.Fatalf("no source for %+v", r)
	}
	return string(src[r.Start.Byte:r.End.Byte])
}

// TestChain: the way every value came, step by step, each with the exact piece of source.
func TestChain(t *testing.T) {
	dir := written(t, map[string]string{
		"main.tf": `
variable "from_file" {}
variable "from_auto" {}
variable "from_env" {}
variable "from_option" {}
variable "defaulted" { default = "d" }
variable "none" {}
variable "object" { default = { a = { b = ["zero", "one"] } } }
locals {
  one = "${local.two}!"
  two = var.from_file
  map = { k = "v", l = var.defaulted }
}
resource "alicloud_mns_queue" "q" { name = "dead" }
resource "alicloud_mns_queue" "generated" { name = var.none }
module "m" {
  source = "./m"
  arg    = local.map["l"]
}
module "each" {
  for_each = { x = "X", y = "Y" }
  source   = "./m"
  arg      = each.value
}
resource "alicloud_fcv3_async_invoke_config" "c" {
  for_each      = local.map
  function_name = each.value
  qualifier     = each.key
}
resource "alicloud_fcv3_async_invoke_config" "dynamic" {
  function_name = "f"
  dynamic "destination_config" {
    for_each = [{ arn = local.two }]
    iterator = it
    content {
      on_failure { destination = it.value.arn }
    }
  }
}
` + config("file", "var.from_file") + config("auto", "var.from_auto") + config("env", "var.from_env") + config("option", "var.from_option") +
			config("defaulted", "var.defaulted") + config("none", `"x-${var.none}"`) + config("object", "var.object.a.b[1]") + config("locals", "local.one") +
			config("queue", "alicloud_mns_queue.q.id") + config("queue_text", `"${alicloud_mns_queue.q.id}"`) + config("queue_part", `"x${alicloud_mns_queue.q.id}"`) +
			config("module", "module.m.out") + config("module_each", `module.each["y"].out`) + config("module_queue", "module.m.queue") +
			config("literal", `"plain"`) + config("conditional", `true ? var.defaulted : var.none`) + config("call", "upper(var.defaulted)"),
		"m/main.tf": `
variable "arg" {}
locals { l = var.arg }
resource "alicloud_mns_queue" "inner" { name = local.l }
output "out" { value = local.l }
output "queue" { value = alicloud_mns_queue.inner.name }
`,
		"terraform.tfvars":      "from_file = \"tfvars\"\nfrom_auto = \"overridden\"\n",
		"x.auto.tfvars.json":    `{"from_auto": "auto"}`,
		"elsewhere/some.tfvars": "ignored = 1\n",
	})
	p := projectIn(dir, Options{
		LookupEnv: func(n string) (string, bool) { return "env", n == "TF_VAR_from_env" },
		Vars:      []VarOption{{Text: "from_option=opt"}},
	})
	clean(t, p)
	type way struct {
		Text, Source string
		Steps        []string
	}
	tests := map[string]way{
		"file":      {"tfvars", "", []string{`terraform.tfvars sets var.from_file here: "tfvars"`}},
		"auto":      {"auto", "", []string{`x.auto.tfvars.json sets var.from_auto here: "auto"`}},
		"env":       {"env", "", []string{`variable "from_env" is set by the environment variable TF_VAR_from_env: variable "from_env"`}},
		"option":    {"opt", "", []string{`variable "from_option" is set by -var: variable "from_option"`}},
		"defaulted": {"d", "", []string{`the default of variable "defaulted": "d"`}},
		"none":      {"x-${var.none}", "", []string{`variable "none" has no default and is not set: variable "none"`}},
		"object":    {"one", "", []string{`the default of variable "object": { a = { b = ["zero", "one"] } }`}},
		"locals": {"tfvars!", "", []string{
			`local.one is set here: "${local.two}!"`, "local.two is set here: var.from_file", `terraform.tfvars sets var.from_file here: "tfvars"`,
		}},
		"queue":      {"dead", "alicloud_mns_queue.q id", []string{`alicloud_mns_queue.q is declared here: resource "alicloud_mns_queue" "q"`}},
		"queue_text": {"dead", "alicloud_mns_queue.q id", []string{`alicloud_mns_queue.q is declared here: resource "alicloud_mns_queue" "q"`}},
		"queue_part": {"xdead", "", []string{`alicloud_mns_queue.q is declared here: resource "alicloud_mns_queue" "q"`}},
		"module": {"d", "", []string{
			`output "out" of module.m: local.l`, "local.l is set here: var.arg", `module.m sets arg here: local.map["l"]`,
			`local.map is set here: { k = "v", l = var.defaulted }`, `the default of variable "defaulted": "d"`,
		}},
		"module_each": {"Y", "", []string{
			`output "out" of module.each: local.l`, "local.l is set here: var.arg", "module.each sets arg here: each.value",
			`the collection that each goes over: { x = "X", y = "Y" }`,
		}},
		"module_queue": {"d", "module.m.alicloud_mns_queue.inner name", []string{
			`output "queue" of module.m: alicloud_mns_queue.inner.name`, "module.m.alicloud_mns_queue.inner sets name here: local.l",
		}},
		"literal":     {"plain", "", nil},
		"conditional": {"d", "", []string{`the default of variable "defaulted": "d"`}},
		"call":        {"D", "", []string{`the default of variable "defaulted": "d"`}},
		"dynamic": {"tfvars", "", []string{
			"the collection that it goes over: [{ arn = local.two }]", "local.two is set here: var.from_file", `terraform.tfvars sets var.from_file here: "tfvars"`,
		}},
	}
	got := map[string]way{}
	look := func(v model.Value) way {
		w := way{Text: v.Text.String()}
		if v.Source != nil {
			w.Source = v.Source.Address + " " + v.Source.Name
			if !strings.HasSuffix(w.Source, v.Source.ResourceType+"."+strings.SplitN(v.Source.Address[strings.LastIndex(v.Source.Address, "alicloud_"):], ".", 2)[1]+" "+v.Source.Name) {
				t.Errorf("%+v is of another type", v.Source)
			}
		}
		for _, s := range v.Steps() {
			w.Steps = append(w.Steps, s.Message+": "+excerpt(t, p, s.Range))
		}
		return w
	}
	for name := range tests {
		got[name] = look(destination(t, p, "alicloud_fcv3_async_invoke_config."+name))
	}
	for _, c := range p.AsyncConfigs {
		if c.Name == "c" {
			got[c.Address], got[c.Address+" qualifier"] = look(c.FunctionName), look(c.Qualifier)
		}
	}
	const c = "alicloud_fcv3_async_invoke_config.c"
	over := "the collection that each goes over: local.map"
	set := `local.map is set here: { k = "v", l = var.defaulted }`
	tests[c+`["k"]`] = way{"v", "", []string{over, set}}
	tests[c+`["l"]`] = way{"d", "", []string{over, set, `the default of variable "defaulted": "d"`}}
	tests[c+`["k"] qualifier`] = way{"k", "", []string{over, set, `the default of variable "defaulted": "d"`}}
	tests[c+`["l"] qualifier`] = way{"l", "", []string{over, set, `the default of variable "defaulted": "d"`}}
	if d := cmp.Diff(tests, got); d != "" {
		t.Error(d)
	}
	for _, cfg := range p.AsyncConfigs {
		for name, v := range cfg.Body.Values {
			if w := excerpt(t, p, v.Range); w != v.Written {
				t.Errorf("%s of %s covers %q, written %q", name, cfg.Address, w, v.Written)
			}
		}
	}
}

// TestPrecedence: where a value comes from in the end is what its chain says.
func TestPrecedence(t *testing.T) {
	main := mainTF("variable \"v\" { default = \"default\" }\n" + config("c", "var.v"))
	env := func(n string) (string, bool) { return "env", n == "TF_VAR_v" }
	all := map[string]string{
		"terraform.tfvars": `v = "tfvars"`, "terraform.tfvars.json": `{"v": "json"}`, "a.auto.tfvars": `v = "a"`, "b.auto.tfvars.json": `{"v": "b"}`,
		"other.tfvars": `v = "other"`,
	}
	tests := []struct {
		files []string
		o     Options
		want  string
		from  string
	}{
		{nil, Options{}, "default", "the default of"},
		{nil, Options{LookupEnv: env}, "env", "is set by the environment variable TF_VAR_v"},
		{[]string{"terraform.tfvars"}, Options{LookupEnv: env}, "tfvars", "terraform.tfvars sets"},
		{[]string{"terraform.tfvars", "terraform.tfvars.json"}, Options{}, "json", "terraform.tfvars.json sets"},
		{[]string{"terraform.tfvars.json", "a.auto.tfvars"}, Options{}, "a", "a.auto.tfvars sets"},
		{[]string{"a.auto.tfvars", "b.auto.tfvars.json"}, Options{}, "b", "b.auto.tfvars.json sets"},
		{[]string{"other.tfvars"}, Options{}, "default", "the default of"},
		{[]string{"b.auto.tfvars.json", "other.tfvars"}, Options{Vars: []VarOption{{File: "other.tfvars"}}}, "other", "other.tfvars sets"},
		{[]string{"other.tfvars"}, Options{Vars: []VarOption{{File: "other.tfvars"}, {Text: "v=opt"}}}, "opt", "is set by -var"},
		{[]string{"other.tfvars"}, Options{Vars: []VarOption{{Text: "v=opt"}, {File: "other.tfvars"}}}, "other", "other.tfvars sets"},
	}
	for i, tt := range tests {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			files := map[string]string{"main.tf": main["main.tf"]}
			for _, f := range tt.files {
				files[f] = all[f]
			}
			p := projectIn(written(t, files), tt.o)
			clean(t, p)
			v := destination(t, p, "")
			if got := v.Text.String(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if s := v.Steps(); len(s) != 1 || !strings.Contains(s[0].Message, tt.from) {
				t.Errorf("chain %+v, want %q", s, tt.from)
			}
		})
	}
}

// TestBadInputs: variable files and values that can't be read are told, where they stand.
func TestBadInputs(t *testing.T) {
	tests := []struct {
		name    string
		files   map[string]string
		o       Options
		message string
		file    string
	}{
		{"syntax", map[string]string{"terraform.tfvars": "v = \n"}, Options{}, "invalid expression", "terraform.tfvars"},
		{"reference", map[string]string{"terraform.tfvars": "v = var.x\n"}, Options{}, "unknown variable", "terraform.tfvars"},
		{"function", map[string]string{"terraform.tfvars": "v = file(\"x\")\n"}, Options{}, "function", "terraform.tfvars"},
		{"json", map[string]string{"a.auto.tfvars.json": `{"v": `}, Options{}, "", "a.auto.tfvars.json"},
		{"type", map[string]string{"terraform.tfvars": "n = \"x\"\n"}, Options{}, "not suitable", "terraform.tfvars"},
		{"env", nil, Options{LookupEnv: func(n string) (string, bool) { return "[", n == "TF_VAR_l" }}, "no valid expression", "main.tf"},
		{"missing file", nil, Options{Vars: []VarOption{{File: "gone.tfvars"}}}, "it does not exist", "gone.tfvars"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := mainTF("variable \"v\" {}\nvariable \"n\" { type = number }\nvariable \"l\" { type = list(string) }\n" +
				config("v", "var.v") + config("n", "var.n") + config("l", "join(\"\", var.l)"))
			for k, v := range tt.files {
				files[k] = v
			}
			p := projectIn(written(t, files), tt.o)
			found := false
			for _, x := range p.Problems {
				found = found || strings.Contains(strings.ToLower(x.Message), tt.message) && x.Range.File == tt.file
			}
			for _, x := range p.Notices {
				found = found || strings.Contains(strings.ToLower(x.Message), tt.message) && x.Range.File == tt.file
			}
			if !found {
				t.Errorf("nothing says %q in %s: %+v %+v", tt.message, tt.file, p.Problems, p.Notices)
			}
			for _, c := range p.AsyncConfigs {
				if v := c.Sides()[0].Destination; v.Text.IsKnown() {
					t.Errorf("%s is known: %q", c.Name, v.Text)
				}
			}
		})
	}
}

// TestFetchedModules: registry modules that `terraform init` has put into .terraform.
func TestFetchedModules(t *testing.T) {
	p := project(t, map[string]string{
		"main.tf": `
module "registry" {
  source  = "aliyun/fc/alicloud"
  version = "1.0.0"
  name    = "given"
}
module "absent" { source = "git::https://example.com/x.git" }
` + config("out", "module.registry.out") + config("deep", "module.registry.deep") + config("absent", `"x-${module.absent.out}"`),
		".terraform/modules/modules.json": `{"Modules": [
  {"Key": "", "Source": "", "Dir": "."},
  {"Key": "registry", "Source": "registry.terraform.io/aliyun/fc/alicloud", "Version": "1.0.0", "Dir": ".terraform/modules/registry"},
  {"Key": "registry.inner", "Source": "terraform-x/y/z", "Dir": ".terraform/modules/registry.inner"}
]}`,
		".terraform/modules/registry/main.tf": `
variable "name" {}
module "inner" {
  source = "terraform-x/y/z"
  name   = "${var.name}-inner"
}
module "local" {
  source = "./sub"
}
output "out" { value = "out-${var.name}" }
output "deep" { value = module.inner.out }
`,
		".terraform/modules/registry/sub/main.tf":   config("in_sub", `"${path.module}"`),
		".terraform/modules/registry.inner/main.tf": "variable \"name\" {}\noutput \"out\" {\n  value = \"<${var.name}>\"\n}\n" + config("in_registry", "var.name"),
	})
	if len(p.Problems) != 0 || len(p.Notices) != 1 || !strings.Contains(p.Notices[0].Message, `"git::https://example.com/x.git" is not downloaded`) ||
		excerpt(t, p, p.Notices[0].Range) != `"git::https://example.com/x.git"` {
		t.Errorf("problems %+v, notices %+v", p.Problems, p.Notices)
	}
	const is = "alicloud_fcv3_async_invoke_config."
	for address, want := range map[string]string{
		is + "out": "out-given", is + "deep": "<given-inner>", is + "absent": "x-${module.absent.out}",
		"module.registry.module.inner." + is + "in_registry": "given-inner",
		"module.registry.module.local." + is + "in_sub":      ".terraform/modules/registry/sub",
	} {
		if got := destination(t, p, address).Text.String(); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

// TestProviderVersion: the version of the provider that is judged by.
func TestProviderVersion(t *testing.T) {
	requires := func(constraint string) string {
		return "terraform {\n  required_providers {\n    alicloud = {\n      source  = \"aliyun/alicloud\"\n      version = \"" + constraint + "\"\n    }\n  }\n}\n"
	}
	lock := func(source, version string) string {
		return "provider \"" + source + "\" {\n  version = \"" + version + "\"\n  hashes = [\"h1:x\"]\n}\n"
	}
	tests := []struct {
		name          string
		files         map[string]string
		o             Options
		version, from string
		locked        bool
		excerpt       string
	}{
		{"option", map[string]string{"main.tf": requires("1.200.0")}, Options{ProviderVersion: "1.150.0"}, "1.150.0", "--provider-version", true, ""},
		{"lock", map[string]string{"main.tf": requires(">= 1.200.0"), ".terraform.lock.hcl": lock("registry.terraform.io/aliyun/alicloud", "1.210.0")}, Options{}, "1.210.0", "lock file", true, `"1.210.0"`},
		{"old name in lock", map[string]string{".terraform.lock.hcl": lock("registry.terraform.io/hashicorp/alicloud", "1.210.0")}, Options{}, "1.210.0", "lock file", true, `"1.210.0"`},
		{"lock of others", map[string]string{"main.tf": requires("1.200.0"), ".terraform.lock.hcl": lock("registry.terraform.io/hashicorp/aws", "5.0.0")}, Options{}, "1.200.0", "version constraint", false, `"1.200.0"`},
		{"exact", map[string]string{"main.tf": requires("= 1.200.0")}, Options{}, "1.200.0", "version constraint", false, `"= 1.200.0"`},
		{"pessimistic", map[string]string{"main.tf": requires("~> 1.200.0")}, Options{}, "1.200.0", "version constraint", false, `"~> 1.200.0"`},
		{"of a module too", map[string]string{"main.tf": requires("<= 1.220.0") + "module \"m\" {\n  source = \"./m\"\n}\n", "m/main.tf": requires("< 1.210.0, != 1.209.1")}, Options{}, "1.209.0", "version constraint", false, `"<= 1.220.0"`},
		{"of a provider block", map[string]string{"main.tf": "provider \"alicloud\" {\n  version = \"1.200.0\"\n}\n"}, Options{}, "1.200.0", "version constraint", false, `"1.200.0"`},
		{"of another provider's block", map[string]string{"main.tf": requires("1.200.0") + "provider \"aws\" {\n  version = \"1.100.0\"\n}\n"}, Options{}, "1.200.0", "version constraint", false, `"1.200.0"`},
		{"short form", map[string]string{"main.tf": "terraform {\n  required_providers {\n    alicloud = \"1.200.0\"\n  }\n}\n"}, Options{}, "1.200.0", "version constraint", false, `"1.200.0"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := projectIn(written(t, tt.files), tt.o)
			clean(t, p)
			v := p.Provider
			if v.Version != tt.version || v.From != tt.from || v.Locked != tt.locked {
				t.Errorf("got %q from %q, locked %v; want %q from %q, %v", v.Version, v.From, v.Locked, tt.version, tt.from, tt.locked)
			}
			if tt.excerpt != "" && excerpt(t, p, v.Range) != tt.excerpt {
				t.Errorf("the range is %q", excerpt(t, p, v.Range))
			}
		})
	}
	for name, constraint := range map[string]string{"malformed": "newest", "contradictory": ">= 1.200.0, < 1.100.0"} {
		t.Run(name, func(t *testing.T) {
			p := project(t, map[string]string{"main.tf": requires(constraint)})
			if p.Provider.From != "newest known version" || len(p.Notices) != 1 || !strings.Contains(p.Notices[0].Message, constraint) {
				t.Errorf("%+v, %+v", p.Provider, p.Notices)
			}
		})
	}
}

// TestWorkspaceFile: the workspace that `terraform workspace select` chose.
func TestWorkspaceFile(t *testing.T) {
	dir := written(t, mainTF(config("c", "terraform.workspace")))
	if err := os.Mkdir(filepath.Join(dir, ".terraform"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, ".terraform", "environment"), []byte("staging"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := destination(t, projectIn(dir, Options{}), "").Text.String(); got != "staging" {
		t.Errorf("the workspace is %q", got)
	}
}
