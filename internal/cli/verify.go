package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/changed"
	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/verify"
)

func (a *app) verifyCommand() *cobra.Command {
	v := &verification{lint: lint{app: a}}
	cmd := &cobra.Command{
		Use:   "verify [PATH...]",
		Short: "Checks source and plans against the live account; only reads",
		Long: `Checks against the account, which is only read, what lint cannot know: whether functions,
aliases and destinations are there, whether the delivery role may deliver, whether a create
takes over a config that Terraform does not manage, and whether somebody changed one.

What the plan creates counts as there, what it deletes as gone, and the policies of a role
are those of the account with the changes of the plan. Of source alone, all that is
declared counts as there. A PATH is as for lint; a plan knows more than its source.

Credentials are found as the Alibaba Cloud CLI and the Terraform provider find them:
environment variables, OIDC, a credentials URI, the role of an ECS instance, profiles of
the CLI. They are never shown. What the caller may not read is FCA909, which names the RAM
action to grant.

Exit status: 0 nothing at or above --fail-on was found, 1 something was, 2 the run
itself failed, or was stopped before all was asked.`,
		Example: `  fcasync-lint verify
  terraform show -json tfplan | fcasync-lint verify --source . -
  fcasync-lint verify --profile prod --region eu-central-1 plan.json
  fcasync-lint verify --fail-on warning -o sarif=verify.sarif plan.json`,
		RunE: v.run,
	}
	v.bindReport(cmd)
	v.bindInput(cmd.Flags())
	v.bindAccount(cmd.Flags())
	v.completeReport(cmd)
	v.completeInput(cmd)
	return cmd
}

// verification is one run of the command.
type verification struct {
	lint
	accountFlags
	progress *progress    // of the answers; nil where nobody looks
	heard    func(string) // hears of every call that was answered; may be nil
}

// accountFlags say which account is asked, and how.
type accountFlags struct {
	profile   string
	region    string
	endpoints endpointFlag
	timeout   time.Duration
}

// defaultTimeout is the time for all that is asked.
const defaultTimeout = 5 * time.Minute

func (a *accountFlags) bindAccount(f *pflag.FlagSet) {
	f.StringVar(&a.profile, "profile", "", "`NAME` of the profile of the Alibaba Cloud CLI to use (default: what the environment says)")
	f.StringVar(&a.region, "region", "", "region of provider configurations that state none, or in words that are not known (default: ALICLOUD_REGION, ALIBABA_CLOUD_REGION, the profile's)")
	f.Var(&a.endpoints, "endpoint", "ask a service elsewhere; repeatable; services: "+strings.Join(live.Services(), ", "))
	f.DurationVar(&a.timeout, "timeout", defaultTimeout, "time for all that is asked")
}

// endpointFlag is --endpoint. It is judged by endpoint, because errors of Set are printed with
// the whole value, which may have a password in it.
type endpointFlag []string

func (e *endpointFlag) String() string { return "" }
func (e *endpointFlag) Type() string   { return "SERVICE=URL" }

// Set keeps the value.
func (e *endpointFlag) Set(value string) error {
	*e = append(*e, value)
	return nil
}

// read returns the endpoints by service.
func (e endpointFlag) read() (map[string]string, error) {
	out := map[string]string{}
	for _, value := range e {
		service, url, found := strings.Cut(value, "=")
		if !found {
			return nil, usagef("--endpoint: write it as SERVICE=URL, for example ram=https://ram.aliyuncs.com")
		}
		if !slices.Contains(live.Services(), service) {
			return nil, usagef("--endpoint: what stands before the = is no service: use %s%s", strings.Join(live.Services(), ", "), check.DidYouMean(service, live.Services()))
		}
		if _, err := live.ParseEndpoint(url); err != nil {
			return nil, usagef("--endpoint %s: %w", service, err)
		}
		out[service] = url
	}
	return out, nil
}

func (v *verification) run(cmd *cobra.Command, paths []string) error {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	if v.timeout <= 0 {
		return usagef("--timeout must be more than 0")
	}
	endpoints, err := v.endpoints.read()
	if err != nil {
		return err
	}
	if err := v.checkPaths(paths, commandNames(cmd.Root())); err != nil {
		return err
	}
	v.onlyLive()
	s, err := v.settings(cmd, paths)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), v.timeout)
	defer cancel()
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program
	asked, err := v.connect(ctx, s, endpoints)
	if err != nil {
		return err
	}
	outcome, left, err := v.verify(ctx, paths, s, asked)
	if err != nil {
		return err
	}
	if err := v.print(outcome, s); err != nil {
		return err
	}
	if left > 0 {
		return stopped(ctx, left, v.timeout)
	}
	if outcome.Failed(s.failOn) {
		return errFindings
	}
	return nil
}

// stopped says that the report is not whole.
func stopped(ctx context.Context, left int, timeout time.Duration) error {
	why := "interrupted"
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		why = fmt.Sprintf("the time is over (--timeout %s)", timeout)
	}
	what := "1 async invoke config was not or not wholly verified"
	if left > 1 {
		what = fmt.Sprintf("%d async invoke configs were not or not wholly verified", left)
	}
	return fmt.Errorf("%s: %s, and the report does not say what is wrong with what was not", why, what)
}

// onlyLive leaves on the rules that need the account, and those of the engine that say what is
// not known. What else there is to say is said by lint.
func (v *verification) onlyLive() {
	for _, r := range v.catalogue.Rules {
		if !r.NeedsAccount && r.ID != check.ParseError.ID && r.ID != check.Undecided.ID {
			v.rules = append(v.rules, check.Setting{Pattern: r.ID, Action: check.Disable, Layer: flagLayer + 1})
		}
	}
}

// connect finds the credentials, and asks whose they are. given are the endpoints of the flags.
func (v *verification) connect(ctx context.Context, s *settings, given map[string]string) (*verify.Options, error) {
	home, _ := os.UserHomeDir()
	if set, ok := v.lookupEnv("HOME"); ok {
		home = set
	}
	source, err := live.Find(live.Search{Profile: v.profile, LookupEnv: v.lookupEnv, Home: home})
	if err != nil {
		return nil, err
	}
	endpoints := map[string]string{}
	maps.Copy(endpoints, s.endpoints)
	maps.Copy(endpoints, given)
	at, err := live.Endpoints(endpoints, v.lookupEnv)
	if err != nil {
		return nil, err
	}
	region := v.region
	for _, other := range []string{live.Region(v.lookupEnv), source.Region} {
		if region == "" {
			region = other
		}
	}
	v.progress = newProgress(v.stderr, v.quiet)
	var calls atomic.Int64
	client, err := live.New(live.Options{
		Credentials: source, Region: region, Endpoints: at,
		Progress: func(call string) {
			if v.heard != nil {
				v.heard(call)
			}
			if n := calls.Add(1); v.progress != nil {
				v.progress.Asked(n)
			}
		},
	})
	if err != nil {
		return nil, err
	}
	caller, err := client.Caller(ctx)
	if err != nil {
		return nil, fmt.Errorf("the account cannot be asked, with credentials from %s: %w", source.From, err)
	}
	return &verify.Options{Account: client, Caller: *caller, Region: region, RegionGiven: v.region != ""}, nil
}

// verify reads, asks and judges. left is how many configs were not wholly asked about.
func (v *verification) verify(ctx context.Context, paths []string, s *settings, o *verify.Options) (outcome *check.Outcome, left int, err error) {
	on := s.selection.Rules()
	o.Account = verify.Remember(o.Account)
	var open atomic.Int64
	results, notices, err := eachProject(&v.lint, paths, s, func(p *model.Project) *check.Result {
		view := verify.Look(ctx, *o, p)
		open.Add(int64(view.Configs - view.Asked))
		r := check.RunWith(p, on, verify.Known(view))
		if v.changedOnly {
			changed.Only(p, r)
		}
		return r
	})
	if v.progress != nil {
		v.progress.Clear()
	}
	if err != nil {
		return nil, 0, err
	}
	outcome = check.Assemble(results, check.Options{Selection: s.selection, ShowUnknown: s.showUnknown, Excluded: s.excluded, Today: s.today, Baseline: s.baseline})
	outcome.Notices = slices.Concat(notices, s.notices(), outcome.Notices)
	return outcome, int(open.Load()), nil
}
