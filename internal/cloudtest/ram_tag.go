package cloudtest

import (
	"encoding/json"
	"strconv"
)

// Tags of roles and policies, which the Terraform provider reads with each of them. What it
// reads is TagResources as a list, and as an object with the list in it; RAM's own form is the latter.

func tagOperations() map[rpcKey]*operation {
	resource := func(c *call) string { return c.params["ResourceType"] + "/" + c.params["ResourceNames"] }
	return map[rpcKey]*operation{
		{versionRAM, "ListTagResources"}: {action: "ram:ListTagResources", resource: resource, do: listTags},
		{versionRAM, "TagResources"}:     {action: "ram:TagResources", writes: true, resource: resource, do: tag},
		{versionRAM, "UntagResources"}:   {action: "ram:UntagResources", writes: true, resource: resource, do: untag},
	}
}

// tagged are the tags of what a call names, and how it is called.
func (c *call) tagged() (*map[string]string, string, *failure) {
	var names []string
	if err := json.Unmarshal([]byte(c.params["ResourceNames"]), &names); err != nil || len(names) != 1 {
		return nil, "", c.invalid("ResourceNames is not a list of one name")
	}
	switch c.params["ResourceType"] {
	case "role":
		if r, ok := c.account.Roles[names[0]]; ok {
			return &r.Tags, names[0], nil
		}
		return nil, "", fail(404, "EntityNotExist.Role", "The role does not exist: %s.", names[0])
	case "policy":
		if p, ok := c.account.Policies[names[0]]; ok {
			return &p.Tags, names[0], nil
		}
		return nil, "", fail(404, "EntityNotExist.Policy", "The policy does not exist: %s.", names[0])
	}
	return nil, "", c.invalid("ResourceType is neither role nor policy")
}

func listTags(c *call) (any, *failure) {
	tags, name, f := c.tagged()
	if f != nil {
		return nil, f
	}
	all := []object{}
	for _, key := range sorted(*tags) {
		all = append(all, object{"ResourceName": name, "ResourceType": c.params["ResourceType"], "TagKey": key, "TagValue": (*tags)[key]})
	}
	return object{"TagResources": all}, nil
}

func tag(c *call) (any, *failure) {
	tags, _, f := c.tagged()
	if f != nil {
		return nil, f
	}
	if *tags == nil {
		*tags = map[string]string{}
	}
	for i := 1; c.params["Tag."+strconv.Itoa(i)+".Key"] != ""; i++ {
		(*tags)[c.params["Tag."+strconv.Itoa(i)+".Key"]] = c.params["Tag."+strconv.Itoa(i)+".Value"]
	}
	return object{}, nil
}

func untag(c *call) (any, *failure) {
	tags, _, f := c.tagged()
	if f != nil {
		return nil, f
	}
	for i := 1; c.params["TagKey."+strconv.Itoa(i)] != ""; i++ {
		delete(*tags, c.params["TagKey."+strconv.Itoa(i)])
	}
	return object{}, nil
}
