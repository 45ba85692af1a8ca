package cli

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/rules"
	"github.com/fcasync/fcasync-lint/internal/lang"
	"github.com/fcasync/fcasync-lint/internal/report"
)

// The terminal shows what the page of a rule shows, in the same order, however it is set.
func TestExplainShowsThePage(t *testing.T) {
	for _, name := range lang.Names() {
		l, err := lang.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range l.Rules(rules.Catalogue().Rules) {
			d := r.Doc
			parts := []string{r.ID, d.Title, d.Why, d.Configuration}
			for _, e := range slices.Concat(d.Bad, d.Good) {
				parts = append(parts, e.Title, e.Source)
			}
			parts = append(parts, d.Fix)
			parts = append(parts, d.References...)
			for where, text := range map[string]string{
				"the page": report.RuleMarkdown(r, l), "wide": explanation(r, l, 100), "narrow": explanation(r, l, 40),
			} {
				rest := bare(text)
				for _, part := range parts {
					_, after, found := strings.Cut(rest, bare(part))
					if !found {
						t.Errorf("%s in %s: %s lacks, or has elsewhere, %q", r.ID, name, where, part)
						break
					}
					rest = after
				}
				for _, once := range []string{r.Name, r.Severity.String(), d.Versions} {
					if !strings.Contains(bare(text), bare(once)) {
						t.Errorf("%s in %s: %s lacks %q", r.ID, name, where, once)
					}
				}
			}
		}
	}
	for _, r := range []*check.Rule{{ID: "A", Name: "a", Doc: check.Doc{Title: "t"}}} {
		if got := explanation(r, nil, 80); strings.Contains(got, "WHY") || strings.Contains(got, "READ MORE") {
			t.Errorf("a rule that says nothing of itself is explained by\n%s", got)
		}
	}
}

// bare is text without what markdown and the breaking of lines add: spaces, tables, fences and marks.
func bare(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "```") || strings.Trim(line, "|- \n") == "" {
			continue
		}
		b.WriteString(strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || strings.ContainsRune("`|", r) {
				return -1
			}
			return r
		}, line))
	}
	return b.String()
}
