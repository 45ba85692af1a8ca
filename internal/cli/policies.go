package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/config"
	"github.com/fcasync/fcasync-lint/internal/rego"
)

// policyFlags are the flags about policies in Rego.
type policyFlags struct {
	policies        []string
	data            []string
	input           string
	noBuiltin       bool
	verificationKey string
	signingAlg      string
	scope           string
	timeout         time.Duration
}

func (p *policyFlags) bind(f *pflag.FlagSet) {
	f.StringArrayVar(&p.policies, "policy", nil, "also judge by the policies in Rego in a `PATH`: a directory, a .rego file or a bundle; repeatable")
	f.StringArrayVar(&p.data, "data", nil, "JSON or YAML `FILE` that policies see as data; repeatable")
	f.StringVar(&p.input, "input", string(rego.Native), "what the policies of --policy see as input: "+strings.Join(rego.Inputs(), ", "))
	f.BoolVar(&p.noBuiltin, "no-builtin-policies", false, "leave out the policies that are built in (FCA306, FCA6xx)")
	f.StringVar(&p.verificationKey, "verification-key", "", "`FILE` with the public key, or the secret, that signatures of bundles must hold against")
	f.StringVar(&p.signingAlg, "signing-alg", "RS256", "algorithm of these signatures")
	f.StringVar(&p.scope, "verification-scope", "", "scope of these signatures")
	f.DurationVar(&p.timeout, "policy-timeout", rego.DefaultTimeout, "how long a policy may take for one root module")
}

func (p *policyFlags) complete(cmd *cobra.Command) {
	complete(cmd, "input", rego.Inputs())
	complete(cmd, "signing-alg", rego.Algorithms())
}

// check finds what is wrong with the flags by themselves.
func (p *policyFlags) check(given func(flag string) bool) error {
	if p.input != "" && !slices.Contains(rego.Inputs(), p.input) {
		return usagef("--input must be one of %s, not %q%s", strings.Join(rego.Inputs(), ", "), p.input, check.DidYouMean(p.input, rego.Inputs()))
	}
	if p.signingAlg != "" && !slices.Contains(rego.Algorithms(), p.signingAlg) {
		return usagef("--signing-alg must be one of %s, not %q%s", strings.Join(rego.Algorithms(), ", "), p.signingAlg, check.DidYouMean(p.signingAlg, rego.Algorithms()))
	}
	if given("policy-timeout") && p.timeout <= 0 {
		return usagef("--policy-timeout must be more than nothing, for example 10s")
	}
	for _, flag := range []string{"signing-alg", "verification-scope"} {
		if given(flag) && p.verificationKey == "" {
			return usagef("--%s says how signatures are verified, and --verification-key is not given", flag)
		}
	}
	return nil
}

// loadPolicies loads the policies of the flags and of a configuration file, and puts them into the
// catalogue.
func (l *lint) loadPolicies(s *settings, c *config.Config) (check.Catalogue, error) {
	o := rego.Options{Settings: c.PolicyData, Input: rego.Input(l.policy.input), Timeout: l.policy.timeout}
	if o.Input == "" {
		o.Input = rego.Native
	}
	for _, path := range c.PolicyDirs {
		o.Policies = append(o.Policies, rego.File{Path: path, Shown: l.relative(path)})
	}
	for _, path := range l.policy.policies {
		o.Policies = append(o.Policies, rego.File{Path: l.absolute(path), Shown: l.shown(path)})
	}
	for _, path := range l.policy.data {
		o.Data = append(o.Data, rego.File{Path: l.absolute(path), Shown: l.shown(path)})
	}
	if l.policy.verificationKey != "" {
		o.Verification = &rego.Verification{
			Key:       rego.File{Path: l.absolute(l.policy.verificationKey), Shown: l.policy.verificationKey},
			Algorithm: l.policy.signingAlg, Scope: l.policy.scope,
		}
	}
	if o.Input != rego.Native && len(o.Policies) == 0 {
		return check.Catalogue{}, usagef("--input says what the policies of --policy see, and there are none")
	}
	var err error
	if s.policies, err = rego.Load(o); err != nil {
		return check.Catalogue{}, err
	}
	catalogue, err := l.catalogue.With(s.policies.Rules())
	if err != nil {
		return check.Catalogue{}, fmt.Errorf("--policy: %w", err)
	}
	s.catalogue = catalogue
	return catalogue, nil
}

// shown is what a file is called in messages and reports: relative to the working directory if it
// lies in it, else as it was given.
func (l *lint) shown(path string) string {
	if filepath.IsAbs(path) && within(l.dir, path) {
		return l.relative(path)
	}
	return path
}

// withoutBuiltin turns the policies off that are built in; --enable turns single ones on again.
func (l *lint) withoutBuiltin() (out []check.Setting) {
	if l.policy.noBuiltin {
		for _, r := range rego.Builtin() {
			out = append(out, check.Setting{Pattern: r.ID, Action: check.Disable, Layer: flagLayer})
		}
	}
	return out
}

// bindListed binds the flag of commands that tell about rules.
func bindListed(cmd *cobra.Command, policies *[]string) {
	cmd.Flags().StringArrayVar(policies, "policy", nil, "also the policies in Rego in a `PATH`: a directory, a .rego file or a bundle; repeatable")
}

// withPolicies is the catalogue with the policies that paths name.
func (a *app) withPolicies(paths []string) (check.Catalogue, error) {
	if len(paths) == 0 {
		return a.catalogue, nil
	}
	l := &lint{app: a}
	l.policy.policies = paths
	s := &settings{}
	catalogue, err := l.loadPolicies(s, &config.Config{Dir: a.dir})
	if err != nil {
		return catalogue, err
	}
	for _, f := range s.policies.Problems() {
		fmt.Fprintf(a.stderr, "%s:%d:%d: left out: %s\n", f.Location.File, f.Location.Start.Line, f.Location.Start.Column, f.Message)
	}
	return catalogue, nil
}
