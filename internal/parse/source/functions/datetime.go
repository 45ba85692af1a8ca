package functions

import (
	"time"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// unknownTime is the time of a plan or an apply that is yet to come.
func unknownTime() function.Function { return unknownText(nil, nil) }

func timeCompare() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("timestamp_a"), stringParam("timestamp_b")},
		Type:         function.StaticReturnType(cty.Number),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			var times [2]time.Time
			for i, arg := range args {
				t, err := time.Parse(time.RFC3339, arg.AsString())
				if err != nil {
					return cty.NilVal, function.NewArgErrorf(i, "not a valid RFC3339 timestamp: %s", err)
				}
				times[i] = t
			}
			return cty.NumberIntVal(int64(times[0].Compare(times[1]))), nil
		},
	})
}
