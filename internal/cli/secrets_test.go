package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A secret appears in no report about it, wherever it is written and however long the way
// is to the argument that is wrong.
func TestSecretsAreNotReported(t *testing.T) {
	config := func(destination string) string {
		return `resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "f"
  destination_config {
    on_failure {
      ` + destination + `
    }
  }
}
`
	}
	const secret = "hunter2"
	variable := config("destination = var.dest") + "variable \"dest\" {\n  sensitive = true\n}\n"
	call := func(arguments string) string { return "module \"m\" {\n  source = \"./m\"\n  " + arguments + "\n}\n" }
	for name, files := range map[string]map[string]string{
		"default": {"main.tf": config("destination = var.dest") + `variable "dest" {
  sensitive = true
  default   = "hunter2"
}
`},
		"default of an ephemeral variable": {"main.tf": config("destination = var.dest") + `variable "dest" {
  default   = "hunter2"
  ephemeral = true
}
`},
		"default in JSON": {
			"main.tf": config("destination = var.dest"), "v.tf.json": `{"variable": {"dest": {"sensitive": true, "default": "hunter2"}}}`,
		},
		"default as a heredoc": {"main.tf": config("destination = var.dest") + `variable "dest" {
  sensitive = true
  default   = <<-EOT
    x
    hunter2
  EOT
}
`},
		"variable file":            {"main.tf": variable, "terraform.tfvars": "dest = \"hunter2\"\n"},
		"variable file in JSON":    {"main.tf": variable, "a.auto.tfvars.json": `{"dest": "hunter2"}`},
		"module argument":          {"main.tf": call(`dest = "hunter2"`), "m/main.tf": variable},
		"local as module argument": {"main.tf": call("dest = local.d") + "locals {\n  d = \"hunter2\"\n}\n", "m/main.tf": variable},
		"variable as module argument": {
			"main.tf":   call("dest = var.d") + "variable \"d\" {\n  default = \"x\"\n}\n",
			"m/main.tf": variable, "terraform.tfvars": "d = \"hunter2\"\n",
		},
		"output": {
			"main.tf":   config("destination = module.m.out") + call(""),
			"m/main.tf": "output \"out\" {\n  value     = \"hunter2\"\n  sensitive = true\n}\n",
		},
		"local":  {"main.tf": config("destination = local.x") + "locals {\n  x = sensitive(\"hunter2\")\n}\n"},
		"inline": {"main.tf": config(`destination = sensitive("hunter2")`)},
		"inline in a template": {
			"main.tf": config(`destination = "acs:${sensitive(lower("hunter2"))}"`),
		},
		"inline over lines":         {"main.tf": config("destination = sensitive(\n        \"hunter2\"\n      )")},
		"inline in JSON":            {"main.tf.json": `{"resource": {"alicloud_fcv3_async_invoke_config": {"c": {"function_name": "f", "destination_config": {"on_failure": {"destination": "${sensitive(\"hunter2\")}"}}}}}}`},
		"argument without a schema": {"main.tf": config(`destinatoin = sensitive("hunter2")`)},
		"file with a syntax error":  {"main.tf": config(`destination = sensitive("hunter2") x`)},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for file, content := range files {
				path := filepath.Join(dir, file)
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			for _, format := range []string{"text", "json", "sarif"} {
				var stdout, stderr bytes.Buffer
				a := testApp(dir, &stdout, &stderr)
				a.run([]string{"lint", "--show-unknown", "--format", format, dir})
				rule := "FCA201"
				switch name {
				case "argument without a schema":
					rule = "FCA107"
				case "file with a syntax error":
					rule = "FCA001"
				}
				if !strings.Contains(stdout.String(), rule) {
					t.Errorf("%s: no %s:\n%s", format, rule, stdout.String())
				}
				if all := stdout.String() + stderr.String(); strings.Contains(all, secret) {
					t.Errorf("%s tells the secret:\n%s", format, all)
				}
			}
		})
	}
}
