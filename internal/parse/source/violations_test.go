package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fcasync/fcasync-lint/internal/model"
)

var kinds = map[model.ViolationKind]string{
	model.UnknownArgument: "unknown argument", model.UnknownBlock: "unknown block", model.WrongType: "wrong type",
	model.TooManyBlocks: "too many blocks", model.MissingArgument: "missing argument", model.TooFewBlocks: "too few blocks",
	model.BlockAsArgument: "block as argument", model.ArgumentAsBlock: "argument as block",
}

// violations are the violations of all declarations with the text they point at.
func violations(tb testing.TB, p *model.Project) []string {
	var out []string
	for _, d := range p.Declarations {
		for _, v := range d.Violations {
			s := fmt.Sprintf("%s: %s at %s", kinds[v.Kind], v.Path, strings.Join(strings.Fields(excerpt(tb, p, v.Range)), " "))
			if v.Nearest != "" {
				s += "; nearest " + v.Nearest
			}
			if v.Detail != "" {
				s += "; " + v.Detail
			}
			out = append(out, s)
		}
	}
	return out
}

// TestViolations: what the schema of the provider does not allow.
func TestViolations(t *testing.T) {
	const header = `resource "alicloud_fcv3_async_invoke_config" "c"`
	tests := []struct {
		name, body string
		want       []string
	}{
		{"right", `function_name = "f"
destination_config {
  on_success { destination = "x" }
}
timeouts { create = "1m" }`, nil},
		{"misspelled argument", `function_name = "f"
max_async_retry_attempt = 1`, []string{"unknown argument: max_async_retry_attempt at max_async_retry_attempt; nearest max_async_retry_attempts"}},
		{"unknown argument", `function_name = "f"
something_else_entirely = 1`, []string{"unknown argument: something_else_entirely at something_else_entirely"}},
		{"misspelled block", `function_name = "f"
destination_configs {
}`, []string{"unknown block: destination_configs at destination_configs; nearest destination_config"}},
		{"misspelled nested block", `function_name = "f"
destination_config {
  on_failur { destination = "x" }
}`, []string{"unknown block: destination_config.on_failur at on_failur; nearest on_failure"}},
		{"misspelled nested argument", `function_name = "f"
destination_config {
  on_failure { destinaton = "x" }
}`, []string{"unknown argument: destination_config.on_failure.destinaton at destinaton; nearest destination"}},
		{"misspelled dynamic block", `function_name = "f"
dynamic "destination_confg" {
  for_each = [1]
  content {
    on_failure { destination = "x" }
  }
}`, []string{`unknown block: destination_confg at "destination_confg"; nearest destination_config`}},
		{"missing argument", ``, []string{"missing argument: function_name at " + header}},
		{"too many", `function_name = "f"
destination_config {
  on_failure { destination = "x" }
  on_failure { destination = "y" }
}
destination_config {
}`, []string{"too many blocks: destination_config.on_failure at on_failure", "too many blocks: destination_config at destination_config"}},
		{"block as argument", `function_name = "f"
destination_config = [{ on_failure = [{ destination = "x" }] }]`, []string{"block as argument: destination_config at destination_config"}},
		{"argument as block", `function_name {
  x = 1
}`, []string{"missing argument: function_name at " + header, "argument as block: function_name at function_name"}},
		{"wrong type", `function_name = "f"
max_async_retry_attempts = "three"
async_task = 7
destination_config {
  on_failure { destination = ["x"] }
}`, []string{
			`wrong type: max_async_retry_attempts at "three"; a number is wanted, the string "three" is given`,
			`wrong type: async_task at 7; a bool is wanted, number is given`,
			`wrong type: destination_config.on_failure.destination at ["x"]; a string is wanted, tuple is given`,
		}},
		{"once for all instances", `for_each = toset(["a", "b"])
function_name = each.key
max_async_retry_attempts = "x"`, []string{`wrong type: max_async_retry_attempts at "x"; a number is wanted, the string "x" is given`}},
		{"convertible", `function_name = 5
max_async_retry_attempts = "3"
async_task = "true"`, nil},
		{"unknown is of any type", `function_name = var.u
max_async_retry_attempts = var.u`, nil},
		{"computed", `function_name = "f"
create_time = "now"`, []string{"unknown argument: create_time at create_time; the provider sets it, it cannot be given"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := project(t, mainTF("variable \"u\" {}\n"+header+" {\n"+tt.body+"\n}\n"))
			clean(t, p)
			if d := cmp.Diff(tt.want, violations(t, p)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestViolationsJSON: the same in the JSON syntax, where arguments and blocks look alike.
func TestViolationsJSON(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"right", `{"function_name": "f", "//": "comment", "destination_config": {"on_failure": {"destination": "x"}}}`, nil},
		{"right in lists", `[{"function_name": "f", "destination_config": [{"on_failure": [{"destination": "x"}]}]}]`, nil},
		{"misspelled", `{"function_name": "f", "qualifyer": "x"}`, []string{`unknown argument: qualifyer at "qualifyer"; nearest qualifier`}},
		{"misspelled nested", `{"function_name": "f", "destination_config": {"on_failur": {"destination": "x"}}}`,
			[]string{`unknown argument: destination_config.on_failur at "on_failur"; nearest on_failure`}},
		{"too many", `{"function_name": "f", "destination_config": [{}, {}]}`, []string{"too many blocks: destination_config at "}},
		{"wrong type", `{"function_name": ["f"], "max_async_retry_attempts": "${\"x\"}"}`, []string{
			`wrong type: function_name at ["f"]; a string is wanted, tuple is given`,
			`wrong type: max_async_retry_attempts at "${\"x\"}"; a number is wanted, the string "x" is given`,
		}},
		{"missing", `{"qualifier": "x"}`, []string{"missing argument: function_name at "}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := project(t, map[string]string{"main.tf.json": `{"resource": {"alicloud_fcv3_async_invoke_config": {"c": ` + tt.body + `}}}`})
			clean(t, p)
			got := violations(t, p)
			if len(got) != len(tt.want) {
				t.Fatalf("got %q, want %q", got, tt.want)
			}
			for i := range got {
				if !strings.HasPrefix(got[i], tt.want[i]) {
					t.Errorf("got %q, want %q", got[i], tt.want[i])
				}
			}
		})
	}
}

// A value of a wrong type shows the way that it came.
func TestWrongTypeHasItsSteps(t *testing.T) {
	p := project(t, mainTF(`
locals {
  retries = "many"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name            = "f"
  max_async_retry_attempts = local.retries
}
`))
	for _, d := range p.Declarations {
		for _, v := range d.Violations {
			if v.Kind == model.WrongType && len(v.Steps) == 1 && v.Steps[0].Range.Start.Line == 3 {
				return
			}
		}
	}
	t.Errorf("no violation leads to the local value: %+v", p.Declarations)
}
