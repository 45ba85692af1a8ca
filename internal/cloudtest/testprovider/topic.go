package main

import "context"

// topic is alicloud_message_service_topic.
func topic() kind {
	call := func(ctx context.Context, c *client, action string, params map[string]any) (map[string]any, error) {
		return c.rpc(ctx, "mns_open", "2022-01-19", action, params)
	}
	params := func(v values, name any) map[string]any {
		return map[string]any{"TopicName": name, "MaxMessageSize": v["max_message_size"], "EnableLogging": v["enable_logging"]}
	}
	read := func(ctx context.Context, c *client, id string) (values, error) {
		out, err := call(ctx, c, "GetTopicAttributes", map[string]any{"TopicName": id})
		if is(err, "TopicNotExist", "ResourceNotFound:TopicName") {
			return nil, errGone
		} else if err != nil {
			return nil, err
		}
		t := inside(out, "Data")
		return values{
			"id": id, "topic_name": t["TopicName"], "topic_type": t["TopicType"], "max_message_size": number(t["MaxMessageSize"]),
			"enable_logging": t["LoggingEnabled"], "create_time": number(t["CreateTime"]),
		}, nil
	}
	return kind{
		name: "alicloud_message_service_topic",
		attributes: map[string]attribute{
			"topic_name": attr("string", "required", "new"), "topic_type": attr("string", "optional", "computed", "new"),
			"max_message_size": attr("int", "optional", "computed"), "enable_logging": attr("bool", "optional", "computed"), "create_time": attr("int", "computed"),
		},
		create: func(ctx context.Context, c *client, v values) (values, error) {
			p := params(v, v["topic_name"])
			p["TopicType"] = v["topic_type"]
			if _, err := call(ctx, c, "CreateTopic", p); err != nil {
				return nil, err
			}
			return read(ctx, c, v.text("topic_name"))
		},
		update: func(ctx context.Context, c *client, old, new values) (values, error) {
			_, err := call(ctx, c, "SetTopicAttributes", params(new, old["id"]))
			return nil, err
		},
		read: read,
		delete: func(ctx context.Context, c *client, v values) error {
			_, err := call(ctx, c, "DeleteTopic", map[string]any{"TopicName": v["id"]})
			if is(err, "TopicNotExist") {
				return nil
			}
			return err
		},
	}
}
