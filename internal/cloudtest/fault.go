package cloudtest

import (
	"fmt"
	"path"
	"strings"
	"time"
)

// Fault is something that goes wrong for the calls that Match fits. Of those injected, a call
// gets the first that fits, is not used up and is no Lag; Lag adds to it.
type Fault struct {
	Match
	// Skip is how many calls that fit are let through first, and Times how many are then
	// affected, 0 for all.
	Skip  int `json:"skip,omitzero"`
	Times int `json:"times,omitzero"`

	// Delay is how long the call waits, before anything else. If the caller hangs up meanwhile,
	// nothing is done.
	Delay Duration `json:"delay,omitzero"`
	// Drop closes the connection without an answer. Nothing was done.
	Drop bool `json:"drop,omitzero"`
	// Throttle answers as if there were too many calls.
	Throttle bool `json:"throttle,omitzero"`
	// Deny answers as if the caller lacked the right, and names the action.
	Deny bool `json:"deny,omitzero"`
	// Status fails the call with this status, and with Code and Message. Throttle and Deny take
	// what is given of the three in place of their own.
	Status  int    `json:"status,omitzero"`
	Code    string `json:"code,omitempty"`
	Message string `json:"message,omitempty"`
	// Truncate does what was asked, and answers with the first half only.
	Truncate bool `json:"truncate,omitzero"`
	// Garbage does what was asked, and answers with a page that is not JSON.
	Garbage bool `json:"garbage,omitzero"`
	// Lag makes reads of a resource that was written show what was before.
	Lag *Lag `json:"lag,omitempty"`
	// When is called when the call comes, before any Delay.
	When func() `json:"-"`
	// Then changes the account after the call was served: somebody else's hand.
	Then func(*Account) `json:"-"`
}

// Match says for which calls. What is empty fits all.
type Match struct {
	// Method is the HTTP method.
	Method string `json:"method,omitempty"`
	// Action is the RAM action, like ram:GetRole or fc:PutFunctionAsyncInvokeConfig. In it * is
	// any letters.
	Action string `json:"action,omitempty"`
	// Path is what the path begins with.
	Path string `json:"path,omitempty"`
	// Resource is what the call is about, as Call has it. In it * is any characters but /.
	Resource string `json:"resource,omitempty"`
}

// Lag is how long reads are behind, counted from the write of the resource: Reads of them, or for
// a time, or both of it, whichever is over first. Match fits the reads.
type Lag struct {
	Reads int      `json:"reads,omitzero"`
	For   Duration `json:"for,omitzero"`
}

// Duration is a time.Duration that is written like 1.5s.
type Duration time.Duration

// MarshalText writes it.
func (d Duration) MarshalText() ([]byte, error) { return []byte(time.Duration(d).String()), nil }

// UnmarshalText reads it.
func (d *Duration) UnmarshalText(b []byte) error {
	v, err := time.ParseDuration(string(b))
	if err == nil && v < 0 {
		err = fmt.Errorf("%s is negative", b)
	}
	*d = Duration(v)
	return err
}

// check says what is wrong with a fault.
func (f *Fault) check() error {
	for _, pattern := range []string{f.Action, f.Resource} {
		if _, err := path.Match(pattern, ""); err != nil {
			return fmt.Errorf("%s: %w", pattern, err)
		}
	}
	if f.Status != 0 && (f.Status < 400 || f.Status > 599) {
		return fmt.Errorf("status %d is no failure", f.Status)
	}
	if f.Lag != nil && f.Lag.Reads <= 0 && f.Lag.For <= 0 {
		return fmt.Errorf("a lag has a number of reads, or a time")
	}
	if f.Delay == 0 && !f.Drop && !f.Throttle && !f.Deny && f.Status == 0 && !f.Truncate && !f.Garbage && f.Lag == nil && f.When == nil && f.Then == nil {
		return fmt.Errorf("the fault does nothing")
	}
	return nil
}

func (m *Match) fits(c *call) bool {
	if m.Method != "" && !strings.EqualFold(m.Method, c.request.Method) || !strings.HasPrefix(c.path, m.Path) {
		return false
	}
	action := ""
	if c.operation != nil {
		action = c.operation.action
	}
	return matches(m.Action, action) && matches(m.Resource, c.resource)
}

func matches(pattern, name string) bool {
	if pattern == "" {
		return true
	}
	ok, err := path.Match(pattern, name)
	return ok && err == nil
}

// injected is a fault in force.
type injected struct {
	Fault
	seen int
	// behind is what reads of a resource still see, by resource.
	behind map[string]*past
}

// past is an account as it was before a resource was written.
type past struct {
	account *Account
	reads   int // left
	until   time.Time
}

// pick is the fault that a call gets.
func (s *Server) pick(c *call) *Fault {
	for _, i := range s.faults {
		if i.Lag != nil || !i.fits(c) {
			continue
		}
		if i.seen++; i.seen <= i.Skip || i.Times > 0 && i.seen > i.Skip+i.Times {
			continue
		}
		return &i.Fault
	}
	return nil
}

// seen is the account that a read sees: as it is, or as it was.
func (s *Server) seen(c *call) (*Account, bool) {
	for _, i := range s.faults {
		if i.Lag == nil || !i.fits(c) {
			continue
		}
		p, ok := i.behind[c.resource]
		if !ok {
			continue
		}
		if (i.Lag.Reads > 0 && p.reads <= 0) || (i.Lag.For > 0 && c.now.After(p.until)) {
			delete(i.behind, c.resource)
			continue
		}
		p.reads--
		return p.account, true
	}
	return s.account, false
}

// fallBehind notes the account as it was before a write. What is still behind stays with what
// it shows, and is so for longer.
func (s *Server) fallBehind(c *call, before *Account) {
	for _, i := range s.faults {
		if i.Lag == nil {
			continue
		}
		p := i.behind[c.resource]
		if p == nil {
			if i.seen++; i.seen <= i.Skip || i.Times > 0 && i.seen > i.Skip+i.Times {
				continue
			}
			p = &past{account: before}
			i.behind[c.resource] = p
		}
		p.reads, p.until = i.Lag.Reads, c.now.Add(time.Duration(i.Lag.For))
	}
}

// failure is what a fault answers in place of doing the call, nil if it does not.
func (f *Fault) failure(c *call, account *Account) *failure {
	var out *failure
	switch {
	case f.Throttle && c.style == styleRPC:
		out = fail(400, "Throttling.User", "Request was denied due to user flow control.")
	case f.Throttle && c.style == styleFC2016:
		// The code of FC 2016-08-15 for too many calls is not known; the one for too many
		// invocations is ResourceExhausted.
		out = fail(429, "ResourceExhausted", "too many requests")
	case f.Throttle:
		// Not known either. The Terraform provider retries codes that begin with Throttling.
		out = fail(429, "Throttling.User", "Request was denied due to user flow control.")
	case f.Deny && c.style == styleRPC:
		out = fail(403, "NoPermission", "You are not authorized to do this action. You should be authorized by RAM: %s.", c.action())
		out.action = c.action()
	case f.Deny:
		out = fail(403, "AccessDenied", "the caller is not authorized to perform '%s' on resource 'acs:fc:%s:%s:%s'",
			c.action(), account.Region, account.ID, strings.TrimSuffix(strings.Split(c.resource, "?")[0], "/async-invoke-config"))
	case f.Status != 0:
		out = fail(f.Status, "InternalError", "The request processing has failed due to some unknown error.")
	default:
		return nil
	}
	if f.Status != 0 {
		out.status = f.Status
	}
	if f.Code != "" {
		out.code = f.Code
	}
	if f.Message != "" {
		out.message = f.Message
	}
	return out
}

func (c *call) action() string {
	if c.operation == nil {
		return ""
	}
	return c.operation.action
}
