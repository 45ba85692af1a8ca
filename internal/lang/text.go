package lang

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check"
)

// Text is what check.Doc says in words, in one language.
type Text struct {
	// Of is the Sum of the English text that this one was translated from.
	Of                        string
	Title, Why, Fix, Versions string
	Bad, Good                 []string // titles of examples
}

// English is the text of a rule as its code has it.
func English(d check.Doc) *Text {
	return &Text{
		Title: d.Title, Why: strings.TrimSpace(d.Why), Fix: strings.TrimSpace(d.Fix), Versions: d.Versions,
		Bad: titles(d.Bad), Good: titles(d.Good),
	}
}

func titles(examples []check.Example) (out []string) {
	for _, e := range examples {
		out = append(out, e.Title)
	}
	return out
}

// Sum changes with every change to the English text of a rule, so that a translation that was made
// before is known to be stale.
func Sum(d check.Doc) string {
	sum := sha256.Sum256([]byte(English(d).body()))
	return hex.EncodeToString(sum[:6])
}

const sumBegin, sumEnd = "<!-- of: ", " -->\n\n"

// String is the text as a file, which Parse reads.
func (t *Text) String() string { return sumBegin + t.Of + sumEnd + t.body() }

func (t *Text) body() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", t.Title)
	for _, s := range t.sections() {
		body := *s.body
		if s.list != nil && len(*s.list) > 0 {
			body = "- " + strings.Join(*s.list, "\n- ")
		}
		if body != "" {
			fmt.Fprintf(&b, "\n## %s\n\n%s\n", s.head, body)
		}
	}
	return b.String()
}

type section struct {
	head string
	body *string
	list *[]string // of items, in the place of a body
}

func (t *Text) sections() []section {
	var none string
	return []section{
		{"Why", &t.Why, nil}, {"Fix", &t.Fix, nil}, {"Versions", &t.Versions, nil},
		{"Bad", &none, &t.Bad}, {"Good", &none, &t.Good},
	}
}

// Parse reads the file of a translation.
func Parse(src string) (*Text, error) {
	t := &Text{}
	src = strings.ReplaceAll(src, "\r\n", "\n")
	rest, ok := strings.CutPrefix(src, sumBegin)
	if ok {
		t.Of, rest, ok = strings.Cut(rest, sumEnd)
	}
	if !ok {
		return nil, fmt.Errorf("it does not begin with %s...%s", sumBegin, strings.TrimSpace(sumEnd))
	}
	title, rest, _ := strings.Cut(rest, "\n")
	if t.Title, ok = strings.CutPrefix(title, "# "); !ok {
		return nil, fmt.Errorf("there is no title")
	}
	// Sections stand in their order, so that a file says the same as its text.
	for _, s := range t.sections() {
		after, ok := strings.CutPrefix(rest, "\n## "+s.head+"\n\n")
		if !ok {
			continue
		}
		*s.body, rest, ok = strings.Cut(after, "\n\n## ")
		if ok {
			rest = "\n## " + rest
		}
		*s.body = strings.TrimSpace(*s.body)
		if s.list != nil {
			for item := range strings.SplitSeq(*s.body, "\n") {
				*s.list = append(*s.list, strings.TrimPrefix(item, "- "))
			}
		}
	}
	if strings.TrimSpace(rest) != "" {
		return nil, fmt.Errorf("what begins with %.40q is no section: they are Why, Fix, Versions, Bad, Good, in this order", strings.TrimSpace(rest))
	}
	return t, nil
}
