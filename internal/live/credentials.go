package live

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
)

// Credentials sign calls. Whatever they are printed with, nothing of them is shown.
type Credentials struct {
	keyID, secret, token string
	// expires is zero for keys that do not.
	expires time.Time
}

// NewCredentials are an access key, and the token of a session if it is one.
func NewCredentials(keyID, secret, token string) Credentials {
	return Credentials{keyID: keyID, secret: secret, token: token}
}

// Format prints nothing of the credentials, whatever the verb.
func (Credentials) Format(s fmt.State, _ rune) { fmt.Fprint(s, "(credentials)") }

// MarshalText keeps them out of JSON and the like.
func (Credentials) MarshalText() ([]byte, error) { return []byte("(credentials)"), nil }

// in reports whether a text has a part of the credentials in it, be it escaped as in a URL, or
// escaped twice, as in what RPC signs.
func (c Credentials) in(text string) bool {
	for range 3 {
		for _, part := range []string{c.keyID, c.secret, c.token} {
			if part != "" && strings.Contains(text, part) {
				return true
			}
		}
		plain, err := url.PathUnescape(text)
		if err != nil || plain == text {
			return false
		}
		text = plain
	}
	return false
}

// GetCredentials and GetProviderName are what the SDK signs with.
func (c Credentials) GetCredentials() (*credentials.Credentials, error) {
	return &credentials.Credentials{
		AccessKeyId: c.keyID, AccessKeySecret: c.secret, SecurityToken: c.token, ProviderName: c.GetProviderName(),
	}, nil
}

// GetProviderName goes into the header x-acs-credentials-provider.
func (c Credentials) GetProviderName() string {
	if c.token != "" {
		return "static_sts"
	}
	return "static_ak"
}

// Source gets credentials, and gets them anew before they expire.
type Source struct {
	// From says where they come from, for people: the profile "prod" of the Alibaba Cloud CLI.
	From string
	// Region is what the profile says, "" if it says nothing.
	Region string
	get    func(ctx context.Context, c *Client) (Credentials, error)

	mu   sync.Mutex
	have *Credentials
}

// StaticSource always gives the same credentials.
func StaticSource(from string, c Credentials) *Source {
	return &Source{From: from, get: func(context.Context, *Client) (Credentials, error) { return c, nil }}
}

// early is how long before they expire credentials are got anew: a call may take that long.
const early = 3 * time.Minute

// credentials are those of now. Whoever comes while others wait for them waits as well.
func (s *Source) credentials(ctx context.Context, c *Client) (Credentials, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.have != nil && (s.have.expires.IsZero() || time.Until(s.have.expires) > early) {
		return *s.have, nil
	}
	got, err := s.get(ctx, c)
	if err != nil {
		return Credentials{}, err
	}
	s.have = &got
	return got, nil
}

// session is how the APIs that give credentials write them.
type session struct {
	AccessKeyID     string `json:"AccessKeyId"`
	AccessKeySecret string `json:"AccessKeySecret"`
	SecurityToken   string `json:"SecurityToken"`
	Expiration      string `json:"Expiration"`
}

// credentials of the session; ok is false where a part is missing.
func (s session) credentials() (c Credentials, ok bool) {
	c = NewCredentials(s.AccessKeyID, s.AccessKeySecret, s.SecurityToken)
	if at, err := time.Parse(time.RFC3339, s.Expiration); err == nil {
		c.expires = at
	}
	return c, c.keyID != "" && c.secret != "" && c.token != ""
}
