package source

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// units is a text as a string of one byte for each unit of a span.
func units(t symbol.Text) string {
	var b strings.Builder
	for _, s := range t.Segments() {
		if s.Ref != nil {
			b.WriteByte(0)
		} else {
			b.WriteString(s.Lit)
		}
	}
	return b.String()
}

// spanOf finds the nth appearance, from 1, of a string in a document. A reference in it is
// written as ${}.
func spanOf(tb testing.TB, d model.Document, want string, nth int) symbol.Span {
	tb.Helper()
	text := units(d.Text)
	want = strings.ReplaceAll(want, "${}", "\x00")
	from := 0
	for ; ; nth-- {
		i := strings.Index(text[from:], want)
		if i < 0 {
			tb.Fatalf("no %q in %s", want, d.Text)
		}
		if from += i; nth <= 1 {
			return symbol.Span{From: from, To: from + len(want)}
		}
		from += len(want)
	}
}

// placed is a piece of a document and the source text that it must be located at.
type placed struct {
	piece string // with nth appearance after a "#"
	want  string // FILE:LINE source text [holder]
}

func (w placed) check(tb testing.TB, p *model.Project, d model.Document) {
	tb.Helper()
	piece, nth := w.piece, 1
	if i := strings.LastIndexByte(piece, '#'); i >= 0 {
		fmt.Sscan(piece[i+1:], &nth)
		piece = piece[:i]
	}
	at, holder := d.At(spanOf(tb, d, piece, nth))
	src := p.Sources[at.File]
	if at.Start.Byte > at.End.Byte || at.End.Byte > len(src) {
		tb.Errorf("%q is located at %+v, which is outside of the file", w.piece, at)
		return
	}
	got := fmt.Sprintf("%s:%d %s", at.File, at.Start.Line, src[at.Start.Byte:at.End.Byte])
	if holder != "" {
		got += " [" + holder + "]"
	}
	if got != w.want {
		tb.Errorf("%q is located at\n\t%s\nnot\n\t%s", w.piece, got, w.want)
	}
}

func policyNamed(tb testing.TB, p *model.Project, name string) model.Document {
	tb.Helper()
	for _, x := range p.Policies {
		if x.Name == name {
			return x.Document
		}
	}
	for _, x := range p.Roles {
		if x.Name == name {
			return x.Trust
		}
	}
	tb.Fatalf("no policy or role %q", name)
	return model.Document{}
}

// TestDocumentsOfExamples reads the documents of two whole projects.
func TestDocumentsOfExamples(t *testing.T) {
	for _, test := range []struct {
		dir, name, text string
		places          []placed
	}{
		{"fc3-stack", "deliver", `{"Statement":[{"Effect":"Allow","Action":"mns:SendMessage","Resource":"acs:mns:eu-central-1:${data.alicloud_account.this.id}:/queues/dead-letters/messages"},{"Effect":"Allow","Action":"mns:PublishMessage","Resource":"acs:mns:*:*:/topics/done/messages"}],"Version":"1"}`, []placed{
			{`"mns:SendMessage"`, `main.tf:59 "mns:SendMessage" [data.alicloud_ram_policy_document.deliver]`},
			{`mns:SendMessage`, `main.tf:59 mns:SendMessage [data.alicloud_ram_policy_document.deliver]`},
			{`"acs:mns:*:*:/topics/done/messages"`, `main.tf:65 "acs:mns:*:*:/topics/${alicloud_message_service_topic.done.id}/messages" [data.alicloud_ram_policy_document.deliver]`},
			{`"Allow"`, `main.tf:58 statement [data.alicloud_ram_policy_document.deliver]`},
			{`"Allow"#2`, `main.tf:63 "Allow" [data.alicloud_ram_policy_document.deliver]`},
		}},
		{"fc3-stack", "worker", `{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["fc.aliyuncs.com"]}}],"Version":"1"}`, []placed{
			{`"sts:AssumeRole"`, `main.tf:38 "sts:AssumeRole"`},
			{`["fc.aliyuncs.com"]`, `main.tf:39 ["fc.aliyuncs.com"]`},
			{`"Service"`, `main.tf:39 Service`},
			{`"Effect":"Allow"`, `main.tf:37 Effect    = "Allow"`},
		}},
		{"fc2-seed", "default", "", []placed{
			{`"mns:*"`, `main.tf:44 "mns:*"`},
			{`"Effect": "Allow"`, `main.tf:46 "Effect": "Allow"`},
		}},
	} {
		dir, err := filepath.Abs("../../../testdata/plans/" + test.dir)
		if err != nil {
			t.Fatal(err)
		}
		p := projectIn(dir, Options{})
		d := policyNamed(t, p, test.name)
		if got := d.Text.String(); test.text != "" && got != test.text {
			t.Errorf("%s of %s is\n%s\nnot\n%s", test.name, test.dir, got, test.text)
		}
		for _, w := range test.places {
			w.check(t, p, d)
		}
	}
}

// TestDocuments: what policy documents say and where, by the form that they are written in.
func TestDocuments(t *testing.T) {
	const rest = `
variable "more" { type = list(string) }
variable "env" { type = string }
variable "any" { type = any }
variable "n" { type = number }
`
	policy := func(expr string) string {
		return `resource "alicloud_ram_policy" "p" {
  policy_name     = "p"
  policy_document = ` + expr + "\n}\n" + rest
	}
	for _, test := range []struct {
		name   string
		files  map[string]string
		text   string
		places []placed
	}{
		{"flush heredoc", mainTF(policy(`<<-EOT
    {
      "Statement": [{
        "Action": ["mns:SendMessage", "mns:${var.env}"],
        "Price": "$${x}"
      }]
    }
  EOT
`)), "", []placed{
			{`"mns:SendMessage"`, `main.tf:6 "mns:SendMessage"`},
			{`"mns:${}"`, `main.tf:6 "mns:${var.env}"`},
			{`${}`, `main.tf:6 var.env`},
			{`"${x}"`, `main.tf:7 "$${x}"`},
		}},
		{"quoted template", mainTF(policy(`"{\"Statement\": [{\"Action\": \"mns:${var.env}\", \"Effect\": \"Allow\"}]}"`)), "", []placed{
			{`"Action"`, `main.tf:3 \"Action\"`},
			{`"mns:${}"`, `main.tf:3 \"mns:${var.env}\"`},
			{`"Effect"`, `main.tf:3 \"Effect\"`},
		}},
		{"jsonencode with what is not known", mainTF(policy(`jsonencode({
    Statement = [
      { Action = concat(["mns:SendMessage"], var.more), Resource = var.more, Sid = var.env, N = var.n, Any = var.any, Null = null, T = true, F = 1.50 },
      var.any,
    ]
  })`)), `{"Statement":[{"Action":["mns:SendMessage",${var.more}],"Any":${var.any},"F":1.5,"N":${var.n},"Null":null,"Resource":${var.more},"Sid":"${var.env}","T":true},${var.any}]}`, []placed{
			{`"mns:SendMessage"`, `main.tf:5 "mns:SendMessage"`},
			{`["mns:SendMessage",${}]`, `main.tf:5 concat(["mns:SendMessage"], var.more)`},
			{`"Resource":${}`, `main.tf:5 Resource = var.more`},
			{`"${}"`, `main.tf:5 var.env`},
			{`1.5`, `main.tf:5 1.50`},
		}},
		{"html", mainTF(policy(`jsonencode(["a<b>&c", "é\u2028", "say \"hi\""])`)), `["a\u003cb\u003e\u0026c","é\u2028","say \"hi\""]`, []placed{
			{`"a\u003cb\u003e\u0026c"`, `main.tf:3 "a<b>&c"`},
			{`hi`, `main.tf:3 hi`},
		}},
		{"through names", map[string]string{
			"main.tf": `
module "m" {
  source  = "./m"
  actions = local.actions
  extra   = { Sid = "x" }
}
locals {
  actions = ["mns:SendMessage", local.second]
  second  = "mns:PublishMessage"
}
resource "alicloud_ram_policy" "p" {
  policy_document = module.m.doc
}
`, "m/main.tf": `
variable "actions" { type = list(string) }
variable "extra" { type = map(string) }
variable "effect" { default = "Allow" }
output "doc" {
  value = jsonencode({ Statement = [merge({ Effect = var.effect, Action = [for a in var.actions : a] }, var.extra)] })
}
`}, `{"Statement":[{"Action":["mns:SendMessage","mns:PublishMessage"],"Effect":"Allow","Sid":"x"}]}`, []placed{
			{`"mns:SendMessage"`, `main.tf:8 "mns:SendMessage"`},
			{`"mns:PublishMessage"`, `main.tf:8 local.second`},
			{`"Allow"`, `m/main.tf:6 var.effect`},
			{`"x"`, `main.tf:5 "x"`},
			{`"Sid"`, `main.tf:5 Sid`},
		}},
		{"variable files and defaults", map[string]string{
			"main.tf": `
variable "doc" {}
variable "known" {
  default = <<EOT
{"Action": "a"}
EOT
}
resource "alicloud_ram_policy" "p" { policy_document = var.doc }
resource "alicloud_ram_policy" "q" { policy_document = (true ? var.known : "") }
`, "terraform.tfvars": "doc = \"{\\\"Action\\\": \\\"b\\\"}\"\n"}, `{"Action": "b"}`, []placed{
			{`"b"`, `terraform.tfvars:1 \"b\"`},
		}},
		{"documents inside each other", mainTF(policy(`<<EOT
{"Statement": ${jsonencode([{ Action = var.more, Resource = ["a"] }])}, "Version": "${var.env}"}
EOT`)), "{\"Statement\": [{\"Action\":${var.more},\"Resource\":[\"a\"]}], \"Version\": \"${var.env}\"}\n", []placed{
			{`"a"`, `main.tf:4 "a"`},
			{`["a"]`, `main.tf:4 ["a"]`},
			{`"Action":${}`, `main.tf:4 Action = var.more`},
			{`"Version": "${}"`, `main.tf:4 "Version": "${var.env}"`},
			{`{"Statement": [{"Action":${},"Resource":["a"]}], "Version": "${}"}`, `main.tf:4 {"Statement": ${jsonencode([{ Action = var.more, Resource = ["a"] }])}, "Version": "${var.env}"}`},
		}},
		{"directives", mainTF(policy(`<<EOT
{"Action": [
%{ for i, a in ["x", "y"] ~}
%{ if i > 0 },%{ endif }"mns:${a}"
%{ endfor ~}
]}
EOT`)), "", []placed{
			{`"mns:x"`, `main.tf:6 "mns:${a}"`},
			{`"mns:y"`, `main.tf:6 "mns:${a}"`},
		}},
		{"file", map[string]string{"main.tf": policy(`chomp(file("${path.module}/p.json"))`), "p.json": "{\n  \"Action\": \"mns:x\"\n}\n"},
			"{\n  \"Action\": \"mns:x\"\n}", []placed{{`"mns:x"`, `p.json:2 "mns:x"`}}},
		{"templatefile", map[string]string{"main.tf": policy(`templatefile("p.tpl", { actions = ["a", var.env], env = var.env, list = jsonencode(var.more) })`),
			"p.tpl": "{\n  \"Action\": ${jsonencode(actions)},\n  \"Sid\": \"s-${env}\", \"L\": ${list}\n}\n"},
			"{\n  \"Action\": [\"a\",\"${var.env}\"],\n  \"Sid\": \"s-${var.env}\", \"L\": ${var.more}\n}\n", []placed{
				{`"a"`, `main.tf:3 "a"`},
				{`"s-${}"`, `p.tpl:3 "s-${env}"`},
			}},
		{"JSON syntax", map[string]string{"main.tf.json": `{"resource": {"alicloud_ram_policy": {"p": {
  "policy_document": "{\"Statement\": [{\"Action\": \"mns:${local.x}\", \"Effect\": \"Allow\"}]}"
}}}, "locals": {"x": "send"}}`}, `{"Statement": [{"Action": "mns:send", "Effect": "Allow"}]}`, []placed{
			{`"Effect"`, `main.tf.json:2 \"Effect\"`},
			{`"mns:send"`, `main.tf.json:2 \"mns:${local.x}\"`},
		}},
		{"other resources", mainTF(policy(`alicloud_ram_policy.other.policy_document`) + `
resource "alicloud_ram_policy" "other" { policy_document = jsonencode({ Action = concat(["a"], var.more) }) }
`), `{"Action":["a",${var.more}]}`, []placed{{`"a"`, `main.tf:11 "a"`}}},
		{"each", mainTF(`
resource "alicloud_ram_policy" "p" {
  for_each        = { x = ["mns:a", "mns:b"] }
  policy_document = jsonencode({ Action = each.value, Sid = each.key })
}
`), `{"Action":["mns:a","mns:b"],"Sid":"x"}`, []placed{{`"mns:b"`, `main.tf:3 "mns:b"`}, {`"x"`, `main.tf:4 each.key`}}},
		{"flatten", mainTF(policy(`jsonencode(flatten([["a"], var.more, "b"]))`)), `["a",${var.more},"b"]`, []placed{{`"b"`, `main.tf:3 "b"`}}},
		{"for over what is not known", mainTF(policy(`jsonencode([for a in concat(["a"], var.more) : "x-${a}"])`)),
			"[\"x-a\",${[for a in concat([\"a\"], var.more) : \"x-${a}\"]}]", []placed{{`"x-a"`, `main.tf:3 "x-${a}"`}}},
		{"sorted", mainTF(policy(`jsonencode(sort(["b", "a"]))`)), `["a","b"]`, []placed{{`"a"`, `main.tf:3 "a"`}, {`"b"`, `main.tf:3 "b"`}}},
		{"try", mainTF(policy(`try(jsondecode("{"), jsonencode({ a = ["x"] }))`)), `{"a":["x"]}`, []placed{{`"x"`, `main.tf:3 "x"`}}},
		{"not to be followed", mainTF(policy(`replace(jsonencode({ a = "x" }), "x", "y")`)), `{"a":"y"}`, []placed{
			{`"y"`, `main.tf:3 replace(jsonencode({ a = "x" }), "x", "y")`}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := project(t, test.files)
			clean(t, p)
			d := policyNamed(t, p, "p")
			if got := d.Text.String(); test.text != "" && got != test.text {
				t.Errorf("the document is\n%s\nnot\n%s", got, test.text)
			}
			for _, w := range test.places {
				w.check(t, p, d)
			}
		})
	}
}

// documented asks a document for the places of all that rules could ask for: everything
// between two quotes, and the whole.
func documented(t *testing.T, p *model.Project, d model.Document) {
	t.Helper()
	looked(t, p, d.Value)
	text := units(d.Text)
	if len(text) > 1<<16 {
		return
	}
	spans := []symbol.Span{{From: 0, To: len(text)}}
	from := -1
	for i := range len(text) {
		if text[i] != '"' {
			continue
		}
		if from >= 0 {
			spans = append(spans, symbol.Span{From: from, To: i + 1}, symbol.Span{From: from + 1, To: i})
		}
		from = i
	}
	if len(spans) > 400 {
		spans = spans[:400]
	}
	whole, _ := d.At(spans[0])
	for _, s := range append(spans, d.Optional...) {
		if s.From < 0 || s.From > s.To || s.To > len(text) {
			t.Fatalf("%v is no span of %d units", s, len(text))
		}
		at, _ := d.At(s)
		inside(t, p, at)
		piece := text[s.From:s.To]
		// A place that is as long as the text, and in the same words, is the very text.
		if src := p.Sources[at.File]; at.End.Byte <= len(src) && s.To-s.From > 2 && at.End.Byte-at.Start.Byte == len(piece) &&
			at != whole && strings.Trim(piece, `"`) != strings.Trim(string(src[at.Start.Byte:at.End.Byte]), `"`) && !strings.Contains(piece, "\x00") {
			t.Logf("%q is located at %q", piece, src[at.Start.Byte:at.End.Byte])
		}
	}
}

// TestDocumentsOfMutants: whatever becomes of the source of documents, nothing panics, and no
// place is outside of its file.
func TestDocumentsOfMutants(t *testing.T) {
	sources := []string{}
	for _, name := range []string{"fc3-stack", "fc2-seed"} {
		b, err := os.ReadFile("../../../testdata/plans/" + name + "/main.tf")
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, string(b))
	}
	sources = append(sources, documentSeed)
	r := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"\"", "${", "}", "{", "[", "]", "(", ")", "local.a", "var.more", "jsonencode(", "<<-EOT\n", "\nEOT\n", "%{ if true }", "\\", "é", "null", ",", "...", "each.value", "\n", "concat(", "for a in"}
	rounds := 150
	if testing.Short() {
		rounds = 30
	}
	for range rounds {
		src := sources[r.IntN(len(sources))]
		for range 1 + r.IntN(4) {
			i := r.IntN(len(src))
			switch j := min(len(src), i+r.IntN(12)); r.IntN(3) {
			case 0:
				src = src[:i] + src[j:]
			case 1:
				src = src[:i] + pieces[r.IntN(len(pieces))] + src[i:]
			default:
				src = src[:i] + pieces[r.IntN(len(pieces))] + src[j:]
			}
		}
		judged(t, map[string]string{"main.tf": src, "p.json": `{"Action": "é"}`, "p.tpl": `{"Action": "${a}"}`})
		if t.Failed() {
			t.Fatalf("the source is\n%s", src)
		}
	}
}

const documentSeed = `
variable "more" { type = list(string) }
locals {
  a = [for x in concat(["a"], var.more) : "x-${x}"]
  b = merge({ Action = local.a }, { Effect = "Allow" })
}
resource "alicloud_ram_policy" "a" { policy_document = jsonencode({ Statement = [local.b] }) }
resource "alicloud_ram_policy" "b" { policy_document = trimspace(file("p.json")) }
resource "alicloud_ram_policy" "c" { policy_document = templatefile("p.tpl", { a = local.a[0] }) }
resource "alicloud_ram_policy" "d" {
  for_each        = { x = ["y"], z = var.more }
  policy_document = <<-EOT
    {
      "Action": ${jsonencode(each.value)},
%{ for s in each.value ~}
      "é": "${s}"
%{ endfor ~}
    }
  EOT
}
data "alicloud_ram_policy_document" "e" {
  dynamic "statement" {
    for_each = { a = ["x"] }
    content {
      action   = statement.value
      resource = ["*"]
      principal {
        entity      = "RAM"
        identifiers = concat(["x"], var.more)
      }
      condition {
        operator = "a"
        variable = "b"
        values   = ["c"]
      }
    }
  }
}
resource "alicloud_ram_policy" "e" { policy_document = data.alicloud_ram_policy_document.e.document }
resource "alicloud_ram_role" "f" { services = ["fc.aliyuncs.com"] }
resource "alicloud_ram_policy" "g" {
  statement {
    effect   = "Allow"
    action   = ["a"]
    resource = ["b"]
  }
}
`
