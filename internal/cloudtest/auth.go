package cloudtest

import (
	"crypto/hmac"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// credential is what a request says of who sent it.
type credential struct {
	keyID, signature, token string
	// expected is the signature that a secret gives.
	expected func(secret string) string
	at       time.Time
	nonce    string
}

// authenticate finds out whose key signed the call, or what is wrong with the signature.
//
// FC has codes of its own for an unknown key and a wrong signature ("Error codes" of Function
// Compute); those of a time and of security tokens are not known for FC, so they are those of
// the gateway that all other APIs have.
func (s *Server) authenticate(c *call) *failure {
	var cred *credential
	var f *failure
	if c.style == styleRPC {
		cred, f = c.rpcCredential()
	} else {
		cred, f = c.headerCredential()
	}
	if f != nil {
		return f
	}
	key, ok := s.account.Keys[cred.keyID]
	if !ok {
		if c.style == styleRPC {
			return fail(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.")
		}
		return fail(403, "InvalidAccessKeyID", "invalid access key ID '%s'", cred.keyID)
	}
	if age := c.now.Sub(cred.at); age > SkewAllowed || age < -SkewAllowed {
		return fail(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.")
	}
	if !hmac.Equal([]byte(cred.signature), []byte(cred.expected(key.Secret))) {
		if c.style == styleRPC {
			// The real one shows what it signed, parameters and all; nobody needs that here.
			return fail(400, "SignatureDoesNotMatch", "Specified signature is not matched with our calculation.")
		}
		return fail(403, "SignatureNotMatch", "The request signature we calculated does not match the signature you provided. Check your access key and signing method")
	}
	if f := tokenHolds(key, cred.token, c.now); f != nil {
		return f
	}
	if cred.nonce != "" && !s.nonces.use(cred.keyID+" "+cred.nonce, c.now) {
		return fail(400, "SignatureNonceUsed", "Specified signature nonce was used already.")
	}
	c.keyID = cred.keyID
	return nil
}

// tokenHolds checks the security token that belongs to a temporary key.
func tokenHolds(key *AccessKey, token string, now time.Time) *failure {
	switch {
	case key.SecurityToken == "" && token == "":
		return nil
	case token == "":
		return fail(400, "MissingSecurityToken", "SecurityToken is mandatory for this action.")
	case key.SecurityToken == "":
		return fail(400, "InvalidSecurityToken.MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.")
	case !hmac.Equal([]byte(token), []byte(key.SecurityToken)):
		return fail(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.")
	case !key.Expires.IsZero() && now.After(key.Expires):
		return fail(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.")
	}
	return nil
}

// rpcCredential reads the parameters that sign an RPC call.
func (c *call) rpcCredential() (*credential, *failure) {
	p := c.params
	for _, name := range []string{"AccessKeyId", "Signature", "Timestamp", "SignatureNonce", "SignatureMethod", "SignatureVersion"} {
		if p[name] == "" {
			code := "MissingParameter"
			if name == "AccessKeyId" || name == "Signature" || name == "Timestamp" || name == "SignatureNonce" {
				code = "Missing" + name
			}
			return nil, fail(400, code, "%s is mandatory for this action.", name)
		}
	}
	if p["SignatureMethod"] != "HMAC-SHA1" || p["SignatureVersion"] != "1.0" {
		return nil, c.invalid("only HMAC-SHA1 of signature version 1.0 is emulated")
	}
	at, err := time.Parse("2006-01-02T15:04:05Z", p["Timestamp"])
	if err != nil {
		return nil, fail(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.")
	}
	return &credential{
		keyID: p["AccessKeyId"], signature: p["Signature"], token: p["SecurityToken"], nonce: p["SignatureNonce"], at: at,
		expected: func(secret string) string { return signRPC(c.request.Method, p, secret) },
	}, nil
}

// headerCredential reads the headers that sign a call of FC, by either of its schemes.
func (c *call) headerCredential() (*credential, *failure) {
	h := c.request.Header
	if h.Get("Authorization") == "" {
		return nil, fail(400, "MissingRequiredHeader", "required HTTP header %s was not specified", "Authorization")
	}
	scheme, rest, _ := strings.Cut(h.Get("Authorization"), " ")
	keyID, signature, ok := strings.Cut(rest, ":")
	if !ok || (scheme != "acs" && scheme != "FC") {
		return nil, c.invalid("Authorization is neither \"acs KEY:SIGNATURE\" nor \"FC KEY:SIGNATURE\"")
	}
	if h.Get("Date") == "" {
		return nil, fail(400, "MissingRequiredHeader", "required HTTP header %s was not specified", "Date")
	}
	at, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		return nil, fail(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.")
	}
	if !digestHolds(h.Get("Content-Md5"), c.body) {
		return nil, c.invalid("Content-MD5 is not that of the body")
	}
	if scheme == "FC" {
		return &credential{
			keyID: keyID, signature: signature, token: h.Get("X-Fc-Security-Token"), at: at,
			expected: func(secret string) string { return signFC(c.request.Method, c.path, h, secret) },
		}, nil
	}
	return &credential{
		keyID: keyID, signature: signature, token: h.Get("X-Acs-Security-Token"), nonce: h.Get("X-Acs-Signature-Nonce"), at: at,
		expected: func(secret string) string { return signROA(c.request.Method, c.path, c.query, h, secret) },
	}, nil
}

// nonces remembers those that were used, for as long as a request may be late.
type nonces map[string]time.Time

// mostNonces bounds what is remembered. What is older than a request may be is forgotten first.
const mostNonces = 100_000

func (n nonces) use(nonce string, now time.Time) bool {
	if _, used := n[nonce]; used {
		return false
	}
	if len(n) >= mostNonces {
		for old, at := range n {
			if now.Sub(at) > 2*SkewAllowed {
				delete(n, old)
			}
		}
		if len(n) >= mostNonces {
			clear(n)
		}
	}
	n[nonce] = now
	return true
}

// arn is who has a key.
func (a *Account) arn(keyID string) string {
	key := a.Keys[keyID]
	switch {
	case key == nil:
		return ""
	case key.Role != "":
		return fmt.Sprintf("acs:ram::%s:assumed-role/%s/%s", a.ID, key.Role, key.session())
	case key.User != "":
		return fmt.Sprintf("acs:ram::%s:user/%s", a.ID, key.User)
	}
	return fmt.Sprintf("acs:ram::%s:root", a.ID)
}

func (k *AccessKey) session() string {
	if k.Session == "" {
		return "session"
	}
	return k.Session
}
