package plan

import (
	"fmt"

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

func (f *faults) add(at span, address, message, fix string) {
	if len(f.problems) >= mostFaults {
		f.more++
		return
	}
	f.problems = append(f.problems, model.Problem{Address: address, Message: message, Fix: fix, Range: f.in.rangeOf(at)})
}

// all are the problems; the last one says how many are not among them.
func (f *faults) all() []model.Problem {
	if f.more > 0 {
		f.problems = append(f.problems, model.Problem{
			Message: fmt.Sprintf("%d more problems of this plan are not listed", f.more), Range: f.in.rangeOf(span{}),
		})
		f.more = 0
	}
	return f.problems
}

func megabytes(n int64) string { return fmt.Sprintf("%d MB", n>>20) }
