package report

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/lang"
)

// mostMarkdown bounds a report in characters, since a comment on GitHub takes 65,536. What is
// left out is counted.
const mostMarkdown = 60_000

// writeMarkdown writes a report for a pull request's comment or a job's summary.
func writeMarkdown(w io.Writer, r *Report, o Options) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n%s\n", r.Tool.Name, markdownSummary(r, o))
	if len(r.Findings) > 0 {
		fmt.Fprintf(&b, "\n| | %s | %s | %s |\n|---|---|---|---|\n", o.Lang.Say("rule"), o.Lang.Say("where"), o.Lang.Say("what"))
	}
	room := mostMarkdown - b.Len()
	var rows, details strings.Builder
	shown := 0
	for _, f := range r.Findings {
		row := fmt.Sprintf("| %s | %s | %s | %s |\n", f.Severity, markdownRule(f), markdownPlace(f), markdownText(f.Message))
		detail := markdownDetail(f, o.Lang)
		if rows.Len()+details.Len()+len(row)+len(detail) > room {
			break
		}
		rows.WriteString(row)
		details.WriteString(detail)
		shown++
	}
	b.WriteString(rows.String())
	if left := len(r.Findings) - shown; left > 0 {
		b.WriteString("\n" + fmt.Sprintf(o.Lang.Say("Not shown: %s."), o.Lang.Count(left, "more finding")) + "\n")
	}
	b.WriteString(details.String())
	for _, n := range r.Notices {
		line := "\n> " + markdownText(sentence(n.Message)) + "\n"
		if n.Warning {
			line = "\n> [!WARNING]\n> " + markdownText(sentence(n.Message)) + "\n"
		}
		if b.Len()+len(line) > mostMarkdown {
			break
		}
		b.WriteString(line)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func markdownSummary(r *Report, o Options) string {
	var b strings.Builder
	p := newPrinter(&b, nil, Options{ShowUnknown: o.ShowUnknown, Lang: o.Lang})
	p.summary(r, o)
	_ = p.Flush() // to memory
	return markdownText(strings.TrimSuffix(b.String(), "\n"))
}

func markdownRule(f check.Finding) string {
	text := markdownText(f.Rule + " " + f.Name)
	if f.URL == "" || strings.ContainsAny(f.URL, " <>()|\n") {
		return text
	}
	return "[" + text + "](" + Clean(f.URL) + ")"
}

// markdownPlace is where a finding is, each part as code.
func markdownPlace(f check.Finding) string {
	var parts []string
	if !f.Location.IsZero() {
		parts = append(parts, markdownCode(place(f.Location)))
	}
	if f.Address != "" {
		parts = append(parts, markdownCode(Clean(f.Address)))
	}
	return strings.Join(parts, "<br>")
}

// markdownDetail is what one looks at after the table.
func markdownDetail(f check.Finding, l *lang.Language) string {
	return fmt.Sprintf("\n<details><summary>%s %s</summary>\n\n%s\n\n</details>\n",
		markdownText(f.Rule), markdownText(f.Message), markdownBody(f, l))
}

// markdownBody says why a finding is one and what to do. Rules write these texts as markdown; what they
// quote is cleaned.
func markdownBody(f check.Finding, l *lang.Language) string {
	var parts []string
	add := func(label, text string) {
		if text = strings.TrimSpace(text); text != "" {
			parts = append(parts, "**"+strings.TrimSpace(label+l.Say(": "))+"** "+markdownProse(text))
		}
	}
	add(l.Say("Why"), f.Why)
	var list []string
	for _, t := range f.Trace {
		list = append(list, "- "+markdownText(t))
	}
	for _, rel := range f.Related {
		item := "- " + markdownText(rel.Message)
		if !rel.Location.IsZero() {
			item += ": " + markdownCode(place(rel.Location))
		}
		list = append(list, item)
	}
	if len(list) > 0 {
		parts = append(parts, strings.Join(list, "\n"))
	}
	add(l.Say("Fix"), f.Fix)
	return strings.Join(parts, "\n\n")
}

// markdownProse is markdown of a rule: code in it stays code, and everything else is text.
func markdownProse(text string) string {
	var out []string
	fenced := false
	for _, l := range strings.Split(cleanLines(text), "\n") {
		switch {
		case isFence(l):
			// As simple as can be: what is longer, or has words behind it, ends nothing that another began.
			if fenced = !fenced; fenced {
				l = "```" + codeLanguage.FindString(strings.TrimLeft(l, " `"))
			} else {
				l = "```"
			}
		case !fenced:
			l = markdownSpans(l)
		}
		out = append(out, l)
	}
	if fenced {
		out = append(out, "```")
	}
	return strings.Join(out, "\n")
}

var codeLanguage = regexp.MustCompile(`^[a-z]*`)

// markdownSpans is a line whose code spans stay.
func markdownSpans(l string) string {
	pieces := strings.Split(l, "`")
	if len(pieces)%2 == 0 || strings.Contains(l, "``") {
		return markdownText(l) // a backquote without its end, or several in the place of one
	}
	for i := range pieces {
		if i%2 == 0 {
			pieces[i] = markdownText(pieces[i])
		} else {
			pieces[i] = "`" + pieces[i] + "`"
		}
	}
	return strings.Join(pieces, "")
}

// markdownText is text that is nothing but text: no markup, no table cell, no name of a person or
// issue that would hear of it.
func markdownText(s string) string {
	return markdownEscapes.Replace(Clean(s))
}

var markdownEscapes = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "|", `\|`, "[", `\[`, "]", `\]`, "~", `\~`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "@", "&#64;", "#", "&#35;",
)

// markdownCode is code that may stand in a table.
func markdownCode(s string) string {
	return "<code>" + strings.NewReplacer("<", "&lt;", ">", "&gt;", "&", "&amp;", "|", "&#124;", "@", "&#64;", "`", "&#96;", "*", "&#42;", "_", "&#95;", "[", "&#91;", "]", "&#93;", "~", "&#126;", "\\", "&#92;").Replace(s) + "</code>"
}
