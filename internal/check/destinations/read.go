package destinations

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check/violations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Set is the destinations of a project.
type Set struct {
	// All are those that are or may be set to something, in the order of the configs.
	// Missing and empty ones are the matter of FCA102, those of a wrong type of FCA107.
	All       []*Destination
	project   *model.Project
	targets   map[string][]*model.Target
	functions map[string][]*model.Function
}

// Read takes all destinations of a project apart.
func Read(p *model.Project) *Set {
	s := &Set{project: p}
	s.index()
	mistyped := withViolations(p)
	for _, c := range p.AsyncConfigs {
		for _, side := range c.Sides() {
			v := side.Destination
			if text, known := v.Known(); v.Set == symbol.No || known && text == "" || violations.Of(mistyped, v) {
				continue
			}
			d := &Destination{Config: c, Side: side}
			s.read(d)
			s.All = append(s.All, d)
		}
	}
	return s
}

// withViolations is the project with those declarations only that break their schema, so
// that each destination need not look through all.
func withViolations(p *model.Project) *model.Project {
	out := &model.Project{}
	for _, d := range p.Declarations {
		if len(d.Violations) > 0 {
			out.Declarations = append(out.Declarations, d)
		}
	}
	return out
}

// Readable returns those whose ARN can be a destination.
func (s *Set) Readable() []*Destination {
	var out []*Destination
	for _, d := range s.All {
		if d.State == Readable {
			out = append(out, d)
		}
	}
	return out
}

func (s *Set) read(d *Destination) {
	v := d.Value()
	// Names and roles' ARNs are no destinations, even where their text is not known.
	wrong := bare(source(v)) || role(source(v)) || foreign(source(v))
	if v.Set != symbol.Yes {
		d.State = Undecided
		if wrong {
			d.State = Malformed
		}
		return
	}
	text := alicloud.TrimSpace(v.Text)
	d.Padded = symbol.Equal(text, v.Text) == symbol.No
	text = s.functionARN(text)
	arn, fault, ok := alicloud.ParseARN(text)
	if ok == symbol.No {
		d.State, d.Fault = Malformed, fault
		return
	}
	read := alicloud.ClassifyDestination(arn)
	switch {
	case read.Kind == alicloud.RAMRole && arn.Relative.HasPrefix("role/") != symbol.No:
		d.State = Malformed
	case read.Kind == alicloud.Unsupported, read.Kind == alicloud.RAMRole:
		d.State, d.Destination = Unsupported, read
	case ok == symbol.Unknown && wrong:
		d.State = Malformed
		if foreign(source(v)) {
			d.Fault = alicloud.ForeignScheme
		}
	case ok == symbol.Unknown:
		d.State = Undecided
	case read.Kind == alicloud.UnknownKind:
		d.State, d.Destination = ProductUndecided, read
	case s.isRocketMQ5(read):
		d.State, d.Destination = RocketMQ5, read
	default:
		d.State, d.Destination = Readable, read
		s.settlePath(d)
	}
}

// settlePath decides the path of a queue or topic that more is known about than its text
// says: "/queues/${var.name}" ends in a text that may hold anything, unless it is the name of
// a queue that is declared here.
func (s *Set) settlePath(d *Destination) {
	if d.PathOK != symbol.Unknown || d.Kind != alicloud.Queue && d.Kind != alicloud.Topic {
		return
	}
	name, _ := d.ARN.Relative.TrimPrefix("/queues/")
	name, _ = name.TrimPrefix("/topics/")
	if len(s.targets[targetKey(kindOf(d.Kind), name)]) > 0 {
		d.Name, d.PathOK = name, symbol.No
		d.PathProblem = `it does not end with "/messages"`
		d.Corrected = symbol.Concat(d.ARN.Relative, symbol.Lit("/messages"))
	}
}

// functionARN turns a reference to the ARN of a declared function, whose name the server
// makes up, into the ARN that it will be.
func (s *Set) functionARN(t symbol.Text) symbol.Text {
	ref, ok := t.Ref()
	if !ok || ref.Attribute != "function_arn" {
		return t
	}
	for _, f := range s.project.Functions {
		if f.Address != ref.Address || f.Provider == nil {
			continue
		}
		path := symbol.Concat(symbol.Lit("functions/"), functionName(f))
		if f.Generation == model.FC2 {
			path = symbol.Concat(symbol.Lit("services/"), f.ServiceName.Text, symbol.Lit(".LATEST/"), path)
		}
		return alicloud.BuildARN("fc", f.Provider.Region, f.Provider.Account, path)
	}
	return t
}

// source is the attribute that a value is a reference to and nothing else; nil if it is none.
func source(v model.Value) *model.Attribute {
	if v.Source != nil {
		return v.Source
	}
	ref, ok := v.Text.Ref()
	if !ok {
		return nil
	}
	// Nested data: data.alicloud_ram_roles.r.roles[0].arn.
	if path, ok := strings.CutPrefix(ref.Display, "data."); ok {
		if part := strings.SplitN(path, ".", 3); len(part) == 3 {
			return &model.Attribute{Address: "data." + part[0] + "." + part[1], ResourceType: part[0], Name: part[2]}
		}
	}
	if ref.ResourceType != "" && ref.Attribute != "" {
		return &model.Attribute{Address: ref.Address, ResourceType: ref.ResourceType, Name: ref.Attribute}
	}
	return nil
}

// IsRole reports whether the value is the ARN of a role.
func (d *Destination) IsRole() bool {
	return role(source(d.Value())) || alicloud.TrimSpace(d.Value().Text).HasPrefix("acs:ram:") == symbol.Yes
}

// bare reports whether an attribute is a name or an id, whatever its text.
func bare(a *model.Attribute) bool {
	if a == nil || !strings.HasPrefix(a.ResourceType, "alicloud_") {
		return false
	}
	if alicloud.Chars(a.ResourceType, a.Name) != symbol.AnyText {
		return true // a name has no colon, an ARN has
	}
	switch lastPart(a.Name) {
	case "queue_name", "topic_name", "topic", "event_bus_name", "function_name", "service_name",
		"function_id", "service_id", "role_name", "role_id", "instance_id", "queue_url", "topic_url":
		return true
	case "id", "name":
		return ofDestination(a.ResourceType)
	}
	return false
}

// foreign reports whether an attribute is the ARN of another cloud.
func foreign(a *model.Attribute) bool {
	return a != nil && strings.HasPrefix(a.ResourceType, "aws_") && lastPart(a.Name) == "arn"
}

// role reports whether an attribute is the ARN of a RAM role.
func role(a *model.Attribute) bool {
	if a == nil {
		return false
	}
	switch lastPart(a.Name) {
	case "arn":
		return strings.HasPrefix(a.ResourceType, "alicloud_ram_role") ||
			strings.HasPrefix(a.ResourceType, "alicloud_resource_manager_role")
	case "role", "invocation_role":
		return strings.HasPrefix(a.ResourceType, "alicloud_fc")
	}
	return false
}

// ofDestination reports whether a resource type or data source is about something that
// users mean to deliver to, or about what belongs to it. No id or name of them is an ARN.
func ofDestination(typ string) bool {
	for _, family := range []string{"mns_", "message_service_", "event_bridge_", "fc_", "fcv2_", "fcv3_", "ons_", "rocketmq_", "ram_role"} {
		if strings.HasPrefix(typ, "alicloud_"+family) {
			return true
		}
	}
	return false
}

// lastPart is the attribute's own name in a path into nested data: queues[0].queue_name.
func lastPart(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }
