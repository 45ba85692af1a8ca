package cloudtest

import (
	"crypto/tls"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestRecord(t *testing.T) {
	var mu sync.Mutex
	var logged []Call
	s := Start(t, Options{State: orders(), Log: func(c Call) { mu.Lock(); defer mu.Unlock(); logged = append(logged, c) }})
	c := newClient(t, s)
	c.rpc(versionRAM, "GetRole", "RoleName=fc")
	c.roa("PUT", config3, "{}", "qualifier=prod")
	c.rpc(versionRAM, "CreateUser")
	want := []Call{
		{Method: "POST", Path: "/", Action: "ram:GetRole", Resource: "role/fc", Caller: "acs:ram::1234567890123456:root", Status: 404, Code: "EntityNotExist.Role"},
		{Method: "PUT", Path: config3, Action: "fc:PutFunctionAsyncInvokeConfig", Resource: "functions/orders/async-invoke-config?qualifier=prod", Caller: "acs:ram::1234567890123456:root", Status: 200},
		{Method: "POST", Path: "/", Status: 404, Code: "InvalidAction.NotFound"},
	}
	if diff := cmp.Diff(want, s.Calls(), cmpopts.IgnoreFields(Call{}, "Time")); diff != "" {
		t.Error(diff)
	}
	mu.Lock()
	defer mu.Unlock()
	if diff := cmp.Diff(s.Calls(), logged); diff != "" {
		t.Errorf("logged:\n%s", diff)
	}
	if all := fmt.Sprintf("%+v", logged); strings.Contains(all, DefaultSecret) || strings.Contains(all, "ignature") {
		t.Errorf("secrets: %s", all)
	}
	s.ForgetCalls()
	if got := s.Calls(); len(got) != 0 {
		t.Error(got)
	}
}

// Nothing is changed by a call that fails.
func TestFailuresChangeNothing(t *testing.T) {
	s := Start(t, Options{State: orders()})
	c := newClient(t, s)
	c.roa("PUT", config3, `{"maxAsyncRetryAttempts":1}`).ok(t)
	before := s.State()
	c.roa("PUT", config3, `{"maxAsyncRetryAttempts":2,"destinationConfig":{"onFailure":{}}}`).fails(t, 400, "InvalidDestinationResources")
	c.roa("PUT", "/2023-03-30/functions/orders", `{"description":"x","role":7}`).fails(t, 400, "InvalidArgument")
	if diff := cmp.Diff(before, s.State()); diff != "" {
		t.Error(diff)
	}
}

func TestTLS(t *testing.T) {
	s := Start(t, Options{TLS: true})
	if !strings.HasPrefix(s.URL, "https://127.0.0.1:") {
		t.Fatal(s.URL)
	}
	get := func(config *tls.Config) error {
		transport := &http.Transport{TLSClientConfig: config}
		defer transport.CloseIdleConnections()
		r, err := (&http.Client{Transport: transport}).Get(s.URL + "/?" + signedQuery(nil))
		if err != nil {
			return err
		}
		defer r.Body.Close()
		_, err = io.Copy(io.Discard, r.Body)
		return err
	}
	if err := get(&tls.Config{RootCAs: s.Roots}); err != nil {
		t.Error(err)
	}
	if err := get(nil); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("an unknown certificate is taken: %v", err)
	}
}

func TestLargeBodies(t *testing.T) {
	s := New(Options{})
	for _, path := range []string{"/2023-03-30/functions", "/"} {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest("POST", path, io.LimitReader(zeros{}, mostBody+1)))
		if w.Code != 400 || !strings.Contains(w.Body.String(), "EntityTooLarge") {
			t.Errorf("%s: %d: %.200s", path, w.Code, w.Body)
		}
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// Deep nesting is refused before anything has to walk it.
func TestDeepBodies(t *testing.T) {
	c := newClient(t, Start(t, Options{State: orders()}))
	deep := strings.Repeat(`{"a":`, 9000) + "1" + strings.Repeat("}", 9000)
	c.roa("PUT", "/2023-03-30/functions/orders", `{"x":`+deep+`}`).fails(t, 400, "InvalidArgument")
	c.roa("PUT", "/2023-03-30/functions/orders", `{"x":`+strings.Repeat("[", 9000)+strings.Repeat("]", 9000)+`}`).fails(t, 400, "InvalidArgument")
}

// Many callers, faults and readers at once.
func TestConcurrency(t *testing.T) {
	s := Start(t, Options{State: orders(), Control: true, Log: func(Call) {}})
	s.Inject(Fault{Match: Match{Action: "ram:*"}, Skip: 1, Times: 5, Throttle: true}, Fault{Lag: &Lag{Reads: 1}}, Fault{Match: Match{Action: "mns:*"}, Delay: Duration(time.Millisecond)})
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			c := newClient(t, s)
			for range 10 {
				c.roa("PUT", config3, `{"maxAsyncRetryAttempts":1}`).ok(t)
				c.roa("GET", config3, "")
				c.rpc(versionRAM, "ListRoles")
				c.rpc(versionMNS, "CreateQueue", fmt.Sprintf("QueueName=q%d", i))
				s.Update(func(a *Account) { a.EventBuses[fmt.Sprint(i)] = &EventBus{} })
				s.Calls()
				s.State()
			}
		})
	}
	wg.Wait()
	if got := s.State(); len(got.Queues) != 8 || len(got.EventBuses) != 8 {
		t.Errorf("%d queues, %d buses", len(got.Queues), len(got.EventBuses))
	}
}

// FuzzServe sends garbage, signed and not, to a server that has something of everything.
func FuzzServe(f *testing.F) {
	for _, seed := range []struct {
		method, path, query, body, kind string
	}{
		{"POST", "/", "Action=GetRole&Version=2015-05-01&RoleName=fc", "", ""},
		{"POST", "/", "", "Action=CreateQueue&Version=2022-01-19&QueueName=q&DelaySeconds=1", "application/x-www-form-urlencoded"},
		{"PUT", config3, "qualifier=LATEST", `{"destinationConfig":{"onFailure":{"destination":"x"}}}`, "application/json"},
		{"POST", "/2023-03-30/functions", "", `{"functionName":"f","runtime":"r","handler":"h","x":[{"y":null}]}`, "application/json"},
		{"PUT", "/2016-08-15/services/shop.prod/functions/orders/async-invoke-config", "", `{"maxAsyncRetryAttempts":1}`, "application/json"},
		{"POST", "/2021-04-06/services/shop/aliases", "", `{"aliasName":"a","versionId":"1","additionalVersionWeight":{"1":1e300}}`, "application/json"},
		{"GET", "/2023-03-30/async-invoke-configs", "limit=1&nextToken=1", "", ""},
		{"GET", "/2023-03-30/functions/%2f%2e/triggers/%00", "", "", ""},
		{"GET", "//..", "%", "\xff", "\xff"},
	} {
		f.Add(seed.method, seed.path, seed.query, seed.body, seed.kind)
	}
	f.Fuzz(func(t *testing.T, method, path, query, body, kind string) {
		state, err := ParseAccount([]byte(full))
		if err != nil {
			t.Fatal(err)
		}
		state.Keys[DefaultKeyID] = &AccessKey{Secret: DefaultSecret}
		state.Functions["orders"], state.Services["shop2"] = orders().Functions["orders"], orders().Services["shop"]
		s := New(Options{State: state})
		r := &http.Request{
			Method: method, RequestURI: path + "?" + query, URL: &url.URL{Path: path, RawQuery: query},
			Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)), Host: "x",
		}
		if kind != "" {
			r.Header.Set("Content-Type", kind)
		}
		// Once as it is, and once signed.
		s.ServeHTTP(httptest.NewRecorder(), r)
		r.Body = io.NopCloser(strings.NewReader(body))
		r.Header.Set("Date", time.Now().UTC().Format(http.TimeFormat))
		if strings.HasPrefix(path, "/2") {
			r.Header.Set("Authorization", "FC "+DefaultKeyID+":"+signFC(method, path, r.Header, DefaultSecret))
		} else {
			params := map[string]string{
				"AccessKeyId": DefaultKeyID, "SignatureMethod": "HMAC-SHA1", "SignatureVersion": "1.0", "SignatureNonce": "n",
				"Timestamp": time.Now().UTC().Format("2006-01-02T15:04:05Z"),
			}
			signed := ""
			for name, v := range params {
				signed += "&" + name + "=" + v
			}
			r.URL.RawQuery += signed
			if c, failed := newCall(httptest.NewRecorder(), r.Clone(t.Context()), time.Now()); failed == nil {
				r.URL.RawQuery += "&Signature=" + percent(signRPC(method, c.params, DefaultSecret))
			}
			r.Body = io.NopCloser(strings.NewReader(body))
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code < 200 || w.Code > 599 {
			t.Errorf("status %d", w.Code)
		}
		s.State()
	})
}
