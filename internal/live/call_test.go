package live

import (
	"context"
	"reflect"
	"testing"
)

// question is one method of Account with what is asked.
type question struct {
	name string
	ask  func(context.Context, Account) (any, error)
}

func none(err error) (any, error) { return nil, err }

func got[T any](v T, err error) (any, error) { return v, err }

var (
	fc2 = FunctionID{Generation: 2, Service: "shop", Name: "orders", Qualifier: "live", Region: "cn-hangzhou"}
	fc3 = FunctionID{Generation: 3, Name: "shop$orders", Qualifier: "live", Region: "cn-hangzhou"}
)

var questions = []question{
	{"caller", func(ctx context.Context, a Account) (any, error) { return got(a.Caller(ctx)) }},
	{"async config FC2", func(ctx context.Context, a Account) (any, error) { return got(a.AsyncConfig(ctx, fc2)) }},
	{"async config FC3", func(ctx context.Context, a Account) (any, error) { return got(a.AsyncConfig(ctx, fc3)) }},
	{"function FC2", func(ctx context.Context, a Account) (any, error) { return got(a.Function(ctx, fc2)) }},
	{"function FC3", func(ctx context.Context, a Account) (any, error) { return got(a.Function(ctx, fc3)) }},
	{"service", func(ctx context.Context, a Account) (any, error) {
		return got(a.Service(ctx, "cn-hangzhou", "shop", "1"))
	}},
	{"alias FC2", func(ctx context.Context, a Account) (any, error) { return none(a.Alias(ctx, fc2)) }},
	{"alias FC3", func(ctx context.Context, a Account) (any, error) { return none(a.Alias(ctx, fc3)) }},
	{"role", func(ctx context.Context, a Account) (any, error) { return got(a.Role(ctx, "deliver")) }},
	{"policies", func(ctx context.Context, a Account) (any, error) { return got(a.RolePolicies(ctx, "deliver")) }},
	{"policy", func(ctx context.Context, a Account) (any, error) { return got(a.Policy(ctx, "Custom", "send")) }},
	{"queue", func(ctx context.Context, a Account) (any, error) { return none(a.Queue(ctx, "cn-hangzhou", "dead")) }},
	{"topic", func(ctx context.Context, a Account) (any, error) { return none(a.Topic(ctx, "cn-hangzhou", "dead")) }},
	{"bus", func(ctx context.Context, a Account) (any, error) {
		return none(a.EventBus(ctx, "cn-hangzhou", "dead"))
	}},
	{"topic of RocketMQ", func(ctx context.Context, a Account) (any, error) {
		return none(a.RocketMQTopic(ctx, "cn-hangzhou", "MQ_INST_1", "dead"))
	}},
}

func number(n int64) *int64 { return &n }
func truth(b bool) *bool    { return &b }

func TestEachCall(t *testing.T) {
	const config = `{"maxAsyncRetryAttempts":0,"maxAsyncEventAgeInSeconds":60,"asyncTask":true,"statefulInvocation":false,
		"destinationConfig":{"onSuccess":null,"onFailure":{"destination":"acs:mns:x"}},"lastModifiedTime":"then"}`
	async := func(task bool) *AsyncConfig {
		return &AsyncConfig{MaxAge: number(60), MaxRetries: number(0), TaskMode: truth(task), OnFailure: "acs:mns:x", LastModified: "then"}
	}
	want := map[string]struct {
		call, answer string
		query        map[string]string
		is           any
	}{
		"caller":           {"GetCallerIdentity", `{"AccountId":"123456789012","Arn":"acs:ram::123456789012:user/u"}`, nil, &Caller{"123456789012", "acs:ram::123456789012:user/u"}},
		"async config FC2": {"GET /2021-04-06/services/shop/functions/orders/async-invoke-config", config, map[string]string{"qualifier": "live"}, async(false)},
		"async config FC3": {"GET /2023-03-30/functions/shop$orders/async-invoke-config", config, map[string]string{"qualifier": "live"}, async(true)},
		"function FC2":     {"GET /2021-04-06/services/shop/functions/orders", `{"functionName":"orders"}`, map[string]string{"qualifier": "live"}, &Function{}},
		"function FC3":     {"GET /2023-03-30/functions/shop$orders", `{"functionName":"orders","role":"r"}`, map[string]string{"qualifier": "live"}, &Function{"r"}},
		"service":          {"GET /2021-04-06/services/shop", `{"serviceName":"shop","role":"r"}`, map[string]string{"qualifier": "1"}, &Service{"r"}},
		"alias FC2":        {"GET /2021-04-06/services/shop/aliases/live", `{"aliasName":"live"}`, map[string]string{"qualifier": ""}, nil},
		"alias FC3":        {"GET /2023-03-30/functions/shop$orders/aliases/live", `{"aliasName":"live"}`, map[string]string{"qualifier": ""}, nil},
		"role": {"GetRole", `{"Role":{"RoleName":"deliver","Arn":"arn","AssumeRolePolicyDocument":"{}"}}`,
			map[string]string{"RoleName": "deliver", "Version": "2015-05-01", "SecurityToken": canaryToken}, &Role{"deliver", "arn", "{}"}},
		"policies": {"ListPoliciesForRole", `{"Policies":{"Policy":[{"PolicyName":"send","PolicyType":"Custom","DefaultVersion":"v2"}]}}`,
			map[string]string{"RoleName": "deliver"}, []Policy{{Type: "Custom", Name: "send", Version: "v2"}}},
		"policy": {"GetPolicy", `{"Policy":{"DefaultVersion":"v2"},"DefaultPolicyVersion":{"VersionId":"v2","PolicyDocument":"{}"}}`,
			map[string]string{"PolicyName": "send", "PolicyType": "Custom"}, &Policy{"Custom", "send", "v2", "{}"}},
		"queue":             {"GetQueueAttributes", `{"Code":200,"Success":true,"Data":{}}`, map[string]string{"QueueName": "dead", "Version": "2022-01-19"}, nil},
		"topic":             {"GetTopicAttributes", `{"Success":true}`, map[string]string{"TopicName": "dead"}, nil},
		"bus":               {"GetEventBus", `{"Code":"Success","Success":true}`, map[string]string{"EventBusName": "dead", "Version": "2020-04-01"}, nil},
		"topic of RocketMQ": {"OnsTopicList", `{"Data":{"PublishInfoDo":[{"Topic":"other"},{"Topic":"dead"}]}}`, map[string]string{"InstanceId": "MQ_INST_1", "Topic": "dead"}, nil},
	}
	for _, q := range questions {
		t.Run(q.name, func(t *testing.T) {
			w := want[q.name]
			s := serve(t, always(ok(w.answer)))
			is, err := q.ask(t.Context(), s.client(t))
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(is, w.is) {
				t.Errorf("got %+v, want %+v", is, w.is)
			}
			if len(s.calls) != 1 || s.calls[0] != w.call {
				t.Fatalf("calls %q, want %q", s.calls, w.call)
			}
			for name, value := range w.query {
				if got := s.params[0].Get(name); got != value {
					t.Errorf("%s is %q, want %q", name, got, value)
				}
			}
		})
	}
}

func TestCallerIsAskedOnce(t *testing.T) {
	s := serve(t, always(ok(`{"AccountId":"123456789012"}`)))
	c := s.client(t)
	for range 3 {
		if _, err := c.Caller(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if len(s.calls) != 1 {
		t.Errorf("%d calls", len(s.calls))
	}
}

func TestAnswersThatLackWhatWasAsked(t *testing.T) {
	for _, q := range questions {
		s := serve(t, always(ok(`{}`)))
		_, err := q.ask(t.Context(), s.client(t))
		switch q.name {
		case "queue", "topic", "bus", "async config FC2", "async config FC3": // an answer without content is one
			if err != nil {
				t.Errorf("%s: %v", q.name, err)
			}
		default:
			if KindOf(err) != Malformed {
				t.Errorf("%s: %v", q.name, err)
			}
		}
	}
}

func TestTopicThatIsNotInTheListMayBeHidden(t *testing.T) {
	s := serve(t, always(ok(`{"Data":{"PublishInfoDo":[]}}`)))
	if err := s.client(t).RocketMQTopic(t.Context(), "cn-hangzhou", "i", "t"); KindOf(err) != Hidden {
		t.Error(err)
	}
}
