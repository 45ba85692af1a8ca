package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/lang"
)

// bindLang binds --lang. The locale does not count: the same command prints the same everywhere.
func bindLang(cmd *cobra.Command, language *string) {
	cmd.Flags().StringVar(language, "lang", lang.Names()[0], "language of the texts of rules: "+strings.Join(lang.Names(), ", "))
	complete(cmd, "lang", lang.Names())
}

func loadLang(name string) (*lang.Language, error) {
	l, err := lang.Load(name)
	if err != nil {
		return nil, usagef("--lang must be one of %s, not %q%s", strings.Join(lang.Names(), ", "), name, check.DidYouMean(name, lang.Names()))
	}
	return l, nil
}
