package live

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// The credentials of the tests. No part of them may show up anywhere.
const (
	canaryKey    = "LTAIcanarykey"
	canarySecret = "canarysecretcanarysecret"
	canaryToken  = "canarytoken/with+signs=="
)

var canary = NewCredentials(canaryKey, canarySecret, canaryToken)

// reply is an answer of the server.
type reply struct {
	status int
	body   string
	header http.Header
}

func ok(body string) reply { return reply{200, body, nil} }

func fails(status int, code string) reply {
	return reply{status, fmt.Sprintf(`{"Code":%q,"Message":"%s %s","RequestId":"req-1"}`, code, canaryKey, canaryToken), nil}
}

// server answers calls by their name: the action of RPC, or METHOD path of ROA.
type server struct {
	*httptest.Server
	t  *testing.T
	mu sync.Mutex
	// calls are those that came, with their parameters.
	calls  []string
	params []url.Values
	answer func(call string, n int) reply
}

// serve starts a server that checks every signature.
func serve(t *testing.T, answer func(call string, n int) reply) *server {
	s := &server{t: t, answer: answer}
	s.Server = httptest.NewServer(http.HandlerFunc(s.handle))
	t.Cleanup(s.Close)
	return s
}

// always gives the same answer to every call.
func always(r reply) func(string, int) reply { return func(string, int) reply { return r } }

func (s *server) handle(w http.ResponseWriter, r *http.Request) {
	call := r.URL.Query().Get("Action")
	body, _ := io.ReadAll(r.Body)
	want, got := "", ""
	if r.URL.Path == "/" {
		want, got = rpcSignature(r.Method, r.URL.Query(), string(body), canarySecret), r.URL.Query().Get("Signature")
	} else {
		call = r.Method + " " + r.URL.Path
		want, got = "acs "+canaryKey+":"+roaSignature(r, body, canarySecret), r.Header.Get("Authorization")
	}
	s.mu.Lock()
	n := len(s.calls)
	s.calls = append(s.calls, call)
	s.params = append(s.params, r.URL.Query())
	s.mu.Unlock()
	if want != got && call != "AssumeRoleWithOIDC" {
		s.t.Errorf("%s: signature %s, want %s", call, got, want)
	}
	a := s.answer(call, n)
	for k, v := range a.header {
		w.Header()[k] = v
	}
	w.WriteHeader(a.status)
	io.WriteString(w, a.body)
}

// rpcSignature is the signature of RPC calls, version 1.0, by its documentation:
// https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism
func rpcSignature(method string, query url.Values, body, secret string) string {
	form, _ := url.ParseQuery(body)
	var pairs []string
	escape := func(s string) string {
		return strings.NewReplacer("+", "%20", "*", "%2A", "%7E", "~").Replace(url.QueryEscape(s))
	}
	for _, values := range []url.Values{query, form} {
		for k := range values {
			if k != "Signature" {
				pairs = append(pairs, escape(k)+"="+escape(values.Get(k)))
			}
		}
	}
	slices.Sort(pairs)
	return sign(method+"&%2F&"+escape(strings.Join(pairs, "&")), secret+"&")
}

// roaSignature is that of ROA calls:
// https://www.alibabacloud.com/help/en/sdk/product-overview/roa-mechanism
func roaSignature(r *http.Request, body []byte, secret string) string {
	sum := md5.Sum(body)
	lines := []string{
		r.Method, r.Header.Get("Accept"), base64.StdEncoding.EncodeToString(sum[:]), r.Header.Get("Content-Type"), r.Header.Get("Date"),
	}
	var headers []string
	for k := range r.Header {
		if k := strings.ToLower(k); strings.HasPrefix(k, "x-acs-") {
			headers = append(headers, k+":"+r.Header.Get(k))
		}
	}
	slices.Sort(headers)
	resource := r.URL.EscapedPath()
	if q := r.URL.Query(); len(q) > 0 {
		var pairs []string
		for k := range q {
			pairs = append(pairs, k+"="+q.Get(k))
		}
		slices.Sort(pairs)
		resource += "?" + strings.Join(pairs, "&")
	}
	return sign(strings.Join(append(append(lines, headers...), resource), "\n"), secret)
}

func sign(text, secret string) string {
	h := hmac.New(sha1.New, []byte(secret))
	io.WriteString(h, text)
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
}

// everywhere sends all services to one address.
func everywhere(t *testing.T, address string) map[string]Endpoint {
	t.Helper()
	out := map[string]Endpoint{}
	for _, s := range Services() {
		e, err := ParseEndpoint(address)
		if err != nil {
			t.Fatal(err)
		}
		out[s] = e
	}
	return out
}

// client is a client of the server that does not wait long.
func (s *server) client(t *testing.T, change ...func(*Options)) *Client {
	t.Helper()
	o := Options{
		Credentials: StaticSource("a test", canary), Region: "cn-hangzhou", Endpoints: everywhere(t, s.URL),
		Timeout: 2 * time.Second, Backoff: time.Millisecond, Attempts: 4,
	}
	for _, f := range change {
		f(&o)
	}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
