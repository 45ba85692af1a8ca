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

// ruleCompletions offers the rules with their titles: by name if that is what is typed,
// else by ID.
func (a *app) ruleCompletions(typed string) []string {
	var out []string
	for _, r := range a.catalogue.Rules {
		label := r.ID
		if typed != "" && strings.HasPrefix(r.Name, typed) {
			label = r.Name
		}
		out = append(out, label+"\t"+r.Doc.Title)
	}
	return out
}

// completeRule offers rules for a flag or argument.
func (a *app) completeRule(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.ruleCompletions(typed), cobra.ShellCompDirectiveNoFileComp
}

// completePair offers NAME=VALUE: first the names, then, behind the "=", the values.
func completePair(names func(typed string) []string, values []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		name, _, found := strings.Cut(typed, "=")
		var out []string
		if !found {
			for _, n := range names(typed) {
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
