package cloudtest

import (
	"maps"
	"slices"
	"time"
)

// Account is the state of an account, and the format of a state file. Maps are by name. All
// resources are in one region: calls that name another one find nothing there.
type Account struct {
	// ID is the account's number, DefaultAccountID if empty.
	ID string `json:"id,omitempty"`
	// Region is where everything is, DefaultRegion if empty.
	Region string `json:"region,omitempty"`
	// Regions are further ones that DescribeRegions lists.
	Regions []string `json:"regions,omitempty"`
	// Keys are the access keys, by their ID. Without any there is DefaultKeyID, of the account itself.
	Keys map[string]*AccessKey `json:"keys,omitempty"`
	// OIDC are the identity providers whose tokens AssumeRoleWithOIDC takes.
	OIDC map[string]*OIDCProvider `json:"oidc,omitempty"`

	// Services are those of FC 2.0.
	Services map[string]*Service `json:"services,omitempty"`
	// Functions are those of FC 3.0.
	Functions map[string]*Function `json:"functions,omitempty"`

	Roles map[string]*Role `json:"roles,omitempty"`
	// Policies are the custom ones.
	Policies map[string]*Policy `json:"policies,omitempty"`
	// SystemPolicies are those that differ from what the linter knows, or that it does not know.
	SystemPolicies map[string]*Policy `json:"systemPolicies,omitempty"`

	Queues     map[string]*Queue       `json:"queues,omitempty"`
	Topics     map[string]*Topic       `json:"topics,omitempty"`
	EventBuses map[string]*EventBus    `json:"eventBuses,omitempty"`
	Ons        map[string]*OnsInstance `json:"ons,omitempty"`
}

// What an account is without further words.
const (
	DefaultAccountID = "1234567890123456"
	DefaultRegion    = "cn-hangzhou"
	DefaultKeyID     = "fakecloud-key"
	DefaultSecret    = "fakecloud-secret"
)

// AccessKey is a pair of ID and secret, of the account itself, of a user, or temporary.
type AccessKey struct {
	Secret string `json:"secret"`
	// User is the name of the RAM user whose key it is.
	User string `json:"user,omitempty"`
	// Role is the name of the role that was assumed, for a temporary key, and Session how the
	// session is called.
	Role    string `json:"role,omitempty"`
	Session string `json:"session,omitempty"`
	// SecurityToken is what a temporary key must be used with, and until when.
	SecurityToken string    `json:"securityToken,omitempty"`
	Expires       time.Time `json:"expires,omitzero"`
}

// OIDCProvider is an identity provider. Its tokens are compared, not verified.
type OIDCProvider struct {
	Tokens []string `json:"tokens,omitempty"`
}

// Service is a service of FC 2.0, which holds functions, and has their role, versions and aliases.
type Service struct {
	ID          string               `json:"id,omitempty"`
	Description string               `json:"description,omitempty"`
	Role        string               `json:"role,omitempty"`
	Functions   map[string]*Function `json:"functions,omitempty"`
	Versions    map[string]*Version  `json:"versions,omitempty"`
	Aliases     map[string]*Alias    `json:"aliases,omitempty"`
	// Settings is whatever else was sent, by FC's names for it. It is shown as it was sent.
	Settings         map[string]any `json:"settings,omitempty"`
	CreatedTime      string         `json:"createdTime,omitempty"`
	LastModifiedTime string         `json:"lastModifiedTime,omitempty"`
}

// Function is a function of FC 2.0, in a service, or of FC 3.0.
type Function struct {
	ID          string `json:"id,omitempty"`
	Description string `json:"description,omitempty"`
	Runtime     string `json:"runtime,omitempty"`
	Handler     string `json:"handler,omitempty"`
	// Role, Versions and Aliases are FC 3.0's: in FC 2.0 they are the service's.
	Role     string              `json:"role,omitempty"`
	Versions map[string]*Version `json:"versions,omitempty"`
	Aliases  map[string]*Alias   `json:"aliases,omitempty"`
	Triggers map[string]*Trigger `json:"triggers,omitempty"`
	// AsyncConfigs are by qualifier: LATEST, a version or an alias.
	AsyncConfigs map[string]*AsyncConfig `json:"asyncConfigs,omitempty"`
	// Tags are FC 3.0's. Those of a service in FC 2.0 are not served.
	Tags map[string]string `json:"tags,omitempty"`
	// Settings is whatever else was sent, by FC's names for it, code excepted.
	Settings         map[string]any `json:"settings,omitempty"`
	CreatedTime      string         `json:"createdTime,omitempty"`
	LastModifiedTime string         `json:"lastModifiedTime,omitempty"`
}

// AsyncConfig is an async invoke config as both generations store it. What was never set is nil.
type AsyncConfig struct {
	// AsyncTask is called statefulInvocation in FC 2.0.
	AsyncTask                 *bool              `json:"asyncTask,omitempty"`
	MaxAsyncEventAgeInSeconds *int64             `json:"maxAsyncEventAgeInSeconds,omitempty"`
	MaxAsyncRetryAttempts     *int64             `json:"maxAsyncRetryAttempts,omitempty"`
	DestinationConfig         *DestinationConfig `json:"destinationConfig,omitempty"`
	CreatedTime               string             `json:"createdTime,omitempty"`
	LastModifiedTime          string             `json:"lastModifiedTime,omitempty"`
}

// DestinationConfig says where results go.
type DestinationConfig struct {
	OnSuccess *Destination `json:"onSuccess,omitempty"`
	OnFailure *Destination `json:"onFailure,omitempty"`
}

// Destination is where results go.
type Destination struct {
	Destination string `json:"destination"`
}

// Version is a published version.
type Version struct {
	Description      string `json:"description,omitempty"`
	CreatedTime      string `json:"createdTime,omitempty"`
	LastModifiedTime string `json:"lastModifiedTime,omitempty"`
}

// Alias is another name of a version.
type Alias struct {
	VersionID               string             `json:"versionId,omitempty"`
	Description             string             `json:"description,omitempty"`
	AdditionalVersionWeight map[string]float64 `json:"additionalVersionWeight,omitempty"`
	CreatedTime             string             `json:"createdTime,omitempty"`
	LastModifiedTime        string             `json:"lastModifiedTime,omitempty"`
}

// Trigger is what invokes a function.
type Trigger struct {
	ID             string `json:"id,omitempty"`
	Type           string `json:"type,omitempty"`
	Description    string `json:"description,omitempty"`
	Qualifier      string `json:"qualifier,omitempty"`
	SourceARN      string `json:"sourceArn,omitempty"`
	InvocationRole string `json:"invocationRole,omitempty"`
	// Config is sent and shown as an object by FC 2.0, and as its text by FC 3.0.
	Config           any    `json:"config,omitempty"`
	CreatedTime      string `json:"createdTime,omitempty"`
	LastModifiedTime string `json:"lastModifiedTime,omitempty"`
}

// Role is a RAM role.
type Role struct {
	ID                 string            `json:"id,omitempty"`
	Description        string            `json:"description,omitempty"`
	Trust              Document          `json:"trust,omitempty"`
	MaxSessionDuration int64             `json:"maxSessionDuration,omitzero"`
	Policies           []Attachment      `json:"policies,omitempty"`
	Tags               map[string]string `json:"tags,omitempty"`
	CreateDate         string            `json:"createDate,omitempty"`
	UpdateDate         string            `json:"updateDate,omitempty"`
}

// Attachment is a policy that a role has.
type Attachment struct {
	// Type is Custom or System.
	Type       string `json:"type"`
	Name       string `json:"name"`
	AttachDate string `json:"attachDate,omitempty"`
}

// Policy is a RAM policy.
type Policy struct {
	Description string `json:"description,omitempty"`
	// Document stands for the only version, v1, where Versions is empty.
	Document       Document                  `json:"document,omitempty"`
	DefaultVersion string                    `json:"defaultVersion,omitempty"`
	Versions       map[string]*PolicyVersion `json:"versions,omitempty"`
	Tags           map[string]string         `json:"tags,omitempty"`
	CreateDate     string                    `json:"createDate,omitempty"`
	UpdateDate     string                    `json:"updateDate,omitempty"`
}

// PolicyVersion is one text of a policy.
type PolicyVersion struct {
	Document   Document `json:"document,omitempty"`
	CreateDate string   `json:"createDate,omitempty"`
}

// Queue is a queue of Simple Message Queue. Zero values are the defaults.
type Queue struct {
	// Type is normal or fifo.
	Type string `json:"type,omitempty"`
	// Attributes are those that were set, by their names in the API.
	Attributes map[string]any    `json:"attributes,omitempty"`
	Tags       map[string]string `json:"tags,omitempty"`
	CreateTime int64             `json:"createTime,omitzero"`
	ModifyTime int64             `json:"modifyTime,omitzero"`
}

// Topic is a topic of Simple Message Queue.
type Topic Queue

// EventBus is an event bus of EventBridge.
type EventBus struct {
	Description string `json:"description,omitempty"`
	CreateTime  int64  `json:"createTime,omitzero"`
}

// OnsInstance is an instance of RocketMQ 4.x, by its ID.
type OnsInstance struct {
	Name       string               `json:"name,omitempty"`
	Remark     string               `json:"remark,omitempty"`
	Topics     map[string]*OnsTopic `json:"topics,omitempty"`
	CreateTime int64                `json:"createTime,omitzero"`
}

// OnsTopic is a topic of RocketMQ 4.x.
type OnsTopic struct {
	MessageType int    `json:"messageType,omitzero"`
	Remark      string `json:"remark,omitempty"`
	CreateTime  int64  `json:"createTime,omitzero"`
}

// latest is the qualifier of what is not published.
const latest = "LATEST"

// filled puts defaults where nothing is said, so that no map and nothing in one is nil.
func (a *Account) filled() *Account {
	if a.ID == "" {
		a.ID = DefaultAccountID
	}
	if a.Region == "" {
		a.Region = DefaultRegion
	}
	fill(&a.Keys, func(*AccessKey) {})
	if len(a.Keys) == 0 {
		a.Keys[DefaultKeyID] = &AccessKey{Secret: DefaultSecret}
	}
	fill(&a.OIDC, func(*OIDCProvider) {})
	fill(&a.Services, func(s *Service) {
		fill(&s.Functions, (*Function).fill)
		fill(&s.Versions, func(*Version) {})
		fill(&s.Aliases, func(*Alias) {})
		if s.Settings == nil {
			s.Settings = map[string]any{}
		}
	})
	fill(&a.Functions, (*Function).fill)
	fill(&a.Roles, func(*Role) {})
	fill(&a.Policies, (*Policy).fill)
	fill(&a.SystemPolicies, (*Policy).fill)
	attributes := func(m *map[string]any) {
		if *m == nil {
			*m = map[string]any{}
		}
	}
	fill(&a.Queues, func(q *Queue) { attributes(&q.Attributes) })
	fill(&a.Topics, func(t *Topic) { attributes(&t.Attributes) })
	fill(&a.EventBuses, func(*EventBus) {})
	fill(&a.Ons, func(i *OnsInstance) { fill(&i.Topics, func(*OnsTopic) {}) })
	return a
}

func (f *Function) fill() {
	fill(&f.Versions, func(*Version) {})
	fill(&f.Aliases, func(*Alias) {})
	fill(&f.Triggers, func(*Trigger) {})
	fill(&f.AsyncConfigs, func(*AsyncConfig) {})
	if f.Settings == nil {
		f.Settings = map[string]any{}
	}
}

func (p *Policy) fill() {
	if len(p.Versions) == 0 {
		p.Versions = map[string]*PolicyVersion{"v1": {Document: p.Document, CreateDate: p.CreateDate}}
		p.DefaultVersion = "v1"
	}
	p.Document = ""
	fill(&p.Versions, func(*PolicyVersion) {})
	if _, ok := p.Versions[p.DefaultVersion]; !ok {
		p.DefaultVersion = slices.Sorted(maps.Keys(p.Versions))[0]
	}
}

// fill makes a map and what is in it, and calls each for it.
func fill[T any](m *map[string]*T, each func(*T)) {
	if *m == nil {
		*m = map[string]*T{}
	}
	for name, v := range *m {
		if v == nil {
			v = new(T)
			(*m)[name] = v
		}
		each(v)
	}
}

// sorted are the names in a map, in the order in which lists show them.
func sorted[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }
