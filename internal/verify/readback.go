package verify

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
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

// ReadBack reads the configs that a plan has changed, as far as done says that it was applied to
// them, until each is as planned or the context ends. What the plan did not know is taken from the
// state. The account must not be one that remembers its answers.
//
// Of the view, Configs is how many configs were changed, and Asked how many could be read.
func ReadBack(ctx context.Context, o Options, p *model.Project, state State, done func(address string) bool) *View {
	l := &looker{Options: o, ctx: ctx, project: p}
	wanted := map[live.FunctionID]bool{}
	var asked []*asking
	var expected []*model.AsyncConfig
	for _, c := range p.AsyncConfigs {
		if c.Planned == nil {
			continue
		}
		want := l.expected(c, state(c.Address))
		if id, ok := l.configID(want); ok {
			wanted[id] = true
		}
		if changes(&c.Resource) && done(c.Address) {
			asked, expected = append(asked, &asking{looker: l, config: c}), append(expected, want)
		}
	}
	var all together
	for i, a := range asked {
		old := l.left(a.config, wanted)
		// All at once: most of the time they wait, and one that differs must not keep others from being
		// read. How many calls there are at a time is the matter of the client.
		all.run(func() { a.readBack(expected[i], old) })
	}
	all.wait()
	return viewOf(asked)
}

// leftover is a config that must be gone after the apply.
type leftover struct {
	id    live.FunctionID
	shown string
}

// left is the config that a config was before, if it was for another function or qualifier and
// nothing else is for that now.
func (l *looker) left(c *model.AsyncConfig, wanted map[live.FunctionID]bool) *leftover {
	before := c.Planned.Before
	if before == nil {
		return nil
	}
	was := stored(c, before)
	id, ok := l.configID(was)
	if !ok || wanted[id] {
		return nil
	}
	shown := "the function " + identity.FunctionShown(was)
	switch {
	case was.Qualifier.Set == symbol.Yes:
		shown += " and the qualifier " + was.Qualifier.Show()
	case c.Planned.Action == model.Update:
		return nil // an import in FC 3.0 does not tell the qualifier, so that this may never have been it
	}
	return &leftover{id, shown}
}

// configID is the config in the account that a config is about. false: that is not known.
func (l *looker) configID(c *model.AsyncConfig) (live.FunctionID, bool) {
	id, ok := l.functionID(c)
	q, open := identity.Qualifier(c)
	qualifier, known := l.fill(q).Known()
	id.Qualifier = qualifier
	return id, ok && known && !open
}

// readBack compares the account with what the plan said, again and again while they differ.
func (a *asking) readBack(want *model.AsyncConfig, old *leftover) {
	if problem := a.elsewhere(want.Provider); problem != "" {
		a.unread(problem)
		return
	}
	id, ok := a.configID(want)
	if !ok {
		a.unread("the name of the function is not known, not even in the state")
		return
	}
	differs := ""
	for pause := firstPause; ; pause = min(2*pause, mostPause) {
		now, err := a.differsFrom(want, id, old)
		switch kind := live.KindOf(err); {
		case err == nil && now == "":
			return
		case err == nil:
			differs = now
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

// differsFrom says what differs from the plan at the moment, "" if nothing does.
func (a *asking) differsFrom(want *model.AsyncConfig, id live.FunctionID, old *leftover) (string, error) {
	var out []string
	switch found, err := a.Account.AsyncConfig(a.ctx, id); {
	case live.IsNotFound(err):
		out = append(out, "it is not there")
	case err != nil:
		return "", err
	default:
		out = append(out, differences(slices.DeleteFunc(settings(want, found), isDefault), "in the plan"))
	}
	if old != nil {
		switch _, err := a.Account.AsyncConfig(a.ctx, old.id); {
		case live.IsNotFound(err):
		case err != nil:
			return "", err
		default:
			out = append(out, "the one from before, for "+old.shown+", is still there")
		}
	}
	return strings.Join(slices.DeleteFunc(out, func(s string) bool { return s == "" }), "; "), nil
}

// isDefault reports whether the plan leaves a number to the API, and the account has its default.
func isDefault(s setting) bool {
	return s.written.Set == symbol.No && !s.written.Default && s.live != "" && s.live == alicloud.APIDefault(s.argument)
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
