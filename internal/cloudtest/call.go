package cloudtest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"
)

// mostBody bounds the body of a call: the code of a function may be in it.
const mostBody = 16 << 20

// Call is the record of a call.
type Call struct {
	// Method and Path are those of the HTTP request, the path without a query.
	Method, Path string
	// Action is the API and the operation as RAM calls them: ram:GetRole,
	// fc:PutFunctionAsyncInvokeConfig. It is empty for a path or action that is not served.
	Action string
	// Resource is what the call is about: role/NAME, functions/NAME/async-invoke-config?qualifier=LATEST.
	Resource string
	// Caller is the ARN of whose key signed the call, empty if the signature does not hold.
	Caller string
	// Status and Code are what was answered, 0 for a dropped connection.
	Status int
	Code   string
	// Fault says that the answer is one that was injected.
	Fault bool
	Time  time.Time
}

// call is one that is being served.
type call struct {
	request *http.Request
	style   style
	path    string // as it was sent, without the query
	query   url.Values
	body    []byte
	params  map[string]string // of RPC
	parts   []string          // what stands in the path for names
	data    map[string]any    // the body of ROA, once decoded

	operation *operation
	resource  string
	requestID string
	keyID     string
	now       time.Time

	// account is what the call sees, and changes if its operation writes: it is a copy then.
	account *Account
}

// operation is what an API does for a method and path, or an action.
type operation struct {
	// action is the RAM action that it needs.
	action string
	// writes: it may change the account.
	writes bool
	// unsigned: whoever calls has no key.
	unsigned bool
	// regional: it finds nothing for a RegionId that is not the account's.
	regional bool
	// resource names what it is about.
	resource func(*call) string
	do       func(*call) (any, *failure)
}

// newCall reads a request.
func newCall(w http.ResponseWriter, r *http.Request, now time.Time) (*call, *failure) {
	raw, _, _ := strings.Cut(r.RequestURI, "?")
	c := &call{request: r, path: raw, requestID: newRequestID(), now: now, params: map[string]string{}}
	if c.path == "" || c.path[0] != '/' { // a whole URL, as proxies are sent
		c.path = r.URL.EscapedPath()
	}
	switch {
	case strings.HasPrefix(c.path, "/2016-08-15/"):
		c.style = styleFC2016
	case strings.HasPrefix(c.path, "/2021-04-06/"), strings.HasPrefix(c.path, "/2023-03-30/"):
		c.style = styleROA
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return c, c.invalid("the query cannot be read")
	}
	c.query = query
	if c.body, err = io.ReadAll(http.MaxBytesReader(w, r.Body, mostBody)); err != nil {
		// FC's page of error codes; the others have no such code that is known.
		return c, fail(400, "EntityTooLarge", "payload size exceeds maximum allowed size (%d bytes)", mostBody)
	}
	if c.style != styleRPC {
		return c, nil
	}
	form := url.Values{}
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded") {
		if form, err = url.ParseQuery(string(c.body)); err != nil {
			return c, c.invalid("the form cannot be read")
		}
	}
	for _, values := range []url.Values{query, form} {
		for name, v := range values {
			if _, twice := c.params[name]; twice || len(v) != 1 {
				return c, c.invalid("parameter %s is given more than once", name)
			}
			if !utf8.ValidString(name) || !utf8.ValidString(v[0]) {
				return c, c.invalid("a parameter is not UTF-8")
			}
			c.params[name] = v[0]
		}
	}
	return c, nil
}

// invalid is the failure for what the caller got wrong where no code is known for just that.
func (c *call) invalid(format string, args ...any) *failure {
	if c.style == styleRPC {
		return fail(400, "InvalidParameter", format, args...)
	}
	return fail(400, "InvalidArgument", format, args...)
}

// decode reads the JSON body of ROA.
func (c *call) decode() *failure {
	if c.data != nil {
		return nil
	}
	c.data = map[string]any{}
	if len(c.body) == 0 {
		return nil
	}
	if err := json.Unmarshal(c.body, &c.data); err != nil || c.data == nil || deeper(c.data, mostNesting) {
		c.data = map[string]any{}
		return c.invalid("the body is not a JSON object")
	}
	return nil
}

// mostNesting bounds what is kept of a body: FC has nothing deeper than five.
const mostNesting = 100

// deeper reports whether a value is nested more than n times.
func deeper(v any, n int) bool {
	if n == 0 {
		return true
	}
	switch v := v.(type) {
	case map[string]any:
		for _, e := range v {
			if deeper(e, n-1) {
				return true
			}
		}
	case []any:
		for _, e := range v {
			if deeper(e, n-1) {
				return true
			}
		}
	}
	return false
}

// text is a string of the body, and whether it is there. null is as good as nothing.
func (c *call) text(name string) (string, bool, *failure) {
	if c.data[name] == nil {
		return "", false, nil
	}
	s, ok := c.data[name].(string)
	if !ok {
		return "", false, c.invalid("%s is not a string", name)
	}
	return s, true, nil
}

// setText sets a field to a string of the body that is there.
func (c *call) setText(field *string, name string) *failure {
	s, ok, f := c.text(name)
	if ok {
		*field = s
	}
	return f
}

// part is a name in the path.
func (c *call) part(i int) string { return c.parts[i] }

// qualifier is which version or alias a call is about.
func (c *call) qualifier() string {
	if q := c.query.Get("qualifier"); q != "" {
		return q
	}
	return latest
}

// stamp is the time of the call as FC and RAM write times.
func (c *call) stamp() string { return c.now.UTC().Format("2006-01-02T15:04:05Z") }
