package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// destination is the text of the first on_failure destination of the only async invoke
// config whose address is given, or of the first one.
func destination(tb testing.TB, p *model.Project, address string) model.Value {
	tb.Helper()
	for _, c := range p.AsyncConfigs {
		if address != "" && c.Address != address {
			continue
		}
		if sides := c.Sides(); len(sides) > 0 {
			return sides[0].Destination
		}
	}
	tb.Fatalf("no async invoke config %q with a destination among %v", address, configs(p))
	return model.Value{}
}

func configs(p *model.Project) []string {
	var out []string
	for _, c := range p.AsyncConfigs {
		out = append(out, c.Address)
	}
	return out
}

// config is an FC 3.0 config with the destination given as an expression.
func config(name, destination string) string {
	return fmt.Sprintf("resource \"alicloud_fcv3_async_invoke_config\" %q {\n  function_name = \"f\"\n  destination_config {\n    on_failure {\n      destination = %s\n    }\n  }\n}\n", name, destination)
}

// TestReferences: what a reference to an attribute of another resource comes to.
func TestReferences(t *testing.T) {
	const declared = `
provider "alicloud" {
  region = "cn-hangzhou"
}
provider "alicloud" {
  alias      = "eu"
  region     = "eu-central-1"
  account_id = "123"
}
variable "env" {}
resource "alicloud_mns_queue" "given" { name = "dead" }
resource "alicloud_message_service_queue" "env" { queue_name = "${var.env}-dead" }
resource "alicloud_message_service_topic" "computed" { topic_name = alicloud_message_service_queue.env.create_time }
resource "alicloud_ram_role" "role" { role_name = "deliver" }
resource "alicloud_ram_role" "eu" {
  provider  = alicloud.eu
  role_name = "deliver"
}
resource "alicloud_ram_role" "generated" {}
resource "alicloud_fc_service" "s" { name = "svc" }
resource "alicloud_fc_function" "f2" {
  service = alicloud_fc_service.s.id
  name    = "fn"
  handler = "h"
  runtime = "r"
}
resource "alicloud_fcv3_function" "f3" {
  provider      = alicloud.eu
  function_name = "fn"
  handler       = "h"
  runtime       = "r"
}
resource "alicloud_fcv3_function" "generated" {
  handler       = "h"
  runtime       = "r"
}
data "alicloud_account" "me" {}
data "alicloud_account" "eu" { provider = alicloud.eu }
data "alicloud_caller_identity" "me" {}
data "alicloud_regions" "here" { current = true }
data "alicloud_regions" "all" {}
resource "alicloud_mns_queue" "counted" {
  count = 2
  name  = "c${count.index}"
}
resource "alicloud_mns_queue" "each" {
  for_each = toset(["x", "y"])
  name     = "e-${each.key}"
}
variable "n" { type = number }
variable "names" { type = set(string) }
variable "map" { type = map(object({ n = string })) }
resource "alicloud_mns_queue" "open" {
  count = var.n
  name  = "o${count.index}"
}
resource "alicloud_mns_queue" "named" {
  for_each = var.names
  name     = "n-${each.value}"
}
resource "alicloud_mns_queue" "mapped" {
  for_each = var.map
  name     = each.value.n
}
`
	tests := []struct{ expr, want string }{
		{`alicloud_mns_queue.given.name`, "dead"},
		{`alicloud_mns_queue.given.id`, "dead"},
		{`"acs:mns:::${alicloud_mns_queue.given.id}"`, "acs:mns:::dead"},
		{`alicloud_message_service_queue.env.id`, "${var.env}-dead"},
		{`alicloud_message_service_queue.env.queue_name`, "${var.env}-dead"},
		{`alicloud_message_service_queue.env.create_time`, "${alicloud_message_service_queue.env.create_time}"},
		{`alicloud_message_service_topic.computed.id`, "${alicloud_message_service_queue.env.create_time}"},
		{`alicloud_ram_role.role.arn`, "acs:ram::${data.alicloud_account.me.id}:role/deliver"},
		{`alicloud_ram_role.eu.arn`, "acs:ram::123:role/deliver"},
		{`alicloud_ram_role.generated.arn`, "acs:ram::${data.alicloud_account.me.id}:role/${alicloud_ram_role.generated.role_name}"},
		{`alicloud_ram_role.generated.id`, "${alicloud_ram_role.generated.role_name}"},
		{`alicloud_fc_function.f2.id`, "svc:fn"},
		{`alicloud_fc_function.f2.function_arn`, "acs:fc:cn-hangzhou:${data.alicloud_account.me.id}:services/svc.LATEST/functions/fn"},
		{`alicloud_fcv3_function.f3.function_arn`, "acs:fc:eu-central-1:123:functions/fn"},
		{`alicloud_fcv3_function.generated.function_name`, "${alicloud_fcv3_function.generated.function_name}"},
		{`alicloud_fcv3_function.generated.id`, "${alicloud_fcv3_function.generated.function_name}"},
		{`data.alicloud_account.me.id`, "${data.alicloud_account.me.id}"},
		{`data.alicloud_account.eu.id`, "123"},
		{`data.alicloud_caller_identity.me.account_id`, "${data.alicloud_account.me.id}"},
		{`data.alicloud_regions.here.regions[0].id`, "cn-hangzhou"},
		{`data.alicloud_regions.here.regions.0.id`, "cn-hangzhou"},
		{`data.alicloud_regions.here.ids[0]`, "cn-hangzhou"},
		{`data.alicloud_regions.all.ids[0]`, "${data.alicloud_regions.all.ids[0]}"},
		{`alicloud_mns_queue.counted[1].name`, "c1"},
		{`alicloud_mns_queue.counted[1].id`, "c1"},
		{`one([for q in alicloud_mns_queue.counted : q.id if q.name == "c0"])`, "c0"},
		{`(alicloud_mns_queue.counted[*].name)[0]`, "c0"},
		{`alicloud_mns_queue.each["x"].id`, "e-x"},
		{`values(alicloud_mns_queue.each)[1].name`, "e-y"},
		{`alicloud_mns_queue.open[0].name`, "o0"},
		{`alicloud_mns_queue.open[0].id`, "o0"},
		{`alicloud_mns_queue.open[var.n - 1].name`, "${alicloud_mns_queue.open[var.n - 1].name}"},
		{`alicloud_mns_queue.named["x"].name`, "n-x"},
		{`alicloud_mns_queue.named["x"].create_time`, `${alicloud_mns_queue.named["x"].create_time}`},
		{`alicloud_mns_queue.mapped["x"].name`, `${each.value.n}`},
		{`one(alicloud_mns_queue.open[*].name)`, "${one(alicloud_mns_queue.open[*].name)}"},
		{`try(alicloud_mns_queue.open[0].id, "")`, `${try(alicloud_mns_queue.open[0].id, "")}`},
		{`alicloud_other_thing.x.arn`, "${alicloud_other_thing.x.arn}"},
		{`resource.alicloud_mns_queue.given.name`, "dead"},
		{`join(":", ["acs", "mns", data.alicloud_regions.here.regions[0].id, data.alicloud_account.me.id, "/queues/${alicloud_mns_queue.given.name}/messages"])`,
			"acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/dead/messages"},
	}
	var src strings.Builder
	src.WriteString(declared)
	for i, tt := range tests {
		src.WriteString(config(fmt.Sprintf("c%d", i), tt.expr))
	}
	p := project(t, mainTF(src.String()))
	for _, x := range p.Problems {
		t.Errorf("problem: %s: %s", at(x.Range), x.Message)
	}
	for i, tt := range tests {
		v := destination(t, p, fmt.Sprintf("alicloud_fcv3_async_invoke_config.c%d", i))
		// The index of legacy syntax needs a known list: see the one notice below.
		if got := v.Text.String(); got != tt.want {
			t.Errorf("%s is %q, want %q", tt.expr, got, tt.want)
		}
	}
	account := destination(t, p, "alicloud_fcv3_async_invoke_config.c16").Text
	identity := destination(t, p, "alicloud_fcv3_async_invoke_config.c18").Text
	if symbol.Equal(account, identity) != symbol.Yes || symbol.Equal(account, p.AsyncConfigs[0].Provider.Account) != symbol.Yes {
		t.Errorf("the account is told in two ways: %q, %q", account, identity)
	}
}

// TestOpenInstancesDiffer: instances of an unknown collection with different keys are
// not taken for the same, and the same key is.
func TestOpenInstancesDiffer(t *testing.T) {
	p := project(t, map[string]string{
		"main.tf": `
variable "map" { type = map(string) }
resource "alicloud_mns_queue" "q" {
  for_each = var.map
  name     = each.value
}
module "m" {
  source   = "./m"
  for_each = var.map
  name     = each.value
  key      = each.key
}
module "off" {
  source = "./m"
  count  = length(var.map)
  name   = "fixed"
  key    = "k${count.index}"
}
` + config("qx", `alicloud_mns_queue.q["x"].name`) + config("qy", `alicloud_mns_queue.q["y"].name`) + config("qx2", `"${alicloud_mns_queue.q["x"].id}"`) +
			config("mx", `module.m["x"].name`) + config("my", `module.m["y"].name`) + config("mx2", `module.m["x"].name`) +
			config("rx", `module.m["x"].queue`) + config("ry", `module.m["y"].queue`) + config("kx", `module.m["x"].key`) + config("off", `module.off[0].key`) +
			config("off_name", `module.off[0].name`),
		"m/main.tf": `
variable "name" {}
variable "key" {}
resource "alicloud_message_service_queue" "q" { queue_name = "generated-${var.name}" }
output "name" { value = "m-${var.name}" }
output "key" { value = "is-${var.key}" }
output "queue" { value = alicloud_message_service_queue.q.create_time }
`,
	})
	clean(t, p)
	text := func(name string) symbol.Text {
		return destination(t, p, "alicloud_fcv3_async_invoke_config."+name).Text
	}
	for _, tt := range []struct {
		a, b string
		want symbol.Tri
	}{
		{"qx", "qx2", symbol.Yes}, {"qx", "qy", symbol.Unknown},
		{"mx", "mx2", symbol.Yes}, {"mx", "my", symbol.Unknown}, {"rx", "ry", symbol.Unknown}, {"rx", "rx", symbol.Yes},
	} {
		if got := symbol.Equal(text(tt.a), text(tt.b)); got != tt.want {
			t.Errorf("%s %q and %s %q are equal: %s, want %s", tt.a, text(tt.a), tt.b, text(tt.b), got, tt.want)
		}
	}
	for name, want := range map[string]string{"kx": "is-x", "off": "is-k0", "off_name": "m-fixed"} {
		if got := text(name).String(); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	var addresses []string
	for _, q := range p.Targets {
		if !q.Symbolic {
			t.Errorf("%s is certain to exist", q.Address)
		}
		addresses = append(addresses, q.Address)
	}
	want := []string{"alicloud_mns_queue.q", "module.m.alicloud_message_service_queue.q", "module.off.alicloud_message_service_queue.q"}
	if d := cmp.Diff(want, addresses); d != "" {
		t.Error(d)
	}
}

// TestRegions: the provider configuration that each resource ends up with.
func TestRegions(t *testing.T) {
	p := project(t, map[string]string{
		"main.tf": `
variable "region" { default = "ap-southeast-1" }
provider "alicloud" { region = var.region }
provider "alicloud" {
  alias  = "eu"
  region = "eu-central-1"
}
provider "alicloud" {
  alias = "env"
}
` + config("root", `"x"`) + strings.Replace(config("eu", `"x"`), "{\n", "{\n  provider = alicloud.eu\n", 1) +
			strings.Replace(config("env", `"x"`), "{\n", "{\n  provider = alicloud.env\n", 1) +
			strings.Replace(config("other", `"x"`), "{\n", "{\n  provider = ali.none\n", 1) + `
module "inherits" { source = "./m" }
module "passed" {
  source    = "./m"
  providers = { alicloud = alicloud.eu }
}
module "aliased" {
  source    = "./aliased"
  providers = {
    alicloud.a = alicloud.eu
    alicloud.b = alicloud
  }
}
module "own" { source = "./own" }
module "for" {
  for_each = toset(["x"])
  source   = "./outer"
  providers = { alicloud = alicloud.eu }
}
`,
		"m/main.tf": config("m", `"x"`),
		"aliased/main.tf": `
terraform {
  required_providers {
    alicloud = {
      source                = "aliyun/alicloud"
      configuration_aliases = [alicloud.a, alicloud.b]
    }
  }
}
` + strings.Replace(config("a", `"x"`), "{\n", "{\n  provider = alicloud.a\n", 1) + strings.Replace(config("b", `"x"`), "{\n", "{\n  provider = alicloud.b\n", 1),
		"own/main.tf":   "provider \"alicloud\" {\n  region = \"us-west-1\"\n}\n" + config("own", `"x"`),
		"outer/main.tf": "module \"inner\" {\n  source = \"../m\"\n}\n",
	})
	clean(t, p)
	got := map[string]string{}
	for _, c := range p.AsyncConfigs {
		got[c.Address] = c.Provider.Region.String()
		if (got[c.Address] == "${the provider's region}") == c.Provider.RegionStated {
			t.Errorf("%s: stated %v, region %s", c.Address, c.Provider.RegionStated, got[c.Address])
		}
	}
	const is = "alicloud_fcv3_async_invoke_config."
	want := map[string]string{
		is + "root": "ap-southeast-1", is + "eu": "eu-central-1",
		is + "env": "${the provider's region}", is + "other": "${the provider's region}",
		"module.inherits." + is + "m": "ap-southeast-1", "module.passed." + is + "m": "eu-central-1",
		"module.aliased." + is + "a": "eu-central-1", "module.aliased." + is + "b": "ap-southeast-1",
		"module.own." + is + "own": "us-west-1", `module.for["x"].module.inner.` + is + "m": "eu-central-1",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// show writes the blocks of a body: type, how certain, and the values.
func show(b *model.Body) string {
	var out []string
	for _, k := range sortedKeys(b.Values) {
		v := b.Values[k]
		switch v.Set {
		case symbol.No:
			out = append(out, k+"=null")
		case symbol.Yes:
			out = append(out, k+"="+v.Text.String())
		default:
			out = append(out, k+"?="+v.Text.String())
		}
	}
	for _, c := range b.Blocks {
		sure := ""
		if c.Exists != symbol.Yes {
			sure = "?"
		}
		out = append(out, c.Type+sure+"{"+show(c.Body)+"}")
	}
	return strings.Join(out, " ")
}

// TestDynamicBlocks: what dynamic blocks come to.
func TestDynamicBlocks(t *testing.T) {
	tests := []struct{ name, declared, body, want string }{
		{"list", "", `dynamic "destination_config" {
  for_each = ["a", "b"]
  content {
    on_failure { destination = "${destination_config.key}-${destination_config.value}" }
  }
}`, `destination_config{on_failure{destination=0-a}} destination_config{on_failure{destination=1-b}}`},
		{"map", "", `dynamic "destination_config" {
  for_each = { y = "Y", x = "X" }
  content {
    on_failure { destination = "${destination_config.key}${destination_config.value}" }
  }
}`, `destination_config{on_failure{destination=xX}} destination_config{on_failure{destination=yY}}`},
		{"set", "", `dynamic "destination_config" {
  for_each = toset(["x"])
  iterator = it
  content {
    on_failure { destination = "${it.key}${it.value}" }
  }
}`, `destination_config{on_failure{destination=xx}}`},
		{"empty", "", `dynamic "destination_config" {
  for_each = []
  content {
    on_failure { destination = "x" }
  }
}`, ``},
		{"null", "", `dynamic "destination_config" {
  for_each = null
  content {
    on_failure { destination = "x" }
  }
}`, ``},
		{"nested", `locals {
  d = { a = { ok = ["s"], bad = [] }, b = { ok = [], bad = ["f", "g"] } }
}`, `dynamic "destination_config" {
  for_each = local.d
  iterator = outer
  content {
    dynamic "on_success" {
      for_each = outer.value.ok
      content { destination = "${outer.key}-${on_success.value}" }
    }
    dynamic "on_failure" {
      for_each = outer.value.bad
      iterator = inner
      content { destination = "${outer.key}-${inner.key}-${inner.value}" }
    }
  }
}`, `destination_config{on_success{destination=a-s}} destination_config{on_failure{destination=b-0-f} on_failure{destination=b-1-g}}`},
		{"shadowed", "", `dynamic "destination_config" {
  for_each = ["a"]
  iterator = x
  content {
    dynamic "on_failure" {
      for_each = ["b"]
      iterator = x
      content { destination = x.value }
    }
  }
}`, `destination_config{on_failure{destination=b}}`},
		{"unknown", `variable "u" {}`, `dynamic "destination_config" {
  for_each = var.u
  content {
    on_failure { destination = "x-${destination_config.value}" }
  }
}`, `destination_config?{on_failure{destination=x-${destination_config.value}}}`},
		{"unknown condition", `variable "u" { type = bool }`, `dynamic "destination_config" {
  for_each = var.u ? [1] : []
  content {
    on_failure { destination = "known" }
  }
}`, `destination_config?{on_failure{destination=known}}`},
		{"unknown elements", `variable "u" { type = string }`, `dynamic "destination_config" {
  for_each = ["a-${var.u}"]
  content {
    on_failure { destination = "x-${destination_config.value}" }
  }
}`, `destination_config{on_failure{destination=x-a-${var.u}}}`},
		{"unknown set elements", `variable "u" { type = string }
variable "v" { type = string }`, `dynamic "destination_config" {
  for_each = toset([var.u, var.v])
  content {
    on_failure { destination = "x" }
  }
}`, `destination_config?{on_failure{destination=x}}`},
		{"unknown fields", `variable "u" { type = string }`, `dynamic "destination_config" {
  for_each = [{ arn = "arn-${var.u}", id = 1 }]
  content {
    on_failure { destination = "${destination_config.value.arn}/${destination_config.value.id}" }
  }
}`, `destination_config{on_failure{destination=arn-${var.u}/1}}`},
		{"number", "", `dynamic "destination_config" {
  for_each = [1]
  content {
    on_failure { destination = destination_config.value }
  }
}`, `destination_config{on_failure{destination=1}}`},
		{"labels are for blocks that have some", "", `dynamic "destination_config" {
  for_each = [1]
  labels   = ["x"]
  content {
    on_failure { destination = "x" }
  }
}`, `destination_config{on_failure{destination=x}}`},
		{"beside a static block", "", `destination_config {
  on_failure { destination = "s" }
}
dynamic "destination_config" {
  for_each = ["d"]
  content {
    on_success { destination = destination_config.value }
  }
}`, `destination_config{on_failure{destination=s}} destination_config{on_success{destination=d}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := project(t, mainTF(tt.declared+"\nresource \"alicloud_fcv3_async_invoke_config\" \"c\" {\n"+tt.body+"\n}\n"))
			clean(t, p)
			if d := cmp.Diff(tt.want, show(p.AsyncConfigs[0].Body)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestDynamicJSON: dynamic blocks in the JSON syntax.
func TestDynamicJSON(t *testing.T) {
	p := project(t, map[string]string{"main.tf.json": `{"resource": {"alicloud_fcv3_async_invoke_config": {"c": {
  "function_name": "f",
  "destination_config": {"on_success": [{"destination": "s"}]},
  "dynamic": {"destination_config": {"for_each": ["${upper(\"a\")}", "b"], "iterator": "it",
    "content": {"on_failure": {"destination": "<${it.value}>"}}}}
}}}}`})
	clean(t, p)
	want := `function_name=f destination_config{on_success{destination=s}} destination_config{on_failure{destination=<A>}} destination_config{on_failure{destination=<b>}}`
	if d := cmp.Diff(want, show(p.AsyncConfigs[0].Body)); d != "" {
		t.Error(d)
	}
}

// TestAddresses: the address of every instance.
func TestAddresses(t *testing.T) {
	p := project(t, map[string]string{
		"main.tf": `
variable "u" {}
module "a" {
  source   = "./m"
  for_each = { x = 1, "y z\"" = 2, "$${q}" = 3 }
}
module "n" {
  source = "./m"
  count  = 2
}
module "open" {
  source = "./m"
  count  = var.u
}
resource "alicloud_fcv3_async_invoke_config" "each" {
  for_each      = { "a.b" = "f" }
  function_name = each.value
}
resource "alicloud_fcv3_async_invoke_config" "open" {
  for_each      = var.u
  function_name = each.key
}
`,
		"m/main.tf": `
resource "alicloud_fcv3_async_invoke_config" "c" {
  count         = 1
  function_name = "f"
}`,
	})
	clean(t, p)
	var want []string
	for _, w := range []string{
		`each["a.b"]`, "open", `module.a["$${q}"].c[0]`, `module.a["x"].c[0]`, `module.a["y z\""].c[0]`,
		"module.n[0].c[0]", "module.n[1].c[0]", "module.open.c[0]",
	} {
		i := strings.LastIndex(w, "].c")
		switch {
		case i > 0:
			w = w[:i+2] + "alicloud_fcv3_async_invoke_config." + w[i+2:]
		case strings.HasPrefix(w, "module.open."):
			w = "module.open.alicloud_fcv3_async_invoke_config.c[0]"
		default:
			w = "alicloud_fcv3_async_invoke_config." + w
		}
		want = append(want, w)
	}
	if d := cmp.Diff(want, configs(p)); d != "" {
		t.Error(d)
	}
	for _, c := range p.AsyncConfigs {
		if c.Symbolic != strings.Contains(c.Address, "open") {
			t.Errorf("%s stands for an unknown number: %v", c.Address, c.Symbolic)
		}
	}
	if len(p.Declarations) != 5 {
		t.Errorf("%d declarations, want 5: one per block and call", len(p.Declarations))
	}
}

// TestLinks: a config knows its function and service.
func TestLinks(t *testing.T) {
	p := project(t, mainTF(`
variable "env" {}
provider "alicloud" { region = "cn-hangzhou" }
provider "alicloud" {
  alias  = "eu"
  region = "eu-central-1"
}
resource "alicloud_fcv3_function" "f" {
  function_name = "${var.env}-f"
  handler       = "h"
  runtime       = "r"
}
resource "alicloud_fcv3_function" "generated" {
  handler = "h"
  runtime = "r"
}
resource "alicloud_fc_service" "s" { name_prefix = "s" }
resource "alicloud_fc_function" "f2" {
  service = alicloud_fc_service.s.name
  name    = "f"
  handler = "h"
  runtime = "r"
}
resource "alicloud_fcv3_async_invoke_config" "by_text" { function_name = "${var.env}-f" }
resource "alicloud_fcv3_async_invoke_config" "by_id" { function_name = alicloud_fcv3_function.f.id }
resource "alicloud_fcv3_async_invoke_config" "by_name" { function_name = alicloud_fcv3_function.generated.function_name }
resource "alicloud_fcv3_async_invoke_config" "elsewhere" {
  provider      = alicloud.eu
  function_name = "${var.env}-f"
}
resource "alicloud_fcv3_async_invoke_config" "other" { function_name = "f" }
resource "alicloud_fc_function_async_invoke_config" "two" {
  service_name  = alicloud_fc_service.s.id
  function_name = alicloud_fc_function.f2.name
}
resource "alicloud_fc_function_async_invoke_config" "no_service" {
  service_name  = "s"
  function_name = alicloud_fc_function.f2.name
}
`))
	clean(t, p)
	got := map[string]string{}
	for _, c := range p.AsyncConfigs {
		s := ""
		if c.Function != nil {
			s = c.Function.Name
		}
		if c.Service != nil {
			s += " of " + c.Service.Name
		}
		got[c.Name] = s
	}
	want := map[string]string{
		"by_text": "f", "by_id": "f", "by_name": "generated", "elsewhere": "", "other": "",
		"two": "f2 of s", "no_service": "",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestImports: import blocks for async invoke configs.
func TestImports(t *testing.T) {
	p := project(t, mainTF(`
variable "u" {}
locals { names = ["a", "b"] }
import {
  to = alicloud_fcv3_async_invoke_config.c
  id = "fn"
}
import {
  to = module.m["x.y"].alicloud_fc_function_async_invoke_config.c[0]
  id = "svc:fn:${var.u}"
}
import {
  for_each = toset(local.names)
  to       = alicloud_fcv3_async_invoke_config.each[each.key]
  id       = "id-${each.value}"
}
import {
  for_each = var.u
  to       = alicloud_fcv3_async_invoke_config.each[each.key]
  id       = "id-${each.value}"
}
import {
  for_each = var.u
  to       = module.m[each.key].alicloud_fcv3_async_invoke_config.each["k"]
  id       = "fn"
}
import {
  to = alicloud_mns_queue.q
  id = "q"
}
resource "alicloud_fcv3_async_invoke_config" "c" { function_name = "fn" }
`))
	clean(t, p)
	var got []string
	for _, im := range p.Imports {
		got = append(got, fmt.Sprintf("%d %s %s %s", im.Generation, im.Type, im.To, im.ID.Text))
	}
	const fc3 = "alicloud_fcv3_async_invoke_config"
	want := []string{
		"3 " + fc3 + " " + fc3 + ".c fn",
		"2 alicloud_fc_function_async_invoke_config module.m[\"x.y\"].alicloud_fc_function_async_invoke_config.c[0] svc:fn:${var.u}",
		"3 " + fc3 + " " + fc3 + ".each[\"a\"] id-a",
		"3 " + fc3 + " " + fc3 + ".each[\"b\"] id-b",
		"3 " + fc3 + " " + fc3 + ".each[each.key] id-${each.value}",
		"3 " + fc3 + " module.m[each.key]." + fc3 + ".each[\"k\"] fn",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestSensitive: no sensitive value is shown, wherever it got to.
func TestSensitive(t *testing.T) {
	p := project(t, map[string]string{
		"main.tf": `
variable "secret" {
  sensitive = true
  default   = "hunter2"
}
variable "token" {
  ephemeral = true
  default   = "hunter2"
}
locals {
  mixed = { s = var.secret, p = "plain" }
}
module "m" {
  source = "./m"
  in     = "x"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name             = "f-${var.secret}"
  qualifier                 = local.mixed.s
  max_async_retry_attempts  = var.secret
  max_async_event_age_in_seconds = sensitive(60)
  destination_config {
    on_failure { destination = jsonencode(local.mixed) }
    on_success { destination = module.m.out }
  }
}
resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = var.token
  qualifier     = local.mixed.p
  async_task    = sensitive("hunter2 is no boolean")
  destination_config {
    dynamic "on_failure" {
      for_each = nonsensitive([for s in [var.secret] : { v = sensitive(s) }])
      content { destination = on_failure.value.v }
    }
  }
}
`,
		"m/main.tf": "variable \"in\" {}\noutput \"out\" {\n  value = \"hunter2\"\n  sensitive = true\n}\n",
	})
	values := map[string]model.Value{}
	for _, c := range p.AsyncConfigs {
		for k, v := range c.Body.Values {
			values[c.Name+"."+k] = v
		}
		for _, s := range c.Sides() {
			values[c.Name+"."+s.Type] = s.Destination
		}
	}
	for name, v := range values {
		if want := name != "b.qualifier"; v.Sensitive != want {
			t.Errorf("%s is sensitive: %v", name, v.Sensitive)
		}
		if strings.Contains(v.Show(), "hunter2") {
			t.Errorf("%s shows %s", name, v.Show())
		}
	}
	if len(values) != 10 {
		t.Errorf("%d values", len(values))
	}
	var messages []string
	for _, x := range p.Problems {
		messages = append(messages, x.Message)
	}
	for _, x := range p.Notices {
		messages = append(messages, x.Message)
	}
	for _, d := range p.Declarations {
		for _, v := range d.Violations {
			messages = append(messages, v.Detail)
		}
	}
	for _, m := range messages {
		if strings.Contains(m, "hunter2") {
			t.Errorf("a message tells the secret: %s", m)
		}
	}
	if len(messages) == 0 {
		t.Error("two values are of a wrong type, and nobody says so")
	}
}

// TestDefaults: null, the provider's defaults, and what is left out.
func TestDefaults(t *testing.T) {
	p := project(t, mainTF(`
variable "u" { type = number }
variable "set" {
  type     = number
  nullable = false
}
resource "alicloud_fc_function_async_invoke_config" "two" {
  service_name           = "s"
  function_name          = "f"
  maximum_retry_attempts = null
  maximum_event_age_in_seconds = var.u
}
resource "alicloud_fcv3_async_invoke_config" "three" {
  function_name            = "f"
  max_async_retry_attempts = var.set
  async_task               = "true"
  qualifier                = var.u == 1 ? "x" : null
}
`))
	clean(t, p)
	two, three := p.AsyncConfigs[0], p.AsyncConfigs[1]
	type is struct {
		Set           symbol.Tri
		Null, Default bool
		Text          string
	}
	got := map[string]is{}
	for name, v := range map[string]model.Value{
		"2 retries": two.MaxRetries, "2 qualifier": two.Qualifier, "2 age": two.MaxAge, "2 task": two.TaskMode,
		"3 retries": three.MaxRetries, "3 task": three.TaskMode, "3 age": three.MaxAge, "3 service": three.ServiceName, "3 qualifier": three.Qualifier,
	} {
		got[name] = is{v.Set, v.Null, v.Default, v.Text.String()}
	}
	want := map[string]is{
		"2 retries":   {symbol.Yes, true, true, "2"},
		"2 qualifier": {symbol.Yes, false, true, "LATEST"},
		"2 age":       {symbol.Unknown, false, false, "${var.u}"},
		"2 task":      {symbol.No, false, false, ""},
		"3 retries":   {symbol.Yes, false, false, "${var.set}"},
		"3 task":      {symbol.Yes, false, false, "true"},
		"3 age":       {symbol.No, false, false, ""},
		"3 service":   {symbol.No, false, false, ""},
		"3 qualifier": {symbol.Unknown, false, false, `${var.u == 1 ? "x" : null}`},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestCycles: values that are made of themselves are told, and the rest is still judged.
func TestCycles(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"locals", mainTF("locals {\n  a = local.b\n  b = \"x${local.a}\"\n}\n" + config("c", "local.a")), "local.a depends on itself"},
		{"itself", mainTF("locals {\n  a = [local.a]\n}\n" + config("c", "local.a[0]")), "local.a depends on itself"},
		{"modules", map[string]string{
			"main.tf":   "module \"a\" {\n  source = \"./m\"\n  in = module.b.out\n}\nmodule \"b\" {\n  source = \"./m\"\n  in = module.a.out\n}\n" + config("c", "module.a.out"),
			"m/main.tf": "variable \"in\" {}\noutput \"out\" {\n  value = \"${var.in}!\"\n}\n",
		}, "depends on itself"},
		{"count", mainTF("resource \"alicloud_mns_queue\" \"q\" {\n  count = length(alicloud_mns_queue.q)\n  name = \"n\"\n}\n" + config("c", `"x"`)), "alicloud_mns_queue.q depends on itself"},
		{"attribute", mainTF("resource \"alicloud_mns_queue\" \"q\" {\n  name = \"x${alicloud_mns_queue.q.name}\"\n}\n" + config("c", "alicloud_mns_queue.q.id")), "alicloud_mns_queue.q.name depends on itself"},
		{"module count", map[string]string{
			"main.tf":   "module \"a\" {\n  source = \"./m\"\n  count = length(module.a[*].out)\n}\n" + config("c", `"x"`),
			"m/main.tf": "output \"out\" {\n  value = 1\n}\n",
		}, "module.a depends on itself"},
		{"module calls itself", map[string]string{
			"main.tf":   "module \"a\" {\n  source = \"./m\"\n}\n" + config("c", `"x"`),
			"m/main.tf": "module \"again\" {\n  source = \"../m\"\n}\n",
		}, `module "again" calls itself`},
		{"modules call each other", map[string]string{
			"main.tf":   "module \"a\" {\n  source = \"./m\"\n}\n" + config("c", `"x"`),
			"m/main.tf": "module \"n\" {\n  source = \"../n\"\n}\n", "n/main.tf": "module \"m\" {\n  source = \"../m\"\n}\n",
		}, `module "m" calls itself`},
		{"provider", mainTF("provider \"alicloud\" {\n  region = data.alicloud_regions.r.ids[0]\n}\ndata \"alicloud_regions\" \"r\" {\n  current = true\n}\n" + config("c", "data.alicloud_regions.r.ids[0]")), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := project(t, tt.files)
			var got []string
			for _, x := range p.Problems {
				got = append(got, x.Message)
				if x.Range.IsZero() {
					t.Errorf("%s: nowhere", x.Message)
				}
			}
			if tt.want == "" && len(got) > 0 || tt.want != "" && !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, tt.want) }) {
				t.Errorf("problems %q, want %q", got, tt.want)
			}
			if len(p.AsyncConfigs) != 1 || p.AsyncConfigs[0].FunctionName.Text.String() != "f" {
				t.Errorf("the rest is not judged: %v", configs(p))
			}
		})
	}
}
