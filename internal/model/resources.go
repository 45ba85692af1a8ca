package model

// Resources are all resource instances of the project.
func (p *Project) Resources() []*Resource {
	var out []*Resource
	for _, x := range p.AsyncConfigs {
		out = append(out, &x.Resource)
	}
	for _, x := range p.Functions {
		out = append(out, &x.Resource)
	}
	for _, x := range p.Services {
		out = append(out, &x.Resource)
	}
	for _, x := range p.Aliases {
		out = append(out, &x.Resource)
	}
	for _, x := range p.Versions {
		out = append(out, &x.Resource)
	}
	for _, x := range p.Triggers {
		out = append(out, &x.Resource)
	}
	for _, x := range p.Roles {
		out = append(out, &x.Resource)
	}
	for _, x := range p.Policies {
		out = append(out, &x.Resource)
	}
	for _, x := range p.Attachments {
		out = append(out, &x.Resource)
	}
	for _, x := range p.Targets {
		out = append(out, &x.Resource)
	}
	return out
}
