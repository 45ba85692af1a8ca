package report

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// at is the range of the nth (from 0) occurrence of a piece of a source.
func at(t testing.TB, sources map[string][]byte, file, piece string, nth int) model.Range {
	t.Helper()
	src := string(sources[file])
	start := 0
	for ; ; nth-- {
		i := strings.Index(src[start:], piece)
		if i < 0 {
			t.Fatalf("%s does not hold %q", file, piece)
		}
		start += i
		if nth == 0 {
			break
		}
		start++
	}
	return span(src, file, start, start+len(piece))
}

func span(src, file string, start, end int) model.Range {
	return model.Range{File: file, Start: position(src, start), End: position(src, end)}
}

// position counts as HCL does.
func position(src string, offset int) model.Pos {
	before := src[:offset]
	lineStart := strings.LastIndexByte(before, '\n') + 1
	return model.Pos{
		Line: 1 + strings.Count(before, "\n"), Byte: offset,
		Column: 1 + uniseg.GraphemeClusterCount(before[lineStart:]),
	}
}

var (
	ruleEmpty = &check.Rule{
		ID: "FCA101", Name: "destination-config-empty", Severity: check.Error,
		Doc: check.Doc{
			Title: "destination_config without a destination",
			Why:   "The FC3 API rejects an empty `destinationConfig`; FC2 shows a diff on every plan.",
			Fix:   "Remove the block.",
			Bad: []check.Example{{Title: "An empty block", Source: `resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "f"
  destination_config {}
}
`}},
			Good: []check.Example{{Title: "No block", Source: `resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "f"
}
`}},
			Since: "0.1.0", Precision: "very-high",
			References: []string{"https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/fcv3_async_invoke_config"},
		},
	}
	ruleRetries = &check.Rule{
		ID: "FCA103", Name: "retry-attempts-range", Severity: check.Error,
		Doc: check.Doc{
			Title: "Retry attempts outside of 0 to 8", Why: "The API takes 0 to 8 retries.",
			Fix: "Use a number from 0 to 8.", Precision: "very-high", Since: "0.1.0",
			References: []string{"https://help.aliyun.com/zh/functioncompute/"},
		},
	}
	rulePermission = &check.Rule{
		ID: "FCA302", Name: "permission-missing", Severity: check.Error,
		Doc: check.Doc{
			Title: "The role may not deliver to the destination",
			Why:   "Results are delivered with the permissions of the function's role.\n\nWhat is not allowed is lost without a trace.",
			Fix:   "Attach a policy.", Versions: "All versions.", Precision: "high", Since: "0.1.0",
			References: []string{"https://help.aliyun.com/zh/functioncompute/"},
		},
	}
	ruleScope = &check.Rule{
		ID: "FCA205", Name: "destination-scope-blank", Severity: check.Warning,
		Doc: check.Doc{
			Title: "Destination without region or account", Why: "Nothing is filled in.",
			Fix: "Write both.", Precision: "high", Since: "0.1.0",
			References: []string{"https://help.aliyun.com/zh/functioncompute/"},
		},
	}
	ruleShared = &check.Rule{
		ID: "FCA214", Name: "destination-shared", Severity: check.Info,
		Doc: check.Doc{
			Title: "Success and failure go to the same place", Why: "A reader has to tell them apart.",
			Precision: "medium", Since: "0.1.0",
			References: []string{"https://help.aliyun.com/zh/functioncompute/"},
		},
	}
	ruleParse = &check.Rule{
		ID: "FCA001", Name: "parse-error", Severity: check.Error,
		Doc: check.Doc{
			Title: "A file cannot be read", Why: "What cannot be read cannot be checked.",
			Fix: "Correct the file.", Precision: "very-high", Since: "0.1.0",
		},
	}
	catalogue = []*check.Rule{ruleParse, ruleEmpty, ruleRetries, ruleScope, ruleShared, rulePermission}
)

// finding fills in what the engine does.
func finding(rule *check.Rule, address, message string, r model.Range) check.Finding {
	f := check.Finding{
		Rule: rule.ID, Name: rule.Name, Severity: rule.Severity, Address: address,
		Message: message, Why: firstParagraph(rule.Doc.Why), Fix: firstParagraph(rule.Doc.Fix),
		Location: r, Fingerprint: "0123456789abcdef01234567",
	}
	if len(rule.Doc.References) > 0 {
		f.URL = rule.Doc.References[0]
	}
	return f
}

// report is one of a given content with nothing of it ignored or undecided.
func report(sources map[string][]byte, configs int, findings ...check.Finding) *Report {
	r := &Report{
		Tool:     Tool{Name: "fcasync-lint", Version: "0.1.0", InformationURI: "https://github.com/fcasync/fcasync-lint"},
		Provider: Provider{Version: "1.289.0", From: "the lock file"},
		Rules:    catalogue, Sources: sources, Findings: findings,
	}
	r.Summary.Configs = configs
	for _, f := range findings {
		switch f.Severity {
		case check.Error:
			r.Summary.Error++
		case check.Warning:
			r.Summary.Warning++
		case check.Info:
			r.Summary.Info++
		}
	}
	return r
}

const mainTF = `variable "retries" {
  type    = number
  default = 9
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each                     = toset(["eu", "cn.north"])
  function_name                = alicloud_fcv3_function.f[each.key].function_name
  max_async_retry_attempts     = var.retries
  destination_config {}
}

resource "alicloud_fcv3_async_invoke_config" "other" {
  function_name = "other"
  destination_config {
    on_failure {
      destination = "acs:mns:::/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:::/queues/dead/messages"
    }
  }
}
`

const rolesTF = `resource "alicloud_ram_role" "delivery" {
  role_name                   = "delivery"
  assume_role_policy_document = data.alicloud_ram_policy_document.trust.json
}
`

type testCase struct {
	name    string
	report  *Report
	options Options
}

func cases(t testing.TB) []testCase {
	project := map[string][]byte{"main.tf": []byte(mainTF), "modules/roles/roles.tf": []byte(rolesTF)}
	place := func(file, piece string, nth int) model.Range { return at(t, project, file, piece, nth) }

	retries := finding(ruleRetries, `alicloud_fcv3_async_invoke_config.this["cn.north"]`,
		"max_async_retry_attempts is 9, more than the API's limit of 8", place("main.tf", "var.retries", 0))
	retries.Related = []check.Related{
		{Message: `variable "retries" has this default`, Location: place("main.tf", "9", 0)},
		{Message: `for_each[0] of "this" \ has the key [cn.north]`, Location: place("main.tf", `toset(["eu", "cn.north"])`, 0)},
		{Message: "the limit is the same in all regions"},
	}
	permission := finding(rulePermission, "alicloud_fcv3_async_invoke_config.other",
		"the role \"delivery\" may not do mns:SendMessage on acs:mns:::/queues/dead/messages",
		place("main.tf", `"acs:mns:::/queues/dead/messages"`, 0))
	permission.Why = "The role has exactly the policies that are attached to it here, and none of them allows the action on this queue: AliyunMNSReadOnlyAccess allows mns:Get* and mns:List* only."
	permission.Fix = "Add this policy and attach it to the role:\n\n" + "```terraform\n" + `resource "alicloud_ram_policy" "send" {
  policy_name     = "send-to-dead"
  policy_document = jsonencode({
	Version   = "1"
    Statement = [{ Effect = "Allow", Action = "mns:SendMessage", Resource = "acs:mns:*:*:/queues/dead/messages", Condition = {} }]
  })
}
` + "```\n\nThen add `depends_on` to the config, so that the first apply does not race with the attachment."
	permission.Trace = []string{"AliyunMNSReadOnlyAccess: statement 1 allows mns:Get* on *, not mns:SendMessage"}
	permission.Related = []check.Related{{Message: "the role is declared here", Location: place("modules/roles/roles.tf", `resource "alicloud_ram_role" "delivery"`, 0)}}
	severities := report(project, 14,
		retries,
		finding(ruleEmpty, `alicloud_fcv3_async_invoke_config.this["eu"]`, "destination_config has neither on_failure nor on_success", place("main.tf", "destination_config", 0)),
		permission,
		finding(ruleScope, "alicloud_fcv3_async_invoke_config.other", "the ARN has neither region nor account", place("main.tf", `"acs:mns:::/queues/dead/messages"`, 1)),
		finding(ruleShared, "alicloud_fcv3_async_invoke_config.other", "success and failure are delivered to the same queue", place("main.tf", "destination_config {\n    on_failure {\n      destination = \"acs:mns:::/queues/dead/messages\"\n    }\n    on_success {\n      destination = \"acs:mns:::/queues/dead/messages\"\n    }\n  }", 0)),
		finding(ruleShared, "module.roles.alicloud_ram_role.delivery", "found in the module", place("modules/roles/roles.tf", "delivery", 0)),
	)
	severities.Summary.Undecided = 1
	severities.Notices = []model.Notice{
		{Message: "module \"network\" has not been fetched: run terraform init", Range: place("main.tf", "resource", 0)},
		{Message: "1 <file> & more"},
	}

	ignored := report(project, 2)
	ignored.Ignored = []Ignored{
		{
			Finding: finding(ruleScope, "alicloud_fcv3_async_invoke_config.other", "the ARN has neither region nor account", place("main.tf", `"acs:mns:::/queues/dead/messages"`, 0)),
			By:      model.Ignore{Rules: []string{"FCA205"}, Reason: "filled in by the pipeline", Range: place("main.tf", "on_failure {", 0)},
		},
		{
			Finding: finding(ruleEmpty, "alicloud_fcv3_async_invoke_config.this", "destination_config has neither on_failure nor on_success", place("main.tf", "destination_config", 0)),
			By:      model.Ignore{Reason: "known since before the linter"},
		},
	}
	ignored.Summary.Ignored, ignored.Summary.Undecided = 2, 3

	odd := map[string][]byte{
		"tab.tf":     []byte("a {\n\tb {\n\t\tdestination = \"x\"\t# y\n\t}\n}\n"),
		"wide.tf":    []byte("# é = e\u0301, 👩‍👩‍👧 family\nname = \"漢字-e\u0301-👩‍👩‍👧\" + bad # 🎉\n"),
		"crlf.tf":    []byte("\ufeffa = 1\r\nb = <<EOT\r\n  one\r\nEOT\r\nc = 3\r\n"),
		"eof.tf":     []byte("resource \"a\" \"b\" {\n"),
		"heredoc.tf": []byte("policy = <<EOF\n{\n  1\n  2\n  3\n  4\n  5\n}\nEOF\nnext = 1\n"),
		"long.tf":    []byte("before = 1\nx = \"" + strings.Repeat("abc ", 250_000) + "\" + wrong + \"" + strings.Repeat("äöü ", 1000) + "\"\nafter = 1\n"),
		"escape.tf":  []byte("x = \"\x1b[31mred\x1b[0m \u202egnp.exe \x07\x9b\xff\u2028\" # \x7f\r\r\n"),
		"empty.tf":   {},
	}
	oddPlace := func(file, piece string, nth int) model.Range { return at(t, odd, file, piece, nth) }
	evil := finding(ruleEmpty, "alicloud_fc\x1b]0;title\x07.x", "bad \x1b[2Jvalue\nsecond line", oddPlace("escape.tf", "gnp.exe", 0))
	evil.Related = []check.Related{{Message: "from \x1b[1mhere\x1b[0m", Location: oddPlace("escape.tf", "red", 0)}}
	evil.URL = "https://example.com/\x1b[31m"
	evil.Why = "It ends with code:\n\n```\nx = 1\n```"
	evil.Fix = "Do\x1b[31m this:\n\n\tcode\x1b[0m"
	unusual := report(odd, 1,
		finding(ruleParse, "", "an opening brace is not closed", span(string(odd["eof.tf"]), "eof.tf", len(odd["eof.tf"]), len(odd["eof.tf"]))),
		finding(ruleParse, "", "the file is empty", span("", "empty.tf", 0, 0)),
		finding(ruleEmpty, "a.tab", "tabs", oddPlace("tab.tf", `"x"`, 0)),
		finding(ruleEmpty, "a.tab", "tabs over lines", oddPlace("tab.tf", "b {\n\t\tdestination = \"x\"\t# y\n\t}", 0)),
		finding(ruleEmpty, "a.wide", "wide characters", oddPlace("wide.tf", "bad", 0)),
		finding(ruleEmpty, "a.wide", "wide characters in the range", oddPlace("wide.tf", "\"漢字-e\u0301-👩‍👩‍👧\"", 0)),
		finding(ruleEmpty, "a.crlf", "carriage returns", oddPlace("crlf.tf", "<<EOT\r\n  one\r\nEOT\r\n", 0)),
		finding(ruleEmpty, "a.crlf", "behind the byte order mark", oddPlace("crlf.tf", "1", 0)),
		finding(ruleEmpty, "a.heredoc", "many lines", oddPlace("heredoc.tf", "<<EOF\n{\n  1\n  2\n  3\n  4\n  5\n}\nEOF\n", 0)),
		finding(ruleEmpty, "a.long", "in the middle of a long line", oddPlace("long.tf", "wrong", 0)),
		finding(ruleEmpty, "a.long", "all of a long string", oddPlace("long.tf", "\""+strings.Repeat("abc ", 250_000)+"\"", 0)),
		finding(ruleEmpty, "a.missing", "no source", model.Range{File: "missing.tf", Start: model.Pos{Line: 3, Column: 4, Byte: 30}, End: model.Pos{Line: 3, Column: 9, Byte: 35}}),
		finding(ruleEmpty, "a.nowhere", "no place", model.Range{}),
		evil,
	)

	outside := map[string][]byte{"../common/x.tf": []byte("a = 1\n"), "m/a b#ä:[1].tf": []byte("b = 2\n"), "/abs/y.tf": []byte("c = 3\n")}
	viaModule := finding(ruleEmpty, "module.m.a.b", "in a common module", at(t, outside, "../common/x.tf", "1", 0))
	viaAbsolute := viaModule
	viaAbsolute.Location = at(t, outside, "/abs/y.tf", "3", 0)
	viaAbsolute.Related = []check.Related{
		{Message: "the module is called there", Location: at(t, outside, "../common/x.tf", "a", 0)},
		{Message: "the module is called here", Location: at(t, outside, "m/a b#ä:[1].tf", "2", 0)},
	}
	custom := finding(&check.Rule{ID: "ACME001", Name: "no-public-queue", Severity: check.Warning, Doc: check.Doc{Why: "House rule", Fix: "Ask"}},
		"a.b", "not allowed here [see](2)", at(t, outside, "m/a b#ä:[1].tf", "b", 0))
	roots := report(outside, 1, viaModule, viaAbsolute, custom)
	roots.Provider = Provider{From: "different versions in 2 root modules"}

	var instances []check.Finding // the first two and the other twelve say different things
	for i := range 14 {
		f := finding(ruleEmpty, fmt.Sprintf("alicloud_fcv3_async_invoke_config.this[%02d]", i), "destination_config is empty", place("main.tf", "destination_config", 0))
		if i < 2 {
			f.Fix = "Remove it."
		}
		f.Flow = []check.Related{{Message: fmt.Sprintf("this[%02d] goes its own way", i), Location: f.Location}} // not shown here
		instances = append(instances, f)
	}

	// A plan alone: its text is not at hand, and on standard input it is no file.
	inPlan := func(file string, column int) model.Range {
		at := model.Pos{Line: 1, Column: column, Byte: column - 1}
		return model.Range{File: file, Start: at, End: at}
	}
	planned := finding(ruleRetries, `module.m["a"].alicloud_fcv3_async_invoke_config.this`, "max_async_retry_attempts is 9, more than the API's limit of 8", inPlan("infra/plan.json", 2345))
	planned.Related = []check.Related{{Message: "the function is declared here", Location: inPlan("infra/plan.json", 99)}, {Message: "no place"}}
	piped := planned
	piped.Location = inPlan("<stdin>", 2345)
	piped.Related = []check.Related{{Message: "the function is declared here", Location: inPlan("<stdin>", 99)}}
	open := finding(ruleEmpty, "a.open", "only the start is known", model.Range{File: "infra/plan.json", Start: model.Pos{Line: 3, Column: 7, Byte: 70}})
	plans := report(nil, 3, piped, planned, open)
	plans.Notices = []model.Notice{{Message: "planning ended with an error", Range: inPlan("<stdin>", 1), Warning: true}}

	nothing := report(nil, 0)
	nothing.Provider = Provider{}
	broken := report(odd, 0, finding(ruleParse, "", "an opening brace is not closed", span(string(odd["eof.tf"]), "eof.tf", 17, 18)))

	said, chinese := inChinese(t)
	return []testCase{
		{"severities", severities, Options{}},
		{"colour", severities, Options{Color: true, Width: 80, ShowUnknown: true}},
		{"narrow", severities, Options{Width: 20}},
		{"clean", report(project, 14), Options{}},
		{"ignored", ignored, Options{}},
		{"show-ignored", ignored, Options{ShowIgnored: true}},
		{"unusual", unusual, Options{}},
		{"outside", roots, Options{}},
		{"instances", report(project, 14, instances...), Options{}},
		{"nothing", nothing, Options{}},
		{"broken", broken, Options{}},
		{"plans", plans, Options{}},
		{"zh", said, Options{Lang: chinese, ShowIgnored: true}},
		{"zh-narrow", said, Options{Lang: chinese, Width: 40}},
	}
}

func TestGolden(t *testing.T) {
	for _, c := range cases(t) {
		for _, format := range Formats() {
			if format != "text" && (c.name == "colour" || c.name == "narrow" || c.name == "zh-narrow" || c.name == "instances") {
				continue // these concern text alone
			}
			t.Run(c.name+"/"+format, func(t *testing.T) {
				got := render(t, format, c)
				if again := render(t, format, c); !bytes.Equal(got, again) {
					t.Error("two runs differ")
				}
				file := filepath.Join("testdata", c.name+"."+format)
				if *update {
					if err := os.WriteFile(file, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), string(got)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", file, diff)
				}
			})
		}
	}
}

func render(t *testing.T, format string, c testCase) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(format, &b, c.report, c.options); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestUnknownFormat(t *testing.T) {
	err := Write("xml", io.Discard, report(nil, 0), Options{})
	if want := `unknown report format "xml": use one of text, json, jsonl, sarif, github, gitlab, junit, checkstyle, markdown`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// failing is a full disk.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriterError(t *testing.T) {
	for _, format := range Formats() {
		if err := Write(format, failing{}, report(nil, 1, finding(ruleEmpty, "a", "m", model.Range{})), Options{}); err == nil {
			t.Errorf("%s hides that nothing could be written", format)
		}
	}
}
