package cloudtest

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
	sdkerrors "github.com/aliyun/alibaba-cloud-sdk-go/sdk/errors"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
)

// The SDK would send calls of 127.0.0.1 to a proxy.
func TestMain(m *testing.M) {
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"} {
		os.Unsetenv(name)
	}
	os.Exit(m.Run())
}

// client calls with a key, by Alibaba Cloud's SDK, and for FC 2016-08-15 on its own.
type client struct {
	t                 *testing.T
	server            *Server
	id, secret, token string
}

func newClient(t *testing.T, s *Server) *client {
	return &client{t: t, server: s, id: DefaultKeyID, secret: DefaultSecret}
}

// reply is what came back: status, the code of a failure, and the body.
type reply struct {
	status int
	code   string
	body   map[string]any
	err    error
}

// get is a value in the body, by the names that lead to it.
func (r reply) get(names ...string) any {
	var v any = r.body
	for _, name := range names {
		m, _ := v.(map[string]any)
		v = m[name]
	}
	return v
}

func (r reply) ok(t *testing.T) reply {
	t.Helper()
	if r.status < 200 || r.status > 299 || r.code != "" {
		t.Fatalf("status %d, code %q, %v: %v", r.status, r.code, r.err, r.body)
	}
	return r
}

func (r reply) fails(t *testing.T, status int, code string) reply {
	t.Helper()
	if r.status != status || r.code != code {
		t.Fatalf("status %d, code %q instead of %d, %q: %v", r.status, r.code, status, code, r.err)
	}
	return r
}

func (c *client) sdk() *sdk.Client {
	c.t.Helper()
	var credential any = credentials.NewAccessKeyCredential(c.id, c.secret)
	if c.token != "" {
		credential = credentials.NewStsTokenCredential(c.id, c.secret, c.token)
	}
	config := sdk.NewConfig().WithScheme("HTTP")
	out, err := sdk.NewClientWithOptions("cn-hangzhou", config, credential.(auth.Credential))
	if err != nil {
		c.t.Fatal(err)
	}
	return out
}

func (c *client) process(r *requests.CommonRequest) reply {
	c.t.Helper()
	answer, err := c.sdk().ProcessCommonRequest(r)
	var out reply
	if answer != nil {
		out.status = answer.GetHttpStatus()
		_ = json.Unmarshal(answer.GetHttpContentBytes(), &out.body)
	}
	out.err = err
	var server *sdkerrors.ServerError
	if errors.As(err, &server) {
		out.status, out.code = server.HttpStatus(), server.ErrorCode()
	}
	return out
}

// rpc calls an action with parameters, NAME=VALUE.
func (c *client) rpc(version, action string, params ...string) reply {
	c.t.Helper()
	r := requests.NewCommonRequest()
	r.Method, r.Scheme, r.Domain, r.Version, r.ApiName = "POST", "HTTP", c.server.Host, version, action
	for _, p := range params {
		name, value, _ := strings.Cut(p, "=")
		r.QueryParams[name] = value
	}
	out := c.process(r)
	if code, ok := out.body["Code"].(string); ok && out.code == "" && out.body["Success"] == false {
		out.code = code // as EventBridge has it
	}
	return out
}

// roa calls a path with a body; query is NAME=VALUE.
func (c *client) roa(method, path, body string, query ...string) reply {
	c.t.Helper()
	r := requests.NewCommonRequest()
	host, port, _ := strings.Cut(c.server.Host, ":")
	r.Method, r.Scheme, r.Domain, r.Port, r.PathPattern = method, "HTTP", host, port, path
	r.Version = strings.Split(path, "/")[1]
	for _, p := range query {
		name, value, _ := strings.Cut(p, "=")
		r.QueryParams[name] = value
	}
	if body != "" {
		r.SetContentType("application/json")
		r.SetContent([]byte(body))
	}
	return c.process(r)
}

// fc calls a path in the way of fc-go-sdk.
func (c *client) fc(method, path, body string) reply {
	c.t.Helper()
	return c.send(c.fcRequest(method, path, body))
}

func (c *client) fcRequest(method, path, body string) *http.Request {
	c.t.Helper()
	r, err := http.NewRequest(method, c.server.URL+path, strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Accept", "application/json")
	r.Header.Set("X-Fc-Account-Id", "") // as the provider sends it
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
		sum := md5.Sum([]byte(body))
		r.Header.Set("Content-MD5", hex.EncodeToString(sum[:]))
	}
	r.Header.Set("Date", time.Now().UTC().Format(http.TimeFormat))
	if c.token != "" {
		r.Header.Set("X-Fc-Security-Token", c.token)
	}
	c.sign(r)
	return r
}

func (c *client) sign(r *http.Request) {
	r.Header.Set("Authorization", "FC "+c.id+":"+signFC(r.Method, r.URL.EscapedPath(), r.Header, c.secret))
}

func (c *client) send(r *http.Request) reply {
	c.t.Helper()
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return reply{err: err}
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	out := reply{status: answer.StatusCode, err: err}
	_ = json.NewDecoder(bytes.NewReader(b)).Decode(&out.body)
	for _, name := range []string{"ErrorCode", "Code"} {
		if code, ok := out.body[name].(string); ok && answer.StatusCode > 299 {
			out.code = code
		}
	}
	return out
}
