package cloudtest

import (
	"fmt"
	"maps"
)

// fc3Operations are those of FC 2023-03-30. RAM calls its actions as it did for FC 2.0
// ("Policies and sample policies", 2025-06).
func fc3Operations() map[string]*operation {
	function := func(c *call) string { return "functions/" + c.part(0) }
	async := func(c *call) string { return asyncResource(function(c), c) }
	out := map[string]*operation{
		"POST /functions":       {action: "fc:CreateFunction", writes: true, resource: func(c *call) string { s, _, _ := c.text("functionName"); return "functions/" + s }, do: createFunction3},
		"GET /functions":        {action: "fc:ListFunctions", resource: func(*call) string { return "functions" }, do: listFunctions3},
		"GET /functions/*":      {action: "fc:GetFunction", resource: function, do: getFunction3},
		"PUT /functions/*":      {action: "fc:UpdateFunction", writes: true, resource: function, do: updateFunction3},
		"DELETE /functions/*":   {action: "fc:DeleteFunction", writes: true, resource: function, do: deleteFunction3},
		"GET /functions/*/code": {action: "fc:GetFunctionCode", resource: function, do: getCode3},

		"PUT /functions/*/async-invoke-config":    {action: "fc:PutFunctionAsyncInvokeConfig", writes: true, resource: async, do: putAsync3},
		"GET /functions/*/async-invoke-config":    {action: "fc:GetFunctionAsyncInvokeConfig", resource: async, do: getAsync3},
		"DELETE /functions/*/async-invoke-config": {action: "fc:DeleteFunctionAsyncInvokeConfig", writes: true, resource: async, do: deleteAsync3},
		"GET /async-invoke-configs":               {action: "fc:ListFunctionAsyncInvokeConfigs", resource: func(*call) string { return "async-invoke-configs" }, do: listAsync3},
	}
	maps.Copy(out, versionOperations("/functions/*", "Function", function, func(c *call) (*qualified, *failure) {
		f, err := c.function3()
		if err != nil {
			return nil, err
		}
		return f.qualified(c.part(0)), nil
	}))
	maps.Copy(out, triggerOperations("/functions/*", function, (*call).function3))
	maps.Copy(out, fc3TagOperations())
	return out
}

func (c *call) function3() (*Function, *failure) {
	f, ok := c.account.Functions[c.part(0)]
	if !ok {
		return nil, fail(404, "FunctionNotFound", "function '%s' does not exist", c.part(0))
	}
	return f, nil
}

func (a *Account) functionARN(name string) string {
	return fmt.Sprintf("acs:fc:%s:%s:functions/%s", a.Region, a.ID, name)
}

func (c *call) showFunction3(name string) object {
	f := c.account.Functions[name]
	out := f.show(name).with(object{"functionArn": c.account.functionARN(name), "state": "Active", "lastUpdateStatus": "Successful"})
	if f.Role != "" {
		out["role"] = f.Role
	}
	if len(f.Tags) > 0 {
		out["tags"] = f.showTags()
	}
	return out
}

func createFunction3(c *call) (any, *failure) {
	if f := c.required("functionName", "runtime", "handler"); f != nil {
		return nil, f
	}
	name, _, _ := c.text("functionName")
	if _, ok := c.account.Functions[name]; ok {
		return nil, conflict("FunctionAlreadyExists", "function", name)
	}
	f := &Function{ID: newRequestID(), CreatedTime: c.stamp(), LastModifiedTime: c.stamp()}
	f.fill()
	if err := f.put(c, true); err != nil {
		return nil, err
	}
	if err := f.takeTags(c); err != nil {
		return nil, err
	}
	c.account.Functions[name] = f
	return c.showFunction3(name), nil
}

func listFunctions3(c *call) (any, *failure) {
	var all []object
	for _, name := range sorted(c.account.Functions) {
		all = append(all, c.showFunction3(name))
	}
	return list(c, "functions", all)
}

func getFunction3(c *call) (any, *failure) {
	if _, err := c.qualified3(); err != nil {
		return nil, err
	}
	return c.showFunction3(c.part(0)), nil
}

func updateFunction3(c *call) (any, *failure) {
	f, err := c.function3()
	if err != nil {
		return nil, err
	}
	if err := f.put(c, true); err != nil {
		return nil, err
	}
	f.LastModifiedTime = c.stamp()
	return c.showFunction3(c.part(0)), nil
}

// Whether a function that has triggers, versions or aliases can be deleted is not known; here all
// of it goes with the function.
func deleteFunction3(c *call) (any, *failure) {
	if _, err := c.function3(); err != nil {
		return nil, err
	}
	delete(c.account.Functions, c.part(0))
	return nil, nil
}

func getCode3(c *call) (any, *failure) {
	if _, err := c.function3(); err != nil {
		return nil, err
	}
	return object{"url": "", "checksum": "0"}, nil // code is not kept
}

// showAsync3 is a config with the ARN of whose it is. The reference shows the ARN of the function
// alone, for LATEST; with another qualifier it is taken to be the ARN that policies have for it.
func (c *call) showAsync3(name, qualifier string, config *AsyncConfig) object {
	arn := c.account.functionARN(name)
	if qualifier != latest {
		arn += "/" + qualifier
	}
	return config.show("asyncTask").with(object{"functionArn": arn})
}

// qualified3 is the function, if it has the version or alias that is asked for.
func (c *call) qualified3() (*Function, *failure) {
	f, err := c.function3()
	if err != nil {
		return nil, err
	}
	return f, exists(c.qualifier(), f.qualified(c.part(0)))
}

func (f *Function) qualified(name string) *qualified {
	return &qualified{"function '" + name + "'", f.Versions, f.Aliases}
}

func putAsync3(c *call) (any, *failure) {
	f, err := c.qualified3()
	if err != nil {
		return nil, err
	}
	config, err := c.putAsync(f.AsyncConfigs)
	if err != nil {
		return nil, err
	}
	return c.showAsync3(c.part(0), c.qualifier(), config), nil
}

func getAsync3(c *call) (any, *failure) {
	f, err := c.qualified3()
	if err != nil {
		return nil, err
	}
	config, ok := f.AsyncConfigs[c.qualifier()]
	if !ok {
		return nil, noAsync(c.part(0), c.qualifier())
	}
	return c.showAsync3(c.part(0), c.qualifier(), config), nil
}

func deleteAsync3(c *call) (any, *failure) {
	f, err := c.qualified3()
	if err != nil {
		return nil, err
	}
	if _, ok := f.AsyncConfigs[c.qualifier()]; !ok {
		return nil, noAsync(c.part(0), c.qualifier())
	}
	delete(f.AsyncConfigs, c.qualifier())
	return nil, nil
}

func listAsync3(c *call) (any, *failure) {
	var all []object
	for _, name := range sorted(c.account.Functions) {
		if only := c.query.Get("functionName"); only != "" && only != name {
			continue
		}
		f := c.account.Functions[name]
		for _, qualifier := range sorted(f.AsyncConfigs) {
			all = append(all, c.showAsync3(name, qualifier, f.AsyncConfigs[qualifier]))
		}
	}
	return list(c, "configs", all)
}
