package model

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

// Gone is a resource instance that a plan deletes or forgets.
type Gone struct {
	Address string
	// Names are what it was called, and what it was for: the values of arguments such as
	// function_name and role_name.
	Names []string
	// Forgotten: it stays where it is, and Terraform manages it no longer.
	Forgotten bool
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
