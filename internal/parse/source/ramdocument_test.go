package source

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// TestDataDocuments: what the data source alicloud_ram_policy_document makes of its blocks.
func TestDataDocuments(t *testing.T) {
	const head = `
variable "more" { type = list(string) }
variable "env" { type = string }
variable "effect" {
  type    = string
  default = null
}
resource "alicloud_ram_policy" "p" {
  policy_name     = "p"
  policy_document = data.alicloud_ram_policy_document.d.document
}
data "alicloud_ram_policy_document" "d" {
`
	const holder = " [data.alicloud_ram_policy_document.d]"
	for _, test := range []struct {
		name, body, text string
		optional         []string
		places           []placed
	}{
		{"everything", `
  statement {
    effect   = "Deny"
    action   = ["mns:SendMessage", "mns:${var.env}"]
    resource = ["*"]
    principal {
      entity      = "Service"
      identifiers = ["fc.aliyuncs.com", "log.aliyuncs.com"]
    }
    principal {
      entity      = "RAM"
      identifiers = ["acs:ram::1:root"]
    }
    condition {
      operator = "StringEquals"
      variable = "b:x"
      values   = ["1", "2"]
    }
    condition {
      operator = "StringEquals"
      variable = "a:x"
      values   = ["1"]
    }
    condition {
      operator = "IpAddress"
      variable = "acs:SourceIp"
      values   = ["10.0.0.0/8"]
    }
  }
}`, `{"Statement":[{"Effect":"Deny","Action":["mns:SendMessage","mns:${var.env}"],"Resource":"*","Principal":{"RAM":["acs:ram::1:root"],"Service":["log.aliyuncs.com","fc.aliyuncs.com"]},"Condition":{"IpAddress":{"acs:SourceIp":"10.0.0.0/8"},"StringEquals":{"a:x":"1","b:x":["1","2"]}}}],"Version":"1"}`, nil, []placed{
			{`"Deny"`, `main.tf:14 "Deny"` + holder},
			{`"mns:${}"`, `main.tf:15 "mns:${var.env}"` + holder},
			{`"log.aliyuncs.com"`, `main.tf:19 "log.aliyuncs.com"` + holder},
			{`"RAM"`, `main.tf:22 "RAM"` + holder},
			{`"StringEquals"`, `main.tf:26 "StringEquals"` + holder},
			{`"a:x"`, `main.tf:32 "a:x"` + holder},
			{`"10.0.0.0/8"`, `main.tf:38 "10.0.0.0/8"` + holder},
			{`"Version":"1"`, "main.tf:12 data \"alicloud_ram_policy_document\" \"d\" {\n"},
		}[:7]},
		{"defaults", `
  statement {
    effect   = var.effect
    action   = local.actions
    resource = []
  }
}
locals { actions = ["mns:SendMessage"] }`, `{"Statement":[{"Effect":"Allow","Action":"mns:SendMessage"}],"Version":"1"}`, nil, []placed{
			{`"Allow"`, `main.tf:13 statement` + holder},
			{`"mns:SendMessage"`, `main.tf:19 "mns:SendMessage"`},
			{`{"Effect":"Allow","Action":"mns:SendMessage"}`, `main.tf:13 statement {
    effect   = var.effect
    action   = local.actions
    resource = []
  }` + holder},
		}},
		{"lists that are not known", `
  statement {
    action   = concat(["a"], var.more)
    resource = var.more
  }
}`, `{"Statement":[{"Effect":"Allow","Action":["a",${var.more}],"Resource":${var.more}}],"Version":"1"}`, nil, []placed{
			{`"a"`, `main.tf:14 "a"` + holder},
		}},
		{"dynamic", `
  dynamic "statement" {
    for_each = [{ a = "x" }, { a = "y" }]
    content {
      action = [statement.value.a]
    }
  }
}`, `{"Statement":[{"Effect":"Allow","Action":"x"},{"Effect":"Allow","Action":"y"}],"Version":"1"}`, nil, []placed{
			{`"y"`, `main.tf:14 "y"` + holder},
		}},
		{"unknown dynamic", `
  statement {
    action = ["a"]
  }
  dynamic "statement" {
    for_each = var.more
    content {
      action = [statement.value, "b"]
    }
  }
}`, `{"Statement":[{"Effect":"Allow","Action":"a"},{"Effect":"Allow","Action":["${statement.value}","b"]}],"Version":"1"}`,
			[]string{`{"Effect":"Allow","Action":["${}","b"]}`}, []placed{{`"b"`, `main.tf:19 "b"` + holder}}},
		{"unknown principal", `
  statement {
    action = ["a"]
    dynamic "principal" {
      for_each = var.more
      content {
        entity      = "Service"
        identifiers = [principal.value]
      }
    }
  }
}`, `{"Statement":[{"Effect":"Allow","Action":"a","Principal":${principal}}],"Version":"1"}`, nil, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := project(t, mainTF(head+strings.TrimPrefix(test.body, "\n")+"\n"))
			clean(t, p)
			d := policyNamed(t, p, "p")
			if got := d.Text.String(); got != test.text {
				t.Errorf("the document is\n%s\nnot\n%s", got, test.text)
			}
			for _, w := range test.places {
				w.check(t, p, d)
			}
			var optional []string
			for _, s := range d.Optional {
				optional = append(optional, strings.ReplaceAll(units(d.Text)[s.From:s.To], "\x00", "${}"))
			}
			if strings.Join(optional, "\n") != strings.Join(test.optional, "\n") {
				t.Errorf("optional are %q", optional)
			}
		})
	}
}

// TestDataDocumentsElsewhere: documents of data sources in other modules, with instances, and
// without any statement.
func TestDataDocumentsElsewhere(t *testing.T) {
	p := project(t, map[string]string{"main.tf": `
module "a" {
  source = "./m"
}
data "alicloud_ram_policy_document" "none" {}
resource "alicloud_ram_policy" "none" { policy_document = data.alicloud_ram_policy_document.none.document }
resource "alicloud_ram_policy" "p" { policy_document = module.a.docs["x"] }
resource "alicloud_ram_policy" "text" {
  policy_document = <<EOT
${module.a.docs["y"]}
EOT
}
`, "m/main.tf": `
data "alicloud_ram_policy_document" "deliver" {
  for_each = toset(["x", "y"])
  statement {
    action = ["mns:${each.key}"]
  }
}
output "docs" { value = { for k, d in data.alicloud_ram_policy_document.deliver : k => d.document } }
`})
	clean(t, p)
	if d := policyNamed(t, p, "none"); d.Set != symbol.No || !d.Null {
		t.Errorf("a document without statements is %v %s", d.Set, d.Text)
	}
	for name, key := range map[string]string{"p": "x", "text": "y"} {
		d := policyNamed(t, p, name)
		want := `{"Statement":[{"Effect":"Allow","Action":"mns:` + key + `"}],"Version":"1"}`
		if got := strings.TrimSpace(d.Text.String()); got != want {
			t.Errorf("%s is\n%s\nnot\n%s", name, got, want)
		}
	}
	placed{`"mns:x"`, `m/main.tf:5 "mns:${each.key}" [module.a.data.alicloud_ram_policy_document.deliver["x"]]`}.check(t, p, policyNamed(t, p, "p"))
}

// TestOlderDocuments: documents that deprecated arguments and blocks make.
func TestOlderDocuments(t *testing.T) {
	p := project(t, mainTF(`
variable "more" { type = list(string) }
resource "alicloud_ram_policy" "p" {
  policy_name = "p"
  statement {
    effect   = "Allow"
    action   = ["a"]
    resource = ["b", "c"]
  }
  dynamic "statement" {
    for_each = var.more
    content {
      effect   = "Deny"
      action   = [statement.value]
      resource = ["*"]
    }
  }
}
resource "alicloud_ram_role" "r" {
  name      = "r"
  services  = ["fc.aliyuncs.com"]
  ram_users = concat(["acs:ram::1:root"], var.more)
}
`))
	clean(t, p)
	d := policyNamed(t, p, "p")
	if got, want := d.Text.String(), `{"Statement":[{"Effect":"Allow","Action":["a"],"Resource":["b","c"]},{"Effect":"Deny","Action":["${statement.value}"],"Resource":["*"]}],"Version":"1"}`; got != want {
		t.Errorf("the policy is\n%s\nnot\n%s", got, want)
	}
	if d.Set != symbol.Yes || d.Range.Start.Line != 5 || len(d.Optional) != 1 {
		t.Errorf("set %v at %v, optional %v", d.Set, d.Range, d.Optional)
	}
	placed{`"c"`, `main.tf:8 "c"`}.check(t, p, d)
	r := policyNamed(t, p, "r")
	if got, want := r.Text.String(), `{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["fc.aliyuncs.com"],"RAM":["acs:ram::1:root",${var.more}]}}],"Version":"1"}`; got != want {
		t.Errorf("the role is\n%s\nnot\n%s", got, want)
	}
	if r.Set != symbol.Yes || r.Range.Start.Line != 21 {
		t.Errorf("set %v at %v", r.Set, r.Range)
	}
	placed{`"fc.aliyuncs.com"`, `main.tf:21 "fc.aliyuncs.com"`}.check(t, p, r)
	placed{`"acs:ram::1:root"`, `main.tf:22 "acs:ram::1:root"`}.check(t, p, r)
}

// TestSensitiveDocuments: what is sensitive has no places that would show it.
func TestSensitiveDocuments(t *testing.T) {
	p := project(t, mainTF(`
variable "secret" {
  sensitive = true
  default   = "s"
}
locals { actions = ["a", var.secret] }
resource "alicloud_ram_policy" "p" { policy_document = jsonencode({ Action = local.actions }) }
data "alicloud_ram_policy_document" "d" {
  statement {
    action = [var.secret]
  }
}
resource "alicloud_ram_policy" "q" { policy_document = data.alicloud_ram_policy_document.d.document }
resource "alicloud_ram_policy" "r" {
  statement {
    effect   = "Allow"
    action   = [var.secret]
    resource = ["*"]
  }
}
`))
	clean(t, p)
	for _, name := range []string{"p", "q", "r"} {
		if d := policyNamed(t, p, name); !d.Sensitive || d.Locate != nil {
			t.Errorf("%s is sensitive: %v, has places: %v", name, d.Sensitive, d.Locate != nil)
		}
	}
}

// TestDocumentsEnd: documents that go round in circles, or grow without end, come to an end.
func TestDocumentsEnd(t *testing.T) {
	var grow strings.Builder
	for i := range 60 {
		next := string(rune('a'+i%26)) + string(rune('a'+i/26))
		grow.WriteString("  g" + next + " = ")
		if i == 59 {
			grow.WriteString("\"\"\n")
			break
		}
		i++
		next = "local.g" + string(rune('a'+i%26)) + string(rune('a'+i/26))
		grow.WriteString(`"${` + next + `}${` + next + "}\"\n")
	}
	p := project(t, mainTF(`
resource "alicloud_ram_policy" "a" { policy_document = local.a }
resource "alicloud_ram_policy" "b" { policy_document = jsonencode([local.a, local.gaa]) }
resource "alicloud_ram_policy" "c" { policy_document = data.alicloud_ram_policy_document.c.document }
data "alicloud_ram_policy_document" "c" {
  statement {
    action = [data.alicloud_ram_policy_document.c.document]
  }
}
resource "alicloud_ram_policy" "d" { policy_document = alicloud_ram_policy.d.policy_document }
locals {
  a = "${local.b}"
  b = jsonencode(local.a)
`+grow.String()+`}
`))
	if len(p.Policies) != 4 {
		t.Errorf("%d policies", len(p.Policies))
	}
}

// TestJSONAgainstTerraform compares what is written here as JSON with what jsonencode of
// terraform makes of the same.
func TestJSONAgainstTerraform(t *testing.T) {
	if testing.Short() {
		t.Skip("running terraform takes a while")
	}
	terraform, err := exec.LookPath("terraform")
	if err != nil {
		t.Skip("needs the terraform command in the path: it says what is right")
	}
	expressions := []string{
		`{ b = 1, a = [true, null, 1.50, -3], "c d" = { x = "<&>" } }`,
		`["é\u2028\u2029\u0007\t\n", "\\ / \" '", "$${x} %%{y}", 100000000000000000000000]`,
		`merge({ a = "1" }, { b = [for s in ["x", "y"] : upper(s)] }, null)`,
		`concat(["a"], tolist(["b"]), [1, { z = 0.1 }])`,
		`{ for k, v in { b = 1, a = 2 } : k => "${k}-${v}" if v > 0 }`,
		`toset(["z", "a", "z"])`,
		`flatten([["a"], [["b"], []], "c"])`,
		`[true ? ["x"] : ["y"], false ? 1 : "t", 1e3, {}]`,
		`tolist([1, "a", true])`,
	}
	var src strings.Builder
	for i, x := range expressions {
		n := string(rune('a' + i))
		src.WriteString("locals {\n  " + n + " = jsonencode(" + x + ")\n}\noutput \"" + n + "\" {\n  value = local." + n + "\n}\n")
	}
	dir := written(t, mainTF(src.String()))
	cmd := exec.Command(terraform, "apply", "-auto-approve", "-no-color")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "CHECKPOINT_DISABLE=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	state, err := os.ReadFile(filepath.Join(dir, "terraform.tfstate"))
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Outputs map[string]struct{ Value string }
	}
	if err := json.Unmarshal(state, &want); err != nil {
		t.Fatal(err)
	}
	e := evaluatorFor(dir, Options{})
	l := e.locating()
	defer l.begin()()
	for i, x := range expressions {
		n := string(rune('a' + i))
		got := l.named(e.root, e.root.locals[n])
		if got == nil || got.kind != textKind {
			t.Errorf("jsonencode(%s) is no text", x)
			continue
		}
		if text, _ := got.text.written(); text.Key() != want.Outputs[n].Value {
			t.Errorf("jsonencode(%s) is\n%s\nnot\n%s", x, text, want.Outputs[n].Value)
		}
	}
}
