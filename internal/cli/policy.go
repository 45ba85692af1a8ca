package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/fatih/color"
	"github.com/spf13/cobra"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/config"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/rego"
	"github.com/fcasync/fcasync-lint/internal/rego/input"
	"github.com/fcasync/fcasync-lint/internal/report"
)

func (a *app) policyCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "policy",
		Short: "Tests policies in Rego, and shows what they see",
		Long: `Policies in Rego say what an organisation wants of its async invoke configs.
lint --policy judges by them.`,
		Example: `  fcasync-lint policy test policies --coverage
  fcasync-lint policy schema > input.schema.json
  fcasync-lint policy input infra/prod
  fcasync-lint policy builtins`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("policy takes a command: %s", strings.Join(commandNames(cmd), ", "))
			}
			return usagef("there is no command %q%s", "policy "+args[0], check.DidYouMean(args[0], commandNames(cmd)))
		},
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	cmd.AddCommand(a.policyTestCommand(), a.policySchemaCommand(), a.policyInputCommand(), a.policyBuiltinsCommand())
	return cmd
}

func (a *app) policySchemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Prints the JSON Schema of a policy's input",
		Long: `Prints the JSON Schema (draft 7) of the document that policies see as input.

Policies are compiled against it, so that a field that does not exist is an error.`,
		Example: `  fcasync-lint policy schema > input.schema.json`,
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := a.stdout.Write(input.Schema())
			return err
		},
	}
}

func (a *app) policyBuiltinsCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "builtins",
		Short:   "Lists the functions that policies have beside those of OPA, and those they do not have",
		Example: `  fcasync-lint policy builtins`,
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			return buffered(a.stdout, func(w io.Writer) error { return writeBuiltins(w) })
		},
	}
}

func writeBuiltins(w io.Writer) error {
	for _, f := range rego.Functions() {
		fmt.Fprintf(w, "%s(%s) -> %s\n    %s\n", f.Decl.Name, strings.Join(f.Arguments(), ", "), f.Result(), f.Decl.Description)
	}
	fmt.Fprintln(w, "\nNot there:")
	withheld := rego.Withheld()
	for _, name := range withheld {
		fmt.Fprintf(w, "%s: %s\n", name[0], name[1])
	}
	return nil
}

// policyTest is one run of policy test.
type policyTest struct {
	*lint
	run       string
	format    string
	coverage  bool
	threshold float64
	verbose   bool
}

func (a *app) policyTestCommand() *cobra.Command {
	t := &policyTest{lint: &lint{app: a}}
	cmd := &cobra.Command{
		Use:   "test PATH...",
		Short: "Runs the tests of policies in Rego",
		Long: `Runs the rules called test_... in the policies below each PATH, a directory, a .rego
file or a bundle, with the builtins and the input schema that lint --policy has.

Exit status: 0 all tests passed, 1 one failed or the coverage is below --threshold,
2 the policies cannot be compiled, or there are no tests.`,
		Example: `  fcasync-lint policy test policies
  fcasync-lint policy test policies --coverage --threshold 90
  fcasync-lint policy test policies --run 'accounts' -v`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("policy test takes the directories with policies and their tests")
			}
			return nil
		},
		RunE: t.test,
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVarP(&t.run, "run", "r", "", "run only the tests whose names match a `REGEXP`")
	f.BoolVar(&t.coverage, "coverage", false, "also report which lines of the policies the tests have evaluated")
	f.Float64Var(&t.threshold, "threshold", 0, "least coverage in `PERCENT`; implies --coverage")
	f.StringVarP(&t.format, "format", "f", "text", "format of the report: text, json")
	f.BoolVarP(&t.verbose, "verbose", "v", false, "also list tests that pass, with what they print")
	f.StringArrayVar(&t.policy.data, "data", nil, "JSON or YAML `FILE` that policies see as data; repeatable")
	f.StringVar(&t.policy.input, "input", string(rego.Native), "what the policies see as input: "+strings.Join(rego.Inputs(), ", "))
	f.DurationVar(&t.policy.timeout, "timeout", rego.DefaultTimeout, "how long a test may take")
	f.StringVar(&t.color, "color", "auto", "colours: auto, always, never")
	f.BoolVar(&t.noColor, "no-color", false, "the same as --color never")
	f.StringVar(&t.config, "config", "", "configuration `FILE`, for its policy_data (default: the nearest .fcasync-lint.hcl)")
	f.BoolVar(&t.noConfig, "no-config", false, "read no configuration file")
	complete(cmd, "format", []string{"text", "json"})
	complete(cmd, "input", rego.Inputs())
	complete(cmd, "color", colorModes())
	return cmd
}

func (t *policyTest) test(cmd *cobra.Command, paths []string) error {
	given := cmd.Flags().Changed
	if !slices.Contains([]string{"text", "json"}, t.format) {
		return usagef("--format must be one of text, json, not %q%s", t.format, check.DidYouMean(t.format, []string{"text", "json"}))
	}
	if !slices.Contains(colorModes(), t.color) {
		return usagef("--color must be one of %s, not %q", strings.Join(colorModes(), ", "), t.color)
	}
	if t.threshold < 0 || t.threshold > 100 {
		return usagef("--threshold is a percentage, from 0 to 100")
	}
	if _, err := regexp.Compile(t.run); err != nil {
		return usagef("--run is no regular expression: %s", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	if given("timeout") && t.policy.timeout <= 0 {
		return usagef("--timeout must be more than nothing, for example 10s")
	}
	if err := t.policy.check(func(string) bool { return false }); err != nil {
		return err
	}
	o := rego.TestOptions{
		Options: rego.Options{Input: rego.Input(t.policy.input), Timeout: t.policy.timeout},
		Filter:  t.run, Coverage: t.coverage || given("threshold"),
	}
	c, err := t.policyData(paths)
	if err != nil {
		return err
	}
	o.Settings = c.PolicyData
	for _, path := range paths {
		o.Policies = append(o.Policies, rego.File{Path: t.absolute(path), Shown: t.shown(path)})
	}
	for _, path := range t.policy.data {
		o.Data = append(o.Data, rego.File{Path: t.absolute(path), Shown: t.shown(path)})
	}
	r, err := rego.Test(context.Background(), o)
	if err != nil {
		return err
	}
	if len(r.Problems) > 0 {
		return t.broken(r)
	}
	if len(r.Results) == 0 {
		if t.run != "" {
			return fmt.Errorf("no test matches --run %q", t.run)
		}
		return errors.New("there are no tests: they are rules called test_..., in files called ..._test.rego")
	}
	write := t.text
	if t.format == "json" {
		write = t.json
	}
	if err := buffered(t.stdout, func(w io.Writer) error { return write(w, r) }); err != nil {
		return err
	}
	for _, x := range r.Results {
		if x.Outcome == rego.Failed || x.Outcome == rego.Errored {
			return errFindings
		}
	}
	if r.Coverage != nil && r.Coverage.Percent < t.threshold {
		fmt.Fprintf(t.stderr, "%s: the coverage is %.1f %%, below --threshold %g\n", name, r.Coverage.Percent, t.threshold)
		return errFindings
	}
	return nil
}

// policyData reads the configuration file for what it says of data.
func (t *policyTest) policyData(paths []string) (*config.Config, error) {
	s := &settings{dir: t.dir}
	input := t.policy.input
	data := t.policy.data
	t.policy.input, t.policy.data = "", nil // these are about the tests, not about the file
	defer func() { t.policy.input, t.policy.data = input, data }()
	return t.readConfig(paths, s)
}

// broken reports policies that do not compile, as lint does.
func (t *policyTest) broken(r *rego.TestReport) error {
	o := report.Options{Color: t.colored(t.mode(), t.stdout), Width: terminalWidth(t.stdout)}
	err := report.WriteFindings(t.stdout, r.Problems, r.Sources, o)
	if err != nil {
		return err
	}
	return errors.New("no test was run: the policies do not compile")
}

// mode is --color or --no-color.
func (t *policyTest) mode() string {
	if t.noColor {
		return "never"
	}
	return t.color
}

func (t *policyTest) text(w io.Writer, r *rego.TestReport) error {
	mode := t.mode()
	paint := map[rego.Outcome]*color.Color{
		rego.Passed: color.New(color.FgGreen), rego.Failed: color.New(color.FgRed, color.Bold),
		rego.Errored: color.New(color.FgRed, color.Bold), rego.Skipped: color.New(color.FgYellow),
	}
	counts := map[rego.Outcome]int{}
	for _, x := range r.Results {
		counts[x.Outcome]++
		if x.Outcome == rego.Passed && !t.verbose {
			continue
		}
		c := paint[x.Outcome]
		if t.colored(mode, t.stdout) {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		fmt.Fprintf(w, "%s %s (%s)\n", c.Sprint(strings.ToUpper(string(x.Outcome))), x.Name, x.Duration.Round(10*time.Microsecond))
		fmt.Fprintf(w, "  --> %s:%d\n", x.File, x.Line)
		if x.Error != "" {
			fmt.Fprintf(w, "  %s\n", x.Error)
		}
		for _, failed := range x.Cases {
			fmt.Fprintf(w, "  case %s\n", failed)
		}
		for line := range strings.Lines(x.Output) {
			fmt.Fprintf(w, "  | %s\n", strings.TrimRight(line, "\n"))
		}
	}
	fmt.Fprintf(w, "%d of %d tests passed", counts[rego.Passed], len(r.Results))
	for _, o := range []rego.Outcome{rego.Failed, rego.Errored, rego.Skipped} {
		if counts[o] > 0 {
			fmt.Fprintf(w, ", %d %s", counts[o], map[rego.Outcome]string{rego.Failed: "failed", rego.Errored: "could not be evaluated", rego.Skipped: "skipped"}[o])
		}
	}
	fmt.Fprintln(w, ".")
	if r.Coverage == nil {
		return nil
	}
	for _, f := range r.Coverage.Files {
		fmt.Fprintf(w, "%s: %.1f %%", f.File, f.Percent)
		for i, missed := range f.Missed {
			separator := ", "
			if i == 0 {
				separator = "; not evaluated: line "
			}
			fmt.Fprint(w, separator, missed[0])
			if missed[1] != missed[0] {
				fmt.Fprint(w, "-", missed[1])
			}
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "Coverage: %.1f %%.\n", r.Coverage.Percent)
	return nil
}

func (t *policyTest) json(w io.Writer, r *rego.TestReport) error {
	type result struct {
		Name    string   `json:"name"`
		Outcome string   `json:"outcome"`
		File    string   `json:"file"`
		Line    int      `json:"line"`
		Error   string   `json:"error,omitempty"`
		Cases   []string `json:"failed_cases,omitempty"`
		Output  string   `json:"output,omitempty"`
	}
	type file struct {
		File    string   `json:"file"`
		Percent float64  `json:"percent"`
		Missed  [][2]int `json:"missed"`
	}
	out := struct {
		Results  []result `json:"results"`
		Coverage *struct {
			Percent float64 `json:"percent"`
			Files   []file  `json:"files"`
		} `json:"coverage,omitempty"`
	}{Results: []result{}}
	for _, x := range r.Results {
		out.Results = append(out.Results, result{x.Name, string(x.Outcome), x.File, x.Line, x.Error, x.Cases, x.Output})
	}
	if r.Coverage != nil {
		out.Coverage = &struct {
			Percent float64 `json:"percent"`
			Files   []file  `json:"files"`
		}{Percent: r.Coverage.Percent, Files: []file{}}
		for _, f := range r.Coverage.Files {
			missed := f.Missed
			if missed == nil {
				missed = [][2]int{}
			}
			out.Coverage.Files = append(out.Coverage.Files, file{f.File, f.Percent, missed})
		}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

// policyInput is one run of policy input.
type policyInput struct{ lint }

func (a *app) policyInputCommand() *cobra.Command {
	p := &policyInput{lint{app: a, flags: flags{format: "text", failOn: "error", lang: "en"}}}
	cmd := &cobra.Command{
		Use:   "input [PATH...]",
		Short: "Prints what policies see of Terraform source or plans",
		Long: `Prints the document that policies see as input: one for each root module that has
async invoke configs, as JSON, one after the other. Sensitive values, which policies do see,
are left out.

A PATH is a directory, a .tf file or a plan, as for lint.`,
		Example: `  fcasync-lint policy input infra/prod | jq '.configs[].destinations[].arn'`,
		RunE:    p.run,
	}
	f := cmd.Flags()
	f.SortFlags = false
	p.bindInput(f)
	p.completeInput(cmd)
	return cmd
}

func (p *policyInput) run(cmd *cobra.Command, paths []string) error {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	if err := p.checkPaths(paths, commandNames(cmd.Root())); err != nil {
		return err
	}
	s, err := p.settings(cmd, paths)
	if err != nil {
		return err
	}
	type shown struct {
		json []byte
		err  error
	}
	results, _, err := eachProject(&p.lint, paths, s, func(project *model.Project) *shown {
		if len(project.AsyncConfigs) == 0 {
			return nil
		}
		b, err := rego.InputJSON(project)
		return &shown{b, err}
	})
	if err != nil {
		return err
	}
	if len(results) == 0 {
		return errors.New("there is no async invoke config, so that no policy would be asked")
	}
	return buffered(p.stdout, func(w io.Writer) error {
		for _, r := range results {
			if r.err != nil {
				return r.err
			}
			if _, err := w.Write(r.json); err != nil {
				return err
			}
		}
		return nil
	})
}
