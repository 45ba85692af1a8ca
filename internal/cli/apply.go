package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/fcasync/fcasync-lint/internal/apply"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/plan"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
	"github.com/fcasync/fcasync-lint/internal/report"
)

// The exit statuses of apply, beside statusOK, statusFindings and statusFailed.
const (
	statusLive        = 3
	statusUndecided   = 4
	statusNotApproved = 5
	statusMoved       = 6
	statusPlan        = 7
	statusApply       = 8
	statusReadBack    = 9
	statusInterrupted = 130
)

func (a *app) applyCommand() *cobra.Command {
	g := &gate{verification: verification{lint: lint{app: a}}}
	cmd := &cobra.Command{
		Use:   "apply [DIR|PLANFILE] [-- TERRAFORM ARGUMENTS]",
		Short: "Lints, plans, verifies, applies exactly that plan, and reads the result back",
		Long: `Stands in the place of terraform apply. It lints the source, makes a plan, judges the plan
with its source, verifies it against the live account, shows what will be changed and asks,
applies exactly the plan that was judged, and reads every async invoke config back that was
changed.

DIR is the directory of one root module; without it, it is the current directory. PLANFILE
is a binary plan, whose root module is the directory it lies in, or that of --source.

Behind -- stand arguments of terraform: -var, -var-file, -target, -replace, -parallelism,
-lock, -lock-timeout, -refresh.

It fails closed: whatever could not be verified stops it before anything is applied, unless
there is --allow-unverified.

Exit status:
    0  applied and read back, or nothing to do, or a --dry-run that got as far as that
    1  findings in the source or the plan
    2  the run itself failed
    3  findings in the live account
    4  something could not be verified in the live account
    5  not approved
    6  the plan file, its source or the state was changed since the plan was made or judged
    7  terraform plan failed
    8  terraform apply failed
    9  what was read back is not what was planned, or could not be read
  130  interrupted`,
		Example: `  fcasync-lint apply
  fcasync-lint apply infra/prod -- -var-file prod.tfvars -lock-timeout 5m
  fcasync-lint apply --auto-approve --report apply.json -f sarif infra > apply.sarif
  fcasync-lint apply --dry-run infra
  terraform -chdir=infra plan -out=tfplan && fcasync-lint apply infra/tfplan`,
		RunE: g.run,
	}
	g.bindReport(cmd)
	f := cmd.Flags()
	f.BoolVar(&g.autoApprove, "auto-approve", false, "do not ask before the apply")
	f.BoolVar(&g.allowUnverified, "allow-unverified", false, "apply although something could not be verified in the account")
	f.BoolVar(&g.dryRun, "dry-run", false, "stop before the apply")
	f.DurationVar(&g.readBackTimeout, "readback-timeout", time.Minute, "how long the account may take to show what was applied")
	f.StringVar(&g.recordFile, "report", "", "write a record of the run to a `FILE`, as JSON")
	g.policy.bind(f)
	g.bindInput(f)
	g.bindAccount(f)
	for _, name := range []string{"no-source", "changed-only"} {
		_ = f.MarkHidden(name) // they are there
	}
	g.policy.complete(cmd)
	g.completeReport(cmd)
	g.completeInput(cmd)
	return cmd
}

// gate is one run of apply.
type gate struct {
	verification
	autoApprove, allowUnverified, dryRun bool
	readBackTimeout                      time.Duration
	recordFile                           string

	// What is worked on.
	dir       string // of the root module, absolute
	given     string // the plan file that was given, absolute; "" if one is made
	arguments *apply.Arguments
	settings  *settings
	terraform *apply.Terraform
	errs      io.Writer // standard error, while terraform runs
	plan      *apply.PlanFile
	changes   *apply.Changes
	state     apply.StateID
	record    *apply.Record
	judged    judged
}

func (g *gate) run(cmd *cobra.Command, args []string) error {
	err := g.prepare(cmd, args)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop() // not before: a second signal must not leave terraform behind
	// Where nobody reads standard output any more, a write to it must fail and not end the program.
	pipe := make(chan os.Signal, 1)
	signal.Notify(pipe, syscall.SIGPIPE)
	defer signal.Stop(pipe)
	message, err := g.stages(ctx)
	if err != nil && ctx.Err() != nil && !g.begun(applyStage) {
		err = statusError{statusInterrupted, fmt.Errorf("interrupted during %s: nothing was applied", g.record.Stage())}
	}
	status := statusOK
	var own statusError
	switch {
	case errors.As(err, &own):
		status, message = own.status, own.Error()
	case err != nil:
		status, message = statusFailed, err.Error()
		if !g.begun(applyStage) {
			message += ": nothing was applied"
		}
	}
	for _, failed := range []error{g.printEnd(), g.writeRecord(status, message)} {
		switch {
		case failed == nil:
		case status == statusOK: // and the last line says why it is no more
			status, message = statusFailed, message+", but "+failed.Error()
		default:
			fmt.Fprintf(g.stderr, "%s: %s\n", name, failed)
		}
	}
	fmt.Fprintf(g.stderr, "%s: %s\n", name, report.Clean(message))
	if status == statusOK {
		return nil
	}
	return statusError{status, errors.New(message)}
}

// prepare reads the command line, and refuses what cannot work before anything is done.
func (g *gate) prepare(cmd *cobra.Command, args []string) error {
	var behind []string
	if at := cmd.ArgsLenAtDash(); at >= 0 {
		args, behind = args[:at], args[at:]
	}
	switch {
	case len(args) > 1:
		return usagef("apply takes one directory or plan file; arguments of terraform stand behind --")
	case g.noSource || g.changedOnly:
		return usagef("--no-source and --changed-only are not for apply, which judges all of the plan and its source")
	case g.timeout <= 0 || g.readBackTimeout <= 0:
		return usagef("--timeout and --readback-timeout must be more than 0")
	case cmd.Flags().Changed("fail-on") && g.failOn == "never":
		return usagef("--fail-on never would let everything through: turn rules off instead")
	}
	if _, err := g.endpoints.read(); err != nil {
		return err
	}
	arguments, err := apply.ParseArguments(behind)
	if err != nil {
		return usageError{err}
	}
	g.arguments = arguments
	if err := g.shareVariables(); err != nil {
		return err
	}
	path := "."
	if len(args) == 1 {
		path = args[0]
	}
	if err := g.find(path, commandNames(cmd.Root())); err != nil {
		return err
	}
	if !g.autoApprove && !g.dryRun && !g.terminal() {
		return g.refuse("nobody can be asked, because standard input is no terminal: give --auto-approve, or --dry-run")
	}
	// What is not known must be seen, and counts.
	g.rules = append(g.rules, check.Setting{Pattern: "FCA909", Action: check.Enable, Layer: flagLayer + 1})
	if !g.allowUnverified {
		g.rules = append(g.rules, check.Setting{Pattern: "FCA909", Action: check.SetSeverity, Severity: check.Error, Layer: flagLayer + 1})
	}
	s, err := g.lint.settings(cmd, []string{g.dir})
	if err != nil {
		return err
	}
	if s.failOn == check.Off {
		s.failOn = check.Error // of the configuration file, where it is about lint
	}
	g.settings = s
	g.record = &apply.Record{
		Version: 1, Tool: apply.Tool{Name: name, Version: readVersion().Version}, Rules: apply.On(s.selection),
		Directory: g.relative(g.dir), Started: time.Now().UTC(), Unverified: g.allowUnverified,
	}
	g.heard = g.record.Calls.Count
	// A record that cannot be written is found out now. If the run is killed, it says so.
	return g.writeRecord(statusFailed, "the run has not ended")
}

// refuse ends a run without approval.
func (g *gate) refuse(why string) error {
	message := why + ": nothing was applied"
	fmt.Fprintf(g.stderr, "%s: %s\n", name, message)
	return statusError{statusNotApproved, errors.New(message)}
}

// shareVariables gives the variables of the flags to terraform too, and those behind -- to lint.
func (g *gate) shareVariables() error {
	var files, texts []source.VarOption
	for _, v := range g.vars {
		if v.File != "" && len(texts) > 0 {
			return usagef("give --var-file before --var: terraform is given all files first, and the last value of a variable counts")
		}
		if v.File != "" {
			files = append(files, v)
		} else {
			texts = append(texts, v)
		}
	}
	for _, file := range g.arguments.VarFiles {
		files = append(files, source.VarOption{File: file})
	}
	for _, text := range g.arguments.Vars {
		texts = append(texts, source.VarOption{Text: text})
	}
	g.vars = slices.Concat(files, texts)
	g.arguments.VarFiles, g.arguments.Vars = nil, nil
	for _, v := range files {
		g.arguments.VarFiles = append(g.arguments.VarFiles, g.absolute(v.File)) // terraform runs elsewhere
	}
	for _, v := range texts {
		g.arguments.Vars = append(g.arguments.Vars, v.Text)
	}
	return nil
}

// find finds out what is to be applied: a root module, or a plan of one.
func (g *gate) find(path string, commands []string) error {
	if path == parse.Stdin {
		return usagef("apply takes no plan from standard input: give the binary plan file")
	}
	if err := g.checkPath(path, commands); err != nil {
		return err
	}
	absolute := g.absolute(path)
	switch {
	case isDir(absolute):
		if g.source != "" {
			return usagef("--source is about plan files, and %s is a directory", path)
		}
		g.dir = absolute
	case !parse.IsPlan(absolute):
		return usagef("%s: give the directory of a root module, or a binary plan file", path)
	case !isBinaryPlan(absolute):
		return usagef("%s: a plan in JSON can be judged, but not applied: give the binary file that terraform plan -out wrote", path)
	case g.arguments.ForPlan():
		return usagef("%s: a plan has the values of its variables, its targets and replacements: leave them out, or give the directory", path)
	default:
		g.given, g.dir = absolute, filepath.Dir(absolute)
		if g.source != "" {
			g.dir = g.absolute(g.source)
		}
	}
	if !g.configured() {
		hint := ""
		if g.given != "" {
			hint = ": give the directory of the plan's root module with --source"
		}
		return fmt.Errorf("there are no Terraform files in %s%s", g.relative(g.dir), hint)
	}
	return nil
}

// configured reports whether there are Terraform files in the directory.
func (g *gate) configured() bool {
	entries, err := os.ReadDir(g.dir)
	return err == nil && slices.ContainsFunc(entries, func(e os.DirEntry) bool {
		return !e.IsDir() && source.IsConfigFile(e.Name())
	})
}

func isBinaryPlan(file string) bool {
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 16)
	n, _ := io.ReadFull(f, head)
	return plan.IsBinary(head[:n])
}

func (g *gate) writeRecord(status int, message string) error {
	if g.recordFile == "" {
		return nil
	}
	g.record.End(status, message)
	if err := writeFile(g.absolute(g.recordFile), g.record.Write); err != nil {
		return fmt.Errorf("the record cannot be written to %s: %w", g.recordFile, err)
	}
	return nil
}
