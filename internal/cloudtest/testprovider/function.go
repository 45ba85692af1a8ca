package main

import (
	"context"
	"reflect"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
)

// functionFields are attributes of a function by their names in the API.
var functionFields = map[string]string{
	"description": "description", "role": "role", "runtime": "runtime", "handler": "handler",
	"timeout": "timeout", "memory_size": "memorySize", "environment_variables": "environmentVariables",
}

// function3 is alicloud_fcv3_function, with the arguments that most functions have.
func function3() kind {
	body := func(old, new values) map[string]any {
		out := map[string]any{}
		for name, field := range functionFields {
			if new[name] != nil && !reflect.DeepEqual(new[name], old[name]) {
				out[field] = new[name]
			}
		}
		if code := new.first("code"); code != nil && old == nil {
			out["code"] = map[string]any{"zipFile": code["zip_file"], "ossBucketName": code["oss_bucket_name"], "ossObjectName": code["oss_object_name"], "checksum": code["checksum"]}
		}
		return out
	}
	shown := func(out map[string]any) values {
		return values{
			"id": out["functionName"], "function_name": out["functionName"], "function_arn": out["functionArn"], "function_id": out["functionId"],
			"create_time": out["createdTime"], "last_modified_time": out["lastModifiedTime"],
			"timeout": number(out["timeout"]), "memory_size": number(out["memorySize"]),
		}
	}
	return kind{
		name: "alicloud_fcv3_function",
		attributes: map[string]attribute{
			"function_name": attr("string", "optional", "computed", "new"), "runtime": attr("string", "required"), "handler": attr("string", "required"),
			"role": attr("string", "optional"), "description": attr("string", "optional"), "environment_variables": attr("map", "optional"),
			"timeout": attr("int", "optional", "computed"), "memory_size": attr("int", "optional", "computed"),
			"function_arn": attr("string", "computed"), "function_id": attr("string", "computed"),
			"create_time": attr("string", "computed"), "last_modified_time": attr("string", "computed"),
		},
		blocks: map[string]schema.Block{"code": schema.ListNestedBlock{NestedObject: schema.NestedBlockObject{Attributes: map[string]schema.Attribute{
			"zip_file": schema.StringAttribute{Optional: true, Sensitive: true}, "checksum": schema.StringAttribute{Optional: true, Sensitive: true},
			"oss_bucket_name": schema.StringAttribute{Optional: true, Sensitive: true}, "oss_object_name": schema.StringAttribute{Optional: true, Sensitive: true},
		}}}},
		create: func(ctx context.Context, c *client, v values) (values, error) {
			b := body(nil, v)
			b["functionName"] = v["function_name"]
			out, err := c.fc(ctx, "POST", "/2023-03-30/functions", "", b)
			return shown(out), err
		},
		update: func(ctx context.Context, c *client, old, new values) (values, error) {
			out, err := c.fc(ctx, "PUT", "/2023-03-30/functions/"+old.text("id"), "", body(old, new))
			return shown(out), err
		},
		read: func(ctx context.Context, c *client, id string) (values, error) {
			out, err := c.fc(ctx, "GET", "/2023-03-30/functions/"+id, "", nil)
			if is(err, "FunctionNotFound") {
				return nil, errGone
			} else if err != nil {
				return nil, err
			}
			got := shown(out)
			for _, name := range []string{"description", "role", "runtime", "handler"} {
				got[name] = orNil(text(out[name]))
			}
			got["environment_variables"] = out["environmentVariables"]
			return got, nil
		},
		delete: func(ctx context.Context, c *client, v values) error {
			_, err := c.fc(ctx, "DELETE", "/2023-03-30/functions/"+v.text("id"), "", nil)
			if is(err, "FunctionNotFound") {
				return nil
			}
			return err
		},
	}
}
