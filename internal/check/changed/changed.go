// Package changed leaves out what a plan changes nothing of.
package changed

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Only leaves in a result the findings about resources that the plan of its project changes,
// or that hang together with one that it changes: an async config with its function, service,
// aliases and destinations, and with the role that delivers, its policies and their attachments.
// What the plan takes away counts as changed. Findings about no resource stay, and so does
// everything of a project without a plan.
func Only(p *model.Project, r *check.Result) {
	c := read(p)
	if !c.planned {
		return
	}
	var kept []check.Finding
	for _, f := range r.Findings {
		if touched, known := c.touched[f.Address]; known && !touched && !c.pointsAtChange(f) {
			r.LeftOut = append(r.LeftOut, f)
		} else {
			kept = append(kept, f)
		}
	}
	r.Findings = kept
	r.Configs = 0
	for _, config := range p.AsyncConfigs {
		if c.touched[config.Address] {
			r.Configs++
		}
	}
	if n := len(p.AsyncConfigs) - r.Configs; n > 0 {
		what := "1 async invoke config is left out: the plan changes nothing of it, nor of what it hangs together with"
		if n > 1 {
			what = fmt.Sprintf("%d async invoke configs are left out: the plan changes nothing of them, nor of what they hang together with", n)
		}
		r.Notices = append(slices.Clip(r.Notices), model.Notice{Message: what})
	}
}

// Deliveries are those of the configs that a plan changes, or changes something for; all of a
// project without a plan.
func Deliveries(p *model.Project) []*permissions.Delivery {
	all := permissions.Read(p).Deliveries
	c := read(p)
	if !c.planned {
		return all
	}
	return slices.DeleteFunc(all, func(d *permissions.Delivery) bool { return !c.touched[d.Config.Address] })
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
	for _, r := range p.Resources() {
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
	set := permissions.Read(p)
	if len(p.Gone) > 0 {
		c.planned = true
		for config, texts := range mentions(p, set) {
			if slices.ContainsFunc(p.Gone, func(g model.Gone) bool { return mentioned(texts, g) }) {
				c.touched[config.Address] = true
			}
		}
	}
	for _, config := range p.AsyncConfigs {
		for _, a := range p.Aliases {
			if identity.AliasConcerns(config, a) == symbol.Yes {
				together(config, &a.Resource)
			}
		}
		for _, v := range p.Versions {
			if identity.Equal(config.FunctionName, v.FunctionName) == symbol.Yes {
				together(config, &v.Resource)
			}
		}
		if config.Function != nil {
			together(config, &config.Function.Resource)
		}
		if config.Service != nil {
			together(config, &config.Service.Resource)
		}
	}
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

// mentions are the known texts of each config that name what it needs: itself a function and a
// service, its destinations, its role.
func mentions(p *model.Project, set *permissions.Set) map[*model.AsyncConfig][]string {
	out := map[*model.AsyncConfig][]string{}
	add := func(config *model.AsyncConfig, values ...model.Value) {
		for _, v := range values {
			if text, ok := v.Known(); ok && text != "" {
				out[config] = append(out[config], text)
			}
		}
	}
	for _, config := range p.AsyncConfigs {
		add(config, config.FunctionName, config.ServiceName)
	}
	for _, d := range set.Deliveries {
		add(d.Config, d.Value())
		if d.Owner != nil {
			add(d.Config, d.Owner.Role)
		}
		if d.Role != nil {
			add(d.Config, d.Role.RoleName)
		}
		for _, a := range d.Policies {
			add(d.Config, a.Attachment.PolicyName)
		}
	}
	return out
}

// mentioned reports whether one of the texts is a name of what is gone, or an ARN with it.
func mentioned(texts []string, g model.Gone) bool {
	parts := func(text string) []string {
		return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("/:@#", r) })
	}
	return slices.ContainsFunc(texts, func(text string) bool {
		return slices.ContainsFunc(g.Names(), func(name string) bool {
			// The principal of an attachment is role@role.ACCOUNT.onaliyunservice.com.
			role, _, _ := strings.Cut(name, "@")
			return text == name || slices.Contains(parts(text), name) || slices.Contains(parts(text), role)
		})
	})
}
