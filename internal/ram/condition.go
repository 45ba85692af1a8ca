package ram

import (
	"math/big"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// holds reports whether all of the statement's conditions hold: Yes if there are none.
func (s *Statement) holds(context map[string][]string) symbol.Tri {
	if s.ConditionUnknown {
		return symbol.Unknown
	}
	answer := symbol.Yes
	for i := range s.Conditions {
		answer = answer.And(s.Conditions[i].holds(context))
	}
	return answer
}

// holds compares every value of the key with every value that the condition names: one pair
// is enough, and for the operators with Not in their names no pair may be equal.
func (c *Condition) holds(context map[string][]string) symbol.Tri {
	compare, negated := comparison(c.Operator)
	if compare == nil {
		return symbol.Unknown
	}
	values, ok := lookup(context, c.Key)
	if !ok {
		return symbol.Unknown
	}
	answer := symbol.No
	if c.Unknown {
		answer = symbol.Unknown
	}
	for _, want := range c.Values {
		for _, value := range values {
			t := compare(want.Text, value)
			if want.Optional {
				t = t.And(symbol.Unknown)
			}
			answer = answer.Or(t)
		}
	}
	if negated {
		return answer.Not()
	}
	return answer
}

// lookup returns the values of a key. Keys are compared as they are written, and where that
// finds nothing, without regard to case.
func lookup(context map[string][]string, key symbol.Text) ([]string, bool) {
	name, ok := key.Known()
	if !ok {
		return nil, false
	}
	if values, ok := context[name]; ok {
		return values, true
	}
	found := ""
	for k := range context {
		if strings.EqualFold(k, name) && (found == "" || k < found) {
			found = k // of several always the same
		}
	}
	values, ok := context[found]
	return values, ok && found != ""
}

// comparer compares what a condition names with a value of the context.
type comparer func(want symbol.Text, value string) symbol.Tri

// comparison returns how an operator compares, nil if it is not known, and whether the result
// is turned round.
func comparison(operator string) (compare comparer, negated bool) {
	if !alicloud.IsConditionOperator(operator) {
		return nil, false
	}
	base := strings.Replace(operator, "Not", "", 1)
	negated = base != operator
	switch base {
	case "StringEquals":
		return func(want symbol.Text, value string) symbol.Tri { return symbol.Equal(want, symbol.Lit(value)) }, negated
	case "StringEqualsIgnoreCase":
		return func(want symbol.Text, value string) symbol.Tri { return symbol.EqualFold(want, symbol.Lit(value)) }, negated
	case "StringLike":
		return func(want symbol.Text, value string) symbol.Tri { return symbol.Glob(want, symbol.Lit(value)) }, negated
	case "Bool":
		return known(compareBools), negated
	case "IpAddress":
		return known(compareAddresses), negated
	case "IpAddressIncludeBorder":
		return nil, false // what the border is, is not documented
	}
	if name, ok := strings.CutPrefix(base, "Numeric"); ok {
		return ordered(parseNumber, (*big.Rat).Cmp, order(name)), negated
	}
	return ordered(parseDate, time.Time.Compare, order(strings.TrimPrefix(base, "Date"))), negated
}

// order says which results of a comparison of the context's value with the condition's
// satisfy an operator.
func order(name string) func(int) bool {
	switch name {
	case "Equals":
		return func(c int) bool { return c == 0 }
	case "LessThan":
		return func(c int) bool { return c < 0 }
	case "LessThanEquals":
		return func(c int) bool { return c <= 0 }
	case "GreaterThan":
		return func(c int) bool { return c > 0 }
	}
	return func(c int) bool { return c >= 0 } // GreaterThanEquals
}

// known makes a comparison of known text one of any text.
func known(compare func(want, value string) symbol.Tri) comparer {
	return func(want symbol.Text, value string) symbol.Tri {
		if s, ok := want.Known(); ok {
			return compare(s, value)
		}
		return symbol.Unknown
	}
}

// ordered compares what can be parsed.
func ordered[T any](parse func(string) (T, bool), compare func(a, b T) int, holds func(int) bool) comparer {
	return known(func(want, value string) symbol.Tri {
		w, ok := parse(want)
		v, ok2 := parse(value)
		if !ok || !ok2 {
			return symbol.Unknown
		}
		return symbol.Of(holds(compare(v, w)))
	})
}

// parseNumber reads a decimal number exactly. Numbers that would take much room are refused.
func parseNumber(s string) (*big.Rat, bool) {
	if len(s) > 100 || strings.Trim(s, "0123456789+-.eE") != "" {
		return nil, false
	}
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		if exponent, err := strconv.Atoi(s[i+1:]); err != nil || exponent > 400 || exponent < -400 {
			return nil, false
		}
	}
	return new(big.Rat).SetString(s)
}

// parseDate reads a point of time in a form of ISO 8601 that has a zone: without one, which
// time is meant is not documented.
func parseDate(s string) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z0700"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

func compareBools(want, value string) symbol.Tri {
	w, v := strings.ToLower(want), strings.ToLower(value)
	if w != "true" && w != "false" || v != "true" && v != "false" {
		return symbol.Unknown
	}
	return symbol.Of(w == v)
}

func compareAddresses(want, value string) symbol.Tri {
	addr, err := netip.ParseAddr(value)
	if err != nil || addr.Zone() != "" {
		return symbol.Unknown
	}
	addr = addr.Unmap()
	if prefix, err := netip.ParsePrefix(want); err == nil {
		if prefix.Addr().Is4In6() {
			if prefix.Bits() < 96 {
				return symbol.Unknown
			}
			prefix = netip.PrefixFrom(prefix.Addr().Unmap(), prefix.Bits()-96)
		}
		return symbol.Of(prefix.Contains(addr))
	}
	single, err := netip.ParseAddr(want)
	if err != nil || single.Zone() != "" {
		return symbol.Unknown
	}
	return symbol.Of(single.Unmap() == addr)
}
