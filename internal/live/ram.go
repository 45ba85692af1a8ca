package live

import "context"

// RAM 2015-05-01: https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-overview
// and the sources of the provider (service_alicloud_ram.go, 2026-08-21).
const ramVersion = "2015-05-01"

func ramRequest(api, of, resource string, query map[string]string, absent ...string) request {
	return request{
		service: ram, api: api, of: of, version: ramVersion, query: query,
		action: "ram:" + api, resource: "acs:ram:*:*:" + resource, absent: absent,
	}
}

// Role is a call of GetRole.
func (c *Client) Role(ctx context.Context, name string) (*Role, error) {
	r := ramRequest("GetRole", name, "role/"+name, map[string]string{"RoleName": name}, "EntityNotExist.Role")
	var answer struct {
		Role struct{ RoleName, Arn, AssumeRolePolicyDocument string }
	}
	if err := c.call(ctx, r, &answer); err != nil {
		return nil, err
	}
	if answer.Role.RoleName == "" {
		return nil, r.fail(Malformed, "the answer names no role")
	}
	return &Role{Name: answer.Role.RoleName, ARN: answer.Role.Arn, Trust: answer.Role.AssumeRolePolicyDocument}, nil
}

// RolePolicies is a call of ListPoliciesForRole.
func (c *Client) RolePolicies(ctx context.Context, role string) ([]Policy, error) {
	r := ramRequest("ListPoliciesForRole", role, "role/"+role, map[string]string{"RoleName": role}, "EntityNotExist.Role")
	var answer struct {
		Policies *struct {
			Policy []struct{ PolicyName, PolicyType, DefaultVersion string }
		}
	}
	if err := c.call(ctx, r, &answer); err != nil {
		return nil, err
	}
	if answer.Policies == nil {
		return nil, r.fail(Malformed, "the answer holds no list of policies")
	}
	var out []Policy
	for _, p := range answer.Policies.Policy {
		if p.PolicyName == "" || p.PolicyType == "" {
			return nil, r.fail(Malformed, "a policy in the answer has no name or no type")
		}
		out = append(out, Policy{Type: p.PolicyType, Name: p.PolicyName, Version: p.DefaultVersion})
	}
	return out, nil
}

// Policy is a call of GetPolicy, which tells the default version with its document.
func (c *Client) Policy(ctx context.Context, typ, name string) (*Policy, error) {
	r := ramRequest("GetPolicy", name, "policy/"+name, map[string]string{"PolicyName": name, "PolicyType": typ}, "EntityNotExist.Policy")
	if typ == "System" {
		r.resource = "acs:ram:*:system:policy/" + name
	}
	var answer struct {
		Policy               struct{ PolicyName, DefaultVersion string }
		DefaultPolicyVersion struct{ VersionID, PolicyDocument string }
	}
	if err := c.call(ctx, r, &answer); err != nil {
		return nil, err
	}
	if answer.DefaultPolicyVersion.PolicyDocument == "" {
		return nil, r.fail(Malformed, "the answer holds no document")
	}
	return &Policy{
		Type: typ, Name: name, Version: or(answer.Policy.DefaultVersion, answer.DefaultPolicyVersion.VersionID),
		Document: answer.DefaultPolicyVersion.PolicyDocument,
	}, nil
}
