package check

import (
	"github.com/fcasync/fcasync-lint/internal/edit"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Finding is one fault: an argument that a reader can follow and act on.
type Finding struct {
	Rule     string   `json:"rule"`
	Name     string   `json:"name"`
	Severity Severity `json:"severity"`
	// Address is the resource instance, or the resource block without instance keys.
	Address string `json:"address,omitempty"`
	// Message is one sentence: what is wrong, with the value as evaluated.
	Message string `json:"message"`
	// Why and Fix: one or two sentences each. Where a rule leaves Why empty, the first
	// paragraph of its documentation stands in.
	Why string `json:"why,omitempty"`
	Fix string `json:"fix,omitempty"`
	URL string `json:"url,omitempty"`
	// Edits, made together, do what Fix says. There are none where the source does not show what
	// has to be written, or where it would mean something else to other instances.
	Edits []edit.Edit `json:"edits,omitempty"`
	// Location is the narrowest construct at fault.
	Location model.Range `json:"location"`
	Related  []Related   `json:"related,omitempty"`
	// Trace says step by step how a verdict was reached.
	Trace []string `json:"trace,omitempty"`
	// Flow is the way through the source that leads to the fault, in order.
	Flow []Related `json:"flow,omitempty"`
	// Fingerprint stays the same when lines move, files are renamed or words change.
	Fingerprint string `json:"fingerprint"`
	// Subject tells findings of one rule at one address apart in the fingerprint:
	// "on_failure", an argument's path. It may be empty.
	Subject string `json:"-"`
	// Behind are places that the finding does not show and comes from all the same: the module blocks
	// by which its resource comes to be.
	Behind []model.Range `json:"-"`
	// Root is the root module by which it came, as Project.Root.
	Root string `json:"-"`
}

// Related is another place that belongs to the argument.
type Related struct {
	Message  string      `json:"message"`
	Location model.Range `json:"location"`
}

// RelatedSteps turns the way a value came into related places.
func RelatedSteps(v model.Value) []Related { return Steps(v.Steps()) }

// Steps turns steps that have a place into related places.
func Steps(steps []model.Step) []Related {
	var out []Related
	for _, s := range steps {
		if !s.Range.IsZero() {
			out = append(out, Related{Message: s.Message, Location: s.Range})
		}
	}
	return out
}
