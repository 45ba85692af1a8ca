package source

import "testing"

// What could not be read counts where it may speak of the functions that are configured.
func TestModelIncomplete(t *testing.T) {
	const declared = "resource \"alicloud_fcv3_async_invoke_config\" \"a\" {\n  function_name = \"orders\"\n}\n" +
		"resource \"alicloud_fcv3_function\" \"f\" {\n  function_name = \"orders\"\n}\n" +
		"locals {\n  fn = alicloud_fcv3_function.f.function_name\n  net = \"10.0.0.0/8\"\n}\n"
	far := func(args string) string {
		return declared + "module \"far\" {\n  source = \"acme/network/alicloud\"\n" + args + "\n}\n"
	}
	const missing = "module.far cannot be read"
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"all is read":                {mainTF(declared), ""},
		"a broken file":              {map[string]string{"main.tf": declared, "x.tf": "locals {\n  a = \n}\n"}, "x.tf cannot be read whole"},
		"a broken file of a module":  {map[string]string{"main.tf": declared + "module \"m\" {\n  source = \"./m\"\n}\n", "m/x.tf": "locals {"}, "m/x.tf cannot be read whole"},
		"a broken file elsewhere":    {map[string]string{"main.tf": declared, "m/x.tf": "locals {"}, ""},
		"a network":                  {mainTF(far("cidr = local.net\ntags = { team = \"a\" }")), ""},
		"the function by a local":    {mainTF(far("target = local.fn")), missing},
		"the function directly":      {mainTF(far("targets = [alicloud_fcv3_function.f.id]")), missing},
		"the name":                   {mainTF(far("targets = { a = \"orders\" }")), missing},
		"a longer name":              {mainTF(far("targets = { a = \"orders-db\" }")), ""},
		"a word in an argument":      {mainTF(far("function_names = []")), missing},
		"a word in the source":       {mainTF(declared + "module \"far\" {\n  source = \"acme/fc/alicloud\"\n}\n"), missing},
		"a module that is not there": {mainTF(declared + "module \"far\" {\n  source = \"./triggers\"\n}\n"), missing},
		"an output": {map[string]string{
			"main.tf":   far("target = module.near.name") + "module \"near\" {\n  source = \"./near\"\n}\n",
			"near/m.tf": "resource \"alicloud_fcv3_function\" \"f\" {}\noutput \"name\" {\n  value = alicloud_fcv3_function.f.function_name\n}\n",
		}, missing},
		"an argument of the caller": {map[string]string{
			"main.tf":   declared + "module \"near\" {\n  source = \"./near\"\n  x = alicloud_fcv3_function.f.function_name\n}\n",
			"near/m.tf": "variable \"x\" {}\nmodule \"far\" {\n  source = \"acme/network/alicloud\"\n  y = var.x\n}\n",
		}, "module.near." + missing},
		"nothing is configured": {mainTF("module \"far\" {\n  source = \"acme/fc/alicloud\"\n}\n"), ""},
	} {
		if got := project(t, c.files).Incomplete; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// What could not be read counts where it may declare roles or attach policies to those that are.
func TestModelRolesIncomplete(t *testing.T) {
	const declared = `
resource "alicloud_fcv3_async_invoke_config" "a" { function_name = "orders" }
resource "alicloud_ram_role" "r" { role_name = "runner" }
resource "alicloud_resource_manager_role" "s" {
  role_name                   = "walker"
  assume_role_policy_document = "{}"
}
locals {
  principal = alicloud_ram_role.r.name
  net       = "10.0.0.0/8"
  who       = "runner"
}
variable "given" { default = "walker" }
`
	far := func(source, args string) map[string]string {
		return mainTF(declared + "module \"far\" {\n  source = \"" + source + "\"\n" + args + "\n}\n")
	}
	const missing, network = "module.far cannot be read", "acme/network/alicloud"
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"all is read":               {mainTF(declared), ""},
		"a broken file":             {map[string]string{"main.tf": declared, "x.tf": "locals {\n  a = \n}\n"}, "x.tf cannot be read whole"},
		"a network":                 {far(network, "cidr = local.net\ntags = { team = \"a\" }"), ""},
		"a bucket":                  {far("terraform-alicloud-modules/oss-bucket/alicloud", "bucket = \"orders\"\nacl = \"private\""), ""},
		"a function":                {far("acme/fc/alicloud", "function_name = \"orders\""), ""},
		"words in other words":      {far("acme/parameters-controller/alicloud", "programs = [\"x\"]\naccessible = \"enrolled, attached\""), ""},
		"camel case":                {far(network, "ramRole = 1"), ""},
		"a word in the source":      {far("terraform-alicloud-modules/ram-role/alicloud", ""), missing},
		"a directory":               {far("../Policies", ""), missing},
		"a word in an argument":     {far(network, "ram_role = 1"), missing},
		"a word in a text":          {far(network, "what = [\"FC access\"]"), missing},
		"the role":                  {far(network, "principal = alicloud_ram_role.r.arn"), missing},
		"the other kind of role":    {far(network, "principal = alicloud_resource_manager_role.s.id"), missing},
		"the role by a local":       {far(network, "principal = local.principal"), missing},
		"the name":                  {far(network, "principals = { a = \"runner\" }"), missing},
		"the name by a local":       {far(network, "principal = local.who"), missing},
		"the name by a variable":    {far(network, "principal = var.given"), missing},
		"a longer name":             {far(network, "principal = \"runner-2\""), ""},
		"what it is repeated over":  {far(network, "for_each = alicloud_ram_role.r\nprincipal = each.value.name"), missing},
		"what it waits for":         {far(network, "depends_on = [alicloud_ram_role.r]"), missing},
		"an argument of that name":  {far(network, "runner = 1"), ""},
		"the name and nothing else": {far(network, "principal = runner"), ""},
		"JSON":                      {map[string]string{"main.tf": declared, "m.tf.json": `{"module": {"far": {"source": "acme/network/alicloud", "principals": ["runner"]}}}`}, missing},
		"inside a module": {map[string]string{
			"main.tf":   declared + "module \"near\" {\n  source = \"./near\"\n  x = alicloud_ram_role.r.name\n}\n",
			"near/m.tf": "variable \"x\" {}\nmodule \"far\" {\n  source = \"acme/network/alicloud\"\n  y = var.x\n}\n",
		}, "module.near." + missing},
		"nothing is configured": {mainTF("module \"far\" {\n  source = \"acme/ram/alicloud\"\n}\n"), ""},
	} {
		if got := project(t, c.files).RolesIncomplete; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
