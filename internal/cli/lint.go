package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/changed"
	"github.com/fcasync/fcasync-lint/internal/config"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
	"github.com/fcasync/fcasync-lint/internal/rego"
	"github.com/fcasync/fcasync-lint/internal/report"
)

func (a *app) lintCommand() *cobra.Command {
	l := &lint{app: a}
	cmd := &cobra.Command{
		Use:   "lint [PATH...]",
		Short: "Checks Terraform source and plans; the default command",
		Long: `Checks Terraform source or plans for what keeps asynchronous invocation from working.

A PATH is a directory, in which every root module is found and judged, or a file of
one (.tf, .tf.json, .tfvars, .terraform.lock.hcl and the like), which stands for every
root module that it concerns. Each is judged once. Without a PATH it is the current
directory.

A PATH can also be a plan: the output of terraform show -json, with - from standard
input, or a binary plan file, for which terraform or tofu is run. A plan is judged with
its source, which shows what the plan does not know yet: with that in --source, else
with that beside the plan if it is its own.

Exit status: 0 nothing at or above --fail-on was found, 1 something was, 2 the run
itself failed.

Settings can stand in a file .fcasync-lint.hcl in the linted directory or above it;
flags win over it. RULE is an ID (FCA103), a name (retry-attempts-range) or the
beginning of one (FCA2*, FCA2xx, destination-*). Of contradicting settings the more
specific one holds: --disable '*' --enable FCA103 leaves one rule on.`,
		Example: `  fcasync-lint
  fcasync-lint -f json infra/prod
  fcasync-lint -o sarif=fcasync.sarif --fail-on warning
  fcasync-lint -var region=cn-hangzhou -var-file prod.tfvars
  terraform show -json tfplan | fcasync-lint --source . -
  fcasync-lint --changed-only plan.json
  fcasync-lint --policy policies --data thresholds.yaml
  fcasync-lint --fix --diff
  fcasync-lint --disable 'FCA4*' --severity FCA214=warning`,
		RunE: l.run,
	}
	l.bind(cmd)
	return cmd
}

// lint is one run of the command.
type lint struct {
	*app
	flags
	planShown string // see parse.Plans
}

func (l *lint) run(cmd *cobra.Command, paths []string) error {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	if err := l.checkPaths(paths, commandNames(cmd.Root())); err != nil {
		return err
	}
	defer l.quickStart(paths)()
	s, err := l.settings(cmd, paths)
	if err != nil {
		return err
	}
	if l.fix {
		return l.fixed(paths, s)
	}
	outcome, err := l.lint(paths, s)
	if err != nil {
		return err
	}
	return l.conclude(outcome, s)
}

// conclude prints what a run came to, and says by its error whether that is too much.
func (l *lint) conclude(outcome *check.Outcome, s *settings) error {
	if err := l.print(outcome, s); err != nil {
		return err
	}
	if l.ratchet && !l.holds(outcome) || outcome.Failed(s.failOn) {
		return errFindings
	}
	return nil
}

// checkPaths refuses what cannot be linted, before anything is read.
func (l *lint) checkPaths(paths, commands []string) error {
	plans := 0
	for i, path := range paths {
		if path == parse.Stdin && slices.Contains(paths[:i], path) {
			return usagef("- stands for standard input, which holds one plan: give it once")
		}
		if err := l.checkPath(path, commands); err != nil {
			return err
		}
		if l.isPlan(path) {
			if l.fix {
				return usagef("--fix changes source, and %s is a plan, which says how the source was: give the directory of the source", planName(path))
			}
			plans++
		}
	}
	if plans > 0 {
		return nil
	}
	for _, f := range []struct {
		name  string
		given bool
	}{{"source", l.source != ""}, {"no-source", l.noSource}, {"changed-only", l.changedOnly}} {
		if f.given {
			return usagef("--%s is about plans, and no PATH is one: give a plan, or - for standard input", f.name)
		}
	}
	return nil
}

func planName(path string) string {
	if path == parse.Stdin {
		return "standard input"
	}
	return path
}

func (l *lint) isPlan(path string) bool {
	return path == parse.Stdin || parse.IsPlan(l.absolute(path))
}

// checkPath refuses one of them.
func (l *lint) checkPath(path string, commands []string) error {
	if path == parse.Stdin {
		if f, ok := l.stdin.(*os.File); ok && term.IsTerminal(int(f.Fd())) && !l.quiet {
			fmt.Fprintln(l.stderr, "waiting for a plan on standard input, as terraform show -json prints it")
		}
		return nil
	}
	info, err := os.Stat(l.absolute(path))
	switch {
	case path == "":
		return errors.New("a path is empty")
	case errors.Is(err, os.ErrNotExist) && slices.Contains(commands, path):
		return fmt.Errorf("%s: no such file or directory; the command %s must stand first", path, path)
	case errors.Is(err, os.ErrNotExist) && !strings.ContainsAny(path, `./\`):
		hint := ""
		if c := check.Nearest(path, commands); c != "" {
			hint = fmt.Sprintf("; did you mean the command %q?", c)
		}
		return fmt.Errorf("%s: no such file or directory%s", path, hint)
	case err != nil:
		return fmt.Errorf("%s: %w", path, reason(err))
	case !info.IsDir() && !info.Mode().IsRegular():
		return fmt.Errorf("%s: neither a directory nor a regular file; a plan can be given on standard input, as -", path)
	}
	// What a directory holds may be unreadable, and is a finding then; the path itself may not.
	f, err := os.Open(l.absolute(path))
	if err != nil {
		return fmt.Errorf("%s: %w", path, reason(err))
	}
	return f.Close()
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// lint reads and judges.
func (l *lint) lint(paths []string, s *settings) (*check.Outcome, error) {
	results, notices, err := l.results(paths, s)
	if err != nil {
		return nil, err
	}
	return assemble(results, notices, s), nil
}

// results are what judging each root module came to.
func (l *lint) results(paths []string, s *settings) ([]*check.Result, []model.Notice, error) {
	on := s.selection.Rules()
	s.concerned = s.policies.Prepare
	results, notices, err := eachProject(l, paths, s, func(p *model.Project) *check.Result {
		r := l.judge(p, on)
		if l.changedOnly {
			changed.Only(p, r)
		}
		return r
	})
	if err != nil {
		return nil, nil, err
	}
	if broken := s.policies.Problems(); len(broken) > 0 {
		results = append(results, check.BrokenPolicies(broken))
	}
	return results, notices, nil
}

// assemble makes the outcome of a run of its results.
func assemble(results []*check.Result, notices []model.Notice, s *settings) *check.Outcome {
	outcome := check.Assemble(results, check.Options{
		Selection: s.selection, ShowUnknown: s.showUnknown, Excluded: s.excluded,
		Today: s.today, Baseline: s.baseline, Within: s.within,
	})
	outcome.Notices = slices.Concat(notices, s.notices(), outcome.Notices)
	for _, f := range outcome.Findings {
		if src, ok := s.policies.Sources()[f.Location.File]; ok && f.Rule == check.PolicyError.ID {
			outcome.Sources[f.Location.File] = src
		}
	}
	return outcome
}

// eachProject reads what the paths name and calls f for each root module that is not
// excluded, from several goroutines. A panic in f ends the run with an error, as one
// elsewhere does.
func eachProject[T any](l *lint, paths []string, s *settings, f func(*model.Project) *T) ([]*T, []model.Notice, error) {
	o := parse.Options{
		Options: source.Options{
			Dir: l.dir, Vars: s.vars, LookupEnv: l.lookupEnv, ProviderVersion: s.providerVersion, Tree: s.tree,
		},
		Plans: parse.Plans{
			Stdin: l.stdin, Source: l.source, Alone: l.noSource, Show: l.showPlan, Shown: l.planShown, Keep: rego.Input(l.policy.input) == rego.Plan,
		},
	}
	o.Concerned, o.Overlay, o.Roots = s.concerned, s.overlay, s.roots
	progress := newProgress(l.stderr, l.quiet)
	if progress != nil {
		o.Progress, o.Plans.Progress = progress.Update, progress.Read
		defer progress.Clear()
	}
	// In another goroutine than the main one a panic would end the process.
	var crashed atomic.Pointer[crash]
	results, notices, err := parse.Each(paths, o, func(p *model.Project) (r *T) {
		defer func() {
			if fault := recover(); fault != nil {
				c := newCrash(fault)
				crashed.CompareAndSwap(nil, &c)
			}
		}()
		if s.excluded(p.Root) {
			return nil
		}
		return f(p)
	})
	if c := crashed.Load(); c != nil {
		return nil, nil, *c
	}
	return slices.DeleteFunc(results, func(r *T) bool { return r == nil }), notices, err
}

// print writes the reports: files first, so that they are there when stdout is closed early. One that
// cannot be written does not keep the others from it.
func (l *lint) print(outcome *check.Outcome, s *settings) error {
	return errors.Join(l.printFiles(outcome, s), l.printStdout(outcome, s))
}

func (l *lint) printFiles(outcome *check.Outcome, s *settings) error {
	r := l.report(outcome, s)
	o := report.Options{ShowUnknown: s.showUnknown, ShowIgnored: l.includeSuppressed, Lang: s.lang}
	var failed error
	for _, out := range s.files {
		if err := writeFile(l.absolute(out.file), func(w io.Writer) error { return report.Write(out.format, w, r, o) }); err != nil {
			failed = errors.Join(failed, fmt.Errorf("the report cannot be written to %s: %w", out.file, err))
		}
	}
	return failed
}

// printStdout writes the report to standard output, and notices to standard error.
func (l *lint) printStdout(outcome *check.Outcome, s *settings) error {
	r := l.report(outcome, s)
	o := report.Options{ShowUnknown: s.showUnknown, ShowIgnored: l.includeSuppressed, Lang: s.lang}
	notices := outcome.Notices
	if s.stdout != "text" {
		// The others are in the report. A warning must be seen where nobody opens that.
		notices = slices.DeleteFunc(slices.Clone(notices), func(n model.Notice) bool { return !n.Warning })
	}
	if err := l.printNotices(notices, s); err != nil {
		return err
	}
	o.Color, o.Width = l.colored(s.color, l.stdout), terminalWidth(l.stdout)
	err := buffered(l.stdout, func(w io.Writer) error { return report.Write(s.stdout, w, r, o) })
	if errors.Is(err, syscall.EPIPE) {
		return nil // whoever read has seen enough; the verdict stands
	}
	if err != nil {
		return fmt.Errorf("the report cannot be written: %w", err)
	}
	return nil
}

func (l *lint) printNotices(notices []model.Notice, s *settings) error {
	if l.quiet {
		return nil
	}
	o := report.Options{Color: l.colored(s.color, l.stderr), Width: terminalWidth(l.stderr)}
	return report.WriteNotices(l.stderr, notices, o)
}

func (l *lint) report(outcome *check.Outcome, s *settings) *report.Report {
	// Another language is a matter of printing: rules judge and are selected in English.
	said := s.lang.Findings(s.catalogue.Rules)
	r := &report.Report{
		Tool:     report.Tool{Name: name, Version: readVersion().Version, InformationURI: informationURI},
		Provider: report.Provider{Version: outcome.Provider.Version, From: outcome.Provider.From},
		Summary:  report.Summary(outcome.Summary),
		Rules:    s.lang.Rules(s.catalogue.Rules),
		Sources:  outcome.Sources,
		Secrets:  outcome.Secrets,
		Notices:  outcome.Notices,
		Prefix:   config.Prefix(l.dir),
	}
	for _, f := range outcome.Findings {
		r.Findings = append(r.Findings, said(f))
	}
	for _, s := range outcome.Suppressed {
		r.Ignored = append(r.Ignored, report.Ignored{Finding: said(s.Finding), By: s.By})
	}
	return r
}
