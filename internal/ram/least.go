package ram

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclwrite"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
)

// Grant is one thing that must be allowed.
type Grant struct {
	Action string
	// Resource is HCL template text: an ARN in which references stand as ${...}.
	Resource string
}

// Allowance is a statement that allows all of its actions on all of its resources.
type Allowance struct{ Actions, Resources []string }

// Least are the fewest statements that allow the grants and nothing else: actions with the same
// resources stand together. Everything is sorted.
func Least(grants []Grant) []Allowance {
	resources := map[string][]string{} // of actions
	for _, g := range grants {
		resources[g.Action] = append(resources[g.Action], g.Resource)
	}
	joined := map[string]*Allowance{}
	for _, action := range slices.Sorted(maps.Keys(resources)) {
		set := slices.Compact(slices.Sorted(slices.Values(resources[action])))
		key := strings.Join(set, "\x00")
		if joined[key] == nil {
			joined[key] = &Allowance{Resources: set}
		}
		joined[key].Actions = append(joined[key].Actions, action)
	}
	var out []Allowance
	for _, a := range joined {
		out = append(out, *a)
	}
	slices.SortFunc(out, func(a, b Allowance) int { return slices.Compare(a.Actions, b.Actions) })
	return out
}

// statementJSON is a statement as RAM wants it.
type statementJSON struct {
	Effect   string
	Action   any // a string, or a list of several
	Resource any
}

func oneOrMore(list []string) any {
	if len(list) == 1 {
		return list[0]
	}
	return list
}

// JSON is the policy document of allowances. References stay as they are written.
func JSON(allowances []Allowance) string {
	statements := []statementJSON{}
	for _, a := range allowances {
		statements = append(statements, statementJSON{"Allow", oneOrMore(a.Actions), oneOrMore(a.Resources)})
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	document := struct {
		Version   string
		Statement []statementJSON
	}{alicloud.PolicyVersion, statements}
	if err := e.Encode(document); err != nil {
		return "" // cannot happen: strings are JSON
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// HCL is the policy document of allowances as a Terraform expression, formatted as terraform
// fmt does. All lines but the first are indented.
func HCL(allowances []Allowance, indent string) string {
	var b strings.Builder
	b.WriteString("jsonencode({\nVersion = " + quoted(alicloud.PolicyVersion) + "\nStatement = [\n")
	for _, a := range allowances {
		b.WriteString("{\nEffect = \"Allow\"\nAction = " + list(a.Actions) + "\nResource = " + list(a.Resources) + "\n},\n")
	}
	b.WriteString("]\n})")
	text := string(hclwrite.Format([]byte(b.String())))
	return strings.ReplaceAll(text, "\n", "\n"+indent)
}

// list is a string or, of several, a list with one on each line.
func list(of []string) string {
	if len(of) == 1 {
		return quoted(of[0])
	}
	var b strings.Builder
	b.WriteString("[\n")
	for _, s := range of {
		b.WriteString(quoted(s) + ",\n")
	}
	b.WriteString("]")
	return b.String()
}

// quoted puts template text between quotes. Inside of ${...} quotes and backslashes are
// those of an expression, and stay.
func quoted(template string) string {
	var b strings.Builder
	b.WriteByte('"')
	depth := 0 // of braces, inside an interpolation
	inner := false
	for i := 0; i < len(template); i++ {
		c := template[i]
		switch {
		case depth == 0 && (strings.HasPrefix(template[i:], "$${") || strings.HasPrefix(template[i:], "%%{")):
			b.WriteString(template[i : i+3])
			i += 2
			continue
		case depth == 0 && (strings.HasPrefix(template[i:], "${") || strings.HasPrefix(template[i:], "%{")):
			b.WriteByte(c)
			i++
			c, depth = '{', 1
		case depth == 0:
			switch c {
			case '"', '\\':
				b.WriteByte('\\')
			case '\n':
				b.WriteByte('\\')
				c = 'n'
			case '\r':
				b.WriteByte('\\')
				c = 'r'
			}
		case inner && c == '\\' && i+1 < len(template):
			b.WriteByte(c)
			i++
			c = template[i]
		case c == '"':
			inner = !inner
		case inner:
		case c == '{':
			depth++
		case c == '}':
			depth--
		}
		b.WriteByte(c)
	}
	b.WriteByte('"')
	return b.String()
}
