package main

import (
	"context"
	"fmt"
	"strings"
)

func ram(ctx context.Context, c *client, action string, params map[string]any) (map[string]any, error) {
	return c.rpc(ctx, "ram", "2015-05-01", action, params)
}

// either is the first of two names for the same that is set, or has changed.
func either(old, new values, now, before string) any {
	if new[now] == nil || old != nil && new[now] == old[now] && new[before] != nil && new[before] != old[before] {
		return new[before]
	}
	return new[now]
}

func inside(out map[string]any, name string) map[string]any {
	m, _ := out[name].(map[string]any)
	return m
}

func role() kind {
	shown := func(out map[string]any) values {
		r := inside(out, "Role")
		return values{
			"id": r["RoleName"], "role_name": r["RoleName"], "name": r["RoleName"], "arn": r["Arn"], "role_id": r["RoleId"], "create_time": r["CreateDate"],
			"assume_role_policy_document": r["AssumeRolePolicyDocument"], "document": r["AssumeRolePolicyDocument"],
			"max_session_duration": number(r["MaxSessionDuration"]),
		}
	}
	return kind{
		name: "alicloud_ram_role",
		attributes: map[string]attribute{
			"role_name": attr("string", "optional", "computed", "new"), "name": attr("string", "optional", "computed", "new"),
			"assume_role_policy_document": attr("string", "optional", "computed"), "document": attr("string", "optional", "computed"),
			"description": attr("string", "optional"), "max_session_duration": attr("int", "optional", "computed"), "force": attr("bool", "optional"),
			"arn": attr("string", "computed"), "role_id": attr("string", "computed"), "create_time": attr("string", "computed"),
		},
		create: func(ctx context.Context, c *client, v values) (values, error) {
			out, err := ram(ctx, c, "CreateRole", map[string]any{
				"RoleName": either(nil, v, "role_name", "name"), "AssumeRolePolicyDocument": either(nil, v, "assume_role_policy_document", "document"),
				"Description": v["description"], "MaxSessionDuration": v["max_session_duration"],
			})
			return shown(out), err
		},
		update: func(ctx context.Context, c *client, old, new values) (values, error) {
			out, err := ram(ctx, c, "UpdateRole", map[string]any{
				"RoleName": old["id"], "NewAssumeRolePolicyDocument": either(old, new, "assume_role_policy_document", "document"),
				"NewDescription": new.text("description"), "NewMaxSessionDuration": new["max_session_duration"],
			})
			return shown(out), err
		},
		read: func(ctx context.Context, c *client, id string) (values, error) {
			out, err := ram(ctx, c, "GetRole", map[string]any{"RoleName": id})
			if is(err, "EntityNotExist.Role") {
				return nil, errGone
			} else if err != nil {
				return nil, err
			}
			got := shown(out)
			got["description"] = orNil(text(inside(out, "Role")["Description"]))
			return got, nil
		},
		delete: func(ctx context.Context, c *client, v values) error {
			if v["force"] == true {
				out, err := ram(ctx, c, "ListPoliciesForRole", map[string]any{"RoleName": v["id"]})
				if err != nil && !is(err, "EntityNotExist.Role") {
					return err
				}
				all, _ := inside(out, "Policies")["Policy"].([]any)
				for _, p := range all {
					m, _ := p.(map[string]any)
					if _, err := ram(ctx, c, "DetachPolicyFromRole", map[string]any{"RoleName": v["id"], "PolicyName": m["PolicyName"], "PolicyType": m["PolicyType"]}); err != nil {
						return err
					}
				}
			}
			_, err := ram(ctx, c, "DeleteRole", map[string]any{"RoleName": v["id"]})
			if is(err, "EntityNotExist.Role") {
				return nil
			}
			return err
		},
	}
}

// policy is alicloud_ram_policy. A change of its document is a new version, the default one.
func policy() kind {
	get := func(ctx context.Context, c *client, id string) (map[string]any, error) {
		return ram(ctx, c, "GetPolicy", map[string]any{"PolicyName": id, "PolicyType": "Custom"})
	}
	shown := func(out map[string]any) values {
		p, v := inside(out, "Policy"), inside(out, "DefaultPolicyVersion")
		return values{
			"id": p["PolicyName"], "policy_name": p["PolicyName"], "name": p["PolicyName"], "type": p["PolicyType"],
			"default_version": p["DefaultVersion"], "version_id": v["VersionId"], "attachment_count": number(p["AttachmentCount"]),
			"policy_document": v["PolicyDocument"], "document": v["PolicyDocument"],
		}
	}
	return kind{
		name: "alicloud_ram_policy",
		attributes: map[string]attribute{
			"policy_name": attr("string", "optional", "computed", "new"), "name": attr("string", "optional", "computed", "new"),
			"policy_document": attr("string", "optional", "computed"), "document": attr("string", "optional", "computed"),
			"description": attr("string", "optional"), "rotate_strategy": attr("string", "optional"), "force": attr("bool", "optional"),
			"type": attr("string", "computed"), "default_version": attr("string", "computed"), "version_id": attr("string", "computed"),
			"attachment_count": attr("int", "computed"),
		},
		create: func(ctx context.Context, c *client, v values) (values, error) {
			document := either(nil, v, "policy_document", "document")
			out, err := ram(ctx, c, "CreatePolicy", map[string]any{
				"PolicyName": either(nil, v, "policy_name", "name"), "PolicyDocument": document, "Description": v["description"],
			})
			if err != nil {
				return nil, err
			}
			// The answer has no document; the first version is v1.
			out["DefaultPolicyVersion"] = map[string]any{"VersionId": inside(out, "Policy")["DefaultVersion"], "PolicyDocument": document}
			return shown(out), nil
		},
		update: func(ctx context.Context, c *client, old, new values) (values, error) {
			if new.text("description") != old.text("description") {
				if _, err := ram(ctx, c, "UpdatePolicyDescription", map[string]any{"PolicyName": old["id"], "NewDescription": new.text("description")}); err != nil {
					return nil, err
				}
			}
			document := either(old, new, "policy_document", "document")
			if document == old["policy_document"] {
				return nil, nil
			}
			_, err := ram(ctx, c, "CreatePolicyVersion", map[string]any{
				"PolicyName": old["id"], "PolicyDocument": document, "SetAsDefault": true, "RotateStrategy": new["rotate_strategy"],
			})
			return nil, err
		},
		read: func(ctx context.Context, c *client, id string) (values, error) {
			out, err := get(ctx, c, id)
			if is(err, "EntityNotExist.Policy") {
				return nil, errGone
			} else if err != nil {
				return nil, err
			}
			got := shown(out)
			got["description"] = orNil(text(inside(out, "Policy")["Description"]))
			return got, nil
		},
		delete: func(ctx context.Context, c *client, v values) error {
			// With force the real one detaches it first.
			_, err := ram(ctx, c, "DeletePolicy", map[string]any{"PolicyName": v["id"], "CascadingDelete": true})
			if is(err, "EntityNotExist.Policy") {
				return nil
			}
			return err
		},
	}
}

func attachment() kind {
	params := func(v values) map[string]any {
		return map[string]any{"PolicyName": v["policy_name"], "PolicyType": v["policy_type"], "RoleName": v["role_name"]}
	}
	return kind{
		name: "alicloud_ram_role_policy_attachment",
		attributes: map[string]attribute{
			"policy_name": attr("string", "required", "new"), "policy_type": attr("string", "required", "new"), "role_name": attr("string", "required", "new"),
		},
		create: func(ctx context.Context, c *client, v values) (values, error) {
			_, err := ram(ctx, c, "AttachPolicyToRole", params(v))
			return values{"id": strings.Join([]string{"role", v.text("policy_name"), v.text("policy_type"), v.text("role_name")}, ":")}, err
		},
		update: func(context.Context, *client, values, values) (values, error) {
			return nil, fmt.Errorf("every argument of an attachment makes a new one")
		},
		read: func(ctx context.Context, c *client, id string) (values, error) {
			parts := strings.Split(id, ":")
			if len(parts) != 4 {
				return nil, fmt.Errorf("the id %q is not role:policy:type:role", id)
			}
			out, err := ram(ctx, c, "ListPoliciesForRole", map[string]any{"RoleName": parts[3]})
			if is(err, "EntityNotExist.Role") {
				return nil, errGone
			} else if err != nil {
				return nil, err
			}
			all, _ := inside(out, "Policies")["Policy"].([]any)
			for _, p := range all {
				if m, _ := p.(map[string]any); m["PolicyName"] == parts[1] && m["PolicyType"] == parts[2] {
					return values{"policy_name": parts[1], "policy_type": parts[2], "role_name": parts[3]}, nil
				}
			}
			return nil, errGone
		},
		delete: func(ctx context.Context, c *client, v values) error {
			_, err := ram(ctx, c, "DetachPolicyFromRole", params(v))
			if is(err, "EntityNotExist.Role", "EntityNotExist.Role.Policy") {
				return nil
			}
			return err
		},
	}
}
