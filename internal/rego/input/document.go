// Package input is what policies in Rego see of a root module: the document `input`. The Go
// types here are its definition; its JSON Schema is generated from them.
//
// What is not known is left out, never guessed: a field such as `value` is there only where the
// value is known, so that an expression over something unknown is undefined in Rego, and the
// rule around it says nothing. Only `not` turns that around, so ask `set == "no"`, not
// `not value`.
package input

// Version is the version of Document. It changes when a field goes away or changes its
// meaning; new fields leave it as it is.
const Version = 1

// Document is one root module.
type Document struct {
	// Version of this document: 1.
	Version int `json:"version"`
	// Root is the directory of the root module, relative to the working directory.
	Root string `json:"root"`
	// Planned: a plan was judged, not source alone.
	Planned bool `json:"planned"`
	// Incomplete says why something that belongs to the root module could not be read. It is there only then:
	// what is not found may be in what was not read.
	Incomplete string `json:"incomplete,omitempty"`
	// Provider is the version of the alicloud provider that the root module is judged by.
	Provider Provider `json:"provider"`
	// Configs are the async invoke configs, both generations, one for each instance.
	Configs []*Config `json:"configs"`
	// Functions are the functions that are declared, of both generations.
	Functions []*Function `json:"functions"`
	// Services are the services (FC 2.0) that are declared.
	Services []*Service `json:"services"`
	// Aliases are the aliases of services (FC 2.0) and functions (FC 3.0) that are declared.
	Aliases []*Alias `json:"aliases"`
	// Triggers are the triggers that are declared.
	Triggers []*Trigger `json:"triggers"`
	// Roles are the RAM roles that are declared, each with the policies that are attached to it here.
	Roles []*Role `json:"roles"`
	// Policies are the RAM policies that are declared.
	Policies []*Policy `json:"policies"`
	// Targets are the queues, topics, event buses and RocketMQ topics that are declared.
	Targets []*Target `json:"targets"`
}

// Provider is a version of the alicloud provider, and where it comes from.
type Provider struct {
	// Version is a version such as "1.289.0".
	Version string `json:"version"`
	// From says in words where the version comes from: "the lock file".
	From string `json:"from"`
	// Locked: the version is certain, not merely what a constraint admits.
	Locked bool `json:"locked"`
	// Constraints are the version constraints of all modules, joined with ", ".
	Constraints string `json:"constraints"`
}

// Resource is what every resource instance has.
type Resource struct {
	// Address of the instance: module.a["x"].alicloud_fcv3_function.f[0].
	Address string `json:"address"`
	// Type of the resource: alicloud_fcv3_function.
	Type string `json:"type"`
	// Name is the label of the resource block.
	Name string `json:"name"`
	// Module is the path of the module instance, "" for the root module.
	Module string `json:"module"`
	// Exists is "unknown" where count or for_each is not known before apply: the instance stands for all there will be, none included.
	Exists Tri `json:"exists"`
	// Action is what a plan will do: create, update, replace, read or no-op. Without a plan it is not there.
	Action string `json:"action,omitempty"`
	// Region of the provider configuration that the resource uses.
	Region *Text `json:"region,omitempty"`
	// Account of the provider configuration that the resource uses.
	Account *Text `json:"account,omitempty"`
	// Range of the block's header.
	Range *Range `json:"range,omitempty"`
}

// Config is an async invoke config: alicloud_fc_function_async_invoke_config (generation 2) or
// alicloud_fcv3_async_invoke_config (generation 3).
type Config struct {
	Resource
	// Generation of Function Compute: 2 or 3.
	Generation int `json:"generation"`
	// ServiceName is service_name (generation 2 only).
	ServiceName TextArgument `json:"service_name"`
	// FunctionName is function_name.
	FunctionName TextArgument `json:"function_name"`
	// Qualifier is qualifier.
	Qualifier TextArgument `json:"qualifier"`
	// MaxEventAge is maximum_event_age_in_seconds or max_async_event_age_in_seconds.
	MaxEventAge NumberArgument `json:"max_event_age"`
	// MaxRetries is maximum_retry_attempts or max_async_retry_attempts.
	MaxRetries NumberArgument `json:"max_retries"`
	// TaskMode is stateful_invocation or async_task.
	TaskMode BoolArgument `json:"task_mode"`
	// DestinationConfig tells whether there is a destination_config block.
	DestinationConfig Tri `json:"destination_config"`
	// OnFailure tells whether failed invocations have a destination.
	OnFailure Tri `json:"on_failure"`
	// OnSuccess tells whether successful invocations have a destination.
	OnSuccess Tri `json:"on_success"`
	// Destinations are the on_failure and on_success blocks.
	Destinations []*Destination `json:"destinations"`
	// Faulty names what is wrong with destination_config by itself, which another rule reports (FCA101, FCA102, FCA107). It is there only then.
	Faulty string `json:"faulty,omitempty"`
	// Function that is configured, if it is declared in the same root module.
	Function *Function `json:"function,omitempty"`
	// Service of that function (generation 2), if it is declared in the same root module.
	Service *Service `json:"service,omitempty"`
}

// Destination is an on_failure or on_success block.
type Destination struct {
	// Side is "on_failure" or "on_success".
	Side string `json:"side"`
	// Exists is "unknown" where a dynamic block may make none.
	Exists Tri `json:"exists"`
	// Destination is the argument.
	Destination TextArgument `json:"destination"`
	// ARN is what the argument says, as fc.parse_arn reads it.
	ARN ARN `json:"arn"`
	// Target is the address of the declared queue, topic, event bus or function that the destination certainly names. It is there only then.
	Target string `json:"target,omitempty"`
	// Permission says whether the function may deliver there.
	Permission Permission `json:"permission"`
	// Range of the block's type.
	Range *Range `json:"range,omitempty"`
}

// ARN is the ARN of a destination, taken apart.
type ARN struct {
	// Valid: "yes" it can be a destination, "no" it certainly cannot, "unknown" its parts are not known well enough.
	Valid Tri `json:"valid"`
	// Problem says why Valid is "no".
	Problem string `json:"problem,omitempty"`
	// Kind of thing: "queue", "topic", "queue or topic", "function", "event bus", "RocketMQ 4.x topic", "unknown" or another.
	Kind string `json:"kind"`
	// Product is the second part: mns, fc, eventbridge, mq.
	Product *Text `json:"product,omitempty"`
	// Region is the third part.
	Region *Text `json:"region,omitempty"`
	// Account is the fourth part.
	Account *Text `json:"account,omitempty"`
	// Resource is the rest.
	Resource *Text `json:"resource,omitempty"`
	// Name of the queue, topic, bus or function.
	Name *Text `json:"name,omitempty"`
}

// Permission is a verdict of RAM about one action.
type Permission struct {
	// Verdict is "allowed", "denied", "conditional" (a Condition decides) or "unknown".
	Verdict string `json:"verdict"`
	// Why is the reason in one sentence.
	Why string `json:"why"`
	// Action that is needed: mns:SendMessage.
	Action string `json:"action,omitempty"`
	// Resource that it is needed on.
	Resource *Text `json:"resource,omitempty"`
	// Role is the address of the role that is declared in the same root module.
	Role string `json:"role,omitempty"`
	// By are the statements that decide.
	By []*Statement `json:"by"`
	// Least is the smallest policy document that allows what the role's deliveries need, as a Terraform expression. It is there only where a statement in By has a * in it.
	Least string `json:"least,omitempty"`
}

// Statement is a statement of a RAM policy.
type Statement struct {
	// Policy is the address of the declared policy, or the name of a system policy.
	Policy string `json:"policy"`
	// Address of what holds the text: the policy, or the data source that makes its document.
	Address string `json:"address,omitempty"`
	// Declared: the policy is declared in the same root module.
	Declared bool `json:"declared"`
	// Index of the statement, from 0.
	Index int `json:"index"`
	// Effect is "Allow", "Deny" or "unknown".
	Effect string `json:"effect"`
	// Conditional: it has, or may have, a Condition.
	Conditional bool `json:"conditional"`
	// Actions are the patterns of Action, or of NotAction.
	Actions []*Pattern `json:"actions"`
	// NotActions: Actions stand under NotAction.
	NotActions bool `json:"not_actions"`
	// Resources are the patterns of Resource, or of NotResource.
	Resources []*Pattern `json:"resources"`
	// NotResources: Resources stand under NotResource.
	NotResources bool `json:"not_resources"`
	// Sensitive: the text must not be shown.
	Sensitive bool `json:"sensitive"`
	// Range of the statement.
	Range *Range `json:"range,omitempty"`
}

// Pattern is a string of a statement.
type Pattern struct {
	Text
	// Range of the string.
	Range *Range `json:"range,omitempty"`
}

// Function is alicloud_fc_function, alicloud_fcv2_function or alicloud_fcv3_function.
type Function struct {
	Resource
	// Generation of Function Compute: 2 or 3.
	Generation int `json:"generation"`
	// ServiceName is service or service_name (generation 2 only).
	ServiceName TextArgument `json:"service_name"`
	// FunctionName is the name of the function.
	FunctionName TextArgument `json:"function_name"`
	// Role is role (generation 3 only).
	Role TextArgument `json:"role"`
	// Timeout in seconds.
	Timeout NumberArgument `json:"timeout"`
}

// Service is alicloud_fc_service.
type Service struct {
	Resource
	// ServiceName is the name of the service.
	ServiceName TextArgument `json:"service_name"`
	// Role is role.
	Role TextArgument `json:"role"`
}

// Alias is alicloud_fc_alias or alicloud_fcv3_alias.
type Alias struct {
	Resource
	// Generation of Function Compute: 2 or 3.
	Generation int `json:"generation"`
	// ServiceName is service_name (generation 2 only).
	ServiceName TextArgument `json:"service_name"`
	// FunctionName is function_name (generation 3 only).
	FunctionName TextArgument `json:"function_name"`
	// AliasName is alias_name.
	AliasName TextArgument `json:"alias_name"`
}

// Trigger is alicloud_fc_trigger or alicloud_fcv3_trigger.
type Trigger struct {
	Resource
	// Generation of Function Compute: 2 or 3.
	Generation int `json:"generation"`
	// ServiceName is service (generation 2 only).
	ServiceName TextArgument `json:"service_name"`
	// FunctionName is function or function_name.
	FunctionName TextArgument `json:"function_name"`
	// Kind of trigger: "http", "timer", "oss" and so on.
	Kind TextArgument `json:"kind"`
	// Qualifier is qualifier (generation 3 only).
	Qualifier TextArgument `json:"qualifier"`
}

// Role is alicloud_ram_role or alicloud_resource_manager_role.
type Role struct {
	Resource
	// RoleName is the name of the role.
	RoleName TextArgument `json:"role_name"`
	// Trust is the trust policy.
	Trust TextArgument `json:"trust"`
	// Policies are attached to the role, or may be.
	Policies []*Attached `json:"policies"`
	// Incomplete says why there may be other policies. It is there only then.
	Incomplete string `json:"incomplete,omitempty"`
}

// Attached is a policy that is or may be attached to a role.
type Attached struct {
	// Attachment is the address of the attachment.
	Attachment string `json:"attachment"`
	// Attached is "unknown" where it is not certain that it is attached to this role.
	Attached Tri `json:"attached"`
	// PolicyType is "Custom" or "System".
	PolicyType string `json:"policy_type"`
	// PolicyName is the name, where it is known.
	PolicyName string `json:"policy_name"`
	// Policy is the address of the declared policy. It is there only where it is declared.
	Policy string `json:"policy,omitempty"`
	// Document is the policy document. It is there only where it is known, at least in part.
	Document *Text `json:"document,omitempty"`
	// Unknown says why Document is not all there is to know. It is there only then.
	Unknown string `json:"unknown,omitempty"`
}

// Policy is alicloud_ram_policy or alicloud_resource_manager_policy.
type Policy struct {
	Resource
	// PolicyName is the name of the policy.
	PolicyName TextArgument `json:"policy_name"`
	// Document is the policy document.
	Document TextArgument `json:"document"`
	// Statements of the document, as far as they can be read.
	Statements []*Statement `json:"statements"`
}

// Target is a declared queue, topic, event bus, or RocketMQ instance or topic.
type Target struct {
	Resource
	// Kind is "queue", "topic", "event bus", "RocketMQ 4.x topic" and so on.
	Kind string `json:"kind"`
	// TargetName is its name.
	TargetName TextArgument `json:"target_name"`
}
