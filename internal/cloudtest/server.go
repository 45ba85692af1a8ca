package cloudtest

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// Options are how an account to test against is made. The zero value is an empty one.
type Options struct {
	// State is what is there. It is copied.
	State *Account
	// TLS makes Start serve HTTPS, with a certificate for 127.0.0.1 that Server.Roots verifies.
	TLS bool
	// Now is the clock, time.Now if nil.
	Now func() time.Time
	// Log is told of every call. It must be safe for concurrent use.
	Log func(Call)
	// Control serves ControlPath, by which faults can be injected without a signature.
	Control bool
}

// Server is an account that is served. All of it is safe for concurrent use.
type Server struct {
	// URL is where Start serves it, like http://127.0.0.1:1234, and Host is its host and port.
	URL, Host string
	// Roots verify its certificate, and PEM is that certificate, for a file that SSL_CERT_FILE
	// names. Both are nil without TLS.
	Roots *x509.CertPool
	PEM   []byte

	options Options
	done    chan struct{}
	closed  sync.Once

	mu     sync.Mutex
	faults []*injected
	nonces nonces
	calls  []Call
	// account is never changed: who writes puts another in its place.
	account *Account
}

// New is a handler for an account.
func New(o Options) *Server {
	state := o.State
	if state == nil {
		state = &Account{}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Server{options: o, done: make(chan struct{}), nonces: nonces{}, account: state.Clone()}
}

// Start serves an account on a port of 127.0.0.1 until the test ends.
func Start(t testing.TB, o Options) *Server {
	t.Helper()
	s := New(o)
	h := httptest.NewUnstartedServer(s)
	h.Config.ErrorLog = log.New(io.Discard, "", 0) // of dropped connections and failed handshakes
	if o.TLS {
		h.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
		h.StartTLS()
		s.Roots = x509.NewCertPool()
		s.Roots.AddCert(h.Certificate())
		s.PEM = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: h.Certificate().Raw})
	} else {
		h.Start()
	}
	s.URL = h.URL
	_, s.Host, _ = strings.Cut(h.URL, "://")
	t.Cleanup(func() {
		s.Close()
		h.CloseClientConnections()
		h.Close()
	})
	return s
}

// Close ends the calls that a fault delays.
func (s *Server) Close() { s.closed.Do(func() { close(s.done) }) }

// State is a copy of the account as it is.
func (s *Server) State() *Account {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.account.Clone()
}

// Update changes the account by hand, without a call.
func (s *Server) Update(change func(*Account)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.update(change)
}

func (s *Server) update(change func(*Account)) {
	next := s.account.Clone()
	change(next)
	s.account = next.filled()
}

// Inject makes calls go wrong from now on. It panics for a fault that makes no sense.
func (s *Server) Inject(faults ...Fault) {
	if err := s.inject(faults); err != nil {
		panic("cloudtest: " + err.Error())
	}
}

func (s *Server) inject(faults []Fault) error {
	for _, f := range faults {
		if err := f.check(); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range faults {
		s.faults = append(s.faults, &injected{Fault: f, behind: map[string]*past{}})
	}
	return nil
}

// ClearFaults ends all that was injected.
func (s *Server) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// Calls are the calls so far, in the order in which they were answered.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.calls)
}

// ForgetCalls starts the record anew.
func (s *Server) ForgetCalls() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = nil
}

// ServeHTTP serves a call.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.options.Control && (r.URL.Path == ControlPath || strings.HasPrefix(r.URL.Path, ControlPath+"/")) {
		s.control(w, r)
		return
	}
	c, f := newCall(w, r, s.options.Now())
	if f == nil {
		f = c.route()
	}
	s.mu.Lock()
	fault := s.pick(c)
	s.mu.Unlock()
	if fault != nil && fault.When != nil {
		fault.When()
	}
	hungUp := false
	if fault != nil && fault.Delay > 0 {
		select {
		case <-time.After(time.Duration(fault.Delay)):
		case <-r.Context().Done():
			hungUp = true
		case <-s.done:
			hungUp = true
		}
	}
	if hungUp || fault != nil && fault.Drop {
		s.record(c, Call{Fault: true})
		panic(http.ErrAbortHandler) // net/http closes the connection, and says nothing
	}
	out, entry := s.serve(c, fault, f)
	s.record(c, entry)
	if fault != nil && fault.Garbage {
		out.header.Set("Content-Type", "text/html")
		out.body = []byte("<html><head><title>502 Bad Gateway</title></head></html>")
	}
	if fault != nil && fault.Truncate {
		// All of the length is promised, and half of it sent.
		w.Header().Set("Content-Length", strconv.Itoa(len(out.body)))
		out.body = out.body[:len(out.body)/2]
	}
	out.write(w)
	if fault != nil && fault.Truncate {
		if err := http.NewResponseController(w).Flush(); err != nil && !errors.Is(err, http.ErrNotSupported) {
			return
		}
		panic(http.ErrAbortHandler)
	}
}

// serve does a call, unless f says that it failed already or the fault lets it fail.
func (s *Server) serve(c *call, fault *Fault, f *failure) (*answer, Call) {
	s.mu.Lock()
	defer s.mu.Unlock()
	entry := Call{Fault: fault != nil}
	var result any
	if f == nil && !c.operation.unsigned {
		f = s.authenticate(c)
	}
	if f == nil {
		entry.Caller = s.account.arn(c.keyID)
		if fault != nil {
			f = fault.failure(c, s.account)
		}
	}
	if f == nil {
		result, f = s.do(c)
	}
	if f == nil && fault != nil && fault.Then != nil {
		s.update(fault.Then)
	}
	out := encode(c.style, c.requestID, result, f)
	entry.Status = out.status
	if f != nil {
		entry.Code = f.code
	}
	return out, entry
}

// do does what was asked. Nothing is changed by what fails.
func (s *Server) do(c *call) (any, *failure) {
	if region := c.params["RegionId"]; c.operation.regional && region != "" && region != s.account.Region {
		if c.operation.writes {
			return nil, fail(400, "InvalidRegionId", "this account has everything in %s", s.account.Region)
		}
		c.account = (&Account{ID: s.account.ID, Region: region}).filled()
		return c.operation.do(c)
	}
	if !c.operation.writes {
		c.account, _ = s.seen(c)
		return c.operation.do(c)
	}
	before := s.account
	c.account = before.Clone()
	result, f := c.operation.do(c)
	if f != nil {
		return nil, f
	}
	s.account = c.account
	s.fallBehind(c, before)
	return result, nil
}

// mostCalls bounds the record. The oldest are dropped.
const mostCalls = 100_000

func (s *Server) record(c *call, entry Call) {
	entry.Method, entry.Path, entry.Action, entry.Resource, entry.Time = c.request.Method, c.path, c.action(), c.resource, c.now
	s.mu.Lock()
	if len(s.calls) >= mostCalls {
		s.calls = slices.Delete(s.calls, 0, mostCalls/10)
	}
	s.calls = append(s.calls, entry)
	s.mu.Unlock()
	if s.options.Log != nil {
		s.options.Log(entry)
	}
}
