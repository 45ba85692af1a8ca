package verify

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

// behind answers with what was before for some time.
type behind struct {
	*account
	until time.Time
	old   *live.AsyncConfig
}

func (b *behind) AsyncConfig(ctx context.Context, f live.FunctionID) (*live.AsyncConfig, error) {
	if time.Now().Before(b.until) {
		if b.old == nil {
			return nil, &live.Error{Kind: live.NotFound, Call: "config", Reason: "there is no such thing"}
		}
		return b.old, nil
	}
	return b.account.AsyncConfig(ctx, f)
}

func TestReadBack(t *testing.T) {
	const after = `{"function_name":"orders","max_async_retry_attempts":2,"destination_config":[{"on_failure":[{"destination":"` + dead + `"}],"on_success":[]}]}`
	source1 := config("max_async_retry_attempts = 2\n" + failure(dead))
	named := `variable "f" {}
resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = var.f
}
`
	planned := &live.AsyncConfig{MaxRetries: num(2), OnFailure: dead}
	asPlanned := map[string]any{"config/orders:LATEST": planned}
	denied := map[string]error{"config": &live.Error{Kind: live.Denied, Call: "GetAsyncInvokeConfig", Reason: "the caller may not ask: it lacks fc:GetFunctionAsyncInvokeConfig"}}
	type attributes = map[string]any
	for _, c := range []struct {
		name, source, action, before, after string
		account                             live.Account
		state                               attributes
		want                                []string
		configs                             int
	}{
		{name: "as planned", source: source1, action: "create", after: after, account: &account{things: asPlanned}, configs: 1},
		{name: "not changed", source: source1, action: "no-op", after: after, account: &account{}},
		{name: "another number, and nothing where something was planned", source: source1, action: "update", after: after, configs: 1,
			account: &account{things: map[string]any{"config/orders:LATEST": &live.AsyncConfig{MaxRetries: num(5)}}},
			want:    []string{`FCA908 error readback: after the apply, the config of the function "orders" in the account is not what the plan said: max_async_retry_attempts is 5 in the account, and 2 in the plan; on_failure is not set in the account`}},
		{name: "something where nothing was planned", source: source1, action: "create", after: after, configs: 1,
			account: &account{things: map[string]any{"config/orders:LATEST": &live.AsyncConfig{MaxRetries: num(2), OnFailure: dead, MaxAge: num(60)}}},
			want:    []string{`FCA908 error readback: max_async_event_age_in_seconds is 60 in the account, and null in the plan`}},
		{name: "not there", source: source1, action: "delete create", after: after, account: &account{}, configs: 1, want: []string{`FCA908 error readback: it is not there`}},
		{name: "not there yet", source: source1, action: "create", after: after, configs: 1,
			account: &behind{account: &account{things: asPlanned}, until: time.Now().Add(time.Second)}},
		{name: "the old one for a while", source: source1, action: "update", after: after, configs: 1,
			account: &behind{account: &account{things: asPlanned}, until: time.Now().Add(time.Second), old: &live.AsyncConfig{}}},
		{name: "what the plan leaves to the API has its default", source: config(failure(dead)), action: "create", configs: 1,
			after:   `{"function_name":"orders","destination_config":[{"on_failure":[{"destination":"` + dead + `"}],"on_success":[]}]}`,
			account: &account{things: map[string]any{"config/orders:LATEST": &live.AsyncConfig{MaxRetries: num(3), MaxAge: num(86400), OnFailure: dead}}}},
		{name: "what the plan leaves to the API is kept", source: config(failure(dead)), action: "create", configs: 1,
			after:   `{"function_name":"orders","destination_config":[{"on_failure":[{"destination":"` + dead + `"}],"on_success":[]}]}`,
			account: &account{things: map[string]any{"config/orders:LATEST": &live.AsyncConfig{MaxRetries: num(4), OnFailure: dead}}},
			want:    []string{`FCA908 error readback: max_async_retry_attempts is 4 in the account, and null in the plan`}},
		{name: "the old one is gone", source: source1, action: "delete create", before: `{"function_name":"former","qualifier":null}`, after: after, configs: 1,
			account: &account{things: asPlanned}},
		{name: "the old one is still there", source: source1, action: "delete create", before: `{"function_name":"former","qualifier":null}`, after: after, configs: 1,
			account: &account{things: map[string]any{"config/orders:LATEST": planned, "config/former:LATEST": planned}},
			want:    []string{`FCA908 error readback: what the plan said: the one from before, for the function "former", is still there`}},
		{name: "the old qualifier is still there", source: source1, action: "update", before: `{"function_name":"orders","qualifier":"prod"}`, after: after, configs: 1,
			account: &account{things: map[string]any{"config/orders:LATEST": planned, "config/orders:prod": planned}},
			want:    []string{`FCA908 error readback: the one from before, for the function "orders" and the qualifier "prod", is still there`}},
		{name: "the old one cannot be asked for", source: source1, action: "delete create", before: `{"function_name":"former"}`, after: after, configs: 1,
			account: &account{things: asPlanned, fails: map[string]error{"config/former:LATEST": denied["config"]}},
			want:    []string{`FCA909 warning readback: it could not be verified whether it is as planned`}},
		{name: "denied", source: source1, action: "create", after: after, account: &account{fails: denied}, configs: 1,
			want: []string{`FCA909 warning readback: it could not be verified whether it is as planned after the apply: .*fc:GetFunctionAsyncInvokeConfig`}},
		{name: "what the plan does not know is in the state", source: named, action: "create", after: `{}`, configs: 1,
			account: &account{things: map[string]any{"config/made-up:LATEST": &live.AsyncConfig{}}}, state: attributes{"function_name": "made-up"}},
		{name: "what nothing knows", source: named, action: "create", after: `{}`, account: &account{}, configs: 1,
			want: []string{`FCA909 warning readback: the name of the function is not known`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			content := plan([]change{{"alicloud_fcv3_async_invoke_config.c", c.action, c.before, c.after}})
			if c.after == `{}` {
				content = bytes.Replace(content, []byte(`"after_unknown":{}`), []byte(`"after_unknown":{"function_name":true}`), 1)
			}
			for name, content := range map[string][]byte{
				"main.tf": []byte(c.source), "plan.json": content,
			} {
				if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			o := parse.Options{Options: source.Options{Dir: dir, Tree: dir}, Plans: parse.Plans{Source: dir}}
			results, _, err := parse.Each([]string{"plan.json"}, o, func(p *model.Project) *check.Result {
				ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
				defer cancel()
				v := ReadBack(ctx, Options{Account: c.account, Caller: live.Caller{Account: "1234567890"}, Region: "cn-hangzhou"}, p, func(string) map[string]any { return c.state }, func(string) bool { return true })
				if v.Configs != c.configs {
					t.Errorf("%d configs", v.Configs)
				}
				return check.RunWith(p, Rules(), Known(v))
			})
			if err != nil {
				t.Fatal(err)
			}
			wants(t, results[0].Findings, c.want)
		})
	}
}
