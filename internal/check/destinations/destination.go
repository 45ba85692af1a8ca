// Package destinations reads every destination of a project once, in one way, for all
// rules about destinations: what its ARN says, which declared resource it leads to, and
// which fault it has first, so that one cause is reported by one rule.
package destinations

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/phrase"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Destination is the destination of one on_failure or on_success block. What its ARN says
// is in the embedded part, which is empty where State is Malformed or Undecided.
type Destination struct {
	alicloud.Destination
	Config *model.AsyncConfig
	Side   *model.Side
	State  State
	// Padded: there is white space around the value. The other rules judge it without.
	Padded bool
	// Fault says why State is Malformed; NoFault where the value is a reference to something
	// that is no ARN, whatever its text, or to a role.
	Fault alicloud.Fault
}

// State is the first thing to say about a destination. Each state but Readable is the
// matter of one rule, and the others keep quiet about what follows from it.
type State uint8

// The states of a destination.
const (
	Malformed        State = iota // certainly no ARN that could be a destination: FCA201
	Undecided                     // it is not known whether it is an ARN at all: FCA201
	Unsupported                   // the ARN of a product that is no destination: FCA202
	ProductUndecided              // an ARN of a product that is not known: FCA202
	RocketMQ5                     // the ARN of something of RocketMQ 5.x: FCA209
	Readable                      // the ARN of a product that can be one
)

// Value is the argument as it was given.
func (d *Destination) Value() model.Value { return d.Side.Destination }

// Function returns the function that the destination certainly names.
func (d *Destination) Function() (alicloud.FunctionRef, bool) {
	if d.State != Readable {
		return alicloud.FunctionRef{}, false
	}
	f, ok := d.Destination.Function()
	f.Name = canonical(f.Name)
	return f, ok
}

// Says begins a message: `the destination of on_failure is "..." (var.queue)`.
func (d *Destination) Says() string {
	oneLine := strings.NewReplacer("\n", `\n`, "\r", `\r`, "\t", `\t`)
	return "the destination of " + d.Side.Type + " is " + oneLine.Replace(phrase.Value(d.Value()))
}

// Quote is a part of the destination for a message, which must not show a sensitive value.
func (d *Destination) Quote(t symbol.Text) string {
	return model.Value{Set: symbol.Yes, Text: t, Sensitive: d.Value().Sensitive}.Show()
}

// Finding is a finding about the destination, with the way that its value came. fix may
// quote the value, so that it is left out where the value is sensitive.
func (d *Destination) Finding(message, fix string, related ...check.Related) check.Finding {
	if d.Value().Sensitive {
		fix = ""
	}
	return check.Finding{
		Address:  d.Config.Address,
		Location: d.Range(),
		Message:  message,
		Fix:      fix,
		Related:  append(check.RelatedSteps(d.Value()), related...),
		Subject:  d.Side.Type,
	}
}

// Range is where the destination is written, or where its block is if it is not written.
func (d *Destination) Range() model.Range {
	if r := d.Value().Range; !r.IsZero() {
		return r
	}
	return d.Side.Range
}

// Ask declares a question about the destination undecided. because is the part of the value
// whose references keep the answer from being known.
func (d *Destination) Ask(p *check.Pass, question string, because symbol.Text) {
	blocking := ""
	if refs := because.Refs(); len(refs) > 0 {
		blocking = refs[0].Display
	}
	p.Undecided(d.Config.Address, d.Range(), d.Side.Type+": "+question, blocking)
}

// A is a noun with its article: a queue, an event bus.
func A(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiouF") { // FC is spelt out: an "eff see" function
		return "an " + noun
	}
	return "a " + noun
}
