package model

import "slices"

// Resources are all resource instances of the project.
func (p *Project) Resources() []*Resource {
	return slices.Concat(
		resources(p.AsyncConfigs), resources(p.Functions), resources(p.Services), resources(p.Aliases),
		resources(p.Versions), resources(p.Triggers), resources(p.Roles), resources(p.Policies),
		resources(p.Attachments), resources(p.Targets),
	)
}

func (r *Resource) resource() *Resource { return r }

func resources[T interface{ resource() *Resource }](list []T) []*Resource {
	out := make([]*Resource, len(list))
	for i, x := range list {
		out[i] = x.resource()
	}
	return out
}
