// Package model is the one normal form that Terraform source, plans and the live
// account are brought into, and that rules read.
package model

import (
	"slices"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Project is one root module with everything below it.
type Project struct {
	// Root is the root module's directory relative to the working directory.
	Root string
	// PlanJSON is the plan that was judged, as it was read, where that was asked for. PlanFile is
	// its name in ranges.
	PlanJSON []byte
	PlanFile string
	Provider Provider
	// What the rules are about. All slices are in source order of the root module's
	// walk, which is the same for the same input.
	AsyncConfigs []*AsyncConfig
	Functions    []*Function
	Services     []*Service
	Aliases      []*Alias
	Versions     []*Version
	Triggers     []*Trigger
	Roles        []*Role
	Policies     []*Policy
	Attachments  []*Attachment
	Targets      []*Target
	Imports      []*Import
	// Calls are the module blocks, by the path of the module without instance keys: module.a.module.b.
	Calls map[string]Range
	// Declarations are the resource and data blocks of types whose schema is known, one
	// per block whatever its instances.
	Declarations []*Declaration
	// Gone are the resources that a plan takes away, as far as they may matter to async configs.
	Gone     []Gone
	Problems []Problem
	Notices  []Notice
	Ignores  []Ignore
	// Incomplete says why something that belongs to the project, and that may speak of its
	// functions, could not be read: "main.tf cannot be read whole", "module.far cannot be read".
	// Only where it is "" may a rule conclude from what is not found.
	Incomplete string
	// RolesIncomplete says the same of what may attach policies to its roles.
	RolesIncomplete string
	// Sources are the files that ranges point into, by Range.File.
	Sources map[string][]byte
	// Waits reports whether Terraform creates a resource only after another: whether other is
	// an ancestor of r in the dependency graph, by references and depends_on, of resources and
	// of modules. Instances of one block are one node of the graph. Where the Node of r is that of
	// a module call, anything in the module is meant. Not every reference can be seen in a plan
	// without its source. It may be nil: nothing is known.
	Waits func(r, other *Resource) symbol.Tri
	// Secrets are expressions in Sources whose text must not be shown, sorted by file and
	// position: what sensitive and ephemeral variables and outputs are given, and what is
	// handed to the function sensitive. They may overlap.
	Secrets []Range
}

// Provider is the version of the alicloud provider that the project is judged by.
type Provider struct {
	Version string // "1.289.0"
	// From says in words where the version comes from: "the lock file",
	// "the version constraints", "the newest known version", "--provider-version".
	From string
	// Locked: the version is certain (flag or lock file), not merely what a constraint admits.
	Locked bool
	// Constraints are the required_providers constraints of all modules, joined with ", ".
	Constraints string
	Range       Range // the line of the lock file or of required_providers, if any
}

// AsyncConfig is an asynchronous invocation configuration of either generation.
type AsyncConfig struct {
	Resource
	Generation   Generation
	ServiceName  Value // FC2 only
	FunctionName Value
	Qualifier    Value // provider default: LATEST in FC2, none in FC3
	MaxAge       Value // seconds
	MaxRetries   Value // provider default: 2 in FC2, none in FC3
	TaskMode     Value // stateful_invocation, async_task
	// Destinations are the destination_config blocks: none or one, unless the source is
	// wrong (FCA107) or they are dynamic.
	Destinations []*DestinationConfig

	// Function is the function that is configured, if it is declared in the project.
	Function *Function
	// Service is the service of that function (FC2), if it is declared in the project.
	Service *Service
}

// Sides returns on_failure and on_success of all destination_config blocks.
func (c *AsyncConfig) Sides() []*Side {
	var out []*Side
	for _, d := range c.Destinations {
		out = append(out, d.OnFailure...)
		out = append(out, d.OnSuccess...)
	}
	return out
}

// DestinationConfig is a destination_config block.
type DestinationConfig struct {
	*Block
	OnFailure, OnSuccess []*Side
}

// Side is an on_failure or on_success block.
type Side struct {
	*Block      // Type is "on_failure" or "on_success"
	Destination Value
}

// Function is alicloud_fc_function, alicloud_fcv2_function or alicloud_fcv3_function.
type Function struct {
	Resource
	Generation  Generation
	ServiceName Value // FC2 only
	FuncName    Value
	Role        Value // FC3 only
	Timeout     Value // seconds
}

// Service is alicloud_fc_service.
type Service struct {
	Resource
	ServiceName Value
	Role        Value
}

// Alias is alicloud_fc_alias (of a service) or alicloud_fcv3_alias (of a function).
type Alias struct {
	Resource
	Generation   Generation
	ServiceName  Value // FC2 only
	FunctionName Value // FC3 only
	AliasName    Value
}

// Version is alicloud_fcv3_function_version.
type Version struct {
	Resource
	FunctionName Value
}

// Trigger is alicloud_fc_trigger or alicloud_fcv3_trigger.
type Trigger struct {
	Resource
	Generation   Generation
	ServiceName  Value // FC2 only
	FunctionName Value
	Kind         Value // type, trigger_type: "http", "timer", ...
	Qualifier    Value // FC3 only

	// Function is the function that is triggered, if it is declared in the project.
	Function *Function
}

// Role is alicloud_ram_role or alicloud_resource_manager_role.
type Role struct {
	Resource
	RoleName Value
	// Trust is assume_role_policy_document or document, or what services and ram_users make.
	Trust Document
}

// Policy is alicloud_ram_policy or alicloud_resource_manager_policy.
type Policy struct {
	Resource
	PolicyName Value
	// Document is policy_document or document, or what the statement blocks make.
	Document Document
}

// Attachment is alicloud_ram_role_policy_attachment or alicloud_resource_manager_policy_attachment.
type Attachment struct {
	Resource
	PolicyName, PolicyType Value
	RoleName               Value // not set in alicloud_resource_manager_policy_attachment
	// Principal, PrincipalType and Scope are principal_name, principal_type and
	// resource_group_id of alicloud_resource_manager_policy_attachment, and not set in the other.
	Principal, PrincipalType, Scope Value
}

// TargetKind is the kind of thing that a result is delivered to.
type TargetKind string

// The kinds of target that Terraform can declare.
const (
	Queue         TargetKind = "queue"
	Topic         TargetKind = "topic"
	Bus           TargetKind = "event bus"
	RocketMQ4     TargetKind = "RocketMQ 4.x topic"
	RocketMQ5     TargetKind = "RocketMQ 5.x topic"
	RocketMQ4Inst TargetKind = "RocketMQ 4.x instance"
	RocketMQ5Inst TargetKind = "RocketMQ 5.x instance"
)

// Target is a declared queue, topic, event bus or RocketMQ instance or topic.
type Target struct {
	Resource
	Kind       TargetKind
	TargetName Value
	// Instance is the RocketMQ instance id of a RocketMQ topic.
	Instance Value
	// Fifo is queue_type or topic_type.
	Fifo Value
}

// Import is an import block whose target is an async invoke config.
type Import struct {
	To         string // address as written, instance key included where known
	Type       string // resource type
	Generation Generation
	ID         Value
	Range      Range // the block's header
}

// Declaration is a resource or data block as it is written.
type Declaration struct {
	Mode       string // "resource" or "data"
	Type, Name string
	Address    string // module.a.alicloud_fcv3_function.f, without instance keys
	Range      Range  // header
	TypeRange  Range  // the quoted type in the header
	Block      Range
	Repeated   bool        // it has count or for_each
	Arguments  []Argument  // every argument and nested block written, known to the schema or not
	Violations []Violation // what the schema does not allow
}

// Argument is an argument or nested block type that is written in a declaration.
type Argument struct {
	Path  string // "destination_config.on_failure.destination"
	Range Range  // its name
}

// ViolationKind is the way in which a declaration breaks its schema.
type ViolationKind int

// The ways to break a schema.
const (
	UnknownArgument ViolationKind = iota
	UnknownBlock
	WrongType
	TooManyBlocks
	MissingArgument
	TooFewBlocks
	// BlockAsArgument and ArgumentAsBlock: the right name in the wrong syntax.
	BlockAsArgument
	ArgumentAsBlock
)

// Violation is one place where a declaration breaks the schema of its type.
type Violation struct {
	Kind ViolationKind
	Path string // dotted path of the argument or block
	Name string // its last part
	// Detail says more, in words: the type that was wanted and the one that was given.
	Detail string
	// Nearest is the schema's most similar name, "" if none is similar.
	Nearest string
	Range   Range
	// Steps are the way that a value of a wrong type came.
	Steps []Step
}

// Problem is something in scope that could not be read or evaluated: FCA001.
type Problem struct {
	Address string // resource or module concerned, if any
	Message string
	Fix     string
	Range   Range
}

// Notice is something that a user should know about the run and that is no finding.
type Notice struct {
	Message string
	Range   Range
	// Warning: what was judged is not all there is, so that a run without findings says less
	// than it seems to.
	Warning bool
}

// Existing returns Yes unless the resource only stands for an unknown number of instances.
func (r *Resource) Existing() symbol.Tri {
	if r.Symbolic {
		return symbol.Unknown
	}
	return symbol.Yes
}

// ExistsWith returns Yes if there is an instance of the resource wherever there is one of
// other: it depends on no unknown count or for_each that the other does not depend on.
func (r *Resource) ExistsWith(other *Resource) symbol.Tri {
	if !r.Symbolic {
		return symbol.Yes
	}
	if len(r.Conditions) == 0 {
		return symbol.Unknown
	}
	for _, c := range r.Conditions {
		if !slices.Contains(other.Conditions, c) {
			return symbol.Unknown
		}
	}
	return symbol.Yes
}

// Ignore is an inline comment that asks to leave findings out.
type Ignore struct {
	Rules  []string // IDs or names as written
	Reason string   // what stands behind "--"; required
	Range  Range    // the directive inside the comment
	// Until is the last day on which it holds, as 2027-01-31; "" if it holds for ever.
	Until string
	// Covers are the places whose findings it takes away: its own line, the line below,
	// or the block below.
	Covers []Range
	// Malformed says what is wrong with the directive, "" if nothing is.
	Malformed string
}
