// Package naming judges names that are known in part: alicloud has the rules, and what
// a reference is made of says more about it.
package naming

import (
	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Name is alicloud.CheckName.
func Name(kind alicloud.NameKind, name symbol.Text) (symbol.Tri, string) {
	return alicloud.CheckName(kind, digits(name))
}

// Qualifier is alicloud.CheckQualifier.
func Qualifier(q symbol.Text) (alicloud.Qualifier, string) {
	return alicloud.CheckQualifier(digits(q))
}

// digits puts a digit in the place of every reference that stands for digits: to the
// naming rules all numbers are the same, but for their length.
func digits(t symbol.Text) symbol.Text {
	parts := make([]symbol.Text, 0, len(t.Segments()))
	for _, s := range t.Segments() {
		switch {
		case s.Ref == nil:
			parts = append(parts, symbol.Lit(s.Lit))
		case s.Ref.Chars == symbol.DigitText:
			parts = append(parts, symbol.Lit("0"))
		default:
			parts = append(parts, symbol.FromRef(*s.Ref))
		}
	}
	return symbol.Concat(parts...)
}
