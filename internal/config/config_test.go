package config

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

func known() Known {
	catalogue := check.Catalogue{
		Rules: []*check.Rule{
			{ID: "FCA101", Name: "destination-config-empty"},
			{ID: "FCA103", Name: "retry-attempts-range"},
			{ID: "FCA214", Name: "destination-shared"},
		},
		Absent: []check.Absent{{ID: "FCA601", Name: "failure-destination-missing"}},
	}
	return Known{
		Rules:   func(*Config) (check.Catalogue, error) { return catalogue, nil },
		Formats: []string{"text", "json", "sarif"}, Langs: []string{"en", "zh"},
		ProviderVersion: func(v string) error {
			if strings.Count(v, ".") != 2 {
				return errors.New("not a version")
			}
			return nil
		},
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestEverySetting(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "env", "prod.tfvars"), "")
	got, err := Parse([]byte("\ufeff"+`
# what we agreed on
fail_on          = "warning"
format           = "json"
lang             = "zh"
enable           = ["FCA1*", "destination-shared"]
disable          = ["FCA101"]
severity         = { FCA103 = "info", "destination-shared" = "off" }
show_unknown     = true
provider_version = "1.230.0"
var_files        = ["env/prod.tfvars"]
variables = {
  region  = "cn-hangzhou"
  retries = 3
  shift   = -1
  names   = ["a", "b"]
  none    = null
}
exclude  = ["examples/**"]
baseline = "ci/accepted.json"

rule "FCA214" {
  severity  = "error"
  enabled   = false
  ignorable = false
}
rule "FCA601" {
  enabled = true
}
`), Name, dir, known())
	if err != nil {
		t.Fatal(err)
	}
	want := &Config{
		Path: Name, Dir: dir, FailOn: "warning", Format: "json", Lang: "zh",
		Rules: []check.Setting{
			{Pattern: "FCA1*", Action: check.Enable},
			{Pattern: "destination-shared", Action: check.Enable},
			{Pattern: "FCA101", Action: check.Disable},
			{Pattern: "FCA103", Action: check.SetSeverity, Severity: check.Info},
			{Pattern: "destination-shared", Action: check.SetSeverity, Severity: check.Off},
			{Pattern: "FCA214", Action: check.SetSeverity, Severity: check.Error},
			{Pattern: "FCA214", Action: check.Disable},
			{Pattern: "FCA214", Action: check.ForbidIgnoring},
			{Pattern: "FCA601", Action: check.Enable},
		},
		ShowUnknown: true, ProviderVersion: "1.230.0",
		Vars: []source.VarOption{
			{File: filepath.Join(dir, "env", "prod.tfvars")},
			{Text: "region=cn-hangzhou", Shared: true}, {Text: "retries=3", Shared: true}, {Text: "shift=-1", Shared: true},
			{Text: `names=["a", "b"]`, Shared: true}, {Text: "none=null", Shared: true},
		},
		Exclude:  []string{"examples/**"},
		Baseline: filepath.Join(dir, "ci", "accepted.json"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMistakesHaveTheirPosition(t *testing.T) {
	dir := t.TempDir()
	outside := t.TempDir()
	write(t, filepath.Join(outside, "x.tfvars"), "")
	if err := os.Symlink(filepath.Join(outside, "x.tfvars"), filepath.Join(dir, "link.tfvars")); err != nil {
		t.Fatal(err)
	}
	for src, want := range map[string]string{
		`fail_onn = "error"`:                      `.fcasync-lint.hcl:1:1: unknown setting "fail_onn"; did you mean "fail_on"?`,
		"\n  fail_on = \"fatal\"":                 `.fcasync-lint.hcl:2:13: fail_on must be one of error, warning, info, never, not "fatal"`,
		`fail_on = error`:                         `.fcasync-lint.hcl:1:11: fail_on must be text in quotes, without variables or functions`,
		`fail_on = "${upper("x")}"`:               `.fcasync-lint.hcl:1:11: fail_on must be text in quotes, without variables or functions`,
		`lang = "de"`:                             `.fcasync-lint.hcl:1:8: lang must be one of en, zh, not "de"`,
		`format = "jsn"`:                          `.fcasync-lint.hcl:1:10: format must be one of text, json, sarif, not "jsn"; did you mean "json"?`,
		`show_unknown = "true"`:                   `.fcasync-lint.hcl:1:16: show_unknown must be true or false`,
		`show_unknown = null`:                     `.fcasync-lint.hcl:1:16: show_unknown must be true or false`,
		`provider_version = "new"`:                `.fcasync-lint.hcl:1:20: provider_version: not a version`,
		`disable = "FCA101"`:                      `.fcasync-lint.hcl:1:11: disable must be a list: ` + "`disable = [\"...\"]`",
		`disable = ["FCA101", 3]`:                 `.fcasync-lint.hcl:1:22: an element of disable must be text in quotes, without variables or functions`,
		`disable = ["FCA199"]`:                    `.fcasync-lint.hcl:1:12: unknown rule "FCA199"`,
		`enable = ["destination-sharet"]`:         `.fcasync-lint.hcl:1:11: unknown rule "destination-sharet"; did you mean "destination-shared"?`,
		`enable = ["FCA7*"]`:                      `.fcasync-lint.hcl:1:11: no rule matches "FCA7*"`,
		`enable = ["*101"]`:                       `.fcasync-lint.hcl:1:11: rule pattern "*101": a * can stand only at the end`,
		`severity = { FCA101 = "eror" }`:          `.fcasync-lint.hcl:1:23: unknown severity "eror": use error, warning, info or off; did you mean "error"?`,
		`severity = ["FCA101"]`:                   `.fcasync-lint.hcl:1:12: severity must be a map: ` + "`severity = { ... }`",
		`severity = { (x) = "error" }`:            `.fcasync-lint.hcl:1:14: a key of severity must be a name`,
		`rule "FCA9" {}`:                          `.fcasync-lint.hcl:1:6: unknown rule "FCA9"`,
		`rule {}`:                                 `.fcasync-lint.hcl:1:1: a rule block has one label, the ID or name of the rule: ` + "`rule \"FCA214\" {`",
		`rule "FCA101" { enable = true }`:         `.fcasync-lint.hcl:1:17: unknown setting "enable" of a rule; did you mean "enabled"?`,
		"rule \"FCA101\" {\n  x {}\n}":            `.fcasync-lint.hcl:2:3: a rule block has no blocks in it`,
		`fail_on {}`:                              `.fcasync-lint.hcl:1:1: fail_on is a setting, not a block: write ` + "`fail_on = ...`",
		`rules "FCA101" {}`:                       `.fcasync-lint.hcl:1:1: unknown block "rules"; did you mean "rule"?`,
		`exclude = ["a[", "b"]`:                   `.fcasync-lint.hcl:1:12: exclude: "a[" is no pattern`,
		`var_files = ["gone.tfvars"]`:             `.fcasync-lint.hcl:1:14: var_files: "gone.tfvars" does not exist or cannot be read`,
		`var_files = ["/etc/passwd"]`:             `.fcasync-lint.hcl:1:14: var_files: "/etc/passwd" is outside the repository of the configuration file; use the flag -var-file for it`,
		`var_files = ["../../../../etc/passwd"]`:  `is outside the repository`,
		`baseline = "/etc/passwd"`:                `.fcasync-lint.hcl:1:12: baseline: "/etc/passwd" is outside the repository of the configuration file`,
		`baseline = "../../nowhere.json"`:         `.fcasync-lint.hcl:1:12: baseline: "../../nowhere.json" does not exist or cannot be read`,
		`baseline = "link.tfvars"`:                `.fcasync-lint.hcl:1:12: baseline: "link.tfvars" is outside the repository`,
		`baseline = true`:                         `.fcasync-lint.hcl:1:12: baseline must be text in quotes`,
		`var_files = ["link.tfvars"]`:             `.fcasync-lint.hcl:1:14: var_files: "link.tfvars" is outside the repository of the configuration file; use the flag -var-file for it`,
		`variables = { a = var.b }`:               `.fcasync-lint.hcl:1:19: variable "a" must have a literal value`,
		`variables = { a = file("/etc/passwd") }`: `.fcasync-lint.hcl:1:19: variable "a" must have a literal value`,
		`variables = { a = [for x in [1] : x] }`:  `.fcasync-lint.hcl:1:19: variable "a" must have a literal value`,
		`variables = { "a b" = 1 }`:               `.fcasync-lint.hcl:1:15: "a b" is no name of a variable`,
		`fail_on = `:                              `.fcasync-lint.hcl:1:11: missing expression: Expected the start of an expression, but found the end of the file.`,
		"fail_on = \"info\"\nfail_on = \"error\"": `.fcasync-lint.hcl:2:1: attribute redefined: The argument "fail_on" was already set at .fcasync-lint.hcl:1,1-8. Each argument may be set only once.`,
		"a = " + strings.Repeat("[", 1000):        `.fcasync-lint.hcl:1:55: nested too deeply`,
		"a = " + strings.Repeat("!", 1000):        `.fcasync-lint.hcl:1:55: nested too deeply`,
		"a = " + strings.Repeat("-", 1000):        `.fcasync-lint.hcl:1:56: nested too deeply`,
		"# " + strings.Repeat("x", mostBytes):     `.fcasync-lint.hcl:1:1: the file is larger than 64 KB`,
	} {
		_, err := Parse([]byte(src), Name, dir, known())
		var mistakes Error
		if !errors.As(err, &mistakes) {
			t.Errorf("%.60s: no mistake but %v", src, err)
		} else if !strings.Contains(mistakes[0], want) || strings.Contains(mistakes[0], "\n") {
			t.Errorf("%.60s:\ngot  %s\nwant %s", src, mistakes[0], want)
		}
	}
}

func TestAllMistakesAreReported(t *testing.T) {
	_, err := Parse([]byte("fail_on = 1\nshow_unknown = 2\nrule \"x\" {}\n"), Name, t.TempDir(), known())
	if got := strings.Count(err.Error(), "\n"); got != 2 {
		t.Errorf("%d line breaks, want 2: %s", got, err)
	}
}

func TestTheNearestFileUpToTheRepositoryIsFound(t *testing.T) {
	top := t.TempDir()
	write(t, filepath.Join(top, Name), "")
	write(t, filepath.Join(top, "repo", ".git", "HEAD"), "")
	write(t, filepath.Join(top, "repo", "a", Name), "")
	write(t, filepath.Join(top, "repo", "a", "b", "main.tf"), "")
	write(t, filepath.Join(top, "repo", "c", "main.tf"), "")
	write(t, filepath.Join(top, "d", "e", "main.tf"), "")
	for _, c := range []struct{ path, stop, want string }{
		{"repo/a/b", "", "repo/a/" + Name},
		{"repo/a/b/main.tf", "", "repo/a/" + Name},
		{"repo/a", "", "repo/a/" + Name},
		{"repo/a/b/gone.tf", "", "repo/a/" + Name},
		{"repo/a/b", "repo/a/b", ""},
		{"repo/c", "", ""}, // the repository ends the search before the file above it
		{"d/e", "", Name},
		{"d/e", "d", ""},
	} {
		stop := c.stop
		if stop != "" {
			stop = filepath.Join(top, stop)
		}
		got, err := Find(filepath.Join(top, c.path), stop)
		if err != nil {
			t.Fatal(err)
		}
		want := c.want
		if want != "" {
			want = filepath.Join(top, want)
		}
		if got != want {
			t.Errorf("%s, stop %q: got %q, want %q", c.path, c.stop, got, want)
		}
	}
	write(t, filepath.Join(top, "f", Name, "x"), "")
	if _, err := Find(filepath.Join(top, "f"), ""); err == nil {
		t.Error("a directory of that name is no error")
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "fail_on = \"error\"", "rule \"FCA101\" {\n  enabled = true\n}", "severity = { FCA101 = \"off\" }",
		"variables = { a = [1, { b = null }] }", "var_files = [\"x\"]", "a = <<E\n${x}\nE\n", "\ufeff",
		"variables = { a = \"%{if true}x%{endif}\" }", "variables = { a = 1e999999 }", "exclude = [\"**/{a,b}\"]",
	} {
		f.Add([]byte(seed))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, src []byte) {
		c, err := Parse(src, Name, dir, known())
		if (c == nil) == (err == nil) {
			t.Fatalf("config %v and error %v", c, err)
		}
		var mistakes Error
		if err != nil && !errors.As(err, &mistakes) {
			t.Fatalf("an error without position: %v", err)
		}
		for _, m := range mistakes {
			if !strings.HasPrefix(m, Name+":") || strings.Contains(m, "\n") {
				t.Fatalf("not one line with a position: %q", m)
			}
		}
	})
}
