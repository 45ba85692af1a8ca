package report

import (
	"fmt"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check"
)

// RuleMarkdown is a rule's documentation as markdown: title, what goes wrong, examples,
// what to do, the provider versions concerned and where to read on.
func RuleMarkdown(r *check.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s: %s\n\n", r.ID, title(r))
	fmt.Fprintf(&b, "`%s` · %s", r.Name, r.Severity)
	if r.Optional {
		b.WriteString(" · off by default")
	}
	if r.NeedsAccount {
		b.WriteString(" · `fcasync-lint verify` and `apply` only")
	}
	b.WriteString("\n")
	section := func(head, body string) {
		if body = strings.TrimSpace(body); body != "" {
			fmt.Fprintf(&b, "\n## %s\n\n%s\n", head, body)
		}
	}
	section("Why", r.Doc.Why)
	section("Configuration", configuration(r))
	section("Wrong", examples(r.Doc.Bad))
	section("Right", examples(r.Doc.Good))
	section("What to do", r.Doc.Fix)
	section("Provider versions", r.Doc.Versions)
	var links []string
	for _, ref := range r.Doc.References {
		links = append(links, "- <"+ref+">")
	}
	section("References", strings.Join(links, "\n"))
	return b.String()
}

// ruleText is the same without markup, for viewers that do not know markdown.
func ruleText(r *check.Rule) string {
	parts := []string{sentence(title(r))}
	add := func(label, body string) {
		if body = strings.TrimSpace(body); body != "" {
			parts = append(parts, label+body)
		}
	}
	add("", withoutFences(r.Doc.Why))
	add("Configuration: ", withoutFences(configuration(r)))
	add("Wrong:\n\n", withoutFences(examples(r.Doc.Bad)))
	add("Right:\n\n", withoutFences(examples(r.Doc.Good)))
	add("What to do: ", withoutFences(r.Doc.Fix))
	add("Provider versions: ", r.Doc.Versions)
	add("References:\n", strings.Join(r.Doc.References, "\n"))
	return strings.Join(parts, "\n\n")
}

func title(r *check.Rule) string {
	if r.Doc.Title != "" {
		return r.Doc.Title
	}
	return r.Name
}

// configuration shows what a policy goes by and how it is turned on.
func configuration(r *check.Rule) string {
	if r.Doc.Configuration == "" {
		return ""
	}
	return "In `.fcasync-lint.hcl`, with values of your own. The examples go by these.\n\n```hcl\n" + strings.Trim(r.Doc.Configuration, "\n") + "\n```"
}

func examples(list []check.Example) string {
	var parts []string
	for _, e := range list {
		part := "```terraform\n" + strings.Trim(e.Source, "\n") + "\n```"
		if e.Title != "" {
			part = sentence(e.Title) + "\n\n" + part
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
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.Contains(s, "\n") || strings.ContainsAny(s[len(s)-1:], ".!?:") {
		return s
	}
	return s + "."
}

// firstParagraph is what stands before the first empty line.
func firstParagraph(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n\n")
	return s
}
