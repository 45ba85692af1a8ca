package live

import "context"

// Queue is a call of GetQueueAttributes of SMQ (Mns-open 2022-01-19). The codes are those that
// the provider takes for "not there" (service_alicloud_message_service_v2.go, 2026-08-21).
func (c *Client) Queue(ctx context.Context, region, name string) error {
	return c.call(ctx, request{
		service: mnsOpen, api: "GetQueueAttributes", of: name, version: "2022-01-19", region: region,
		query: map[string]string{"QueueName": name}, action: "mns:GetQueueAttributes",
		resource: "acs:mns:" + or(region, "*") + ":*:/queues/" + name,
		absent:   []string{"ResourceNotFound:QueueName", "RESOURCE_NOT_FOUND", "QueueNotExist"},
	}, nil)
}

// Topic is a call of GetTopicAttributes of SMQ.
func (c *Client) Topic(ctx context.Context, region, name string) error {
	return c.call(ctx, request{
		service: mnsOpen, api: "GetTopicAttributes", of: name, version: "2022-01-19", region: region,
		query: map[string]string{"TopicName": name}, action: "mns:GetTopicAttributes",
		resource: "acs:mns:" + or(region, "*") + ":*:/topics/" + name,
		absent:   []string{"ResourceNotFound:TopicName", "RESOURCE_NOT_FOUND", "TopicNotExist"},
	}, nil)
}

// EventBus is a call of GetEventBus of EventBridge 2020-04-01.
func (c *Client) EventBus(ctx context.Context, region, name string) error {
	return c.call(ctx, request{
		service: eventBridge, api: "GetEventBus", of: name, version: "2020-04-01", region: region,
		query: map[string]string{"EventBusName": name}, action: "eventbridge:GetEventBus",
		resource: "acs:eventbridge:" + or(region, "*") + ":*:eventbus/" + name,
		absent:   []string{"EventBusNotExist"},
	}, nil)
}

// RocketMQTopic is a call of OnsTopicList (Ons 2019-02-14), which tells of the topics that the
// caller may publish to or subscribe to and leaves out the others: a topic that is not in the
// list may be there (https://www.alibabacloud.com/help/en/apsaramq-for-rocketmq/api-onstopiclist).
func (c *Client) RocketMQTopic(ctx context.Context, region, instance, name string) error {
	r := request{
		service: ons, api: "OnsTopicList", of: name, version: "2019-02-14", region: region,
		query: map[string]string{"InstanceId": instance, "Topic": name}, action: "mq:QueryInstanceBaseInfo",
		resource: "acs:mq:*:*:" + instance, absent: []string{"INSTANCE_NOT_FOUND"},
	}
	var answer struct {
		Data *struct {
			PublishInfoDo []struct{ Topic string }
		}
	}
	if err := c.call(ctx, r, &answer); err != nil {
		return err
	}
	if answer.Data == nil {
		return r.fail(Malformed, "the answer holds no list of topics")
	}
	for _, t := range answer.Data.PublishInfoDo {
		if t.Topic == name {
			return nil
		}
	}
	return r.fail(Hidden, "it is not among the topics that the caller may publish or subscribe to, so it may not be there, or only be hidden")
}
