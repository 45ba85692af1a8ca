package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/fcasync/fcasync-lint/internal/check"
)

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   name,
		Short: "Checks asynchronous invocation on Alibaba Cloud Function Compute in Terraform",
		Long: `fcasync-lint answers one question about Terraform code for Alibaba Cloud Function
Compute: will asynchronous invocation work once this is applied?

It reads Terraform source and plans, offline and without providers; only verify and
apply ask the account. The word lint can be left out: "fcasync-lint [FLAGS] [PATH...]"
lints.`,
		Example: `  fcasync-lint                      lint the current directory and all root modules below it
  fcasync-lint -f json infra        lint infra, report as JSON
  fcasync-lint lint --help          the flags of lint
  fcasync-lint explain FCA103       what a rule is about`,
		SilenceUsage:      true,
		SilenceErrors:     true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: false},
		// Only completion gets here: without a command the word lint is put in front.
		ValidArgsFunction: cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault),
	}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(a.lintCommand(), a.verifyCommand(), a.applyCommand(), a.baselineCommand(), a.permissionsCommand(), a.simulateCommand(), a.policyCommand(), a.rulesCommand(), a.explainCommand(), a.versionCommand())
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	strict(root)
	return root
}

// strict makes cobra's own commands refuse what they do not know. They print help instead,
// as if all were well.
func strict(root *cobra.Command) {
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Args = func(_ *cobra.Command, args []string) error {
				if found, rest, err := root.Find(args); len(args) > 0 && (err != nil || found == root || len(rest) > 0) {
					return fmt.Errorf("there is no command %q%s", strings.Join(args, " "), check.DidYouMean(strings.Join(args, " "), commandNames(root)))
				}
				return nil
			}
		case "completion":
			c.RunE = func(*cobra.Command, []string) error { return c.Help() } // with RunE, arguments are checked
		}
	}
}

// flagError makes an error about a flag helpful.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		// -no-color, as Terraform would have it, is read as -n -o -c and so on.
		word, _, _ := strings.Cut(unknown.GetSpecifiedShortnames(), "=")
		single := word != ""
		if !single {
			word = unknown.GetSpecifiedName()
		}
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if nearest := check.Nearest(word, names); nearest != "" && len(word) > 1 {
			if single {
				err = fmt.Errorf("unknown flag: -%s", word)
			}
			return usagef("%w; did you mean --%s?", err, nearest)
		}
	}
	return usageError{err}
}

func commandNames(root *cobra.Command) []string {
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	return names
}

// normalize turns what people write into what cobra reads: lint is put in front where
// there is no command, and -var and -var-file, as Terraform spells them, get their second dash.
func normalize(args []string, commands []string) []string {
	var completion []string
	if len(args) > 1 && strings.HasPrefix(args[0], "__complete") {
		completion, args = args[:1], args[1:]
		if !strings.HasPrefix(args[0], "-") && (len(args) == 1 || slices.Contains(commands, args[0])) {
			// The first word may still become a command.
			return append(completion, doubleDashes(args)...)
		}
	}
	switch {
	case len(args) == 1 && args[0] == "--version":
		args = []string{"version"}
	case len(args) > 0 && (slices.Contains(commands, args[0]) || args[0] == "-h" || args[0] == "--help"):
	case len(args) > 0 && strings.HasPrefix(args[0], "__complete"):
	default:
		args = append([]string{"lint"}, args...)
	}
	return append(completion, doubleDashes(args)...)
}

func doubleDashes(args []string) []string {
	if len(args) == 0 || !slices.Contains([]string{"lint", "verify", "apply", "permissions", "policy"}, args[0]) {
		return args
	}
	out := slices.Clone(args)
	for i, arg := range out {
		if arg == "--" {
			break
		}
		flag, _, _ := strings.Cut(arg, "=")
		if flag == "-var" || flag == "-var-file" {
			out[i] = "-" + arg
		}
	}
	return out
}
