package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fcasync/fcasync-lint/internal/apply"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/report"
	"github.com/fcasync/fcasync-lint/internal/verify"
)

// The stages, as the record calls them.
const (
	lintStage     = "lint"
	planStage     = "terraform plan"
	judgeStage    = "lint of the plan"
	verifyStage   = "verify"
	approvalStage = "approval"
	checkStage    = "check of plan and state"
	applyStage    = "terraform apply"
	readBackStage = "read-back"
)

// judged is what the stages found.
type judged struct {
	lint    []*check.Result // of the source, then of the plan in its place
	live    []*check.Result
	after   []*check.Result // of the read-back
	notices []model.Notice
	project *model.Project // the plan with its source
	account *verify.Options
}

func (j *judged) outcome(s *settings) *check.Outcome {
	return assemble(slices.Concat(j.lint, j.live, j.after), j.notices, s)
}

func (g *gate) begun(stage string) bool {
	return slices.ContainsFunc(g.record.Stages, func(s *apply.Stage) bool { return s.Name == stage })
}

// stages runs them in their order, and returns the last line of a run that ended well. The error
// of one that did not is a statusError, or the run itself failed.
func (g *gate) stages(ctx context.Context) (string, error) {
	p, remove, err := apply.NewPlanFile()
	if err != nil {
		return "", fmt.Errorf("there is no place for the plan: %w", err)
	}
	defer func() { _ = remove() }() // it is in the directory for temporary files
	g.plan = p
	for _, stage := range []struct {
		name string
		run  func(context.Context) error
	}{{lintStage, g.lintSource}, {planStage, g.makePlan}, {judgeStage, g.judgePlan}, {verifyStage, g.verifyPlan}} {
		g.record.Begin(stage.name)
		if err := stage.run(ctx); err != nil {
			return "", err
		}
		if err := ctx.Err(); err != nil {
			return "", err
		}
	}
	if err := g.printText(g.judged.outcome(g.settings)); err != nil {
		return "", err
	}
	if g.changes.None() {
		return "nothing to do: the plan changes nothing", nil
	}
	g.showChanges()
	if g.dryRun {
		return "dry run: the plan may be applied, and nothing was applied", nil
	}
	g.record.Begin(approvalStage)
	if err := g.approve(ctx); err != nil {
		return "", err
	}
	g.record.Begin(checkStage)
	if err := g.checkUnchanged(ctx); err != nil {
		return "", err
	}
	g.record.Begin(applyStage)
	if err := g.apply(ctx); err != nil {
		return "", err
	}
	g.record.Begin(readBackStage)
	return g.readBack(ctx)
}

// lintSource judges the root module, and not those in directories below it or that call it.
func (g *gate) lintSource(context.Context) error {
	l, s := g.lint, *g.settings
	l.source = "" // the path is no plan
	s.roots = true
	results, notices, err := l.results([]string{g.dir}, &s)
	if err != nil {
		return err
	}
	g.judged.lint, g.judged.notices = results, notices
	return g.stopAtFindings("the source", statusFindings)
}

// stopAtFindings ends the run if there is something at or above --fail-on.
func (g *gate) stopAtFindings(of string, status int) error {
	outcome := g.judged.outcome(g.settings)
	bad := 0
	for _, f := range outcome.Findings {
		if f.Severity >= g.settings.failOn && f.Rule != verify.LiveUndecided.ID {
			bad++
		}
	}
	if bad == 0 {
		return nil
	}
	if err := g.printText(outcome); err != nil {
		return err
	}
	return statusError{status, fmt.Errorf("stopped: %s in %s: nothing was applied", count(bad, "finding", "findings"), of)}
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// makePlan makes the plan, or takes the one that was given, and notes what it is and what it was made from.
func (g *gate) makePlan(ctx context.Context) error {
	program, err := g.lint.terraform()
	if err != nil && g.terraformBin == "" {
		err = errors.New("neither terraform nor tofu is on PATH: give --terraform-bin")
	}
	if err != nil {
		return err
	}
	// What terraform prints must not get into a report that a program reads.
	g.errs = apply.Shared(g.stderr)
	out := g.errs
	if g.settings.stdout == "text" {
		out = apply.Shared(g.stdout)
	}
	g.terraform, err = apply.NewTerraform(ctx, program, g.dir, g.arguments, out, g.errs)
	if err != nil {
		return err
	}
	failed := func(err error) error {
		return statusError{statusPlan, fmt.Errorf("terraform plan failed: %w: nothing was applied", err)}
	}
	if g.state, err = g.terraform.StateID(ctx); err != nil {
		return failed(err)
	}
	if g.given != "" {
		g.record.Plan.File = g.relative(g.given)
		if err := g.plan.Take(g.given); err != nil {
			return fmt.Errorf("the plan file cannot be read: %w", reason(err))
		}
	} else if err := g.terraform.Plan(ctx, g.plan.Path); err != nil {
		return failed(errors.New("see what it says above"))
	}
	if err := g.plan.Hash(); err != nil {
		return err
	}
	g.record.Plan.SHA256, g.record.Plan.State = g.plan.SHA256, &g.state
	return nil
}

// judgePlan judges the plan with its source.
func (g *gate) judgePlan(context.Context) error {
	shown, err := g.showPlan(g.plan.Path, g.dir)
	if err != nil {
		return err
	}
	err = writePrivate(g.plan.JSON, shown)
	if closed := shown.Close(); closed != nil {
		err = closed // it says more
	}
	if err != nil {
		return fmt.Errorf("the plan cannot be shown: %w", err)
	}
	if g.changes, err = apply.ReadChanges(g.plan.JSON); err != nil {
		return err
	}
	g.record.Changes, g.record.Plan.Terraform = g.changes.List, g.changes.Terraform
	switch {
	case g.changes.Errored:
		return statusError{statusPlan, errors.New("terraform plan failed: the plan is not whole, because terraform met an error when it made it: nothing was applied")}
	case g.changes.StateOnly && g.given != "":
		return errors.New("the plan only brings the state up to date: apply it with terraform apply: nothing was applied")
	}

	l, s := g.lint, *g.settings
	l.app = g.remembering()
	l.source, s.vars = g.dir, nil // the plan has the values of all variables
	l.planShown = "tfplan"        // and not a temporary file, which nobody knows
	if g.given != "" {
		l.planShown = g.relative(g.given)
	}
	results, notices, err := l.results([]string{g.plan.JSON}, &s)
	if err != nil {
		return err
	}
	if err := g.plan.MadeFrom(g.dir); err != nil {
		return statusError{statusMoved, fmt.Errorf("stopped: the plan cannot be judged with the source in %s: %w: nothing was applied: plan again", g.relative(g.dir), err)}
	}
	if g.judged.project == nil {
		return errors.New("the plan is not judged, because its root module is excluded")
	}
	g.judged.lint, g.judged.notices = results, notices
	return g.stopAtFindings("the plan", statusFindings)
}

// remembering is an app that keeps the project which is judged.
func (g *gate) remembering() *app {
	a := *g.app
	a.judge = func(p *model.Project, rules []*check.Rule) *check.Result {
		g.judged.project = p
		return g.app.judge(p, rules)
	}
	return &a
}

func writePrivate(file string, from io.Reader) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	return errors.Join(err, f.Close())
}

// verifyPlan asks the account. It need not be known where there is nothing to ask.
func (g *gate) verifyPlan(ctx context.Context) error {
	if len(g.judged.project.AsyncConfigs) == 0 {
		return nil
	}
	limited, cancel := context.WithTimeout(ctx, g.timeout)
	defer cancel()
	endpoints, err := g.endpoints.read()
	if err != nil {
		return err
	}
	account, err := g.connect(limited, g.settings, endpoints)
	if err != nil {
		return err
	}
	g.judged.account = account
	g.record.Account, g.record.Caller = account.Caller.Account, account.Caller.ARN
	asked := *account
	asked.Account = verify.Remember(account.Account)
	view := verify.Look(limited, asked, g.judged.project)
	if g.progress != nil {
		g.progress.Clear()
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	r := check.RunWith(g.judged.project, g.liveRules(), verify.Known(view))
	r.Configs = 0 // they are counted already
	g.judged.live = []*check.Result{r}
	if err := g.stopAtFindings("the account", statusLive); err != nil {
		return err
	}
	return g.stopUndecided(r, view)
}

// liveRules are those that need the account and are on.
func (g *gate) liveRules() []*check.Rule {
	return slices.DeleteFunc(slices.Clone(g.settings.selection.Rules()), func(r *check.Rule) bool { return !r.NeedsAccount })
}

// stopUndecided ends the run if something was not verified: also what a comment ignores, because
// nobody knows what it hides.
func (g *gate) stopUndecided(r *check.Result, view *verify.View) error {
	var what []string
	if n := undecided(r.Findings); n > 0 {
		what = append(what, count(n, "question is", "questions are")+" undecided")
	}
	if left := view.Configs - view.Asked; left > 0 {
		what = append(what, fmt.Sprintf("the time is over (--timeout %s), and %s not wholly verified", g.timeout, count(left, "async invoke config was", "async invoke configs were")))
	}
	if len(what) == 0 || g.allowUnverified {
		return nil
	}
	outcome := g.judged.outcome(g.settings)
	if err := g.printText(outcome); err != nil {
		return err
	}
	if undecided(outcome.Findings) < undecided(r.Findings) { // a comment or an exclusion hides what stops the run
		bare, s := *r, *g.settings
		bare.Ignores, s.exclude = nil, nil
		if err := g.printText(assemble([]*check.Result{&bare}, nil, &s)); err != nil {
			return err
		}
	}
	return statusError{statusUndecided, fmt.Errorf("stopped: %s in the account (--allow-unverified applies all the same): nothing was applied", strings.Join(what, ", and "))}
}

func undecided(findings []check.Finding) (n int) {
	for _, f := range findings {
		if f.Rule == verify.LiveUndecided.ID {
			n++
		}
	}
	return n
}

// showChanges says what the plan changes.
func (g *gate) showChanges() {
	fmt.Fprintf(g.stderr, "\nThe plan changes %s", count(len(g.changes.List), "resource", "resources"))
	if n := g.changes.Outputs; n > 0 {
		fmt.Fprintf(g.stderr, " and %s", count(n, "output", "outputs"))
	}
	fmt.Fprintln(g.stderr, ":")
	for _, c := range g.changes.List {
		fmt.Fprintf(g.stderr, "  %-8s %s\n", c.Action, report.Clean(c.Address))
		for _, s := range c.Settings {
			fmt.Fprintf(g.stderr, "             %s\n", report.Clean(s))
		}
	}
	fmt.Fprintln(g.stderr)
}

// approve asks. Only yes is a yes.
func (g *gate) approve(ctx context.Context) error {
	if g.autoApprove {
		g.record.Approval = "auto-approve"
		return nil
	}
	what := g.changes.Summary()
	if what == "" {
		what = "outputs only"
	}
	fmt.Fprintf(g.stderr, "Apply exactly this plan (%s)? Only yes is accepted: ", what)
	answer := make(chan string, 1)
	go func() { // a read cannot be interrupted
		line, err := bufio.NewReader(g.stdin).ReadString('\n')
		if err != nil {
			fmt.Fprintln(g.stderr) // the terminal has not ended the line
		}
		answer <- strings.TrimRight(line, "\r\n")
	}()
	select {
	case <-ctx.Done():
		fmt.Fprintln(g.stderr)
		return ctx.Err()
	case line := <-answer:
		if line != "yes" {
			return statusError{statusNotApproved, errors.New("not approved: nothing was applied")}
		}
	}
	g.record.Approval = "asked"
	return nil
}

// checkUnchanged sees that what is applied is what was judged, from the state that it was made from.
func (g *gate) checkUnchanged(ctx context.Context) error {
	if err := g.plan.Unchanged(); err != nil {
		return statusError{statusMoved, fmt.Errorf("stopped: %w: nothing was applied", err)}
	}
	now, err := g.terraform.StateID(ctx)
	if err != nil {
		return err
	}
	if now != g.state {
		return statusError{statusMoved, errors.New("stopped: the state has moved since the plan was made: nothing was applied: plan again")}
	}
	return ctx.Err()
}

// apply applies the plan.
func (g *gate) apply(ctx context.Context) error {
	told := context.AfterFunc(ctx, func() {
		fmt.Fprintf(g.errs, "%s: interrupted: waiting for terraform, which ends what it is at and writes its state\n", name)
	})
	inner, stop := g.interruptible(ctx)
	err := g.terraform.Apply(inner, g.plan.Path)
	stop()
	told()
	switch {
	case errors.Is(err, apply.ErrStale):
		return statusError{statusMoved, fmt.Errorf("stopped: %w: nothing was applied: plan again", err)}
	case err == nil && ctx.Err() == nil:
		return nil
	}
	text, state, done := g.whatIsDone(ctx)
	if ctx.Err() != nil {
		return statusError{statusInterrupted, fmt.Errorf("interrupted during terraform apply: %s, and not read back", text)}
	}
	if len(done) > 0 { // what was done may be wrong, too
		g.record.Begin(readBackStage)
		found, _, err := g.compare(ctx, state, func(address string) bool { return slices.Contains(done, address) })
		if err != nil {
			found = "not read back" // interrupted
		}
		text += ", and " + found
	}
	return statusError{statusApply, fmt.Errorf("terraform apply failed: %s", text)}
}

// interruptible is the context that interrupts terraform. On Linux terraform-exec keeps it away
// from the terminal. Elsewhere Ctrl-C reaches it there, and a second interrupt would make it give up
// without writing its state.
func (g *gate) interruptible(ctx context.Context) (context.Context, context.CancelFunc) {
	if runtime.GOOS == "linux" || !g.terminal() {
		return context.WithCancel(ctx)
	}
	return signal.NotifyContext(context.WithoutCancel(ctx), syscall.SIGTERM)
}

// whatIsDone lists what has and has not been applied, and says it in short. It returns the state, and
// the addresses of what was applied.
func (g *gate) whatIsDone(ctx context.Context) (text string, state apply.State, applied []string) {
	// It must be said after an interrupt, too.
	limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
	defer cancel()
	state, err := g.terraform.State(limited)
	if err != nil {
		return fmt.Sprintf("it is not known what was applied (%s)", err), nil, nil
	}
	done, left, applied := g.changes.Done(state, g.terraform.Completed)
	g.record.Done, g.record.Left = done, left
	for _, list := range []struct {
		title string
		of    []string
	}{{"Applied:", done}, {"Not applied:", left}} {
		fmt.Fprintln(g.stderr, list.title)
		for _, line := range list.of {
			fmt.Fprintf(g.stderr, "  %s\n", report.Clean(line))
		}
		if len(list.of) == 0 {
			fmt.Fprintln(g.stderr, "  nothing")
		}
	}
	return fmt.Sprintf("%d of %s applied", len(done), count(len(done)+len(left), "change was", "changes were")), state, applied
}

// readBack compares what the account has now with the plan, all of which was applied.
func (g *gate) readBack(ctx context.Context) (string, error) {
	applied := "applied " + count(len(g.changes.List), "change", "changes")
	if g.changes.Outputs > 0 {
		applied += " and " + count(g.changes.Outputs, "output", "outputs")
	}
	if g.judged.account == nil {
		return applied + ": there are no async invoke configs to read back", nil
	}
	state, err := g.terraform.State(ctx)
	if err != nil && ctx.Err() == nil {
		return "", statusError{statusReadBack, fmt.Errorf("%s, but it cannot be read back: %w", applied, err)}
	}
	text, well, err := g.compare(ctx, state, func(string) bool { return true })
	switch {
	case ctx.Err() != nil:
		return "", statusError{statusInterrupted, fmt.Errorf("%s, and interrupted before all was read back", applied)}
	case err != nil:
		return "", err
	case !well:
		return "", statusError{statusReadBack, fmt.Errorf("%s, but %s", applied, text)}
	}
	return applied + ", and " + text, nil
}

// compare reads the async invoke configs that were changed and for which done says so, and says how
// they are; not well if one is not as planned, or could not be read.
func (g *gate) compare(ctx context.Context, state apply.State, done func(address string) bool) (text string, well bool, err error) {
	switch {
	case ctx.Err() != nil:
		return "", false, ctx.Err()
	case g.judged.account == nil:
		return "there are no async invoke configs to read back", true, nil
	case !g.settings.selection.On(verify.ReadbackMismatch.ID):
		return "nothing was read back, because FCA908 is off", true, nil
	}
	limited, cancel := context.WithTimeout(ctx, g.readBackTimeout)
	defer cancel()
	view := verify.ReadBack(limited, *g.judged.account, g.judged.project, func(address string) map[string]any { return state[address] }, done)
	if g.progress != nil {
		g.progress.Clear()
	}
	if ctx.Err() != nil {
		return "", false, ctx.Err()
	}
	g.record.ReadBack = &apply.ReadBack{Configs: view.Configs, Read: view.Asked}
	r := check.RunWith(g.judged.project, g.liveRules(), verify.Known(view))
	r.Configs = view.Configs
	g.judged.after = []*check.Result{r}
	s := *g.settings
	s.selection = s.selection.Without(check.UnusedIgnore.ID) // of what the other stages found nothing is in it
	only := assemble(g.judged.after, nil, &s)
	r.Configs = 0 // they are counted already in what is written of the whole run
	wrong, unread := mismatches(only.Findings), view.Configs-view.Asked
	if wrong+unread > 0 {
		if err := g.printText(only); err != nil {
			return "", false, err
		}
	}
	ignored := mismatches(r.Findings) - wrong
	switch {
	case wrong > 0:
		return count(wrong, "async invoke config is", "async invoke configs are") + " not as planned in the account", false, nil
	case unread > 0:
		return count(unread, "async invoke config could", "async invoke configs could") + " not be read back", false, nil
	case ignored > 0:
		return count(ignored, "async invoke config is", "async invoke configs are") + " not as planned in the account, which is ignored", true, nil
	case view.Configs == 0:
		return "no async invoke config was changed", true, nil
	}
	return count(view.Configs, "async invoke config is", "async invoke configs are") + " in the account as planned", true, nil
}

func mismatches(findings []check.Finding) (n int) {
	for _, f := range findings {
		if f.Rule == verify.ReadbackMismatch.ID {
			n++
		}
	}
	return n
}

// printText prints findings where people read along. Programs get all of them at the end.
func (g *gate) printText(outcome *check.Outcome) error {
	if g.settings.stdout != "text" {
		return nil
	}
	return g.printStdout(outcome, g.settings)
}

// printEnd writes the reports that are whole only at the end, and notes the findings in the record.
func (g *gate) printEnd() error {
	outcome := g.judged.outcome(g.settings)
	g.record.Provider = outcome.Provider.Version
	g.record.Findings = outcome.Findings
	for _, s := range outcome.Suppressed {
		g.record.Ignored = append(g.record.Ignored, s.Finding)
	}
	failed := g.printFiles(outcome, g.settings)
	if g.settings.stdout == "text" {
		return failed
	}
	return errors.Join(failed, g.printStdout(outcome, g.settings))
}
