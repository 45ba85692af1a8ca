// Package verify judges async configs against the account that they are for, as it will be
// once what is declared or planned is applied: what the plan creates counts as there, what it
// deletes as gone, and the policies of a role are those of the account with the changes of the
// plan. Without a plan, all that is declared counts as there.
//
// Look asks the account. Its answers are findings of the rules in this package, which say
// nothing where nobody looked.
package verify

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Options are what Look needs beside the project.
type Options struct {
	Account live.Account // see Remember
	Caller  live.Caller
	// Region is where configs are whose provider configuration states none; "" if it is not known.
	Region string
	// RegionGiven: it also stands in for one that is stated in words that are not known, because
	// somebody gave it for this run.
	RegionGiven bool
}

// View is what the account says about a project.
type View struct {
	said []said
	// Configs is how many configs there are, and Asked of how many all was asked: fewer only
	// where the run was stopped.
	Configs, Asked int
}

// said is a finding that is still to be made: models are read by one goroutine only.
type said struct {
	rule *check.Rule
	make func() check.Finding
}

// parallel is how many configs are looked at at a time. How many calls there are at a time is
// the matter of the client.
const parallel = 16

// Look asks the account about all configs of a project. It returns when all is asked, or
// soon after the context ends.
func Look(ctx context.Context, o Options, p *model.Project) *View {
	l := newLooker(ctx, o, p)
	asked := make([]*asking, len(p.AsyncConfigs))
	slots := make(chan struct{}, parallel)
	var all together
	for i, c := range p.AsyncConfigs {
		a := &asking{looker: l, config: c}
		asked[i] = a
		slots <- struct{}{}
		all.run(func() {
			defer func() { <-slots }()
			a.everything()
		})
	}
	all.wait()
	return viewOf(asked)
}

func viewOf(asked []*asking) *View {
	v := &View{Configs: len(asked)}
	for _, a := range asked {
		v.said = append(v.said, a.said...)
		if !a.stopped {
			v.Asked++
		}
	}
	return v
}

// together runs functions beside each other. A panic in another goroutine would end the process with a
// stack, so that it becomes one in wait.
type together struct {
	all   sync.WaitGroup
	fault atomic.Value
}

func (t *together) run(f func()) {
	t.all.Go(func() {
		defer func() {
			if r := recover(); r != nil {
				t.fault.CompareAndSwap(nil, fmt.Sprint(r))
			}
		}()
		f()
	})
}

func (t *together) wait() {
	t.all.Wait()
	if r := t.fault.Load(); r != nil {
		panic(r)
	}
}

type viewKey struct{}

// Known is what check.RunWith takes for the rules of this package to see the view.
func Known(v *View) map[any]any { return map[any]any{viewKey{}: v} }

// reporting is the Run of a rule: it reports what the account says.
func reporting(id string) func(*check.Pass) {
	return func(p *check.Pass) {
		v, _ := p.Memo(viewKey{}, func() any { return (*View)(nil) }).(*View)
		if v == nil {
			return // nobody looked
		}
		for _, s := range v.said {
			if s.rule.ID == id {
				p.Report(s.make())
			}
		}
	}
}

// looker looks at one project.
type looker struct {
	Options
	ctx     context.Context
	project *model.Project
	// deliveries are those of each config, and attached the attachments of each declared role:
	// worked out before anything is asked, because reading the model is not safe for several
	// goroutines.
	deliveries   map[*model.AsyncConfig][]*permissions.Delivery
	attached     map[*model.Role][]*permissions.Attached
	vague        map[*model.Role]string
	destinations *destinations.Set
	// mixed: provider configurations do not all use the same credentials.
	mixed bool
	// found are the regions and accounts that were found out, by the keys of their references.
	found map[string]string
}

func newLooker(ctx context.Context, o Options, p *model.Project) *looker {
	set := permissions.Read(p)
	l := &looker{
		Options: o, ctx: ctx, project: p, destinations: set.Destinations,
		deliveries: map[*model.AsyncConfig][]*permissions.Delivery{}, attached: map[*model.Role][]*permissions.Attached{},
		vague: map[*model.Role]string{}, found: map[string]string{},
	}
	credentials := map[string]bool{}
	for _, r := range p.Resources() {
		if r.Provider != nil {
			credentials[r.Provider.Credentials] = true
		}
	}
	l.mixed = len(credentials) > 1
	for _, r := range p.Resources() {
		if r.Provider != nil {
			l.find(r.Provider)
		}
	}
	for _, d := range set.Deliveries {
		l.deliveries[d.Config] = append(l.deliveries[d.Config], d)
	}
	for _, r := range p.Roles {
		l.attached[r] = set.AttachedTo(r)
		l.vague[r] = set.MayHaveMore(r)
	}
	return l
}

// asking is what is asked about one config.
type asking struct {
	*looker
	config  *model.AsyncConfig
	said    []said
	stopped bool // not all could be asked before the run ended
	missing bool // FCA901 is said: there is no function that could have a config
	// roleless: it is said that the function has no role.
	roleless bool
	// failures are the calls that failed: each is said once, with all that hangs on it.
	failures []*unanswered
}

// unanswered is a call that failed, and what else than the first thing is not known because of it.
type unanswered struct {
	err  error
	also []string
}

func (a *asking) say(rule *check.Rule, finding func() check.Finding) {
	a.said = append(a.said, said{rule, finding})
}

// everything asks all there is to ask about the config.
func (a *asking) everything() {
	if problem := a.elsewhere(a.config.Provider); problem != "" {
		a.unknown("account", "the config", "whether what it needs is there", problem)
		return
	}
	if a.function() {
		a.qualifier()
	}
	if !a.missing {
		a.before()
	}
	if len(a.deliveries[a.config]) == 0 {
		return
	}
	r := a.role()
	for _, d := range a.deliveries[a.config] {
		a.destination(d)
		a.permission(d, r)
	}
}

// unknown says that something could not be found out: FCA909. question completes "it is not
// known whether", and why says what it hangs on.
func (a *asking) unknown(subject, about, question, why string) {
	a.say(&LiveUndecided, func() check.Finding {
		return check.Finding{
			Address: a.config.Address, Location: a.config.Range, Subject: subject,
			Message: fmt.Sprintf("%s: it could not be verified %s: %s", about, question, why),
		}
	})
}

// failed says the same where a call failed. secret: what was asked for must not be shown.
func (a *asking) failed(subject, about, question string, err error, secret bool) {
	if live.KindOf(err) == live.Stopped {
		a.stopped = true
		return // the end of the report says so, once
	}
	for _, f := range a.failures {
		if f.err == err {
			f.also = append(f.also, ", nor, as to "+about+", "+question)
			return
		}
	}
	f := &unanswered{err: err}
	a.failures = append(a.failures, f)
	why, fix := err.Error(), remedy(err)
	if secret {
		why, fix = "the call failed ("+live.KindOf(err).String()+")", "" // both name what was asked for
	}
	a.say(&LiveUndecided, func() check.Finding {
		return check.Finding{
			Address: a.config.Address, Location: a.config.Range, Subject: subject, Fix: fix,
			Message: fmt.Sprintf("%s: it could not be verified %s%s: %s", about, question, strings.Join(f.also, ""), why),
		}
	})
}
