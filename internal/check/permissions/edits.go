package permissions

import (
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/fcasync/fcasync-lint/internal/edit"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// GrantEdits put what Grant returns into the file of the role, and make the configs wait for it.
func (s *Set) GrantEdits(d *Delivery) []edit.Edit {
	text, label := s.grant(d)
	if text == "" {
		return nil
	}
	f := edit.Open(s.project.Sources, d.Role.Block.File)
	if f == nil || f.Override() {
		return nil
	}
	role := f.Block(d.Role.Block, "resource")
	if role == nil || mayVary(role) || !s.allCallersLack(d.Role, text) {
		return nil
	}
	edits := []edit.Edit{f.Append(text)}
	attachment := d.Role.Resource
	attachment.Type, attachment.Name = "alicloud_ram_role_policy_attachment", label
	seen := map[model.Range]bool{}
	together := s.grantedWith(d)
	for _, other := range together {
		c := other.Config
		if c.Module != other.Role.Module {
			return nil // other root modules may call the one with the role, and do without the permission
		}
		if seen[c.Block] {
			continue
		}
		seen[c.Block] = true
		wait, ok := WaitEdits(s.project, c, &attachment)
		if !ok || s.inACircle(c, d.Role, together) {
			return nil // FCA309 is no better
		}
		if g := edit.Open(s.project.Sources, c.Block.File); ofAnInstance.MatchString(text) && mayVary(g.Block(c.Block, "resource")) {
			return nil
		}
		edits = append(edits, wait...)
	}
	return edits
}

// allCallersLack reports whether the role of each call of a module needs the same policy: what is put
// into the module is given to all of them.
func (s *Set) allCallersLack(r *model.Role, text string) bool {
	for _, other := range s.project.Roles {
		if other.Block != r.Block || other.Module == r.Module || instanceKey(&other.Resource) != instanceKey(&r.Resource) {
			continue
		}
		lacking := s.lacking(other)
		if len(lacking) == 0 {
			return false
		}
		if model.WithoutKeys(other.Module) == model.WithoutKeys(r.Module) {
			if !slices.ContainsFunc(lacking, func(d *Delivery) bool { return d.Role == other }) {
				return false
			}
			continue // one policy is for the instances of one call
		}
		if its, _ := s.grant(lacking[0]); its != text {
			return false
		}
	}
	return true
}

// mayVary reports whether a variable or a local value says which instances a resource has: what is
// added must not name one that is not there when it says something else.
func mayVary(resource *hclsyntax.Block) bool {
	for _, name := range [...]string{"count", "for_each"} {
		if a := resource.Body.Attributes[name]; a != nil && len(a.Expr.Variables()) > 0 {
			return true
		}
	}
	return false
}

// ofAnInstance finds a reference to an instance of a resource or data source.
var ofAnInstance = regexp.MustCompile(`\balicloud_\w+\.[\w-]+\[`)

// inACircle reports whether a config can not wait for a new policy, which waits for a role and for
// what other configs deliver to: these wait for the config.
func (s *Set) inACircle(c *model.AsyncConfig, r *model.Role, others []*Delivery) bool {
	waits := func(other *model.Resource) bool {
		return s.project.Waits != nil && s.project.Waits(other, &c.Resource) != symbol.No
	}
	return waits(&r.Resource) || slices.ContainsFunc(others, func(d *Delivery) bool { return waits(&d.Config.Resource) })
}

// WaitEdits add the depends_on to a config that makes it wait for another resource. false: it has to
// be written elsewhere, or the other one waits for the config. All data sources of a module that waits
// are read as late as that, which somebody has to want.
func WaitEdits(p *model.Project, c *model.AsyncConfig, other *model.Resource) ([]edit.Edit, bool) {
	where, what := DependsOn(&c.Resource, other)
	f := edit.Open(p.Sources, c.Block.File)
	if f == nil || where != theConfig || strings.Contains(what, "[") {
		return nil, false
	}
	awaited := model.Resource{Node: what}
	if c.Module != "" {
		awaited.Node = model.WithoutKeys(c.Module) + "." + what
	}
	if p.Waits != nil && p.Waits(&awaited, &c.Resource) != symbol.No {
		return nil, false
	}
	return f.DependOn(c.Block, what)
}
