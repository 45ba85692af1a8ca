package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/lang"
)

// RuleMarkdown is a rule's documentation as markdown: title, what goes wrong, examples,
// what to do, the provider versions concerned and where to read on.
func RuleMarkdown(r *check.Rule, l *lang.Language) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s%s%s\n\n", r.ID, l.Say(": "), title(r))
	fmt.Fprintf(&b, "`%s` · %s", r.Name, r.Severity)
	if r.Optional {
		b.WriteString(l.Say(" · off by default"))
	}
	if r.Fixable {
		b.WriteString(l.Say(" · fixed by `--fix`"))
	}
	if r.NeedsAccount {
		b.WriteString(l.Say(" · `fcasync-lint verify` and `apply` only"))
	}
	b.WriteString("\n")
	section := func(head, body string) {
		if body = strings.TrimSpace(body); body != "" {
			fmt.Fprintf(&b, "\n## %s\n\n%s\n", head, body)
		}
	}
	section(l.Say("Why"), r.Doc.Why)
	section(l.Say("Configuration"), configuration(r, l))
	section(l.Say("Wrong"), examples(r.Doc.Bad, l))
	section(l.Say("Right"), examples(r.Doc.Good, l))
	section(l.Say("What to do"), r.Doc.Fix)
	section(l.Say("Provider versions"), r.Doc.Versions)
	var links []string
	for _, ref := range r.Doc.References {
		links = append(links, "- <"+ref+">")
	}
	section(l.Say("References"), strings.Join(links, "\n"))
	return b.String()
}

// ruleText is the same without markup, for viewers that do not know markdown.
func ruleText(r *check.Rule, l *lang.Language) string {
	parts := []string{ended(title(r), l.Say("."))}
	add := func(label, body string) {
		if body = strings.TrimSpace(body); body != "" {
			parts = append(parts, label+body)
		}
	}
	add("", withoutFences(r.Doc.Why))
	add(l.Say("Configuration")+l.Say(": "), withoutFences(configuration(r, l)))
	add(l.Say("Wrong")+l.Say(":")+"\n\n", withoutFences(examples(r.Doc.Bad, l)))
	add(l.Say("Right")+l.Say(":")+"\n\n", withoutFences(examples(r.Doc.Good, l)))
	add(l.Say("What to do")+l.Say(": "), withoutFences(r.Doc.Fix))
	add(l.Say("Provider versions")+l.Say(": "), r.Doc.Versions)
	add(l.Say("References")+l.Say(":")+"\n", strings.Join(r.Doc.References, "\n"))
	return strings.Join(parts, "\n\n")
}

func title(r *check.Rule) string {
	if r.Doc.Title != "" {
		return r.Doc.Title
	}
	return r.Name
}

// configuration shows what a policy goes by and how it is turned on.
func configuration(r *check.Rule, l *lang.Language) string {
	if r.Doc.Configuration == "" {
		return ""
	}
	return l.Say("In `.fcasync-lint.hcl`, with values of your own. The examples go by these.") + "\n\n```hcl\n" + strings.Trim(r.Doc.Configuration, "\n") + "\n```"
}

func examples(list []check.Example, l *lang.Language) string {
	var parts []string
	for _, e := range list {
		part := "```terraform\n" + strings.Trim(e.Source, "\n") + "\n```"
		if e.Title != "" {
			part = ended(e.Title, l.Say(".")) + "\n\n" + part
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "\n\n")
}

// withoutFences takes out the lines that mark code in markdown.
func withoutFences(s string) string {
	var lines []string
	for l := range strings.Lines(s) {
		if !isFence(l) {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "")
}

// isFence reports whether a line begins or ends a block of code in markdown.
func isFence(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "```") }

// sentence ends text with a full stop unless it ends with a mark of its own, or is of
// several lines and may end with code.
func sentence(s string) string { return ended(s, ".") }

// ended is sentence with the full stop of a language.
func ended(s, stop string) string {
	s = strings.TrimSpace(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if s == "" || strings.Contains(s, "\n") || strings.ContainsRune(".!?:。！？：", last) {
		return s
	}
	return s + stop
}

// firstParagraph is what stands before the first empty line.
func firstParagraph(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n\n")
	return s
}
