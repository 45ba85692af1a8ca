// Package phrase words what messages of several rules have in common.
package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// newest is Provider.From where nothing is stated.
const newest = "newest known version"

// longest is the longest expression that still helps a reader of a one-line message.
const longest = 80

// Value shows a value as evaluated and, where the source says it differently, as written:
// `99 (var.retries)`. Sensitive values are not shown.
func Value(v model.Value) string {
	s := v.Show()
	if ref, ok := v.Text.Ref(); ok && ref.Display == v.Written && !v.Sensitive {
		return v.Written // nothing more is known than what is written
	}
	if v.Written == "" || v.Written == s || v.Written == `"`+v.Text.String()+`"` ||
		len(v.Written) > longest || strings.ContainsAny(v.Written, "\r\n") || strings.HasPrefix(v.Written, "<<") {
		return s
	}
	if v.Sensitive && strings.Contains(v.Written, `"`) {
		return s // the secret may be written out
	}
	return s + " (" + v.Written + ")"
}

// Provider names the provider version that a project is judged by and where it comes from:
// `provider 1.150.0, from the lock file`.
func Provider(p *model.Project) string {
	s := "provider " + p.Provider.Version
	switch from := p.Provider.From; {
	case from == "":
		return s
	case from == newest:
		return s + ", the " + newest
	case strings.HasPrefix(from, "--"), strings.HasPrefix(from, "the "):
		return s + ", from " + from
	default:
		return s + ", from the " + from
	}
}

// Other says what to write where the value names the wrong attribute of a resource: the
// user's own expression with another attribute, or the attribute of a resource that the
// value came from by another way. The value must have a Source.
func Other(v model.Value, attribute string) string {
	if expr, ok := strings.CutSuffix(v.Written, "."+v.Source.Name); ok {
		return expr + "." + attribute
	}
	return "the " + attribute + " of " + v.Source.Address
}

// Sentence makes a sentence of a clause: with a capital letter and, if it is no question, a
// full stop.
func Sentence(clause string) string {
	if clause == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(clause)
	s := string(unicode.ToUpper(first)) + clause[size:]
	if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") {
		s += "."
	}
	return s
}
