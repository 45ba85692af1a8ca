package cloudtest

import (
	"cmp"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"time"
)

func stsOperations() map[rpcKey]*operation {
	role := func(c *call) string {
		_, name, _ := strings.Cut(c.params["RoleArn"], ":role/")
		return "role/" + name
	}
	return map[rpcKey]*operation{
		{versionSTS, "GetCallerIdentity"}:  {action: "sts:GetCallerIdentity", do: getCallerIdentity},
		{versionSTS, "AssumeRole"}:         {action: "sts:AssumeRole", writes: true, resource: role, do: assumeRole},
		{versionSTS, "AssumeRoleWithOIDC"}: {action: "sts:AssumeRoleWithOIDC", writes: true, unsigned: true, resource: role, do: assumeRoleWithOIDC},
	}
}

// getCallerIdentity says whose key signed the call ("GetCallerIdentity" of STS).
func getCallerIdentity(c *call) (any, *failure) {
	a := c.account
	out := object{"AccountId": a.ID, "Arn": a.arn(c.keyID)}
	switch key := a.Keys[c.keyID]; {
	case key == nil: // only in the past that a lag shows
		return nil, fail(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.")
	case key.Role != "":
		id := ""
		if r, ok := a.Roles[key.Role]; ok {
			id = r.ID
		}
		out["IdentityType"], out["RoleId"], out["PrincipalId"] = "AssumedRoleUser", id, id+":"+key.session()
	case key.User != "":
		out["IdentityType"], out["UserId"], out["PrincipalId"] = "RAMUser", key.User, key.User
	default:
		out["IdentityType"], out["UserId"], out["PrincipalId"] = "Account", a.ID, a.ID
	}
	return out, nil
}

// assumeRole gives a temporary key. The role's trust policy is not evaluated.
func assumeRole(c *call) (any, *failure) {
	return c.session()
}

// assumeRoleWithOIDC gives one for a token. Its codes are those that STS is remembered to have; no
// page with them was found.
func assumeRoleWithOIDC(c *call) (any, *failure) {
	if f := c.needs("OIDCProviderArn", "OIDCToken"); f != nil {
		return nil, f
	}
	name, ok := strings.CutPrefix(c.params["OIDCProviderArn"], fmt.Sprintf("acs:ram::%s:oidc-provider/", c.account.ID))
	provider, exists := c.account.OIDC[name]
	if !ok || !exists {
		return nil, fail(404, "EntityNotExist.OIDCProvider", "The OIDC provider does not exist.")
	}
	if !slices.Contains(provider.Tokens, c.params["OIDCToken"]) {
		return nil, fail(400, "AuthenticationFail.OIDCToken.Invalid", "This OIDC token is invalid.")
	}
	return c.session()
}

// session makes a temporary key of a role.
func (c *call) session() (any, *failure) {
	if f := c.needs("RoleArn", "RoleSessionName"); f != nil {
		return nil, f
	}
	name, ok := strings.CutPrefix(c.params["RoleArn"], fmt.Sprintf("acs:ram::%s:role/", c.account.ID))
	role, exists := c.account.Roles[name]
	if !ok || !exists {
		return nil, fail(404, "EntityNotExist.Role", "The specified Role not exists.")
	}
	seconds, ok, f := c.number("DurationSeconds")
	if f != nil {
		return nil, f
	}
	if !ok {
		seconds = 3600
	}
	if seconds < 900 || seconds > cmp.Or(role.MaxSessionDuration, 3600) {
		return nil, fail(400, "InvalidParameter.DurationSeconds", "DurationSeconds is not from 900 to what the role allows.")
	}
	id, session := "STS."+rand.Text(), c.params["RoleSessionName"]
	key := &AccessKey{
		Secret: rand.Text(), Role: name, Session: session, SecurityToken: rand.Text(),
		Expires: c.now.Add(time.Duration(seconds) * time.Second).UTC().Truncate(time.Second),
	}
	c.account.Keys[id] = key
	return object{
		"AssumedRoleUser": object{"Arn": c.account.arn(id), "AssumedRoleId": role.ID + ":" + session},
		"Credentials": object{
			"AccessKeyId": id, "AccessKeySecret": key.Secret, "SecurityToken": key.SecurityToken, "Expiration": key.Expires.Format(time.RFC3339),
		},
	}, nil
}
