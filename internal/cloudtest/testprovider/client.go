package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"
)

// client calls the APIs with the settings of the provider.
type client struct {
	accessKey, secretKey, token string
	region, scheme              string
	endpoints                   map[string]string
}

// apiError is what an API says is wrong.
type apiError struct {
	status        int
	code, message string
}

func (e *apiError) Error() string {
	return fmt.Sprintf("%s (status %d): %s", e.code, e.status, e.message)
}

// is reports whether an error has one of the codes.
func is(err error, codes ...string) bool {
	var e *apiError
	return errors.As(err, &e) && slices.Contains(codes, e.code)
}

// missing reports whether something does not exist, whatever it is.
func missing(err error) bool {
	var e *apiError
	return errors.As(err, &e) && e.status == http.StatusNotFound
}

// endpoint is the host and port of a service: of the provider block, or of the environment as the
// real provider reads it, which is not for STS.
func (c *client) endpoint(service string) (string, error) {
	host := c.endpoints[service]
	if name := strings.ToUpper(service); service != "sts" {
		host = cmp.Or(host, os.Getenv("ALIBABA_CLOUD_ENDPOINT_"+name), os.Getenv(name+"_ENDPOINT"))
	}
	if host == "" {
		return "", fmt.Errorf("no endpoint is set for %s: this provider is for tests, and calls none of Alibaba Cloud's", service)
	}
	return host, nil
}

// attempts is how often a call is made that is throttled or meets a failing service.
const attempts = 5

// retried makes a call until it is through, or fails for good.
func retried(ctx context.Context, call func() (map[string]any, error)) (map[string]any, error) {
	for i := 1; ; i++ {
		out, err := call()
		var e *apiError
		if err == nil || i == attempts || !errors.As(err, &e) || !strings.HasPrefix(e.code, "Throttling") && e.status != 429 && e.status < 500 {
			return out, err
		}
		select {
		case <-time.After(100 * time.Millisecond):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// rpc calls an action of an RPC API. Parameters that are nil are left out.
func (c *client) rpc(ctx context.Context, service, version, action string, params map[string]any) (map[string]any, error) {
	return retried(ctx, func() (map[string]any, error) {
		host, err := c.endpoint(service)
		if err != nil {
			return nil, err
		}
		all := map[string]string{
			"Action": action, "Version": version, "Format": "json", "AccessKeyId": c.accessKey, "SignatureMethod": "HMAC-SHA1", "SignatureVersion": "1.0",
			"SignatureNonce": rand.Text(), "Timestamp": time.Now().UTC().Format("2006-01-02T15:04:05Z"), "RegionId": c.region,
		}
		if c.token != "" {
			all["SecurityToken"] = c.token
		}
		for name, v := range params {
			if v != nil {
				all[name] = fmt.Sprint(v)
			}
		}
		var pairs []string
		form := url.Values{}
		for name, v := range all {
			pairs = append(pairs, escape(name)+"="+escape(v))
			form.Set(name, v)
		}
		slices.Sort(pairs)
		form.Set("Signature", sign(sha1.New, c.secretKey+"&", "POST&%2F&"+escape(strings.Join(pairs, "&"))))
		r, err := http.NewRequestWithContext(ctx, "POST", c.scheme+"://"+host+"/", strings.NewReader(form.Encode()))
		if err != nil {
			return nil, err
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		return send(r)
	})
}

func escape(s string) string {
	return strings.NewReplacer("+", "%20", "*", "%2A", "%7E", "~").Replace(url.QueryEscape(s))
}

// fc calls a path of Function Compute. FC 2016-08-15 has a signature of its own.
func (c *client) fc(ctx context.Context, method, path, qualifier string, body map[string]any) (map[string]any, error) {
	return retried(ctx, func() (map[string]any, error) {
		host, err := c.endpoint("fc")
		if err != nil {
			return nil, err
		}
		address, signed := c.scheme+"://"+host+path, path
		if qualifier != "" {
			address += "?qualifier=" + url.QueryEscape(qualifier)
			signed += "?qualifier=" + qualifier
		}
		var content []byte
		if body != nil {
			if content, err = json.Marshal(body); err != nil {
				return nil, err
			}
		}
		r, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(content))
		if err != nil {
			return nil, err
		}
		h := r.Header
		h.Set("Accept", "application/json")
		h.Set("Date", time.Now().UTC().Format(http.TimeFormat))
		if body != nil {
			h.Set("Content-Type", "application/json")
		}
		if strings.HasPrefix(path, "/2016-08-15/") {
			sum := md5.Sum(content)
			h.Set("Content-MD5", hex.EncodeToString(sum[:]))
			lines := []string{method, h.Get("Content-MD5"), h.Get("Content-Type"), h.Get("Date")}
			if c.token != "" {
				h.Set("X-Fc-Security-Token", c.token)
				lines = append(lines, "x-fc-security-token:"+c.token)
			}
			h.Set("Authorization", "FC "+c.accessKey+":"+sign(sha256.New, c.secretKey, strings.Join(append(lines, signed), "\n")))
			return send(r)
		}
		acs := map[string]string{
			"x-acs-signature-method": "HMAC-SHA1", "x-acs-signature-nonce": rand.Text(), "x-acs-signature-version": "1.0", "x-acs-version": path[1:11],
		}
		if c.token != "" {
			acs["x-acs-security-token"] = c.token
		}
		var headers []string
		for name, v := range acs {
			h.Set(name, v)
			headers = append(headers, name+":"+v)
		}
		slices.Sort(headers)
		lines := slices.Concat([]string{method, h.Get("Accept"), "", h.Get("Content-Type"), h.Get("Date")}, headers, []string{signed})
		h.Set("Authorization", "acs "+c.accessKey+":"+sign(sha1.New, c.secretKey, strings.Join(lines, "\n")))
		return send(r)
	})
}

func sign(h func() hash.Hash, key, text string) string {
	m := hmac.New(h, []byte(key))
	m.Write([]byte(text))
	return base64.StdEncoding.EncodeToString(m.Sum(nil))
}

// send sends a request and reads the answer, which is an error if it says so.
func send(r *http.Request) (map[string]any, error) {
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		var u *url.Error
		if errors.As(err, &u) {
			err = u.Err // without the URL
		}
		return nil, fmt.Errorf("%s %s: %w", r.Method, r.URL.Path, err)
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(io.LimitReader(answer.Body, 16<<20))
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", r.Method, r.URL.Path, err)
	}
	out := map[string]any{}
	if answer.StatusCode != http.StatusNoContent {
		if err := json.Unmarshal(content, &out); err != nil {
			return nil, fmt.Errorf("%s %s: the answer, of status %d, is not JSON", r.Method, r.URL.Path, answer.StatusCode)
		}
	}
	if answer.StatusCode > 299 {
		return nil, &apiError{answer.StatusCode, cmp.Or(text(out["Code"]), text(out["ErrorCode"])), cmp.Or(text(out["Message"]), text(out["ErrorMessage"]))}
	}
	return out, nil
}

// text is a string, or "".
func text(v any) string {
	s, _ := v.(string)
	return s
}
