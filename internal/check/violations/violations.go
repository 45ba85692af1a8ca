// Package violations finds out whether source already breaks the schema of its resource
// type (FCA107), so that a rule does not report the consequence beside the cause.
package violations

import "github.com/fcasync/fcasync-lint/internal/model"

// Inside reports whether something that the schema does not have, or not in this form,
// is written inside r: a misspelled block in a destination_config, for example.
func Inside(p *model.Project, r model.Range) bool {
	return found(p, func(v model.Violation) bool {
		switch v.Kind {
		case model.UnknownArgument, model.UnknownBlock, model.BlockAsArgument, model.ArgumentAsBlock, model.WrongType:
			return r.Contains(v.Range)
		}
		return false
	})
}

// Of reports whether the value is of another type than the schema wants, so that nothing
// can be said about what it comes to.
func Of(p *model.Project, value model.Value) bool {
	return found(p, func(v model.Violation) bool {
		return v.Kind == model.WrongType && (v.Range.Contains(value.Range) || value.Range.Contains(v.Range))
	})
}

func found(p *model.Project, match func(model.Violation) bool) bool {
	for _, d := range p.Declarations {
		for _, v := range d.Violations {
			if !v.Range.IsZero() && match(v) {
				return true
			}
		}
	}
	return false
}
