package providertest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fcasync/fcasync-lint/internal/cloudtest"
)

const shop = `
data "alicloud_account" "this" {}

data "alicloud_regions" "here" {
  current = true
}

resource "alicloud_message_service_topic" "done" {
  topic_name = "orders-done"
}

resource "alicloud_ram_role" "orders" {
  role_name                   = "orders"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}

resource "alicloud_ram_policy" "send" {
  policy_name     = "orders-send"
  policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "mns:SendMessage", Resource = local.dead }]
  })
}

resource "alicloud_ram_role_policy_attachment" "send" {
  role_name   = alicloud_ram_role.orders.role_name
  policy_name = alicloud_ram_policy.send.policy_name
  policy_type = alicloud_ram_policy.send.type
}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.orders.arn
  environment_variables = {
    STAGE = "test"
  }
  code {
    zip_file = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="
  }
}

locals {
  dead = "acs:mns:${data.alicloud_regions.here.regions[0].id}:${data.alicloud_account.this.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = alicloud_fcv3_function.orders.function_name
  max_async_retry_attempts = 1
  destination_config {
    on_failure {
      destination = local.dead
    }
  }
  depends_on = [alicloud_ram_role_policy_attachment.send]
}

resource "alicloud_fc_function_async_invoke_config" "old" {
  service_name  = "shop"
  function_name = "old"
  destination_config {
    on_failure {
      destination = local.dead
    }
  }
}
`

// old is what is there of FC 2.0, whose services and functions the provider for tests does not have.
func old() *cloudtest.Account {
	return &cloudtest.Account{Services: map[string]*cloudtest.Service{"shop": {Functions: map[string]*cloudtest.Function{"old": {}}}}}
}

// stand is a terraform with a root module.
type stand struct {
	*testing.T
	*Terraform
	dir string
}

func (s *stand) write(source string) {
	s.Helper()
	if err := os.WriteFile(filepath.Join(s.dir, "main.tf"), []byte(source), 0o600); err != nil {
		s.Fatal(err)
	}
}

// ends runs terraform, which must end with the status.
func (s *stand) ends(status int, args ...string) string {
	s.Helper()
	out, err := s.Terraform.Run(s.Context(), s.dir, append(args, "-no-color")...)
	got := 0
	if e, ok := err.(interface{ ExitCode() int }); ok {
		got = e.ExitCode()
	} else if err != nil {
		s.Fatal(err)
	}
	if got != status {
		s.Fatalf("terraform %s: status %d, not %d\n%s", strings.Join(args, " "), got, status, out)
	}
	return out
}

// planned is the status of a plan: 0 without changes, 2 with.
var planned = []string{"plan", "-detailed-exitcode"}

// The whole life of everything that the provider has: made, nothing left to do, changed, changed by
// somebody else, imported, destroyed.
func TestTerraform(t *testing.T) {
	for _, tls := range []bool{false, true} {
		name := "http"
		if tls {
			name = "https"
		}
		t.Run(name, func(t *testing.T) {
			server := cloudtest.Start(t, cloudtest.Options{State: old(), TLS: tls})
			s := &stand{t, New(t), t.TempDir()}
			if tls {
				file := filepath.Join(t.TempDir(), "cert.pem")
				if err := os.WriteFile(file, server.PEM, 0o600); err != nil {
					t.Fatal(err)
				}
				s.Env = append(s.Env, "SSL_CERT_FILE="+file)
			}
			s.write(Provider(server) + shop)
			s.ends(0, "apply", "-auto-approve")
			state := server.State()
			const dead = "acs:mns:cn-hangzhou:1234567890123456:/queues/orders-dead/messages"
			config := state.Functions["orders"].AsyncConfigs["LATEST"]
			if config == nil || config.DestinationConfig.OnFailure.Destination != dead || config.DestinationConfig.OnSuccess != nil || *config.MaxAsyncRetryAttempts != 1 {
				t.Errorf("FC 3.0: %+v", config)
			}
			config = state.Services["shop"].Functions["old"].AsyncConfigs["LATEST"]
			if config == nil || config.DestinationConfig.OnFailure.Destination != dead || *config.MaxAsyncRetryAttempts != 2 {
				t.Errorf("FC 2.0: %+v", config)
			}
			if f := state.Functions["orders"]; f.Role != "acs:ram::1234567890123456:role/orders" || f.Settings["environmentVariables"] == nil {
				t.Errorf("function: %+v", f)
			}
			if p := state.Roles["orders"].Policies; len(p) != 1 || p[0].Name != "orders-send" || !strings.Contains(string(state.Policies["orders-send"].Versions["v1"].Document), dead) {
				t.Errorf("policies: %+v", p)
			}
			s.ends(0, planned...)

			s.write(Provider(server) + strings.NewReplacer(
				"max_async_retry_attempts = 1", "max_async_retry_attempts = 3\n  async_task = true",
				`service_name  = "shop"`, "service_name  = \"shop\"\n  stateful_invocation = true",
				`queue_name = "orders-dead"`, "queue_name = \"orders-dead\"\n  delay_seconds = 5",
				`topic_name = "orders-done"`, "topic_name = \"orders-done\"\n  max_message_size = 2048",
				`"mns:SendMessage"`, `["mns:SendMessage"]`, `STAGE = "test"`, `STAGE = "next"`,
				`role_name                   = "orders"`, "role_name = \"orders\"\n  description = \"of orders\"",
			).Replace(shop))
			s.ends(2, planned...)
			s.ends(0, "apply", "-auto-approve")
			s.ends(0, planned...)
			state = server.State()
			if c := state.Functions["orders"].AsyncConfigs["LATEST"]; *c.MaxAsyncRetryAttempts != 3 || !*c.AsyncTask || c.DestinationConfig.OnFailure.Destination != dead {
				t.Errorf("changed: %+v", c)
			}
			if p := state.Policies["orders-send"]; p.DefaultVersion != "v2" {
				t.Errorf("the policy's default version is %s", p.DefaultVersion)
			}

			// What somebody changes by hand is seen by the next plan.
			server.Update(func(a *cloudtest.Account) { a.Functions["orders"].AsyncConfigs["LATEST"].DestinationConfig = nil })
			if out := s.ends(2, planned...); !strings.Contains(out, "1 to change") {
				t.Errorf("drift:\n%s", out)
			}
			s.ends(0, "apply", "-auto-approve")

			for address, id := range map[string]string{
				"alicloud_fcv3_async_invoke_config.orders": "orders", "alicloud_fc_function_async_invoke_config.old": "shop:old:LATEST",
				"alicloud_ram_role_policy_attachment.send": "role:orders-send:Custom:orders", "alicloud_message_service_queue.dead": "orders-dead", "alicloud_message_service_topic.done": "orders-done",
			} {
				s.ends(0, "state", "rm", address)
				s.ends(0, "import", address, id)
			}
			s.ends(0, planned...)

			s.ends(0, "destroy", "-auto-approve")
			state = server.State()
			if n := len(state.Functions) + len(state.Roles) + len(state.Policies) + len(state.Queues) + len(state.Topics) + len(state.Services["shop"].Functions["old"].AsyncConfigs); n != 0 {
				t.Errorf("%d are left", n)
			}
			for _, c := range server.Calls() {
				if c.Status >= 400 {
					t.Errorf("failed: %+v", c)
				}
			}
		})
	}
}

// The provider is throttled and gets through; a failure half-way leaves what was done.
func TestFaults(t *testing.T) {
	server := cloudtest.Start(t, cloudtest.Options{State: old()})
	s := &stand{t, New(t), t.TempDir()}
	s.write(Provider(server) + shop)
	server.Inject(cloudtest.Fault{Times: 3, Throttle: true}, cloudtest.Fault{
		Match: cloudtest.Match{Method: "PUT", Resource: "functions/*/async-invoke-config*"}, Deny: true,
	})
	out := s.ends(1, "apply", "-auto-approve", "-parallelism=1")
	if !strings.Contains(strings.Join(strings.Fields(strings.ReplaceAll(out, "│", "")), " "), "not authorized to perform 'fc:PutFunctionAsyncInvokeConfig'") {
		t.Errorf("the failure is not passed on:\n%s", out)
	}
	state := server.State()
	if state.Functions["orders"] == nil || len(state.Functions["orders"].AsyncConfigs) != 0 {
		t.Errorf("half-way: %+v", state.Functions["orders"])
	}
	if !slices.ContainsFunc(server.Calls(), func(c cloudtest.Call) bool { return c.Code == "Throttling.User" }) {
		t.Error("nothing was throttled")
	}
	server.ClearFaults()
	s.ends(0, "apply", "-auto-approve")
	s.ends(0, planned...)
}

// What the real provider does that is easily got wrong: what is set no longer is sent as zero, a
// qualifier alone is not sent, a policy goes with all its versions, and an update that fails leaves in
// the state what was planned.
func TestAsTheRealProvider(t *testing.T) {
	state := old()
	state.Functions = map[string]*cloudtest.Function{"f": {Runtime: "python3.10", Handler: "index.handler"}}
	server := cloudtest.Start(t, cloudtest.Options{State: state})
	s := &stand{t, New(t), t.TempDir()}
	config := func(arguments, action string) string {
		return Provider(server) + fmt.Sprintf(`
resource "alicloud_fcv3_async_invoke_config" "f" {
  function_name = "f"
%s}

resource "alicloud_fc_function_async_invoke_config" "old" {
  service_name                 = "shop"
  function_name                = "old"
  maximum_event_age_in_seconds = 60
}

resource "alicloud_ram_policy" "p" {
  policy_name     = "p"
  policy_document = jsonencode({ Version = "1", Statement = [{ Effect = "Allow", Action = %q, Resource = "*" }] })
}
`, arguments, action)
	}
	s.write(config("  async_task = true\n  max_async_retry_attempts = 2\n", "mns:SendMessage"))
	s.ends(0, "apply", "-auto-approve")
	s.write(config("", "mns:PublishMessage"))
	s.ends(0, "apply", "-auto-approve")
	c := server.State().Functions["f"].AsyncConfigs["LATEST"]
	if c.AsyncTask == nil || *c.AsyncTask || c.MaxAsyncRetryAttempts == nil || *c.MaxAsyncRetryAttempts != 0 {
		t.Errorf("what was taken away is %+v", c)
	}
	// The account says 0 and false now. Only the number is a difference to nothing.
	if out := s.ends(2, planned...); strings.Contains(out, "async_task") || !strings.Contains(out, "max_async_retry_attempts") {
		t.Error(out)
	}

	s.write(config("  max_async_retry_attempts = 0\n  qualifier = \"LATEST\"\n", "mns:PublishMessage"))
	before := len(server.Calls())
	s.ends(0, "apply", "-auto-approve")
	if slices.ContainsFunc(server.Calls()[before:], func(c cloudtest.Call) bool { return c.Method == "PUT" }) {
		t.Error("a qualifier alone was sent")
	}

	s.write(config("  max_async_retry_attempts = 5\n  qualifier = \"LATEST\"\n", "mns:PublishMessage"))
	server.Inject(cloudtest.Fault{Match: cloudtest.Match{Method: "PUT"}, Deny: true})
	s.ends(1, "apply", "-auto-approve")
	if out := s.ends(0, "state", "show", "alicloud_fcv3_async_invoke_config.f"); !regexp.MustCompile(`max_async_retry_attempts += 5`).MatchString(out) {
		t.Errorf("after an update that failed the state has\n%s", out)
	}
	server.ClearFaults()
	s.ends(2, planned...)
	s.ends(0, "apply", "-auto-approve")
	s.ends(0, planned...)
	s.ends(0, "destroy", "-auto-approve")
	if p := server.State().Policies; len(p) != 0 {
		t.Errorf("left: %v", p)
	}
}

// What goes wrong is said in the words of the API, and without secrets.
func TestErrors(t *testing.T) {
	server := cloudtest.Start(t, cloudtest.Options{State: old()})
	s := &stand{t, New(t), t.TempDir()}
	const queue = "resource \"alicloud_message_service_queue\" \"q\" {\n  queue_name = \"q\"\n}\n"
	for want, source := range map[string]string{
		"SignatureDoesNotMatch":              strings.Replace(Provider(server), cloudtest.DefaultSecret, "not-the-secret", 1) + queue,
		"no endpoint is set for mns_open":    strings.Replace(Provider(server), "mns_open = ", "mns = ", 1) + queue,
		"InvalidSecurityToken.MismatchWithA": strings.Replace(Provider(server), "  region ", "  security_token = \"not-the-secret\"\n  region ", 1) + queue,
		"no credentials":                     regexp.MustCompile(`(?m)^  (access|secret)_key.*$`).ReplaceAllString(Provider(server), "") + queue,
	} {
		s.write(source)
		out := s.ends(1, "apply", "-auto-approve")
		if !strings.Contains(out, want) || strings.Contains(out, "not-the-secret") || strings.Contains(out, cloudtest.DefaultSecret) {
			t.Errorf("%s:\n%s", want, out)
		}
	}
}

// An interrupt during apply ends it, and what was done is in the state.
func TestInterrupt(t *testing.T) {
	server := cloudtest.Start(t, cloudtest.Options{State: old()})
	s := &stand{t, New(t), t.TempDir()}
	s.write(Provider(server) + shop)
	server.Inject(cloudtest.Fault{Match: cloudtest.Match{Method: "PUT", Resource: "functions/*/async-invoke-config*"}, Delay: cloudtest.Duration(time.Hour)})
	ctx, interrupt := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		_, err := s.Terraform.Run(ctx, s.dir, "apply", "-auto-approve", "-no-color")
		ended <- err
	}()
	for range 3000 { // until the role has its policy, which the config waits for
		if r := server.State().Roles["orders"]; r != nil && len(r.Policies) > 0 && server.State().Functions["orders"] != nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	time.Sleep(500 * time.Millisecond)
	interrupt()
	select {
	case err := <-ended:
		if err == nil {
			t.Error("it ends as if nothing had happened")
		}
	case <-time.After(time.Minute):
		t.Fatal("it does not end")
	}
	server.ClearFaults()
	if out := s.ends(0, "state", "list"); !strings.Contains(out, "alicloud_fcv3_function.orders") {
		t.Errorf("the state has\n%s", out)
	}
	s.ends(0, "apply", "-auto-approve")
	s.ends(0, planned...)
}
