// Package importid is rule FCA506.
package importid

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports import blocks whose id the resource cannot read.
var Rule = check.Rule{
	ID:       "FCA506",
	Name:     "import-id",
	Severity: check.Warning,
	Doc: check.Doc{
		Title: "The id of the import block has the wrong form",
		Why: "`alicloud_fc_function_async_invoke_config` is imported by `service:function` or `service:function:qualifier`. The provider's documentation shows a function name alone, which its own parser refuses.\n\n" +
			"`alicloud_fcv3_async_invoke_config` is imported by the function name alone: anything that is added to it (a service, a qualifier, an ARN) is taken as part of the name, and no such function is found. The qualifier cannot be imported.",
		Fix: "Write `service:function:qualifier` for FC2 and the function name for FC3.",
		Bad: []check.Example{{
			Title: "FC2 as the provider's documentation shows it",
			Source: `import {
  to = alicloud_fc_function_async_invoke_config.orders
  id = "orders"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name           = "shop"
  function_name          = "orders"
  maximum_retry_attempts = 1
}
`,
		}, {
			Title: "FC3 with a qualifier",
			Source: `import {
  to = alicloud_fcv3_async_invoke_config.orders
  id = "orders:LATEST"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 1
}
`,
		}},
		Good: []check.Example{{
			Title: "FC2",
			Source: `import {
  to = alicloud_fc_function_async_invoke_config.orders
  id = "shop:orders:LATEST"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name           = "shop"
  function_name          = "orders"
  maximum_retry_attempts = 1
}
`,
		}, {
			Title: "FC3",
			Source: `import {
  to = alicloud_fcv3_async_invoke_config.orders
  id = "orders"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 1
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "very-high",
		References: []string{"https://github.com/aliyun/terraform-provider-alicloud/blob/master/alicloud/resource_alicloud_fc_function_async_invoke_config.go", alicloud.Async2DocURL, alicloud.Async3DocURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	for _, i := range p.Project.Imports {
		if i.ID.Set == symbol.No {
			continue
		}
		problem, decided := judge2(i.ID.Text)
		wants := "service:function or service:function:qualifier"
		if i.Generation == model.FC3 {
			problem, decided = judge3(i.ID.Text)
			wants = "the function name alone"
		}
		at := i.ID.Range
		if at.IsZero() {
			at = i.Range
		}
		switch {
		case problem != "":
			p.Report(check.Finding{
				Address:  i.To,
				Location: at,
				Subject:  "id",
				Related:  check.RelatedSteps(i.ID),
				Message:  fmt.Sprintf("the id %s does not import %s: %s; it must be %s", phrase.Value(i.ID), i.Type, problem, wants),
				Fix:      fix(i),
			})
		case !decided:
			p.Undecided(i.To, at, fmt.Sprintf("whether the id is %s", wants), i.ID.Blocking())
		}
	}
}

// judge2 reads the id of an FC2 config: two or three parts between colons, none of them
// empty. problem is "" where there is none, or where decided is false.
func judge2(id symbol.Text) (problem string, decided bool) {
	parts := id.Split(':', 0)
	for _, part := range parts {
		if s, known := part.Known(); known && s == "" {
			return "a part of it is empty", true
		}
	}
	switch {
	case len(parts) > 3:
		return fmt.Sprintf("it has %d parts", len(parts)), true
	case id.MayHold(':'):
		return "", false
	case len(parts) == 1:
		return "it is one name, and the parser wants two or three parts", true
	}
	for _, part := range parts {
		if part.MinLen() == 0 {
			return "", false
		}
	}
	return "", true
}

// judge3 reads the id of an FC3 config: a function name.
func judge3(id symbol.Text) (problem string, decided bool) {
	if len(id.Split(':', 0)) > 1 {
		return "everything before and after the colon is taken as part of the function's name", true
	}
	ok, problem := alicloud.CheckName(alicloud.FunctionName3, id)
	switch {
	case ok == symbol.No:
		return problem, true
	case id.MayHold(':'):
		return "", false
	}
	return "", true
}

func fix(i *model.Import) string {
	if i.Generation == model.FC3 {
		return "Write id = \"FUNCTION\"; the qualifier cannot be imported."
	}
	if s, known := i.ID.Known(); known && !i.ID.Sensitive {
		if ok, _ := alicloud.CheckName(alicloud.FunctionName2, i.ID.Text); ok == symbol.Yes {
			return fmt.Sprintf("Write id = \"SERVICE:%s:LATEST\", with the name of its service.", s)
		}
	}
	return "Write id = \"SERVICE:FUNCTION:QUALIFIER\", or \"SERVICE:FUNCTION\" for any qualifier that the server reports."
}
