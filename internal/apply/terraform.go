// Package apply is what the gate around terraform apply is made of: terraform itself, the plan
// that is judged and applied, what it changes, what has been done of it, and the record of a run.
package apply

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-exec/tfexec"
	tfjson "github.com/hashicorp/terraform-json"
)

// Terraform is terraform or tofu in the directory of a root module.
type Terraform struct {
	// loud passes on what plan and apply print. quiet is for what prints states, which hold secrets.
	loud, quiet *tfexec.Terraform
	args        *Arguments
	completed   *completed
}

// NewTerraform returns a Terraform whose own output goes to out and errs, which may be the same
// writer and must be ready for several goroutines: see Shared. Environment variables that would
// change what it does behind the back of the gate are refused.
func NewTerraform(ctx context.Context, program, dir string, args *Arguments, out, errs io.Writer) (*Terraform, error) {
	for _, variable := range os.Environ() {
		name, value, _ := strings.Cut(variable, "=")
		if value != "" && name != "TF_CLI_ARGS_init" && strings.HasPrefix(name, "TF_CLI_ARGS") {
			return nil, fmt.Errorf("the environment variable %s adds arguments to terraform: unset it, and give them behind --", name)
		}
	}
	t := &Terraform{args: args, completed: &completed{w: out}}
	for _, tf := range []**tfexec.Terraform{&t.loud, &t.quiet} {
		made, err := tfexec.NewTerraform(dir, program)
		if err != nil {
			return nil, err
		}
		// What is interrupted must be let write its state, however long that takes. Windows knows no
		// interrupts.
		_ = made.SetWaitDelay(0)
		*tf = made
	}
	t.loud.SetStdout(t.completed)
	t.loud.SetStderr(errs)
	// terraform-exec takes the variable away, so that another workspace would be planned.
	if want := os.Getenv("TF_WORKSPACE"); want != "" {
		have, err := t.quiet.WorkspaceShow(ctx)
		if err != nil {
			return nil, fmt.Errorf("the workspace cannot be found out: %s", said(err))
		}
		if have != want {
			return nil, fmt.Errorf("TF_WORKSPACE is %q, and %q is selected: select it with terraform workspace select, or unset the variable", want, have)
		}
	}
	return t, nil
}

// Shared returns a writer to w for several goroutines. It never fails: that nobody reads any more
// what terraform prints must not stop it in the midst of an apply.
func Shared(w io.Writer) io.Writer { return &shared{w: w} }

type shared struct {
	mu sync.Mutex
	w  io.Writer
}

func (s *shared) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, _ = s.w.Write(b)
	return len(b), nil
}

// Plan makes a plan file.
func (t *Terraform) Plan(ctx context.Context, file string) error {
	_, err := t.loud.Plan(ctx, t.args.plan(file)...)
	return err
}

// ErrStale is a plan that was made from another state than there is.
var ErrStale = errors.New("the state has moved since the plan was made")

// Apply applies a plan file. When the context ends terraform is interrupted, and waited for.
func (t *Terraform) Apply(ctx context.Context, file string) error {
	err := t.loud.Apply(ctx, t.args.apply(file)...)
	switch {
	case err == nil || err == ctx.Err(): // the latter: it was not begun
		return err
	case errors.Is(err, context.Canceled) && errors.Unwrap(err) == nil:
		return nil // it had ended, and well, before the interrupt reached it
	case !errors.Is(err, context.Canceled) && strings.Contains(err.Error(), "Saved plan is stale"):
		return ErrStale
	}
	return err
}

// Completed reports whether Apply has completed the creation or the update of a resource instance.
func (t *Terraform) Completed(action, address string) bool { return t.completed.has(action, address) }

// StateID names a version of a state. The zero value is no state.
type StateID struct {
	Lineage string `json:"lineage"`
	Serial  uint64 `json:"serial"`
}

// StateID is the version of the state as it is now.
func (t *Terraform) StateID(ctx context.Context) (StateID, error) {
	var id StateID
	text, err := t.quiet.StatePull(ctx)
	if err != nil {
		return id, fmt.Errorf("the state cannot be read: %s", said(err))
	}
	if strings.TrimSpace(text) == "" {
		return id, nil
	}
	if err := json.Unmarshal([]byte(text), &id); err != nil {
		return id, errors.New("the state cannot be read: it is not JSON")
	}
	return id, nil
}

// State is a state: attributes by the address of the instance.
type State map[string]map[string]any

// State is the state as it is now.
func (t *Terraform) State(ctx context.Context) (State, error) {
	state, err := t.quiet.Show(ctx)
	if err != nil {
		return nil, fmt.Errorf("the state cannot be shown: %s", said(err))
	}
	out := State{}
	if state.Values != nil {
		collect(state.Values.RootModule, out)
	}
	return out, nil
}

func collect(m *tfjson.StateModule, into State) {
	if m == nil {
		return
	}
	for _, r := range m.Resources {
		if r.DeposedKey == "" {
			into[r.Address] = r.AttributeValues
		}
	}
	for _, child := range m.ChildModules {
		collect(child, into)
	}
}

// said is what terraform said of a failure, in one line. Errors of terraform-exec are not to be printed
// as they are where the context has ended: one of them is nil then.
func said(err error) string {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return "interrupted"
	}
	text := err.Error()
	if status, complaint, more := strings.Cut(text, "\n"); more {
		text = cmp.Or(Complaint(complaint), status)
	}
	return text
}

// painted is what colours text. Not every command of terraform can be told to leave that.
var painted = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// Complaint is the first error in what terraform prints, else the first line that says something,
// without the frame that it draws. It may warn of other things before.
func Complaint(text string) string {
	said := ""
	for line := range strings.Lines(painted.ReplaceAllString(text, "")) {
		line = strings.TrimSpace(strings.TrimLeft(line, " \u2502\u2577\u2575|"))
		if rest, ok := strings.CutPrefix(line, "Error: "); ok {
			return rest
		}
		if said == "" {
			said = line
		}
	}
	return said
}
