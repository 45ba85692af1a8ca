package alicloud

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// ARN is a resource name, acs:PRODUCT:REGION:ACCOUNT:RELATIVE, whose parts may be partly
// known.
type ARN struct {
	Product, Region, Account, Relative symbol.Text
	// Text is the whole.
	Text symbol.Text
	// Complete: all parts are told apart. Otherwise at most Product is set.
	Complete bool
}

// Fault says why a text is no ARN.
type Fault uint8

// The faults of a text where an ARN is expected.
const (
	NoFault          Fault = iota
	SurroundingSpace       // white space before or behind, such as the final newline of a heredoc
	ForeignScheme          // arn:aws:...
	TooFewParts            // begins with acs: but has fewer than five parts
	NotAnARN               // a bare name or id
)

// String describes the fault as a clause: "it has white space around it".
func (f Fault) String() string {
	switch f {
	case SurroundingSpace:
		return "it has white space around it"
	case ForeignScheme:
		return `it is an ARN of another cloud ("arn:"): Alibaba Cloud's begin with "acs:"`
	case TooFewParts:
		return `it has fewer than the five parts of "acs:PRODUCT:REGION:ACCOUNT:PATH"`
	case NotAnARN:
		return `it is no ARN: those begin with "acs:"`
	}
	return ""
}

// ParseARN takes a text apart. No means that it is malformed whatever its references
// become, and the fault says why. Yes means that it is well-formed, if the references
// between its literal colons hold no colon themselves. Unknown: a reference decides.
// Grammar: https://help.aliyun.com/en/ram/policy-elements.
func ParseARN(t symbol.Text) (ARN, Fault, symbol.Tri) {
	arn := ARN{Text: t}
	if surroundedBySpace(t) {
		return arn, SurroundingSpace, symbol.No
	}
	begins := t.HasPrefix("acs:")
	if begins == symbol.No {
		if t.HasPrefix("arn:") == symbol.Yes {
			return arn, ForeignScheme, symbol.No
		}
		return arn, NotAnARN, symbol.No
	}
	parts := t.Split(':', 5)
	if begins == symbol.Yes {
		if len(parts) == 5 {
			return ARN{parts[1], parts[2], parts[3], parts[4], t, true}, NoFault, symbol.Yes
		}
		if len(parts) > 2 && t.MayHold(':') && !parts[1].MayHold(':') {
			arn.Product = parts[1]
		}
	}
	if len(parts) < 5 && !t.MayHold(':') {
		return arn, TooFewParts, symbol.No
	}
	return arn, NoFault, symbol.Unknown
}

// surroundedBySpace reports whether the text is certain to begin or end with white space.
func surroundedBySpace(t symbol.Text) bool {
	segs := t.Segments()
	if len(segs) == 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(segs[0].Lit)
	last, _ := utf8.DecodeLastRuneInString(segs[len(segs)-1].Lit)
	return segs[0].Ref == nil && unicode.IsSpace(first) ||
		segs[len(segs)-1].Ref == nil && unicode.IsSpace(last)
}

// BuildARN joins the parts of an ARN.
func BuildARN(product string, region, account, relative symbol.Text) symbol.Text {
	colon := symbol.Lit(":")
	return symbol.Concat(symbol.Lit("acs:"+product+":"), region, colon, account, colon, relative)
}

// TrimSpace removes white space that the text is known to begin or end with.
func TrimSpace(t symbol.Text) symbol.Text {
	segs := t.Segments()
	if len(segs) == 0 {
		return t
	}
	if s := segs[0]; s.Ref == nil {
		t, _ = t.TrimPrefix(s.Lit[:len(s.Lit)-len(strings.TrimLeftFunc(s.Lit, unicode.IsSpace))])
	}
	if segs = t.Segments(); len(segs) == 0 {
		return t
	}
	if s := segs[len(segs)-1]; s.Ref == nil {
		t, _ = t.TrimSuffix(s.Lit[len(strings.TrimRightFunc(s.Lit, unicode.IsSpace)):])
	}
	return t
}
