package cloudtest

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// The signatures are those of examples that others have computed.
func TestSignatures(t *testing.T) {
	// "Request signatures" of ECS: DescribeRegions.
	got := signRPC("GET", map[string]string{
		"Timestamp": "2016-02-23T12:46:24Z", "Format": "XML", "AccessKeyId": "testid", "Action": "DescribeRegions",
		"SignatureMethod": "HMAC-SHA1", "SignatureNonce": "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf", "Version": "2014-05-26", "SignatureVersion": "1.0",
	}, "testsecret")
	if want := "OLeaidS1JvxuMvnyHOwuJ+uX5qY="; got != want {
		t.Errorf("RPC: %s, not %s", got, want)
	}
	// signature_test.go of fc-go-sdk. It signs a query with the path, and has an expiry for the date.
	header := http.Header{}
	header.Set("X-Fc-Trace-Id", "trace-id")
	header.Set("Content-Type", "text/json")
	header.Set("Content-MD5", "ef5b43a0fe1d5b401b62c3ba33a7a3d6")
	header.Set("Date", "1583221068")
	path := strings.Join([]string{
		"/2016-08-15/proxy/service.LATEST/func/abc 123", "a=123 45", "x-fc-access-key-id=akID",
		"x-fc-expires=1583221068", "x-fc-security-token=stsToken", "x=456", "x=xyz",
	}, "\n")
	if got, want := signFC("GET", path, header, "S9MWOBG0AOWHSO9HPASP216QOPHT5YR4NLH3A"), "QFdNhz0Dl+onUM/MvpX940WFH3H8OHayZHbby1c01aI="; got != want {
		t.Errorf("FC: %s, not %s", got, want)
	}
}

// Names with characters that are escaped on the way are signed as both sides see them.
func TestEscapedNames(t *testing.T) {
	c := newClient(t, Start(t, Options{State: &Account{Functions: map[string]*Function{"shop$orders": {}}}}))
	c.roa("GET", "/2023-03-30/functions/shop$orders", "", "qualifier=a b*~+/é").fails(t, 404, "AliasNotFound")
	c.roa("GET", "/2023-03-30/functions/shop$orders", "").ok(t)
	c.fc("GET", "/2016-08-15/services/a%20b.x/functions/f", "").fails(t, 404, "ServiceNotFound")
	c.rpc(versionRAM, "GetRole", "RoleName=a b*~+/é&=%").fails(t, 404, "EntityNotExist.Role")
}

// The provider's other clients (tea-rpc, tea-roa) put half of the parameters into a form, and have
// a nonce where Alibaba Cloud's SDK has a digest.
func TestOtherClients(t *testing.T) {
	s := Start(t, Options{State: orders()})
	c := newClient(t, s)
	query := map[string]string{
		"Action": "CreateQueue", "Version": versionMNS, "AccessKeyId": DefaultKeyID, "SignatureMethod": "HMAC-SHA1", "SignatureVersion": "1.0",
		"SignatureNonce": "1", "Timestamp": time.Now().UTC().Format("2006-01-02T15:04:05Z"), "Format": "json",
	}
	all, form, inURL := maps.Clone(query), url.Values{"QueueName": {"a b"}, "DelaySeconds": {"5"}}, url.Values{}
	for name := range form {
		all[name] = form.Get(name)
	}
	for name, v := range query {
		inURL.Set(name, v)
	}
	inURL.Set("Signature", signRPC("POST", all, DefaultSecret))
	r, err := http.NewRequest("POST", s.URL+"/?"+inURL.Encode(), strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	c.send(r).ok(t)
	if s.State().Queues["a b"] == nil {
		t.Error("no queue")
	}

	request := func() *http.Request {
		r, err := http.NewRequest("PUT", s.URL+config3+"?qualifier=prod", strings.NewReader(`{"maxAsyncRetryAttempts":1}`))
		if err != nil {
			t.Fatal(err)
		}
		for name, v := range map[string]string{
			"Accept": "application/json", "Content-Type": "application/json; charset=utf-8", "Date": time.Now().UTC().Format(http.TimeFormat),
			"X-Acs-Signature-Nonce": "n", "X-Acs-Signature-Method": "HMAC-SHA1", "X-Acs-Signature-Version": "1.0", "X-Acs-Version": "2023-03-30",
		} {
			r.Header.Set(name, v)
		}
		r.Header.Set("Authorization", "acs "+DefaultKeyID+":"+signROA("PUT", config3, r.URL.Query(), r.Header, DefaultSecret))
		return r
	}
	c.send(request()).ok(t)
	c.send(request()).fails(t, 400, "SignatureNonceUsed")
}

// A token that belongs to a key is asked for in all three schemes, and so is its secret.
func TestCredentials(t *testing.T) {
	now := time.Now()
	state := orders()
	state.Keys = map[string]*AccessKey{
		"plain": {Secret: "s"},
		"good":  {Secret: "s", SecurityToken: "t", Role: "ci", Expires: now.Add(time.Hour)},
		"old":   {Secret: "s", SecurityToken: "t", Role: "ci", Expires: now.Add(-time.Second)},
	}
	s := Start(t, Options{State: state})
	for _, test := range []struct {
		id, secret, token string
		// The code of RPC with 400, unless FC has one of its own.
		code, fc string
		status   int
		fcStatus int
	}{
		{"plain", "s", "", "", "", 200, 200},
		{"good", "s", "t", "", "", 200, 200},
		{"nosuch", "s", "", "InvalidAccessKeyId.NotFound", "InvalidAccessKeyID", 404, 403},
		{"plain", "wrong", "", "SignatureDoesNotMatch", "SignatureNotMatch", 400, 403},
		{"old", "s", "t", "InvalidSecurityToken.Expired", "InvalidSecurityToken.Expired", 400, 400},
		{"good", "s", "other", "InvalidSecurityToken.Malformed", "InvalidSecurityToken.Malformed", 400, 400},
		{"good", "s", "", "MissingSecurityToken", "MissingSecurityToken", 400, 400},
		{"plain", "s", "t", "InvalidSecurityToken.MismatchWithAccessKey", "InvalidSecurityToken.MismatchWithAccessKey", 400, 400},
	} {
		c := &client{t: t, server: s, id: test.id, secret: test.secret, token: test.token}
		c.rpc(versionSTS, "GetCallerIdentity").fails(t, test.status, test.code)
		c.roa("GET", "/2023-03-30/functions/orders", "").fails(t, test.fcStatus, test.fc)
		c.fc("GET", "/2016-08-15/services/shop/functions/orders", "").fails(t, test.fcStatus, test.fc)
	}
	for _, call := range s.Calls() {
		if got := call.Caller != ""; got != (call.Status == 200) {
			t.Errorf("the caller of a call with status %d is %q", call.Status, call.Caller)
		}
	}
}

// The clock of the account is ahead of the caller's.
func TestOldRequests(t *testing.T) {
	for _, skew := range []time.Duration{SkewAllowed + time.Minute, -SkewAllowed - time.Minute} {
		s := Start(t, Options{State: orders(), Now: func() time.Time { return time.Now().Add(skew) }})
		c := newClient(t, s)
		c.rpc(versionSTS, "GetCallerIdentity").fails(t, 400, "InvalidTimeStamp.Expired")
		c.roa("GET", "/2023-03-30/functions/orders", "").fails(t, 400, "InvalidTimeStamp.Expired")
		c.fc("GET", "/2016-08-15/services/shop", "").fails(t, 400, "InvalidTimeStamp.Expired")
	}
}

// What was signed cannot be changed on the way.
func TestTampering(t *testing.T) {
	s := Start(t, Options{State: orders()})
	c := newClient(t, s)
	const path = "/2016-08-15/services/shop/functions/orders"
	for name, change := range map[string]func(*http.Request){
		"path":       func(r *http.Request) { r.URL.Path = strings.Replace(r.URL.Path, "orders", "other", 1) },
		"method":     func(r *http.Request) { r.Method = "DELETE" },
		"date":       func(r *http.Request) { r.Header.Set("Date", time.Now().Add(time.Minute).UTC().Format(http.TimeFormat)) },
		"a header":   func(r *http.Request) { r.Header.Set("X-Fc-Account-Id", "1") },
		"one more":   func(r *http.Request) { r.Header.Set("X-Fc-Trace-Id", "1") },
		"the type":   func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") },
		"the digest": func(r *http.Request) { r.Header.Del("Content-MD5") },
	} {
		r := c.fcRequest("PUT", path, `{"handler":"x"}`)
		change(r)
		if got := c.send(r); got.status != 403 || got.code != "SignatureNotMatch" {
			t.Errorf("%s: status %d, code %q", name, got.status, got.code)
		}
	}
	r := c.fcRequest("PUT", path, `{"handler":"x"}`)
	r.Header.Set("Content-MD5", "00000000000000000000000000000000")
	c.sign(r)
	c.send(r).fails(t, 400, "InvalidArgument")
	if got := s.State().Services["shop"].Functions["orders"].Handler; got != "index.handler" {
		t.Errorf("the handler is %s", got)
	}

	for header, code := range map[string]string{"Authorization": "MissingRequiredHeader", "Date": "MissingRequiredHeader"} {
		r := c.fcRequest("GET", path, "")
		r.Header.Del(header)
		c.send(r).fails(t, 400, code)
	}
	for header, value := range map[string]string{"Authorization": "Bearer x", "Date": "yesterday"} {
		r := c.fcRequest("GET", path, "")
		r.Header.Set(header, value)
		if got := c.send(r); got.status != 400 {
			t.Errorf("%s: %s: status %d", header, value, got.status)
		}
	}
}

// signedQuery is a call of RPC as a URL.
func signedQuery(params map[string]string) string {
	all := map[string]string{
		"Action": "GetCallerIdentity", "Version": versionSTS, "AccessKeyId": DefaultKeyID, "SignatureMethod": "HMAC-SHA1", "SignatureVersion": "1.0",
		"SignatureNonce": "1", "Timestamp": time.Now().UTC().Format("2006-01-02T15:04:05Z"), "Format": "JSON",
	}
	for name, v := range params {
		if all[name] = v; v == "" {
			delete(all, name)
		}
	}
	q := url.Values{"Signature": {signRPC("GET", all, DefaultSecret)}}
	for name, v := range all {
		q.Set(name, v)
	}
	return q.Encode()
}

func TestRPCParameters(t *testing.T) {
	s := Start(t, Options{})
	c := newClient(t, s)
	get := func(query string) reply {
		t.Helper()
		r, err := http.NewRequest("GET", s.URL+"/?"+query, nil)
		if err != nil {
			t.Fatal(err)
		}
		return c.send(r)
	}
	query := signedQuery(nil)
	get(query).ok(t)
	get(query).fails(t, 400, "SignatureNonceUsed")
	get(query+"&More=1").fails(t, 400, "SignatureDoesNotMatch")
	get(query+"&Action=GetCallerIdentity").fails(t, 400, "InvalidParameter")
	for name, code := range map[string]string{
		"AccessKeyId": "MissingAccessKeyId", "Timestamp": "MissingTimestamp", "SignatureNonce": "MissingSignatureNonce",
		"SignatureMethod": "MissingParameter", "SignatureVersion": "MissingParameter", "Action": "MissingParameter", "Version": "MissingParameter",
	} {
		get(signedQuery(map[string]string{name: ""})).fails(t, 400, code)
	}
	get(signedQuery(map[string]string{"Timestamp": "now"})).fails(t, 400, "InvalidTimeStamp.Format")
	get(signedQuery(map[string]string{"SignatureMethod": "HMAC-SHA256"})).fails(t, 400, "InvalidParameter")
	get("Action=%zz").fails(t, 400, "InvalidParameter")
	get(signedQuery(map[string]string{"RoleName": "\xff"})).fails(t, 400, "InvalidParameter")
	if got := strings.Contains(s.Calls()[0].Path, "Signature"); got {
		t.Error("the signature is in the record")
	}
}

func TestNoncesAreBounded(t *testing.T) {
	n, now := nonces{}, time.Now()
	for i := range mostNonces + 10 {
		n.use(string(rune('a'+i%26))+time.Duration(i).String(), now)
	}
	if len(n) > mostNonces {
		t.Errorf("%d are kept", len(n))
	}
}
