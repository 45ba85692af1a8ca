package live

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// fault is an error as the APIs write it: Code and Message in most, ErrorCode and ErrorMessage
// in older calls of Function Compute, in upper or lower case. Some APIs answer with it and
// status 200, and Success is false then.
type fault struct {
	Code, ErrorCode       any
	Message, ErrorMessage any
	RequestID             any `json:"RequestId"`
	Success               any
	AccessDeniedDetail    json.RawMessage
}

// judge says what an answer means. It is nil for one that succeeds.
func (r request) judge(answer *http.Response, body []byte, mine Credentials) (failed error, again bool) {
	var f fault
	status := answer.StatusCode
	err := json.Unmarshal(body, &f)
	code := word(f.Code)
	if code == "" {
		code = word(f.ErrorCode)
	}
	if status >= 200 && status < 300 {
		switch {
		case err != nil:
			return r.fail(Malformed, "the answer is not the JSON that the API documents"), false
		case f.Success != false && f.Success != "false":
			return nil, false
		}
	}
	e := r.fail(Refused, "")
	if id := word(f.RequestID); !mine.in(id) {
		e.RequestID = id
	}
	if !mine.in(code) {
		e.Code = code
	}
	switch {
	case status >= 300 && status < 400:
		e.Kind, e.Reason = Malformed, fmt.Sprintf("the server leads elsewhere (status %d), and signed calls are not sent on", status)
	case slices.Contains(r.absent, code):
		e.Kind, e.Reason = NotFound, "there is no such thing"
	case code == "SignatureNonceUsed": // something on the way has sent it twice; another attempt has another
		e.Reason = "the call arrived more than once"
		return e, true
	case credentialsRefused(code, status):
		e.Kind, e.Reason = Unauthenticated, refusal(code, answer)
	case status == http.StatusTooManyRequests || strings.HasPrefix(code, "Throttling"):
		e.Kind, e.Reason = Throttled, "there are too many calls, and waiting did not help"
		return e, true
	case status >= 500 || code == "ServiceUnavailable" || code == "InternalError":
		e.Kind, e.Reason = Unreachable, fmt.Sprintf("the server fails (status %d)", status)
		return e, true
	case deniedByRAM(code) || f.names():
		e.Kind = Denied
		e.deny(f, mine)
	case err != nil:
		e.Kind, e.Reason = Malformed, fmt.Sprintf("the answer, with status %d, is not the JSON that the API documents", status)
	default:
		e.Reason = fmt.Sprintf("the API refuses the call (status %d)", status)
	}
	return e, false
}

var plainWord = pattern(`^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$`)

// word is a code of the server, if it looks like one.
func word(v any) string {
	if s, ok := v.(string); ok && plainWord().MatchString(s) {
		return s
	}
	return ""
}

// credentialsRefused reports whether a code is about the credentials. The codes are the common
// ones of the APIs (https://www.alibabacloud.com/help/en/openapi/common-error-codes).
func credentialsRefused(code string, status int) bool {
	for _, prefix := range []string{
		"InvalidAccessKey", "Forbidden.AccessKey", "InvalidSecurityToken", "SecurityToken", "MissingSecurityToken",
		"Signature", "IncompleteSignature", "InvalidSignature", "InvalidTimeStamp", "InvalidTimestamp", "IllegalTimestamp",
		"MissingAccessKey",
	} {
		if strings.HasPrefix(code, prefix) {
			return true
		}
	}
	return status == http.StatusUnauthorized
}

// refusal says in words what is wrong with the credentials.
func refusal(code string, answer *http.Response) string {
	has := func(parts ...string) bool {
		return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(strings.ToLower(code), strings.ToLower(p)) })
	}
	switch {
	case has("timestamp"):
		return "the clock of this machine is wrong, or the call took too long" + skew(answer)
	case has("token") && has("expired"):
		return "the session's token is expired: get new credentials"
	case has("token"):
		return "the session's token is not accepted: it does not belong to the access key, or is not whole"
	case has("inactive", "disabled"):
		return "the access key is disabled"
	case has("accesskey"):
		return "the access key is not known: it is misspelt, deleted, or of another site of Alibaba Cloud"
	case has("signature"):
		return "the signature is not accepted: the access key's secret is wrong"
	}
	return "the credentials are not accepted"
}

// skew says how far the clock is off, if the server tells its time.
func skew(answer *http.Response) string {
	at, err := http.ParseTime(answer.Header.Get("Date"))
	if err != nil {
		return ""
	}
	switch d := time.Since(at).Round(time.Second); {
	case d > time.Minute:
		return fmt.Sprintf(": it is %s ahead of the server's", d)
	case d < -time.Minute:
		return fmt.Sprintf(": it is %s behind the server's", -d)
	}
	return ""
}

// deniedByRAM reports whether a code says that a permission is lacking. Status 403 alone does
// not: an account in debt, unverified, or under risk control has it, too, and no policy helps
// (Forbidden.RiskControl, Forbidden.UserVerification:
// https://help.aliyun.com/document_detail/435312.html).
func deniedByRAM(code string) bool {
	for _, prefix := range []string{"NoPermission", "AccessDenied", "Forbidden.RAM", "Forbidden.NoPermission", "Forbidden.NoRAMPermission", "Forbidden.Unauthorized"} {
		if strings.HasPrefix(code, prefix) {
			return true
		}
	}
	return code == "Forbidden"
}

// names reports whether the server names the action that is lacking.
func (f fault) names() bool {
	action, _ := f.denied()
	return action != ""
}

var (
	// "... not authorized to perform 'fc:GetFunction' on resource 'acs:...'": 403 of Function
	// Compute (https://help.aliyun.com/zh/functioncompute/fc/policies-and-sample-policies).
	deniedAction   = pattern(`perform '([a-z0-9-]+:[A-Za-z0-9]+)'`)
	deniedResource = pattern(`on resource '(acs:[A-Za-z0-9:/*._%$#-]{1,300})'`)
	ramAction      = pattern(`^[a-z0-9-]+:[A-Za-z0-9]+$`)
)

// denied is the action that the server says is lacking, and the resource that it is lacking on.
func (f fault) denied() (action, resource string) {
	var detail struct{ AuthAction string }
	text := ""
	for _, m := range []any{f.Message, f.ErrorMessage} {
		if s, ok := m.(string); ok {
			text += s
		}
	}
	if m := deniedAction().FindStringSubmatch(text); m != nil {
		action = m[1]
	} else if json.Unmarshal(f.AccessDeniedDetail, &detail) == nil && ramAction().MatchString(detail.AuthAction) {
		action = detail.AuthAction
	}
	if m := deniedResource().FindStringSubmatch(text); m != nil {
		resource = m[1]
	}
	return action, resource
}

// deny fills in what the caller may not do: what the server says, or else what is documented.
func (e *Error) deny(f fault, mine Credentials) {
	action, resource := f.denied()
	if action != "" && !mine.in(action) {
		e.Action = action
	}
	if resource != "" && !mine.in(resource) {
		e.Resource = resource
	}
	e.Reason = "the caller may not ask"
	if e.Action != "" {
		e.Reason += ": it lacks " + e.Action
		if e.Resource != "" {
			e.Reason += " on " + e.Resource
		}
	}
}
