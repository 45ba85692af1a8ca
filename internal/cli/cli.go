// Package cli is the command line: flags, wiring, exit statuses. One file per command.
package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/rules"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// name is how the program calls itself.
const name = "fcasync-lint"

// The exit statuses.
const (
	statusOK       = 0
	statusFindings = 1 // findings at or above --fail-on
	statusFailed   = 2 // the run itself failed
)

// app is one run of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	// dir is the absolute working directory.
	dir       string
	lookupEnv func(string) (string, bool)
	catalogue check.Catalogue
	// terminal reports whether somebody sits at standard input.
	terminal func() bool
	// judge is check.Run; tests replace it.
	judge func(*model.Project, []*check.Rule) *check.Result
}

// Run executes a command line, without the program's name, and returns the exit status:
// 0 nothing found, 1 findings, 2 the run failed. Reports go to stdout, everything else
// to stderr.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	dir, err := os.Getwd()
	if err != nil {
		fmt.Fprintf(stderr, "%s: the working directory cannot be found: %s\n", name, err)
		return statusFailed
	}
	a := &app{
		stdin: stdin, stdout: stdout, stderr: stderr, dir: dir,
		lookupEnv: os.LookupEnv, terminal: func() bool { f, ok := stdin.(*os.File); return ok && term.IsTerminal(int(f.Fd())) }, catalogue: rules.Catalogue(), judge: check.Run,
	}
	return a.run(args)
}

// Commands is the tree of commands, for what describes it.
func Commands() *cobra.Command {
	a := &app{lookupEnv: os.LookupEnv, terminal: func() bool { return false }, catalogue: rules.Catalogue(), judge: check.Run}
	return a.rootCommand()
}

func (a *app) run(args []string) (status int) {
	defer func() {
		if fault := recover(); fault != nil {
			status = a.failed(nil, newCrash(fault))
		}
	}()
	root := a.rootCommand()
	root.SetArgs(normalize(args, commandNames(root)))
	cmd, err := root.ExecuteC()
	return a.failed(cmd, err)
}

// errFindings ends a run that worked and found something.
var errFindings = errors.New("findings")

// failed says what went wrong and returns the exit status for it.
func (a *app) failed(cmd *cobra.Command, err error) int {
	switch {
	case err == nil:
		return statusOK
	case errors.Is(err, errFindings):
		return statusFindings
	case errors.Is(err, syscall.EPIPE):
		return statusFailed // whoever read the output has gone: there is nobody to tell
	}
	var own statusError
	if errors.As(err, &own) {
		return own.status // it is said already
	}
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintf(a.stderr, "%s: %s\n", name, strings.TrimRight(line, "\n"))
	}
	var usage usageError
	if errors.As(err, &usage) && cmd != nil {
		fmt.Fprintf(a.stderr, "Run '%s --help' for usage.\n", cmd.CommandPath())
	}
	return statusFailed
}

// statusError ends a run with an exit status of its own. Whoever returns it has said why.
type statusError struct {
	status int
	error
}

// usageError is a command line that cannot be understood.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// crash is a panic, told without the stack that means nothing to a user.
type crash struct {
	fault any
	at    string // file:line in the program
}

// newCrash is called by the deferred function that recovered the panic.
func newCrash(fault any) crash {
	callers := make([]uintptr, 32)
	frames := runtime.CallersFrames(callers[:runtime.Callers(2, callers)])
	panicked := false
	for {
		f, more := frames.Next()
		if panicked && !strings.HasPrefix(f.Function, "runtime.") {
			return crash{fault, fmt.Sprintf("%s:%d", f.Function, f.Line)}
		}
		panicked = panicked || f.Function == "runtime.gopanic"
		if !more {
			return crash{fault, "unknown place"}
		}
	}
}

func (c crash) Error() string {
	fault := strings.Join(strings.Fields(fmt.Sprint(c.fault)), " ")
	if len(fault) > 200 {
		fault = strings.ToValidUTF8(fault[:200], "") + "..."
	}
	return fmt.Sprintf("internal error: %s (at %s, version %s)\n"+
		"This is a fault of %s, not of your configuration. Please report it, with the files if you can share them: %s/issues",
		fault, c.at, readVersion().Version, name, informationURI)
}
