package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// complete offers fixed values for a flag.
func complete(cmd *cobra.Command, flag string, values []string) {
	completeBy(cmd, flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

func completeBy(cmd *cobra.Command, flag string, by cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, by); err != nil {
		panic(err) // the flag's name is misspelled here
	}
}

// ruleCompletions offers the rules by ID, with their titles.
func (a *app) ruleCompletions() []string {
	var out []string
	for _, r := range a.catalogue.Rules {
		out = append(out, r.ID+"\t"+r.Doc.Title)
	}
	return out
}

// completePair offers NAME=VALUE: first the names, then, behind the "=", the values.
func completePair(names, values []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		name, _, found := strings.Cut(typed, "=")
		var out []string
		if !found {
			for _, n := range names {
				n, title, _ := strings.Cut(n, "\t")
				out = append(out, n+"=\t"+title)
			}
			return out, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
		}
		if values == nil {
			return nil, cobra.ShellCompDirectiveDefault
		}
		for _, v := range slices.Clone(values) {
			out = append(out, name+"="+v)
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}
