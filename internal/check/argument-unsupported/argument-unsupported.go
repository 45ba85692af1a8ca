// Package argumentunsupported is FCA107.
package argumentunsupported

import (
	"fmt"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Rule reports what the schema of a resource type or data source does not allow.
var Rule = check.Rule{
	ID:       "FCA107",
	Name:     "argument-unsupported",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "Argument or block that the provider does not have",
		Why: `Terraform refuses the configuration: the provider's schema has no such argument or block, wants another type, or wants something that is missing.

The resources of FC 2.0 and FC 3.0 name the same things differently, so what was copied
from one to the other does not fit: ` + "`maximum_retry_attempts`, `maximum_event_age_in_seconds` and `stateful_invocation`" + `
(FC2) are ` + "`max_async_retry_attempts`, `max_async_event_age_in_seconds` and `async_task`" + ` (FC3), and only FC2
has a ` + "`service_name`" + `.

Checked are the resource types and data sources that asynchronous invocation depends on, against the
schema of provider version ` + alicloud.SchemaVersion + `.`,
		Fix: `Write the argument as the provider's documentation has it; the message names the nearest one.`,
		Bad: []check.Example{
			{
				Title: "An argument of the other generation (FC3)",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name          = "orders"
  maximum_retry_attempts = 1
}
`,
			},
			{
				Title: "A block written as an argument (FC2)",
				Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config = {
    on_failure = {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
    }
  }
}
`,
			},
		},
		Good: []check.Example{
			{
				Title: "The names of FC 3.0",
				Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name                  = "orders"
  max_async_retry_attempts       = 1
  max_async_event_age_in_seconds = 3600
  async_task                     = true
}
`,
			},
			{
				Title: "The names of FC 2.0",
				Source: `resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name                 = "shop"
  function_name                = "orders"
  maximum_retry_attempts       = 1
  maximum_event_age_in_seconds = 3600
  stateful_invocation          = true

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
    }
  }
}
`,
			},
		},
		Since:      "0.1.0",
		Precision:  "very-high",
		References: []string{alicloud.Async3DocURL, alicloud.Async2DocURL},
	},
	Run: run,
}

// The two resource types that the linter is about.
const (
	asyncFC2 = "alicloud_fc_function_async_invoke_config"
	asyncFC3 = "alicloud_fcv3_async_invoke_config"
)

func run(p *check.Pass) {
	newer := newerThanSchema(p.Project.Provider)
	instances := instancesOf(p.Project)
	for _, d := range p.Project.Declarations {
		async := d.Type == asyncFC2 || d.Type == asyncFC3
		violations := d.Violations
		if async {
			violations = withEvaluated(d, instances.byAddress[d.Address])
		}
		for _, v := range violations {
			unknownName := v.Kind == model.UnknownArgument || v.Kind == model.UnknownBlock
			switch {
			case async && v.Kind == model.MissingArgument && v.Name == "destination" && instances.blocks[d.Block]:
				// FCA102 says so, per instance.
			case unknownName && newer && !async && suggestion(d, v) == "":
				p.Undecided(d.Address, v.Range,
					fmt.Sprintf("whether %s is known to %s, which is newer than the schema of version %s that is known here",
						v.Path, phrase.Provider(p.Project), alicloud.SchemaVersion), "")
			default:
				report(p, d, v)
			}
		}
	}
}

func report(p *check.Pass, d *model.Declaration, v model.Violation) {
	message, fix := words(d, v)
	p.Report(check.Finding{
		Address:  d.Address,
		Location: v.Range,
		Message:  message,
		Fix:      fix,
		Related:  check.Steps(v.Steps),
		URL:      documentation(d),
		Subject:  v.Path,
	})
}

// words says what is wrong and what to do about it.
func words(d *model.Declaration, v model.Violation) (message, fix string) {
	owner := owner(d, v)
	near := suggestion(d, v)
	parent := home(d, v.Name)
	switch v.Kind {
	case model.UnknownArgument, model.UnknownBlock:
		what := "argument"
		if v.Kind == model.UnknownBlock {
			what = "block"
		}
		message = fmt.Sprintf("%s has no %s %q", owner, what, v.Name)
		switch {
		case near != "":
			message += fmt.Sprintf("; did you mean %q?", near)
			fix = fmt.Sprintf("Write %s.", near)
		case d.Type == asyncFC3 && v.Path == "service_name":
			message += ": FC 3.0 has no services"
			fix = "Remove it; the function is named by function_name alone."
		case parent != "":
			message += "; it belongs in " + parent
			fix = fmt.Sprintf("Move %s into %s.", v.Name, parent)
		default:
			fix = fmt.Sprintf("Remove %s, or write it as the provider's documentation has it.", v.Name)
		}
	case model.BlockAsArgument:
		message = fmt.Sprintf("%s of %s is a block, and is written as an argument", v.Name, owner)
		fix = fmt.Sprintf(`Write it without the equals sign: %s { ... }; where it depends on something, dynamic "%s" { ... }.`, v.Name, v.Name)
	case model.ArgumentAsBlock:
		message = fmt.Sprintf("%s of %s is an argument, and is written as a block", v.Name, owner)
		fix = fmt.Sprintf("Write %s = ...", v.Name)
	case model.WrongType:
		message = fmt.Sprintf("%s of %s has the wrong type", v.Name, owner)
		fix = fmt.Sprintf("Give %s a value of the type that the provider wants.", v.Name)
	case model.TooManyBlocks:
		message = fmt.Sprintf("%s has too many %s blocks", owner, v.Name)
		fix = fmt.Sprintf("Leave one %s block, and move what the others say into it.", v.Name)
	case model.TooFewBlocks:
		message = fmt.Sprintf("%s lacks the block %q", owner, v.Name)
		fix = fmt.Sprintf("Add %s { ... }.", v.Name)
	case model.MissingArgument:
		message = fmt.Sprintf("%s lacks the argument %q, which is required", owner, v.Name)
		fix = fmt.Sprintf("Add %s = ...", v.Name)
	}
	if v.Detail != "" {
		message += ": " + v.Detail
	}
	return message, fix
}

// owner is what the argument or block stands in.
func owner(d *model.Declaration, v model.Violation) string {
	typ := d.Type
	if d.Mode == "data" {
		typ = "data source " + typ
	}
	if parent, found := strings.CutSuffix(v.Path, "."+v.Name); found {
		return parent + " of " + typ
	}
	return typ
}

// suggestion is the name that was probably meant, "" if none is likely.
func suggestion(d *model.Declaration, v model.Violation) string {
	if v.Kind != model.UnknownArgument && v.Kind != model.UnknownBlock {
		return ""
	}
	for _, pair := range otherGeneration {
		switch {
		case d.Type == asyncFC3 && v.Path == pair.fc2:
			return pair.fc3
		case d.Type == asyncFC2 && v.Path == pair.fc3:
			return pair.fc2
		}
	}
	return v.Nearest
}

// home is the block of the declaration's type that has an argument or block of the name,
// "" if none or more than one has.
func home(d *model.Declaration, name string) string {
	schema, ok := alicloud.ResourceSchema(d.Type)
	if d.Mode == "data" {
		schema, ok = alicloud.DataSchema(d.Type)
	}
	if !ok {
		return ""
	}
	var found []string
	var walk func(b *alicloud.Block, path string)
	walk = func(b *alicloud.Block, path string) {
		a, isArgument := b.Attributes[name]
		if _, isBlock := b.Blocks[name]; path != "" && (isBlock || isArgument && (a.Optional || a.Required)) {
			found = append(found, path)
		}
		for inner, n := range b.Blocks {
			walk(n.Block, strings.TrimPrefix(path+"."+inner, "."))
		}
	}
	walk(schema, "")
	if len(found) != 1 {
		return ""
	}
	return found[0]
}

// otherGeneration are the arguments that the two async resources name differently; see
// their documentation, alicloud.Async2DocURL and Async3DocURL.
var otherGeneration = []struct{ fc2, fc3 string }{
	{"maximum_retry_attempts", "max_async_retry_attempts"},
	{"maximum_event_age_in_seconds", "max_async_event_age_in_seconds"},
	{"stateful_invocation", "async_task"},
}

// newerThanSchema reports whether it is certain that a provider newer than the known
// schema is used: the schema may then lack what that one has. A constraint that admits
// the schema's version leaves it open, and the known schema decides.
func newerThanSchema(p model.Provider) bool {
	schema, err := alicloud.ParseVersion(alicloud.SchemaVersion)
	if err != nil {
		return false
	}
	used, err := alicloud.ParseVersion(p.Version)
	if err != nil || !used.GreaterThan(schema) {
		return false
	}
	if p.Locked {
		return true
	}
	admitted, err := alicloud.Admits(p.Constraints, alicloud.SchemaVersion, alicloud.SchemaVersion)
	return err == nil && !admitted
}

func documentation(d *model.Declaration) string {
	switch d.Type {
	case asyncFC2:
		return alicloud.Async2DocURL
	case asyncFC3:
		return alicloud.Async3DocURL
	}
	kind := "resources"
	if d.Mode == "data" {
		kind = "data-sources"
	}
	return "https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/" + kind + "/" + strings.TrimPrefix(d.Type, "alicloud_")
}
