package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/lang"
	"github.com/fcasync/fcasync-lint/internal/report"
)

func (a *app) explainCommand() *cobra.Command {
	var format, language string
	var policies []string
	cmd := &cobra.Command{
		Use:   "explain RULE...",
		Short: "Explains a rule: what goes wrong, wrong and right examples, what to do",
		Example: `  fcasync-lint explain FCA103
  fcasync-lint explain retry-attempts-range
  fcasync-lint explain --lang zh FCA103
  fcasync-lint explain --policy policies ACME001`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("explain takes the ID or name of a rule; fcasync-lint rules lists them")
			}
			return nil
		},
		ValidArgsFunction: a.completeRule,
		RunE: func(_ *cobra.Command, args []string) error {
			l, err := loadLang(language)
			if err != nil {
				return err
			}
			rules, err := a.withPolicies(policies)
			if err != nil {
				return err
			}
			var found []*check.Rule
			for _, arg := range args {
				rule, absent := rules.Find(arg)
				switch {
				case absent:
					return fmt.Errorf("rule %q is reserved: this version does not have it yet", arg)
				case rule == nil:
					return listed(rules.Unknown(arg))
				}
				found = append(found, l.Rule(rule))
			}
			for i, rule := range found {
				if i > 0 {
					fmt.Fprintln(a.stdout)
				}
				var err error
				switch format {
				case "text":
					_, err = io.WriteString(a.stdout, explanation(rule, l, explainWidth(terminalWidth(a.stdout))))
				case "markdown":
					_, err = io.WriteString(a.stdout, report.RuleMarkdown(rule, l))
				default:
					return usagef("unknown format %q: use text or markdown%s", format, check.DidYouMean(format, []string{"text", "markdown"}))
				}
				if err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "text", "text or markdown")
	bindListed(cmd, &policies)
	bindLang(cmd, &language)
	complete(cmd, "format", []string{"text", "markdown"})
	return cmd
}

// listed adds where the rules are listed to an error about an unknown one, unless it
// names the one that was meant.
func listed(err error) error {
	if strings.HasSuffix(err.Error(), "?") {
		return err
	}
	return fmt.Errorf("%w: %s rules lists all", err, name)
}

// explainWidth is how wide prose is set: no wider than can be read well.
func explainWidth(terminal int) int {
	if terminal == 0 {
		return 88
	}
	return max(40, min(terminal, 100))
}

// explanation sets a rule's documentation as text of the given width.
func explanation(r *check.Rule, l *lang.Language, width int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", r.ID, r.Name)
	b.WriteString(wrap(r.Doc.Title, width))
	const labelWidth = len("Precision: ")
	fmt.Fprintf(&b, "\n%s%s", report.Pad(l.Say("Severity:"), labelWidth), r.Severity)
	if r.Hidden {
		b.WriteString(l.Say(", shown only with --show-unknown"))
	}
	if r.Optional {
		b.WriteString(l.Say(", off by default"))
	}
	if r.NeedsAccount {
		b.WriteString(l.Say(", by verify and apply only"))
	}
	if r.Fixable {
		b.WriteString(l.Say(", fixed by --fix where it is certain how"))
	}
	b.WriteByte('\n')
	// A policy of a user need not have all of it.
	for _, x := range [][2]string{{l.Say("Precision:"), r.Doc.Precision}, {l.Say("Since:"), r.Doc.Since}, {l.Say("Provider:"), r.Doc.Versions}} {
		if x[1] != "" {
			b.WriteString(report.Pad(x[0], labelWidth) + x[1] + "\n")
		}
	}
	if r.Doc.Why != "" {
		fmt.Fprintf(&b, "\n%s\n%s", l.Say("WHY"), wrap(r.Doc.Why, width))
	}
	if r.Doc.Configuration != "" {
		fmt.Fprintf(&b, "\n%s%s%s\n\n", l.Say("CONFIGURATION"), l.Say(": "), l.Say(".fcasync-lint.hcl, with values of your own; the examples go by these"))
		writeCode(&b, r.Doc.Configuration)
	}
	for _, kind := range []struct {
		head string
		list []check.Example
	}{{l.Say("WRONG"), r.Doc.Bad}, {l.Say("RIGHT"), r.Doc.Good}} {
		for _, e := range kind.list {
			fmt.Fprintf(&b, "\n%s%s%s\n\n", kind.head, l.Say(": "), e.Title)
			writeCode(&b, e.Source)
		}
	}
	if r.Doc.Fix != "" {
		fmt.Fprintf(&b, "\n%s\n%s", l.Say("WHAT TO DO"), wrap(r.Doc.Fix, width))
	}
	if len(r.Doc.References) > 0 {
		fmt.Fprintf(&b, "\n%s\n", l.Say("READ MORE"))
	}
	for _, ref := range r.Doc.References {
		fmt.Fprintf(&b, "  %s\n", ref)
	}
	return b.String()
}

// writeCode writes code indented.
func writeCode(b *strings.Builder, code string) {
	for line := range strings.Lines(strings.Trim(code, "\n") + "\n") {
		if line != "\n" {
			line = "    " + line
		}
		b.WriteString(line)
	}
}

// wrap breaks the paragraphs of markdown at width and indents them. Code blocks keep their
// lines, lists their items, and tables are set in columns.
func wrap(text string, width int) string {
	const indent = "  "
	var b strings.Builder
	fenced := false
	for i, paragraph := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if i > 0 {
			b.WriteString("\n")
		}
		prose := ""
		var table []string
		flush := func() {
			if prose != "" {
				for _, line := range report.Wrap(prose, width-len(indent)) {
					b.WriteString(indent + line + "\n")
				}
				prose = ""
			}
		}
		for line := range strings.SplitSeq(paragraph, "\n") {
			fence := strings.HasPrefix(line, "```")
			switch {
			case fence:
				flush()
				fenced = !fenced
			case fenced:
				b.WriteString(strings.TrimRight(indent+indent+line, " ") + "\n")
			case strings.HasPrefix(line, "    "):
				flush()
				b.WriteString(strings.TrimRight(indent+line, " ") + "\n")
			case strings.HasPrefix(line, "|"):
				flush()
				table = append(table, line)
			case strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* "):
				flush()
				prose = line
			case prose != "":
				prose += " " + strings.TrimSpace(line)
			default:
				prose = strings.TrimSpace(line)
			}
		}
		flush()
		b.WriteString(columns(table, indent))
	}
	return b.String()
}

// columns sets the rows of a markdown table in columns, without its rules and code marks.
func columns(rows []string, indent string) string {
	var table [][]string
	for _, row := range rows {
		if strings.Trim(row, "|-: ") == "" {
			continue // the line below the head
		}
		cells := []string{}
		for cell := range strings.SplitSeq(strings.Trim(row, "| "), "|") {
			cells = append(cells, strings.ReplaceAll(strings.TrimSpace(cell), "`", ""))
		}
		cells[0] = indent + cells[0]
		table = append(table, cells)
	}
	return report.Table(table)
}
