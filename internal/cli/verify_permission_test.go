package cli

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fcasync/fcasync-lint/internal/cloudtest"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// documented is the policy in the page about verify.
func documented(t *testing.T) (actions []string, policy ram.Policy) {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "verify.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "```json\n")
	text, _, ok := strings.Cut(rest, "```")
	var d struct {
		Statement []struct{ Action []string }
	}
	if err := json.Unmarshal([]byte(text), &d); !ok || err != nil || len(d.Statement) != 1 {
		t.Fatal(err, text)
	}
	return d.Statement[0].Action, ram.Policy{Type: "Custom", Name: "verify", Document: ram.Decode(symbol.Lit(text), nil, ram.Identity), Attached: symbol.Yes}
}

// everyCall is a plan that verify asks all it can ask about.
func everyCall(t *testing.T) (dir string, state *cloudtest.Account) {
	t.Helper()
	const (
		queue    = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
		topic    = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
		bus      = "acs:eventbridge:cn-hangzhou:1234567890123456:eventbus/bus"
		rocket   = "acs:mq:cn-hangzhou:1234567890123456:/instances/MQ_INST_1/topic/t"
		role     = "acs:ram::1234567890123456:role/deliver"
		trust    = `{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["fc.aliyuncs.com"]}}]}`
		delivers = `{"Version":"1","Statement":[{"Effect":"Allow","Action":["mns:*","eventbridge:PutEvents","mq:PUB","mq:QueryInstanceBaseInfo","mq:OnsInstanceBaseInfo"],"Resource":"*"}]}`
	)
	var changes []string
	config := func(name, arguments, failure, success string) {
		typ := "alicloud_fcv3_async_invoke_config"
		if strings.Contains(arguments, "service_name") {
			typ = "alicloud_fc_function_async_invoke_config"
		}
		changes = append(changes, fmt.Sprintf(`{"address":"%[1]s.%[2]s","mode":"managed","type":"%[1]s","name":"%[2]s","provider_name":"registry.terraform.io/aliyun/alicloud","change":{"actions":["create"],"before":null,
"after":{%[3]s,"destination_config":[{"on_failure":[{"destination":"%[4]s"}],"on_success":[{"destination":"%[5]s"}]}]},"after_unknown":{}}}`, typ, name, arguments, failure, success))
	}
	config("a", `"function_name":"orders"`, queue, topic)
	config("b", `"function_name":"orders","qualifier":"live"`, bus, queue)
	config("c", `"service_name":"shop","function_name":"orders","qualifier":"live"`, queue, rocket)
	dir = t.TempDir()
	text := `{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"resource_changes":[` + strings.Join(changes, ",") + `]}`
	if err := os.WriteFile(filepath.Join(dir, "plan.json"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	function := func(role string) *cloudtest.Function {
		return &cloudtest.Function{Role: role, Versions: map[string]*cloudtest.Version{"1": {}}, Aliases: map[string]*cloudtest.Alias{"live": {VersionID: "1"}}}
	}
	return dir, &cloudtest.Account{
		Keys:       map[string]*cloudtest.AccessKey{canaryKey: {Secret: canarySecret, SecurityToken: canaryToken, Expires: time.Now().Add(time.Hour), User: "verify"}},
		Functions:  map[string]*cloudtest.Function{"orders": function(role)},
		Services:   map[string]*cloudtest.Service{"shop": {Role: role, Functions: map[string]*cloudtest.Function{"orders": {}}, Versions: map[string]*cloudtest.Version{"1": {}}, Aliases: map[string]*cloudtest.Alias{"live": {VersionID: "1"}}}},
		Roles:      map[string]*cloudtest.Role{"deliver": {Trust: trust, Policies: []cloudtest.Attachment{{Type: "Custom", Name: "send"}}}},
		Policies:   map[string]*cloudtest.Policy{"send": {Document: delivers}},
		Queues:     map[string]*cloudtest.Queue{"dead": {}},
		Topics:     map[string]*cloudtest.Topic{"done": {}},
		EventBuses: map[string]*cloudtest.EventBus{"bus": {}},
		Ons:        map[string]*cloudtest.OnsInstance{"MQ_INST_1": {Topics: map[string]*cloudtest.OnsTopic{"t": {}}}},
	}
}

// The policy in the page lets the caller verify everything, and nothing in it can be spared.
func TestWhatTheCallerNeeds(t *testing.T) {
	actions, policy := documented(t)
	dir, state := everyCall(t)
	s := cloudtest.Start(t, cloudtest.Options{State: state})
	run := func() (status int, found []struct{ Rule, Message, Fix string }) {
		t.Helper()
		status, stdout, stderr := verifyIn(t, dir, &httptest.Server{URL: s.URL}, "plan.json", "--region", "cn-hangzhou", "-f", "json", "--fail-on", "warning",
			"--endpoint", "eventbridge="+s.URL, "--endpoint", "ons="+s.URL)
		var report struct {
			Findings []struct{ Rule, Message, Fix string }
		}
		if err := json.Unmarshal([]byte(stdout), &report); err != nil {
			t.Fatal(err, stdout, stderr)
		}
		return status, report.Findings
	}
	if status, found := run(); status != statusOK || len(found) > 0 {
		t.Fatalf("status %d: %+v", status, found)
	}
	needed := map[string]bool{}
	for _, c := range s.Calls() {
		if c.Action == "sts:GetCallerIdentity" {
			continue // which anybody may call
		}
		needed[c.Action] = true
		if v := ram.Evaluate([]ram.Policy{policy}, ram.Request{Action: c.Action, Resource: symbol.Lit("acs:x:cn-hangzhou:1234567890123456:" + c.Resource)}); v.Decision != ram.Allowed {
			t.Errorf("%s is needed, and not documented", c.Action)
		}
	}
	for _, action := range actions {
		t.Run(action, func(t *testing.T) {
			if !needed[action] {
				t.Error("it is documented, and not needed")
			}
			s.Inject(cloudtest.Fault{Match: cloudtest.Match{Action: action}, Deny: true})
			defer s.ClearFaults()
			_, found := run()
			if len(found) == 0 {
				t.Error("nothing is said without it")
			}
			if len(found) > 4 { // what one call of a config says is said once
				t.Errorf("%d findings", len(found))
			}
			for _, f := range found {
				if f.Rule != "FCA909" || !strings.Contains(f.Message, "it lacks "+action) || !strings.Contains(f.Fix, action) {
					t.Errorf("%+v", f)
				}
			}
		})
	}
}
