package cloudtest

import "maps"

// fc2Operations are those of FC 2016-08-15, as fc-go-sdk of the provider's FC 2.0 resources
// calls it, and of FC 2021-04-06, which has the same paths.
func fc2Operations() map[string]*operation {
	service := func(c *call) string { return "services/" + c.part(0) }
	function := func(c *call) string { return service(c) + "/functions/" + c.part(1) }
	async := func(c *call) string { return asyncResource(function(c), c) }
	out := map[string]*operation{
		"POST /services":     {action: "fc:CreateService", writes: true, resource: func(c *call) string { s, _, _ := c.text("serviceName"); return "services/" + s }, do: createService},
		"GET /services":      {action: "fc:ListServices", resource: func(*call) string { return "services" }, do: listServices},
		"GET /services/*":    {action: "fc:GetService", resource: service, do: getService},
		"PUT /services/*":    {action: "fc:UpdateService", writes: true, resource: service, do: updateService},
		"DELETE /services/*": {action: "fc:DeleteService", writes: true, resource: service, do: deleteService},

		"POST /services/*/functions":     {action: "fc:CreateFunction", writes: true, resource: func(c *call) string { s, _, _ := c.text("functionName"); return service(c) + "/functions/" + s }, do: createFunction2},
		"GET /services/*/functions":      {action: "fc:ListFunctions", resource: service, do: listFunctions2},
		"GET /services/*/functions/*":    {action: "fc:GetFunction", resource: function, do: getFunction2},
		"PUT /services/*/functions/*":    {action: "fc:UpdateFunction", writes: true, resource: function, do: updateFunction2},
		"DELETE /services/*/functions/*": {action: "fc:DeleteFunction", writes: true, resource: function, do: deleteFunction2},

		"PUT /services/*/functions/*/async-invoke-config":    {action: "fc:PutFunctionAsyncInvokeConfig", writes: true, resource: async, do: putAsync2},
		"GET /services/*/functions/*/async-invoke-config":    {action: "fc:GetFunctionAsyncInvokeConfig", resource: async, do: getAsync2},
		"DELETE /services/*/functions/*/async-invoke-config": {action: "fc:DeleteFunctionAsyncInvokeConfig", writes: true, resource: async, do: deleteAsync2},
		"GET /services/*/functions/*/async-invoke-configs":   {action: "fc:ListFunctionAsyncInvokeConfigs", resource: function, do: listAsync2},
	}
	maps.Copy(out, versionOperations("/services/*", "Service", service, func(c *call) (*qualified, *failure) {
		s, err := c.service()
		if err != nil {
			return nil, err
		}
		return s.qualified(c.part(0)), nil
	}))
	maps.Copy(out, triggerOperations("/services/*/functions/*", function, func(c *call) (*Function, *failure) {
		_, f, err := c.function2()
		return f, err
	}))
	return out
}

func (s *Service) qualified(name string) *qualified {
	return &qualified{"service '" + name + "'", s.Versions, s.Aliases}
}

func (c *call) service() (*Service, *failure) {
	s, ok := c.account.Services[c.part(0)]
	if !ok {
		return nil, fail(404, "ServiceNotFound", "service '%s' does not exist", c.part(0))
	}
	return s, nil
}

func (c *call) function2() (*Service, *Function, *failure) {
	s, err := c.service()
	if err != nil {
		return nil, nil, err
	}
	f, ok := s.Functions[c.part(1)]
	if !ok {
		return nil, nil, fail(404, "FunctionNotFound", "function '%s' does not exist in service '%s'", c.part(1), c.part(0))
	}
	return s, f, nil
}

// qualified2 is the function, if its service has the version or alias that is asked for.
func (c *call) qualified2() (*Function, *failure) {
	s, f, err := c.function2()
	if err != nil {
		return nil, err
	}
	return f, exists(c.qualifier(), s.qualified(c.part(0)))
}

func (s *Service) put(c *call) *failure {
	return putSettings(c, map[string]*string{"description": &s.Description, "role": &s.Role}, s.Settings)
}

func (s *Service) show(name string) object {
	out := object(maps.Clone(s.Settings))
	if out == nil {
		out = object{}
	}
	return out.with(object{
		"serviceName": name, "serviceId": s.ID, "description": s.Description, "role": s.Role,
		"createdTime": s.CreatedTime, "lastModifiedTime": s.LastModifiedTime,
	})
}

func createService(c *call) (any, *failure) {
	if f := c.required("serviceName"); f != nil {
		return nil, f
	}
	name, _, _ := c.text("serviceName")
	if _, ok := c.account.Services[name]; ok {
		return nil, conflict("ServiceAlreadyExists", "service", name)
	}
	s := &Service{ID: newRequestID(), CreatedTime: c.stamp(), LastModifiedTime: c.stamp(), Settings: map[string]any{}}
	if f := s.put(c); f != nil {
		return nil, f
	}
	c.account.Services[name] = s
	return s.show(name), nil
}

func listServices(c *call) (any, *failure) {
	var all []object
	for _, name := range sorted(c.account.Services) {
		all = append(all, c.account.Services[name].show(name))
	}
	return list(c, "services", all)
}

func getService(c *call) (any, *failure) {
	s, err := c.service()
	if err != nil {
		return nil, err
	}
	if err := exists(c.qualifier(), s.qualified(c.part(0))); err != nil {
		return nil, err
	}
	return s.show(c.part(0)), nil
}

func updateService(c *call) (any, *failure) {
	s, err := c.service()
	if err != nil {
		return nil, err
	}
	if err := s.put(c); err != nil {
		return nil, err
	}
	s.LastModifiedTime = c.stamp()
	return s.show(c.part(0)), nil
}

// deleteService refuses a service that has functions or versions. The code is the one that FC is
// remembered to have; no page with it was found.
func deleteService(c *call) (any, *failure) {
	s, err := c.service()
	if err != nil {
		return nil, err
	}
	if len(s.Functions)+len(s.Versions) > 0 {
		return nil, fail(409, "ServiceNotEmpty", "service '%s' has functions or versions", c.part(0))
	}
	delete(c.account.Services, c.part(0))
	return nil, nil
}

// showFunction2 is the function with its ARN, which the provider exports with LATEST in it.
func (c *call) showFunction2(f *Function, name string) object {
	return f.show(name).with(object{"functionArn": c.account.functionARN2(c.part(0), name)})
}

func (a *Account) functionARN2(service, function string) string {
	return "acs:fc:" + a.Region + ":" + a.ID + ":services/" + service + "." + latest + "/functions/" + function
}

func createFunction2(c *call) (any, *failure) {
	s, err := c.service()
	if err != nil {
		return nil, err
	}
	if f := c.required("functionName", "runtime", "handler"); f != nil {
		return nil, f
	}
	name, _, _ := c.text("functionName")
	if _, ok := s.Functions[name]; ok {
		return nil, conflict("FunctionAlreadyExists", "function", name)
	}
	f := &Function{ID: newRequestID(), CreatedTime: c.stamp(), LastModifiedTime: c.stamp()}
	f.fill()
	if err := f.put(c, false); err != nil {
		return nil, err
	}
	s.Functions[name] = f
	return c.showFunction2(f, name), nil
}

func listFunctions2(c *call) (any, *failure) {
	s, err := c.service()
	if err != nil {
		return nil, err
	}
	var all []object
	for _, name := range sorted(s.Functions) {
		all = append(all, c.showFunction2(s.Functions[name], name))
	}
	return list(c, "functions", all)
}

func getFunction2(c *call) (any, *failure) {
	f, err := c.qualified2()
	if err != nil {
		return nil, err
	}
	return c.showFunction2(f, c.part(1)), nil
}

func updateFunction2(c *call) (any, *failure) {
	_, f, err := c.function2()
	if err != nil {
		return nil, err
	}
	if err := f.put(c, false); err != nil {
		return nil, err
	}
	f.LastModifiedTime = c.stamp()
	return c.showFunction2(f, c.part(1)), nil
}

func deleteFunction2(c *call) (any, *failure) {
	s, _, err := c.function2()
	if err != nil {
		return nil, err
	}
	delete(s.Functions, c.part(1))
	return nil, nil
}

// showAsync2 is a config with whose it is. The provider takes service, function and qualifier
// from the answer.
func (c *call) showAsync2(config *AsyncConfig, qualifier string) object {
	return config.show("statefulInvocation").with(object{"service": c.part(0), "function": c.part(1), "qualifier": qualifier})
}

func putAsync2(c *call) (any, *failure) {
	f, err := c.qualified2()
	if err != nil {
		return nil, err
	}
	config, err := c.putAsync(f.AsyncConfigs)
	if err != nil {
		return nil, err
	}
	return c.showAsync2(config, c.qualifier()), nil
}

func getAsync2(c *call) (any, *failure) {
	f, err := c.qualified2()
	if err != nil {
		return nil, err
	}
	config, ok := f.AsyncConfigs[c.qualifier()]
	if !ok {
		return nil, noAsync(c.part(0)+"/"+c.part(1), c.qualifier())
	}
	return c.showAsync2(config, c.qualifier()), nil
}

func deleteAsync2(c *call) (any, *failure) {
	f, err := c.qualified2()
	if err != nil {
		return nil, err
	}
	if _, ok := f.AsyncConfigs[c.qualifier()]; !ok {
		return nil, noAsync(c.part(0)+"/"+c.part(1), c.qualifier())
	}
	delete(f.AsyncConfigs, c.qualifier())
	return nil, nil
}

func listAsync2(c *call) (any, *failure) {
	_, f, err := c.function2()
	if err != nil {
		return nil, err
	}
	var all []object
	for _, qualifier := range sorted(f.AsyncConfigs) {
		all = append(all, c.showAsync2(f.AsyncConfigs[qualifier], qualifier))
	}
	return list(c, "configs", all)
}
