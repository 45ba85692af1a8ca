package cloudtest

import (
	"encoding/json"
	"maps"
	"strconv"
	"strings"
)

// Tags, which the Terraform provider sets on what it creates, and changes by calls of their own.
// Each API has its own way to say what is tagged; all name one thing at a time here, as the
// provider does.

func ramTagOperations() map[rpcKey]*operation {
	resource := func(c *call) string { return c.params["ResourceType"] + "/" + strings.Join(c.resourceNames(), ",") }
	return map[rpcKey]*operation{
		{versionRAM, "ListTagResources"}: {action: "ram:ListTagResources", resource: resource, do: listRAMTags},
		{versionRAM, "TagResources"}:     {action: "ram:TagResources", writes: true, resource: resource, do: tag((*call).taggedRAM)},
		{versionRAM, "UntagResources"}:   {action: "ram:UntagResources", writes: true, resource: resource, do: untag((*call).taggedRAM)},
	}
}

// mnsTagOperations are those of Mns-open. Tags are read with the attributes of what has them.
func mnsTagOperations() map[rpcKey]*operation {
	resource := func(c *call) string { return c.params["ResourceType"] + "/" + c.params["ResourceId.1"] }
	return map[rpcKey]*operation{
		{versionMNS, "TagResources"}:   {action: "mns:TagResources", writes: true, regional: true, resource: resource, do: tag((*call).taggedMNS)},
		{versionMNS, "UntagResources"}: {action: "mns:UntagResources", writes: true, regional: true, resource: resource, do: untag((*call).taggedMNS)},
	}
}

// fc3TagOperations are those of FC 3.0. Tags are read with the function.
func fc3TagOperations() map[string]*operation {
	return map[string]*operation{
		"POST /tags-v2":   {action: "fc:TagResources", writes: true, resource: func(c *call) string { return functionTagged(c.data["ResourceId"]) }, do: tagFunction},
		"DELETE /tags-v2": {action: "fc:UntagResources", writes: true, resource: func(c *call) string { return functionTagged(c.texts("ResourceId")) }, do: untagFunction},
	}
}

// resourceNames are those of RAM: a list as JSON text.
func (c *call) resourceNames() []string {
	var names []string
	if err := json.Unmarshal([]byte(c.params["ResourceNames"]), &names); err != nil {
		return nil
	}
	return names
}

// taggedRAM are the tags of what a call names.
func (c *call) taggedRAM() (*map[string]string, *failure) {
	names := c.resourceNames()
	if len(names) != 1 {
		return nil, c.invalid("ResourceNames is not a list of one name")
	}
	switch c.params["ResourceType"] {
	case "role":
		if r, ok := c.account.Roles[names[0]]; ok {
			return &r.Tags, nil
		}
		return nil, fail(404, "EntityNotExist.Role", "The role does not exist: %s.", names[0])
	case "policy":
		if p, ok := c.account.Policies[names[0]]; ok {
			return &p.Tags, nil
		}
		return nil, fail(404, "EntityNotExist.Policy", "The policy does not exist: %s.", names[0])
	}
	return nil, c.invalid("ResourceType is neither role nor policy")
}

// taggedMNS are the tags of what a call names.
func (c *call) taggedMNS() (*map[string]string, *failure) {
	name := c.params["ResourceId.1"]
	if name == "" || c.params["ResourceId.2"] != "" {
		return nil, c.invalid("ResourceId is not one name")
	}
	switch c.params["ResourceType"] {
	case "queue":
		if q, ok := c.account.Queues[name]; ok {
			return &q.Tags, nil
		}
		return nil, fail(404, "QueueNotExist", "The queue you provided does not exist.")
	case "topic":
		if t, ok := c.account.Topics[name]; ok {
			return &t.Tags, nil
		}
		return nil, fail(404, "TopicNotExist", "The topic you provided does not exist.")
	}
	return nil, c.invalid("ResourceType is neither queue nor topic")
}

// setTags takes tags in the two forms that the provider has for them: Tag.N.Key and Tag.N.Value
// for Mns-open, and a list as JSON text for RAM.
func (c *call) setTags(tags *map[string]string) *failure {
	sent := map[string]string{}
	for i := 1; c.params["Tag."+strconv.Itoa(i)+".Key"] != ""; i++ {
		sent[c.params["Tag."+strconv.Itoa(i)+".Key"]] = c.params["Tag."+strconv.Itoa(i)+".Value"]
	}
	if s := c.params["Tag"]; s != "" {
		var list []struct{ Key, Value string }
		if err := json.Unmarshal([]byte(s), &list); err != nil {
			return c.invalid("Tag is not a list of keys and values")
		}
		for _, t := range list {
			sent[t.Key] = t.Value
		}
	}
	addTags(tags, sent)
	return nil
}

func addTags(tags *map[string]string, more map[string]string) {
	if *tags == nil && len(more) > 0 {
		*tags = map[string]string{}
	}
	maps.Copy(*tags, more)
}

// tag adds to the tags that a call names.
func tag(of func(*call) (*map[string]string, *failure)) func(*call) (any, *failure) {
	return func(c *call) (any, *failure) {
		tags, f := of(c)
		if f != nil {
			return nil, f
		}
		return object{}, c.setTags(tags)
	}
}

// untag takes TagKey.N away, and TagKeys, a list as JSON text. The provider sends both to RAM.
func untag(of func(*call) (*map[string]string, *failure)) func(*call) (any, *failure) {
	return func(c *call) (any, *failure) {
		tags, f := of(c)
		if f != nil {
			return nil, f
		}
		for i := 1; c.params["TagKey."+strconv.Itoa(i)] != ""; i++ {
			delete(*tags, c.params["TagKey."+strconv.Itoa(i)])
		}
		if s := c.params["TagKeys"]; s != "" {
			var keys []string
			if err := json.Unmarshal([]byte(s), &keys); err != nil {
				return nil, c.invalid("TagKeys is not a list of keys")
			}
			for _, key := range keys {
				delete(*tags, key)
			}
		}
		return object{}, nil
	}
}

// listRAMTags shows tags. What the provider reads is TagResources as a list, and as an object with
// the list in it; RAM's own form is the latter.
func listRAMTags(c *call) (any, *failure) {
	tags, f := c.taggedRAM()
	if f != nil {
		return nil, f
	}
	all := []object{}
	for _, key := range sorted(*tags) {
		all = append(all, object{"ResourceName": c.resourceNames()[0], "ResourceType": c.params["ResourceType"], "TagKey": key, "TagValue": (*tags)[key]})
	}
	return object{"TagResources": all}, nil
}

// functionTagged is what a list of one ARN of a function names, as the resource of a call. Whose
// ARN it is is not looked at: there is one account.
func functionTagged(list any) string {
	ids, _ := list.([]any)
	if len(ids) != 1 {
		return "functions/"
	}
	arn, _ := ids[0].(string)
	_, name, _ := strings.Cut(arn, ":functions/")
	return "functions/" + name
}

// texts is a list in the query, as JSON text; nil if it is none.
func (c *call) texts(name string) any {
	var out []any
	_ = json.Unmarshal([]byte(c.query.Get(name)), &out)
	return out
}

// taggedFunction is the function that a call of tags-v2 names.
func (c *call) taggedFunction(kind any) (*Function, *failure) {
	if kind != "function" {
		return nil, c.invalid("ResourceType is not function")
	}
	name := strings.TrimPrefix(c.resource, "functions/")
	f, ok := c.account.Functions[name]
	if !ok {
		return nil, fail(404, "FunctionNotFound", "function '%s' does not exist", name)
	}
	return f, nil
}

func tagFunction(c *call) (any, *failure) {
	f, err := c.taggedFunction(c.data["ResourceType"])
	if err != nil {
		return nil, err
	}
	tags, err := c.bodyTags("Tag")
	if err != nil {
		return nil, err
	}
	addTags(&f.Tags, tags)
	return object{}, nil
}

func untagFunction(c *call) (any, *failure) {
	f, err := c.taggedFunction(c.query.Get("ResourceType"))
	if err != nil {
		return nil, err
	}
	keys, _ := c.texts("TagKey").([]any)
	for _, key := range keys {
		if s, ok := key.(string); ok {
			delete(f.Tags, s)
		}
	}
	return nil, nil
}

// bodyTags is a list of tags in a body of FC 3.0.
func (c *call) bodyTags(name string) (map[string]string, *failure) {
	if c.data[name] == nil {
		return nil, nil
	}
	list, ok := c.data[name].([]any)
	if !ok {
		return nil, c.invalid("%s is not a list", name)
	}
	out := map[string]string{}
	for _, e := range list {
		t, _ := e.(map[string]any)
		var of [2]string
		for i, names := range [][2]string{{"Key", "key"}, {"Value", "value"}} {
			for _, n := range names {
				if s, ok := t[n].(string); ok {
					of[i] = s
				}
			}
		}
		if of[0] == "" {
			return nil, c.invalid("%s holds what is no tag", name)
		}
		out[of[0]] = of[1]
	}
	return out, nil
}

// takeTags takes the tags of a new function. The provider writes Tags where all else begins with a
// small letter, and the reference tags.
func (f *Function) takeTags(c *call) *failure {
	for _, name := range []string{"tags", "Tags"} {
		tags, err := c.bodyTags(name)
		if err != nil {
			return err
		}
		addTags(&f.Tags, tags)
	}
	return nil
}

func (f *Function) showTags() []object {
	var out []object
	for _, key := range sorted(f.Tags) {
		out = append(out, object{"key": key, "value": f.Tags[key]})
	}
	return out
}
