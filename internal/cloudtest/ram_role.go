package cloudtest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
)

// Codes and statuses of roles are those of DeleteRole's page of errors (ResourceManager has the
// same operations as RAM) and of the provider's list of what it expects.

func roleOperations() map[rpcKey]*operation {
	role := about("role", "RoleName")
	return map[rpcKey]*operation{
		{versionRAM, "CreateRole"}: {action: "ram:CreateRole", writes: true, resource: role, do: createRole},
		{versionRAM, "GetRole"}:    {action: "ram:GetRole", resource: role, do: getRole},
		{versionRAM, "UpdateRole"}: {action: "ram:UpdateRole", writes: true, resource: role, do: updateRole},
		{versionRAM, "DeleteRole"}: {action: "ram:DeleteRole", writes: true, resource: role, do: deleteRole},
		{versionRAM, "ListRoles"}:  {action: "ram:ListRoles", do: listRoles},

		{versionRAM, "AttachPolicyToRole"}:   {action: "ram:AttachPolicyToRole", writes: true, resource: role, do: attachPolicy},
		{versionRAM, "DetachPolicyFromRole"}: {action: "ram:DetachPolicyFromRole", writes: true, resource: role, do: detachPolicy},
		{versionRAM, "ListPoliciesForRole"}:  {action: "ram:ListPoliciesForRole", resource: role, do: listPoliciesForRole},
	}
}

// needs reports a parameter that is missing.
func (c *call) needs(names ...string) *failure {
	for _, name := range names {
		if c.params[name] == "" {
			return fail(400, "MissingParameter", "The input parameter \"%s\" that is mandatory for processing this request is not supplied.", name)
		}
	}
	return nil
}

// number is a parameter that is a whole number, and whether it is there.
func (c *call) number(name string) (int64, bool, *failure) {
	s, ok := c.params[name]
	if !ok || s == "" {
		return 0, false, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0, false, fail(400, "InvalidParameter."+name, "The parameter %s is not a number.", name)
	}
	return n, true, nil
}

// document is a parameter that is a policy document: JSON, and an object. RAM checks more of it;
// which codes it has for what is not known.
func (c *call) document(name string) (Document, *failure) {
	var o map[string]any
	if err := json.Unmarshal([]byte(c.params[name]), &o); err != nil || o == nil {
		return "", fail(400, "InvalidParameter."+name, "The specified %s is not a valid policy document.", name)
	}
	return Document(c.params[name]), nil
}

func (c *call) role() (*Role, *failure) {
	if f := c.needs("RoleName"); f != nil {
		return nil, f
	}
	r, ok := c.account.Roles[c.params["RoleName"]]
	if !ok {
		return nil, fail(404, "EntityNotExist.Role", "The role does not exist: %s.", c.params["RoleName"])
	}
	return r, nil
}

func (a *Account) showRole(name string) object {
	r := a.Roles[name]
	return object{
		"RoleName": name, "RoleId": r.ID, "Arn": fmt.Sprintf("acs:ram::%s:role/%s", a.ID, name),
		"Description": r.Description, "AssumeRolePolicyDocument": string(r.Trust),
		"MaxSessionDuration": cmp.Or(r.MaxSessionDuration, 3600), "CreateDate": r.CreateDate, "UpdateDate": cmp.Or(r.UpdateDate, r.CreateDate),
	}
}

// put takes what CreateRole calls NAME and UpdateRole calls NewNAME.
func (r *Role) put(c *call, prefix string) *failure {
	if s, ok := c.params[prefix+"Description"]; ok {
		r.Description = s
	}
	if _, ok := c.params[prefix+"AssumeRolePolicyDocument"]; ok {
		d, f := c.document(prefix + "AssumeRolePolicyDocument")
		if f != nil {
			return f
		}
		r.Trust = d
	}
	// 3600 to 43200 seconds ("UpdateRole").
	if n, ok, f := c.number(prefix + "MaxSessionDuration"); f != nil {
		return f
	} else if ok {
		if n < 3600 || n > 43200 {
			return fail(400, "InvalidParameter."+prefix+"MaxSessionDuration", "MaxSessionDuration is not from 3600 to 43200.")
		}
		r.MaxSessionDuration = n
	}
	return nil
}

func createRole(c *call) (any, *failure) {
	if f := c.needs("RoleName", "AssumeRolePolicyDocument"); f != nil {
		return nil, f
	}
	name := c.params["RoleName"]
	if _, ok := c.account.Roles[name]; ok {
		return nil, fail(409, "EntityAlreadyExists.Role", "The role already exists: %s.", name)
	}
	r := &Role{ID: newID(), CreateDate: c.stamp()}
	if f := r.put(c, ""); f != nil {
		return nil, f
	}
	if f := c.setTags(&r.Tags); f != nil {
		return nil, f
	}
	c.account.Roles[name] = r
	return object{"Role": c.account.showRole(name)}, nil
}

func getRole(c *call) (any, *failure) {
	if _, f := c.role(); f != nil {
		return nil, f
	}
	return object{"Role": c.account.showRole(c.params["RoleName"])}, nil
}

func updateRole(c *call) (any, *failure) {
	r, f := c.role()
	if f != nil {
		return nil, f
	}
	if f := r.put(c, "New"); f != nil {
		return nil, f
	}
	r.UpdateDate = c.stamp()
	return object{"Role": c.account.showRole(c.params["RoleName"])}, nil
}

func deleteRole(c *call) (any, *failure) {
	r, f := c.role()
	if f != nil {
		return nil, f
	}
	if len(r.Policies) > 0 {
		return nil, fail(409, "DeleteConflict.Role.Policy", "The role cannot have any attached policies when you delete it.")
	}
	delete(c.account.Roles, c.params["RoleName"])
	return object{}, nil
}

func listRoles(c *call) (any, *failure) {
	var all []object
	for _, name := range sorted(c.account.Roles) {
		o := c.account.showRole(name)
		delete(o, "AssumeRolePolicyDocument") // lists do not have it
		all = append(all, o)
	}
	return c.marked("Roles", "Role", all)
}

// marked is the part of a list that MaxItems and Marker ask for: 100 by default, and the most
// ("ListRoles" of RAM). What a marker says is RAM's business: here it is where to go on.
func (c *call) marked(outer, inner string, all []object) (any, *failure) {
	n, ok, f := c.number("MaxItems")
	if f != nil {
		return nil, f
	}
	if !ok {
		n = 100
	}
	from, _, f := c.number("Marker")
	if f != nil {
		return nil, f
	}
	if n < 1 || n > 1000 || from < 0 || from > int64(len(all)) {
		return nil, fail(400, "InvalidParameter.MaxItems", "MaxItems or Marker is out of range.")
	}
	to := min(from+n, int64(len(all)))
	out := object{outer: object{inner: append([]object{}, all[from:to]...)}, "IsTruncated": to < int64(len(all))}
	if to < int64(len(all)) {
		out["Marker"] = strconv.FormatInt(to, 10)
	}
	return out, nil
}

func attachPolicy(c *call) (any, *failure) {
	if f := c.needs("RoleName", "PolicyName", "PolicyType"); f != nil {
		return nil, f
	}
	if _, _, f := c.policy(); f != nil {
		return nil, f
	}
	r, f := c.role()
	if f != nil {
		return nil, f
	}
	a := Attachment{Type: c.params["PolicyType"], Name: c.params["PolicyName"], AttachDate: c.stamp()}
	if r.attached(a) >= 0 {
		return nil, fail(409, "EntityAlreadyExists.Role.Policy", "The policy %s has already been attached to the role %s.", a.Name, c.params["RoleName"])
	}
	r.Policies = append(r.Policies, a)
	return object{}, nil
}

func (r *Role) attached(a Attachment) int {
	return slices.IndexFunc(r.Policies, func(b Attachment) bool { return a.Type == b.Type && a.Name == b.Name })
}

func detachPolicy(c *call) (any, *failure) {
	if f := c.needs("RoleName", "PolicyName", "PolicyType"); f != nil {
		return nil, f
	}
	r, f := c.role()
	if f != nil {
		return nil, f
	}
	i := r.attached(Attachment{Type: c.params["PolicyType"], Name: c.params["PolicyName"]})
	if i < 0 {
		return nil, fail(404, "EntityNotExist.Role.Policy", "The policy %s is not attached to the role %s.", c.params["PolicyName"], c.params["RoleName"])
	}
	r.Policies = slices.Delete(r.Policies, i, i+1)
	return object{}, nil
}

func listPoliciesForRole(c *call) (any, *failure) {
	r, f := c.role()
	if f != nil {
		return nil, f
	}
	all := []object{}
	for _, a := range r.Policies {
		o := object{"PolicyName": a.Name, "PolicyType": a.Type, "AttachDate": a.AttachDate, "DefaultVersion": "", "Description": ""}
		if p, ok := c.account.policy(a.Type, a.Name); ok {
			o["DefaultVersion"], o["Description"] = p.DefaultVersion, p.Description
		}
		all = append(all, o)
	}
	return object{"Policies": object{"Policy": all}}, nil
}
