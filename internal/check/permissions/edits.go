package permissions

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/edit"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// GrantEdits put what Grant returns into the file of the role, and make the configs wait for it.
func (s *Set) GrantEdits(d *Delivery) []edit.Edit {
	text, label := s.grant(d)
	if text == "" {
		return nil
	}
	f := edit.Open(s.project.Sources, d.Role.Block.File)
	if f == nil || f.Override() || f.Block(d.Role.Block, "resource") == nil {
		return nil
	}
	edits := []edit.Edit{f.Append(text)}
	attachment := d.Role.Resource
	attachment.Type, attachment.Name = "alicloud_ram_role_policy_attachment", label
	seen := map[model.Range]bool{}
	for _, other := range s.grantedWith(d) {
		c := other.Config
		if seen[c.Block] {
			continue
		}
		seen[c.Block] = true
		wait, ok := WaitEdits(s.project, c, &attachment)
		if !ok {
			return nil // FCA309 is no better
		}
		edits = append(edits, wait...)
	}
	return edits
}

// WaitEdits add the depends_on to a config that makes it wait for another resource. false: it has to
// be written elsewhere. All data sources of a module that waits are read as late as that, which
// somebody has to want.
func WaitEdits(p *model.Project, c *model.AsyncConfig, other *model.Resource) ([]edit.Edit, bool) {
	where, what := DependsOn(&c.Resource, other)
	f := edit.Open(p.Sources, c.Block.File)
	if f == nil || where != theConfig || strings.Contains(what, "[") {
		return nil, false
	}
	return f.DependOn(c.Block, what)
}
