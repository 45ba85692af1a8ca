package cli

import (
	"errors"
	"fmt"
	"strings"

	goversion "github.com/hashicorp/go-version"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
	"github.com/fcasync/fcasync-lint/internal/report"
)

// flags are those of lint.
type flags struct {
	format            string
	outputs           outputs
	failOn            string
	rules             []check.Setting
	showUnknown       bool
	includeSuppressed bool
	baseline          string
	baselineLater     bool // whoever runs reads the baseline itself
	ratchet           bool
	diffBase          string
	lang              string
	providerVersion   string
	vars              []source.VarOption
	exclude           []string
	noColor           bool
	color             string
	config            string
	noConfig          bool
	root              string
	quiet             bool
	source            string
	noSource          bool
	changedOnly       bool
	terraformBin      string
	fix               bool
	diff              bool
	policy            policyFlags
}

func failOnLevels() []string   { return []string{"error", "warning", "info", "never"} }
func severityLevels() []string { return []string{"error", "warning", "info", "off"} }
func colorModes() []string     { return []string{"auto", "always", "never"} }

func (l *lint) bind(cmd *cobra.Command) {
	l.bindReport(cmd)
	cmd.Flags().BoolVar(&l.fix, "fix", false, "change the files so that findings are gone, where it is certain how; report what remains")
	cmd.Flags().BoolVar(&l.diff, "diff", false, "with --fix, change nothing, and show as a diff what would be changed")
	cmd.Flags().BoolVar(&l.ratchet, "ratchet", false, "fail if there are more findings of a rule than in the baseline, whatever their severity")
	cmd.Flags().StringVar(&l.diffBase, "diff-base", "", "report only what concerns modules that were changed since the git revision `REV`")
	l.policy.bind(cmd.Flags())
	l.bindInput(cmd.Flags())

	l.policy.complete(cmd)
	l.completeReport(cmd)
	l.completeInput(cmd)
}

// bindReport binds the flags of all commands that report findings.
func (l *lint) bindReport(cmd *cobra.Command) {
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVarP(&l.format, "format", "f", "text", "format of the report on standard output: "+strings.Join(report.Formats(), ", "))
	f.VarP(&l.outputs, "output", "o", "also write a report to a file; repeatable, - is standard output")
	f.StringVar(&l.failOn, "fail-on", "error", "least severity that makes the exit status 1: "+strings.Join(failOnLevels(), ", "))
	l.bindRules(f)
	f.BoolVar(&l.showUnknown, "show-unknown", false, "also report what could not be decided, and what is not known")
	f.BoolVar(&l.includeSuppressed, "include-suppressed", false, "also report what ignore comments and the baseline take away, marked as such")
	bindLang(cmd, &l.lang)
	f.StringVar(&l.baseline, "baseline", "", "`FILE` of findings that are accepted for now: only new ones are reported")
}

func (l *lint) bindRules(f *pflag.FlagSet) {
	f.Var(&ruleFlag{&l.rules, check.Enable}, "enable", "turn rules on; repeatable")
	f.Var(&ruleFlag{&l.rules, check.Disable}, "disable", "turn rules off; repeatable")
	f.Var(&severityFlag{&l.rules}, "severity", "severity that a rule reports with: error, warning, info, off; repeatable")
}

func (l *lint) completeReport(cmd *cobra.Command) {
	complete(cmd, "format", report.Formats())
	complete(cmd, "fail-on", failOnLevels())
	l.completeRules(cmd)
	completeBy(cmd, "output", completePair(func(string) []string { return report.Formats() }, nil))
}

func (l *lint) completeRules(cmd *cobra.Command) {
	completeBy(cmd, "enable", l.completeRule)
	completeBy(cmd, "disable", l.completeRule)
	completeBy(cmd, "severity", completePair(l.ruleCompletions, severityLevels()))
}

// bindInput binds the flags of all commands that read source.
func (l *lint) bindInput(f *pflag.FlagSet) {
	f.StringVar(&l.providerVersion, "provider-version", "", "version of the alicloud provider to judge by (default: lock file, version constraints, newest)")
	f.Var(&varFlag{vars: &l.vars}, "var", "value of a variable of the root modules; repeatable, also -var")
	f.Var(&varFlag{vars: &l.vars, file: true}, "var-file", "file with values of variables; repeatable, also -var-file")
	f.StringArrayVar(&l.exclude, "exclude", nil, "leave out what stands in files that match a `GLOB` such as **/examples/**; repeatable")
	f.StringVar(&l.color, "color", "auto", "colours: auto, always, never")
	f.BoolVar(&l.noColor, "no-color", false, "the same as --color never")
	f.StringVar(&l.config, "config", "", "configuration `FILE` (default: the nearest .fcasync-lint.hcl)")
	f.BoolVar(&l.noConfig, "no-config", false, "read no configuration file")
	f.StringVar(&l.source, "source", "", "`DIR` of the source that plans are judged with (default: that of the plan, if it is its own)")
	f.BoolVar(&l.noSource, "no-source", false, "judge plans alone, without source")
	f.BoolVar(&l.changedOnly, "changed-only", false, "of plans, leave out what they change nothing of: neither it nor what it hangs together with")
	f.StringVar(&l.terraformBin, "terraform-bin", "", "`PROGRAM` that shows binary plans (default: terraform or tofu)")
	f.StringVar(&l.root, "root", "", "`DIR` outside of which nothing is read (default: the repository around each path)")
	f.BoolVarP(&l.quiet, "quiet", "q", false, "no notices and no progress on standard error")
}

func (l *lint) completeInput(cmd *cobra.Command) {
	complete(cmd, "color", colorModes())
	for _, flag := range []string{"source", "root"} {
		completeBy(cmd, flag, cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs))
	}
}

var errNoRule = errors.New("it names no rule; write an ID, a name or the beginning of one: FCA214, destination-shared, FCA2*")

// ruleFlag is --enable or --disable. The settings of all flags stand in one list, in the
// order in which they are given.
type ruleFlag struct {
	settings *[]check.Setting
	action   check.Action
}

func (r *ruleFlag) String() string { return "" }
func (r *ruleFlag) Type() string   { return "RULE" }

// Set reads patterns, separated by commas.
func (r *ruleFlag) Set(value string) error {
	for pattern := range strings.SplitSeq(value, ",") {
		pattern = strings.TrimSpace(pattern)
		if pattern == "" {
			return errNoRule
		}
		*r.settings = append(*r.settings, check.Setting{Pattern: pattern, Action: r.action, Layer: flagLayer})
	}
	return nil
}

// severityFlag is --severity.
type severityFlag struct{ settings *[]check.Setting }

func (s *severityFlag) String() string { return "" }
func (s *severityFlag) Type() string   { return "RULE=LEVEL" }

// Set reads RULE=LEVEL, several separated by commas.
func (s *severityFlag) Set(value string) error {
	for pair := range strings.SplitSeq(value, ",") {
		pattern, level, found := strings.Cut(pair, "=")
		if !found {
			return errors.New("write it as RULE=LEVEL, for example FCA214=warning")
		}
		pattern = strings.TrimSpace(pattern)
		if pattern == "" {
			return errNoRule
		}
		severity, err := check.ParseSeverity(level)
		if err != nil {
			return fmt.Errorf("%w%s", err, check.DidYouMean(level, severityLevels()))
		}
		*s.settings = append(*s.settings, check.Setting{
			Pattern: pattern, Action: check.SetSeverity, Severity: severity, Layer: flagLayer,
		})
	}
	return nil
}

// varFlag is --var or --var-file. Their order among each other decides.
type varFlag struct {
	vars *[]source.VarOption
	file bool
}

func (v *varFlag) String() string { return "" }
func (v *varFlag) Type() string {
	if v.file {
		return "FILE"
	}
	return "NAME=VALUE"
}

// Set takes NAME=VALUE or a file.
func (v *varFlag) Set(value string) error {
	if v.file {
		if value == "" {
			return fmt.Errorf("the file's name is empty")
		}
		*v.vars = append(*v.vars, source.VarOption{File: value})
		return nil
	}
	if i := strings.IndexByte(value, '='); i < 1 {
		return fmt.Errorf("write it as NAME=VALUE, for example region=cn-hangzhou")
	}
	*v.vars = append(*v.vars, source.VarOption{Text: value})
	return nil
}

// checkVersion reports what is no version of the provider.
func checkVersion(v string) error {
	if _, err := goversion.NewSemver(v); err != nil || strings.Count(v, ".") < 2 {
		return fmt.Errorf("%q is not a version such as 1.289.0", v)
	}
	return nil
}
