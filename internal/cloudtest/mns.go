package cloudtest

import (
	"fmt"
	"maps"
	"strings"
)

// Simple Message Queue by its Mns-open API. Answers have Code 200 and Success, as the structs of
// alibaba-cloud-sdk-go show. Codes for what does not exist are those that the Terraform provider
// expects; that they come with 404 is what the older API has for them.

func mnsOperations() map[rpcKey]*operation {
	queue, topic := about("queue", "QueueName"), about("topic", "TopicName")
	return map[rpcKey]*operation{
		{versionMNS, "CreateQueue"}:        {action: "mns:CreateQueue", writes: true, regional: true, resource: queue, do: createQueue},
		{versionMNS, "GetQueueAttributes"}: {action: "mns:GetQueueAttributes", regional: true, resource: queue, do: getQueue},
		{versionMNS, "SetQueueAttributes"}: {action: "mns:SetQueueAttributes", writes: true, regional: true, resource: queue, do: setQueue},
		{versionMNS, "DeleteQueue"}:        {action: "mns:DeleteQueue", writes: true, regional: true, resource: queue, do: deleteQueue},
		{versionMNS, "ListQueue"}:          {action: "mns:ListQueue", regional: true, do: listQueues},

		{versionMNS, "CreateTopic"}:        {action: "mns:CreateTopic", writes: true, regional: true, resource: topic, do: createTopic},
		{versionMNS, "GetTopicAttributes"}: {action: "mns:GetTopicAttributes", regional: true, resource: topic, do: getTopic},
		{versionMNS, "SetTopicAttributes"}: {action: "mns:SetTopicAttributes", writes: true, regional: true, resource: topic, do: setTopic},
		{versionMNS, "DeleteTopic"}:        {action: "mns:DeleteTopic", writes: true, regional: true, resource: topic, do: deleteTopic},
		{versionMNS, "ListTopic"}:          {action: "mns:ListTopic", regional: true, do: listTopics},
	}
}

// Attributes with their defaults ("CreateQueue", and "CreateTopic" for the size).
var (
	queueAttributes = map[string]any{
		"DelaySeconds": int64(0), "MaximumMessageSize": int64(65536), "MessageRetentionPeriod": int64(345600),
		"VisibilityTimeout": int64(30), "PollingWaitSeconds": int64(0), "LoggingEnabled": false,
	}
	topicAttributes = map[string]any{"MaxMessageSize": int64(65536), "LoggingEnabled": false}
)

// setAttributes takes those that a call has. LoggingEnabled is set by EnableLogging.
func (c *call) setAttributes(set map[string]any, known map[string]any) *failure {
	for name := range known {
		if name == "LoggingEnabled" {
			if s := c.params["EnableLogging"]; s != "" {
				set[name] = strings.EqualFold(s, "true")
			}
			continue
		}
		if n, ok, f := c.number(name); f != nil {
			return f
		} else if ok {
			set[name] = n
		}
	}
	return nil
}

func mnsAnswer(data object) object {
	out := object{"Code": 200, "Status": "Success", "Message": "operation success", "Success": true}
	if data != nil {
		out["Data"] = data
	}
	return out
}

// show is what both have, with their attributes.
func (q *Queue) show(known map[string]any) object {
	out := object(maps.Clone(known))
	maps.Copy(out, q.Attributes)
	out["CreateTime"], out["LastModifyTime"] = q.CreateTime, q.ModifyTime
	tags := []object{}
	for _, key := range sorted(q.Tags) {
		tags = append(tags, object{"TagKey": key, "TagValue": q.Tags[key]})
	}
	out["Tags"] = tags
	return out
}

func (q *Queue) kind() string {
	if q.Type == "" {
		return "normal"
	}
	return q.Type
}

func (c *call) showQueue(name string, q *Queue) object {
	return q.show(queueAttributes).with(object{
		"QueueName": name, "QueueType": q.kind(), "ActiveMessages": 0, "InactiveMessages": 0, "DelayMessages": 0,
		"QueueInternalUrl": fmt.Sprintf("http://%s.mns.%s-internal.aliyuncs.com/queues/%s", c.account.ID, c.account.Region, name),
	})
}

func (c *call) showTopic(name string, t *Topic) object {
	return (*Queue)(t).show(topicAttributes).with(object{"TopicName": name, "TopicType": (*Queue)(t).kind(), "MessageCount": 0})
}

func (c *call) queue() (*Queue, *failure) {
	if f := c.needs("QueueName"); f != nil {
		return nil, f
	}
	q, ok := c.account.Queues[c.params["QueueName"]]
	if !ok {
		return nil, fail(404, "QueueNotExist", "The queue you provided does not exist.")
	}
	return q, nil
}

func createQueue(c *call) (any, *failure) {
	if f := c.needs("QueueName"); f != nil {
		return nil, f
	}
	name := c.params["QueueName"]
	if _, ok := c.account.Queues[name]; ok {
		return nil, fail(409, "QueueAlreadyExist", "The queue you want to create already exists.")
	}
	q := &Queue{Type: c.params["QueueType"], Attributes: map[string]any{}, CreateTime: c.now.Unix(), ModifyTime: c.now.Unix()}
	if f := c.setAttributes(q.Attributes, queueAttributes); f != nil {
		return nil, f
	}
	if f := c.setTags(&q.Tags); f != nil {
		return nil, f
	}
	c.account.Queues[name] = q
	return mnsAnswer(object{"Code": 201, "Success": true, "Message": "created"}), nil
}

func getQueue(c *call) (any, *failure) {
	q, f := c.queue()
	if f != nil {
		return nil, f
	}
	return mnsAnswer(c.showQueue(c.params["QueueName"], q)), nil
}

func setQueue(c *call) (any, *failure) {
	q, f := c.queue()
	if f != nil {
		return nil, f
	}
	if f := c.setAttributes(q.Attributes, queueAttributes); f != nil {
		return nil, f
	}
	q.ModifyTime = c.now.Unix()
	return mnsAnswer(nil), nil
}

func deleteQueue(c *call) (any, *failure) {
	if _, f := c.queue(); f != nil {
		return nil, f
	}
	delete(c.account.Queues, c.params["QueueName"])
	return mnsAnswer(nil), nil
}

// paged is the page of a list that PageNum and PageSize ask for.
func (c *call) paged(all []object) (any, *failure) {
	num, ok, f := c.number("PageNum")
	if f != nil {
		return nil, f
	}
	if !ok {
		num = 1
	}
	size, ok, f := c.number("PageSize")
	if f != nil {
		return nil, f
	}
	if !ok {
		size = 10
	}
	if num < 1 || size < 1 || num > 1_000_000 || size > 1_000_000 {
		return nil, c.invalid("PageNum or PageSize is out of range")
	}
	total := int64(len(all))
	from := min((num-1)*size, total)
	to := min(from+size, total)
	return mnsAnswer(object{
		"PageNum": num, "PageSize": size, "Total": total, "Size": to - from, "Pages": (total + size - 1) / size,
		"PageData": append([]object{}, all[from:to]...),
	}), nil
}

func listQueues(c *call) (any, *failure) {
	var all []object
	for _, name := range sorted(c.account.Queues) {
		if strings.Contains(name, c.params["QueueName"]) {
			all = append(all, c.showQueue(name, c.account.Queues[name]))
		}
	}
	return c.paged(all)
}

func (c *call) topic() (*Topic, *failure) {
	if f := c.needs("TopicName"); f != nil {
		return nil, f
	}
	t, ok := c.account.Topics[c.params["TopicName"]]
	if !ok {
		return nil, fail(404, "TopicNotExist", "The topic you provided does not exist.")
	}
	return t, nil
}

func createTopic(c *call) (any, *failure) {
	if f := c.needs("TopicName"); f != nil {
		return nil, f
	}
	name := c.params["TopicName"]
	if _, ok := c.account.Topics[name]; ok {
		return nil, fail(409, "TopicAlreadyExist", "The topic you want to create already exists.")
	}
	t := &Topic{Type: c.params["TopicType"], Attributes: map[string]any{}, CreateTime: c.now.Unix(), ModifyTime: c.now.Unix()}
	if f := c.setAttributes(t.Attributes, topicAttributes); f != nil {
		return nil, f
	}
	if f := c.setTags(&t.Tags); f != nil {
		return nil, f
	}
	c.account.Topics[name] = t
	return mnsAnswer(object{"Code": 201, "Success": true, "Message": "created"}), nil
}

func getTopic(c *call) (any, *failure) {
	t, f := c.topic()
	if f != nil {
		return nil, f
	}
	return mnsAnswer(c.showTopic(c.params["TopicName"], t)), nil
}

func setTopic(c *call) (any, *failure) {
	t, f := c.topic()
	if f != nil {
		return nil, f
	}
	if f := c.setAttributes(t.Attributes, topicAttributes); f != nil {
		return nil, f
	}
	t.ModifyTime = c.now.Unix()
	return mnsAnswer(nil), nil
}

func deleteTopic(c *call) (any, *failure) {
	if _, f := c.topic(); f != nil {
		return nil, f
	}
	delete(c.account.Topics, c.params["TopicName"])
	return mnsAnswer(nil), nil
}

func listTopics(c *call) (any, *failure) {
	var all []object
	for _, name := range sorted(c.account.Topics) {
		if strings.Contains(name, c.params["TopicName"]) {
			all = append(all, c.showTopic(name, c.account.Topics[name]))
		}
	}
	return c.paged(all)
}
