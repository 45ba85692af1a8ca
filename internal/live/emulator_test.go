package live_test

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fcasync/fcasync-lint/internal/cloudtest"
	"github.com/fcasync/fcasync-lint/internal/live"
)

// stocked is an account that has one of everything.
func stocked() *cloudtest.Account {
	retries := int64(5)
	config := map[string]*cloudtest.AsyncConfig{"LATEST": {
		MaxAsyncRetryAttempts: &retries,
		DestinationConfig:     &cloudtest.DestinationConfig{OnFailure: &cloudtest.Destination{Destination: "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"}},
	}}
	return &cloudtest.Account{
		Functions: map[string]*cloudtest.Function{"orders": {
			Role: "acs:ram::1234567890123456:role/deliver", AsyncConfigs: config,
			Versions: map[string]*cloudtest.Version{"1": {}}, Aliases: map[string]*cloudtest.Alias{"live": {VersionID: "1"}},
		}},
		Services: map[string]*cloudtest.Service{"shop": {
			Role: "acs:ram::1234567890123456:role/deliver", Functions: map[string]*cloudtest.Function{"orders": {AsyncConfigs: config}},
			Versions: map[string]*cloudtest.Version{"1": {}}, Aliases: map[string]*cloudtest.Alias{"live": {VersionID: "1"}},
		}},
		Roles: map[string]*cloudtest.Role{"deliver": {
			Trust:    `{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["fc.aliyuncs.com"],"RAM":["acs:ram::1234567890123456:root"]}}]}`,
			Policies: []cloudtest.Attachment{{Type: "Custom", Name: "send"}, {Type: "System", Name: "AliyunFCInvocationAccess"}},
		}},
		Policies: map[string]*cloudtest.Policy{"send": {
			DefaultVersion: "v2",
			Versions: map[string]*cloudtest.PolicyVersion{
				"v1": {Document: `{"Version":"1","Statement":[]}`},
				"v2": {Document: `{"Version":"1","Statement":[{"Effect":"Allow","Action":"mns:SendMessage","Resource":"*"}]}`},
			},
		}},
		Queues: map[string]*cloudtest.Queue{"dead": {}}, Topics: map[string]*cloudtest.Topic{"done": {}},
		EventBuses: map[string]*cloudtest.EventBus{"bus": {}},
		Ons:        map[string]*cloudtest.OnsInstance{"MQ_INST_1": {Topics: map[string]*cloudtest.OnsTopic{"t": {}}}},
	}
}

func static() *live.Source {
	return live.StaticSource("a test", live.NewCredentials(cloudtest.DefaultKeyID, cloudtest.DefaultSecret, ""))
}

// client asks the emulator, with little patience.
func client(t *testing.T, s *cloudtest.Server, change ...func(*live.Options)) *live.Client {
	t.Helper()
	given := map[string]string{}
	for _, service := range live.Services() {
		given[service] = s.URL
	}
	endpoints, err := live.Endpoints(given, func(string) (string, bool) { return "", false })
	if err != nil {
		t.Fatal(err)
	}
	o := live.Options{
		Credentials: static(), Region: cloudtest.DefaultRegion, Endpoints: endpoints,
		Timeout: 2 * time.Second, Backoff: time.Millisecond, Attempts: 4,
	}
	for _, f := range change {
		f(&o)
	}
	c, err := live.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// asked is a question with something that is there, or that is not.
type asked struct {
	action string // that the call needs, and the emulator names where it denies it; "" is any
	ask    func(ctx context.Context, c *live.Client, there bool) error
}

// name is that of something that is there, or of something that is not.
func name(there bool, s string) string {
	if there {
		return s
	}
	return s + "-not"
}

var everything = map[string]asked{
	"config FC2": {"fc:GetFunctionAsyncInvokeConfig", func(ctx context.Context, c *live.Client, there bool) error {
		a, err := c.AsyncConfig(ctx, live.FunctionID{Generation: 2, Service: "shop", Name: name(there, "orders"), Qualifier: "LATEST"})
		if err == nil && (*a.MaxRetries != 5 || a.OnFailure == "") {
			return fmt.Errorf("%+v", a)
		}
		return err
	}},
	"config FC3": {"fc:GetFunctionAsyncInvokeConfig", func(ctx context.Context, c *live.Client, there bool) error {
		a, err := c.AsyncConfig(ctx, live.FunctionID{Generation: 3, Name: name(there, "orders"), Qualifier: "LATEST"})
		if err == nil && (*a.MaxRetries != 5 || a.OnFailure == "" || a.OnSuccess != "") {
			return fmt.Errorf("%+v", a)
		}
		return err
	}},
	"function FC2": {"fc:GetFunction", func(ctx context.Context, c *live.Client, there bool) error {
		_, err := c.Function(ctx, live.FunctionID{Generation: 2, Service: "shop", Name: name(there, "orders")})
		return err
	}},
	"function FC3": {"fc:GetFunction", func(ctx context.Context, c *live.Client, there bool) error {
		f, err := c.Function(ctx, live.FunctionID{Generation: 3, Name: name(there, "orders")})
		if err == nil && !strings.HasSuffix(f.Role, "role/deliver") {
			return fmt.Errorf("%+v", f)
		}
		return err
	}},
	"service": {"fc:GetService", func(ctx context.Context, c *live.Client, there bool) error {
		_, err := c.Service(ctx, "", name(there, "shop"), "")
		return err
	}},
	"alias FC2": {"fc:GetAlias", func(ctx context.Context, c *live.Client, there bool) error {
		return c.Alias(ctx, live.FunctionID{Generation: 2, Service: "shop", Name: "orders", Qualifier: name(there, "live")})
	}},
	"alias FC3": {"fc:GetAlias", func(ctx context.Context, c *live.Client, there bool) error {
		return c.Alias(ctx, live.FunctionID{Generation: 3, Name: "orders", Qualifier: name(there, "live")})
	}},
	"role": {"ram:GetRole", func(ctx context.Context, c *live.Client, there bool) error {
		r, err := c.Role(ctx, name(there, "deliver"))
		if err == nil && !strings.Contains(r.Trust, "fc.aliyuncs.com") {
			return fmt.Errorf("%+v", r)
		}
		return err
	}},
	"policies": {"ram:ListPoliciesForRole", func(ctx context.Context, c *live.Client, there bool) error {
		list, err := c.RolePolicies(ctx, name(there, "deliver"))
		if err == nil && len(list) != 2 {
			return fmt.Errorf("%+v", list)
		}
		return err
	}},
	"policy": {"ram:GetPolicy", func(ctx context.Context, c *live.Client, there bool) error {
		p, err := c.Policy(ctx, "Custom", name(there, "send"))
		if err == nil && (p.Version != "v2" || !strings.Contains(p.Document, "mns:SendMessage")) {
			return fmt.Errorf("%+v", p)
		}
		return err
	}},
	"system policy": {"ram:GetPolicy", func(ctx context.Context, c *live.Client, there bool) error {
		_, err := c.Policy(ctx, "System", name(there, "AliyunFCInvocationAccess"))
		return err
	}},
	"queue": {"mns:GetQueueAttributes", func(ctx context.Context, c *live.Client, there bool) error {
		return c.Queue(ctx, "", name(there, "dead"))
	}},
	"topic": {"mns:GetTopicAttributes", func(ctx context.Context, c *live.Client, there bool) error {
		return c.Topic(ctx, "", name(there, "done"))
	}},
	"bus": {"eventbridge:GetEventBus", func(ctx context.Context, c *live.Client, there bool) error {
		return c.EventBus(ctx, "", name(there, "bus"))
	}},
	"RocketMQ": {"", func(ctx context.Context, c *live.Client, there bool) error {
		return c.RocketMQTopic(ctx, "", name(there, "MQ_INST_1"), "t")
	}},
}

// The emulator and the client were written from the same facts, and not by looking at each other:
// paths, parameters, signatures, answers and codes agree.
func TestAgainstTheEmulator(t *testing.T) {
	s := cloudtest.Start(t, cloudtest.Options{State: stocked()})
	c := client(t, s)
	caller, err := c.Caller(t.Context())
	if err != nil || caller.Account != cloudtest.DefaultAccountID {
		t.Fatalf("%+v, %v", caller, err)
	}
	for what, a := range everything {
		t.Run(what, func(t *testing.T) {
			if err := a.ask(t.Context(), c, true); err != nil {
				t.Errorf("there: %v", err)
			}
			if err := a.ask(t.Context(), c, false); !live.IsNotFound(err) {
				t.Errorf("not there: %v", err)
			}
			for _, f := range []struct {
				name  string
				fault cloudtest.Fault
				kind  live.Kind // of the error; Refused: there is none
			}{
				{"denied", cloudtest.Fault{Deny: true}, live.Denied},
				{"throttled for a while", cloudtest.Fault{Throttle: true, Times: 2}, live.Refused},
				{"throttled", cloudtest.Fault{Throttle: true}, live.Throttled},
				{"a failure that passes", cloudtest.Fault{Status: 503, Code: "ServiceUnavailable", Times: 3}, live.Refused},
				{"a failure", cloudtest.Fault{Status: 500, Code: "InternalError"}, live.Unreachable},
				{"dropped once", cloudtest.Fault{Drop: true, Times: 1}, live.Refused},
				{"dropped", cloudtest.Fault{Drop: true}, live.Unreachable},
				{"truncated", cloudtest.Fault{Truncate: true}, live.Malformed},
				{"no JSON", cloudtest.Fault{Garbage: true}, live.Malformed},
				{"an expired token", cloudtest.Fault{Status: 400, Code: "InvalidSecurityToken.Expired"}, live.Unauthenticated},
			} {
				s.Inject(f.fault)
				err := a.ask(t.Context(), c, true)
				s.ClearFaults()
				if f.kind == live.Refused && err == nil {
					continue
				}
				if err == nil || live.KindOf(err) != f.kind {
					t.Errorf("%s: %v", f.name, err)
				}
				var e *live.Error
				if f.name == "denied" && errors.As(err, &e) && a.action != "" && e.Action != a.action {
					t.Errorf("denied: %s is to be granted, and %s is needed", e.Action, a.action)
				}
			}
		})
	}
}

// Slow answers, and certificates and sessions that are not accepted, of every call.
func TestEveryCallThatGetsNoAnswer(t *testing.T) {
	state := stocked()
	state.Keys = map[string]*cloudtest.AccessKey{
		cloudtest.DefaultKeyID: {Secret: cloudtest.DefaultSecret},
		"STS.late":             {Secret: "late-secret", SecurityToken: "late/token+==", Expires: time.Now().Add(-time.Minute), Role: "deliver"},
	}
	plain, secure := cloudtest.Start(t, cloudtest.Options{State: state}), cloudtest.Start(t, cloudtest.Options{State: state, TLS: true})
	everything := maps.Clone(everything)
	everything["caller"] = asked{"", func(ctx context.Context, c *live.Client, _ bool) error { _, err := c.Caller(ctx); return err }}
	late := live.StaticSource("a test", live.NewCredentials("STS.late", "late-secret", "late/token+=="))
	hasty := func(o *live.Options) { o.Timeout, o.Attempts = 100*time.Millisecond, 2 }
	for what, a := range everything {
		for _, c := range []struct {
			name   string
			fault  cloudtest.Fault
			client *live.Client
			kind   live.Kind
			says   string // "" is no error
		}{
			{"slow once", cloudtest.Fault{Delay: cloudtest.Duration(time.Second), Times: 1}, client(t, plain, hasty), 0, ""},
			{"slow", cloudtest.Fault{Delay: cloudtest.Duration(time.Second)}, client(t, plain, hasty), live.Unreachable, "there is no answer within 100ms"},
			{"no right", cloudtest.Fault{Status: 403, Code: "Forbidden.RiskControl"}, client(t, plain), live.Refused, "Forbidden.RiskControl"},
			{"an expired session", cloudtest.Fault{}, client(t, plain, func(o *live.Options) { o.Credentials = late }), live.Unauthenticated, "the session's token is expired"},
			{"a certificate that is not trusted", cloudtest.Fault{}, client(t, secure), live.Unreachable, "does not trust"},
		} {
			plain.ClearFaults()
			if c.fault.Delay != 0 || c.fault.Status != 0 {
				plain.Inject(c.fault)
			}
			err := a.ask(t.Context(), c.client, true)
			if c.says == "" && err != nil || c.says != "" && (err == nil || live.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.says)) {
				t.Errorf("%s, %s: %v", what, c.name, err)
			}
			if text := fmt.Sprintf("%v %#v", err, err); strings.Contains(text, "late-secret") || strings.Contains(text, "late/token") || strings.Contains(text, cloudtest.DefaultSecret) {
				t.Errorf("%s, %s shows credentials: %s", what, c.name, text)
			}
		}
	}
}

func TestEmulatorWithTLS(t *testing.T) {
	s := cloudtest.Start(t, cloudtest.Options{State: stocked(), TLS: true})
	trusting := func(o *live.Options) {
		o.Transport = &http.Transport{TLSClientConfig: &tls.Config{RootCAs: s.Roots}}
	}
	for what, a := range everything {
		if err := a.ask(t.Context(), client(t, s, trusting), true); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := everything["role"].ask(t.Context(), client(t, s), true); live.KindOf(err) != live.Unreachable || !strings.Contains(err.Error(), "does not trust") {
		t.Error(err)
	}
}

func TestWrongKeysAndClocks(t *testing.T) {
	for name, c := range map[string]struct {
		now    func() time.Time
		source *live.Source
		says   string
	}{
		"wrong secret": {nil, live.StaticSource("t", live.NewCredentials(cloudtest.DefaultKeyID, "wrong", "")), "the access key's secret is wrong"},
		"unknown key":  {nil, live.StaticSource("t", live.NewCredentials("nobody", "wrong", "")), "the access key is not known"},
		"wrong clock":  {func() time.Time { return time.Now().Add(3 * time.Hour) }, static(), "the clock of this machine is wrong"},
	} {
		s := cloudtest.Start(t, cloudtest.Options{State: stocked(), Now: c.now})
		for what, a := range everything {
			err := a.ask(t.Context(), client(t, s, func(o *live.Options) { o.Credentials = c.source }), true)
			if live.KindOf(err) != live.Unauthenticated || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s, %s: %v", name, what, err)
			}
			if strings.Contains(fmt.Sprint(err), cloudtest.DefaultSecret) {
				t.Errorf("shown: %v", err)
			}
		}
	}
}

// A role that is assumed signs with a session, whose token every kind of call has to carry.
func TestAssumedRolesAgainstTheEmulator(t *testing.T) {
	state := stocked()
	state.OIDC = map[string]*cloudtest.OIDCProvider{"github": {Tokens: []string{"a-token"}}}
	state.Roles["caller"] = &cloudtest.Role{
		Trust: `{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1234567890123456:root"]}},
			{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Federated":["acs:ram::1234567890123456:oidc-provider/github"]}}]}`,
		Policies: []cloudtest.Attachment{{Type: "System", Name: "AdministratorAccess"}},
	}
	token := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(token, []byte("a-token"), 0o600); err != nil {
		t.Fatal(err)
	}
	const role = "acs:ram::1234567890123456:role/caller"
	for name, environment := range map[string]map[string]string{
		"AssumeRole": {"ALICLOUD_ACCESS_KEY": cloudtest.DefaultKeyID, "ALICLOUD_SECRET_KEY": cloudtest.DefaultSecret, "ALICLOUD_ASSUME_ROLE_ARN": role},
		"OIDC":       {"ALIBABA_CLOUD_ROLE_ARN": role, "ALIBABA_CLOUD_OIDC_PROVIDER_ARN": "acs:ram::1234567890123456:oidc-provider/github", "ALIBABA_CLOUD_OIDC_TOKEN_FILE": token},
	} {
		t.Run(name, func(t *testing.T) {
			s := cloudtest.Start(t, cloudtest.Options{State: state})
			source, err := live.Find(live.Search{LookupEnv: func(name string) (string, bool) { v, ok := environment[name]; return v, ok }})
			if err != nil {
				t.Fatal(err)
			}
			c := client(t, s, func(o *live.Options) { o.Credentials = source })
			caller, err := c.Caller(t.Context())
			if err != nil || !strings.Contains(caller.ARN, "caller") {
				t.Fatalf("%+v, %v", caller, err)
			}
			for what, a := range everything {
				if err := a.ask(t.Context(), c, true); err != nil {
					t.Errorf("%s: %v", what, err)
				}
			}
		})
	}
}
