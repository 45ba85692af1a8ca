package cloudtest

import (
	"bytes"
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"hash"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// SkewAllowed is how far the time of a request may be from the clock: 15 minutes, as the page
// on signatures of RPC says ("Request signatures"), and FC's support for its own.
const SkewAllowed = 15 * time.Minute

// The signatures of three schemes.
//
// RPC: "Request syntax and signature method V2 for RPC APIs", as in sdk/auth/rpc_signature_composer.go
// of alibaba-cloud-sdk-go v1.63.107. The key of the HMAC is the secret with "&" behind it.
//
// ROA: "Request syntax and signature method V2 for ROA APIs", as in roa_signature_composer.go
// there. Path and query are signed as they are before escaping; SDKs put names into paths as
// they are.
//
// FC: signature.go of fc-go-sdk (2023-03-13). The path is signed as it is sent. A query is not
// signed but for HTTP triggers, which are not served.

func signRPC(method string, params map[string]string, secret string) string {
	var names []string
	for name := range params {
		if name != "Signature" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var pairs []string
	for _, name := range names {
		pairs = append(pairs, percent(name)+"="+percent(params[name]))
	}
	text := method + "&%2F&" + percent(strings.Join(pairs, "&"))
	return mac(sha1.New, secret+"&", text)
}

// percent escapes as RFC 3986 has it.
func percent(s string) string {
	return strings.NewReplacer("+", "%20", "*", "%2A", "%7E", "~").Replace(url.QueryEscape(s))
}

func signROA(method, path string, query url.Values, header http.Header, secret string) string {
	var b strings.Builder
	for _, line := range []string{method, header.Get("Accept"), header.Get("Content-Md5"), header.Get("Content-Type"), header.Get("Date")} {
		b.WriteString(line + "\n")
	}
	writeHeaders(&b, header, "x-acs-")
	b.WriteString(path)
	separator := "?"
	for _, name := range sorted(query) {
		for _, value := range query[name] {
			b.WriteString(separator + name)
			if value != "" {
				b.WriteString("=" + value)
			}
			separator = "&"
		}
	}
	return mac(sha1.New, secret, b.String())
}

func signFC(method, path string, header http.Header, secret string) string {
	var b strings.Builder
	for _, line := range []string{method, header.Get("Content-Md5"), header.Get("Content-Type"), header.Get("Date")} {
		b.WriteString(line + "\n")
	}
	writeHeaders(&b, header, "x-fc-")
	b.WriteString(path)
	return mac(sha256.New, secret, b.String())
}

// writeHeaders writes the headers of a prefix, sorted, a line each.
func writeHeaders(b *strings.Builder, header http.Header, prefix string) {
	lines := map[string]string{}
	for name, values := range header {
		if name = strings.ToLower(name); strings.HasPrefix(name, prefix) {
			lines[name] = strings.Join(values, ",")
		}
	}
	for _, name := range sorted(lines) {
		b.WriteString(name + ":" + lines[name] + "\n")
	}
}

func mac(h func() hash.Hash, key, text string) string {
	m := hmac.New(h, []byte(key))
	m.Write([]byte(text))
	return base64.StdEncoding.EncodeToString(m.Sum(nil))
}

// digestHolds reports whether a Content-MD5 is that of the body: in base64 as the standard has
// it, or in hex as fc-go-sdk does. Without one the body is not signed, which is allowed.
func digestHolds(header string, body []byte) bool {
	if header == "" {
		return true
	}
	sum := md5.Sum(body)
	for _, decode := range []func(string) ([]byte, error){base64.StdEncoding.DecodeString, hex.DecodeString} {
		if got, err := decode(header); err == nil && bytes.Equal(got, sum[:]) {
			return true
		}
	}
	return false
}
