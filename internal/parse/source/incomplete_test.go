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
