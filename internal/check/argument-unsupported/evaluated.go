package argumentunsupported

import (
	"slices"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// evaluated are the instances of async configs, found by the declaration that they are of.
type evaluated struct {
	// byAddress has them by their address without instance keys, which is a declaration's.
	byAddress map[string][]*model.AsyncConfig
	// blocks are those that any instance is made of, whichever call of the module made it.
	blocks map[model.Range]bool
}

func instancesOf(p *model.Project) evaluated {
	out := evaluated{map[string][]*model.AsyncConfig{}, map[model.Range]bool{}}
	for _, c := range p.AsyncConfigs {
		if !c.Block.IsZero() {
			address := model.WithoutKeys(c.Address)
			out.byAddress[address] = append(out.byAddress[address], c)
			out.blocks[c.Block] = true
		}
	}
	return out
}

// withEvaluated adds what only shows in a declaration's instances: a required argument that
// is null, blocks that are too many once dynamic blocks are expanded, and an id, which the
// schema lists and no resource takes.
func withEvaluated(d *model.Declaration, instances []*model.AsyncConfig) []model.Violation {
	out := slices.Clone(d.Violations)
	add := func(v model.Violation) {
		if !slices.ContainsFunc(out, func(have model.Violation) bool { return have.Kind == v.Kind && have.Path == v.Path }) {
			out = append(out, v)
		}
	}
	for _, c := range instances {
		required := map[string]model.Value{"function_name": c.FunctionName}
		if c.Generation == model.FC2 {
			required["service_name"] = c.ServiceName
		}
		for _, name := range [...]string{"service_name", "function_name"} {
			if v := required[name]; v.Null {
				add(model.Violation{Kind: model.MissingArgument, Path: name, Name: name, Detail: "it is null", Range: v.Range})
			}
		}
		if v := c.Body.Value("id"); v.Set == symbol.Yes && !nameRange(d, "id").IsZero() { // a plan has those of what exists
			add(model.Violation{Kind: model.UnknownArgument, Path: "id", Name: "id", Detail: "the provider sets it, it cannot be given", Range: nameRange(d, "id")})
		}
		if b := second(c.Destinations, func(b *model.DestinationConfig) *model.Block { return b.Block }); b != nil {
			add(model.Violation{Kind: model.TooManyBlocks, Path: b.Type, Name: b.Type, Range: b.Range})
		}
		for _, config := range c.Destinations {
			for _, sides := range [...][]*model.Side{config.OnFailure, config.OnSuccess} {
				if b := second(sides, func(s *model.Side) *model.Block { return s.Block }); b != nil {
					add(model.Violation{Kind: model.TooManyBlocks, Path: config.Type + "." + b.Type, Name: b.Type, Range: b.Range})
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b model.Violation) int { return a.Range.Start.Byte - b.Range.Start.Byte })
	return out
}

// second returns the second block that certainly exists, nil if there is none.
func second[T any](list []T, block func(T) *model.Block) *model.Block {
	n := 0
	for _, x := range list {
		b := block(x)
		if b.Exists == symbol.Yes {
			n++
		}
		if n == 2 {
			return b
		}
	}
	return nil
}

// nameRange is where the name of an argument stands.
func nameRange(d *model.Declaration, path string) model.Range {
	for _, a := range d.Arguments {
		if a.Path == path {
			return a.Range
		}
	}
	return d.Range
}
