package permissions

import (
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
)

// AttachedTo are the policies that are or may be attached to a declared role.
func (s *Set) AttachedTo(r *model.Role) []*Attached { return s.attachedTo(r, &r.Resource) }

// MayHaveMore says why a declared role may have other policies than AttachedTo knows, "" if it
// may not.
func (s *Set) MayHaveMore(r *model.Role) string {
	switch {
	case s.project.RolesIncomplete != "":
		return s.project.RolesIncomplete + ", and may attach policies to the role"
	case s.index.vague[r]:
		return "many attachments may attach policies to the role, because the names of the roles that they are for are not known"
	}
	return ""
}

// Least is the smallest policy document that allows what the deliveries of a role need, as a
// Terraform expression; "" where one of them cannot be written beside the role.
func (s *Set) Least(d *Delivery) string {
	var grants []ram.Grant
	for _, other := range s.ofRole(d.Role) {
		needed := s.grants(other)
		if len(needed) == 0 {
			return ""
		}
		grants = append(grants, needed...)
	}
	return ram.HCL(ram.Least(grants), "")
}

func (s *Set) ofRole(r *model.Role) []*Delivery {
	if s.byRole == nil {
		s.byRole = map[*model.Role][]*Delivery{}
		for _, d := range s.Deliveries {
			if d.Role != nil {
				s.byRole[d.Role] = append(s.byRole[d.Role], d)
			}
		}
	}
	return s.byRole[r]
}
