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
// Terraform expression; "" where one of them cannot be written beside the role, and where there
// are more than anyone would read.
func (s *Set) Least(r *model.Role) string {
	if s.least == nil {
		s.least = map[*model.Role]string{}
		of := map[*model.Role][]*Delivery{}
		for _, d := range s.Deliveries {
			if d.Role != nil {
				of[d.Role] = append(of[d.Role], d)
			}
		}
		for r, deliveries := range of {
			s.least[r] = s.leastOf(deliveries)
		}
	}
	return s.least[r]
}

func (s *Set) leastOf(deliveries []*Delivery) string {
	if len(deliveries) > mostGranted {
		return ""
	}
	var grants []ram.Grant
	for _, d := range deliveries {
		needed := s.grants(d)
		if len(needed) == 0 {
			return ""
		}
		grants = append(grants, needed...)
	}
	return ram.HCL(ram.Least(grants), "")
}
