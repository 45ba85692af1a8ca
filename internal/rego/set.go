package rego

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Options say which policies there are and what they see.
type Options struct {
	// Policies are directories, .rego files and bundles.
	Policies []File
	// Data are JSON and YAML files that become the document data.
	Data []File
	// Settings are what the configuration file says of data. Data goes before it, and both go before
	// the thresholds that are built in.
	Settings map[string]any
	// Verification, if not nil, is what bundles must hold out against.
	Verification *Verification
	// Input is what the policies of users see.
	Input Input
	// Timeout of one policy for one document; 0 is DefaultTimeout.
	Timeout time.Duration
}

// Set is policies that are loaded. They are compiled when the first config is judged.
type Set struct {
	options   Options
	users     *group
	builtins  *group
	rules     []*check.Rule
	notices   []model.Notice
	sources   map[string][]byte
	preparing sync.WaitGroup
	// exhausted is the policy that took too much memory and could not be stopped.
	exhausted atomic.Pointer[string]
}

// group is policies that are compiled together.
type group struct {
	policies []*policy
	modules  []*module
	data     map[string]any
	checked  bool // against the schema of the input
	trusted  bool // they are built in
	// problems of loading; those of compiling follow.
	problems []problem
	load     func() []*module // makes modules, nil if they are there
	// off are those that will not be used.
	off map[*policy]bool

	once     sync.Once
	compiled *compiled
}

// Load reads policies and data. The error says why the set as a whole cannot be used; what is wrong
// with a single policy is reported as FCA004.
func Load(o Options) (*Set, error) {
	s := &Set{options: o, sources: map[string][]byte{}}
	if s.options.Timeout <= 0 {
		s.options.Timeout = DefaultTimeout
	}
	l := &loader{sources: s.sources, data: newData(), older: o.Input != Native}
	for _, f := range o.Policies {
		if err := l.load(f, o.Verification); err != nil {
			return nil, fmt.Errorf("--policy %w", err)
		}
	}
	if o.Verification != nil && !l.verified {
		return nil, errors.New("--verification-key verifies bundles, and no --policy is one")
	}
	for _, f := range o.Data {
		if err := l.data.file(f, nil); err != nil {
			return nil, fmt.Errorf("--data %w", err)
		}
	}
	data := over(over(thresholds(), o.Settings), l.data.root)
	if len(o.Policies) > 0 {
		policies, problems := policiesOf(l.modules, false)
		s.users = &group{
			policies: policies, modules: l.modules, data: data, checked: o.Input == Native,
			problems: append(l.problems, problems...),
		}
		if len(policies) == 0 && len(s.users.problems) == 0 {
			return nil, errors.New("--policy: no rule is called deny, violation, warn or info, so that nothing would be reported")
		}
		if err := collides(policies); err != nil {
			return nil, err
		}
		for _, f := range l.unverified {
			s.notices = append(s.notices, model.Notice{
				Message: f + ": the signature of the bundle is not verified: give the key with --verification-key", Warning: true,
			})
		}
	}
	s.builtins = builtins(data)
	for _, g := range s.groups() {
		for _, p := range g.policies {
			p.rule.Run = func(pass *check.Pass) { s.run(pass, g, p) }
			s.rules = append(s.rules, &p.rule)
		}
	}
	return s, nil
}

// collides finds policies whose names are taken.
func collides(policies []*policy) error {
	names := map[string]string{}
	for _, p := range policies {
		for _, n := range []string{p.rule.ID, p.rule.Name} {
			n = strings.ToLower(n)
			if other, taken := names[n]; taken && other != p.rule.ID {
				return fmt.Errorf("the policies %s and %s are both called %s: give one of them another custom.id or custom.name in METADATA", other, p.rule.ID, n)
			}
			names[n] = p.rule.ID
		}
	}
	return nil
}

func (s *Set) groups() (out []*group) {
	for _, g := range []*group{s.builtins, s.users} {
		if g != nil {
			out = append(out, g)
		}
	}
	return out
}

// Rules are the policies as rules. Those that are built in have the IDs of the catalogue.
func (s *Set) Rules() []*check.Rule { return s.rules }

// Use says which policies are used, by the IDs of their rules. Without it all are. It must be
// called before anything is judged.
func (s *Set) Use(on func(id string) bool) {
	for _, g := range s.groups() {
		g.off = map[*policy]bool{}
		for _, p := range g.policies {
			g.off[p] = !on(p.rule.ID)
		}
	}
}

// Notices are what a user should know about the policies.
func (s *Set) Notices() []model.Notice { return s.notices }

// Sources are the files of the policies of users.
func (s *Set) Sources() map[string][]byte { return s.sources }

// Problems are what is wrong with policies by themselves, as far as they were looked at: FCA004.
// It is to be called when all projects are judged.
func (s *Set) Problems() []check.Finding {
	s.preparing.Wait()
	var out []check.Finding
	for _, g := range s.groups() {
		for _, p := range g.problems {
			out = append(out, p.finding())
		}
	}
	return out
}

// Prepare begins to compile the policies that are used, beside whatever else is going on.
func (s *Set) Prepare() {
	for _, g := range s.groups() {
		if slices.ContainsFunc(g.policies, func(p *policy) bool { return !g.off[p] }) {
			s.preparing.Go(func() { g.compile() })
		}
	}
}

// mostCompiling is how long policies may take to be compiled. Ten thousand that are meant well take a
// few seconds; OPA cannot be stopped where the time doubles with every pair of brackets in brackets.
var mostCompiling = 30 * time.Second

// compile compiles the group when it is first called; nil if that cannot be done at all.
func (g *group) compile() *compiled {
	g.once.Do(func() {
		var c *compiled
		var problems []problem
		switch fault, ended := within(mostCompiling, func() { c, problems = g.compiledAnew() }); {
		case !ended:
			g.problems = append(g.problems, problem{
				message: fmt.Sprintf("the policies could not be compiled in %s", mostCompiling),
				fix:     "Find the file with `fcasync-lint lint --policy FILE`, and write what nests deeply or leads from rule to rule more plainly.",
			})
			return
		case fault != nil:
			g.problems = append(g.problems, problem{message: fmt.Sprintf("the policies could not be compiled: internal error: %v", fault)})
			return
		}
		g.problems = append(g.problems, problems...)
		g.compiled = c
	})
	return g.compiled
}

// compiledAnew compiles the group, with the queries for its policies.
func (g *group) compiledAnew() (*compiled, []problem) {
	modules := g.modules
	if g.load != nil {
		modules = g.load()
	}
	compile := compile
	if g.trusted {
		compile = compileTrusted
	}
	c, problems := compile(modules, g.data, g.checked)
	for _, p := range g.policies {
		for _, e := range p.entries {
			err := c.prepare(e)
			if err == nil && !g.checked && !g.trusted {
				err = c.prepareException(e)
			}
			if err != nil {
				problems = append(problems, problemsOf(err)...)
			}
		}
	}
	return c, problems
}

// run judges a project by one policy.
func (s *Set) run(pass *check.Pass, g *group, p *policy) {
	if len(pass.Project.AsyncConfigs) == 0 {
		return
	}
	c := g.compile()
	if c == nil {
		return
	}
	j := &judge{set: s, pass: pass, policy: p, compiled: c, data: g.data}
	if missing := j.missing(); missing != "" {
		at := p.entries[0].at
		if p.trusted {
			at = nil // nobody has the file
		}
		pass.PolicyError(problem{
			at:      at,
			message: fmt.Sprintf("%s has nothing to go by: data.%s is not given", p.rule.ID, missing),
			fix:     fmt.Sprintf("Give it with --data, or in the configuration file: policy_data = { %s }.", settingFor(missing)),
		}.finding())
		return
	}
	for _, e := range p.entries {
		if _, ok := c.queries[e.path.String()]; ok {
			j.entry(e)
		}
	}
}

// settingFor writes a path as an object of the configuration file.
func settingFor(path string) string {
	parts := splitPath(path)
	out := parts[len(parts)-1] + " = ..."
	for i := len(parts) - 2; i >= 0; i-- {
		out = parts[i] + " = { " + out + " }"
	}
	return out
}

func splitPath(path string) []string { return strings.Split(path, ".") }

// missing is the first path in data that the policy requires and that is not there.
func (j *judge) missing() string {
	for _, path := range j.policy.requires {
		if !inData(j.data, splitPath(path)) {
			return path
		}
	}
	return ""
}
