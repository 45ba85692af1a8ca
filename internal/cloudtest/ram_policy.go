package cloudtest

import (
	"cmp"
	"crypto/rand"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
)

func policyOperations() map[rpcKey]*operation {
	policy := about("policy", "PolicyName")
	return map[rpcKey]*operation{
		{versionRAM, "CreatePolicy"}:            {action: "ram:CreatePolicy", writes: true, resource: policy, do: createPolicy},
		{versionRAM, "GetPolicy"}:               {action: "ram:GetPolicy", resource: policy, do: getPolicy},
		{versionRAM, "DeletePolicy"}:            {action: "ram:DeletePolicy", writes: true, resource: policy, do: deletePolicy},
		{versionRAM, "UpdatePolicyDescription"}: {action: "ram:UpdatePolicyDescription", writes: true, resource: policy, do: updatePolicyDescription},
		{versionRAM, "ListPolicies"}:            {action: "ram:ListPolicies", do: listPolicies},
		{versionRAM, "ListEntitiesForPolicy"}:   {action: "ram:ListEntitiesForPolicy", resource: policy, do: listEntities},

		{versionRAM, "CreatePolicyVersion"}:     {action: "ram:CreatePolicyVersion", writes: true, resource: policy, do: createPolicyVersion},
		{versionRAM, "GetPolicyVersion"}:        {action: "ram:GetPolicyVersion", resource: policy, do: getPolicyVersion},
		{versionRAM, "ListPolicyVersions"}:      {action: "ram:ListPolicyVersions", resource: policy, do: listPolicyVersions},
		{versionRAM, "SetDefaultPolicyVersion"}: {action: "ram:SetDefaultPolicyVersion", writes: true, resource: policy, do: setDefaultPolicyVersion},
		{versionRAM, "DeletePolicyVersion"}:     {action: "ram:DeletePolicyVersion", writes: true, resource: policy, do: deletePolicyVersion},
	}
}

// mostVersions is how many versions a custom policy may have (RAM, "Limits").
const mostVersions = 5

// newID is a number as RAM gives to roles and users.
func newID() string {
	n, err := rand.Int(rand.Reader, big.NewInt(1e18))
	if err != nil {
		panic(err) // never happens
	}
	return fmt.Sprintf("3%018d", n)
}

// policy is a policy, the custom ones by what is there, the system ones also by what the linter
// knows of them.
func (a *Account) policy(kind, name string) (*Policy, bool) {
	if kind == "Custom" {
		p, ok := a.Policies[name]
		return p, ok
	}
	if p, ok := a.SystemPolicies[name]; ok {
		return p, true
	}
	text, ok := alicloud.SystemPolicy(name)
	if !ok {
		return nil, false
	}
	version := cmp.Or(text.Version, "v1")
	document := jsontext.Value(text.Document)
	if err := document.Compact(); err != nil {
		return nil, false // tests of the linter see to it that there is none
	}
	return &Policy{
		Description: "system policy " + name, DefaultVersion: version,
		Versions: map[string]*PolicyVersion{version: {Document: Document(document)}},
	}, true
}

// policy is the policy that a call names, of a type that it may leave out where only custom ones
// can be meant.
func (c *call) policy() (*Policy, string, *failure) {
	if f := c.needs("PolicyName"); f != nil {
		return nil, "", f
	}
	kind := cmp.Or(c.params["PolicyType"], "Custom")
	if kind != "Custom" && kind != "System" {
		return nil, "", fail(400, "InvalidParameter.PolicyType", "The specified PolicyType is neither Custom nor System.")
	}
	p, ok := c.account.policy(kind, c.params["PolicyName"])
	if !ok {
		return nil, "", fail(404, "EntityNotExist.Policy", "The policy does not exist: %s.", c.params["PolicyName"])
	}
	return p, kind, nil
}

// custom is the policy that a call changes.
func (c *call) custom() (*Policy, *failure) {
	if f := c.needs("PolicyName"); f != nil {
		return nil, f
	}
	p, ok := c.account.Policies[c.params["PolicyName"]]
	if !ok {
		return nil, fail(404, "EntityNotExist.Policy", "The policy does not exist: %s.", c.params["PolicyName"])
	}
	return p, nil
}

func (a *Account) showPolicy(kind, name string, p *Policy) object {
	count := 0
	for _, r := range a.Roles {
		if r.attached(Attachment{Type: kind, Name: name}) >= 0 {
			count++
		}
	}
	return object{
		"PolicyName": name, "PolicyType": kind, "Description": p.Description, "DefaultVersion": p.DefaultVersion,
		"AttachmentCount": count, "CreateDate": p.CreateDate, "UpdateDate": cmp.Or(p.UpdateDate, p.CreateDate),
	}
}

func (p *Policy) showVersion(id string) object {
	v := p.Versions[id]
	return object{"VersionId": id, "IsDefaultVersion": id == p.DefaultVersion, "PolicyDocument": string(v.Document), "CreateDate": v.CreateDate}
}

func createPolicy(c *call) (any, *failure) {
	if f := c.needs("PolicyName", "PolicyDocument"); f != nil {
		return nil, f
	}
	name := c.params["PolicyName"]
	if _, ok := c.account.Policies[name]; ok {
		return nil, fail(409, "EntityAlreadyExists.Policy", "The policy already exists: %s.", name)
	}
	d, f := c.document("PolicyDocument")
	if f != nil {
		return nil, f
	}
	p := &Policy{Description: c.params["Description"], Document: d, CreateDate: c.stamp()}
	p.fill()
	if f := c.setTags(&p.Tags); f != nil {
		return nil, f
	}
	c.account.Policies[name] = p
	return object{"Policy": c.account.showPolicy("Custom", name, p)}, nil
}

func getPolicy(c *call) (any, *failure) {
	p, kind, f := c.policy()
	if f != nil {
		return nil, f
	}
	return object{
		"Policy":               c.account.showPolicy(kind, c.params["PolicyName"], p),
		"DefaultPolicyVersion": p.showVersion(p.DefaultVersion),
	}, nil
}

func deletePolicy(c *call) (any, *failure) {
	p, f := c.custom()
	if f != nil {
		return nil, f
	}
	name := c.params["PolicyName"]
	// The provider expects these two; which role has it is RAM's message.
	for _, role := range sorted(c.account.Roles) {
		if c.account.Roles[role].attached(Attachment{Type: "Custom", Name: name}) >= 0 {
			return nil, fail(409, "DeleteConflict.Role.Policy", "The policy %s is attached to the role %s.", name, role)
		}
	}
	// The provider asks for all versions to go with it whenever it deletes a policy. What no page was
	// found to say is what else goes: here roles have to be detached all the same, which it does itself.
	if len(p.Versions) > 1 && !strings.EqualFold(c.params["CascadingDelete"], "true") {
		return nil, fail(409, "DeleteConflict.Policy.Version", "The policy %s has versions besides the default one.", name)
	}
	delete(c.account.Policies, name)
	return object{}, nil
}

func updatePolicyDescription(c *call) (any, *failure) {
	p, f := c.custom()
	if f != nil {
		return nil, f
	}
	p.Description, p.UpdateDate = c.params["NewDescription"], c.stamp()
	return object{"Policy": c.account.showPolicy("Custom", c.params["PolicyName"], p)}, nil
}

func listPolicies(c *call) (any, *failure) {
	var all []object
	if c.params["PolicyType"] != "System" {
		for _, name := range sorted(c.account.Policies) {
			all = append(all, c.account.showPolicy("Custom", name, c.account.Policies[name]))
		}
	}
	if c.params["PolicyType"] != "Custom" {
		system := map[string]*Policy{}
		for _, name := range alicloud.SystemPolicies() {
			system[name], _ = c.account.policy("System", name)
		}
		for name, p := range c.account.SystemPolicies {
			system[name] = p
		}
		for _, name := range sorted(system) {
			all = append(all, c.account.showPolicy("System", name, system[name]))
		}
	}
	return c.marked("Policies", "Policy", all)
}

func listEntities(c *call) (any, *failure) {
	_, kind, f := c.policy()
	if f != nil {
		return nil, f
	}
	roles := []object{}
	for _, name := range sorted(c.account.Roles) {
		r := c.account.Roles[name]
		if i := r.attached(Attachment{Type: kind, Name: c.params["PolicyName"]}); i >= 0 {
			o := c.account.showRole(name)
			o["AttachDate"] = r.Policies[i].AttachDate
			delete(o, "AssumeRolePolicyDocument")
			roles = append(roles, o)
		}
	}
	return object{"Roles": object{"Role": roles}, "Users": object{"User": []object{}}, "Groups": object{"Group": []object{}}}, nil
}

func createPolicyVersion(c *call) (any, *failure) {
	if f := c.needs("PolicyName", "PolicyDocument"); f != nil {
		return nil, f
	}
	p, f := c.custom()
	if f != nil {
		return nil, f
	}
	d, f := c.document("PolicyDocument")
	if f != nil {
		return nil, f
	}
	if len(p.Versions) >= mostVersions {
		oldest := ""
		for id := range p.Versions {
			if id != p.DefaultVersion && (oldest == "" || versionNumber(id) < versionNumber(oldest)) {
				oldest = id
			}
		}
		if c.params["RotateStrategy"] != "DeleteOldestNonDefaultVersionWhenLimitExceeded" {
			return nil, fail(409, "LimitExceeded.Policy.Version", "The policy has %d versions.", mostVersions)
		}
		delete(p.Versions, oldest)
	}
	highest := 0
	for id := range p.Versions {
		highest = max(highest, versionNumber(id))
	}
	id := "v" + strconv.Itoa(highest+1)
	p.Versions[id] = &PolicyVersion{Document: d, CreateDate: c.stamp()}
	if strings.EqualFold(c.params["SetAsDefault"], "true") {
		p.DefaultVersion = id
	}
	p.UpdateDate = c.stamp()
	return object{"PolicyVersion": p.showVersion(id)}, nil
}

func versionNumber(id string) int {
	n, _ := strconv.Atoi(strings.TrimPrefix(id, "v")) // 0 for what a state file calls otherwise
	return n
}

// policyVersion is the version that a call names.
func (c *call) policyVersion(p *Policy) (string, *failure) {
	if f := c.needs("VersionId"); f != nil {
		return "", f
	}
	id := c.params["VersionId"]
	if _, ok := p.Versions[id]; !ok {
		return "", fail(404, "EntityNotExist.Policy.Version", "The policy version does not exist: %s.", id)
	}
	return id, nil
}

func getPolicyVersion(c *call) (any, *failure) {
	p, _, f := c.policy()
	if f != nil {
		return nil, f
	}
	id, f := c.policyVersion(p)
	if f != nil {
		return nil, f
	}
	return object{"PolicyVersion": p.showVersion(id)}, nil
}

func listPolicyVersions(c *call) (any, *failure) {
	p, _, f := c.policy()
	if f != nil {
		return nil, f
	}
	all := []object{}
	for _, id := range sorted(p.Versions) {
		all = append(all, p.showVersion(id))
	}
	return object{"PolicyVersions": object{"PolicyVersion": all}}, nil
}

func setDefaultPolicyVersion(c *call) (any, *failure) {
	p, f := c.custom()
	if f != nil {
		return nil, f
	}
	id, f := c.policyVersion(p)
	if f != nil {
		return nil, f
	}
	p.DefaultVersion, p.UpdateDate = id, c.stamp()
	return object{}, nil
}

func deletePolicyVersion(c *call) (any, *failure) {
	p, f := c.custom()
	if f != nil {
		return nil, f
	}
	id, f := c.policyVersion(p)
	if f != nil {
		return nil, f
	}
	if id == p.DefaultVersion {
		return nil, fail(409, "DeleteConflict.Policy.Version.Default", "The default version cannot be deleted.")
	}
	delete(p.Versions, id)
	return object{}, nil
}
