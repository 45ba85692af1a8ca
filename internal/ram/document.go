// Package ram reads RAM policy documents and decides what they allow. Everything works on
// partly known text, and everything is three-valued: what is claimed holds whatever the
// unknown parts become.
package ram

import "github.com/fcasync/fcasync-lint/internal/symbol"

// Kind is what a document is for.
type Kind uint8

// The kinds of document.
const (
	Identity Kind = iota // of a policy that is attached to a role: no Principal, but a Resource
	Trust                // of a role: says who may assume it
)

// Document is a policy document as far as it is known.
type Document struct {
	Kind       Kind
	Statements []*Statement
	// Problems are what certainly breaks the grammar of policies, in the order of the text.
	Problems []Problem
	// Unknown names, for people, what keeps parts of the document from being known, so that it
	// may hold further statements; "" if all statements are here.
	Unknown string
}

// Invalid returns the first problem that keeps the document from being a policy at all,
// or nil. Documents with only a wrong Version or length, or a Principal too many, can be
// evaluated all the same.
func (d *Document) Invalid() *Problem {
	for i := range d.Problems {
		if d.Problems[i].Fatal {
			return &d.Problems[i]
		}
	}
	return nil
}

// Problem is a place where a document breaks the grammar.
type Problem struct {
	// Message says what is wrong, without naming the document: `the Version is "2012-10-17", and RAM knows only "1"`.
	Message string
	// Fix says what to write instead; it may be empty.
	Fix  string
	Span symbol.Span // in the document's text
	// Fatal: what the statement, or the document, means cannot be said.
	Fatal bool
}

// Effect is what a statement does.
type Effect uint8

// The effects of a statement.
const (
	UnknownEffect Effect = iota // not known, or invalid
	Allow
	Deny
)

// Statement is one statement of a document.
type Statement struct {
	Index int // from 0, in the order of the text
	Span  symbol.Span
	// Exists is Unknown where the statement may not be there, or may be there several times.
	Exists symbol.Tri
	Effect Effect
	// EffectSpan is the value of Effect.
	EffectSpan symbol.Span
	// Actions and Resources are the patterns; Not: they stand under NotAction or NotResource.
	// A trust statement has no Resources.
	Actions, Resources List
	// Principals are those of a trust statement.
	Principals []Principal
	// PrincipalsUnknown: there may be others.
	PrincipalsUnknown bool
	// Conditions are all of Condition; they must all hold.
	Conditions []Condition
	// ConditionSpan is the value of Condition; zero if there is none.
	ConditionSpan symbol.Span
	// ConditionUnknown: there may be others, also in the place of those that are here.
	ConditionUnknown bool
	// Invalid: a Fatal problem is about the statement.
	Invalid bool
}

// List is the value of Action, NotAction, Resource or NotResource.
type List struct {
	Patterns []Pattern
	Not      bool
	Span     symbol.Span // the value
	// Unknown: there may be other patterns.
	Unknown bool
}

// Pattern is one string of a document.
type Pattern struct {
	Text symbol.Text
	Span symbol.Span // with its quotes
	// Optional: it may not be there.
	Optional bool
}

// Principal is one identifier of a trust statement's Principal.
type Principal struct {
	Kind string // RAM, Service, Federated
	Pattern
}

// Condition is one key under one operator.
type Condition struct {
	Operator     string
	OperatorSpan symbol.Span
	Key          symbol.Text
	KeySpan      symbol.Span
	Values       []Pattern
	// Unknown: there may be other values.
	Unknown bool
}
