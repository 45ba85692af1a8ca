package live

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

// roleRequest is a role to assume.
type roleRequest struct {
	arn, session, policy, externalID string
	seconds                          int // 0: as long as the API says
}

func (r roleRequest) incomplete() error {
	if r.arn == "" {
		return errors.New("it names no role")
	}
	return nil
}

// parameters of AssumeRole and AssumeRoleWithOIDC (STS 2015-04-01).
func (r roleRequest) parameters() map[string]string {
	out := map[string]string{"RoleArn": r.arn, "RoleSessionName": r.session}
	if r.session == "" {
		out["RoleSessionName"] = "fcasync-lint"
	}
	if r.policy != "" {
		out["Policy"] = r.policy
	}
	if r.externalID != "" {
		out["ExternalId"] = r.externalID
	}
	if r.seconds > 0 {
		out["DurationSeconds"] = strconv.Itoa(r.seconds)
	}
	return out
}

// assumedRole are the credentials of a role, which other credentials take.
func assumedRole(inner *Source, r roleRequest) *Source {
	s := &Source{From: "a role that is assumed with " + inner.From, Region: inner.Region}
	s.get = func(ctx context.Context, c *Client) (Credentials, error) {
		mine, err := inner.credentials(ctx, c)
		if err != nil {
			return Credentials{}, err
		}
		var answer struct{ Credentials session }
		q := request{
			service: sts, api: "AssumeRole", version: stsVersion, of: r.arn, query: r.parameters(),
			action: "sts:AssumeRole", resource: r.arn,
		}
		if err := c.callAs(ctx, mine, q, &answer); err != nil {
			return Credentials{}, err
		}
		return sessionOf(q, answer.Credentials)
	}
	return s
}

// oidcRequest is a role to assume with a token of OIDC.
type oidcRequest struct {
	tokenFile, provider string
	role                roleRequest
}

const fromOIDC = "a role that is assumed with a token of OIDC"

func (s *Source) oidc() bool { return s.From == fromOIDC }

// oidcRole are the credentials of a role that whoever has the token may take. The token is read
// anew each time: whoever gives it out renews it.
func oidcRole(r oidcRequest) *Source {
	s := &Source{From: fromOIDC}
	s.get = func(ctx context.Context, c *Client) (Credentials, error) {
		q := request{service: sts, api: "AssumeRoleWithOIDC", version: stsVersion, of: r.role.arn, query: r.role.parameters()}
		token, err := os.ReadFile(r.tokenFile)
		if err != nil {
			return Credentials{}, q.fail(Unauthenticated, "the file with the token of OIDC cannot be read: "+reason(err))
		}
		q.query["OIDCProviderArn"] = r.provider
		q.form = map[string]string{"OIDCToken": strings.TrimSpace(string(token))}
		q.unsigned = true
		var answer struct{ Credentials session }
		// The token stands for the secret: it must not show up in an error.
		if err := c.callAs(ctx, Credentials{token: q.form["OIDCToken"]}, q, &answer); err != nil {
			return Credentials{}, err
		}
		return sessionOf(q, answer.Credentials)
	}
	return s
}

func sessionOf(q request, s session) (Credentials, error) {
	c, ok := s.credentials()
	if !ok {
		return c, q.fail(Malformed, "the answer holds no credentials")
	}
	return c, nil
}

// metadata is where an ECS instance asks for the credentials of its role
// (https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata, and
// sdk/auth/credentials/credentials.go of alibaba-cloud-sdk-go v1.63.107).
const metadata = "http://100.100.100.200"

// ecsRole are the credentials of the role that an ECS instance has.
func ecsRole(role string) *Source {
	s := &Source{From: "the RAM role of the ECS instance"}
	s.get = func(ctx context.Context, c *Client) (Credentials, error) {
		q := request{service: "ECS metadata", api: "the role's credentials"}
		const path = "/latest/meta-data/ram/security-credentials/"
		header := http.Header{}
		// Instances in security hardening mode want a token; others may not know the path.
		token, err := c.get(ctx, q, http.MethodPut, c.metadata+"/latest/api/token", http.Header{"X-Aliyun-Ecs-Metadata-Token-Ttl-Seconds": {"300"}})
		if KindOf(err) == Stopped {
			return Credentials{}, err
		}
		if err == nil {
			header.Set("X-Aliyun-Ecs-Metadata-Token", strings.TrimSpace(string(token)))
		}
		name := role
		if name == "" {
			found, err := c.get(ctx, q, http.MethodGet, c.metadata+path, header)
			if err != nil {
				return Credentials{}, err
			}
			name = strings.TrimSpace(string(found))
		}
		body, err := c.get(ctx, q, http.MethodGet, c.metadata+path+url.PathEscape(name), header)
		if err != nil {
			return Credentials{}, err
		}
		return fromBody(q, body)
	}
	return s
}

// uriSource are the credentials that a server gives (ALIBABA_CLOUD_CREDENTIALS_URI).
func uriSource(uri string) (*Source, error) {
	u, err := url.Parse(uri)
	if err != nil || u.Host == "" {
		return nil, errors.New("the credentials URI is no URL")
	}
	if e := (Endpoint{u.Scheme, u.Hostname(), u.Port()}); u.Scheme != "https" && (u.Scheme != "http" || !e.Loopback()) {
		return nil, errors.New("the credentials URI must begin with https://: http:// is only for loopback addresses")
	}
	s := &Source{From: "the credentials URI"}
	s.get = func(ctx context.Context, c *Client) (Credentials, error) {
		q := request{service: "the credentials URI", api: "credentials"}
		body, err := c.get(ctx, q, http.MethodGet, uri, http.Header{})
		if err != nil {
			return Credentials{}, err
		}
		return fromBody(q, body)
	}
	return s, nil
}

func fromBody(q request, body []byte) (Credentials, error) {
	var s session
	if err := json.Unmarshal(body, &s); err != nil {
		return Credentials{}, q.fail(Malformed, "the answer is no JSON")
	}
	return sessionOf(q, s)
}

// get is a plain request for credentials: once, without signature, and quickly.
func (c *Client) get(ctx context.Context, q request, method, address string, header http.Header) ([]byte, error) {
	timeout := min(c.timeout, 5*time.Second)
	limited, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	r, err := http.NewRequestWithContext(limited, method, address, nil)
	if err != nil {
		return nil, q.fail(Unauthenticated, "its address is no URL")
	}
	r.Header = header
	answer, err := c.http.Do(r)
	if err != nil {
		return nil, q.broken(ctx, err, timeout)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, q.fail(Unauthenticated, fmt.Sprintf("it answers with status %d", answer.StatusCode))
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, mostAnswer))
	if err != nil {
		return nil, q.broken(ctx, err, timeout)
	}
	return body, nil
}
