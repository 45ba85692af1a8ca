package identity

import (
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check/naming"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Latest is the qualifier of a function's unpublished version: what both generations
// configure when no qualifier is given.
const Latest = "LATEST"

// Qualifier is the qualifier that a config is for: LATEST where the argument is left out,
// and in FC3 where it is empty, which the provider takes as left out. open is true where
// it is not known whether the argument is set.
func Qualifier(c *model.AsyncConfig) (q symbol.Text, open bool) {
	v := c.Qualifier
	switch {
	case v.Default:
		return v.Text, false
	case v.Set == symbol.No:
		return symbol.Lit(Latest), false
	case v.Set == symbol.Unknown:
		return symbol.Text{}, true
	}
	if s, ok := v.Text.Known(); ok && s == "" && c.Generation == model.FC3 {
		return symbol.Lit(Latest), false
	}
	return v.Text, false
}

// Misspelt reports whether a config's qualifier is FCA105's fault: certainly illegal, or LATEST
// in another case.
func Misspelt(c *model.AsyncConfig) bool {
	k := kind(c)
	return k == alicloud.QualifierInvalid || k == alicloud.QualifierCase
}

// Qualified reports whether a config is certainly for another qualifier than LATEST, and for
// one that is not misspelt.
func Qualified(c *model.AsyncConfig) bool {
	switch kind(c) {
	case alicloud.QualifierVersion, alicloud.QualifierAlias:
		return true
	case alicloud.QualifierUnknown:
		q, open := Qualifier(c)
		if r, ok := q.Ref(); ok && isAliasName(r) {
			return true // an alias is never called LATEST
		}
		return !open && mayBe(q, Latest, strings.ToLower(Latest), "") == symbol.No
	}
	return false
}

// QualifiedByAlias reports whether a config's qualifier is certainly an alias name.
func QualifiedByAlias(c *model.AsyncConfig) bool {
	if !Qualified(c) || kind(c) == alicloud.QualifierVersion {
		return false
	}
	q, _ := Qualifier(c)
	if r, ok := q.Ref(); ok && isAliasName(r) {
		return true
	}
	return slices.ContainsFunc(q.Segments(), func(s symbol.Segment) bool {
		return strings.Trim(s.Lit, "0123456789") != "" // no version number
	})
}

// kind is what the qualifier of a config is.
func kind(c *model.AsyncConfig) alicloud.Qualifier {
	q, open := Qualifier(c)
	if open {
		return alicloud.QualifierUnknown
	}
	k, _ := naming.Qualifier(q)
	return k
}

// isAliasName reports whether a reference is the name of an alias resource.
func isAliasName(r symbol.Ref) bool {
	return strings.HasSuffix(r.ResourceType, "_alias") && r.Attribute == "alias_name"
}

// mayBe is No where the text is certainly none of the candidates.
func mayBe(t symbol.Text, candidates ...string) symbol.Tri {
	is := symbol.No
	for _, c := range candidates {
		is = is.Or(symbol.Equal(t, symbol.Lit(c)))
	}
	return is
}
