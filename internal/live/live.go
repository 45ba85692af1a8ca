// Package live asks an Alibaba Cloud account what verify needs to know of it. It only reads.
//
// Account is all that the rest of the program sees. Client is the one implementation, on the
// SDK named in call.go; nothing else knows the SDK.
package live

import (
	"context"
	"strings"
)

// Account answers questions about one account. What is not there is an Error of the Kind
// NotFound. All methods may be called from several goroutines.
type Account interface {
	// Caller is who asks. It needs no permission.
	Caller(ctx context.Context) (*Caller, error)
	// AsyncConfig is the async invoke config of a function with exactly this qualifier.
	AsyncConfig(ctx context.Context, f FunctionID) (*AsyncConfig, error)
	// Function is a function. Its qualifier, an alias or a version, must be there as well.
	Function(ctx context.Context, f FunctionID) (*Function, error)
	// Service is a service of FC 2.0. A qualifier must be there as well, if one is given.
	Service(ctx context.Context, region, name, qualifier string) (*Service, error)
	// Alias says whether there is an alias: of a service in FC 2.0, of a function in FC 3.0.
	Alias(ctx context.Context, f FunctionID) error
	// Role is a role of RAM.
	Role(ctx context.Context, name string) (*Role, error)
	// RolePolicies are the policies that are attached to a role in the scope of the account,
	// without their documents.
	RolePolicies(ctx context.Context, role string) ([]Policy, error)
	// Policy is a policy with the document of its default version.
	Policy(ctx context.Context, typ, name string) (*Policy, error)
	Queue(ctx context.Context, region, name string) error
	Topic(ctx context.Context, region, name string) error
	EventBus(ctx context.Context, region, name string) error
	// RocketMQTopic is a topic of RocketMQ 4.x.
	RocketMQTopic(ctx context.Context, region, instance, name string) error
}

// Caller is whoever the credentials belong to.
type Caller struct {
	Account string // account id
	ARN     string
}

// FunctionID names a function of Function Compute.
type FunctionID struct {
	Generation int // 2 or 3
	Region     string
	Service    string // FC 2.0 only
	Name       string
	Qualifier  string // "" where none is given
}

// String names the function as ids in Terraform do.
func (f FunctionID) String() string {
	parts := []string{f.Name}
	if f.Generation == 2 {
		parts = []string{f.Service, f.Name}
	}
	if f.Qualifier != "" {
		parts = append(parts, f.Qualifier)
	}
	return strings.Join(parts, ":")
}

// AsyncConfig is an async invoke config as the API tells it. What it does not tell is nil or "".
type AsyncConfig struct {
	MaxAge, MaxRetries   *int64
	TaskMode             *bool
	OnSuccess, OnFailure string // destinations
	LastModified         string
}

// Function is what is of interest of a function.
type Function struct {
	Role string // ARN; FC 3.0 only
}

// Service is what is of interest of a service.
type Service struct {
	Role string // ARN
}

// Role is a role of RAM.
type Role struct {
	Name, ARN string
	Trust     string // the trust policy, JSON
}

// Policy is a policy of RAM.
type Policy struct {
	Type, Name string // Type is System or Custom
	Version    string // the default version
	Document   string // JSON; "" where it was not asked for
}
