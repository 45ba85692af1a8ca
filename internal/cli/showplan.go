package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/fcasync/fcasync-lint/internal/apply"
	"github.com/fcasync/fcasync-lint/internal/report"
)

// showPlan returns a binary plan as JSON, as terraform show -json prints it while it is read.
// It is run in a directory whose providers know the plan.
func (l *lint) showPlan(path, dir string) (io.ReadCloser, error) {
	program, err := l.terraform()
	if err != nil {
		return nil, err
	}
	// Nobody is left to read what it prints when this program is stopped. Terraform stops its
	// providers when it is interrupted; killed at once, it would leave them behind.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	cmd := exec.CommandContext(ctx, program, "show", "-json", "-no-color", path)
	cmd.Cancel = func() error {
		if err := cmd.Process.Signal(os.Interrupt); err == nil || errors.Is(err, os.ErrProcessDone) {
			return err
		}
		return cmd.Process.Kill()
	}
	cmd.WaitDelay = 5 * time.Second
	cmd.Dir = dir
	cmd.Env = append(cmd.Environ(), "TF_IN_AUTOMATION=1", "TF_INPUT=0", "TF_CLI_ARGS=", "TF_CLI_ARGS_show=")
	s := &shownPlan{cmd: cmd, program: program, ctx: ctx, stop: stop}
	cmd.Stderr = &s.complaint
	if s.ReadCloser, err = cmd.StdoutPipe(); err != nil {
		stop()
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		stop()
		return nil, fmt.Errorf("%s cannot be run to show the binary plan: %w", program, reason(err))
	}
	return s, nil
}

// terraform is the program that knows binary plans.
func (l *lint) terraform() (string, error) {
	if l.terraformBin != "" {
		program := l.terraformBin
		if strings.ContainsRune(filepath.ToSlash(program), '/') {
			program = l.absolute(program) // it is run in another directory
		}
		path, err := exec.LookPath(program)
		if err != nil {
			return "", fmt.Errorf("--terraform-bin %s: no such program", l.terraformBin)
		}
		return path, nil
	}
	for _, name := range []string{"terraform", "tofu"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("it is a binary plan, and neither terraform nor tofu is on PATH to show it: " +
		"give the output of terraform show -json for it, or --terraform-bin")
}

// shownPlan is a plan that a program is printing.
type shownPlan struct {
	io.ReadCloser
	cmd       *exec.Cmd
	program   string
	complaint head
	ctx       context.Context // done when this program is told to stop
	stop      func()
}

// Close ends the program. That it did not want to be heard to the end is no failure.
func (s *shownPlan) Close() error {
	defer s.stop()
	const most = 1 << 20
	left, err := io.CopyN(io.Discard, s.ReadCloser, most)
	heard := left < most && err == io.EOF
	s.ReadCloser.Close()
	err = s.cmd.Wait()
	switch {
	case s.ctx.Err() != nil:
		return errors.New("interrupted")
	case err == nil || !heard:
		return nil
	}
	if why := apply.Complaint(string(s.complaint.kept)); why != "" {
		return fmt.Errorf("%s show -json failed: %s", s.program, report.Clean(why))
	}
	return fmt.Errorf("%s show -json failed: %w", s.program, err)
}

// head keeps the beginning of what is written to it.
type head struct{ kept []byte }

func (h *head) Write(b []byte) (int, error) {
	if room := 16<<10 - len(h.kept); room > 0 {
		h.kept = append(h.kept, b[:min(room, len(b))]...)
	}
	return len(b), nil
}
