package cloudtest

import "fmt"

// Event buses. Answers have Code, Success and Message; a failure is one of those with status 200:
// the Terraform provider looks for EventBusNotExist in the Code of an answer, which it does not
// keep for other statuses.

func eventBridgeOperations() map[rpcKey]*operation {
	bus := about("eventbus", "EventBusName")
	return map[rpcKey]*operation{
		{versionEventBridge, "CreateEventBus"}: {action: "eventbridge:CreateEventBus", writes: true, regional: true, resource: bus, do: createEventBus},
		{versionEventBridge, "GetEventBus"}:    {action: "eventbridge:GetEventBus", regional: true, resource: bus, do: getEventBus},
		{versionEventBridge, "UpdateEventBus"}: {action: "eventbridge:UpdateEventBus", writes: true, regional: true, resource: bus, do: updateEventBus},
		{versionEventBridge, "DeleteEventBus"}: {action: "eventbridge:DeleteEventBus", writes: true, regional: true, resource: bus, do: deleteEventBus},
		{versionEventBridge, "ListEventBuses"}: {action: "eventbridge:ListEventBuses", regional: true, do: listEventBuses},
	}
}

func busAnswer(data object) object {
	out := object{"Code": "Success", "Success": true, "Message": ""}
	if data != nil {
		out["Data"] = data
	}
	return out
}

func (c *call) eventBus() (*EventBus, *failure) {
	name := c.params["EventBusName"]
	if f := c.needs("EventBusName"); f != nil {
		return nil, f
	}
	b, ok := c.account.EventBuses[name]
	if !ok {
		return nil, fail(200, "EventBusNotExist", "The event bus [%s] not existed!", name)
	}
	return b, nil
}

func (c *call) showEventBus(name string, b *EventBus) object {
	return object{
		"EventBusName": name, "Description": b.Description, "CreateTimestamp": b.CreateTime,
		"EventBusARN": fmt.Sprintf("acs:eventbridge:%s:%s:eventbus/%s", c.account.Region, c.account.ID, name),
	}
}

func createEventBus(c *call) (any, *failure) {
	if f := c.needs("EventBusName"); f != nil {
		return nil, f
	}
	name := c.params["EventBusName"]
	if _, ok := c.account.EventBuses[name]; ok {
		return nil, fail(200, "EventBusExist", "The event bus [%s] already existed!", name)
	}
	b := &EventBus{Description: c.params["Description"], CreateTime: c.now.UnixMilli()}
	c.account.EventBuses[name] = b
	return busAnswer(object{"EventBusARN": c.showEventBus(name, b)["EventBusARN"]}), nil
}

func getEventBus(c *call) (any, *failure) {
	b, f := c.eventBus()
	if f != nil {
		return nil, f
	}
	return busAnswer(c.showEventBus(c.params["EventBusName"], b)), nil
}

func updateEventBus(c *call) (any, *failure) {
	b, f := c.eventBus()
	if f != nil {
		return nil, f
	}
	b.Description = c.params["Description"]
	return busAnswer(nil), nil
}

func deleteEventBus(c *call) (any, *failure) {
	if _, f := c.eventBus(); f != nil {
		return nil, f
	}
	delete(c.account.EventBuses, c.params["EventBusName"])
	return busAnswer(nil), nil
}

func listEventBuses(c *call) (any, *failure) {
	var all []object
	for _, name := range sorted(c.account.EventBuses) {
		all = append(all, c.showEventBus(name, c.account.EventBuses[name]))
	}
	return busAnswer(object{"EventBuses": append([]object{}, all...), "Total": len(all)}), nil
}
