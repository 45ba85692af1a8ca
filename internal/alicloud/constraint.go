package alicloud

import (
	"fmt"
	"strings"

	"github.com/hashicorp/go-version"
)

// constraint is one comparison with a version, as Terraform reads it
// (https://developer.hashicorp.com/terraform/language/expressions/version-constraints).
// go-version's own constraints differ: they take "~> 1" to admit 2.0, and let a bound with a
// pre-release admit other pre-releases.
type constraint struct {
	op    string
	bound *version.Version
	parts int // how many numbers were written
}

type constraints []constraint

func parseConstraints(lists []string) (constraints, error) {
	var out constraints
	for _, list := range lists {
		if strings.TrimSpace(list) == "" {
			continue
		}
		for one := range strings.SplitSeq(list, ",") {
			c, err := parseConstraint(strings.TrimSpace(one))
			if err != nil {
				return nil, fmt.Errorf("invalid version constraint %q: %w", list, err)
			}
			out = append(out, c)
		}
	}
	return out, nil
}

func parseConstraint(s string) (constraint, error) {
	at := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("=!<>~", r) })
	if at < 0 {
		return constraint{}, fmt.Errorf("%q has no version: write it like %q", s, ">= 1.228.0")
	}
	c := constraint{op: s[:at]}
	switch c.op {
	case "":
		c.op = "="
	case "=", "!=", ">", ">=", "<", "<=", "~>":
	default:
		return constraint{}, fmt.Errorf("%q is no operator: use =, !=, >, >=, <, <= or ~>", c.op)
	}
	text := strings.TrimSpace(s[at:])
	// The numbers that are left out count as zero.
	core, rest := text, ""
	if i := strings.IndexAny(text, "-+"); i >= 0 {
		core, rest = text[:i], text[i:]
	}
	c.parts = strings.Count(core, ".") + 1
	if c.parts > 3 {
		return constraint{}, fmt.Errorf("%q has more than three numbers", text)
	}
	v, err := ParseVersion(core + strings.Repeat(".0", 3-c.parts) + rest)
	if err != nil {
		return constraint{}, fmt.Errorf("%q is no version: write it like %q", text, SchemaVersion)
	}
	c.bound = v
	return c, nil
}

// admit reports whether v satisfies all constraints. A pre-release does only if one of
// them names exactly it.
func (set constraints) admit(v *version.Version) bool {
	named := v.Prerelease() == ""
	for _, c := range set {
		if !c.admits(v) {
			return false
		}
		named = named || c.op == "=" && c.bound.Equal(v)
	}
	return named
}

func (c constraint) admits(v *version.Version) bool {
	d := v.Compare(c.bound)
	switch c.op {
	case "=":
		return d == 0
	case "!=":
		return d != 0
	case ">":
		return d > 0
	case ">=":
		return d >= 0
	case "<":
		return d < 0
	case "<=":
		return d <= 0
	}
	// ~> lets the last number that is written grow; with one number, the ones behind it.
	same := max(c.parts-1, 1)
	have, want := v.Segments(), c.bound.Segments()
	for i := range same {
		if have[i] != want[i] {
			return false
		}
	}
	return d >= 0
}

// least is the lowest version that the constraint admits, as far as it names one.
func (c constraint) least() *version.Version {
	switch c.op {
	case "=", ">=", "~>":
		return c.bound
	case "<=":
		return c.bound.Core()
	case ">":
		s := c.bound.Segments()
		if c.bound.Prerelease() != "" {
			return c.bound.Core()
		}
		return version.Must(version.NewSemver(fmt.Sprintf("%d.%d.%d", s[0], s[1], s[2]+1)))
	}
	return nil
}
