package live

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestBrokenConnections(t *testing.T) {
	role := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, `{"Role":{"RoleName":"r"}}`) })
	secure := httptest.NewTLSServer(role)
	t.Cleanup(secure.Close)
	secure.Config.ErrorLog = log.New(io.Discard, "", 0) // clients that refuse are the point of it
	plain := httptest.NewServer(role)
	t.Cleanup(plain.Close)
	pool := x509.NewCertPool()
	pool.AddCert(secure.Certificate())
	trusted := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}
	otherHost := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, ServerName: "ram.aliyuncs.com"}}

	var attempts atomic.Int32
	raw := func(answer string) string {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		go func() {
			for {
				c, err := l.Accept()
				if err != nil {
					return
				}
				attempts.Add(1)
				go func() {
					buffer := make([]byte, 4096)
					c.Read(buffer)
					io.WriteString(c, answer)
					c.Close()
				}()
			}
		}()
		return "http://" + l.Addr().String()
	}
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	slow := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		attempts.Add(1)
		select {
		case <-r.Context().Done():
		case <-time.After(time.Second):
		}
	}))
	t.Cleanup(slow.Close)

	for _, c := range []struct {
		name, address string
		transport     http.RoundTripper
		kind          Kind
		says          string
		attempts      int32
	}{
		{"TLS that is trusted", secure.URL, trusted, Refused, "", 0},
		{"TLS that is not trusted", secure.URL, nil, Unreachable, "authority that this machine does not trust", 0},
		{"TLS of another host", secure.URL, otherHost, Unreachable, "for another host", 0},
		{"no TLS", strings.Replace(plain.URL, "http:", "https:", 1), nil, Unreachable, "does not speak TLS", 0},
		{"nobody listens", "http://" + closed.Addr().String(), nil, Unreachable, "refuses the connection", 0},
		{"no such host", "https://nobody.invalid", nil, Unreachable, "cannot be resolved", 0},
		{"slow", slow.URL, nil, Unreachable, "no answer within 100ms", 4},
		{"breaks off", raw(""), nil, Unreachable, "breaks off", 4},
		{"truncated", raw("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"Role\":"), nil, Malformed, "ends before it is complete", 4},
		{"no HTTP", raw("hello\r\n\r\n"), nil, Unreachable, "breaks off", 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			attempts.Store(0)
			s := &server{Server: &httptest.Server{URL: c.address}, t: t}
			client := s.client(t, func(o *Options) {
				o.Transport = c.transport
				o.Timeout = 100 * time.Millisecond
				if c.transport != nil || strings.Contains(c.address, "https") {
					o.Timeout = 5 * time.Second
				}
			})
			_, err := client.Role(t.Context(), "r")
			if c.says == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			if KindOf(err) != c.kind || err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("kind %d: %v", KindOf(err), err)
			}
			if c.attempts != 0 && attempts.Load() != c.attempts {
				t.Errorf("%d attempts, want %d", attempts.Load(), c.attempts)
			}
			noSecret(t, "the error", fmt.Sprintf("%v %+v %#v", err, err, err))
		})
	}
}

func TestAnswersThatAreTooLarge(t *testing.T) {
	s := serve(t, always(ok(`{"x":"`+strings.Repeat("x", mostAnswer)+`"}`)))
	if _, err := s.client(t).Role(t.Context(), "r"); KindOf(err) != Malformed || !strings.Contains(err.Error(), "more than 8 MB") {
		t.Error(err)
	}
}

func TestCallsAreBounded(t *testing.T) {
	var now, most atomic.Int32
	s := serve(t, func(string, int) reply {
		n := now.Add(1)
		defer now.Add(-1)
		for {
			m := most.Load()
			if n <= m || most.CompareAndSwap(m, n) {
				break
			}
		}
		time.Sleep(5 * time.Millisecond)
		return ok(`{"Role":{"RoleName":"r"}}`)
	})
	var done atomic.Int32
	c := s.client(t, func(o *Options) { o.Parallel, o.Progress = 3, func(string) { done.Add(1) } })
	var all sync.WaitGroup
	for range 40 {
		all.Go(func() {
			if _, err := c.Role(t.Context(), "r"); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if most.Load() > 3 || done.Load() != 40 {
		t.Errorf("%d at a time, %d done", most.Load(), done.Load())
	}
}

func TestProxyPasswordsAreNotShown(t *testing.T) {
	proxy := &http.Transport{Proxy: func(*http.Request) (*url.URL, error) {
		return nil, fmt.Errorf("invalid proxy address %q", "http://user:"+canarySecret+"@proxy")
	}}
	s := &server{Server: &httptest.Server{URL: "https://ram.aliyuncs.com"}, t: t}
	_, err := s.client(t, func(o *Options) { o.Transport = proxy }).Role(t.Context(), "r")
	if err == nil {
		t.Fatal("no error")
	}
	noSecret(t, "the error", fmt.Sprintf("%v %+v %#v", err, err, err))
}
