package model

import "strings"

// Action is what a plan will do to a resource instance.
type Action string

// The actions of a plan. A resource that is deleted or forgotten is not part of a Project.
const (
	Create  Action = "create"
	Update  Action = "update"
	Replace Action = "replace"
	Read    Action = "read" // of a data source, when applied
	NoOp    Action = "no-op"
)

// Gone is a resource instance that a plan deletes, forgets or makes anew: what it was is not
// there afterwards, or not managed.
type Gone struct {
	Address, Type string
	// Was are the arguments that named it, and what it was for: function_name, role_name,
	// qualifier and the like, as far as they are not empty.
	Was map[string]string
	// Forgotten: it stays where it is, and Terraform manages it no longer.
	Forgotten bool
	// Replaced: another one is made in its place, which is part of the Project.
	Replaced bool
	// OtherRegion and OtherAccount: the plan has provider configurations of several regions or
	// accounts, and does not say which one what is deleted belongs to.
	OtherRegion, OtherAccount bool
}

// Names are what it was called, and what it was for was called.
func (g Gone) Names() []string {
	var out []string
	for argument, text := range g.Was {
		if argument == "name" || argument == "function" || argument == "service" || strings.HasSuffix(argument, "_name") {
			out = append(out, text)
		}
	}
	return out
}

// Planned is what a plan says of a resource instance.
type Planned struct {
	Action Action
	// Before is the content of the resource as the plan found it; nil if there was none. Its
	// values have no ranges.
	Before *Body
	// At is its place in the plan's file.
	At Range
}
