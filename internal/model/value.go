package model

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Value is what one argument of a block comes to.
type Value struct {
	// Set says whether the argument has a value that is not null. No: it is left out or null.
	Set symbol.Tri
	// Text is the value as text, where Set is not No: numbers and booleans as Terraform
	// prints them. Collections have no text: see Known.
	Text symbol.Text
	// Least and Most bound a number that is set but not known, such as the outcome of a
	// condition with two known results; nil: no bound.
	Least, Most *big.Float
	// Null: the argument is written, and evaluates to null.
	Null bool
	// Default: the argument is left out and Text is what the provider then uses.
	Default bool
	// MayBeDefault: Text is what the provider uses where the argument is left out or null, and a plan
	// does not show whether it is.
	MayBeDefault bool
	// Sensitive: the value must not be printed.
	Sensitive bool
	// Written is the expression as it stands in the source, "" if the argument is left out.
	Written string
	// Range is the expression's, zero if the argument is left out.
	Range Range
	// Source is the resource attribute that the whole value is a reference to, followed
	// through variables, locals and module arguments; nil if it is none.
	Source *Attribute
	// Chain returns the way the value came, nearest first, without the argument itself.
	// It may be nil.
	Chain func() []Step
}

// Attribute names an attribute of a resource or data source instance.
type Attribute struct {
	Address      string // module.a.alicloud_mns_queue.q["x"]
	ResourceType string // alicloud_mns_queue
	Name         string // name
}

// Step is a place that a value passed through: a variable's default, a line of a
// .tfvars file, a local value, a module argument, an output.
type Step struct {
	Message string // what stands there, for people: `variable "retries" has this default`
	Range   Range
}

// Steps is Chain for values that may have none.
func (v Value) Steps() []Step {
	if v.Chain == nil {
		return nil
	}
	return v.Chain()
}

// Known returns the text of a value that is set and fully known.
func (v Value) Known() (string, bool) {
	if v.Set != symbol.Yes {
		return "", false
	}
	return v.Text.Known()
}

// Undecided reports whether it is unknown what the value is, or whether it is set.
func (v Value) Undecided() bool {
	return v.Set == symbol.Unknown || v.Set == symbol.Yes && !v.Text.IsKnown()
}

// Number returns a known value as a number. ok is false where it is not set, not known
// or no number.
func (v Value) Number() (n *big.Float, ok bool) {
	s, known := v.Known()
	if !known {
		return nil, false
	}
	n, _, err := big.ParseFloat(s, 10, 512, big.ToNearestEven)
	return n, err == nil
}

// Compare returns -1, 0 or 1 as a known number is less than, equal to or greater than n.
func (v Value) Compare(n int64) (sign int, ok bool) {
	f, ok := v.Number()
	if !ok {
		return 0, false
	}
	return f.Cmp(new(big.Float).SetInt64(n)), true
}

// Show is the value for a message: quoted text with references as ${...}, or a number
// as it is. Sensitive values are never shown.
func (v Value) Show() string {
	switch {
	case v.Sensitive:
		return "(sensitive value)"
	case v.Set == symbol.No:
		return "null"
	}
	if _, ok := v.Number(); ok {
		return v.Text.String()
	}
	if v.Text.IsKnown() {
		return strconv.Quote(clip(v.Text.String()))
	}
	return `"` + clip(v.Text.String()) + `"`
}

// clip shortens very long text, so that a message stays a message.
func clip(s string) string {
	const most = 300
	s = strings.ToValidUTF8(s, "\ufffd")
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}

// Blocking returns the first reference that keeps the value from being known, as it
// is displayed; "" if there is none.
func (v Value) Blocking() string {
	for _, r := range v.Text.Refs() {
		return r.Display
	}
	if v.Set == symbol.Unknown {
		return v.Written
	}
	return ""
}
