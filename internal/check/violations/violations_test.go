package violations

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/model"
)

func span(file string, from, to int) model.Range {
	return model.Range{File: file, Start: model.Pos{Byte: from}, End: model.Pos{Byte: to}}
}

func project(kind model.ViolationKind, r model.Range) *model.Project {
	return &model.Project{Declarations: []*model.Declaration{
		{},
		{Violations: []model.Violation{{Kind: kind}, {Kind: kind, Range: r}}},
	}}
}

func TestInside(t *testing.T) {
	for _, c := range []struct {
		kind model.ViolationKind
		r    model.Range
		want bool
	}{
		{model.UnknownBlock, span("main.tf", 10, 40), true},
		{model.UnknownArgument, span("main.tf", 20, 30), true},
		{model.BlockAsArgument, span("main.tf", 10, 40), true},
		{model.UnknownBlock, span("main.tf", 25, 40), false},
		{model.UnknownBlock, span("other.tf", 10, 40), false},
		{model.UnknownBlock, model.Range{}, false},
		// What is not there is no cause, and what is there twice is there.
		{model.MissingArgument, span("main.tf", 10, 40), false},
		{model.TooManyBlocks, span("main.tf", 10, 40), false},
	} {
		if got := Inside(project(c.kind, span("main.tf", 20, 30)), c.r); got != c.want {
			t.Errorf("kind %d: Inside(%v) = %v, want %v", c.kind, c.r, got, c.want)
		}
	}
}

func TestOf(t *testing.T) {
	p := project(model.WrongType, span("main.tf", 20, 30))
	for _, c := range []struct {
		r    model.Range
		want bool
	}{
		{span("main.tf", 20, 30), true},  // the expression is at fault
		{span("main.tf", 22, 30), true},  // the whole argument is
		{span("main.tf", 18, 40), true},  // a part of the expression is
		{span("main.tf", 31, 40), false}, // another argument
		{model.Range{}, false},           // from a plan
	} {
		if got := Of(p, model.Value{Range: c.r}); got != c.want {
			t.Errorf("Of(%v) = %v, want %v", c.r, got, c.want)
		}
	}
}
