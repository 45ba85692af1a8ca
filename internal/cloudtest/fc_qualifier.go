package cloudtest

// qualified is what has versions and aliases: a service in FC 2.0, a function in FC 3.0.
type qualified struct {
	name     string // for messages
	versions map[string]*Version
	aliases  map[string]*Alias
}

// versionOperations are those of versions and aliases below a path. RAM's actions for versions
// have the kind of what is published in them.
func versionOperations(path, kind string, resource func(*call) string, of func(*call) (*qualified, *failure)) map[string]*operation {
	// with does something with what has the versions and aliases.
	with := func(do func(*call, *qualified) (any, *failure)) func(*call) (any, *failure) {
		return func(c *call) (any, *failure) {
			q, f := of(c)
			if f != nil {
				return nil, f
			}
			return do(c, q)
		}
	}
	version := func(c *call) string { return resource(c) + "/versions/" + c.last() }
	alias := func(c *call) string { return resource(c) + "/aliases/" + c.last() }
	newAlias := func(c *call) string {
		name, _, _ := c.text("aliasName")
		return resource(c) + "/aliases/" + name
	}
	return map[string]*operation{
		"POST " + path + "/versions":     {action: "fc:Publish" + kind + "Version", writes: true, resource: resource, do: with(publishVersion)},
		"GET " + path + "/versions":      {action: "fc:List" + kind + "Versions", resource: resource, do: with(listVersions)},
		"DELETE " + path + "/versions/*": {action: "fc:Delete" + kind + "Version", writes: true, resource: version, do: with(deleteVersion)},

		"POST " + path + "/aliases":     {action: "fc:CreateAlias", writes: true, resource: newAlias, do: with(createAlias)},
		"GET " + path + "/aliases":      {action: "fc:ListAliases", resource: resource, do: with(listAliases)},
		"GET " + path + "/aliases/*":    {action: "fc:GetAlias", resource: alias, do: with(getAlias)},
		"PUT " + path + "/aliases/*":    {action: "fc:UpdateAlias", writes: true, resource: alias, do: with(updateAlias)},
		"DELETE " + path + "/aliases/*": {action: "fc:DeleteAlias", writes: true, resource: alias, do: with(deleteAlias)},
	}
}

// last is the last name in the path.
func (c *call) last() string { return c.parts[len(c.parts)-1] }

func publishVersion(c *call, q *qualified) (any, *failure) {
	id, v, f := c.publish(q.versions)
	if f != nil {
		return nil, f
	}
	return v.show(id), nil
}

func listVersions(c *call, q *qualified) (any, *failure) {
	var all []object
	for _, id := range sorted(q.versions) {
		all = append(all, q.versions[id].show(id))
	}
	return list(c, "versions", all)
}

func deleteVersion(c *call, q *qualified) (any, *failure) {
	if _, ok := q.versions[c.last()]; !ok {
		return nil, noVersion(c.last(), q.name)
	}
	delete(q.versions, c.last())
	return nil, nil
}

func createAlias(c *call, q *qualified) (any, *failure) {
	if f := c.required("aliasName"); f != nil {
		return nil, f
	}
	name, _, _ := c.text("aliasName")
	if _, ok := q.aliases[name]; ok {
		return nil, conflict("AliasAlreadyExists", "alias", name)
	}
	a := &Alias{CreatedTime: c.stamp()}
	if f := a.put(c, q); f != nil {
		return nil, f
	}
	q.aliases[name] = a
	return a.show(name), nil
}

func listAliases(c *call, q *qualified) (any, *failure) {
	var all []object
	for _, name := range sorted(q.aliases) {
		all = append(all, q.aliases[name].show(name))
	}
	return list(c, "aliases", all)
}

func getAlias(c *call, q *qualified) (any, *failure) {
	a, ok := q.aliases[c.last()]
	if !ok {
		return nil, noAlias(c.last(), q.name)
	}
	return a.show(c.last()), nil
}

func updateAlias(c *call, q *qualified) (any, *failure) {
	a, ok := q.aliases[c.last()]
	if !ok {
		return nil, noAlias(c.last(), q.name)
	}
	if f := a.put(c, q); f != nil {
		return nil, f
	}
	return a.show(c.last()), nil
}

func deleteAlias(c *call, q *qualified) (any, *failure) {
	if _, ok := q.aliases[c.last()]; !ok {
		return nil, noAlias(c.last(), q.name)
	}
	delete(q.aliases, c.last())
	return nil, nil
}

func noVersion(id, owner string) *failure {
	return fail(404, "VersionNotFound", "version '%s' of %s does not exist", id, owner)
}

func noAlias(name, owner string) *failure {
	return fail(404, "AliasNotFound", "alias '%s' of %s does not exist", name, owner)
}
