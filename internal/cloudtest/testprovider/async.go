package main

import (
	"context"
	"fmt"
	"net/url"
	"reflect"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
)

// destinationBlock is destination_config, the same for both generations.
func destinationBlock(required bool) map[string]schema.Block {
	side := func() schema.Block {
		return schema.ListNestedBlock{NestedObject: schema.NestedBlockObject{
			Attributes: map[string]schema.Attribute{"destination": schema.StringAttribute{Required: required, Optional: !required}},
		}}
	}
	return map[string]schema.Block{"destination_config": schema.ListNestedBlock{NestedObject: schema.NestedBlockObject{
		Blocks: map[string]schema.Block{"on_success": side(), "on_failure": side()},
	}}}
}

// destinations is destination_config as the API has it, nil without the block.
func destinations(v values) map[string]any {
	block := v.first("destination_config")
	if block == nil {
		return nil
	}
	out := map[string]any{}
	for side, name := range map[string]string{"onSuccess": "on_success", "onFailure": "on_failure"} {
		if d := block.first(name); d != nil {
			out[side] = map[string]any{"destination": d.text("destination")}
		}
	}
	return out
}

// destinationConfig is what the API has as destination_config.
func destinationConfig(v any) any {
	config, _ := v.(map[string]any)
	block := map[string]any{}
	for side, name := range map[string]string{"onSuccess": "on_success", "onFailure": "on_failure"} {
		if d, ok := config[side].(map[string]any); ok {
			block[name] = []any{map[string]any{"destination": d["destination"]}}
		}
	}
	if len(block) == 0 {
		return []any{}
	}
	return []any{block}
}

// number is a whole number of JSON, nil for none.
func number(v any) any {
	f, ok := v.(float64)
	if !ok {
		return nil
	}
	return int64(f)
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// asyncConfig3 sends with the qualifier, and reads and identifies without, as the real one does. What
// it sends is what the real one does since its issue 10031 was fixed.
func asyncConfig3() kind {
	path := func(function string) string { return "/2023-03-30/functions/" + function + "/async-invoke-config" }
	// body has what is set, and of an update what has changed. What is set no longer is zero in the
	// real one's eyes, and sent as that, an age excepted.
	body := func(old, new values) map[string]any {
		out := map[string]any{"functionName": new["function_name"]}
		if old["max_async_retry_attempts"] != nil && new["max_async_retry_attempts"] == nil {
			out["maxAsyncRetryAttempts"] = 0
		}
		if old["async_task"] == true && new["async_task"] == nil {
			out["asyncTask"] = false
		}
		for name, field := range map[string]string{
			"async_task": "asyncTask", "max_async_event_age_in_seconds": "maxAsyncEventAgeInSeconds", "max_async_retry_attempts": "maxAsyncRetryAttempts",
		} {
			if new[name] != nil && new[name] != old[name] {
				out[field] = new[name]
			}
		}
		if d := destinations(new); d != nil {
			out["destinationConfig"] = d
		} else if old.first("destination_config") != nil {
			out["destinationConfig"] = map[string]any{}
		}
		return out
	}
	shown := func(out map[string]any) values {
		return values{"create_time": out["createdTime"], "last_modified_time": out["lastModifiedTime"], "function_arn": out["functionArn"]}
	}
	return kind{
		name: "alicloud_fcv3_async_invoke_config",
		attributes: map[string]attribute{
			"function_name": attr("string", "required", "new"), "qualifier": attr("string", "optional"),
			"max_async_event_age_in_seconds": attr("int", "optional"), "max_async_retry_attempts": attr("int", "optional"), "async_task": attr("bool", "optional"),
			"create_time": attr("string", "computed"), "last_modified_time": attr("string", "computed"), "function_arn": attr("string", "computed"),
		},
		blocks: destinationBlock(false),
		create: func(ctx context.Context, c *client, v values) (values, error) {
			out, err := c.fc(ctx, "PUT", path(v.text("function_name")), v.text("qualifier"), body(nil, v))
			if err != nil {
				return nil, err
			}
			got := shown(out)
			got["id"] = v["function_name"]
			return got, nil
		},
		update: func(ctx context.Context, c *client, old, new values) (values, error) {
			// Of the arguments only the qualifier is not a reason to send anything.
			same := true
			for _, name := range []string{"async_task", "max_async_event_age_in_seconds", "max_async_retry_attempts", "destination_config"} {
				same = same && reflect.DeepEqual(old[name], new[name])
			}
			if same {
				return nil, nil
			}
			out, err := c.fc(ctx, "PUT", path(old.text("id")), new.text("qualifier"), body(old, new))
			return shown(out), err
		},
		read: func(ctx context.Context, c *client, id string) (values, error) {
			out, err := c.fc(ctx, "GET", path(id), "", nil)
			if missing(err) {
				return nil, errGone
			} else if err != nil {
				return nil, err
			}
			got := shown(out)
			got["function_name"], got["async_task"] = id, out["asyncTask"]
			got["max_async_event_age_in_seconds"] = number(out["maxAsyncEventAgeInSeconds"])
			got["max_async_retry_attempts"] = number(out["maxAsyncRetryAttempts"])
			got["destination_config"] = destinationConfig(out["destinationConfig"])
			return got, nil
		},
		delete: func(ctx context.Context, c *client, v values) error {
			_, err := c.fc(ctx, "DELETE", path(v.text("id")), v.text("qualifier"), nil)
			if missing(err) {
				return nil
			}
			return err
		},
	}
}

// asyncConfig2 always sends the four fields, null for what is not set.
func asyncConfig2() kind {
	path := func(id string) (string, error) {
		parts := strings.Split(id, ":")
		if len(parts) != 3 {
			return "", fmt.Errorf("the id %q is not service:function:qualifier", id)
		}
		return fmt.Sprintf("/2016-08-15/services/%s.%s/functions/%s/async-invoke-config",
			url.PathEscape(parts[0]), url.PathEscape(parts[2]), url.PathEscape(parts[1])), nil
	}
	shown := func(out map[string]any) values {
		return values{"created_time": out["createdTime"], "last_modified_time": out["lastModifiedTime"]}
	}
	put := func(ctx context.Context, c *client, id string, stateful any, v values) (values, error) {
		p, err := path(id)
		if err != nil {
			return nil, err
		}
		body := map[string]any{
			"statefulInvocation": stateful, "maxAsyncEventAgeInSeconds": v["maximum_event_age_in_seconds"],
			"maxAsyncRetryAttempts": v["maximum_retry_attempts"], "destinationConfig": nil,
		}
		if d := destinations(v); len(d) > 0 {
			body["destinationConfig"] = map[string]any{"onSuccess": d["onSuccess"], "onFailure": d["onFailure"]}
		}
		out, err := c.fc(ctx, "PUT", p, "", body)
		if err != nil {
			return nil, err
		}
		got := shown(out)
		got["id"] = id
		return got, nil
	}
	return kind{
		name: "alicloud_fc_function_async_invoke_config",
		attributes: map[string]attribute{
			"service_name": attr("string", "required", "new"), "function_name": attr("string", "required", "new"),
			"qualifier":                    attr("string", "optional", "new").or("LATEST"),
			"maximum_event_age_in_seconds": attr("int", "optional"), "maximum_retry_attempts": attr("int", "optional").or(2), "stateful_invocation": attr("bool", "optional"),
			"created_time": attr("string", "computed"), "last_modified_time": attr("string", "computed"),
		},
		blocks: destinationBlock(true),
		create: func(ctx context.Context, c *client, v values) (values, error) {
			var stateful any
			if v["stateful_invocation"] == true { // false is as good as nothing
				stateful = true
			}
			return put(ctx, c, v.text("service_name")+":"+v.text("function_name")+":"+v.text("qualifier"), stateful, v)
		},
		update: func(ctx context.Context, c *client, old, new values) (values, error) {
			return put(ctx, c, old.text("id"), new["stateful_invocation"] == true, new)
		},
		read: func(ctx context.Context, c *client, id string) (values, error) {
			p, err := path(id)
			if err != nil {
				return nil, err
			}
			out, err := c.fc(ctx, "GET", p, "", nil)
			if is(err, "AsyncConfigNotExists", "FunctionNotFound", "ServiceNotFound") {
				return nil, errGone
			} else if err != nil {
				return nil, err
			}
			got := shown(out)
			got["service_name"], got["function_name"], got["qualifier"] = out["service"], out["function"], out["qualifier"]
			got["stateful_invocation"] = out["statefulInvocation"]
			got["maximum_event_age_in_seconds"], got["maximum_retry_attempts"] = number(out["maxAsyncEventAgeInSeconds"]), number(out["maxAsyncRetryAttempts"])
			got["destination_config"] = destinationConfig(out["destinationConfig"])
			return got, nil
		},
		delete: func(ctx context.Context, c *client, v values) error {
			p, err := path(v.text("id"))
			if err != nil {
				return err
			}
			_, err = c.fc(ctx, "DELETE", p, "", nil)
			if is(err, "AsyncConfigNotExists") {
				return nil
			}
			return err
		},
	}
}
