package live

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestCredentialsAreNeverPrinted(t *testing.T) {
	c := canary
	for _, text := range []string{
		fmt.Sprint(c), fmt.Sprintf("%v %+v %#v %s %q %x %d", c, c, c, c, c, c, c), fmt.Sprintf("%+v %#v", &c, []Credentials{c}),
		fmt.Sprintf("%v", StaticSource("x", c)), fmt.Sprintf("%+v", struct{ C Credentials }{c}),
	} {
		noSecret(t, "a verb of fmt", text)
	}
	b, err := json.Marshal(map[string]any{"c": c, "p": &c})
	if err != nil {
		t.Fatal(err)
	}
	noSecret(t, "JSON", string(b))
}

// home is a home directory with a configuration of the CLI.
func home(t *testing.T, config string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, ".aliyun"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, ".aliyun", "config.json"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// The session that the server gives out. It signs nothing here.
const given = `{"AccessKeyId":"STS.given","AccessKeySecret":"givensecret","SecurityToken":"giventoken","Expiration":"2099-01-01T00:00:00Z"}`

// the CLI's file; %s is the address of a server, and the name of a file.
const profilesFile = `{"current":"ak","profiles":[
 {"name":"ak","mode":"AK","access_key_id":"LTAIcanarykey","access_key_secret":"canarysecretcanarysecret","region_id":"eu-central-1"},
 {"name":"sts","mode":"StsToken","access_key_id":"LTAIcanarykey","access_key_secret":"canarysecretcanarysecret","sts_token":"canarytoken/with+signs=="},
 {"name":"role","mode":"RamRoleArn","access_key_id":"LTAIcanarykey","access_key_secret":"canarysecretcanarysecret","ram_role_arn":"acs:ram::1:role/r","ram_session_name":"me","expired_seconds":900,"external_id":"e","policy":"{}"},
 {"name":"chain","mode":"ChainableRamRoleArn","source_profile":"sts","ram_role_arn":"acs:ram::1:role/r"},
 {"name":"loop","mode":"ChainableRamRoleArn","source_profile":"loop","ram_role_arn":"acs:ram::1:role/r"},
 {"name":"ecs","mode":"EcsRamRole","ram_role_name":"machine"},
 {"name":"ecs-any","mode":"EcsRamRole"},
 {"name":"oidc","mode":"OIDC","oidc_token_file":"TOKENFILE","oidc_provider_arn":"acs:ram::1:oidc-provider/p","ram_role_arn":"acs:ram::1:role/r"},
 {"name":"uri","mode":"CredentialsURI","credentials_uri":"ADDRESS/credentials"},
 {"name":"uri-plain","mode":"CredentialsURI","credentials_uri":"http://canarysecretcanarysecret.example.com/"},
 {"name":"external","mode":"External","process_command":"rm -rf canarysecretcanarysecret"},
 {"name":"sso","mode":"CloudSSO"},
 {"name":"half","mode":"AK","access_key_id":"LTAIcanarykey"},
 {"name":"none","mode":"RamRoleArn","access_key_id":"LTAIcanarykey","access_key_secret":"canarysecretcanarysecret"}]}`

func TestFindingCredentials(t *testing.T) {
	machine := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodPut:
			fmt.Fprint(w, "metadatatoken")
		case r.URL.Path == "/credentials":
			fmt.Fprint(w, given)
		case r.Header.Get("X-Aliyun-Ecs-Metadata-Token") != "metadatatoken":
			w.WriteHeader(http.StatusForbidden)
		case strings.HasSuffix(r.URL.Path, "/security-credentials/"):
			fmt.Fprint(w, "machine\n")
		case strings.HasSuffix(r.URL.Path, "/security-credentials/machine"):
			fmt.Fprint(w, given)
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	t.Cleanup(machine.Close)
	token := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(token, []byte(canaryToken+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := home(t, strings.NewReplacer("ADDRESS", machine.URL, "TOKENFILE", token).Replace(profilesFile))
	const static, session, assumed = canaryKey + "/" + canarySecret + "/", canaryKey + "/" + canarySecret + "/" + canaryToken, "STS.given/givensecret/giventoken"
	keys := []string{"ALIBABA_CLOUD_ACCESS_KEY_ID=" + canaryKey, "ALIBABA_CLOUD_ACCESS_KEY_SECRET=" + canarySecret}
	for _, c := range []struct {
		name, profile string
		env           []string
		nowhere       bool
		want          string // KEY/SECRET/TOKEN
		says          string // the error
		calls         string
	}{
		{name: "current profile", want: static},
		{name: "profile by flag", profile: "sts", env: keys, want: session},
		{name: "profile by environment", env: []string{"ALIBABA_CLOUD_PROFILE=sts"}, want: session},
		{name: "profile by the provider's variable", env: []string{"ALICLOUD_PROFILE=sts", "ALIBABA_CLOUD_PROFILE=ak"}, want: session},
		{name: "keys", env: keys, want: static},
		{name: "keys of the provider", env: []string{"ALICLOUD_ACCESS_KEY=a", "ALICLOUD_SECRET_KEY=b", "ALICLOUD_SECURITY_TOKEN=c", "ALIBABA_CLOUD_ACCESS_KEY_ID=x"}, want: "a/b/c"},
		{name: "half a key", env: keys[:1], says: "only a half of an access key"},
		{name: "role", profile: "role", want: assumed, calls: "AssumeRole"},
		{name: "role by environment", env: append(keys, "ALICLOUD_ASSUME_ROLE_ARN=acs:ram::1:role/r"), want: assumed, calls: "AssumeRole"},
		{name: "chain", profile: "chain", want: assumed, calls: "AssumeRole"},
		{name: "loop", profile: "loop", says: "too many other profiles"},
		{name: "ECS", profile: "ecs", want: assumed},
		{name: "ECS with any role", profile: "ecs-any", want: assumed},
		{name: "ECS by environment", env: []string{"ALIBABA_CLOUD_ECS_METADATA=machine"}, want: assumed},
		{name: "OIDC", profile: "oidc", want: assumed, calls: "AssumeRoleWithOIDC"},
		{name: "OIDC by environment", env: []string{"ALIBABA_CLOUD_ROLE_ARN=acs:ram::1:role/r", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN=p", "ALIBABA_CLOUD_OIDC_TOKEN_FILE=" + token}, want: assumed, calls: "AssumeRoleWithOIDC"},
		{name: "OIDC without its file", env: []string{"ALIBABA_CLOUD_ROLE_ARN=acs:ram::1:role/r", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN=p", "ALIBABA_CLOUD_OIDC_TOKEN_FILE=/nowhere"}, says: "the file with the token of OIDC cannot be read: "},
		{name: "URI", profile: "uri", want: assumed},
		{name: "URI by environment", env: []string{"ALIBABA_CLOUD_CREDENTIALS_URI=" + machine.URL + "/credentials"}, want: assumed},
		{name: "URI that gives none", env: []string{"ALIBABA_CLOUD_CREDENTIALS_URI=" + machine.URL + "/x"}, says: "status 403"},
		{name: "URI in the clear", profile: "uri-plain", says: "must begin with https://"},
		{name: "External", profile: "external", says: "its mode is External, which runs a program"},
		{name: "another mode", profile: "sso", says: "none that is supported"},
		{name: "half a profile", profile: "half", says: "only a part of one"},
		{name: "no role", profile: "none", says: "names no role"},
		{name: "no such profile", profile: "nobody", says: "there is no such profile"},
		{name: "nothing", nowhere: true, says: "there are no credentials"},
		{name: "no file for a profile", nowhere: true, profile: "x", says: "profiles of the Alibaba Cloud CLI"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := serve(t, always(ok(`{"Credentials":`+given+`}`)))
			search := Search{Profile: c.profile, LookupEnv: environment(c.env...), Home: dir}
			if c.nowhere {
				search.Home = t.TempDir()
			}
			source, err := Find(search)
			var have Credentials
			if err == nil {
				client := s.client(t)
				client.metadata = machine.URL
				have, err = source.credentials(t.Context(), client)
				noSecret(t, "where they are from", source.From)
			}
			if c.says != "" {
				if err == nil || !strings.Contains(err.Error(), c.says) {
					t.Fatalf("%v", err)
				}
				noSecret(t, "the error", fmt.Sprintf("%v %+v %#v", err, err, err))
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := have.keyID + "/" + have.secret + "/" + have.token; got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if calls := strings.Join(s.calls, ","); calls != c.calls {
				t.Errorf("calls %q", calls)
			}
		})
	}
}

func TestParametersOfAssumeRole(t *testing.T) {
	s := serve(t, always(ok(`{"Credentials":`+given+`}`)))
	source, err := Find(Search{Profile: "role", LookupEnv: environment(), Home: home(t, profilesFile)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := source.credentials(t.Context(), s.client(t)); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"RoleArn": "acs:ram::1:role/r", "RoleSessionName": "me", "DurationSeconds": "900", "ExternalId": "e", "Policy": "{}"} {
		if got := s.params[0].Get(name); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
	if source.Region != "" || !strings.Contains(source.From, `profile "role"`) {
		t.Error(source.Region, source.From)
	}
}

func TestAssumingThatFails(t *testing.T) {
	for _, c := range []struct {
		reply reply
		kind  Kind
	}{
		{fails(403, "NoPermission"), Denied}, {ok(`{}`), Malformed}, {fails(400, "InvalidSecurityToken.Expired"), Unauthenticated},
		{reply{403, `{"Code":"NoPermission","Message":"perform 'sts:AssumeRole'"}`, nil}, Denied},
	} {
		s := serve(t, always(c.reply))
		source, err := Find(Search{LookupEnv: environment("ALICLOUD_ACCESS_KEY="+canaryKey, "ALICLOUD_SECRET_KEY="+canarySecret, "ALICLOUD_ASSUME_ROLE_ARN=acs:ram::1:role/r")})
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.client(t, func(o *Options) { o.Credentials = source }).anything(t)
		if KindOf(err) != c.kind {
			t.Error(err)
		}
		noSecret(t, "the error", fmt.Sprintf("%v %+v %#v", err, err, err))
	}
}

// anything asks anything.
func (c *Client) anything(t *testing.T) (any, error) {
	return nil, c.Queue(t.Context(), "cn-hangzhou", "q")
}

func TestCredentialsAreGotAnewBeforeTheyExpire(t *testing.T) {
	for _, c := range []struct {
		left time.Duration
		want int
	}{{time.Hour, 1}, {time.Minute, 3}} {
		s := serve(t, always(ok(fmt.Sprintf(`{"Credentials":{"AccessKeyId":"a","AccessKeySecret":"b","SecurityToken":"c","Expiration":%q}}`,
			time.Now().Add(c.left).UTC().Format(time.RFC3339)))))
		source := assumedRole(StaticSource("x", canary), roleRequest{arn: "r"})
		for range 3 {
			if _, err := source.credentials(t.Context(), s.client(t)); err != nil {
				t.Fatal(err)
			}
		}
		if len(s.calls) != c.want {
			t.Errorf("%s left: %d calls", c.left, len(s.calls))
		}
	}
}

func TestFilesThatAreNoConfiguration(t *testing.T) {
	for _, text := range []string{"", "{", canarySecret, `{"profiles":"` + canarySecret + `"}`, `{"current":"x","profiles":[]}`} {
		_, err := Find(Search{LookupEnv: environment(), Home: home(t, text)})
		if err == nil {
			t.Errorf("%q is taken", text)
			continue
		}
		noSecret(t, "the error", err.Error())
	}
	path := filepath.Join(home(t, profilesFile), ".aliyun", "config.json")
	if source, err := Find(Search{LookupEnv: environment("ALIBABA_CLOUD_CREDENTIALS_FILE=" + path)}); err != nil || source.Region != "eu-central-1" {
		t.Error(err)
	}
}

func TestOptionsThatAreRefused(t *testing.T) {
	good := StaticSource("x", canary)
	for _, o := range []Options{{}, {Credentials: good, Region: "Evil.com/"}} {
		if _, err := New(o); err == nil {
			t.Errorf("%+v is taken", o)
		}
	}
	if _, err := New(Options{}); !errors.Is(err, ErrNoCredentials) {
		t.Error(err)
	}
	t.Setenv("DEBUG", "x,sdk")
	if _, err := New(Options{Credentials: good}); err == nil || !strings.Contains(err.Error(), "DEBUG=sdk") {
		t.Error(err)
	}
}
