package source

import (
	"cmp"
	"slices"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// name is what the root module is called: its directory, or the plan's file where there is none.
func (e *evaluator) name() string {
	if e.root.dir == "" && e.planned != nil {
		return e.planned.File
	}
	return e.rel(e.root.dir)
}

// plan adds what a plan says of a resource: what will be done to it, and what the provider or
// the state has put in the place of arguments that are left out.
func (b *builder) plan(head *model.Resource, inst *resourceInstance) {
	if inst.planned == nil {
		return
	}
	head.Planned = &model.Planned{
		Action: inst.planned.action(), At: inst.planned.At,
	}
	if isAsyncType(head.Type) {
		head.Planned.Before = inst.planned.before(inst.set.schema)
	}
	if inst.set.hidden {
		head.Range, head.Block = inst.planned.At, inst.planned.At
	}
	content := b.planned.content(inst.planned, inst.set.schema)
	if content == nil {
		return
	}
	for name, v := range content.attrs {
		_, written := head.Body.Values[name]
		switch {
		case written || name == "id":
			continue
		case !v.IsWhollyKnown() && !inst.set.schema.Attributes[name].Computed:
			// It must be given somewhere that the configuration does not show.
			r := symbol.Ref{Key: "planned " + inst.address() + "." + name, Display: name}
			head.Body.Values[name] = model.Value{Set: symbol.Unknown, Text: symbol.FromRef(r), Range: head.Range}
			continue
		case !v.IsWhollyKnown() || isNull(v):
			continue
		}
		given := plainModelValue(v)
		given.Default = true
		head.Body.Values[name] = given
	}
}

// plannedImports adds the imports of async invoke configs that the source does not show.
func (b *builder) plannedImports() {
	if b.planned == nil {
		return
	}
	p := b.project
	for _, c := range p.AsyncConfigs {
		x := b.planned.byAddress[c.Address]
		if x == nil || x.Change.Importing == nil || x.Change.Importing.ID == "" ||
			slices.ContainsFunc(p.Imports, func(have *model.Import) bool { return have.To == c.Address }) {
			continue
		}
		p.Imports = append(p.Imports, &model.Import{
			To: c.Address, Type: c.Type, Generation: c.Generation, Range: c.Range,
			ID: model.Value{Set: symbol.Yes, Text: symbol.Lit(x.Change.Importing.ID), Range: c.Range},
		})
	}
}

// plannedGaps says what keeps rules from concluding from what a plan does not have.
func (b *builder) plannedGaps() {
	if b.planned == nil || len(b.project.AsyncConfigs) == 0 {
		return
	}
	why := b.planned.Incomplete
	switch {
	case why != "":
	case b.planned.Errored:
		why = "the plan ended with an error"
	case b.planned.Partial:
		why = "the plan is not complete"
	}
	b.project.Incomplete = cmp.Or(b.project.Incomplete, why)
	b.project.RolesIncomplete = cmp.Or(b.project.RolesIncomplete, why)
}

// plannedProblems adds what is wrong with a plan, and what is worth saying of it.
func (b *builder) plannedProblems() {
	if b.planned == nil {
		return
	}
	b.mismatch()
	b.project.Problems = append(b.project.Problems, b.planned.Problems...)
	b.project.Problems = append(b.project.Problems, b.planned.problems...)
	b.project.Notices = append(b.project.Notices, b.planned.Notices...)
	start := model.Pos{Line: 1, Column: 1}
	warn := func(message string) {
		b.project.Notices = append(b.project.Notices, model.Notice{
			Message: message, Range: model.Range{File: b.planned.File, Start: start, End: start}, Warning: true,
		})
	}
	switch {
	case b.planned.Errored:
		warn("planning ended with an error, so this plan cannot be applied and may lack resources; what is in it is judged")
	case b.planned.Partial:
		warn("the plan is not complete (-target or deferred changes); what is in it is judged, and nothing is concluded from what is not")
	}
}
