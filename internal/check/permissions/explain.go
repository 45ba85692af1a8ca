package permissions

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Principal names who delivers, for people: the role, or what has or should have it.
func (d *Delivery) Principal() string {
	switch {
	case d.Role != nil:
		return d.Role.Address
	case d.State == NoRole:
		return d.Owner.Address + " (no role)"
	case d.Owner != nil && !d.Owner.Role.Sensitive:
		return d.Owner.Role.Text.String()
	}
	return "(unknown role)"
}

// Resource shows the resource that the permission is needed on.
func (d *Delivery) Resource() string { return d.Quote(d.Need.Resource) }

// Trace says of every policy of the role, and every statement of it that is about the same
// product, how it was judged.
func (d *Delivery) Trace() []string {
	if d.Role == nil {
		return nil
	}
	if len(d.Policies) == 0 && d.State != Judged {
		return nil // they were not looked at
	}
	if len(d.Policies) == 0 {
		return []string{"no policy is attached to " + d.Role.Address + " here"}
	}
	misses := map[*ram.Statement]Miss{}
	for _, m := range d.Misses() {
		misses[m.Statement] = m
	}
	var out []string
	for i, a := range d.Policies {
		attached := a.Label() + ", attached by " + a.Address
		if a.RAM.Attached == symbol.Unknown {
			attached = a.Label() + ", which " + a.Address + " may attach"
		}
		switch {
		case a.Wrong != "":
			out = append(out, attached+": "+a.Wrong)
			continue
		case a.RAM.Document == nil:
			out = append(out, attached+": "+a.Why)
			continue
		}
		told, others := 0, 0
		for _, step := range d.Verdict.Steps {
			if step.Policy != i {
				continue
			}
			if m, missed := misses[step.Statement]; step.Match == symbol.No && (!missed || m.near == foreign) || told == mostTold {
				others++
				continue
			}
			told++
			out = append(out, a.Statement(step.Statement)+": "+d.explain(step, misses))
		}
		if a.RAM.Document.Unknown != "" {
			out = append(out, attached+": "+a.Why)
		}
		switch {
		case told == 0:
			out = append(out, fmt.Sprintf("%s: none of its statements (%d) grants %s", attached, others, d.Need.Action))
		case others > 0:
			out = append(out, fmt.Sprintf("%s: its other statements (%d) do not grant %s", attached, others, d.Need.Action))
		}
	}
	return out
}

// mostTold is how many statements of a policy anyone would read about.
const mostTold = 10

// explain says how a statement was judged.
func (d *Delivery) explain(step ram.Step, misses map[*ram.Statement]Miss) string {
	st := step.Statement
	verb := map[ram.Effect]string{ram.Allow: "allows", ram.Deny: "denies"}[st.Effect]
	if verb == "" {
		verb = "has an effect that is not known on"
	}
	condition := ""
	switch {
	case step.Condition == symbol.Unknown:
		condition = ", under a condition"
	case step.Condition == symbol.No:
		condition = ", under a condition that does not hold"
	}
	switch step.Match {
	case symbol.Yes:
		return "it " + verb + " the delivery" + condition
	case symbol.Unknown:
		text := "it may match and then " + verb + " the delivery" + condition
		if _, blocking := d.mayMatch(step); blocking != "" {
			text += ", depending on " + blocking
		}
		return text
	}
	return misses[st].Message
}

// Flow is the way from the config to a piece of a policy's document, as places in the source:
// config, function or service, role, attachment, policy, statement. a and span may be missing.
func (d *Delivery) Flow(a *Attached, span symbol.Span) []check.Related {
	flow := []check.Related{
		{Message: "results of " + d.Config.Address + " are delivered to this destination", Location: d.Range()},
	}
	if d.Owner != nil {
		flow = append(flow, check.Related{
			Message: "by the role of the " + d.Owner.Noun, Location: identity.Where(d.Owner.Role, *d.Owner.Resource),
		})
	}
	if d.Role != nil {
		flow = append(flow, related("which is this role", &d.Role.Resource))
	}
	if a != nil {
		flow = append(flow, related("this attaches a policy to the role", &a.Attachment.Resource))
		if a.Policy != nil {
			flow = append(flow, related("the policy", &a.Policy.Resource))
			if span != (symbol.Span{}) {
				flow = append(flow, check.Related{Message: "the statement", Location: a.At(span)})
			}
		}
	}
	return flow
}

// Declared are the places of role and attachments for a finding's related places.
func (d *Delivery) Declared(policies ...*Attached) []check.Related {
	var out []check.Related
	if d.Role != nil {
		out = append(out, related("the role is declared here", &d.Role.Resource))
	}
	for _, a := range policies {
		out = append(out, related("the policy is attached here", &a.Attachment.Resource))
		if a.Policy != nil {
			out = append(out, related("the policy is declared here", &a.Policy.Resource))
		}
	}
	return out
}

// ClosedWorld reminds a reader of what the verdict rests on.
const ClosedWorld = "Policies that are attached to the role outside of this configuration are not seen."

// Finding is a finding about a delivery: at the destination, unless a narrower place is given.
func (d *Delivery) Finding(message string, at model.Range) check.Finding {
	f := d.Destination.Finding(message, "")
	if !at.IsZero() && at != f.Location {
		f.Related = append([]check.Related{{Message: "the destination is written here", Location: f.Location}}, f.Related...)
		f.Location = at
	}
	return f
}
