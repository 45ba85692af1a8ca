package cloudtest

import (
	"crypto/rand"
)

// RocketMQ 4.x. Codes are those that the Terraform provider expects; which status they come with
// is not known, and taken to be what a missing thing has elsewhere. Of RAM's actions only those of
// OnsInstanceBaseInfo and of reading topics are known (custom policies of RocketMQ 4.x); the
// others are called like the operation.

func onsOperations() map[rpcKey]*operation {
	instance := about("instance", "InstanceId")
	topic := func(c *call) string { return instance(c) + "/topic/" + c.params["Topic"] }
	return map[rpcKey]*operation{
		{versionOns, "OnsInstanceCreate"}:        {action: "mq:OnsInstanceCreate", writes: true, regional: true, do: createOns, resource: func(c *call) string { return "instance/" + c.params["InstanceName"] }},
		{versionOns, "OnsInstanceBaseInfo"}:      {action: "mq:OnsInstanceBaseInfo", regional: true, resource: instance, do: onsBaseInfo},
		{versionOns, "OnsInstanceInServiceList"}: {action: "mq:OnsInstanceInServiceList", regional: true, do: listOns},
		{versionOns, "OnsInstanceUpdate"}:        {action: "mq:OnsInstanceUpdate", writes: true, regional: true, resource: instance, do: updateOns},
		{versionOns, "OnsInstanceDelete"}:        {action: "mq:OnsInstanceDelete", writes: true, regional: true, resource: instance, do: deleteOns},
		{versionOns, "ListTagResources"}:         {action: "mq:ListTagResources", regional: true, do: func(*call) (any, *failure) { return object{"TagResources": []object{}}, nil }},

		{versionOns, "OnsTopicCreate"}: {action: "mq:OnsTopicCreate", writes: true, regional: true, resource: topic, do: createOnsTopic},
		{versionOns, "OnsTopicList"}:   {action: "mq:QueryInstanceBaseInfo", regional: true, resource: topic, do: listOnsTopics},
		{versionOns, "OnsTopicStatus"}: {action: "mq:OnsTopicStatus", regional: true, resource: topic, do: onsTopicStatus},
		{versionOns, "OnsTopicDelete"}: {action: "mq:OnsTopicDelete", writes: true, regional: true, resource: topic, do: deleteOnsTopic},
	}
}

// onsInstance is the instance that a call names. Calls about topics and about the instance have
// different codes for one that is not there.
func (c *call) onsInstance(code string) (*OnsInstance, *failure) {
	if f := c.needs("InstanceId"); f != nil {
		return nil, f
	}
	i, ok := c.account.Ons[c.params["InstanceId"]]
	if !ok {
		return nil, fail(404, code, "The instance does not exist: %s.", c.params["InstanceId"])
	}
	return i, nil
}

const (
	noOnsInstance = "INSTANCE_NOT_FOUNDError" // of OnsInstanceBaseInfo
	noOnsOwner    = "INSTANCE_NOT_FOUND"      // of calls about its topics
)

func createOns(c *call) (any, *failure) {
	if f := c.needs("InstanceName"); f != nil {
		return nil, f
	}
	id := "MQ_INST_" + c.account.ID + "_" + rand.Text()[:8]
	c.account.Ons[id] = &OnsInstance{Name: c.params["InstanceName"], Remark: c.params["Remark"], Topics: map[string]*OnsTopic{}, CreateTime: c.now.UnixMilli()}
	return object{"HelpUrl": "", "Data": object{"InstanceId": id, "InstanceType": 1}}, nil
}

// show is the instance. Status 5 is one that runs, type 1 is Standard ("OnsInstanceBaseInfo").
func (i *OnsInstance) show(id string) object {
	return object{
		"InstanceId": id, "InstanceName": i.Name, "Remark": i.Remark, "InstanceStatus": 5, "InstanceType": 1,
		"IndependentNaming": true, "ReleaseTime": 0,
	}
}

func onsBaseInfo(c *call) (any, *failure) {
	i, f := c.onsInstance(noOnsInstance)
	if f != nil {
		return nil, f
	}
	return object{"HelpUrl": "", "InstanceBaseInfo": i.show(c.params["InstanceId"])}, nil
}

func listOns(c *call) (any, *failure) {
	var all []object
	for _, id := range sorted(c.account.Ons) {
		all = append(all, c.account.Ons[id].show(id))
	}
	return object{"HelpUrl": "", "Data": object{"InstanceVO": append([]object{}, all...)}}, nil
}

func updateOns(c *call) (any, *failure) {
	i, f := c.onsInstance(noOnsInstance)
	if f != nil {
		return nil, f
	}
	if s := c.params["InstanceName"]; s != "" {
		i.Name = s
	}
	if s, ok := c.params["Remark"]; ok {
		i.Remark = s
	}
	return object{"HelpUrl": ""}, nil
}

func deleteOns(c *call) (any, *failure) {
	i, f := c.onsInstance(noOnsInstance)
	if f != nil {
		return nil, f
	}
	if len(i.Topics) > 0 {
		return nil, fail(400, "INSTANCE_NOT_EMPTY", "The instance has topics.")
	}
	delete(c.account.Ons, c.params["InstanceId"])
	return object{"HelpUrl": ""}, nil
}

func createOnsTopic(c *call) (any, *failure) {
	i, f := c.onsInstance(noOnsOwner)
	if f != nil {
		return nil, f
	}
	if f := c.needs("Topic"); f != nil {
		return nil, f
	}
	if _, ok := i.Topics[c.params["Topic"]]; ok {
		return nil, fail(400, "BIZ_TOPIC_EXISTED", "The topic exists already.")
	}
	kind, _, f := c.number("MessageType")
	if f != nil {
		return nil, f
	}
	i.Topics[c.params["Topic"]] = &OnsTopic{MessageType: int(kind), Remark: c.params["Remark"], CreateTime: c.now.UnixMilli()}
	return object{"HelpUrl": ""}, nil
}

// listOnsTopics shows the topics, or the one that is asked for: an empty list if it is not there.
// ServiceStatus is the one that the provider waits for.
func listOnsTopics(c *call) (any, *failure) {
	i, f := c.onsInstance(noOnsOwner)
	if f != nil {
		return nil, f
	}
	var all []object
	for _, name := range sorted(i.Topics) {
		if only := c.params["Topic"]; only != "" && only != name {
			continue
		}
		t := i.Topics[name]
		all = append(all, object{
			"Topic": name, "InstanceId": c.params["InstanceId"], "MessageType": t.MessageType, "Remark": t.Remark, "CreateTime": t.CreateTime,
			"Owner": c.account.ID, "Relation": 6, "RelationName": "publish and subscribe", "IndependentNaming": true, "ServiceStatus": 1,
		})
	}
	return object{"HelpUrl": "", "Data": object{"PublishInfoDo": append([]object{}, all...)}}, nil
}

func onsTopicStatus(c *call) (any, *failure) {
	i, f := c.onsInstance(noOnsOwner)
	if f != nil {
		return nil, f
	}
	if _, ok := i.Topics[c.params["Topic"]]; !ok {
		return nil, fail(404, "AUTH_RESOURCE_OWNER_ERROR", "The topic does not exist.")
	}
	return object{"HelpUrl": "", "Data": object{"Perm": 6, "TotalCount": 0, "LastTimeStamp": 0}}, nil
}

func deleteOnsTopic(c *call) (any, *failure) {
	i, f := c.onsInstance(noOnsOwner)
	if f != nil {
		return nil, f
	}
	if _, ok := i.Topics[c.params["Topic"]]; !ok {
		return nil, fail(404, "AUTH_RESOURCE_OWNER_ERROR", "The topic does not exist.")
	}
	delete(i.Topics, c.params["Topic"])
	return object{"HelpUrl": ""}, nil
}
