package apply

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/terraform-exec/tfexec"
)

// Arguments are what is passed on to terraform.
type Arguments struct {
	// VarFiles and Vars are -var-file and -var. Terraform is given the files first.
	VarFiles, Vars []string

	targets, replace []string
	parallelism      int
	lock, refresh    bool
	lockTimeout      string
}

// supported are the arguments that ParseArguments takes.
const supported = "-var, -var-file, -target, -replace, -parallelism, -lock, -lock-timeout, -refresh"

// ParseArguments reads the arguments behind --, as terraform plan takes them.
func ParseArguments(args []string) (*Arguments, error) {
	a := &Arguments{parallelism: 10, lock: true, refresh: true, lockTimeout: "0s"}
	f := flag.NewFlagSet("terraform", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	list := func(to *[]string) func(string) error {
		return func(v string) error { *to = append(*to, v); return nil }
	}
	f.Func("var", "", func(v string) error {
		if strings.IndexByte(v, '=') < 1 {
			return errors.New("write it as NAME=VALUE")
		}
		a.Vars = append(a.Vars, v)
		return nil
	})
	f.Func("var-file", "", func(v string) error {
		if len(a.Vars) > 0 {
			return errors.New("give it before -var: terraform is given all files first, and the last value of a variable counts")
		}
		a.VarFiles = append(a.VarFiles, v)
		return nil
	})
	f.Func("target", "", list(&a.targets))
	f.Func("replace", "", list(&a.replace))
	f.IntVar(&a.parallelism, "parallelism", a.parallelism, "")
	f.BoolVar(&a.lock, "lock", a.lock, "")
	f.BoolVar(&a.refresh, "refresh", a.refresh, "")
	f.Func("lock-timeout", "", func(v string) error {
		if _, err := time.ParseDuration(v); err != nil {
			return errors.New("write it like 5m or 30s")
		}
		a.lockTimeout = v
		return nil
	})
	err := f.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return nil, fmt.Errorf("arguments of terraform that are passed on: %s", supported)
	case err != nil && strings.Contains(err.Error(), "-destroy"):
		return nil, errors.New("-destroy is not passed on: what is destroyed needs no gate for async invocation, use terraform destroy")
	case err != nil && strings.HasPrefix(err.Error(), "flag provided but not defined"):
		_, name, _ := strings.Cut(err.Error(), ": ")
		return nil, fmt.Errorf("%s is not passed on to terraform: only %s are", name, supported)
	case err != nil:
		return nil, fmt.Errorf("arguments of terraform: %s", withoutValue(err))
	case f.NArg() > 0:
		return nil, errors.New("arguments of terraform: behind -- there are only flags: the directory or plan stands before it")
	case a.parallelism < 1:
		return nil, errors.New("arguments of terraform: -parallelism must be at least 1")
	}
	return a, nil
}

// withoutValue is an error of package flag without the value, which may be a secret.
func withoutValue(err error) string {
	text := err.Error()
	if quoted, prefixed := strings.CutPrefix(text, "invalid value "); prefixed {
		if value, qErr := strconv.QuotedPrefix(quoted); qErr == nil {
			return "invalid value" + strings.TrimPrefix(quoted, value)
		}
	}
	if quoted, prefixed := strings.CutPrefix(text, "invalid boolean value "); prefixed {
		if value, qErr := strconv.QuotedPrefix(quoted); qErr == nil {
			return "invalid boolean value" + strings.TrimPrefix(quoted, value)
		}
	}
	return text
}

// ForPlan reports whether there is something that only a plan that is still to be made can use.
func (a *Arguments) ForPlan() bool {
	return len(a.VarFiles)+len(a.Vars)+len(a.targets)+len(a.replace) > 0 || !a.refresh
}

func (a *Arguments) plan(out string) []tfexec.PlanOption {
	options := []tfexec.PlanOption{
		tfexec.Out(out), tfexec.Parallelism(a.parallelism), tfexec.Lock(a.lock), tfexec.LockTimeout(a.lockTimeout), tfexec.Refresh(a.refresh),
	}
	for _, v := range a.VarFiles {
		options = append(options, tfexec.VarFile(v))
	}
	for _, v := range a.Vars {
		options = append(options, tfexec.Var(v))
	}
	for _, v := range a.targets {
		options = append(options, tfexec.Target(v))
	}
	for _, v := range a.replace {
		options = append(options, tfexec.Replace(v))
	}
	return options
}

func (a *Arguments) apply(plan string) []tfexec.ApplyOption {
	return []tfexec.ApplyOption{
		tfexec.DirOrPlan(plan), tfexec.Parallelism(a.parallelism), tfexec.Lock(a.lock), tfexec.LockTimeout(a.lockTimeout),
	}
}
