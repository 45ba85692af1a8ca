package fix_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"pgregory.net/rapid"

	"github.com/fcasync/fcasync-lint/internal/check/rules"
	"github.com/fcasync/fcasync-lint/internal/fix"
)

// written is how somebody may have written the same module.
type written struct {
	t       *rapid.T
	n       int // of comments
	comment bool
}

func (w *written) pick(label string, from ...string) string {
	return rapid.SampledFrom(from).Draw(w.t, label)
}

// note is a comment that is told from all others, or nothing.
func (w *written) note(form string) string {
	if !w.comment || !rapid.Bool().Draw(w.t, "comment") {
		return ""
	}
	w.n++
	return fmt.Sprintf(form, w.n)
}

// line is a line of a block, with whatever may stand around it.
func (w *written) line(depth int, text string) string {
	indent := strings.Repeat(w.pick("indent", "  ", "  ", "\t", "    "), depth)
	return w.pick("above", "", "", "\n") + w.note(indent+"# above %d\n") + indent + w.note("/* before %d */ ") + text +
		w.pick("blanks", "", "", "  ") + w.note(" # behind %d") + "\n"
}

func (w *written) side(name string, values []string) string {
	value := w.pick(name, append(values, "-", "{}")...)
	switch {
	case value == "-":
		return ""
	case value == "{}":
		return w.line(2, name+w.note(" /* head %d */")+w.pick("empty", " {}", " {\n    }"))
	case rapid.Bool().Draw(w.t, "in one line"):
		return w.line(2, name+" { destination = "+value+" }")
	}
	return w.line(2, name+" {") + w.line(3, "destination"+w.pick("equals", " = ", "=", "   = ")+w.note("/* value %d */ ")+value) + w.line(2, "}")
}

// config is an async invoke config with a name, as random lines.
func (w *written) config(i int) string {
	failure := []string{
		`""`, `null`, `"dead"`, `alicloud_message_service_queue.dead.queue_name`, `alicloud_message_service_queue.dead.id`,
		`" acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages\n"`, `"acs:mns:cn-hangzhou:1234567890123456:/queues/dead"`,
		`"acs:mns:cn-hangzhou:${data.alicloud_account.current.id}:queue/dead/messages/"`,
		`"acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"`, `var.empty`, `var.queue`, `local.queue`,
	}
	success := []string{
		`""`, `"acs:mns:cn-hangzhou:1234567890123456:/topics/done"`, `"acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"`,
		`"acs:fc:cn-hangzhou:1234567890123456:functions/next"`,
	}
	var b strings.Builder
	function := fmt.Sprintf("f%d", i)
	if rapid.Bool().Draw(w.t, "FC2") {
		fmt.Fprintf(&b, "resource \"alicloud_fc_function_async_invoke_config\" \"%s\" {\n", function)
		b.WriteString(w.line(1, `service_name  = alicloud_fc_service.s.name`))
	} else {
		fmt.Fprintf(&b, "resource \"alicloud_fcv3_function\" \"%s\" {\n  function_name = %q\n  handler = \"a.b\"\n  runtime = \"python3.12\"\n  role = alicloud_ram_role.%s.arn\n}\n",
			function, function, w.pick("role", "one", "two", "granted"))
		fmt.Fprintf(&b, "resource \"alicloud_fcv3_async_invoke_config\" \"%s\" {\n", function)
		function = "${alicloud_fcv3_function." + function + ".function_name}"
	}
	b.WriteString(w.line(1, `function_name = "`+function+`"`+w.pick("ignore", "", "", " # fcasync-lint:ignore FCA106 -- agreed", " // fcasync-lint:ignore FCA106,FCA105 -- agreed")))
	if destinations := w.side("on_failure", failure) + w.side("on_success", success); destinations != "" || rapid.Bool().Draw(w.t, "empty block") {
		b.WriteString(w.line(1, "destination_config {") + destinations + w.line(1, "}"))
	}
	b.WriteString(w.pick("depends_on", "", "", "  depends_on = []\n", "  depends_on = [data.alicloud_account.current]\n",
		"  depends_on = [\n    data.alicloud_account.current, # needed\n  ]\n"))
	return b.String() + "}\n" + w.pick("between", "", "\n")
}

const around = `provider "alicloud" {
  region = "cn-hangzhou"
}
data "alicloud_account" "current" {}
resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead"
}
variable "empty" {
  default = ""
}
variable "queue" {
  default = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead"
}
locals {
  queue = "dead"
}
resource "alicloud_fc_service" "s" {
  name = "s"
  role = alicloud_ram_role.one.arn
}
resource "alicloud_ram_role" "one" {
  role_name                   = "one"
  assume_role_policy_document = local.trust
}
resource "alicloud_ram_role" "two" {
  role_name                   = "two"
  assume_role_policy_document = local.trust
}
resource "alicloud_ram_role" "granted" {
  role_name                   = "granted"
  assume_role_policy_document = local.trust
}
resource "alicloud_ram_role_policy_attachment" "granted" {
  role_name   = alicloud_ram_role.granted.role_name
  policy_name = "AliyunMNSFullAccess"
  policy_type = "System"
}
locals {
  trust = "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"Service\":[\"fc.aliyuncs.com\"]}}]}"
}
`

// However a module is written: what is fixed is gone, nothing has come, no comment is lost, no value is
// changed that comes from elsewhere, no other block is touched, and a second run has nothing to do.
func TestFixesOfRandomModules(t *testing.T) {
	top, fixed := directory(t, nil), 0
	rapid.Check(t, func(r *rapid.T) {
		w := &written{t: r, comment: rapid.Bool().Draw(r, "comments")}
		src := around
		for i := range rapid.IntRange(1, 3).Draw(r, "configs") {
			src += w.config(i)
		}
		if rapid.Bool().Draw(r, "no final line break") {
			src = strings.TrimRight(src, "\n")
		}
		if rapid.Bool().Draw(r, "CRLF") {
			src = strings.ReplaceAll(src, "\n", "\r\n")
		}
		if rapid.Bool().Draw(r, "byte order mark") {
			src = "\ufeff" + src
		}
		path := filepath.Join(top, "main.tf")
		if err := os.WriteFile(path, []byte(src), 0o644); err != nil {
			r.Fatal(err)
		}
		judge, o := judge(t, top), fix.Options{Dir: top, Catalogue: rules.Catalogue()}
		before, err := judge(nil)
		if err != nil {
			r.Fatal(err)
		}
		result, err := fix.Run(judge, o)
		if err != nil {
			r.Fatal(err)
		}
		was, after := counts(before), result.Outcome
		for key, n := range counts(after) {
			if n > was[key] && key.grave {
				r.Fatalf("%s has come: %v\n%s\n%s", key.rule, after.Findings, src, result.Diff())
			}
		}
		left := 0
		for _, f := range after.Findings {
			if len(f.Edits) > 0 {
				left++
			}
		}
		if left != len(result.Left) {
			r.Fatalf("%d findings with edits remain, and of %d is said why\n%s\n%s", left, len(result.Left), src, result.Diff())
		}
		if len(result.Files) == 0 {
			return
		}
		fixed += result.Fixed
		got := result.Files[0].After
		if problem := touched([]byte(src), got); problem != "" {
			r.Fatalf("%s\n%s\n%s", problem, src, result.Diff())
		}
		if err := result.Write(); err != nil {
			r.Fatal(err)
		}
		again, err := fix.Run(judge, o)
		if err != nil || len(again.Files) > 0 {
			r.Fatalf("the second time: %v\n%s\n%s", err, result.Diff(), again.Diff())
		}
	})
	if fixed == 0 {
		t.Error("nothing was fixed")
	}
}

// touched says what has changed that must not have: comments, line breaks, what comes from elsewhere, and
// what stands outside of the configs.
func touched(src, got []byte) string {
	if bytes.HasPrefix(src, []byte("\ufeff")) != bytes.HasPrefix(got, []byte("\ufeff")) {
		return "the byte order mark has gone or come"
	}
	if n, crlf := bytes.Count(got, []byte("\n")), bytes.Count(got, []byte("\r\n")); crlf != 0 && crlf != n {
		return "line breaks are mixed"
	}
	kept := map[string]bool{}
	for _, c := range comments(got) {
		kept[c] = true
	}
	for _, c := range comments(src) {
		if !kept[c] && !strings.Contains(c, "fcasync-lint:") {
			return fmt.Sprintf("the comment %q is gone", c)
		}
	}
	blocks := func(text []byte) map[string]string {
		text = bytes.TrimPrefix(text, []byte("\ufeff"))
		f, diags := hclsyntax.ParseConfig(text, "main.tf", hcl.InitialPos)
		if diags.HasErrors() {
			return nil
		}
		out := map[string]string{}
		for i, b := range f.Body.(*hclsyntax.Body).Blocks {
			name := b.Type + " " + strings.Join(b.Labels, ".")
			if b.Type == "locals" {
				name = fmt.Sprint(name, i)
			}
			out[name] = string(text[b.TypeRange.Start.Byte:b.CloseBraceRange.End.Byte])
		}
		return out
	}
	now := blocks(got)
	if now == nil {
		return "it cannot be parsed"
	}
	for name, text := range blocks(src) {
		if strings.Contains(name, "async_invoke_config") {
			for _, value := range []string{"var.empty", "var.queue", "local.queue"} {
				if strings.Count(text, value) != strings.Count(now[name], value) {
					return value + " is gone, whose value comes from elsewhere"
				}
			}
			continue
		}
		if now[name] != text {
			return name + " has changed"
		}
	}
	return ""
}
