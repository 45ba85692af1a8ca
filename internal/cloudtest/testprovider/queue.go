package main

import "context"

// queueFields are attributes of a queue by their names in the API.
var queueFields = map[string]string{
	"delay_seconds": "DelaySeconds", "maximum_message_size": "MaximumMessageSize", "message_retention_period": "MessageRetentionPeriod",
	"polling_wait_seconds": "PollingWaitSeconds", "visibility_timeout": "VisibilityTimeout",
}

// queue is alicloud_message_service_queue. What it has by default is known after a read only, as
// nothing of it comes with the answer to CreateQueue.
func queue() kind {
	call := func(ctx context.Context, c *client, action string, params map[string]any) (map[string]any, error) {
		return c.rpc(ctx, "mns_open", "2022-01-19", action, params)
	}
	params := func(v values, name any) map[string]any {
		out := map[string]any{"QueueName": name, "EnableLogging": v["logging_enabled"]}
		for attribute, parameter := range queueFields {
			out[parameter] = v[attribute]
		}
		return out
	}
	read := func(ctx context.Context, c *client, id string) (values, error) {
		out, err := call(ctx, c, "GetQueueAttributes", map[string]any{"QueueName": id})
		if is(err, "QueueNotExist", "ResourceNotFound:QueueName", "RESOURCE_NOT_FOUND") {
			return nil, errGone
		} else if err != nil {
			return nil, err
		}
		data, _ := out["Data"].(map[string]any)
		got := values{"id": id, "queue_name": data["QueueName"], "queue_type": data["QueueType"], "create_time": number(data["CreateTime"])}
		for attribute, parameter := range queueFields {
			got[attribute] = number(data[parameter])
		}
		if on, _ := data["LoggingEnabled"].(bool); on {
			got["logging_enabled"] = true
		}
		return got, nil
	}
	attributes := map[string]attribute{
		"queue_name": attr("string", "required", "new"), "queue_type": attr("string", "optional", "computed", "new"),
		"logging_enabled": attr("bool", "optional"), "create_time": attr("int", "computed"),
	}
	for name := range queueFields {
		attributes[name] = attr("int", "optional", "computed")
	}
	return kind{
		name:       "alicloud_message_service_queue",
		attributes: attributes,
		create: func(ctx context.Context, c *client, v values) (values, error) {
			p := params(v, v["queue_name"])
			p["QueueType"] = v["queue_type"]
			if _, err := call(ctx, c, "CreateQueue", p); err != nil {
				return nil, err
			}
			return read(ctx, c, v.text("queue_name"))
		},
		update: func(ctx context.Context, c *client, old, new values) (values, error) {
			_, err := call(ctx, c, "SetQueueAttributes", params(new, old["id"]))
			return nil, err
		},
		read: read,
		delete: func(ctx context.Context, c *client, v values) error {
			_, err := call(ctx, c, "DeleteQueue", map[string]any{"QueueName": v["id"]})
			if is(err, "QueueNotExist") {
				return nil
			}
			return err
		},
	}
}
