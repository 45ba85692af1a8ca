package live

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
)

// Options are what a Client needs to know.
type Options struct {
	Credentials *Source
	// Region is where calls go that name no region; "" if that is not known.
	Region string
	// Endpoints take the place of the public ones, by service: see Endpoints.
	Endpoints map[string]Endpoint
	// Transport takes the place of the default one, which goes by HTTPS_PROXY and the like.
	Transport http.RoundTripper
	// Timeout is how long one attempt may take, Attempts how many there are, Backoff what they
	// wait after the first one, and Parallel how many calls there are at a time; 0: the defaults.
	Timeout  time.Duration
	Attempts int
	Backoff  time.Duration
	Parallel int
	// Progress hears of every call that is done. It may be nil.
	Progress func(call string)
}

// Client is an Account on the APIs of Alibaba Cloud.
//
// Of the SDK it uses requests and signatures, and sends them itself: the SDK's own client knows
// no context, goes by plain HTTP unless told otherwise, is not safe for concurrent use, follows
// redirects with signed requests, reads answers of any size and panics at some.
type Client struct {
	source    *Source
	region    string
	endpoints map[string]Endpoint
	http      *http.Client
	timeout   time.Duration
	attempts  int
	backoff   time.Duration
	slots     chan struct{}
	progress  func(string)
	metadata  string

	callerMu sync.Mutex
	caller   *Caller
}

// The defaults of Options.
const (
	defaultTimeout  = 15 * time.Second
	defaultAttempts = 6
	defaultBackoff  = 300 * time.Millisecond
	defaultParallel = 6
	mostBackoff     = 10 * time.Second
)

// mostAnswer is how many bytes of an answer are read. Policies have some kilobytes.
const mostAnswer = 8 << 20

// New returns a Client.
func New(o Options) (*Client, error) {
	// The SDK prints signed requests to standard output then, tokens included.
	if slices.Contains(strings.Split(os.Getenv("DEBUG"), ","), "sdk") {
		return nil, errors.New("the environment variable DEBUG=sdk makes the Alibaba Cloud SDK print credentials: unset it")
	}
	if o.Credentials == nil {
		return nil, ErrNoCredentials
	}
	if o.Region != "" && !ValidRegion(o.Region) {
		return nil, errors.New("the region is not the name of one, such as cn-hangzhou")
	}
	transport := o.Transport
	if transport == nil {
		transport = http.DefaultTransport.(*http.Transport).Clone()
	}
	c := &Client{
		source: o.Credentials, region: o.Region, endpoints: o.Endpoints,
		http: &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse // what is signed goes nowhere else
		}},
		timeout: or(o.Timeout, defaultTimeout), attempts: or(o.Attempts, defaultAttempts), backoff: or(o.Backoff, defaultBackoff),
		slots: make(chan struct{}, or(o.Parallel, defaultParallel)), progress: o.Progress, metadata: metadata,
	}
	return c, nil
}

func or[T comparable](value, otherwise T) T {
	var zero T
	if value == zero {
		return otherwise
	}
	return value
}

// request is a call of an API.
type request struct {
	service string // one of Services
	api     string // GetRole
	of      string // what it is about, for people
	version string
	region  string // "" is the client's
	path    string // of ROA, escaped; "" is RPC
	query   map[string]string
	form    map[string]string
	// action is the RAM action that the call needs, and resource what it needs it on.
	action, resource string
	// absent are the error codes that say that there is no such thing.
	absent   []string
	unsigned bool
}

// String names the call for people.
func (r request) String() string {
	text := r.api + " of " + serviceName(r.service)
	if r.of != "" {
		text += fmt.Sprintf(" for %q", r.of)
	}
	return text
}

func serviceName(service string) string {
	switch service {
	case fc:
		return "Function Compute"
	case ram:
		return "RAM"
	case sts:
		return "STS"
	case mnsOpen:
		return "SMQ"
	case eventBridge:
		return "EventBridge"
	case ons:
		return "RocketMQ 4.x"
	}
	return service
}

func (r request) fail(kind Kind, reason string) *Error {
	return &Error{Kind: kind, Call: r.String(), Reason: reason, Action: r.action, Resource: r.resource}
}

// call makes a call and decodes the answer.
func (c *Client) call(ctx context.Context, r request, into any) error {
	mine, err := c.source.credentials(ctx, c)
	if err != nil {
		return err
	}
	return c.callAs(ctx, mine, r, into)
}

// callAs is call with other credentials than the client's. What may pass is tried again.
func (c *Client) callAs(ctx context.Context, mine Credentials, r request, into any) error {
	endpoint, err := c.endpoint(ctx, r)
	if err != nil {
		return err
	}
	var last error
	for attempt := 1; ; attempt++ {
		failed, again := c.attempt(ctx, mine, endpoint, r, into)
		if failed == nil {
			if c.progress != nil {
				c.progress(r.String())
			}
			return nil
		}
		if KindOf(failed) == Stopped {
			return after(failed, last)
		}
		if !again || attempt >= c.attempts {
			return failed
		}
		last = failed
		if !sleep(ctx, c.wait(attempt)) {
			return after(r.stopped(ctx), last)
		}
	}
}

// wait is how long to wait after an attempt: twice as long each time, and somewhere between the
// half and all of it, so that several clients do not come back at once.
func (c *Client) wait(attempt int) time.Duration {
	d := min(c.backoff<<(attempt-1), mostBackoff)
	return d/2 + rand.N(d/2+1)
}

func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// endpoint is where a call goes.
func (c *Client) endpoint(ctx context.Context, r request) (Endpoint, error) {
	if e, ok := c.endpoints[r.service]; ok {
		return e, nil
	}
	account := ""
	if r.service == fc {
		caller, err := c.Caller(ctx)
		if err != nil {
			return Endpoint{}, err
		}
		account = caller.Account
	}
	host, err := defaultHost(r.service, or(r.region, c.region), account)
	if err != nil {
		return Endpoint{}, r.fail(Unreachable, err.Error())
	}
	return Endpoint{Scheme: "https", Host: host}, nil
}

// attempt makes a call once. again: another attempt may succeed.
func (c *Client) attempt(ctx context.Context, mine Credentials, at Endpoint, r request, into any) (failed error, again bool) {
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done():
		return r.stopped(ctx), false
	}
	limited, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	q, err := r.sign(limited, mine, at, or(r.region, c.region))
	if err != nil {
		return err, false
	}
	answer, err := c.http.Do(q)
	if err != nil {
		failed := r.broken(ctx, err, c.timeout)
		return failed, failed.Kind == Unreachable && transient(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(io.LimitReader(answer.Body, mostAnswer+1))
	switch {
	case err != nil && ctx.Err() != nil:
		return r.stopped(ctx), false
	case errors.Is(err, context.DeadlineExceeded):
		return r.broken(ctx, err, c.timeout), true
	case err != nil:
		return r.fail(Malformed, "the answer ends before it is complete"), true
	case len(body) > mostAnswer:
		return r.fail(Malformed, fmt.Sprintf("the answer has more than %d MB", mostAnswer>>20)), false
	}
	if failed, again := r.judge(answer, body, mine); failed != nil {
		return failed, again
	}
	if into == nil {
		return nil, false
	}
	if err := json.Unmarshal(body, into); err != nil {
		return r.fail(Malformed, "the answer is not the JSON that the API documents"), false
	}
	return nil, false
}

// sign makes the HTTP request. One request of the SDK is used by nobody else.
func (r request) sign(ctx context.Context, mine Credentials, at Endpoint, region string) (*http.Request, error) {
	q := requests.NewCommonRequest()
	q.Scheme, q.Domain, q.Port = at.Scheme, at.Host, at.Port
	if strings.Contains(at.Host, ":") {
		q.Domain = "[" + at.Host + "]"
	}
	if at.Port == "" { // of ROA the SDK writes HOST: even then
		q.Port = map[string]string{"http": "80", "https": "443"}[at.Scheme]
	}
	q.Method, q.Version, q.ApiName, q.PathPattern = http.MethodGet, r.version, r.api, r.path
	if r.path == "" {
		q.Method = http.MethodPost
	}
	for name, value := range r.query {
		q.QueryParams[name] = value
	}
	for name, value := range r.form {
		q.FormParams[name] = value
	}
	q.TransToAcsRequest()
	if r.unsigned {
		q.QueryParams["Version"], q.QueryParams["Action"], q.QueryParams["Format"] = r.version, r.api, "JSON"
		q.QueryParams["Timestamp"] = time.Now().UTC().Format("2006-01-02T15:04:05Z")
		q.QueryParams["SignatureNonce"] = fmt.Sprintf("%016x%016x", rand.Uint64(), rand.Uint64())
		q.Headers["Content-Type"] = requests.Form
	} else if err := auth.Sign(q, nil, region, mine); err != nil {
		return nil, r.fail(Refused, "the call cannot be signed")
	}
	out, err := http.NewRequestWithContext(ctx, q.Method, q.BuildUrl(), q.GetBodyReader())
	if err != nil {
		return nil, r.fail(Refused, "the call makes no URL")
	}
	for name, value := range q.Headers {
		out.Header[name] = []string{value}
	}
	out.Header.Set("User-Agent", "fcasync-lint")
	return out, nil
}
