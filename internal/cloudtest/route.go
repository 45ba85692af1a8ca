package cloudtest

import (
	"net/url"
	"strings"
)

// route finds the operation of a call, and what it is about.
func (c *call) route() *failure {
	if c.style == styleRPC {
		return c.routeRPC()
	}
	return c.routeFC()
}

// rpcKey is how RPC says what is wanted.
type rpcKey struct{ version, action string }

// Versions of the RPC APIs, which tell them apart: none has the version of another.
const (
	versionRAM         = "2015-05-01"
	versionSTS         = "2015-04-01"
	versionMNS         = "2022-01-19"
	versionEventBridge = "2020-04-01"
	versionOns         = "2019-02-14"
	versionECS         = "2014-05-26"
)

// rpcOperations are all RPC operations that are served.
func rpcOperations() map[rpcKey]*operation {
	out := map[rpcKey]*operation{}
	for _, of := range []map[rpcKey]*operation{
		roleOperations(), policyOperations(), ramTagOperations(), stsOperations(), mnsOperations(), mnsTagOperations(), eventBridgeOperations(), onsOperations(), ecsOperations(),
	} {
		for key, o := range of {
			out[key] = o
		}
	}
	return out
}

var rpcTable = rpcOperations()

func (c *call) routeRPC() *failure {
	if c.path != "/" {
		return fail(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.")
	}
	version, action := c.params["Version"], c.params["Action"]
	if version == "" || action == "" {
		return fail(400, "MissingParameter", "Action and Version are mandatory for this action.")
	}
	o, ok := rpcTable[rpcKey{version, action}]
	if !ok {
		return fail(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.")
	}
	c.operation = o
	if o.resource != nil {
		c.resource = o.resource(c)
	}
	return nil
}

// about names the resource by a parameter.
func about(kind, parameter string) func(*call) string {
	return func(c *call) string { return kind + "/" + c.params[parameter] }
}

// fcRoute is a path of FC. "*" stands for a name.
type fcRoute struct {
	method  string
	path    []string
	version string // the API's
	*operation
}

// fcRoutes are all paths of FC that are served, of all its APIs.
func fcRoutes() []fcRoute {
	var out []fcRoute
	add := func(version string, routes map[string]*operation) {
		for _, key := range sorted(routes) {
			method, path, _ := strings.Cut(key, " ")
			out = append(out, fcRoute{method, strings.Split(strings.TrimPrefix(path, "/"), "/"), version, routes[key]})
		}
	}
	// Both versions of FC 2.0 have the same paths; 2016-08-15 puts the qualifier behind the
	// service's name, and 2021-04-06 into the query.
	add("2016-08-15", fc2Operations())
	add("2021-04-06", fc2Operations())
	add("2023-03-30", fc3Operations())
	return out
}

var fcTable = fcRoutes()

func (c *call) routeFC() *failure {
	version, rest, _ := strings.Cut(strings.TrimPrefix(c.path, "/"), "/")
	var parts []string
	for _, part := range strings.Split(rest, "/") {
		name, err := url.PathUnescape(part)
		if err != nil {
			return c.invalid("the path cannot be read")
		}
		parts = append(parts, name)
	}
	for _, route := range fcTable {
		if route.version != version || route.method != c.request.Method || len(route.path) != len(parts) {
			continue
		}
		var names []string
		fits := true
		for i, want := range route.path {
			if want == "*" {
				names = append(names, parts[i])
				fits = fits && parts[i] != ""
			} else {
				fits = fits && parts[i] == want
			}
		}
		if !fits {
			continue
		}
		c.operation, c.parts = route.operation, names
		if version == "2016-08-15" && parts[0] == "services" && len(names) > 0 {
			if service, qualifier, ok := strings.Cut(names[0], "."); ok {
				names[0] = service
				c.query.Set("qualifier", qualifier)
			}
		}
		if f := c.decode(); f != nil {
			return f
		}
		c.resource = c.operation.resource(c)
		return nil
	}
	return fail(400, "PathNotSupported", "'%s' against '%s' is not supported", c.request.Method, c.path)
}
