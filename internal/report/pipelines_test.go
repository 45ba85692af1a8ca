package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// hostile is a finding that tries to be more than text in every format.
func hostile() check.Finding {
	f := finding(ruleEmpty, "a.x[\"|`@team,a::b\"]", "one\n::set-output name=x::y %0A | <b> @all #1 ]]> `c", model.Range{
		File: "d,e:f %.tf", Start: model.Pos{Line: 2, Column: 3, Byte: 9}, End: model.Pos{Line: 2, Column: 4, Byte: 10},
	})
	f.Why = "\r\n::error::why\n\n```\ncode"
	f.Fix = "```\n</details>\n```\n<script>"
	return f
}

func written(t *testing.T, format string, r *Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(format, &b, r, Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Every line is one command, and unescaping it gives the text back.
func TestGitHubCommands(t *testing.T) {
	command := regexp.MustCompile(`^::(error|warning|notice) ((?:file|line|endLine|col|endColumn|title)=[^,:]*(?:,(?:file|line|endLine|col|endColumn|title)=[^,:]*)*)::([^\r\n]*)$`)
	for _, c := range append(cases(t), testCase{name: "hostile", report: report(nil, 1, hostile())}) {
		out := written(t, "github", c.report)
		n := 0
		for s := bufio.NewScanner(strings.NewReader(out)); s.Scan(); n++ {
			if !command.MatchString(s.Text()) {
				t.Errorf("%s: %s", c.name, s.Text())
			}
		}
		if want := len(c.report.Findings) + len(c.report.Notices); n != want {
			t.Errorf("%s: %d lines, want %d", c.name, n, want)
		}
	}
	out := written(t, "github", report(nil, 1, hostile()))
	if !strings.HasPrefix(out, "::error file=d%2Ce%3Af %25.tf,line=2,endLine=2,col=3,endColumn=3,title=FCA101 destination-config-empty::one ::set-output name=x::y %250A | ") {
		t.Error(out)
	}
}

func TestGitLabIssues(t *testing.T) {
	for _, c := range append(cases(t), testCase{name: "hostile", report: report(nil, 1, hostile(), hostile())}) {
		var issues []struct {
			Description, Fingerprint, Severity string
			CheckName                          string `json:"check_name"`
			Location                           struct {
				Path  string
				Lines struct{ Begin, End int }
			}
		}
		if err := json.Unmarshal([]byte(written(t, "gitlab", c.report)), &issues); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, i := range issues {
			if seen[i.Fingerprint] || i.Fingerprint == "" {
				t.Errorf("%s: the fingerprint %q is there twice", c.name, i.Fingerprint)
			}
			seen[i.Fingerprint] = true
			if i.Location.Path == "" || strings.HasPrefix(i.Location.Path, "/") || strings.HasPrefix(i.Location.Path, "..") || i.Location.Lines.Begin < 1 || i.Location.Lines.End < i.Location.Lines.Begin {
				t.Errorf("%s: %+v", c.name, i)
			}
			if !map[string]bool{"critical": true, "minor": true, "info": true}[i.Severity] || i.Description == "" || i.CheckName == "" {
				t.Errorf("%s: %+v", c.name, i)
			}
		}
		if len(issues) != len(c.report.Findings) {
			t.Errorf("%s: %d issues for %d findings", c.name, len(issues), len(c.report.Findings))
		}
	}
}

// What was there before keeps its fingerprint when the same comes up in another root module before it.
func TestGitLabFingerprintsStay(t *testing.T) {
	prints := func(files ...string) map[string]string {
		var findings []check.Finding
		for _, file := range files {
			findings = append(findings, finding(ruleEmpty, "a.x", "destination_config is empty", model.Range{File: file, Start: model.Pos{Line: 1}}))
		}
		var issues []gitlabIssue
		if err := json.Unmarshal([]byte(written(t, "gitlab", report(nil, 1, findings...))), &issues); err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, i := range issues {
			out[i.Location.Path] = i.Fingerprint
		}
		return out
	}
	before, after := prints("dev/main.tf", "prod/main.tf"), prints("copy/main.tf", "dev/main.tf", "prod/other.tf")
	if before["dev/main.tf"] != after["dev/main.tf"] || before["prod/main.tf"] != after["prod/other.tf"] || after["copy/main.tf"] == before["dev/main.tf"] {
		t.Errorf("%v, then %v", before, after)
	}
}

// No two tests of a suite have the same name: GitLab takes them for one.
func TestJUnitNames(t *testing.T) {
	f := finding(ruleEmpty, "a.x", "destination_config is empty", model.Range{File: "main.tf"})
	var suites junitSuites
	if err := xml.Unmarshal([]byte(written(t, "junit", report(nil, 1, f, f, f))), &suites); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range suites.Suites[0].Cases {
		names = append(names, c.Name)
	}
	if got, want := strings.Join(names, "|"), "FCA101 destination-config-empty: a.x|FCA101 destination-config-empty: a.x (2)|FCA101 destination-config-empty: a.x (3)"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// What a reader of XML gets is what was found.
func TestXMLReports(t *testing.T) {
	for _, c := range append(cases(t), testCase{name: "hostile", report: report(nil, 1, hostile())}) {
		var style checkstyle
		if err := xml.Unmarshal([]byte(written(t, "checkstyle", c.report)), &style); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		n := 0
		files := map[string]bool{}
		for _, f := range style.Files {
			if n += len(f.Errors); files[f.Name] {
				t.Errorf("%s: the file %s is there twice", c.name, f.Name)
			}
			files[f.Name] = true
		}
		var suites junitSuites
		if err := xml.Unmarshal([]byte(written(t, "junit", c.report)), &suites); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		tests, failures := 0, 0
		for _, s := range suites.Suites {
			failed := 0
			for _, k := range s.Cases {
				if k.Failure != nil {
					failed++
				}
			}
			if s.Tests != len(s.Cases) || s.Failures != failed {
				t.Errorf("%s: %s counts %d tests and %d failures", c.name, s.Name, s.Tests, s.Failures)
			}
			tests, failures = tests+len(s.Cases), failures+failed
		}
		found := len(c.report.Findings)
		if n != found || tests != max(1, found) || suites.Tests != tests || suites.Failures != failures || failures != c.report.Summary.Error+c.report.Summary.Warning {
			t.Errorf("%s: %d errors, %d tests, %d failures for %d findings", c.name, n, tests, failures, found)
		}
	}
}

func TestMarkdownIsText(t *testing.T) {
	out := written(t, "markdown", report(nil, 1, hostile()))
	for _, bad := range []string{"<b>", "<script>", "@all", "@team", " #1"} {
		if strings.Contains(out, bad) {
			t.Errorf("%s is there:\n%s", bad, out)
		}
	}
	if strings.Count(out, "```")%2 != 0 || strings.Count(out, "\n| error ") != 1 {
		t.Error(out)
	}
	// Texts that would have a reader of markdown see the end of code elsewhere than this program does.
	for text, want := range map[string]string{
		"```\n```js\n```\n@all":            "```\n```\n```\n@all\n```",
		"````hcl evil=1\n@all\n````\n@all": "```hcl\n@all\n```\n&#64;all",
		"   ```\n@all":                     "```\n@all\n```",
		"`` ` `` @all `` ` ``":             "\\`\\` \\` \\`\\` &#64;all \\`\\` \\` \\`\\`",
		"use `@all`, @all":                 "use `@all`, &#64;all",
	} {
		if got := markdownProse(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A comment on a pull request has a limit, and what does not fit in is counted.
func TestMarkdownIsBounded(t *testing.T) {
	var findings []check.Finding
	for i := range 3000 {
		findings = append(findings, finding(ruleEmpty, fmt.Sprintf("a.x[%d]", i), "destination_config is empty", model.Range{File: "main.tf"}))
	}
	r := report(nil, 3000, findings...)
	r.Notices = []model.Notice{{Message: strings.Repeat("long ", 20_000)}}
	out := written(t, "markdown", r)
	shown := strings.Count(out, "\n| error ")
	if len(out) > 65_536 || shown < 50 || strings.Count(out, "<details>") != shown ||
		!strings.Contains(out, fmt.Sprintf("Not shown: %d more findings.", 3000-shown)) {
		t.Errorf("%d bytes, %d shown:\n%.2000s", len(out), shown, out)
	}
}

func TestJSONLines(t *testing.T) {
	for _, c := range cases(t) {
		n := 0
		for line := range strings.Lines(written(t, "jsonl", c.report)) {
			var f struct{ Rule, Message string }
			if err := json.Unmarshal([]byte(line), &f); err != nil || f.Rule != c.report.Findings[n].Rule || f.Message == "" {
				t.Errorf("%s: %v %s", c.name, err, line)
			}
			n++
		}
		if n != len(c.report.Findings) {
			t.Errorf("%s: %d lines for %d findings", c.name, n, len(c.report.Findings))
		}
	}
}
