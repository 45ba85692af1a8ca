package rego_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
	"github.com/fcasync/fcasync-lint/internal/rego"
)

// A finding about an argument shows the way that its value came, as those of the rules in Go do.
func TestTheWayOfAValueIsRelated(t *testing.T) {
	src := `variable "retries" {
  default = 0
}

locals {
  retries = var.retries
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = local.retries
}

resource "alicloud_fcv3_async_invoke_config" "mail" {
  function_name            = "mail"
  max_async_retry_attempts = 0
}
`
	findings := judgedBy(t, src, "FCA602")
	if len(findings) != 2 {
		t.Fatalf("findings %v", findings)
	}
	for _, f := range findings {
		var lines []int
		for _, r := range f.Related {
			lines = append(lines, r.Location.Start.Line)
		}
		line, want := 11, []int{6, 2} // the local value, the default
		if f.Address == "alicloud_fcv3_async_invoke_config.mail" {
			line, want = 16, nil
		}
		if f.Location.Start.Line != line || !slices.Equal(lines, want) {
			t.Errorf("%s: at line %d, related %+v", f.Address, f.Location.Start.Line, f.Related)
		}
	}
}

// A short sensitive value hides its like where it is spoken of, and not everywhere.
func TestAShortSecretIsHiddenWhereItIs(t *testing.T) {
	findings := judgedBy(t, `variable "none" {
  sensitive = true
  default   = 0
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name            = "a"
  max_async_retry_attempts = 0
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name            = "b"
  max_async_retry_attempts = var.none
}
`, "FCA602")
	var got []string
	for _, f := range findings {
		message, _, _ := strings.Cut(f.Message, " and ")
		got = append(got, message)
	}
	want := []string{"max_async_retry_attempts is 0", "max_async_retry_attempts is (sensitive value)"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// judgedBy finds what a policy that is built in says of a file.
func judgedBy(t *testing.T, src, id string) []check.Finding {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	set, err := rego.Load(rego.Options{})
	if err != nil {
		t.Fatal(err)
	}
	rules := slices.DeleteFunc(slices.Clone(set.Rules()), func(r *check.Rule) bool { return r.ID != id })
	selection, err := check.Select(check.Catalogue{Rules: rules}, nil)
	if err != nil {
		t.Fatal(err)
	}
	results, _, err := parse.Each([]string{"."}, parse.Options{Options: source.Options{Dir: dir, Tree: dir}},
		func(p *model.Project) *check.Result { return check.Run(p, rules) })
	if err != nil {
		t.Fatal(err)
	}
	return check.Assemble(results, check.Options{Selection: selection}).Findings
}
