package verify

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// ReadbackMismatch is FCA908.
var ReadbackMismatch = check.Rule{
	ID: "FCA908", Name: "readback-mismatch", Severity: check.Error, NeedsAccount: true,
	Doc: check.Doc{
		Title: "After the apply, the config in the account is not what the plan said",
		Why: `The apply succeeded, and the config that the account has afterwards is another one than the plan said. The API takes what it is sent and may leave out or keep a part of it: an update keeps settings that it does not name, a config that was there before a create keeps what the new one leaves out, and somebody may have changed it meanwhile. Terraform itself sees none of that, because it believes the answer of its own call.

Only ` + "`fcasync-lint apply`" + ` reports it. The config is read until it is as planned, or until --readback-timeout is over, because reads may be behind.`,
		Fix: "Write the whole config again with terraform apply -replace and its address. If it comes back the same, set the arguments that differ to what the account has.",
		Bad: []check.Example{{
			Title: "The plan says 2, and after the apply the account has 5",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 2
}
`,
		}},
		Good: []check.Example{{
			Title: "After the apply the account has 2",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 2
}
`,
		}},
		References: []string{
			"https://github.com/aliyun/terraform-provider-alicloud/blob/master/alicloud/resource_alicloud_fcv3_async_invoke_config.go",
		},
		Since: "0.1.0", Precision: "very-high",
	},
	Run: reporting("FCA908"),
}

// State returns the attributes that Terraform's state has of a resource instance, nil if it
// does not have it.
type State func(address string) map[string]any

// The pauses between two reads of a config.
const (
	firstPause = 250 * time.Millisecond
	mostPause  = 10 * time.Second
)

// ReadBack reads the configs that a plan has changed, after it was applied, until each is as
// planned or the context ends. What the plan did not know is taken from the state. The account
// must not be one that remembers its answers.
//
// Of the view, Configs is how many configs were changed, and Asked how many could be read.
func ReadBack(ctx context.Context, o Options, p *model.Project, state State) *View {
	l := &looker{Options: o, ctx: ctx, project: p}
	var asked []*asking
	slots := make(chan struct{}, parallel)
	var all sync.WaitGroup
	for _, c := range p.AsyncConfigs {
		if c.Planned == nil || !changes(&c.Resource) {
			continue
		}
		a := &asking{looker: l, config: c}
		asked = append(asked, a)
		want := l.expected(c, state(c.Address))
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			a.readBack(want)
		})
	}
	all.Wait()
	v := &View{Configs: len(asked)}
	for _, a := range asked {
		v.said = append(v.said, a.said...)
		if !a.stopped {
			v.Asked++
		}
	}
	return v
}

// readBack compares the account with what the plan said, again and again while they differ.
func (a *asking) readBack(want *model.AsyncConfig) {
	if problem := a.elsewhere(want.Provider); problem != "" {
		a.unread(problem)
		return
	}
	id, ok := a.functionID(want)
	qualifier, known := a.qualifierOf(want)
	if !ok || !known {
		a.unread("the name of the function is not known, not even in the state")
		return
	}
	id.Qualifier = qualifier
	differs := ""
	for pause := firstPause; ; pause = min(2*pause, mostPause) {
		found, err := a.Account.AsyncConfig(a.ctx, id)
		switch kind := live.KindOf(err); {
		case err == nil:
			differs = differences(settings(want, found), "in the plan")
			if differs == "" {
				return
			}
		case kind == live.NotFound:
			differs = "it is not there"
		case kind == live.Stopped && differs != "":
			// The time is over, and the last answer stands.
		case kind == live.Stopped:
			a.unread("the time was over before there was an answer")
			return
		case kind == live.Denied || kind == live.Unauthenticated:
			a.unread(a.reason(err))
			return
		default:
			if !sleep(a.ctx, pause) {
				a.unread(a.reason(err))
				return
			}
			continue
		}
		if !sleep(a.ctx, pause) {
			a.mismatch(differs)
			return
		}
	}
}

func (a *asking) qualifierOf(c *model.AsyncConfig) (string, bool) {
	q, open := identity.Qualifier(c)
	text, known := a.fill(q).Known()
	return text, known && !open
}

// reason is why a call failed, without what must not be shown.
func (a *asking) reason(err error) string {
	if a.config.FunctionName.Sensitive || a.config.ServiceName.Sensitive {
		return "the call failed (" + live.KindOf(err).String() + ")"
	}
	return err.Error()
}

// unread says that a config could not be read back.
func (a *asking) unread(why string) {
	a.stopped = true
	a.unknown("readback", "the config", "whether it is as planned after the apply", why)
}

func (a *asking) mismatch(what string) {
	c := a.config
	a.say(&ReadbackMismatch, func() check.Finding {
		return check.Finding{
			Address: c.Address, Location: c.Range, Subject: "readback",
			Message: fmt.Sprintf("after the apply, the config of the function %s in the account is not what the plan said: %s", identity.FunctionShown(c), what),
		}
	})
}

// expected is a config as it must be after the apply: what the plan said, and where it did not
// know, what the state says.
func (l *looker) expected(c *model.AsyncConfig, values map[string]any) *model.AsyncConfig {
	retries, age, task := arguments(c.Generation)
	fill := func(v model.Value, path ...string) model.Value {
		if v.Set == symbol.Yes {
			v.Text = l.fill(v.Text)
		}
		if !v.Undecided() && !(v.Default && !v.Text.IsKnown()) {
			return v
		}
		text, set := attribute(values, path...)
		if !set {
			return model.Value{Set: symbol.No, Sensitive: v.Sensitive}
		}
		return model.Value{Set: symbol.Yes, Text: symbol.Lit(text), Sensitive: v.Sensitive}
	}
	want := &model.AsyncConfig{
		Resource: c.Resource, Generation: c.Generation,
		ServiceName: fill(c.ServiceName, "service_name"), FunctionName: fill(c.FunctionName, "function_name"), Qualifier: fill(c.Qualifier, "qualifier"),
		MaxRetries: fill(c.MaxRetries, retries), MaxAge: fill(c.MaxAge, age), TaskMode: fill(c.TaskMode, task),
	}
	d := &model.DestinationConfig{}
	for _, s := range c.Sides() {
		path := []string{"destination_config", s.Type, "destination"}
		v := fill(s.Destination, path...)
		if s.Exists == symbol.Unknown { // the plan does not know whether there is such a block
			v = fill(model.Value{Set: symbol.Unknown, Sensitive: s.Destination.Sensitive}, path...)
		}
		side := &model.Side{Block: s.Block, Destination: v}
		if s.Type == "on_failure" {
			d.OnFailure = append(d.OnFailure, side)
		} else {
			d.OnSuccess = append(d.OnSuccess, side)
		}
	}
	want.Destinations = []*model.DestinationConfig{d}
	return want
}

// attribute finds a value in the attributes of a state, in which a nested block is a list.
func attribute(v any, path ...string) (text string, set bool) {
	for _, name := range path {
		if list, ok := v.([]any); ok {
			if len(list) == 0 {
				return "", false
			}
			v = list[0]
		}
		fields, _ := v.(map[string]any)
		v = fields[name]
	}
	if v == nil {
		return "", false
	}
	return strings.TrimSpace(fmt.Sprint(v)), true
}

func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
