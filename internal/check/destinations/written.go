package destinations

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// asWritten reads the destination's ARN from the template in the source, so that what it
// says can be written again in the user's own expressions. false: it is no simple
// template, or the ARN is not laid out in it.
func (s *Set) asWritten(d *Destination) (alicloud.Destination, bool) {
	template, ok := s.template(d)
	if !ok {
		return alicloud.Destination{}, false
	}
	text, ok := parseTemplate(template)
	if !ok {
		return alicloud.Destination{}, false
	}
	arn, _, sound := alicloud.ParseARN(alicloud.TrimSpace(text))
	if sound != symbol.Yes {
		return alicloud.Destination{}, false
	}
	return alicloud.ClassifyDestination(arn), true
}

// template is what stands between the quotes of the destination's expression.
func (s *Set) template(d *Destination) (string, bool) {
	r := d.Value().Range
	src := s.project.Sources[r.File]
	if r.Start.Byte < 0 || r.Start.Byte >= r.End.Byte || r.End.Byte > len(src) {
		return "", false
	}
	quoted := strings.TrimSpace(string(src[r.Start.Byte:r.End.Byte]))
	inner, ok := strings.CutPrefix(quoted, `"`)
	if !ok {
		return "", false
	}
	return strings.CutSuffix(inner, `"`)
}

// parseTemplate takes a quoted template apart into text and expressions, each of which it
// takes for a name. It refuses what needs more than that: directives, escapes and
// expressions with braces or quotes of their own.
func parseTemplate(t string) (symbol.Text, bool) {
	if strings.ContainsAny(t, "\\\r\n") || strings.Contains(t, "%{") || strings.Contains(t, "$${") {
		return symbol.Text{}, false
	}
	var parts []symbol.Text
	for {
		text, rest, more := strings.Cut(t, "${")
		parts = append(parts, symbol.Lit(text))
		if strings.Contains(text, `"`) {
			return symbol.Text{}, false // the end of an expression was mistaken
		}
		if !more {
			return symbol.Concat(parts...), true
		}
		expr, after, closed := strings.Cut(rest, "}")
		if !closed || strings.Contains(expr, "{") {
			return symbol.Text{}, false
		}
		parts = append(parts, symbol.FromRef(symbol.Ref{Key: expr, Display: expr, Chars: symbol.NameText}))
		t = after
	}
}
