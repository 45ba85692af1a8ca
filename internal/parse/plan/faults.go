package plan

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// mostFaults is how many problems of one plan anyone would read about.
const mostFaults = 100

// faults gathers what is wrong with a plan.
type faults struct {
	in       *input
	problems []model.Problem
	more     int
}

// anew is what to do about most that is wrong with a plan: nobody writes one by hand.
const anew = "Write the plan anew with terraform show -json."

// add adds a fault; fix is "" if the plan has to be written anew.
func (f *faults) add(at span, address, message, fix string) {
	if len(f.problems) >= mostFaults {
		f.more++
		return
	}
	f.problems = append(f.problems, model.Problem{Address: address, Message: message, Fix: cmp.Or(fix, anew), Range: f.in.rangeOf(at)})
}

// all are the problems; the last one says how many are not among them. What is wrong inside a
// resource is found when the plan is skimmed and again when the resource is decoded: it is said
// once, with the address.
func (f *faults) all() []model.Problem {
	var whole []model.Range // of resources, in the order of the file
	for _, p := range f.problems {
		if p.Address != "" {
			whole = append(whole, p.Range)
		}
	}
	slices.SortFunc(whole, func(a, b model.Range) int { return a.Start.Byte - b.Start.Byte })
	f.problems = slices.DeleteFunc(f.problems, func(p model.Problem) bool {
		i, _ := slices.BinarySearchFunc(whole, p.Range, func(w, r model.Range) int { return w.End.Byte - r.End.Byte })
		return p.Address == "" && i < len(whole) && whole[i].Start.Byte < p.Range.Start.Byte
	})
	if f.more > 0 {
		f.problems = append(f.problems, model.Problem{
			Message: fmt.Sprintf("%d more problems of this plan are not listed", f.more), Range: f.in.rangeOf(span{}),
		})
		f.more = 0
	}
	return f.problems
}

func megabytes(n int64) string { return fmt.Sprintf("%d MB", n>>20) }
