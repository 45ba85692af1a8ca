// Package timeronly is rule FCA404.
package timeronly

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rule reports destinations of functions that only timers invoke.
var Rule = check.Rule{
	ID:       "FCA404",
	Name:     "timer-only",
	Severity: check.Warning,
	Doc: check.Doc{
		Title: "Destinations of a function that only timers invoke",
		Why: "Results of invocations by a timer trigger are not delivered to destinations, and timers are the only triggers declared for this function: the destinations stay silent, also when the function fails.\n\n" +
			"The limit is documented for FC2; for FC3 newer pages do not repeat it, so there the finding is for information. A function without declared triggers is not reported, as it may be invoked through the API, nor one that is itself the destination of another function.",
		Fix: "Let the function report its failures itself (or alert on its error metrics), or invoke it asynchronously through something other than a timer. If it is also invoked through the API, ignore this finding with that reason.",
		Bad: []check.Example{{
			Title: "A nightly job with a dead letter queue",
			Source: `resource "alicloud_fc_trigger" "nightly" {
  service  = "shop"
  function = "cleanup"
  name     = "nightly"
  type     = "timer"
  config = jsonencode({
    cronExpression = "0 0 2 * * *"
    enable         = true
  })
}

resource "alicloud_fc_function_async_invoke_config" "cleanup" {
  service_name  = "shop"
  function_name = "cleanup"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
`,
		}},
		Good: []check.Example{{
			Title: "Uploads invoke the function too",
			Source: `resource "alicloud_fc_trigger" "nightly" {
  service  = "shop"
  function = "cleanup"
  name     = "nightly"
  type     = "timer"
  config = jsonencode({
    cronExpression = "0 0 2 * * *"
    enable         = true
  })
}

resource "alicloud_fc_trigger" "uploads" {
  service    = "shop"
  function   = "cleanup"
  name       = "uploads"
  type       = "oss"
  role       = "acs:ram::1234567890123456:role/uploads"
  source_arn = "acs:oss:cn-hangzhou:1234567890123456:uploads"
  config = jsonencode({
    events = ["oss:ObjectCreated:*"]
  })
}

resource "alicloud_fc_function_async_invoke_config" "cleanup" {
  service_name  = "shop"
  function_name = "cleanup"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "medium",
		References: []string{"https://www.alibabacloud.com/help/doc-detail/181866.htm", alicloud.ResultCallbackURL},
	},
	Run: run,
}

func run(p *check.Pass) {
	if len(p.Project.Triggers) == 0 {
		return
	}
	for _, c := range p.Project.AsyncConfigs {
		if b := delivers(c); b != nil {
			judge(p, c, b)
		}
	}
}

// delivers returns a destination_config block that certainly sends results somewhere.
func delivers(c *model.AsyncConfig) *model.DestinationConfig {
	for _, d := range c.Destinations {
		if d.Exists != symbol.Yes {
			continue
		}
		for _, sides := range [][]*model.Side{d.OnFailure, d.OnSuccess} {
			for _, s := range sides {
				if text, known := s.Destination.Known(); s.Exists == symbol.Yes && s.Destination.Set == symbol.Yes && !(known && text == "") {
					return d
				}
			}
		}
	}
	return nil
}

func judge(p *check.Pass, c *model.AsyncConfig, d *model.DestinationConfig) {
	var timers []*model.Trigger
	var open *model.Trigger
	for _, t := range p.Project.Triggers {
		here := identity.OfFunction(c, t).And(t.ExistsWith(&c.Resource))
		timer := symbol.Unknown
		if t.Kind.Set == symbol.Yes {
			timer = symbol.Equal(t.Kind.Text, symbol.Lit("timer"))
		}
		switch here.And(timer.Not()) {
		case symbol.Yes:
			return
		case symbol.Unknown:
			open = t
		case symbol.No:
			if here == symbol.Yes {
				timers = append(timers, t)
			}
		}
	}
	switch {
	case len(timers) == 0:
	case open != nil:
		p.Undecided(c.Address, cmp.Or(d.Range, c.Range),
			fmt.Sprintf("whether %s, which may be no timer, invokes the function", open.Address), blocking(open))
	case isDestination(p.Project, c):
	case p.Project.Incomplete != "":
		p.Undecided(c.Address, cmp.Or(d.Range, c.Range),
			fmt.Sprintf("whether a trigger that is no timer invokes the function, as %s", p.Project.Incomplete), "")
	default:
		report(p, c, d, timers)
	}
}

// isDestination reports whether the function of a config is the destination of another one:
// then it is invoked asynchronously, and not by a timer.
func isDestination(p *model.Project, c *model.AsyncConfig) bool {
	mine, ok := destinations.Configured(c)
	if !ok {
		return false
	}
	return slices.ContainsFunc(destinations.Read(p).All, func(d *destinations.Destination) bool {
		f, ok := d.Function()
		return ok && d.Config != c && destinations.FunctionKey(f) == destinations.FunctionKey(mine)
	})
}

func blocking(t *model.Trigger) string {
	if t.Symbolic {
		return "count or for_each"
	}
	for _, v := range []model.Value{t.Kind, t.FunctionName, t.ServiceName} {
		if b := v.Blocking(); b != "" {
			return b
		}
	}
	return ""
}

func report(p *check.Pass, c *model.AsyncConfig, d *model.DestinationConfig, timers []*model.Trigger) {
	f := check.Finding{
		Address:  c.Address,
		Location: cmp.Or(d.Range, c.Range), // a plan has no places inside a resource
		Subject:  "destination_config",
		Severity: check.Warning,
	}
	certainty := "whose results are not delivered to destinations"
	if c.Generation == model.FC3 {
		f.Severity = check.Info
		certainty = "whose results FC 2.0 does not deliver to destinations (FC 3.0 does not say otherwise)"
	}
	f.Message = fmt.Sprintf("the only triggers declared for function %s are timers, %s", identity.FunctionShown(c), certainty)
	for _, t := range timers {
		f.Related = append(f.Related, check.Related{
			Message:  t.Address + " is a timer",
			Location: identity.Where(t.Kind, t.Resource),
		})
	}
	p.Report(f)
}
