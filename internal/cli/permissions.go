package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/changed"
	permissionset "github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/report"
)

func (a *app) permissionsCommand() *cobra.Command {
	p := &permissions{lint: lint{app: a, flags: flags{format: "text", failOn: "error", lang: "en"}}}
	cmd := &cobra.Command{
		Use:   "permissions [PATH...]",
		Short: "Shows who may deliver what to where, and why",
		Long: `Shows, for each async invoke config and each of its destinations, whether the
delivery role is allowed to deliver: a row with the role, the action and resource that
the destination needs, the verdict, and the statement that decides.

The verdict is allowed, denied, conditional (it depends on a Condition) or unknown
(something that is not declared here, or not known before apply, decides). A role that
is declared here is taken to have exactly the policies that are attached to it here.

A PATH is a directory, in which every root module is found, a .tf file, or a plan as for
lint. The exit status is 0 whatever the verdicts are: lint reports those that are wrong
as FCA3xx. It is 2 where something could not be read.`,
		Example: `  fcasync-lint permissions
  fcasync-lint permissions --explain infra/prod
  terraform show -json tfplan | fcasync-lint permissions --source . -
  fcasync-lint permissions -f json | jq '.deliveries[] | select(.verdict != "allowed")'`,
		RunE: p.run,
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVarP(&p.format, "format", "f", "text", "text or json")
	f.BoolVar(&p.explain, "explain", false, "also say how each policy and statement was judged")
	p.bindInput(f)
	complete(cmd, "format", []string{"text", "json"})
	p.completeInput(cmd)
	return cmd
}

// permissions is one run of the command.
type permissions struct {
	lint
	format  string
	explain bool
}

// readResult is what one root module comes to.
type readResult struct {
	rows     []permissionset.Row
	problems []model.Problem
	notices  []model.Notice
}

func (p *permissions) run(cmd *cobra.Command, paths []string) error {
	if known := []string{"text", "json"}; !slices.Contains(known, p.format) {
		return usagef("--format must be one of %s, not %q%s", strings.Join(known, ", "), p.format, check.DidYouMean(p.format, known))
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	if err := p.checkPaths(paths, commandNames(cmd.Root())); err != nil {
		return err
	}
	defer p.quickStart(paths)()
	s, err := p.settings(cmd, paths)
	if err != nil {
		return err
	}
	results, notices, err := eachProject(&p.lint, paths, s, func(project *model.Project) *readResult {
		r := &readResult{problems: project.Problems, notices: project.Notices}
		deliveries := permissionset.Read(project).Deliveries
		if p.changedOnly {
			deliveries = changed.Deliveries(project)
		}
		for _, d := range deliveries {
			row := d.Row()
			if !s.excluded(row.Location.File) {
				r.rows = append(r.rows, row)
			}
		}
		return r
	})
	if err != nil {
		return err
	}
	rows := []permissionset.Row{}
	failed := false
	for _, r := range results {
		rows = append(rows, r.rows...)
		notices = append(notices, r.notices...)
		for _, problem := range r.problems {
			failed = true
			notices = append(notices, model.Notice{Message: "not read: " + problem.Message, Range: problem.Range})
		}
	}
	if !p.quiet {
		o := report.Options{Color: p.colored(s.color, p.stderr), Width: terminalWidth(p.stderr)}
		if err := report.WriteNotices(p.stderr, notices, o); err != nil {
			return err
		}
	}
	if err := buffered(p.stdout, func(w io.Writer) error { return p.print(w, rows) }); err != nil {
		return err
	}
	if failed {
		return errors.New("a part of the input could not be read, so deliveries may be missing; lint says what is wrong")
	}
	return nil
}

func (p *permissions) print(w io.Writer, rows []permissionset.Row) error {
	switch {
	case p.format == "json":
		return printJSON(w, rows)
	case p.explain:
		return explainRows(w, rows)
	}
	return printTable(w, rows)
}

// permissionsJSON is version 1 of the JSON output.
type permissionsJSON struct {
	Version    int                 `json:"version"`
	Tool       report.Tool         `json:"tool"`
	Deliveries []permissionset.Row `json:"deliveries"`
}

func printJSON(w io.Writer, rows []permissionset.Row) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(permissionsJSON{1, report.Tool{Name: name, Version: readVersion().Version}, rows})
}

const nothingDelivered = "No async invoke config with a destination found."

func printTable(w io.Writer, rows []permissionset.Row) error {
	if len(rows) == 0 {
		_, err := fmt.Fprintln(w, nothingDelivered)
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "CONFIG\tSIDE\tPRINCIPAL\tACTION\tRESOURCE\tVERDICT\tBECAUSE")
	for _, r := range rows {
		fmt.Fprintln(t, strings.Join([]string{
			report.Clean(r.Config), r.Side, report.Clean(r.Principal), orDash(r.Action), report.Clean(orDash(strings.Trim(r.Resource, `"`))), r.Verdict, report.Clean(r.Why),
		}, "\t"))
	}
	return t.Flush()
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func explainRows(w io.Writer, rows []permissionset.Row) error {
	if len(rows) == 0 {
		_, err := fmt.Fprintln(w, nothingDelivered)
		return err
	}
	for i, r := range rows {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s %s: %s\n", report.Clean(r.Config), r.Side, r.Verdict)
		line := func(label, text string) {
			if text != "" {
				fmt.Fprintf(w, "  %-11s  %s\n", label, report.Clean(text))
			}
		}
		line("destination", strings.Trim(r.Destination, `"`)+"  ("+position(r.Location)+")")
		line("principal", r.Principal)
		line("action", r.Action)
		line("resource", strings.Trim(r.Resource, `"`))
		line("because", r.Why)
		for _, by := range r.By {
			line("by", fmt.Sprintf("%s Statement[%d] of %s  (%s)", by.Effect, by.Statement, by.Policy, position(by.Location)))
		}
		for _, step := range r.Trace {
			line("trace", step)
		}
	}
	return nil
}

// position is the start of a range as editors recognise it.
func position(r model.Range) string {
	if r.IsZero() {
		return "nowhere"
	}
	return fmt.Sprintf("%s:%d:%d", r.File, r.Start.Line, r.Start.Column)
}
