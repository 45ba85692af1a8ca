package cloudtest

import (
	"maps"
	"strconv"
)

// What services and functions of FC 2.0 and FC 3.0 have in common.

// put takes what is sent for a function. What is left out keeps its value.
func (f *Function) put(c *call, role bool) *failure {
	known := map[string]*string{"description": &f.Description, "runtime": &f.Runtime, "handler": &f.Handler}
	if role {
		known["role"] = &f.Role
	}
	// The code is not shown; names are said by the path, and tags have calls of their own.
	return putSettings(c, known, f.Settings, "code", "functionName", "tags", "Tags")
}

// putSettings takes what is sent: texts into known fields, all else as it is, dropped ones excepted.
func putSettings(c *call, known map[string]*string, settings map[string]any, dropped ...string) *failure {
	for name, field := range known {
		if f := c.setText(field, name); f != nil {
			return f
		}
	}
	rest := maps.Clone(c.data)
	for name := range known {
		delete(rest, name)
	}
	for _, name := range dropped {
		delete(rest, name)
	}
	// What FC says of itself cannot be set.
	for _, name := range []string{"functionArn", "functionId", "serviceId", "serviceName", "createdTime", "lastModifiedTime", "state", "lastUpdateStatus"} {
		delete(rest, name)
	}
	for name, v := range rest {
		if v != nil {
			settings[name] = v
		}
	}
	return nil
}

// show is the function as the APIs have it.
func (f *Function) show(name string) object {
	out := object(maps.Clone(f.Settings))
	if out == nil {
		out = object{}
	}
	for key, v := range map[string]string{
		"functionId": f.ID, "description": f.Description, "runtime": f.Runtime, "handler": f.Handler,
		"createdTime": f.CreatedTime, "lastModifiedTime": f.LastModifiedTime,
	} {
		if v != "" {
			out[key] = v
		}
	}
	out["functionName"] = name
	return out
}

// required reports what must be said of a new function and is not.
func (c *call) required(names ...string) *failure {
	for _, name := range names {
		if s, ok, f := c.text(name); f != nil {
			return f
		} else if !ok || s == "" {
			return c.invalid("%s is required", name)
		}
	}
	return nil
}

// publish adds a version: numbers count from 1 ("PublishVersion").
func (c *call) publish(versions map[string]*Version) (string, *Version, *failure) {
	v := &Version{CreatedTime: c.stamp(), LastModifiedTime: c.stamp()}
	if f := c.setText(&v.Description, "description"); f != nil {
		return "", nil, f
	}
	highest := 0
	for id := range versions {
		if n, err := strconv.Atoi(id); err == nil {
			highest = max(highest, n)
		}
	}
	id := strconv.Itoa(highest + 1)
	versions[id] = v
	return id, v, nil
}

func (v *Version) show(id string) object {
	return object{"versionId": id, "description": v.Description, "createdTime": v.CreatedTime, "lastModifiedTime": v.LastModifiedTime}
}

// put takes what is sent for an alias.
func (a *Alias) put(c *call, q *qualified) *failure {
	for field, name := range map[*string]string{&a.VersionID: "versionId", &a.Description: "description"} {
		if f := c.setText(field, name); f != nil {
			return f
		}
	}
	if a.VersionID == "" {
		return c.invalid("versionId is required")
	}
	if f := exists(a.VersionID, &qualified{name: q.name, versions: q.versions}); f != nil {
		return f
	}
	switch w := c.data["additionalVersionWeight"].(type) {
	case nil:
	case map[string]any:
		a.AdditionalVersionWeight = map[string]float64{}
		for version, v := range w {
			weight, ok := v.(float64)
			if !ok {
				return c.invalid("additionalVersionWeight holds what is no number")
			}
			a.AdditionalVersionWeight[version] = weight
		}
	default:
		return c.invalid("additionalVersionWeight is not an object")
	}
	a.LastModifiedTime = c.stamp()
	return nil
}

func (a *Alias) show(name string) object {
	return object{
		"aliasName": name, "versionId": a.VersionID, "description": a.Description, "additionalVersionWeight": a.AdditionalVersionWeight,
		"createdTime": a.CreatedTime, "lastModifiedTime": a.LastModifiedTime,
	}
}

// put takes what is sent for a trigger.
func (t *Trigger) put(c *call) *failure {
	for field, name := range map[*string]string{
		&t.Type: "triggerType", &t.Description: "description", &t.Qualifier: "qualifier", &t.SourceARN: "sourceArn", &t.InvocationRole: "invocationRole",
	} {
		if f := c.setText(field, name); f != nil {
			return f
		}
	}
	if v := c.data["triggerConfig"]; v != nil {
		t.Config = v
	}
	t.LastModifiedTime = c.stamp()
	return nil
}

func (t *Trigger) show(name string) object {
	return object{
		"triggerName": name, "triggerId": t.ID, "triggerType": t.Type, "description": t.Description, "qualifier": t.Qualifier,
		"sourceArn": t.SourceARN, "invocationRole": t.InvocationRole, "triggerConfig": t.Config,
		"createdTime": t.CreatedTime, "lastModifiedTime": t.LastModifiedTime,
	}
}

// conflict is the failure for what exists already ("Error codes" has the codes, and 409).
func conflict(code, what, name string) *failure {
	return fail(409, code, "%s '%s' already exists", what, name)
}
