package cloudtest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// full is a state file with everything in it.
const full = `{
  "id": "1000000000000001",
  "region": "eu-central-1",
  "regions": ["cn-hangzhou"],
  "keys": {"ak": {"secret": "s", "role": "ci", "session": "b", "securityToken": "t", "expires": "2030-01-02T03:04:05Z"}, "u": {"secret": "s", "user": "ann"}},
  "oidc": {"ci": {"tokens": ["t"]}},
  "services": {"shop": {"role": "r", "settings": {"internetAccess": true}, "versions": {"1": {}}, "aliases": {"prod": {"versionId": "1"}},
    "functions": {"f": {"handler": "h", "triggers": {"t": {"type": "http", "config": {"methods": ["GET"]}}}}}}},
  "functions": {"f": {"runtime": "python3.10", "role": "r", "settings": {"timeout": 60},
    "asyncConfigs": {"LATEST": {"maxAsyncRetryAttempts": 0, "asyncTask": false, "destinationConfig": {"onFailure": {"destination": "d"}}}}}},
  "roles": {"fc": {"trust": {"Version": "1", "Statement": []}, "policies": [{"type": "System", "name": "AliyunFCInvocationAccess"}]}},
  "policies": {"p": {"document": "{\"Version\": \"1\"}"}, "q": {"defaultVersion": "v2", "versions": {"v1": {"document": {}}, "v2": {"document": {"a": 1}}}}},
  "systemPolicies": {"AliyunX": {"document": {"Version": "1"}}},
  "queues": {"dead": {}, "fifo": {"type": "fifo", "attributes": {"DelaySeconds": 5}, "tags": {"k": "v"}}},
  "topics": {"done": null},
  "eventBuses": {"audit": {"description": "d"}},
  "ons": {"MQ_INST_1": {"name": "n", "topics": {"t": {"messageType": 2}}}}
}`

func TestStateRoundTrip(t *testing.T) {
	a, err := ParseAccount([]byte(full))
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Policies["p"].Versions["v1"].Document; got != `{"Version": "1"}` {
		t.Errorf("text stays as it is: %s", got)
	}
	if got := a.Roles["fc"].Trust; got != `{"Version":"1","Statement":[]}` {
		t.Errorf("an object is its text: %s", got)
	}
	if got := *a.Functions["f"].AsyncConfigs["LATEST"].MaxAsyncRetryAttempts; got != 0 {
		t.Errorf("0 is not nothing: %d", got)
	}
	file := filepath.Join(t.TempDir(), "account.json")
	if err := a.Save(file); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read the secrets: %v, %v", info.Mode(), err)
	}
	again, err := ReadAccount(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(a, again); diff != "" {
		t.Errorf("read back:\n%s", diff)
	}
	if diff := cmp.Diff(a, a.Clone()); diff != "" {
		t.Errorf("cloned:\n%s", diff)
	}
	first, err := a.JSON()
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		if b, err := again.JSON(); err != nil || !bytes.Equal(b, first) {
			t.Fatalf("other bytes: %v", err)
		}
	}
}

// What a server has is nobody else's.
func TestStateIsCopied(t *testing.T) {
	given := orders()
	s := New(Options{State: given})
	given.Functions["orders"].Role = "changed"
	got := s.State()
	got.Functions["orders"].Settings["x"] = 1
	if f := s.State().Functions["orders"]; f.Role != role || len(f.Settings) != 0 {
		t.Errorf("%+v", f)
	}
	s.Update(func(a *Account) { a.Queues["q"] = nil })
	if s.State().Queues["q"] == nil {
		t.Error("there is nil in the account")
	}
}

func TestStateErrors(t *testing.T) {
	for src, want := range map[string]string{
		``:                      "1:1: nothing is here; an empty account is {}",
		`{`:                     "1:2: ",
		"{\n  \"queue\": {}\n}": "2:3: /queue: unknown object member name",
		"{\n  \"queues\": {\n    \"q\": {\"x\": 1}}}": `3:11: /queues/q/x: unknown object member name`,
		`{"roles": {"r": {"trust": 7}}}`:              "1:27: /roles/r/trust: a policy document is an object, or its text",
		`{"id": 7}`:                                   "1:8: /id: ",
		`{"id": "1", "id": "2"}`:                      "1:13: ",
		`{} {}`:                                       "1:4: ",
		`{"keys": {"k": {"secret": "s", "expires": "soon"}}}`: "/keys/k/expires",
	} {
		_, err := ParseAccount([]byte(src))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, not %q", src, err, want)
		}
	}
	file := filepath.Join(t.TempDir(), "account.json")
	if _, err := ReadAccount(file); err == nil {
		t.Error("a file that is not there is read")
	}
	if err := os.WriteFile(file, []byte("{\n\"x\": 1}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadAccount(file); err == nil || !strings.HasPrefix(err.Error(), file+":2:1: ") {
		t.Errorf("%v", err)
	}
}

func FuzzParseAccount(f *testing.F) {
	f.Add([]byte(full))
	for _, src := range []string{"{}", `{"roles":{"r":{"trust":"x"}}}`, `{"queues":{"q":null}}`, `{"policies":{"p":{"defaultVersion":"v9","versions":{"v1":{}}}}}`, "[", "null"} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		a, err := ParseAccount(src)
		if err != nil {
			var line, column int
			if n, _ := fmt.Sscanf(err.Error(), "%d:%d: ", &line, &column); n != 2 || line < 1 || column < 1 || line > 1+bytes.Count(src, []byte("\n")) {
				t.Fatalf("no position: %v", err)
			}
			return
		}
		b, err := a.JSON()
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParseAccount(b)
		if err != nil {
			t.Fatalf("%v in\n%s", err, b)
		}
		if c, err := again.JSON(); err != nil || !bytes.Equal(b, c) {
			t.Fatalf("read back: %v\n%s\n%s", err, b, c)
		}
	})
}
