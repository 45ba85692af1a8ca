// Package changed leaves out what a plan changes nothing of.
package changed

import (
	"slices"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Only leaves in a result the findings about resources that the plan of its project changes,
// or that hang together with one that it changes: an async config with its function, service
// and destinations, and with the role that delivers, its policies and their attachments.
// Findings about no resource stay, and so does everything of a project without a plan, of
// which it returns false.
func Only(p *model.Project, r *check.Result) (planned bool) {
	c := read(p)
	if !c.planned {
		return false
	}
	r.Findings = slices.DeleteFunc(r.Findings, func(f check.Finding) bool {
		touched, known := c.touched[f.Address]
		return known && !touched && !c.pointsAtChange(f)
	})
	r.Configs = 0
	for _, config := range p.AsyncConfigs {
		if c.touched[config.Address] {
			r.Configs++
		}
	}
	return true
}

// changes says of resources, by address, whether a plan changes them or what they hang
// together with.
type changes struct {
	touched map[string]bool
	planned bool
	blocks  map[string][]model.Range // of what the plan changes itself, by file
}

// pointsAtChange reports whether a finding shows a place in a resource that the plan changes:
// the other one of two that are the same, a trigger, a config in a circle.
func (c *changes) pointsAtChange(f check.Finding) bool {
	return slices.ContainsFunc(f.Related, func(r check.Related) bool {
		return slices.ContainsFunc(c.blocks[r.Location.File], func(b model.Range) bool { return b.Contains(r.Location) })
	})
}

func read(p *model.Project) *changes {
	c := &changes{touched: map[string]bool{}, blocks: map[string][]model.Range{}}
	for _, r := range resources(p) {
		if r.Planned == nil {
			continue // the plan says nothing of it
		}
		c.planned = true
		if r.Planned.Action != model.NoOp {
			c.touched[r.Address] = true
			c.blocks[r.Block.File] = append(c.blocks[r.Block.File], r.Block)
		} else {
			c.touched[r.Address] = false
		}
	}
	// Of two that hang together both are touched if one is, but nothing that only one of them
	// hangs together with: a policy that changes touches the config, which touches no other policy.
	again := map[string]bool{}
	together := func(config *model.AsyncConfig, with *model.Resource) {
		again[config.Address] = again[config.Address] || c.touched[with.Address]
		again[with.Address] = again[with.Address] || c.touched[config.Address]
	}
	for _, config := range p.AsyncConfigs {
		if config.Function != nil {
			together(config, &config.Function.Resource)
		}
		if config.Service != nil {
			together(config, &config.Service.Resource)
		}
	}
	set := permissions.Read(p)
	for _, d := range set.Deliveries {
		if d.Role != nil {
			together(d.Config, &d.Role.Resource)
		}
		if t := set.Destinations.Target(d.Destination); t != nil {
			together(d.Config, &t.Resource)
		}
		if f := set.Destinations.Function(d.Destination); f != nil {
			together(d.Config, &f.Resource)
		}
		for _, a := range d.Policies {
			together(d.Config, &a.Attachment.Resource)
			if a.Policy != nil {
				together(d.Config, &a.Policy.Resource)
			}
		}
	}
	for address, touched := range again {
		if _, known := c.touched[address]; known {
			c.touched[address] = c.touched[address] || touched
		}
	}
	return c
}

// resources are all of a project.
func resources(p *model.Project) []*model.Resource {
	var out []*model.Resource
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
