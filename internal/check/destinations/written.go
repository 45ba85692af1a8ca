package destinations

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Rewrite is the destination's ARN with other parts; a nil part stays as it is written. It
// returns "" for a sensitive value.
func (s *Set) Rewrite(d *Destination, region, account *string) string {
	return s.rewrite(d, region, account, func(read alicloud.Destination) symbol.Text { return read.ARN.Relative })
}

// Repair is the destination's ARN with the path that was probably meant, "" if that is not clear.
func (s *Set) Repair(d *Destination) string {
	if d.Corrected.String() == "" {
		return ""
	}
	return s.rewrite(d, nil, nil, func(read alicloud.Destination) symbol.Text {
		if read.PathProblem != d.PathProblem {
			return symbol.Text{} // what is wrong is inside an expression
		}
		return read.Corrected
	})
}

func (s *Set) rewrite(d *Destination, region, account *string, path func(alicloud.Destination) symbol.Text) string {
	if d.Value().Sensitive {
		return ""
	}
	read, ok := s.asWritten(d)
	if ok && path(read).String() == "" {
		ok = false
	}
	if !ok {
		read = d.Destination
	}
	if region == nil {
		region = s.expression(read.ARN.Region, providerOf(d).Region, s.Region(d.Config), regionPlaceholder)
	}
	if account == nil {
		account = s.expression(read.ARN.Account, providerOf(d).Account, s.Account(d.Config), accountPlaceholder)
	}
	return "acs:" + read.ARN.Product.String() + ":" + *region + ":" + *account + ":" + path(read).String()
}

// expression is a part of an ARN as it can be written: there is no expression in the value
// for the provider's own region and account, which other expressions stand for.
func (s *Set) expression(part, configured symbol.Text, written, placeholder string) *string {
	text := part.String()
	switch {
	case isExpression(part):
	case symbol.Equal(part, configured) == symbol.Yes:
		text = written
	default:
		text = placeholder
	}
	return &text
}

func providerOf(d *Destination) model.ProviderConfig {
	if d.Config.Provider == nil {
		return model.ProviderConfig{}
	}
	return *d.Config.Provider
}

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
