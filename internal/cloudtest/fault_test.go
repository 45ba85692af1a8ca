package cloudtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestFaults(t *testing.T) {
	for _, test := range []struct {
		name     string
		fault    Fault
		status   int
		code     string // of RPC
		fcStatus int
		fc2, fc3 string
	}{
		{"throttle", Fault{Throttle: true}, 400, "Throttling.User", 429, "ResourceExhausted", "Throttling.User"},
		{"deny", Fault{Deny: true}, 403, "NoPermission", 403, "AccessDenied", "AccessDenied"},
		{"fail", Fault{Status: 503, Code: "ServiceUnavailable"}, 503, "ServiceUnavailable", 503, "ServiceUnavailable", "ServiceUnavailable"},
		{"fail without a code", Fault{Status: 500}, 500, "InternalError", 500, "InternalError", "InternalError"},
		{"deny with a code", Fault{Deny: true, Code: "Forbidden.RAM"}, 403, "Forbidden.RAM", 403, "Forbidden.RAM", "Forbidden.RAM"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := Start(t, Options{State: orders()})
			c := newClient(t, s)
			s.Inject(test.fault)
			c.rpc(versionRAM, "ListRoles").fails(t, test.status, test.code)
			c.fc("GET", "/2016-08-15/services/shop", "").fails(t, test.fcStatus, test.fc2)
			c.roa("GET", "/2023-03-30/functions/orders", "").fails(t, test.fcStatus, test.fc3)
			for _, call := range s.Calls() {
				if !call.Fault || call.Caller == "" {
					t.Errorf("recorded: %+v", call)
				}
			}
			s.ClearFaults()
			c.rpc(versionRAM, "ListRoles").ok(t)
		})
	}
}

// A denied call names the action that the caller lacks.
func TestDeniedActions(t *testing.T) {
	s := Start(t, Options{State: orders()})
	c := newClient(t, s)
	s.Inject(Fault{Deny: true})
	got := c.rpc(versionRAM, "GetRole", "RoleName=fc")
	if got.fails(t, 403, "NoPermission"); !strings.Contains(got.err.Error(), "ram:GetRole") || !strings.Contains(got.err.Error(), "AccessDeniedDetail: map[AuthAction:ram:GetRole") {
		t.Errorf("%v", got.err)
	}
	got = c.roa("GET", config3, "", "qualifier=prod")
	if want := "not authorized to perform 'fc:GetFunctionAsyncInvokeConfig' on resource 'acs:fc:cn-hangzhou:1234567890123456:functions/orders'"; !strings.Contains(got.err.Error(), want) {
		t.Errorf("%v", got.err)
	}
	// Who is not let in is not told what is denied.
	c.secret = "wrong"
	c.rpc(versionRAM, "GetRole", "RoleName=fc").fails(t, 400, "SignatureDoesNotMatch")
}

func TestMatch(t *testing.T) {
	for name, test := range map[string]struct {
		match Match
		fits  bool
	}{
		"all":               {Match{}, true},
		"method":            {Match{Method: "get"}, true},
		"other method":      {Match{Method: "PUT"}, false},
		"action":            {Match{Action: "fc:GetFunctionAsyncInvokeConfig"}, true},
		"actions":           {Match{Action: "fc:Get*"}, true},
		"other actions":     {Match{Action: "ram:*"}, false},
		"path":              {Match{Path: "/2023-03-30/functions"}, true},
		"other path":        {Match{Path: "/2016-08-15"}, false},
		"resource":          {Match{Resource: "functions/orders/async-invoke-config[?]qualifier=LATEST"}, true},
		"resources":         {Match{Resource: "functions/*/async-invoke-config*"}, true},
		"other resources":   {Match{Resource: "functions/*"}, false},
		"one does not fit":  {Match{Method: "GET", Action: "fc:*", Path: "/x"}, false},
		"all of them do so": {Match{Method: "GET", Action: "fc:*", Path: "/2023-03-30/"}, true},
	} {
		s := Start(t, Options{State: orders()})
		s.Inject(Fault{Match: test.match, Status: 500})
		if got := newClient(t, s).roa("GET", config3, "").status == 500; got != test.fits {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// The third PUT fails, once.
func TestSkipAndTimes(t *testing.T) {
	s := Start(t, Options{State: orders()})
	c := newClient(t, s)
	s.Inject(Fault{Match: Match{Method: "PUT"}, Skip: 2, Times: 1, Status: 500}, Fault{Match: Match{Method: "PUT"}, Skip: 4, Throttle: true})
	var got []int
	for range 6 {
		got = append(got, c.roa("PUT", config3, "{}").status)
		c.roa("GET", "/2023-03-30/functions/orders", "").ok(t)
	}
	// The second fault does not see the call that the first one takes.
	if diff := cmp.Diff([]int{200, 200, 500, 200, 200, 429}, got); diff != "" {
		t.Error(diff)
	}
}

func TestDelay(t *testing.T) {
	s := Start(t, Options{})
	s.Inject(Fault{Delay: Duration(50 * time.Millisecond), Times: 1}, Fault{Delay: Duration(time.Hour)})
	c := newClient(t, s)
	start := time.Now()
	c.rpc(versionRAM, "ListRoles").ok(t)
	if took := time.Since(start); took < 50*time.Millisecond {
		t.Errorf("after %s", took)
	}
	// Close ends what is waiting.
	over := make(chan reply)
	go func() { over <- c.rpc(versionRAM, "ListRoles") }()
	time.AfterFunc(20*time.Millisecond, s.Close)
	select {
	case <-over:
	case <-time.After(10 * time.Second):
		t.Error("still waiting")
	}
}

// Who hangs up while waiting has asked for nothing.
func TestHangUp(t *testing.T) {
	s := Start(t, Options{State: orders()})
	s.Inject(Fault{Delay: Duration(time.Hour)})
	c := newClient(t, s)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if got := c.send(c.fcRequest("DELETE", "/2016-08-15/services/shop/functions/orders", "").WithContext(ctx)); got.err == nil {
		t.Fatal("answered")
	}
	for range 500 {
		if len(s.Calls()) > 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if calls := s.Calls(); len(calls) != 1 || calls[0].Status != 0 {
		t.Errorf("recorded: %+v", calls)
	}
	if s.State().Services["shop"].Functions["orders"] == nil {
		t.Error("the function is gone")
	}
}

// A dropped call did nothing; a truncated one and one with garbage did.
func TestBrokenAnswers(t *testing.T) {
	s := Start(t, Options{State: orders()})
	c := newClient(t, s)
	put := func(fault Fault) reply {
		t.Helper()
		s.ClearFaults()
		s.Update(func(a *Account) { clear(a.Functions["orders"].AsyncConfigs) })
		s.Inject(fault)
		return c.roa("PUT", config3, "{}")
	}
	stored := func() bool { return len(s.State().Functions["orders"].AsyncConfigs) > 0 }
	if got := put(Fault{Drop: true}); got.err == nil || got.status != 0 || stored() {
		t.Errorf("dropped: status %d, %v", got.status, got.err)
	}
	if got := put(Fault{Truncate: true}); !errors.Is(got.err, io.ErrUnexpectedEOF) && (got.err == nil || !strings.Contains(got.err.Error(), "unexpected EOF")) || !stored() {
		t.Errorf("truncated: status %d, %v", got.status, got.err)
	}
	if got := put(Fault{Garbage: true}); got.status != 200 || got.body != nil || !stored() {
		t.Errorf("garbage: %+v", got)
	}
	calls := s.Calls()
	if last := calls[len(calls)-3]; last.Status != 0 || !last.Fault {
		t.Errorf("the dropped one is recorded as %+v", last)
	}
}

// Reads of what was written are behind, for some of them; others are not.
func TestLagOfReads(t *testing.T) {
	s := Start(t, Options{State: orders()})
	c := newClient(t, s)
	s.Inject(Fault{Match: Match{Action: "fc:GetFunctionAsyncInvokeConfig"}, Lag: &Lag{Reads: 2}})
	c.roa("GET", config3, "").fails(t, 404, "AsyncConfigNotExists")
	c.roa("PUT", config3, `{"maxAsyncRetryAttempts":1}`).ok(t)
	c.roa("GET", config3, "").fails(t, 404, "AsyncConfigNotExists")
	c.roa("GET", config3, "", "qualifier=prod").fails(t, 404, "AsyncConfigNotExists")
	c.roa("GET", "/2023-03-30/async-invoke-configs", "").ok(t)
	c.roa("GET", config3, "").fails(t, 404, "AsyncConfigNotExists")
	c.roa("GET", config3, "").ok(t)
	// Two writes in a row: what is shown is what was before both.
	c.roa("PUT", config3, `{"maxAsyncRetryAttempts":2}`).ok(t)
	c.roa("PUT", config3, `{"maxAsyncRetryAttempts":3}`).ok(t)
	for _, want := range []float64{1, 1, 3} {
		if got := c.roa("GET", config3, "").ok(t).get("maxAsyncRetryAttempts"); got != want {
			t.Errorf("%v, not %v", got, want)
		}
	}
	c.roa("DELETE", config3, "").ok(t)
	c.roa("GET", config3, "").ok(t)
}

func TestLagOfTime(t *testing.T) {
	var mu sync.Mutex
	now := time.Now()
	s := Start(t, Options{State: orders(), Now: func() time.Time { mu.Lock(); defer mu.Unlock(); return now }})
	c := newClient(t, s)
	s.Inject(Fault{Lag: &Lag{For: Duration(time.Minute)}})
	c.rpc(versionRAM, "CreateRole", "RoleName=new", "AssumeRolePolicyDocument="+trust).ok(t)
	for range 3 {
		c.rpc(versionRAM, "GetRole", "RoleName=new").fails(t, 404, "EntityNotExist.Role")
	}
	mu.Lock()
	now = now.Add(61 * time.Second)
	mu.Unlock()
	c.rpc(versionRAM, "GetRole", "RoleName=new").ok(t)
}

// Somebody else's hand is in the account right after a call.
func TestThen(t *testing.T) {
	s := Start(t, Options{State: orders()})
	c := newClient(t, s)
	eight := int64(8)
	s.Inject(Fault{Match: Match{Method: "PUT"}, Times: 1, Then: func(a *Account) { a.Functions["orders"].AsyncConfigs["LATEST"].MaxAsyncRetryAttempts = &eight }})
	if got := c.roa("PUT", config3, `{"maxAsyncRetryAttempts":1}`).ok(t).get("maxAsyncRetryAttempts"); got != 1.0 {
		t.Errorf("answered %v", got)
	}
	if got := c.roa("GET", config3, "").ok(t).get("maxAsyncRetryAttempts"); got != 8.0 {
		t.Errorf("stored %v", got)
	}
}

func TestNonsense(t *testing.T) {
	s := New(Options{})
	for _, f := range []Fault{{}, {Status: 200}, {Status: 1000}, {Lag: &Lag{}}, {Match: Match{Action: "["}, Drop: true}, {Match: Match{Method: "GET"}}} {
		if err := s.inject([]Fault{f}); err == nil {
			t.Errorf("%+v is taken", f)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("Inject does not panic")
		}
	}()
	s.Inject(Fault{})
}

func TestControl(t *testing.T) {
	state := orders()
	state.Keys = map[string]*AccessKey{DefaultKeyID: {Secret: DefaultSecret, SecurityToken: "the-token"}}
	state.OIDC = map[string]*OIDCProvider{"ci": {Tokens: []string{"the-token-of-oidc"}}}
	s := Start(t, Options{State: state, Control: true})
	c := newClient(t, s)
	c.token = "the-token"
	do := func(method, path, body string) (int, string) {
		t.Helper()
		r, err := http.NewRequest(method, s.URL+ControlPath+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		b, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return answer.StatusCode, string(b)
	}
	if status, text := do("POST", "/faults", `{"action":"ram:*","deny":true,"times":1,"delay":"1ms"}`); status != 204 {
		t.Fatalf("%d: %s", status, text)
	}
	c.rpc(versionRAM, "ListRoles").fails(t, 403, "NoPermission")
	c.rpc(versionRAM, "ListRoles").ok(t)
	if status, text := do("POST", "/faults", `[{"throttle":true},{"lag":{"reads":1}}]`); status != 204 {
		t.Fatalf("%d: %s", status, text)
	}
	c.rpc(versionRAM, "ListRoles").fails(t, 400, "Throttling.User")
	if status, _ := do("DELETE", "/faults", ""); status != 204 {
		t.Fatal(status)
	}
	c.rpc(versionRAM, "ListRoles").ok(t)
	for body, want := range map[string]string{
		`{"thrott":true}`:                    "thrott",
		`{"throttle":1}`:                     "1:13",
		`[{"throttle":true},{"x":1}]`:        "1:21",
		`{"throttle":true,"delay":"long"}`:   "invalid duration",
		`{"throttle":true,"delay":"-1s"}`:    "negative",
		`{}`:                                 "does nothing",
		``:                                   "not a fault",
		`{"throttle":true}{"throttle":true}`: "not a fault",
	} {
		if status, text := do("POST", "/faults", body); status != 400 || !strings.Contains(text, want) {
			t.Errorf("%s: %d: %s", body, status, text)
		}
	}
	for _, path := range []string{"/state", "/calls"} {
		status, text := do("GET", path, "")
		if status != 200 || !json.Valid([]byte(text)) || strings.Contains(text, DefaultSecret) || strings.Contains(text, "the-token") {
			t.Errorf("%s: %d: %s", path, status, text)
		}
	}
	if _, text := do("GET", "/calls", ""); !strings.Contains(text, "ram:ListRoles") {
		t.Errorf("calls: %s", text)
	}
	if status, _ := do("PATCH", "/state", ""); status != 404 {
		t.Error(status)
	}
	// What is shown can be changed by hand and put back; keys stay.
	_, text := do("GET", "/state", "")
	if status, text := do("PUT", "/state", strings.Replace(text, `"index.handler"`, `"other.handler"`, 1)); status != 204 {
		t.Errorf("%d: %s", status, text)
	}
	c.rpc(versionRAM, "ListRoles").ok(t)
	if a := s.State(); a.Functions["orders"].Handler+a.Services["shop"].Functions["orders"].Handler == "index.handlerindex.handler" {
		t.Error("nothing was put")
	}
	if status, text := do("PUT", "/state", `{"x": 1}`); status != 400 || !strings.Contains(text, "1:2: /x") {
		t.Errorf("%d: %s", status, text)
	}

	// Without being asked for there is no such path.
	without := Start(t, Options{})
	answer, err := http.Get(without.URL + ControlPath + "/state")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != 404 || !bytes.HasPrefix([]byte(answer.Header.Get("Content-Type")), []byte("application/json")) {
		t.Errorf("%d %v", answer.StatusCode, answer.Header)
	}
}
