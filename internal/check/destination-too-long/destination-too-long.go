// Package destinationtoolong is FCA213.
package destinationtoolong

import (
	"fmt"
	"unicode/utf8"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Longest is the number of characters that the API takes for a destination (metadata of FC
// 2023-03-30, and ALIYUN::FC3::AsyncInvokeConfig of ROS).
const Longest = 512

// Rule reports a destination that is longer than the API takes.
var Rule = check.Rule{
	ID:       "FCA213",
	Name:     "destination-too-long",
	Severity: check.Error,
	Doc: check.Doc{
		Title: "A destination of more than 512 characters",
		Why: `The API takes at most 512 characters for a destination.

No ARN of a queue, topic, function or bus is that long by itself: most often something was joined or repeated that
should not have been.`,
		Fix: `Look at where the parts of the value come from: most often a list or map was rendered where one element was meant.`,
		Bad: []check.Example{{
			Title: "A list was joined instead of indexed",
			Source: `locals {
  queues = [for i in range(20) : "orders-dead-letters-of-shard-${i}"]
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${join("-", local.queues)}/messages"
    }
  }
}
`,
		}},
		Good: []check.Example{{
			Title: "One queue",
			Source: `locals {
  queues = [for i in range(20) : "orders-dead-letters-of-shard-${i}"]
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${local.queues[0]}/messages"
    }

    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/orders-done/messages"
    }
  }
}
`,
		}},
		Since:     "0.1.0",
		Precision: "very-high",
		References: []string{
			"https://alibabacloud.com/help/en/functioncompute/api-fc-2023-03-30-struct-destination",
			alicloud.PutConfigURL,
		},
	},
	Run: run,
}

func run(p *check.Pass) {
	for _, d := range destinations.Read(p.Project).All {
		text := d.Value().Text
		n := characters(text)
		if d.Value().Set != symbol.Yes || n <= Longest {
			continue
		}
		length := fmt.Sprintf("%d characters long", n)
		if !text.IsKnown() {
			length = fmt.Sprintf("at least %d characters long", n)
		}
		p.Report(d.Finding(fmt.Sprintf("%s: it is %s, but the API takes at most %d", d.Says(), length, Longest), ""))
	}
}

// characters is the least number of characters that a text has, whatever its references become.
func characters(t symbol.Text) int {
	n := 0
	for _, s := range t.Segments() {
		if s.Ref != nil {
			n += s.Ref.Chars.MinLen()
		} else {
			n += utf8.RuneCountInString(s.Lit)
		}
	}
	return n
}
