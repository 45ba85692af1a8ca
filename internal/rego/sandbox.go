package rego

import (
	"fmt"
	"runtime"
	"runtime/metrics"
	"strings"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// Limits of one policy judging one document.
const (
	// DefaultTimeout is how long it may take.
	DefaultTimeout = 5 * time.Second
	// mostMemory is by how much the memory in use may grow meanwhile.
	mostMemory = 512 << 20
	// mostResults is how many findings it may have.
	mostResults = 10_000
	// grace is how long an evaluation that is stopped may go on: OPA stops between its steps, and some
	// builtins are one long step.
	grace = time.Second
	// mostText is the length of a text in a finding, in bytes. What is longer is cut.
	mostText = 4 << 10
)

// withheld are the builtins that policies do not get, each with the reason. Policies may come
// from anybody, and judge what may come from anybody.
var withheld = map[string]string{
	"http.send":                 "policies run without network: give what it would fetch with --data",
	"net.lookup_ip_addr":        "policies run without network",
	"bits.lsh":                  "a number that is shifted far takes all memory",
	"graph.reachable_paths":     "it cannot be stopped when it takes too long",
	"json.marshal_with_options": "its indentation can take all memory: use json.marshal",
	"regex.globs_match":         "it cannot be stopped when it takes too long",
	"strings.render_template":   "it cannot be stopped when it takes too long: use sprintf",
	"opa.runtime":               "policies do not see the environment: give what they need with --data or policy_data",
	"json.match_schema":         "a $ref in a schema can read files and the network",
	"json.verify_schema":        "a $ref in a schema can read files and the network",
}

// Withheld are the builtins of OPA that policies do not get, with the reason, sorted.
func Withheld() (out [][2]string) {
	for _, name := range sortedKeys(withheld) {
		out = append(out, [2]string{name, withheld[name]})
	}
	return out
}

// capabilities are OPA's own without what is withheld.
var capabilities = sync.OnceValue(func() *ast.Capabilities {
	c := ast.CapabilitiesForThisVersion()
	var kept []*ast.Builtin
	for _, b := range c.Builtins {
		if withheld[b.Name] == "" {
			kept = append(kept, b)
		}
	}
	c.Builtins = kept
	c.AllowNet = []string{} // nil would be any host
	return c
})

// guard stops an evaluation that takes too long or too much memory.
type guard struct {
	// lost is closed when the evaluation did not end although it was stopped.
	lost    chan struct{}
	cancel  topdown.Cancel
	timeout time.Duration
	mu      sync.Mutex
	why     string
	memory  bool // why is about memory
	stopped bool
	timers  []*time.Timer
}

// newGuard begins to watch. stop must be called.
func newGuard(timeout time.Duration, watchMemory bool) *guard {
	g := &guard{cancel: topdown.NewCancel(), timeout: timeout, lost: make(chan struct{})}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.timers = append(g.timers, time.AfterFunc(timeout, func() {
		g.refuse(fmt.Sprintf("it took more than %s", timeout), false)
	}))
	if watchMemory {
		g.timers = append(g.timers, g.watchMemory())
	}
	return g
}

// memoryEvery is how often memory is looked at.
const memoryEvery = 10 * time.Millisecond

func (g *guard) watchMemory() *time.Timer {
	before := uint64(0)
	var again *time.Timer
	again = time.AfterFunc(memoryEvery, func() {
		now := heap()
		if before == 0 {
			before = now
		}
		if now > before+mostMemory {
			// What is garbage, be it of others, is not in use.
			runtime.GC()
			now = heap()
		}
		if now > before+mostMemory {
			g.refuse(fmt.Sprintf("it used more than %d MB of memory", mostMemory>>20), true)
			return
		}
		g.mu.Lock()
		defer g.mu.Unlock()
		if !g.stopped {
			again.Reset(memoryEvery)
		}
	})
	return again
}

func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

func (g *guard) refuse(why string, memory bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.why != "" || g.stopped {
		return
	}
	g.why, g.memory = why, memory
	g.cancel.Cancel()
	g.timers = append(g.timers, time.AfterFunc(grace, func() { close(g.lost) }))
}

// stop ends the watch and says why the evaluation was cancelled, "" if it was not.
func (g *guard) stop() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.stopped = true
	for _, t := range g.timers {
		t.Stop()
	}
	return g.why
}

// within calls f, and does not wait longer than it may take: what OPA does before it evaluates
// cannot be stopped, so that it is left to itself. fault is what f panicked with.
func within(most time.Duration, f func()) (fault any, ended bool) {
	done := make(chan any, 1)
	go func() {
		defer func() { done <- recover() }()
		f()
	}()
	late := time.NewTimer(most)
	defer late.Stop()
	select {
	case fault = <-done:
		return fault, true
	case <-late.C:
		return nil, false
	}
}

// clip shortens a text that a policy returns.
func clip(s string) string {
	if len(s) <= mostText {
		return s
	}
	return strings.ToValidUTF8(s[:mostText], "") + "..."
}
