package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/lang"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// githubWriter writes workflow commands, which GitHub Actions shows as annotations.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
type githubWriter struct {
	*bufio.Writer
	report  *Report
	regions *regions
	lang    *lang.Language
}

func writeGitHub(w io.Writer, r *Report, o Options) error {
	g := &githubWriter{bufio.NewWriter(w), r, newRegions(r.Sources), o.Lang}
	for _, f := range r.Findings {
		command := "notice"
		if f.Severity == check.Error || f.Severity == check.Warning {
			command = f.Severity.String()
		}
		text := []string{sentence(Clean(f.Message))}
		if f.Address != "" {
			text = append(text, fmt.Sprintf(o.Lang.Say("In %s."), Clean(f.Address)))
		}
		if why := withoutFences(firstParagraph(f.Why)); why != "" {
			text = append(text, sentence(why))
		}
		if f.Fix != "" {
			text = append(text, o.Lang.Say("Fix")+o.Lang.Say(": ")+sentence(withoutFences(f.Fix)))
		}
		if f.URL != "" {
			text = append(text, fmt.Sprintf(o.Lang.Say("See %s"), Clean(f.URL)))
		}
		g.command(command, f.Rule+" "+f.Name, f.Location, text)
	}
	for _, n := range r.Notices {
		command := "notice"
		if n.Warning {
			command = "warning"
		}
		g.command(command, r.Tool.Name, n.Range, []string{sentence(Clean(n.Message))})
	}
	return g.Flush()
}

func (g *githubWriter) command(name, title string, at model.Range, text []string) {
	properties := []string{}
	switch file, ok := repositoryPath(g.report.Prefix, at.File); {
	case !ok && !at.IsZero():
		text = append(text, fmt.Sprintf(g.lang.Say("The place is %s, outside of the repository."), place(at)))
	case ok && at.Start.Line < 1:
		properties = append(properties, "file="+property(file))
	case ok:
		r := g.regions.of(at)
		properties = append(properties, "file="+property(file), fmt.Sprintf("line=%d,endLine=%d", r.startLine, r.endLine))
		if r.startLine == r.endLine { // columns count only on one line
			// The end is that of the last character here.
			properties = append(properties, fmt.Sprintf("col=%d,endColumn=%d", r.startColumn, max(r.startColumn, r.endColumn-1)))
		}
	}
	properties = append(properties, "title="+property(Clean(title)))
	fmt.Fprintf(g, "::%s %s::%s\n", name, strings.Join(properties, ","), data(strings.Join(text, "\n\n")))
}

// data and property escape as @actions/core does, so that nothing in them is read as a command.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(cleanLines(s))
}

func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(s))
}
