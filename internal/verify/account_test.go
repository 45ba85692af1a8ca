package verify

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

// account is an account in memory. Things are known by KIND/NAME: function/orders,
// function/shop:orders, function/orders:1, alias/orders:live, service/shop, queue/dead, role/deliver,
// policy/Custom/send, attached/deliver.
type account struct {
	mu     sync.Mutex
	things map[string]any
	fails  map[string]error // by KIND or KIND/NAME
	asked  map[string]int
}

func find[T any](a *account, kind, name string) (T, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	var none T
	key := kind + "/" + name
	if a.asked == nil {
		a.asked = map[string]int{}
	}
	a.asked[key]++
	for _, k := range []string{key, kind} {
		if err := a.fails[k]; err != nil {
			return none, err
		}
	}
	v, ok := a.things[key]
	if !ok {
		return none, &live.Error{Kind: live.NotFound, Call: key, Reason: "there is no such thing"}
	}
	value, _ := v.(T)
	return value, nil
}

func there(a *account, kind, name string) error {
	_, err := find[any](a, kind, name)
	return err
}

func (a *account) Caller(context.Context) (*live.Caller, error) {
	return &live.Caller{Account: "1234567890"}, nil
}
func (a *account) AsyncConfig(_ context.Context, f live.FunctionID) (*live.AsyncConfig, error) {
	return find[*live.AsyncConfig](a, "config", f.String())
}
func (a *account) Function(_ context.Context, f live.FunctionID) (*live.Function, error) {
	v, err := find[*live.Function](a, "function", f.String())
	if err == nil && v == nil {
		v = &live.Function{}
	}
	return v, err
}
func (a *account) Service(_ context.Context, _, name, qualifier string) (*live.Service, error) {
	if qualifier != "" {
		name += "." + qualifier
	}
	v, err := find[*live.Service](a, "service", name)
	if err == nil && v == nil {
		v = &live.Service{}
	}
	return v, err
}
func (a *account) Alias(_ context.Context, f live.FunctionID) error {
	return there(a, "alias", f.String())
}
func (a *account) Role(_ context.Context, name string) (*live.Role, error) {
	trust, err := find[string](a, "role", name)
	if written, ok := a.things["name/"+name].(string); ok {
		name = written // ARNs have names in lower case
	}
	return &live.Role{Name: name, Trust: trust}, err
}
func (a *account) RolePolicies(_ context.Context, role string) ([]live.Policy, error) {
	if err := there(a, "role", role); err != nil {
		return nil, err
	}
	names, err := find[string](a, "attached", role)
	if live.IsNotFound(err) {
		return nil, nil
	}
	var out []live.Policy
	for _, n := range strings.Fields(names) {
		typ, name, _ := strings.Cut(n, "/")
		out = append(out, live.Policy{Type: typ, Name: name})
	}
	return out, err
}
func (a *account) Policy(_ context.Context, typ, name string) (*live.Policy, error) {
	document, err := find[string](a, "policy", typ+"/"+name)
	return &live.Policy{Type: typ, Name: name, Version: "v3", Document: document}, err
}
func (a *account) Queue(_ context.Context, _, name string) error    { return there(a, "queue", name) }
func (a *account) Topic(_ context.Context, _, name string) error    { return there(a, "topic", name) }
func (a *account) EventBus(_ context.Context, _, name string) error { return there(a, "bus", name) }
func (a *account) RocketMQTopic(_ context.Context, _, instance, name string) error {
	return there(a, "mq", instance+"/"+name)
}

// change is what a plan does to a resource.
type change struct {
	address string
	actions string // "create", "delete create"
	before  string // JSON, "" is null
	after   string
}

// plan is the JSON of a plan.
func plan(changes []change) []byte {
	type object = map[string]any
	list := []object{}
	for _, c := range changes {
		parts := strings.Split(c.address, ".")
		var before, after any
		json.Unmarshal([]byte(c.before), &before)
		json.Unmarshal([]byte(c.after), &after)
		list = append(list, object{
			"address": c.address, "mode": "managed", "type": parts[0], "name": parts[1],
			"provider_name": "registry.terraform.io/aliyun/alicloud",
			"change": object{
				"actions": strings.Fields(c.actions), "before": before, "after": after, "after_unknown": object{},
				"before_sensitive": object{}, "after_sensitive": object{},
			},
		})
	}
	b, err := json.Marshal(object{"format_version": "1.2", "terraform_version": "1.11.4", "resource_changes": list, "planned_values": object{"root_module": object{}}})
	if err != nil {
		panic(err)
	}
	return b
}

// look verifies source, and a plan of it if there are changes, and returns the findings as
// ID severity subject: message.
func look(t *testing.T, ctx context.Context, a live.Account, src string, changes []change) (got []check.Finding, v *View) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	paths, plans := []string{"."}, parse.Plans{}
	if changes != nil {
		if err := os.WriteFile(filepath.Join(dir, "plan.json"), plan(changes), 0o600); err != nil {
			t.Fatal(err)
		}
		paths, plans.Source = []string{"plan.json"}, dir
	}
	o := parse.Options{Options: source.Options{Dir: dir, Tree: dir, LookupEnv: func(string) (string, bool) { return "", false }}, Plans: plans}
	results, _, err := parse.Each(paths, o, func(p *model.Project) *check.Result {
		v = Look(ctx, Options{Account: a, Caller: live.Caller{Account: "1234567890"}, Region: "cn-hangzhou"}, p)
		for _, problem := range p.Problems {
			t.Errorf("%v", problem)
		}
		return check.RunWith(p, Rules(), Known(v))
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		got = append(got, r.Findings...)
	}
	return got, v
}

// wants compares findings with `FCA901 error function: regular expression`, in their order.
func wants(t *testing.T, got []check.Finding, want []string) {
	t.Helper()
	for i, f := range got {
		text := f.Rule + " " + f.Severity.String() + " " + f.Subject + ": " + f.Message
		if i >= len(want) {
			t.Errorf("also %s", text)
		} else if head, re, _ := strings.Cut(want[i], ": "); !strings.HasPrefix(text, head+": ") || !regexp.MustCompile(re).MatchString(text) {
			t.Errorf("got  %s\nwant %s", text, want[i])
		}
		if f.Location.IsZero() || f.Address == "" {
			t.Errorf("%s has no place", text)
		}
	}
	for _, w := range want[min(len(want), len(got)):] {
		t.Errorf("lacking %s", w)
	}
}

// quoted is a text as JSON has it.
func quoted(text string) string {
	b, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(b)
}
