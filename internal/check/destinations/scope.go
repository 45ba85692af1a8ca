package destinations

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Blank reports whether the region or account of an ARN is certain to name none: it is
// empty or a wildcard.
func Blank(part symbol.Text) bool {
	s, known := part.Known()
	return known && s == "" || IsWildcard(part)
}

// IsWildcard reports whether a part of an ARN is a wildcard of RAM policies as a whole or
// in part, which no region, account or name has.
func IsWildcard(part symbol.Text) bool {
	for _, s := range part.Segments() {
		if strings.Contains(s.Lit, "*") {
			return true
		}
	}
	return false
}

// IsPlaceholder reports whether an account part is certain to be no account id, which is
// digits only and at least ten of them.
func IsPlaceholder(account symbol.Text) bool {
	s, known := account.Known()
	return known && !Blank(account) && (len(s) < 10 || strings.Trim(s, "0123456789") != "")
}
