package cloudtest

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// failure is an error as an API reports it.
type failure struct {
	status  int
	code    string
	message string
	// action is what the caller lacks the right to, where that is the failure.
	action string
}

func (f *failure) Error() string { return f.code + ": " + f.message }

func fail(status int, code, format string, args ...any) *failure {
	return &failure{status: status, code: code, message: fmt.Sprintf(format, args...)}
}

// object is JSON to answer with.
type object map[string]any

// style is how an API looks on the wire.
type style int

const (
	styleRPC style = iota
	styleFC2016
	styleROA // FC 2021-04-06 and 2023-03-30
)

// answer is what will be written.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// encode makes an answer of a result, nil for one without content, or of a failure.
func encode(s style, requestID string, result any, f *failure) *answer {
	out := &answer{status: http.StatusOK, header: http.Header{}}
	// FC names its request in X-Fc-Request-Id (FC's page "Common parameters"); the gateway
	// before the other APIs has x-acs-request-id.
	if s == styleRPC {
		out.header.Set("X-Acs-Request-Id", requestID)
	} else {
		out.header.Set("X-Fc-Request-Id", requestID)
	}
	switch {
	case f != nil:
		out.status = f.status
		result = f.object(s, requestID)
	case result == nil:
		out.status = http.StatusNoContent
		return out
	}
	if o, ok := result.(object); ok && s == styleRPC {
		if _, ok := o["RequestId"]; !ok {
			o["RequestId"] = requestID
		}
	}
	body, err := json.Marshal(result)
	if err != nil { // of a type in this package
		panic(err)
	}
	out.body = body
	out.header.Set("Content-Type", "application/json; charset=utf-8")
	return out
}

// object is the body of a failure: FC 2016-08-15 has ErrorCode and ErrorMessage, all others Code
// and Message. RAM names the action that was denied in AccessDeniedDetail as well.
func (f *failure) object(s style, requestID string) object {
	switch {
	case s == styleFC2016:
		return object{"ErrorCode": f.code, "ErrorMessage": f.message}
	case s == styleROA:
		return object{"Code": f.code, "Message": f.message, "RequestId": requestID}
	}
	out := object{"Code": f.code, "Message": f.message, "RequestId": requestID, "HostId": "fakecloud"}
	if f.status < 400 { // EventBridge's
		out["Success"] = false
	}
	if f.action != "" {
		out["AccessDeniedDetail"] = object{"AuthAction": f.action, "NoPermissionType": "ImplicitDeny", "PolicyType": "AccountLevelIdentityBasedPolicy"}
	}
	return out
}

// write sends the answer.
func (a *answer) write(w http.ResponseWriter) {
	for name, values := range a.header {
		w.Header()[name] = values
	}
	w.WriteHeader(a.status)
	if len(a.body) > 0 {
		_, _ = w.Write(a.body) // whoever hung up does not want to know
	}
}

// newRequestID is a number in the form that request IDs have.
func newRequestID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	return strings.ToUpper(fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:]))
}
