package cloudtest

// triggerOperations are those of the triggers of a function.
func triggerOperations(path string, resource func(*call) string, of func(*call) (*Function, *failure)) map[string]*operation {
	with := func(do func(*call, *Function) (any, *failure)) func(*call) (any, *failure) {
		return func(c *call) (any, *failure) {
			function, f := of(c)
			if f != nil {
				return nil, f
			}
			return do(c, function)
		}
	}
	trigger := func(c *call) string { return resource(c) + "/triggers/" + c.last() }
	newTrigger := func(c *call) string {
		name, _, _ := c.text("triggerName")
		return resource(c) + "/triggers/" + name
	}
	return map[string]*operation{
		"POST " + path + "/triggers":     {action: "fc:CreateTrigger", writes: true, resource: newTrigger, do: with(createTrigger)},
		"GET " + path + "/triggers":      {action: "fc:ListTriggers", resource: resource, do: with(listTriggers)},
		"GET " + path + "/triggers/*":    {action: "fc:GetTrigger", resource: trigger, do: with(getTrigger)},
		"PUT " + path + "/triggers/*":    {action: "fc:UpdateTrigger", writes: true, resource: trigger, do: with(updateTrigger)},
		"DELETE " + path + "/triggers/*": {action: "fc:DeleteTrigger", writes: true, resource: trigger, do: with(deleteTrigger)},
	}
}

func noTrigger(name string) *failure {
	return fail(404, "TriggerNotFound", "trigger '%s' does not exist", name)
}

func createTrigger(c *call, function *Function) (any, *failure) {
	if f := c.required("triggerName", "triggerType"); f != nil {
		return nil, f
	}
	name, _, _ := c.text("triggerName")
	if _, ok := function.Triggers[name]; ok {
		return nil, conflict("TriggerAlreadyExists", "trigger", name)
	}
	t := &Trigger{ID: newRequestID(), CreatedTime: c.stamp(), Qualifier: latest}
	if f := t.put(c); f != nil {
		return nil, f
	}
	function.Triggers[name] = t
	return t.show(name), nil
}

func listTriggers(c *call, function *Function) (any, *failure) {
	var all []object
	for _, name := range sorted(function.Triggers) {
		all = append(all, function.Triggers[name].show(name))
	}
	return list(c, "triggers", all)
}

func getTrigger(c *call, function *Function) (any, *failure) {
	t, ok := function.Triggers[c.last()]
	if !ok {
		return nil, noTrigger(c.last())
	}
	return t.show(c.last()), nil
}

func updateTrigger(c *call, function *Function) (any, *failure) {
	t, ok := function.Triggers[c.last()]
	if !ok {
		return nil, noTrigger(c.last())
	}
	if f := t.put(c); f != nil {
		return nil, f
	}
	return t.show(c.last()), nil
}

func deleteTrigger(c *call, function *Function) (any, *failure) {
	if _, ok := function.Triggers[c.last()]; !ok {
		return nil, noTrigger(c.last())
	}
	delete(function.Triggers, c.last())
	return nil, nil
}
