package plan

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	tfjson "github.com/hashicorp/terraform-json"
)

// IsBinary reports whether a file that begins like this is a plan as terraform plan -out writes
// it, which terraform show -json turns into JSON: a ZIP archive.
func IsBinary(prefix []byte) bool { return bytes.HasPrefix(prefix, []byte("PK\x03\x04")) }

// howTo is what to run to get a plan that can be read.
const howTo = "run terraform plan -out=tfplan and terraform show -json tfplan, and give the output of the second"

func notAPlan(what string) error {
	return errors.New("this is " + what + ", no plan in JSON: " + howTo)
}

// recognise says what a file is that certainly is no plan in JSON, by how it begins; nil if it
// may be one.
func recognise(head []byte) error {
	text := bytes.TrimSpace(head)
	switch {
	case len(head) == 0:
		return errors.New("the plan is empty: " + howTo)
	case IsBinary(head):
		return notAPlan("a binary plan file")
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")),
		len(head) > 3 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0,
		len(head) > 3 && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0:
		return errors.New("the plan is written in UTF-16, as PowerShell's > does: write it in UTF-8, with terraform show -json tfplan | Out-File -Encoding utf8 plan.json")
	case bytes.IndexByte(head, 0) >= 0:
		return notAPlan("a binary file")
	case len(text) == 0:
		return nil // the decoder says where it ends
	case text[0] == '{':
		return nil
	case text[0] == '[':
		return notAPlan("a list in JSON")
	case text[0] == 0x1b, slices.ContainsFunc(planText, func(s string) bool { return bytes.Contains(text, []byte(s)) }):
		return notAPlan("the text that terraform plan or terraform show prints for people")
	case bytes.HasPrefix(text, []byte("resource ")), bytes.HasPrefix(text, []byte("terraform {")), bytes.HasPrefix(text, []byte("module ")):
		return errors.New("this is Terraform source, no plan in JSON: give the directory it is in")
	case text[0] == '"' || text[0] == '-' || unicode.IsDigit(rune(text[0])):
		return notAPlan("a single value in JSON")
	}
	return notAPlan("no JSON at all")
}

// planText is what terraform plan and terraform show print near the beginning.
var planText = []string{
	"Terraform will perform", "OpenTofu will perform", "Terraform used the selected providers", "OpenTofu used the selected providers",
	"No changes. ", "Refreshing state...", "# alicloud_", "# module.", "Reading...", "Error: ",
}

// mistaken are keys at the top that a plan does not have and other files do; certain ones are
// enough to stop reading.
var (
	mistaken = keys("version", "serial", "lineage", "resources", "values", "@level", "@message", "provider_schemas", "valid", "diagnostics",
		"resource", "data", "terraform", "provider", "module", "variable", "output", "locals")
	certain = keys("lineage", "@level", "@message", "provider_schemas", "diagnostics")
)

func keys(names ...string) map[string]bool {
	m := map[string]bool{}
	for _, n := range names {
		m[n] = true
	}
	return m
}

// mistake says what a JSON object is that has no section of a plan, by its keys.
func mistake(has func(key string) bool) error {
	any := func(names ...string) bool { return slices.ContainsFunc(names, has) }
	switch {
	case any("@level", "@message"):
		return notAPlan("the log that terraform plan -json prints")
	case any("provider_schemas"):
		return notAPlan("the output of terraform providers schema -json")
	case any("diagnostics", "valid"):
		return notAPlan("the output of terraform validate -json")
	case any("lineage", "serial"), has("version") && has("resources"):
		return notAPlan("a state file")
	case any("values"):
		return notAPlan("a state as terraform show -json prints it where it is given no plan")
	case any("resource", "data", "terraform", "provider", "module", "variable", "output", "locals"):
		return errors.New("this is Terraform source in JSON, no plan: give the directory it is in, and let its name end with .tf.json")
	}
	return nil
}

// supported returns an error for a format version that is not read.
func supported(version string) error {
	p := &tfjson.Plan{FormatVersion: version}
	if p.Validate() == nil {
		return nil
	}
	if len(version) > 40 {
		version = version[:40] + "..."
	}
	return fmt.Errorf("the plan's format_version is %q, and %s is supported: use a version of fcasync-lint that knows it",
		strings.ToValidUTF8(version, "\ufffd"), tfjson.PlanFormatVersionConstraints)
}
