package cli

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/lang"
	"github.com/fcasync/fcasync-lint/internal/report"
)

func (a *app) rulesCommand() *cobra.Command {
	var format, language string
	var policies []string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "Lists the rules",
		Example: `  fcasync-lint rules
  fcasync-lint rules --lang zh
  fcasync-lint rules --policy policies
  fcasync-lint rules --format json | jq -r '.[] | select(.severity == "error") | .id'`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			l, err := loadLang(language)
			if err != nil {
				return err
			}
			rules, err := a.withPolicies(policies)
			if err != nil {
				return err
			}
			switch format {
			case "text":
				return a.rulesTable(l.Rules(rules.Rules), l)
			case "json":
				return a.rulesJSON(l.Rules(rules.Rules))
			}
			return usagef("unknown format %q: use text or json%s", format, check.DidYouMean(format, []string{"text", "json"}))
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "text", "text or json")
	bindListed(cmd, &policies)
	bindLang(cmd, &language)
	complete(cmd, "format", []string{"text", "json"})
	return cmd
}

func (a *app) rulesTable(rules []*check.Rule, l *lang.Language) error {
	table := [][]string{{"ID", l.Say("NAME"), l.Say("SEVERITY"), l.Say("TITLE")}}
	for _, r := range rules {
		severity := r.Severity.String()
		if r.Hidden {
			severity += l.Say(" (hidden)")
		}
		if r.Optional {
			severity += l.Say(" (off)")
		}
		if r.NeedsAccount {
			severity += l.Say(" (verify)")
		}
		if r.Fixable {
			severity += l.Say(" (fix)")
		}
		table = append(table, []string{r.ID, r.Name, severity, r.Doc.Title})
	}
	_, err := io.WriteString(a.stdout, report.Table(table))
	return err
}

// ruleJSON is a rule in `rules --format json`.
type ruleJSON struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Severity string `json:"severity"`
	Hidden   bool   `json:"hidden"`
	Optional bool   `json:"optional"` // off by default
	// NeedsAccount: only verify and apply report it.
	NeedsAccount bool `json:"needs_account"`
	// Fixable: --fix can make findings of it go away.
	Fixable bool          `json:"fixable"`
	Title   string        `json:"title"`
	Why     string        `json:"why"`
	Fix     string        `json:"fix"`
	Bad     []exampleJSON `json:"bad"`
	Good    []exampleJSON `json:"good"`
	// Configuration is what a policy needs in .fcasync-lint.hcl.
	Configuration string   `json:"configuration,omitempty"`
	Since         string   `json:"since"`
	Precision     string   `json:"precision"`
	Versions      string   `json:"versions,omitempty"`
	References    []string `json:"references"`
}

type exampleJSON struct {
	Title  string `json:"title"`
	Source string `json:"source"`
}

func (a *app) rulesJSON(rules []*check.Rule) error {
	list := []ruleJSON{}
	for _, r := range rules {
		d := r.Doc
		list = append(list, ruleJSON{
			ID: r.ID, Name: r.Name, Severity: r.Severity.String(), Hidden: r.Hidden, Optional: r.Optional, NeedsAccount: r.NeedsAccount, Fixable: r.Fixable,
			Title: d.Title, Why: strings.TrimSpace(d.Why), Fix: strings.TrimSpace(d.Fix),
			Bad: examplesJSON(d.Bad), Good: examplesJSON(d.Good), Configuration: d.Configuration,
			Since: d.Since, Precision: d.Precision, Versions: d.Versions, References: d.References,
		})
	}
	e := json.NewEncoder(a.stdout)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(list)
}

func examplesJSON(list []check.Example) []exampleJSON {
	out := []exampleJSON{}
	for _, e := range list {
		out = append(out, exampleJSON(e))
	}
	return out
}
