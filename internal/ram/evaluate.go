package ram

import "github.com/fcasync/fcasync-lint/internal/symbol"

// Policy is a policy as it applies to a principal.
type Policy struct {
	// Type is "Custom" or "System".
	Type string
	Name string
	// Document is nil where the text is not known.
	Document *Document
	// Attached is Unknown where it is not certain that the policy applies.
	Attached symbol.Tri
	// NeverDenies: what is not known of the policy does not deny anything.
	NeverDenies bool
	// Partial: Document does not have the whole text. What it leaves out grants no action that
	// deliveries need (alicloud.IsDeliveryAction), but may grant others.
	Partial bool
}

// Request is what somebody wants to do.
type Request struct {
	Action   string // mns:SendMessage
	Resource symbol.Text
	// Context are the values of condition keys. A key that is not in it is not known.
	Context map[string][]string
	// TrustNotResource evaluates NotResource as its name says. Without it a statement with
	// NotResource may match or not: only older pages of the documentation have it.
	TrustNotResource bool
}

// Decision is what policies come to.
type Decision uint8

// The decisions.
const (
	Undetermined Decision = iota // something that is not known decides
	Allowed                      // an unconditional Allow matches, and no Deny does
	ExplicitDeny                 // an unconditional Deny matches
	ImplicitDeny                 // nothing allows it
	Conditional                  // it depends on a Condition
)

// Verdict is a decision with its reasons.
type Verdict struct {
	Decision Decision
	// Open: the decision is Conditional, but something that is not known may decide otherwise.
	Open bool
	// Steps are all statements that were looked at, in the order of policies and statements.
	Steps []Step
	// Deciding are the indexes in Steps of the statements that make the decision: the Allows of
	// Allowed, the Denies of ExplicitDeny, all with a Condition of Conditional, and those that
	// may match of Undetermined.
	Deciding []int
	// Unknown are the indexes of the policies that are not known, wholly or in part, or may
	// not be attached, and that keep the decision from being made. Only of Undetermined and Open.
	Unknown []int
}

// Step is a statement that was looked at.
type Step struct {
	Policy    int // index in the policies
	Statement *Statement
	// Action, Resource: whether they match. Match is both.
	Action, Resource, Match symbol.Tri
	// Condition: Yes there is none, or it holds; No it does not hold; Unknown it may.
	Condition symbol.Tri
}

// Evaluate decides whether policies let a principal do what it wants to: an explicit Deny
// goes before an Allow, and what nothing allows is denied.
func Evaluate(policies []Policy, r Request) Verdict { return Verdict{} }
