// Package lang says what the documentation of rules says in other languages than English, and the
// words that reports set around it. Translations are data, a directory for each language; none is
// read before somebody asks for its language.
package lang

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check"
)

//go:embed zh
var files embed.FS

// Names returns the languages that Load knows, the default first.
func Names() []string { return []string{"en", "zh"} }

// Language is a language that is not English. English is nil.
type Language struct {
	tag   string
	texts map[string]*Text // by the ID of the rule
	words map[string]string
}

// Load returns one of Names.
func Load(name string) (*Language, error) {
	switch {
	case name == "en":
		return nil, nil
	case !slices.Contains(Names(), name):
		return nil, fmt.Errorf("unknown language %q", name)
	}
	entries, err := files.ReadDir(name)
	if err != nil {
		return nil, err
	}
	l := &Language{tag: name, texts: map[string]*Text{}}
	for _, e := range entries {
		src, err := files.ReadFile(path.Join(name, e.Name()))
		if err != nil {
			return nil, err
		}
		if id, ok := strings.CutSuffix(e.Name(), ".md"); ok {
			l.texts[id], err = Parse(string(src))
		} else {
			l.words, err = parseWords(string(src))
		}
		if err != nil {
			return nil, fmt.Errorf("%s/%s: %w", name, e.Name(), err)
		}
	}
	return l, nil
}

// Tag is the language's in RFC 5646, which begins as its name.
func (l *Language) Tag() string {
	if l == nil {
		return "en"
	}
	return map[string]string{"zh": "zh-CN"}[l.tag]
}

// Say returns what English words are in the language, themselves where it has none for them.
func (l *Language) Say(english string) string {
	if l != nil {
		if said, ok := l.words[english]; ok {
			return said
		}
	}
	return english
}

// Count says how many there are of what a noun means.
func (l *Language) Count(n int, noun string) string {
	if l != nil {
		if format, ok := l.words["%d "+noun]; ok {
			return fmt.Sprintf(format, n)
		}
	}
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}

// Rule returns the rule with its documentation in the language. It stays English where the translation
// is of another text: that of a policy of a user, which stands in the place of a rule.
func (l *Language) Rule(r *check.Rule) *check.Rule {
	if l == nil {
		return r
	}
	t := l.texts[r.ID]
	if t == nil || t.Of != Sum(r.Doc) {
		return r
	}
	out := *r
	out.Doc.Title, out.Doc.Why, out.Doc.Fix, out.Doc.Versions = t.Title, t.Why, t.Fix, t.Versions
	out.Doc.Bad, out.Doc.Good = titled(r.Doc.Bad, t.Bad), titled(r.Doc.Good, t.Good)
	return &out
}

func titled(examples []check.Example, titles []string) []check.Example {
	out := slices.Clone(examples)
	for i := range min(len(out), len(titles)) {
		out[i].Title = titles[i]
	}
	return out
}

// Rules are the rules with their documentation in the language.
func (l *Language) Rules(rules []*check.Rule) []*check.Rule {
	if l == nil {
		return rules
	}
	out := make([]*check.Rule, len(rules))
	for i, r := range rules {
		out[i] = l.Rule(r)
	}
	return out
}

// Findings returns a function that says in the language what findings of the rules say of all findings
// alike. What a rule says of one finding alone stays as it is.
func (l *Language) Findings(rules []*check.Rule) func(check.Finding) check.Finding {
	if l == nil {
		return func(f check.Finding) check.Finding { return f }
	}
	type general struct{ why, fix, saidWhy, saidFix string }
	byID := map[string]general{}
	for _, r := range rules {
		var g general
		g.why, g.fix = r.Doc.General()
		g.saidWhy, g.saidFix = l.Rule(r).Doc.General()
		byID[r.ID] = g
	}
	return func(f check.Finding) check.Finding {
		g, ok := byID[f.Rule]
		if ok && f.Why == g.why {
			f.Why = g.saidWhy
		}
		if ok && f.Fix == g.fix {
			f.Fix = g.saidFix
		}
		return f
	}
}

// parseWords reads lines such as `"why:" = "原因："`; others that begin with # are comments.
func parseWords(src string) (map[string]string, error) {
	words := map[string]string{}
	n := 0
	for line := range strings.Lines(src) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, value, err := parsePair(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if _, twice := words[key]; twice {
			return nil, fmt.Errorf("line %d: %q is there twice", n, key)
		}
		words[key] = value
	}
	return words, nil
}

func parsePair(line string) (key, value string, err error) {
	quoted, err := strconv.QuotedPrefix(line)
	if err != nil {
		return "", "", err
	}
	if key, err = strconv.Unquote(quoted); err != nil {
		return "", "", err
	}
	value, err = strconv.Unquote(strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line[len(quoted):]), "=")))
	return key, value, err
}
