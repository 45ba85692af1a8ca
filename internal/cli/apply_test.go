package cli

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fcasync/fcasync-lint/internal/cloudtest"
	"github.com/fcasync/fcasync-lint/internal/cloudtest/providertest"
)

// shop is a root module that is right: everything that the delivery needs is created.
const shop = `
resource "alicloud_ram_role" "orders" {
  role_name = "orders"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}

resource "alicloud_ram_policy" "send" {
  policy_name = "orders-send"
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
  code {
    zip_file = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="
  }
}

locals {
  dead = "acs:mns:cn-hangzhou:1234567890123456:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
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
`

// stand is an account and a root module for it.
type stand struct {
	*testing.T
	*cloudtest.Server
	tf  *providertest.Terraform
	dir string
	// At the prompt, before is called, and answer is given.
	before func()
	answer string
}

func newStand(t *testing.T, tf *providertest.Terraform, state *cloudtest.Account, source string) *stand {
	t.Helper()
	s := &stand{T: t, Server: cloudtest.Start(t, cloudtest.Options{State: state}), tf: tf, dir: t.TempDir()}
	s.write(source)
	for _, v := range append(slices.Clone(tf.Env),
		"ALIBABA_CLOUD_ACCESS_KEY_ID="+cloudtest.DefaultKeyID, "ALIBABA_CLOUD_ACCESS_KEY_SECRET="+cloudtest.DefaultSecret,
		"ALIBABA_CLOUD_REGION=cn-hangzhou", "HOME="+s.dir, "TMPDIR="+t.TempDir()) {
		name, value, _ := strings.Cut(v, "=")
		t.Setenv(name, value)
	}
	return s
}

func (s *stand) write(source string) {
	s.Helper()
	if err := os.WriteFile(filepath.Join(s.dir, "main.tf"), []byte(providertest.Provider(s.Server)+source), 0o600); err != nil {
		s.Fatal(err)
	}
}

// asked is a terminal: what happens when the prompt is read. The reader may be left behind by an
// interrupt, so it shares nothing with the next run.
type asked struct {
	before func()
	answer string
}

func (a asked) Read(b []byte) (int, error) {
	if a.before != nil {
		a.before()
	}
	return copy(b, a.answer+"\n"), io.EOF
}

// run runs a command, with the account's endpoints.
func (s *stand) run(args ...string) (status int, stdout, stderr string) {
	s.Helper()
	var out, errs bytes.Buffer
	a := testApp(s.dir, &out, &errs)
	a.lookupEnv = os.LookupEnv
	a.stdin, a.terminal = asked{s.before, s.answer}, func() bool { return s.answer != "" }
	at := []string{}
	for _, service := range []string{"fc", "ram", "sts", "mns_open"} {
		if args[0] != "lint" {
			at = append(at, "--endpoint", service+"="+s.URL)
		}
	}
	status = a.run(slices.Concat(args[:1], at, args[1:]))
	for _, secret := range []string{cloudtest.DefaultSecret, "Signature="} {
		if strings.Contains(out.String()+errs.String(), secret) {
			s.Errorf("shown: %s%s", out.String(), errs.String())
		}
	}
	if left, _ := filepath.Glob(filepath.Join(os.Getenv("TMPDIR"), "fcasync-lint-*")); len(left) > 0 {
		s.Errorf("plans are left in %q", left)
	}
	return status, out.String(), errs.String()
}

// ends runs apply, which must end with a status and a last line that contains the text.
func (s *stand) ends(status int, last string, args ...string) (stdout, stderr string) {
	s.Helper()
	got, stdout, stderr := s.run(append([]string{"apply"}, args...)...)
	lines := strings.Split(strings.TrimSpace(stderr), "\n")
	end := lines[len(lines)-1]
	if _, answered, asked := strings.Cut(end, "Only yes is accepted: "); asked {
		end = answered
	}
	if got != status || !strings.HasPrefix(end, "fcasync-lint: ") || !strings.Contains(end, last) {
		s.Fatalf("status %d and %q, want %d and %q\n%s%s", got, end, status, last, stdout, stderr)
	}
	return stdout, stderr
}

// untouched fails where something was written in the account.
func (s *stand) untouched() {
	s.Helper()
	for _, c := range s.Calls() {
		if c.Method != "GET" && !strings.HasPrefix(c.Action, "ram:Get") && !strings.HasPrefix(c.Action, "ram:List") && !strings.HasPrefix(c.Action, "mns:Get") && !strings.HasPrefix(c.Action, "sts:Get") && !strings.HasPrefix(c.Action, "ecs:Describe") && c.Action != "" {
			s.Errorf("written: %+v", c)
		}
	}
}

// config is the config in the account, nil if there is none.
func (s *stand) config() *cloudtest.AsyncConfig {
	if f := s.State().Functions["orders"]; f != nil {
		return f.AsyncConfigs["LATEST"]
	}
	return nil
}

func mkdir(t *testing.T, in, name string) string {
	t.Helper()
	dir := filepath.Join(in, name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

func putConfig() cloudtest.Match {
	return cloudtest.Match{Method: "PUT", Resource: "functions/*/async-invoke-config*"}
}

func getConfig() cloudtest.Match {
	return cloudtest.Match{Method: "GET", Resource: "functions/*/async-invoke-config*"}
}

// readsAfterWrite is how often the config was read since it was written.
func (s *stand) readsAfterWrite() (n int) {
	for _, c := range s.Calls() {
		switch c.Action {
		case "fc:PutFunctionAsyncInvokeConfig":
			n = 0
		case "fc:GetFunctionAsyncInvokeConfig":
			n++
		}
	}
	return n
}

func (s *stand) record(file string) (r struct {
	Plan     struct{ SHA256 string }
	Stages   []struct{ Name string }
	Findings []struct{ Rule string }
	Changes  []struct{ Address, Action string }
	Done     []string
	Left     []string
	Calls    map[string]int
	Approval string
	Outcome  struct {
		Status  int
		Message string
	}
	ReadBack *struct{ Configs, Read int } `json:"read_back"`
}) {
	s.Helper()
	b, err := os.ReadFile(filepath.Join(s.dir, file))
	if err == nil {
		err = json.Unmarshal(b, &r)
	}
	if err != nil {
		s.Fatal(err)
	}
	if strings.Contains(string(b), cloudtest.DefaultSecret) {
		s.Error("the record has a secret")
	}
	return r
}

// role is a role that exists beside Terraform, with or without the right to deliver.
func role(allowed bool) *cloudtest.Account {
	a := &cloudtest.Account{
		Roles:     map[string]*cloudtest.Role{"orders": {Trust: `{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["fc.aliyuncs.com"]}}]}`}},
		Functions: map[string]*cloudtest.Function{"orders": {Role: "acs:ram::1234567890123456:role/orders"}},
		Queues:    map[string]*cloudtest.Queue{"orders-dead": {}},
		Policies:  map[string]*cloudtest.Policy{"send": {Document: `{"Version":"1","Statement":[{"Effect":"Allow","Action":"mns:SendMessage","Resource":"*"}]}`}},
	}
	if allowed {
		a.Roles["orders"].Policies = []cloudtest.Attachment{{Type: "Custom", Name: "send"}}
	}
	return a
}

// alone is a config for what is there already.
const alone = `
resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 1
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/orders-dead/messages"
    }
  }
}
`

func TestApply(t *testing.T) {
	tf := providertest.New(t)
	run := func(name string, f func(*testing.T)) { t.Run(name, f) }

	run("clean, and then nothing to do", func(t *testing.T) {
		s := newStand(t, tf, nil, shop)
		stdout, stderr := s.ends(0, "applied 6 changes, and 1 async invoke config is in the account as planned", "--auto-approve", "--report", "record.json")
		if c := s.config(); c == nil || *c.MaxAsyncRetryAttempts != 1 {
			t.Errorf("%+v", c)
		}
		if !strings.Contains(stdout, "Apply complete!") || !strings.Contains(stderr, "create   alicloud_fcv3_async_invoke_config.orders\n") ||
			!strings.Contains(stderr, "max_async_retry_attempts: null -> 1") {
			t.Errorf("%s%s", stdout, stderr)
		}
		r := s.record("record.json")
		if len(r.Plan.SHA256) != 64 || len(r.Changes) != 6 || r.Outcome.Status != 0 || r.Approval != "auto-approve" || r.Calls["GetAsyncInvokeConfig of Function Compute"] == 0 ||
			r.ReadBack == nil || r.ReadBack.Configs != 1 || r.Stages[len(r.Stages)-1].Name != readBackStage {
			t.Errorf("%+v", r)
		}
		s.ends(0, "nothing to do: the plan changes nothing", "--auto-approve")
		// Another value, as JSON: standard output is the report alone.
		s.write(strings.Replace(shop, "attempts = 1", "attempts = 2", 1))
		stdout, stderr = s.ends(0, "applied 1 change, and 1 async", "--auto-approve", "-f", "json")
		reported(t, stdout)
		if !strings.Contains(stderr, "max_async_retry_attempts: 1 -> 2") || !strings.Contains(stderr, "Apply complete!") {
			t.Error(stderr)
		}
		// A module without async invoke configs declares none of the plan's, which has none either.
		s.write("")
		s.ends(0, "there are no async invoke configs to read back", "--auto-approve")
		if _, stderr := s.ends(0, "nothing to do: the plan changes nothing", "--auto-approve"); strings.Contains(stderr, "declares none") {
			t.Error(stderr)
		}
	})
	run("a lint error stops before the plan", func(t *testing.T) {
		s := newStand(t, tf, nil, strings.Replace(shop, "attempts = 1", "attempts = 9", 1))
		stdout, _ := s.ends(1, "stopped: 1 finding in the source: nothing was applied", "--auto-approve", "--report", "record.json")
		if !strings.Contains(stdout, "FCA103") || strings.Contains(stdout, "Terraform will") || len(s.Calls()) != 0 {
			t.Error(stdout)
		}
		if r := s.record("record.json"); len(r.Stages) != 1 || r.Outcome.Status != 1 || r.Findings[0].Rule != "FCA103" {
			t.Errorf("%+v", r)
		}
		// Modules below are not those that are applied, not even if they call this one.
		s.write(shop)
		mkdir(t, s.dir, ".git")
		faulty := "module \"shop\" {\n  source = \"..\"\n}\n" + strings.Replace(shop, "attempts = 1", "attempts = 9", 1)
		if err := os.WriteFile(filepath.Join(mkdir(t, s.dir, "other"), "main.tf"), []byte(faulty), 0o600); err != nil {
			t.Fatal(err)
		}
		s.ends(0, "dry run: the plan may be applied, and nothing was applied", "--dry-run")
		s.untouched()
		s.write(strings.Replace(shop, "attempts = 1", "attempts = 9", 1))
		s.ends(1, "stopped: 1 finding in the source: nothing was applied", "--dry-run")
	})
	run("what only the plan shows stops it", func(t *testing.T) {
		s := newStand(t, tf, nil, "variable \"n\" {\n  type = number\n}\n"+strings.Replace(shop, "attempts = 1", "attempts = var.n", 1))
		s.ends(0, "dry run", "--dry-run", "--", "-var", "n=2", "-target=alicloud_fcv3_async_invoke_config.orders", "-parallelism=2")
		stdout, _ := s.ends(1, "in the source", "--dry-run", "--", "-var", "n=9")
		if !strings.Contains(stdout, "FCA103") {
			t.Error(stdout)
		}
		s.ends(7, "terraform plan failed: see what it says above: nothing was applied", "--dry-run", "--", "-target=nonsense[")
		s.untouched()
	})
	run("a permission that is missing in the account", func(t *testing.T) {
		s := newStand(t, tf, role(false), alone)
		stdout, _ := s.ends(3, "stopped: 1 finding in the account: nothing was applied", "--auto-approve")
		if !strings.Contains(stdout, "FCA904") || s.config() != nil {
			t.Error(stdout)
		}
		// The rule is off, so it is applied.
		s.ends(0, "as planned", "--auto-approve", "--disable", "FCA904")
	})
	run("what cannot be verified", func(t *testing.T) {
		s := newStand(t, tf, role(true), alone)
		s.Inject(cloudtest.Fault{Match: cloudtest.Match{Action: "mns:GetQueueAttributes"}, Deny: true})
		for _, more := range [][]string{nil, {"--disable", "FCA909"}, {"--severity", "FCA909=info"}, {"--fail-on", "warning"}} {
			stdout, _ := s.ends(4, "1 question is undecided in the account (--allow-unverified applies all the same): nothing was applied", append([]string{"--auto-approve"}, more...)...)
			if !strings.Contains(stdout, "error[FCA909]") {
				t.Error(stdout)
			}
		}
		s.ends(4, "undecided", "--dry-run")
		// What hides it elsewhere does not here.
		for _, hidden := range []string{"--exclude=main.tf", ""} {
			if hidden == "" {
				s.write("# fcasync-lint:ignore FCA909 -- known" + alone)
				hidden = "--quiet"
			}
			if stdout, _ := s.ends(4, "1 question is undecided", "--auto-approve", hidden); !strings.Contains(stdout, "error[FCA909]") {
				t.Errorf("%s: %s", hidden, stdout)
			}
		}
		s.write(alone)
		s.ends(0, "as planned", "--auto-approve", "--allow-unverified")
	})
	run("not approved", func(t *testing.T) {
		s := newStand(t, tf, nil, shop)
		s.ends(5, "nobody can be asked, because standard input is no terminal")
		for _, answer := range []string{"y", "YES", "no", " yes"} {
			s.answer = answer
			s.ends(5, "not approved: nothing was applied")
		}
		s.untouched()
		s.answer = "yes"
		if _, stderr := s.ends(0, "as planned"); !strings.Contains(stderr, "Apply exactly this plan (6 to create)? Only") {
			t.Error(stderr)
		}
	})
	run("a plan file", func(t *testing.T) {
		s := newStand(t, tf, nil, shop)
		file := filepath.Join(s.dir, "tfplan")
		plan := func() {
			t.Helper()
			if out, err := tf.Run(t.Context(), s.dir, "plan", "-out=tfplan"); err != nil {
				t.Fatal(out)
			}
		}
		plan()
		s.answer = "yes"
		s.before = func() {
			if err := os.WriteFile(file, []byte("PK\x03\x04another plan"), 0o600); err != nil {
				t.Error(err)
			}
		}
		s.ends(6, "was changed after it was judged", "tfplan")
		s.before = func() { _ = os.Remove(file) }
		plan()
		s.ends(6, "was taken away after it was judged", "tfplan")
		s.untouched()
		s.before = nil
		plan()
		s.ends(0, "as planned", "tfplan")
		s.ends(6, "the state has moved since the plan was made: nothing was applied", "tfplan")
	})
	run("plan files that are not judged", func(t *testing.T) {
		s := newStand(t, tf, role(true), alone)
		plan := func(args ...string) {
			t.Helper()
			_, _ = tf.Run(t.Context(), s.dir, append([]string{"plan", "-out=tfplan"}, args...)...)
		}
		module := filepath.Join(mkdir(t, s.dir, "below"), "main.tf")
		write := func(file, content string) {
			t.Helper()
			if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		write(module, "variable \"made\" {}\n\noutput \"made\" {\n  value = \"no-arn-${var.made}\"\n}\n")
		unknown := "\nresource \"terraform_data\" \"made\" {\n}\n\nmodule \"below\" {\n  source = \"./below\"\n  made   = terraform_data.made.id\n}\n" +
			strings.Replace(alone, `"acs:mns:cn-hangzhou:1234567890123456:/queues/orders-dead/messages"`, "module.below.made", 1)
		s.write(unknown)
		if out, err := tf.Run(t.Context(), s.dir, "get"); err != nil {
			t.Fatal(out)
		}
		plan()
		s.ends(1, "in the source", "--auto-approve", "tfplan")
		// What the plan does not know is now something else in the source: of a module, of the root,
		// in a file that is new, and in one that is gone.
		write(module, "variable \"made\" {}\n\noutput \"made\" {\n  value = \"acs:mns:cn-hangzhou:1234567890123456:/queues/orders-dead/messages\"\n}\n")
		s.ends(6, filepath.Join("below", "main.tf")+" is not what the plan was made from: nothing was applied: plan again", "--auto-approve", "tfplan")
		plan()
		s.ends(0, "dry run", "--dry-run", "tfplan")
		write(filepath.Join(s.dir, "more.tf"), "locals {\n}\n")
		s.ends(6, "more.tf was not there when the plan was made", "--auto-approve", "tfplan")
		plan()
		if err := os.Remove(filepath.Join(s.dir, "more.tf")); err != nil {
			t.Fatal(err)
		}
		s.ends(6, "more.tf is not what the plan was made from", "--auto-approve", "tfplan")
		s.write(alone)
		s.ends(6, "main.tf is not what", "--auto-approve", "tfplan")
		// A plan that terraform itself would not apply.
		s.write(alone + "\nresource \"terraform_data\" \"never\" {\n  lifecycle {\n    precondition {\n      condition     = alicloud_fcv3_async_invoke_config.orders.async_task == true\n      error_message = \"no\"\n    }\n  }\n}\n")
		plan()
		s.ends(7, "terraform plan failed: the plan is not whole", "--auto-approve", "tfplan")
		s.untouched()
		// One that changes nothing but the state.
		s.write(alone)
		s.ends(0, "as planned", "--auto-approve")
		five := int64(5)
		s.Update(func(a *cloudtest.Account) { a.Functions["orders"].AsyncConfigs["LATEST"].MaxAsyncRetryAttempts = &five })
		plan("-refresh-only")
		_, stderr := s.ends(2, "only brings the state up to date", "--auto-approve", "tfplan")
		if strings.Contains(stderr, "fcasync-lint-") {
			t.Errorf("a temporary file is named: %s", stderr)
		}
	})
	run("not initialised, with a program of ours", func(t *testing.T) {
		s := newStand(t, tf, nil, "terraform {\n  backend \"local\" {\n    path = \"other.tfstate\"\n  }\n}\n")
		s.ends(7, `terraform plan failed: the state cannot be read: Backend initialization required, please run "terraform init": nothing was applied`, "--dry-run")
		if runtime.GOOS == "windows" {
			return
		}
		// One that stands beside the root module, and one that is found because there is no terraform.
		script := func(file string) {
			t.Helper()
			if err := os.WriteFile(file, []byte("#!/bin/sh\necho \"$1\" >> "+filepath.Join(s.dir, "used")+"\nexec "+tf.Path+" \"$@\"\n"), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		s.write(shop)
		script(filepath.Join(s.dir, "ours"))
		if err := os.Rename(filepath.Join(s.dir, "main.tf"), filepath.Join(mkdir(t, s.dir, "shop"), "main.tf")); err != nil {
			t.Fatal(err)
		}
		s.ends(0, "dry run", "--dry-run", "--terraform-bin", "./ours", "shop")
		bin := t.TempDir()
		script(filepath.Join(bin, "tofu"))
		t.Setenv("PATH", bin)
		s.ends(0, "as planned", "--auto-approve", "shop")
		used, err := os.ReadFile(filepath.Join(s.dir, "used"))
		if err != nil || strings.Join(strings.Fields(string(used)), " ") != "state plan show state plan show state apply version show" {
			t.Errorf("%v %s", err, used)
		}
	})
	run("a plan file elsewhere, and workspaces", func(t *testing.T) {
		s := newStand(t, tf, role(true), alone)
		if err := os.Mkdir(filepath.Join(s.dir, "plans"), 0o700); err != nil {
			t.Fatal(err)
		}
		if out, err := tf.Run(t.Context(), s.dir, "plan", "-out=plans/tfplan"); err != nil {
			t.Fatal(out)
		}
		s.ends(2, "there are no Terraform files in plans: give the directory of the plan's root module with --source", "--dry-run", "plans/tfplan")
		s.ends(0, "dry run", "--dry-run", "--source", ".", "plans/tfplan")
		t.Setenv("TF_WORKSPACE", "prod")
		s.ends(2, `TF_WORKSPACE is "prod", and "default" is selected`, "--dry-run")
		t.Setenv("TF_WORKSPACE", "default")
		s.ends(0, "as planned", "--auto-approve", "--source", ".", "plans/tfplan")
	})
	run("secrets are in no report", func(t *testing.T) {
		const secret = "acs:mns:cn-hangzhou:1234567890123456:/queues/orders-dead/messages"
		s := newStand(t, tf, role(true), "variable \"d\" {\n  sensitive = true\n}\n"+strings.Replace(alone, `"`+secret+`"`, "var.d", 1))
		t.Setenv("TF_VAR_d", secret)
		three := int64(3)
		s.Inject(cloudtest.Fault{Match: putConfig(), Then: func(a *cloudtest.Account) {
			c := a.Functions["orders"].AsyncConfigs["LATEST"]
			c.MaxAsyncRetryAttempts, c.DestinationConfig.OnFailure.Destination = &three, secret+"-another"
		}})
		stdout, stderr := s.ends(9, "not as planned", "--auto-approve", "--allow-unverified", "--readback-timeout", "1s", "--report", "record.json", "-f", "json")
		record, err := os.ReadFile(filepath.Join(s.dir, "record.json"))
		if err != nil || !strings.Contains(stdout, "on_failure is another value in the account") || !strings.Contains(stderr, "destination_config.on_failure.destination: (sensitive)") {
			t.Errorf("%v %s%s", err, stdout, stderr)
		}
		if strings.Contains(stdout+stderr+string(record), "orders-dead") {
			t.Errorf("shown:\n%s%s%s", stdout, stderr, record)
		}
	})
	run("the plan that was made is changed", func(t *testing.T) {
		s := newStand(t, tf, nil, shop)
		s.answer, s.before = "yes", func() {
			found, _ := filepath.Glob(filepath.Join(os.Getenv("TMPDIR"), "fcasync-lint-*", "tfplan"))
			if len(found) != 1 || os.WriteFile(found[0], []byte("another"), 0o600) != nil {
				t.Error(found)
			}
		}
		s.ends(6, "was changed after it was judged")
		s.untouched()
	})
	run("the state moves", func(t *testing.T) {
		s := newStand(t, tf, nil, shop)
		s.answer, s.before = "yes", func() {
			if out, err := tf.Run(t.Context(), s.dir, "apply", "-auto-approve", "-target=alicloud_message_service_queue.dead"); err != nil {
				t.Error(out)
			}
		}
		s.ends(6, "the state has moved since the plan was made")
		if s.config() != nil {
			t.Error("it was applied")
		}
		s.before = nil
		s.ends(0, "applied 5 changes")
	})
	run("fails half-way", func(t *testing.T) {
		s := newStand(t, tf, nil, shop)
		s.Inject(cloudtest.Fault{Match: putConfig(), Deny: true})
		_, stderr := s.ends(8, "terraform apply failed: 5 of 6 changes were applied, and no async invoke config was changed", "--auto-approve", "--report", "record.json")
		if !strings.Contains(stderr, "Not applied:\n  create of alicloud_fcv3_async_invoke_config.orders\n") || !strings.Contains(stderr, "fc:PutFunctionAsyncInvokeConfig") {
			t.Error(stderr)
		}
		if r := s.record("record.json"); len(r.Done) != 5 || len(r.Left) != 1 || r.Outcome.Status != 8 {
			t.Errorf("%+v", r)
		}
		// An update that fails leaves in the state what was planned, and is not applied all the same.
		s.ClearFaults()
		s.ends(0, "as planned", "--auto-approve")
		s.write(strings.Replace(shop, "attempts = 1", "attempts = 2", 1))
		s.Inject(cloudtest.Fault{Match: putConfig(), Deny: true})
		_, stderr = s.ends(8, "terraform apply failed: 0 of 1 change was applied", "--auto-approve", "--report", "record.json")
		if !strings.Contains(stderr, "Not applied:\n  update of alicloud_fcv3_async_invoke_config.orders, which did not end well: the account tells what came of it\n") {
			t.Error(stderr)
		}
		if r := s.record("record.json"); len(r.Done) != 0 || len(r.Left) != 1 {
			t.Errorf("%+v", r)
		}
		s.ClearFaults()
		s.ends(0, "as planned", "--auto-approve")
	})
	run("fails half-way, and what was done is wrong", func(t *testing.T) {
		state := role(true)
		state.Functions["other"] = &cloudtest.Function{Role: "acs:ram::1234567890123456:role/orders"}
		s := newStand(t, tf, state, alone+strings.NewReplacer(`"orders"`, `"other"`).Replace(alone))
		s.Inject(cloudtest.Fault{Match: cloudtest.Match{Method: "PUT", Resource: "functions/other/async-invoke-config*"}, Deny: true})
		five := int64(5)
		s.Inject(cloudtest.Fault{Match: putConfig(), Then: func(a *cloudtest.Account) { a.Functions["orders"].AsyncConfigs["LATEST"].MaxAsyncRetryAttempts = &five }})
		stdout, _ := s.ends(8, "terraform apply failed: 1 of 2 changes were applied, and 1 async invoke config is not as planned in the account", "--auto-approve", "--readback-timeout", "1s")
		if !strings.Contains(stdout, "error[FCA908]") {
			t.Error(stdout)
		}
		s.ClearFaults()
		s.ends(0, "applied 2 changes, and 2 async invoke configs are in the account as planned", "--auto-approve")
	})
	run("what is not read back", func(t *testing.T) {
		s := newStand(t, tf, role(true), alone)
		five := int64(5)
		s.Inject(cloudtest.Fault{Match: putConfig(), Then: func(a *cloudtest.Account) { a.Functions["orders"].AsyncConfigs["LATEST"].MaxAsyncRetryAttempts = &five }})
		s.ends(0, "applied 1 change, and nothing was read back, because FCA908 is off", "--auto-approve", "--disable", "FCA908")
		s.write("# fcasync-lint:ignore FCA908 -- known" + strings.Replace(alone, "attempts = 1", "attempts = 2", 1))
		s.ends(0, "applied 1 change, and 1 async invoke config is not as planned in the account, which is ignored", "--auto-approve", "--readback-timeout", "1s")
		s.ClearFaults()
		s.write(alone)
		s.ends(0, "as planned", "--auto-approve")
		s.write(alone + "\noutput \"o\" {\n  value = 1\n}\n")
		s.answer = "yes"
		if _, stderr := s.ends(0, "applied 0 changes and 1 output, and no async invoke config was changed"); !strings.Contains(stderr, "Apply exactly this plan (outputs only)?") {
			t.Error(stderr)
		}
	})
	run("another function, and the old config stays", func(t *testing.T) {
		state := role(true)
		state.Functions["other"] = &cloudtest.Function{Role: "acs:ram::1234567890123456:role/orders"}
		s := newStand(t, tf, state, alone)
		s.ends(0, "as planned", "--auto-approve")
		next := strings.Replace(alone, `= "orders"`, `= "other"`, 1)
		s.write(next)
		s.Inject(cloudtest.Fault{Match: cloudtest.Match{Method: "DELETE", Resource: "functions/orders/async-invoke-config*"}, Then: func(a *cloudtest.Account) {
			a.Functions["orders"].AsyncConfigs = map[string]*cloudtest.AsyncConfig{"LATEST": {}}
		}})
		stdout, stderr := s.ends(9, "not as planned", "--auto-approve", "--readback-timeout", "1s")
		if !strings.Contains(stdout, `the one from before, for the function "orders", is still there`) || !strings.Contains(stderr, `function_name: "orders" -> "other" (forces replacement)`) {
			t.Errorf("%s%s", stdout, stderr)
		}
	})
	run("the account has something else than was asked for", func(t *testing.T) {
		// The comment takes away what lint says, and is not idle afterwards.
		s := newStand(t, tf, nil, strings.Replace(shop, "max_async_retry_attempts = 1", "max_async_retry_attempts = 1\n  max_async_event_age_in_seconds = 90000 # fcasync-lint:ignore FCA104 -- agreed", 1))
		five := int64(5)
		s.Inject(cloudtest.Fault{Match: putConfig(), Then: func(a *cloudtest.Account) { a.Functions["orders"].AsyncConfigs["LATEST"].MaxAsyncRetryAttempts = &five }})
		stdout, _ := s.ends(9, "applied 6 changes, but 1 async invoke config is not as planned in the account", "--auto-approve", "--readback-timeout", "1s", "--report", "record.json", "-o", "json=report.json")
		if !strings.Contains(stdout, "error[FCA908]") || !strings.Contains(stdout, "max_async_retry_attempts is 5 in the account, and 1 in the") ||
			!strings.Contains(stdout, "1 error in 1 async invoke config") || strings.Contains(stdout, "FCA002") {
			t.Error(stdout)
		}
		if r := s.record("record.json"); r.Findings[0].Rule != "FCA908" {
			t.Errorf("%+v", r)
		}
		b, err := os.ReadFile(filepath.Join(s.dir, "report.json"))
		if err != nil || !slices.Contains(reported(t, string(b)), "FCA908") {
			t.Errorf("%v %s", err, b)
		}
	})
	run("reads that are behind settle", func(t *testing.T) {
		s := newStand(t, tf, nil, shop)
		s.ends(0, "as planned", "--auto-approve")
		s.write(strings.Replace(shop, "attempts = 1", "attempts = 2", 1))
		s.Inject(cloudtest.Fault{Match: getConfig(), Lag: &cloudtest.Lag{Reads: 3}})
		s.ForgetCalls()
		s.ends(0, "applied 1 change, and 1 async invoke config is in the account as planned", "--auto-approve")
		if n := s.readsAfterWrite(); n < 4 {
			t.Errorf("the config was read %d times after the write", n)
		}
	})
	run("cannot be read back", func(t *testing.T) {
		s := newStand(t, tf, nil, shop)
		// The account answers terraform, which ends well, and not the read-back.
		s.ends(0, "as planned", "--auto-approve")
		s.write(strings.Replace(shop, "attempts = 1", "attempts = 2", 1))
		s.Inject(cloudtest.Fault{Match: putConfig(), When: func() { s.Inject(cloudtest.Fault{Match: getConfig(), Deny: true}) }})
		s.ends(9, "applied 1 change, but 1 async invoke config could not be read back", "--auto-approve")
	})
	run("throttled", func(t *testing.T) {
		s := newStand(t, tf, role(true), alone)
		s.Inject(cloudtest.Fault{Match: cloudtest.Match{Action: "ram:*"}, Times: 2, Throttle: true})
		s.ends(0, "dry run", "--dry-run")
		s.ClearFaults()
		s.Inject(cloudtest.Fault{Match: cloudtest.Match{Action: "ram:*"}, Throttle: true})
		s.ends(4, "the time is over (--timeout 3s), and 1 async invoke config was not wholly verified", "--auto-approve", "--timeout", "3s")
		s.untouched()
		s.ClearFaults()
		s.Inject(cloudtest.Fault{Match: getConfig(), Times: 2, Throttle: true})
		s.ends(0, "as planned", "--auto-approve")
	})
	run("the record cannot be written at the end", func(t *testing.T) {
		s := newStand(t, tf, role(true), alone)
		records := mkdir(t, s.dir, "records")
		s.Inject(cloudtest.Fault{Match: putConfig(), When: func() { _ = os.RemoveAll(records) }})
		s.ends(2, "as planned, but the record cannot be written to records/r.json: ", "--auto-approve", "--report", "records/r.json")
	})
	run("nobody reads what it prints", func(t *testing.T) {
		s := newStand(t, tf, nil, shop)
		var errs bytes.Buffer
		a := testApp(s.dir, brokenPipe{}, &errs)
		a.lookupEnv = os.LookupEnv
		status := a.run([]string{"apply", "--auto-approve", "--endpoint", "fc=" + s.URL, "--endpoint", "ram=" + s.URL, "--endpoint", "sts=" + s.URL, "--endpoint", "mns_open=" + s.URL})
		if status != 0 || s.config() == nil {
			t.Errorf("status %d: %s", status, errs.String())
		}
	})
	run("interrupted", func(t *testing.T) {
		if runtime.GOOS == "windows" {
			t.Skip("skipped: Windows has no interrupts that a process can send to itself")
		}
		self, err := os.FindProcess(os.Getpid())
		if err != nil {
			t.Fatal(err)
		}
		interrupt := func() {
			if err := self.Signal(os.Interrupt); err != nil {
				t.Error(err)
			}
		}
		s := newStand(t, tf, nil, shop)
		never := make(chan struct{})
		defer close(never)
		s.answer, s.before = "yes", func() { interrupt(); <-never }
		s.ends(130, "interrupted during approval: nothing was applied")
		s.untouched()
		s.before = nil
		// The config is being made, and everything else is done.
		s.Inject(cloudtest.Fault{Match: putConfig(), When: interrupt, Delay: cloudtest.Duration(time.Hour)})
		_, stderr := s.ends(130, "interrupted during terraform apply: ", "--auto-approve", "--report", "record.json")
		if !strings.Contains(stderr, "waiting for terraform") || !strings.Contains(stderr, "Not applied:\n  create of alicloud_fcv3_async_invoke_config.orders") {
			t.Error(stderr)
		}
		if r := s.record("record.json"); len(r.Left) != 1 || len(r.Done) != 5 {
			t.Errorf("%+v", r)
		}
		s.ClearFaults()
		s.ends(0, "as planned", "--auto-approve")
	})
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, syscall.EPIPE }

func TestApplyRefuses(t *testing.T) {
	dir := writeSource(t, delivering)
	for name, content := range map[string]string{"plan.json": "{}", "tfplan": "PK\x03\x04", "empty/x": ""} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args   string
		status int
		says   string
	}{
		{"plan.json", statusFailed, "a plan in JSON can be judged, but not applied"},
		{"-", statusFailed, "takes no plan from standard input"},
		{"main.tf", statusFailed, "give the directory of a root module"},
		{"nowhere", statusFailed, "no such file"},
		{"empty", statusFailed, "there are no Terraform files in empty"},
		{". tfplan", statusFailed, "takes one directory or plan file"},
		{"tfplan -- -var a=b", statusFailed, "a plan has the values of its variables"},
		{"--source . .", statusFailed, "--source is about plan files"},
		{". -- -destroy", statusFailed, "-destroy is not passed on"},
		{". -- -out=x", statusFailed, "-out is not passed on to terraform: only -var, -var-file, -target,"},
		{". -- -lock-timeout=soon", statusFailed, "arguments of terraform"},
		{". -- -var a=b -var-file x", statusFailed, "give it before -var"},
		{". -- -var", statusFailed, "arguments of terraform"},
		{". -- dir", statusFailed, "behind -- there are only flags"},
		{"--no-source .", statusFailed, "not for apply"},
		{"--fail-on never .", statusFailed, "would let everything through"},
		{"--readback-timeout 0s .", statusFailed, "must be more than 0"},
		{"--endpoint x .", statusFailed, "SERVICE=URL"},
		{"--report no/such/dir/x --dry-run .", statusFailed, "the record cannot be written"},
		{"--terraform-bin no-such-program --dry-run .", statusFailed, "no such program"},
		{".", statusNotApproved, "nobody can be asked"},
	} {
		var out, errs bytes.Buffer
		status := testApp(dir, &out, &errs).run(append([]string{"apply"}, strings.Fields(c.args)...))
		if status != c.status || !strings.Contains(errs.String(), c.says) || out.Len() > 0 {
			t.Errorf("%s: status %d: %s%s", c.args, status, out.String(), errs.String())
		}
	}
	for variable, says := range map[string]string{"TF_CLI_ARGS_plan=-destroy": "TF_CLI_ARGS_plan adds arguments"} {
		name, value, _ := strings.Cut(variable, "=")
		t.Setenv(name, value)
		var out, errs bytes.Buffer
		if status := testApp(dir, &out, &errs).run([]string{"apply", "--dry-run", "--terraform-bin", "sh"}); status != statusFailed || !strings.Contains(errs.String(), says) {
			t.Errorf("status %d: %s", status, errs.String())
		}
	}
}
