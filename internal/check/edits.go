package check

import (
	"fmt"

	"github.com/fcasync/fcasync-lint/internal/edit"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// settleEdits completes the edits of what a rule has found in a project, and takes them away where
// not all instances of an async invoke config ask for the same ones: they have one text.
func settleEdits(p *model.Project, tidier *edit.Tidier, findings []Finding) {
	fixable := false
	for i := range findings {
		if f := &findings[i]; len(f.Edits) > 0 {
			f.Edits = tidier.Tidy(f.Edits)
			fixable = fixable || len(f.Edits) > 0
		}
	}
	if !fixable {
		return
	}
	block := map[string]model.Range{}
	instances := map[model.Range]int{}
	for _, c := range p.AsyncConfigs {
		block[c.Address] = c.Block
		instances[c.Block]++
	}
	type request struct {
		block model.Range
		edits string
	}
	asked := func(f Finding) request { return request{block[f.Address], fmt.Sprint(f.Edits)} }
	askers := map[request]map[string]bool{}
	for _, f := range findings {
		if len(f.Edits) > 0 {
			r := asked(f)
			if askers[r] == nil {
				askers[r] = map[string]bool{}
			}
			askers[r][f.Address] = true
		}
	}
	for i := range findings {
		if f := &findings[i]; len(f.Edits) > 0 && len(askers[asked(*f)]) < instances[block[f.Address]] {
			f.Edits = nil
		}
	}
}
