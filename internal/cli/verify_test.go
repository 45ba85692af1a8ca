package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fcasync/fcasync-lint/internal/cloudtest"
)

// The credentials of the tests, of which nothing may be shown.
const (
	canaryKey    = "LTAIcanarykey"
	canarySecret = "canarysecretcanarysecret"
	canaryToken  = "canarytokencanarytoken"
)

// fakeAPI answers calls by the action of RPC or the path of ROA; "" is status 404 with a code
// that means that there is no such thing.
func fakeAPI(t *testing.T, answers map[string]string) *httptest.Server {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		call := r.URL.Query().Get("Action")
		if call == "" {
			call = r.URL.Path
		}
		body, ok := answers[call]
		status := http.StatusOK
		switch {
		case !ok:
			status, body = http.StatusNotFound, `{"Code":"`+absent(call)+`","Message":"`+r.URL.RawQuery+`"}`
		case body == "denied":
			status, body = http.StatusForbidden, `{"Code":"NoPermission","Message":"`+canaryKey+`"}`
		case body == "expired":
			status, body = http.StatusBadRequest, `{"Code":"InvalidSecurityToken.Expired","Message":"`+canaryToken+`"}`
		case body == "hangs":
			select {
			case <-r.Context().Done():
			case <-time.After(20 * time.Second):
			}
		}
		w.WriteHeader(status)
		io.WriteString(w, body)
	}))
	t.Cleanup(s.Close)
	return s
}

func absent(call string) string {
	switch {
	case strings.HasSuffix(call, "/async-invoke-config"):
		return "AsyncConfigNotExists"
	case strings.HasPrefix(call, "/"):
		return "FunctionNotFound"
	case call == "GetQueueAttributes":
		return "QueueNotExist"
	}
	return "EntityNotExist.Role"
}

// verifyIn runs verify in dir with the credentials of the tests, against a server.
func verifyIn(t *testing.T, dir string, s *httptest.Server, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	a := testApp(dir, &out, &errs)
	environment := map[string]string{
		"ALIBABA_CLOUD_ACCESS_KEY_ID": canaryKey, "ALIBABA_CLOUD_ACCESS_KEY_SECRET": canarySecret, "ALIBABA_CLOUD_SECURITY_TOKEN": canaryToken,
		"ALIBABA_CLOUD_REGION": "cn-hangzhou", "HOME": dir,
	}
	a.lookupEnv = func(name string) (string, bool) { v, ok := environment[name]; return v, ok }
	args = append([]string{"verify"}, args...)
	for _, service := range []string{"fc", "ram", "sts", "mns_open"} {
		args = append(args, "--endpoint", service+"="+s.URL)
	}
	status = a.run(args)
	for _, secret := range []string{canaryKey, canarySecret, canaryToken, "Signature="} {
		if strings.Contains(out.String()+errs.String(), secret) {
			t.Errorf("shown:\n%s%s", out.String(), errs.String())
		}
	}
	return status, out.String(), errs.String()
}

func writeSource(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

const delivering = `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
`

// account is an account in which the delivery is allowed.
func accountWith(change ...string) map[string]string {
	out := map[string]string{
		"GetCallerIdentity":            `{"AccountId":"1234567890123456","Arn":"acs:ram::1234567890123456:user/u"}`,
		"/2023-03-30/functions/orders": `{"functionName":"orders","role":"acs:ram::1234567890123456:role/deliver"}`,
		"GetRole":                      `{"Role":{"RoleName":"deliver","AssumeRolePolicyDocument":"{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"Service\":[\"fc.aliyuncs.com\"]}}]}"}}`,
		"ListPoliciesForRole":          `{"Policies":{"Policy":[{"PolicyName":"send","PolicyType":"Custom","DefaultVersion":"v1"}]}}`,
		"GetPolicy":                    `{"DefaultPolicyVersion":{"VersionId":"v1","PolicyDocument":"{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"mns:SendMessage\",\"Resource\":\"*\"}]}"}}`,
		"GetQueueAttributes":           `{"Success":true,"Data":{}}`,
	}
	for i := 0; i < len(change); i += 2 {
		if change[i+1] == "" {
			delete(out, change[i])
		} else {
			out[change[i]] = change[i+1]
		}
	}
	return out
}

// reported are the IDs in a JSON report.
func reported(t *testing.T, report string) []string {
	t.Helper()
	var r struct{ Findings []struct{ Rule string } }
	if err := json.Unmarshal([]byte(report), &r); err != nil {
		t.Fatalf("%s: %s", err, report)
	}
	out := []string{}
	for _, f := range r.Findings {
		out = append(out, f.Rule)
	}
	return out
}

func TestVerify(t *testing.T) {
	dir := writeSource(t, delivering)
	for _, c := range []struct {
		name    string
		answers map[string]string
		args    []string
		status  int
		rules   []string
	}{
		{"all is well", accountWith(), nil, statusOK, nil},
		{"no function", accountWith("/2023-03-30/functions/orders", ""), nil, statusFindings, []string{"FCA901"}},
		{"no queue", accountWith("GetQueueAttributes", ""), nil, statusFindings, []string{"FCA903"}},
		{"no role", accountWith("GetRole", ""), nil, statusFindings, []string{"FCA905"}},
		{"no permission", accountWith("ListPoliciesForRole", `{"Policies":{"Policy":[]}}`), nil, statusFindings, []string{"FCA904"}},
		{"may not read", accountWith("GetQueueAttributes", "denied"), nil, statusOK, []string{"FCA909"}},
		{"may not read, and must", accountWith("GetQueueAttributes", "denied"), []string{"--fail-on", "warning"}, statusFindings, []string{"FCA909"}},
		{"turned off", accountWith("GetQueueAttributes", ""), []string{"--disable", "FCA903"}, statusOK, nil},
		{"another severity", accountWith("GetQueueAttributes", ""), []string{"--severity", "FCA903=info"}, statusOK, []string{"FCA903"}},
		{"what lint says is left to it", accountWith(), []string{"--enable", "FCA501"}, statusOK, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := fakeAPI(t, c.answers)
			status, stdout, stderr := verifyIn(t, dir, s, append(c.args, "-f", "json")...)
			if got := reported(t, stdout); status != c.status || !slices.Equal(got, c.rules) {
				t.Errorf("status %d, rules %q; stderr: %s", status, got, stderr)
			}
			for _, format := range []string{"text", "sarif", "github"} {
				verifyIn(t, dir, s, append(c.args, "-f", format)...) // shows no credentials
			}
		})
	}
}

func TestVerifySaysWhatToGrant(t *testing.T) {
	_, stdout, _ := verifyIn(t, writeSource(t, delivering), fakeAPI(t, accountWith("GetQueueAttributes", "denied")))
	if !strings.Contains(stdout, "Grant the caller mns:GetQueueAttributes on acs:mns:cn-hangzhou:*:/queues/dead") {
		t.Error(stdout)
	}
}

func TestVerifyThatCannotBegin(t *testing.T) {
	dir := writeSource(t, delivering)
	for _, c := range []struct {
		name    string
		answers map[string]string
		args    []string
		says    string
	}{
		{"expired", accountWith("GetCallerIdentity", "expired"), nil, "with credentials from environment variables: GetCallerIdentity of STS: the session's token is expired"},
		{"no such profile", accountWith(), []string{"--profile", "x"}, "profiles of the Alibaba Cloud CLI"},
		{"no such path", accountWith(), []string{"nowhere"}, "nowhere: "},
		{"no such service", accountWith(), []string{"--endpoint", "oss=x"}, "is no service"},
		{"an endpoint in the clear", accountWith(), []string{"--endpoint", "ram=http://example.com"}, "only for loopback"},
		{"an endpoint with a password", accountWith(), []string{"--endpoint", "ram=https://u:" + canarySecret + "@example.com"}, "must not hold a user name"},
		{"no endpoint", accountWith(), []string{"--endpoint", "ram"}, "SERVICE=URL"},
		{"no time", accountWith(), []string{"--timeout", "0s"}, "--timeout must be more than 0"},
		{"a region that is none", accountWith(), []string{"--region", "evil.com/"}, "not the name of one"},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, stdout, stderr := verifyIn(t, dir, fakeAPI(t, c.answers), c.args...)
			if status != statusFailed || stdout != "" || !strings.Contains(stderr, c.says) {
				t.Errorf("status %d, %s%s", status, stdout, stderr)
			}
		})
	}
	var out, errs bytes.Buffer
	a := testApp(dir, &out, &errs)
	a.lookupEnv = func(name string) (string, bool) {
		if name == "HOME" {
			return dir, true
		}
		return "", false
	}
	if status := a.run([]string{"verify"}); status != statusFailed || !strings.Contains(errs.String(), "there are no credentials") {
		t.Errorf("status %d: %s", status, errs.String())
	}
}

// twoConfigs are one that delivers and one whose function is not there.
func twoConfigs() string {
	return delivering + strings.NewReplacer(`"orders" {`, `"lost" {`, `"orders"`, `"lost"`).Replace(delivering)
}

// A run that is stopped says so, and what it has found.
func TestVerifyThatIsStopped(t *testing.T) {
	dir := writeSource(t, twoConfigs())
	answers := accountWith("GetQueueAttributes", "hangs")
	t.Run("by its time limit", func(t *testing.T) {
		status, stdout, stderr := verifyIn(t, dir, fakeAPI(t, answers), "--timeout", "2s", "-f", "json")
		if status != statusFailed || !slices.Equal(reported(t, stdout), []string{"FCA901"}) ||
			!strings.Contains(stderr, "the time is over (--timeout 2s): 1 async invoke config was not or not wholly verified") &&
				!strings.Contains(stderr, "the time is over (--timeout 2s): 2 async invoke configs were not or not wholly verified") {
			t.Errorf("status %d: %s%s", status, stdout, stderr)
		}
	})
}

// A configuration file comes with the repository, and must not send signed requests anywhere.
func TestEndpointsOfConfigurationFiles(t *testing.T) {
	s := fakeAPI(t, accountWith("GetQueueAttributes", ""))
	for endpoint, says := range map[string]string{
		`fc = "https://evil.example.com"`:              "a configuration file may name only hosts under aliyuncs.com",
		`fc = "https://cn-hangzhou.aliyuncs.com.evil"`: "a configuration file may name only hosts under aliyuncs.com",
		`oss = "https://oss.aliyuncs.com"`:             "no service of this name",
		`fc = "http://fc.aliyuncs.com"`:                "only for loopback",
		fmt.Sprintf(`ons = "%s"`, s.URL):               "",
		`eventbridge = "eventbridge.vpc.aliyuncs.com"`: "",
		`fc = 5`: "an endpoint",
		`fc = "https://` + canarySecret + `@localhost"`: "must not hold a user name",
	} {
		dir := writeSource(t, delivering)
		if err := os.WriteFile(filepath.Join(dir, ".fcasync-lint.hcl"), []byte("endpoints = {\n  "+endpoint+"\n}\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		status, _, stderr := verifyIn(t, dir, s)
		if says == "" && status != statusFindings || says != "" && (status != statusFailed || !strings.Contains(stderr, says)) {
			t.Errorf("%s: status %d: %s", endpoint, status, stderr)
		}
	}
}

// Comments that ignore what verify says are none of lint's business, and verify goes by them.
func TestIgnoringWhatVerifySays(t *testing.T) {
	dir := writeSource(t, "# fcasync-lint:ignore FCA903 -- made by hand\n"+delivering)
	if status, stdout, stderr := verifyIn(t, dir, fakeAPI(t, accountWith("GetQueueAttributes", "")), "-f", "json"); status != statusOK || len(reported(t, stdout)) != 0 {
		t.Errorf("status %d: %s%s", status, stdout, stderr)
	}
	var out, errs bytes.Buffer
	testApp(dir, &out, &errs).run([]string{"lint", "-f", "json"})
	if slices.Contains(reported(t, out.String()), "FCA002") {
		t.Error(out.String())
	}
}

// A fault that only the account shows is found, and is gone when it is mended there.
func TestVerifyAgainstTheEmulator(t *testing.T) {
	state := &cloudtest.Account{
		Keys:      map[string]*cloudtest.AccessKey{canaryKey: {Secret: canarySecret, SecurityToken: canaryToken, Expires: time.Now().Add(time.Hour), Role: "caller"}},
		Functions: map[string]*cloudtest.Function{"orders": {Role: "acs:ram::1234567890123456:role/deliver"}},
		Queues:    map[string]*cloudtest.Queue{"dead": {}},
		Roles: map[string]*cloudtest.Role{
			"deliver": {Trust: `{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["fc.aliyuncs.com"]}}]}`},
			"caller":  {Policies: []cloudtest.Attachment{{Type: "System", Name: "AdministratorAccess"}}},
		},
	}
	s := cloudtest.Start(t, cloudtest.Options{State: state})
	dir := writeSource(t, delivering)
	at := &httptest.Server{URL: s.URL}
	verify := func(want ...string) {
		t.Helper()
		_, stdout, stderr := verifyIn(t, dir, at, "-f", "json")
		if got := reported(t, stdout); !slices.Equal(got, want) {
			t.Errorf("%q, want %q: %s%s", got, want, stdout, stderr)
		}
	}
	verify("FCA904")
	s.Update(func(a *cloudtest.Account) {
		a.Policies = map[string]*cloudtest.Policy{"send": {Document: `{"Version":"1","Statement":[{"Effect":"Allow","Action":"mns:SendMessage","Resource":"acs:mns:*:*:/queues/dead/messages"}]}`}}
		a.Roles["deliver"].Policies = []cloudtest.Attachment{{Type: "Custom", Name: "send"}}
	})
	verify()
	s.Update(func(a *cloudtest.Account) { delete(a.Queues, "dead") })
	verify("FCA903")
	s.Update(func(a *cloudtest.Account) { delete(a.Functions, "orders") })
	verify("FCA901", "FCA903")
	s.Inject(cloudtest.Fault{Match: cloudtest.Match{Action: "mns:*"}, Deny: true})
	verify("FCA909", "FCA901") // by their places
}
