package check

import (
	"fmt"
	"slices"
	"strings"
)

// Catalogue is every rule that has an ID.
type Catalogue struct {
	// Rules are those that this version has, ordered by ID.
	Rules []*Rule
	// Absent are those that it does not have. Comments and configuration files that are
	// shared with a version that has them may name them.
	Absent []Absent
}

// Absent is a rule that has an ID and a name but no check in this version.
type Absent struct{ ID, Name string }

// With is the catalogue with other rules in it, in the place of those of the same ID or behind
// the others. Nothing else may have their IDs and names.
func (c Catalogue) With(rules []*Rule) (Catalogue, error) {
	out := Catalogue{Rules: slices.Clone(c.Rules), Absent: c.Absent}
	taken := map[string]string{} // ID by lower-case ID and name
	for _, r := range c.Rules {
		taken[strings.ToLower(r.ID)], taken[strings.ToLower(r.Name)] = r.ID, r.ID
	}
	for _, a := range c.Absent {
		taken[strings.ToLower(a.ID)], taken[strings.ToLower(a.Name)] = a.ID, a.ID
	}
	for _, r := range rules {
		if i := slices.IndexFunc(out.Rules, func(old *Rule) bool { return old.ID == r.ID && old.Name == r.Name }); i >= 0 {
			out.Rules[i] = r
			continue
		}
		for _, name := range []string{r.ID, r.Name} {
			if other := taken[strings.ToLower(name)]; other != "" {
				return c, fmt.Errorf("the policy %s has the ID or name of the rule %s: give it another custom.id in METADATA", r.ID, other)
			}
		}
		out.Rules = append(out.Rules, r)
	}
	return out, nil
}

// Find returns the rule with an ID or name, in upper or lower case. absent: there is no
// such rule in this version, but the catalogue knows it.
func (c Catalogue) Find(idOrName string) (rule *Rule, absent bool) {
	for _, r := range c.Rules {
		if strings.EqualFold(r.ID, idOrName) || strings.EqualFold(r.Name, idOrName) {
			return r, false
		}
	}
	for _, a := range c.Absent {
		if strings.EqualFold(a.ID, idOrName) || strings.EqualFold(a.Name, idOrName) {
			return nil, true
		}
	}
	return nil, false
}

// Unknown is the error for a rule that does not exist, with the most similar one.
func (c Catalogue) Unknown(idOrName string) error {
	var names []string
	for _, r := range c.Rules {
		names = append(names, r.ID, r.Name)
	}
	// Any two IDs are similar: for something that looks like one a suggestion would be a guess.
	if looksLikeID(idOrName) {
		return fmt.Errorf("unknown rule %q", idOrName)
	}
	return fmt.Errorf("unknown rule %q%s", idOrName, DidYouMean(idOrName, names))
}

func looksLikeID(s string) bool {
	return len(s) >= 3 && strings.EqualFold(s[:3], "FCA") && strings.Trim(s[3:], "0123456789") == ""
}

// Match returns the rules that a pattern names: an ID, a name, or the beginning of
// either followed by "*" ("FCA2*", "destination-*", "*"); "FCA2xx" is "FCA2*". A pattern
// that only matches absent rules matches nothing; one that matches not even those is
// an error.
func (c Catalogue) Match(pattern string) ([]*Rule, error) {
	prefix, glob := globPrefix(pattern)
	if strings.Contains(prefix, "*") {
		return nil, fmt.Errorf("rule pattern %q: a * can stand only at the end", pattern)
	}
	if !glob {
		rule, absent := c.Find(pattern)
		switch {
		case rule != nil:
			return []*Rule{rule}, nil
		case absent:
			return nil, nil
		}
		return nil, c.Unknown(pattern)
	}
	var out []*Rule
	for _, r := range c.Rules {
		if hasPrefixFold(r.ID, prefix) || hasPrefixFold(r.Name, prefix) {
			out = append(out, r)
		}
	}
	if len(out) > 0 {
		return out, nil
	}
	for _, a := range c.Absent {
		if hasPrefixFold(a.ID, prefix) || hasPrefixFold(a.Name, prefix) {
			return nil, nil
		}
	}
	return nil, fmt.Errorf("no rule matches %q", pattern)
}

// globPrefix splits the "*" or the "x"s of "FCA2xx" off a pattern.
func globPrefix(pattern string) (prefix string, glob bool) {
	if p, ok := strings.CutSuffix(pattern, "*"); ok {
		return p, true
	}
	if len(pattern) == 6 && hasPrefixFold(pattern, "FCA") {
		if p := strings.TrimRight(pattern, "xX"); len(p) < 6 && strings.Trim(p[3:], "0123456789") == "" {
			return p, true
		}
	}
	return pattern, false
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
