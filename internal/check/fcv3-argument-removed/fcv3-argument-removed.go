// Package fcv3argumentremoved is rule FCA504.
package fcv3argumentremoved

import (
	"fmt"
	"slices"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

const (
	retries = "max_async_retry_attempts"
	age     = "max_async_event_age_in_seconds"
	block   = "destination_config"
)

// Rule reports updates of FC3 configs that do something else than what the plan shows.
var Rule = check.Rule{
	ID:        "FCA504",
	Name:      "fcv3-argument-removed",
	Severity:  check.Warning,
	NeedsPlan: true,
	Doc: check.Doc{
		Title: "The update does not do what the plan shows",
		Why: "What is taken out of an existing `alicloud_fcv3_async_invoke_config` does not return to its default. The provider sends `max_async_retry_attempts` as 0, which switches retries off, and `max_async_event_age_in_seconds` as 0, which is no legal age. The removal of `destination_config` is not sent at all, so that nothing clears the destinations. And where only `qualifier` changes, no call is made: Terraform says that the resource was changed, and every config stays as it is.\n\n" +
			"Only a plan in JSON tells what was there before: without one, this rule says nothing.\n\n" +
			"Which of it happens depends on the provider. The age is sent as 0 by 1.233.0 to 1.289.0. The removal of the block is not sent by these either; 1.228.0 to 1.232.0 send two empty destinations, which the API refuses. Retries and qualifier: every known version.",
		Fix: "Write the number that is wanted instead of leaving it out: 3 retries and 86400 seconds are the API's defaults, and 0 retries switches them off. To get rid of destinations or to change the qualifier, let Terraform delete the config and create it anew: `terraform apply -replace` with its address.",
		Bad: []check.Example{{
			Title: "The number of retries was 3 and the age 600",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/done/messages"
    }
  }
}
`,
		}},
		Good: []check.Example{{
			Title: "The numbers that are wanted are written",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name                  = "orders"
  max_async_retry_attempts       = 3
  max_async_event_age_in_seconds = 86400
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/done/messages"
    }
  }
}
`,
		}},
		Since:      "0.1.0",
		Precision:  "high",
		Versions:   "see above; from 1.291.0 on the removal of `destination_config` is sent, and an age of 0 is not (1.290.0: not verified)",
		References: []string{"https://github.com/aliyun/terraform-provider-alicloud/blob/master/alicloud/resource_alicloud_fcv3_async_invoke_config.go", alicloud.Async3DocURL, "https://github.com/aliyun/terraform-provider-alicloud/pull/10298"},
	},
	Run: run,
}

func run(p *check.Pass) {
	for _, c := range p.Project.AsyncConfigs {
		if c.Generation != model.FC3 || c.Planned == nil || c.Planned.Action != model.Update || c.Planned.Before == nil {
			continue
		}
		number(p, c, retries, c.MaxRetries)
		number(p, c, age, c.MaxAge)
		destinations(p, c)
		qualifier(p, c)
	}
}

// number judges a number that may be removed.
func number(p *check.Pass, c *model.AsyncConfig, argument string, after model.Value) {
	before := c.Planned.Before.Value(argument)
	// 0 that becomes null is no change for the provider: nothing is sent, and nothing else was.
	if before.Set != symbol.Yes || zero(before) || after.Set == symbol.Yes || after.Default {
		return
	}
	status := alicloud.RemovalStatus(argument, p.Project.Provider.Version)
	if status == alicloud.RemovalHarmless {
		return
	}
	if status == alicloud.RemovalUnverified || after.Set == symbol.Unknown {
		p.Undecided(c.Address, identity.Where(after, c.Resource),
			fmt.Sprintf("whether %s, which was %s, is sent as 0", argument, before.Show()), after.Blocking())
		return
	}
	effect := "retries are switched off"
	if argument == age {
		effect = "that is no legal age"
	}
	fix := fmt.Sprintf("Write the number that is wanted instead of leaving it out: %s is the API's default", alicloud.APIDefault(argument))
	if argument == retries {
		fix += ", and 0 switches retries off"
	}
	p.Report(check.Finding{
		Address:  c.Address,
		Location: identity.Where(after, c.Resource),
		Subject:  argument,
		Related:  check.RelatedSteps(after),
		Message:  fmt.Sprintf("%s goes from %s to null, which %s, sends as 0: %s", argument, before.Show(), phrase.Provider(p.Project), effect),
		Fix:      fix + ".",
	})
}

// destinations judges a destination_config block that may be removed. One that loses a single
// side is FCA501, one that becomes empty FCA101.
func destinations(p *check.Pass, c *model.AsyncConfig) {
	if !delivers(c.Planned.Before) {
		return
	}
	exists := symbol.No
	for _, d := range c.Destinations {
		exists = exists.Or(d.Exists)
	}
	status := alicloud.RemovalStatus(block, p.Project.Provider.Version)
	if exists == symbol.Yes || status == alicloud.RemovalHarmless {
		return
	}
	if exists == symbol.Unknown || status == alicloud.RemovalUnverified {
		blocking := ""
		if exists == symbol.Unknown {
			blocking = "the for_each of the dynamic block"
		}
		p.Undecided(c.Address, c.Range, "whether the destinations are removed in a way that the provider does not send", blocking)
		return
	}
	message := fmt.Sprintf("destination_config is removed, but %s, does not send that: nothing clears the destinations", phrase.Provider(p.Project))
	if status == alicloud.RemovalSendsEmpty {
		message = fmt.Sprintf("destination_config is removed, for which %s, sends both sides as {}: the API rejects that (InvalidDestinationResources)", phrase.Provider(p.Project))
	}
	p.Report(check.Finding{
		Address:  c.Address,
		Location: c.Range,
		Subject:  block,
		Message:  message,
		Fix: fmt.Sprintf("Let Terraform delete the config and create it anew, by terraform apply -replace with its address, or require version = \">= %s\" of aliyun/alicloud and run terraform init -upgrade before you plan.",
			alicloud.RemovalFixed),
	})
}

// delivers reports whether a body has a destination. An empty destination_config that goes away
// is no loss.
func delivers(b *model.Body) bool {
	for _, d := range b.BlocksOf(block) {
		for _, s := range slices.Concat(d.Body.BlocksOf("on_failure"), d.Body.BlocksOf("on_success")) {
			if v := s.Body.Value("destination"); v.Set == symbol.Yes && !zero(v) {
				return true
			}
		}
	}
	return false
}

// qualifier judges an update that changes nothing but the qualifier, so that no call is made.
// That the resource cannot manage the new one is FCA502, a fault of what is written; this is
// one of the way there, back to LATEST included. An illegal one is FCA105 alone.
func qualifier(p *check.Pass, c *model.AsyncConfig) {
	was := &model.AsyncConfig{Generation: model.FC3, Qualifier: c.Planned.Before.Value("qualifier")}
	before, _ := identity.Qualifier(was)
	after, open := identity.Qualifier(c)
	equal := symbol.Unknown
	if !open {
		equal = symbol.Equal(before, after)
	}
	if text, ok := before.Known(); ok && text == identity.Latest && identity.Qualified(c) {
		equal = symbol.No // an alias that is not known is never LATEST
	}
	if identity.Misspelt(c) || equal == symbol.Yes {
		return
	}
	alone := unchanged(c)
	if alone == symbol.No {
		return
	}
	if equal == symbol.Unknown || alone == symbol.Unknown {
		if equal == symbol.No { // what decides is not the qualifier
			p.Undecided(c.Address, identity.Where(c.Qualifier, c.Resource), "whether anything but the qualifier changes, without which the provider makes no call", "")
			return
		}
		p.Undecided(c.Address, identity.Where(c.Qualifier, c.Resource), "whether only the qualifier changes, for which the provider makes no call", c.Qualifier.Blocking())
		return
	}
	p.Report(check.Finding{
		Address:  c.Address,
		Location: identity.Where(c.Qualifier, c.Resource),
		Subject:  "qualifier",
		Related:  check.RelatedSteps(c.Qualifier),
		Message: fmt.Sprintf("only the qualifier changes, from %s to %s, and for that the provider makes no call: the apply reports a change, and every config stays as it is (every known provider version; judged by %s)",
			was.Qualifier.Show(), c.Qualifier.Show(), phrase.Provider(p.Project)),
		Fix: "Keep the old qualifier, or let Terraform delete the old config and create the new one, by terraform apply -replace with the address of the resource.",
	})
}

// unchanged reports whether everything that the provider makes a call for stays as it is.
func unchanged(c *model.AsyncConfig) symbol.Tri {
	b := c.Planned.Before
	same := equal(b.Value(retries), c.MaxRetries).
		And(equal(b.Value(age), c.MaxAge)).
		And(equal(b.Value("async_task"), c.TaskMode))
	var after []*model.Block
	for _, d := range c.Destinations {
		after = append(after, d.Block)
	}
	return same.And(equalBlocks(b.BlocksOf(block), after))
}

// equalBlocks compares blocks of one type with everything inside that a destination_config has.
func equalBlocks(before, after []*model.Block) symbol.Tri {
	same := symbol.Yes
	for _, a := range after {
		if a.Exists == symbol.Unknown {
			return symbol.Unknown
		}
	}
	if len(before) != len(after) {
		return symbol.No
	}
	for i, a := range after {
		x, y := before[i].Body, a.Body
		same = same.And(equal(x.Value("destination"), y.Value("destination")))
		for _, side := range []string{"on_failure", "on_success"} {
			same = same.And(equalBlocks(x.BlocksOf(side), y.BlocksOf(side)))
		}
	}
	return same
}

// equal compares arguments as the provider does, for which one that is not set is zero.
func equal(before, after model.Value) symbol.Tri {
	switch {
	case after.Set == symbol.Unknown:
		return symbol.Unknown
	case after.Set == symbol.No:
		return symbol.Of(before.Set == symbol.No || zero(before))
	case before.Set == symbol.No && zero(after):
		return symbol.Yes
	case before.Set == symbol.No && after.Text.IsKnown():
		return symbol.No
	case before.Set == symbol.No:
		return symbol.Unknown // it may be zero
	}
	if n, ok := before.Number(); ok {
		if m, ok := after.Number(); ok {
			return symbol.Of(n.Cmp(m) == 0)
		}
	}
	return symbol.Equal(before.Text, after.Text)
}

// zero reports whether a value is what the provider reads where nothing is set.
func zero(v model.Value) bool {
	if sign, ok := v.Compare(0); ok {
		return sign == 0
	}
	text, ok := v.Known()
	return ok && (text == "" || text == "false")
}
