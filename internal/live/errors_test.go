package live

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// noSecret fails if a text has a part of the credentials in it.
func noSecret(t *testing.T, what, text string) {
	t.Helper()
	if canary.in(text) || strings.Contains(text, url.QueryEscape(canaryToken)) || strings.Contains(text, "Signature=") {
		t.Errorf("%s shows credentials: %s", what, text)
	}
}

func TestErrorCodes(t *testing.T) {
	for _, c := range []struct {
		question string
		reply    reply
		kind     Kind
		says     string
	}{
		{"async config FC2", fails(404, "AsyncConfigNotExists"), NotFound, "no such thing"},
		{"async config FC2", fails(404, "ServiceNotFound"), NotFound, ""},
		{"async config FC3", fails(404, "FunctionNotFound"), NotFound, ""},
		{"async config FC3", reply{404, `{"ErrorCode":"AsyncConfigNotExists","ErrorMessage":"m"}`, nil}, NotFound, ""},
		{"function FC3", fails(404, "VersionNotFound"), NotFound, ""},
		{"function FC2", fails(404, "FunctionNotFound"), NotFound, ""},
		{"function FC3", fails(404, "SomethingElse"), Refused, "status 404"},
		{"service", fails(404, "ServiceNotFound"), NotFound, ""},
		{"alias FC2", fails(404, "AliasNotFound"), NotFound, ""},
		{"alias FC3", fails(404, "AliasNotFound"), NotFound, ""},
		{"role", fails(404, "EntityNotExist.Role"), NotFound, ""},
		{"policies", fails(404, "EntityNotExist.Role"), NotFound, ""},
		{"policy", fails(404, "EntityNotExist.Policy"), NotFound, ""},
		{"queue", fails(404, "QueueNotExist"), NotFound, ""},
		{"queue", fails(404, "ResourceNotFound:QueueName"), NotFound, ""},
		{"queue", fails(404, "RESOURCE_NOT_FOUND"), NotFound, ""},
		{"topic", fails(404, "TopicNotExist"), NotFound, ""},
		{"topic", ok(`{"Success":false,"Code":"TopicNotExist"}`), NotFound, ""},
		{"bus", ok(`{"Success":false,"Code":"EventBusNotExist"}`), NotFound, ""},
		{"topic of RocketMQ", fails(404, "INSTANCE_NOT_FOUND"), NotFound, ""},
		{"topic of RocketMQ", fails(400, "AUTH_RESOURCE_OWNER_ERROR"), Refused, ""},
		{"async config FC3", fails(403, "AccessDenied"), Denied, "it lacks fc:GetFunctionAsyncInvokeConfig"},
		{"function FC2", fails(403, "AccessDenied"), Denied, "it lacks fc:GetFunction"},
		{"role", fails(403, "NoPermission"), Denied, "ram:GetRole on acs:ram:*:*:role/deliver"},
		{"policies", fails(403, "NoPermission"), Denied, "ram:ListPoliciesForRole"},
		{"policy", fails(403, "NoPermission"), Denied, "ram:GetPolicy"},
		{"queue", fails(403, "AccessDenied"), Denied, "mns:GetQueueAttributes"},
		{"topic", fails(403, "AccessDenied"), Denied, "mns:GetTopicAttributes"},
		{"bus", fails(403, "Forbidden.RAM"), Denied, "eventbridge:GetEventBus"},
		{"topic of RocketMQ", fails(403, "Forbidden"), Denied, "mq:QueryInstanceBaseInfo"},
		{"role", reply{403, `{"Code":"NoPermission","AccessDeniedDetail":{"AuthAction":"ram:GetRoleX"}}`, nil}, Denied, "ram:GetRoleX"},
		{"function FC3", reply{403, `{"Code":"AccessDenied","Message":"the caller is not authorized to perform 'fc:GetFn' on resource 'acs:fc:cn-hangzhou:1:functions/orders'"}`, nil}, Denied, "it lacks fc:GetFn on acs:fc:cn-hangzhou:1:functions/orders"},
		{"function FC3", fails(403, "Forbidden.RiskControl"), Refused, "the API refuses the call (status 403) (Forbidden.RiskControl"},
		{"role", fails(403, "Forbidden.UserVerification"), Refused, "refuses the call"},
		{"function FC3", fails(403, "InDebt"), Refused, "refuses the call"},
		{"role", reply{403, `{"Code":"NotAuthorized","AccessDeniedDetail":{"AuthAction":"ram:GetRole"}}`, nil}, Denied, "it lacks ram:GetRole"},
		{"role", fails(400, "SignatureNonceUsed"), Refused, "arrived more than once"},
		{"role", fails(400, "InvalidSecurityToken.Expired"), Unauthenticated, "expired"},
		{"role", fails(403, "InvalidSecurityToken.Expired"), Unauthenticated, "expired"},
		{"function FC3", fails(403, "SecurityTokenExpired"), Unauthenticated, "expired"},
		{"role", fails(400, "InvalidSecurityToken.Malformed"), Unauthenticated, "token is not accepted"},
		{"role", fails(404, "InvalidAccessKeyId.NotFound"), Unauthenticated, "the access key is not known"},
		{"role", fails(403, "InvalidAccessKeyId.Inactive"), Unauthenticated, "disabled"},
		{"role", fails(400, "SignatureDoesNotMatch"), Unauthenticated, "secret is wrong"},
		{"role", fails(400, "IncompleteSignature"), Unauthenticated, "secret is wrong"},
		{"role", fails(400, "InvalidTimeStamp.Expired"), Unauthenticated, "the clock of this machine is wrong"},
		{"role", fails(401, "Whatever"), Unauthenticated, "not accepted"},
		{"role", fails(429, "Other"), Throttled, "too many"},
		{"role", fails(400, "Throttling.User"), Throttled, "too many"},
		{"role", fails(500, "InternalError"), Unreachable, "status 500"},
		{"role", fails(503, "ServiceUnavailable"), Unreachable, "status 503"},
		{"role", reply{502, `<html>bad gateway</html>`, nil}, Unreachable, "status 502"},
		{"role", reply{404, `<html>not here</html>`, nil}, Malformed, "status 404"},
		{"role", ok(`<html>log in</html>`), Malformed, "not the JSON"},
		{"role", ok(`{"Role":{"RoleName":"del`), Malformed, "not the JSON"},
		{"role", ok(`{"Role":[]}`), Malformed, "not the JSON"},
		{"role", ok(``), Malformed, "not the JSON"},
		{"role", reply{302, ``, http.Header{"Location": {"http://127.0.0.1:1/"}}}, Malformed, "leads elsewhere"},
		{"role", fails(400, "InvalidParameter"), Refused, "(InvalidParameter, request req-1)"},
		{"role", reply{400, `{"Code":5,"RequestId":7,"Message":[]}`, nil}, Refused, "status 400"},
		{"role", fails(400, canaryToken), Refused, "status 400"},
		{"role", fails(400, canaryKey), Refused, "status 400"},
		{"role", reply{403, `{"Code":"NoPermission","Message":"perform 'ram:GetRole' on resource 'acs:ram:*:*:` + url.QueryEscape(canaryToken) + `'"}`, nil}, Denied, "it lacks ram:GetRole on acs:ram:*:*:role/deliver"},
	} {
		t.Run(fmt.Sprint(c.question, c.reply.status, c.reply.body), func(t *testing.T) {
			s := serve(t, always(c.reply))
			for _, q := range questions {
				if q.name != c.question {
					continue
				}
				_, err := q.ask(t.Context(), s.client(t))
				if KindOf(err) != c.kind || err == nil || !strings.Contains(err.Error(), c.says) {
					t.Errorf("kind %d: %v", KindOf(err), err)
				}
				noSecret(t, "the error", fmt.Sprintf("%v %+v %#v", err, err, err))
			}
			want := 1
			if c.kind == Throttled || c.kind == Unreachable || strings.Contains(c.reply.body, "SignatureNonceUsed") {
				want = 4
			}
			if len(s.calls) != want {
				t.Errorf("%d calls, want %d", len(s.calls), want)
			}
		})
	}
}

func TestClockSkewIsSaid(t *testing.T) {
	s := serve(t, always(reply{400, `{"Code":"InvalidTimeStamp.Expired"}`, http.Header{"Date": {time.Now().Add(time.Hour).UTC().Format(http.TimeFormat)}}}))
	_, err := s.client(t).Role(t.Context(), "r")
	if err == nil || !strings.Contains(err.Error(), "behind the server's") {
		t.Error(err)
	}
}

func TestThrottlingThatSettles(t *testing.T) {
	s := serve(t, func(_ string, n int) reply {
		switch n {
		case 0:
			return fails(429, "Throttling.User")
		case 1:
			return fails(503, "ServiceUnavailable")
		}
		return ok(`{"Role":{"RoleName":"r"}}`)
	})
	if _, err := s.client(t).Role(t.Context(), "r"); err != nil {
		t.Error(err)
	}
	if len(s.calls) != 3 || s.params[0].Get("SignatureNonce") == s.params[1].Get("SignatureNonce") {
		t.Error("an attempt must be signed anew")
	}
}

func TestStoppingIsAtOnce(t *testing.T) {
	for name, answer := range map[string]func(string, int) reply{
		"while waiting for the next attempt": always(fails(429, "Throttling")),
		"while waiting for the answer":       func(string, int) reply { time.Sleep(300 * time.Millisecond); return ok("{}") },
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, answer)
			c := s.client(t, func(o *Options) { o.Backoff = time.Minute })
			ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
			defer cancel()
			begin := time.Now()
			_, err := c.Role(ctx, "r")
			if KindOf(err) != Stopped || !errors.Is(err, context.DeadlineExceeded) || time.Since(begin) > 250*time.Millisecond {
				t.Errorf("after %s: %v", time.Since(begin), err)
			}
			noSecret(t, "the error", fmt.Sprintf("%v %+v %#v", err, err, err))
		})
	}
}

// The time may be over because something else is wrong, which has to be said.
func TestStoppedCallsSayWhatKeptThem(t *testing.T) {
	s := serve(t, always(fails(503, "ServiceUnavailable")))
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err := s.client(t, func(o *Options) { o.Backoff = time.Minute }).Role(ctx, "r")
	if KindOf(err) != Stopped || !strings.Contains(err.Error(), "the time for the whole run is over; until then, the server fails (status 503) (ServiceUnavailable") {
		t.Error(err)
	}
}

func TestInterrupted(t *testing.T) {
	s := serve(t, always(ok("{}")))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := s.client(t).Role(ctx, "r")
	if KindOf(err) != Stopped || !strings.Contains(err.Error(), "interrupted") || len(s.calls) != 0 {
		t.Error(err, s.calls)
	}
}
