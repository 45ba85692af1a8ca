package provider

import (
	"fmt"
	"hash/crc32"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
)

const (
	defaultRegion  = "cn-beijing"
	defaultAccount = "1234567890123456"
)

// identity is whose account and which region a provider configuration is for.
type identity struct{ region, account string }

func identityOf(config cty.Value) identity {
	out := identity{region: text(config, "region"), account: text(config, "account_id")}
	if out.region == "" {
		out.region = defaultRegion
	}
	if out.account == "" {
		out.account = accountOfRole(config)
	}
	if out.account == "" {
		out.account = defaultAccount
	}
	return out
}

// accountOfRole is the account of the role that a provider configuration assumes.
func accountOfRole(config cty.Value) string {
	if !has(config, "assume_role") {
		return ""
	}
	roles := config.GetAttr("assume_role")
	if roles.IsNull() || !roles.IsWhollyKnown() {
		return ""
	}
	for it := roles.ElementIterator(); it.Next(); {
		_, role := it.Element()
		// acs:ram::ACCOUNT:role/NAME
		if parts := strings.Split(text(role, "role_arn"), ":"); len(parts) == 5 {
			return parts[3]
		}
	}
	return ""
}

// read is what a data source finds. Where the API would be asked for what there is, it finds one
// thing, called as the arguments ask.
func (id identity) read(typ string, schema *alicloud.Block, config cty.Value) (cty.Value, error) {
	out := config.AsValueMap()
	set := func(name string, v cty.Value) {
		if a := schema.Attributes[name]; a != nil && a.Computed && out[name].IsNull() {
			out[name] = v
		}
	}
	switch typ {
	case "alicloud_account":
		set("id", cty.StringVal(id.account))
	case "alicloud_caller_identity":
		set("id", cty.StringVal(id.account))
		set("account_id", cty.StringVal(id.account))
		set("arn", cty.StringVal("acs:ram::"+id.account+":root"))
		set("identity_type", cty.StringVal("Account"))
	case "alicloud_regions":
		id.regions(config, set)
	case "alicloud_ram_policy_document":
		return policyDocument(config)
	default:
		id.list(typ, schema, config, set)
	}
	return cty.ObjectVal(out), nil
}

func (id identity) regions(config cty.Value, set func(string, cty.Value)) {
	names := []string{"cn-qingdao", "cn-beijing", "cn-hangzhou", "cn-shanghai", "eu-central-1"}
	current := config.GetAttr("current")
	switch name := text(config, "name"); {
	case name != "":
		names = []string{name}
	case !current.IsNull() && current.True():
		names = []string{id.region}
	}
	var ids, regions []cty.Value
	for _, n := range names {
		v := cty.StringVal(n)
		ids = append(ids, v)
		regions = append(regions, cty.ObjectVal(map[string]cty.Value{"id": v, "local_name": v, "region_id": v}))
	}
	set("id", hash(names...))
	set("ids", cty.ListVal(ids))
	set("regions", cty.ListVal(regions))
}

// list fills the attributes of a data source that lists things: ids, names and one list of
// objects.
func (id identity) list(typ string, schema *alicloud.Block, config cty.Value, set func(string, cty.Value)) {
	name := asked(config)
	for attribute, a := range schema.Attributes {
		switch {
		case !a.Computed:
		case attribute == "id":
			set("id", hash(name))
		case attribute == "ids":
			set("ids", cty.ListVal([]cty.Value{cty.StringVal(id.thingID(typ, name))}))
		case attribute == "names":
			set("names", cty.ListVal([]cty.Value{cty.StringVal(name)}))
		case a.Type.IsListType() && a.Type.ElementType().IsObjectType():
			set(attribute, cty.ListVal([]cty.Value{id.thing(typ, name, a.Type.ElementType())}))
		default:
			set(attribute, zero(a.Type))
		}
	}
}

// asked is the name that the arguments of a data source ask for.
func asked(config cty.Value) string {
	for _, name := range []string{"queue_name", "topic_name", "name_prefix", "name_regex"} {
		if s := text(config, name); s != "" {
			whole := strings.HasSuffix(s, "$") || strings.HasSuffix(name, "_name")
			s = strings.TrimSuffix(strings.TrimPrefix(s, "^"), "$")
			if !whole {
				s += "1"
			}
			return s
		}
	}
	if has(config, "ids") {
		if ids := config.GetAttr("ids"); !ids.IsNull() && ids.IsWhollyKnown() && ids.LengthInt() > 0 {
			return ids.AsValueSlice()[0].AsString()
		}
	}
	return "found"
}

// thing is what a data source lists.
func (id identity) thing(typ, name string, t cty.Type) cty.Value {
	out := map[string]cty.Value{}
	for attribute, at := range t.AttributeTypes() {
		out[attribute] = zero(at)
		if at != cty.String {
			continue
		}
		switch {
		case attribute == "id" || attribute == "instance_id":
			out[attribute] = cty.StringVal(id.thingID(typ, name))
		case attribute == "name" || strings.HasSuffix(attribute, "_name"):
			out[attribute] = cty.StringVal(name)
		case typ == "alicloud_ram_roles" && attribute == "arn":
			out[attribute] = cty.StringVal("acs:ram::" + id.account + ":role/" + name)
		case typ == "alicloud_fcv3_functions" && attribute == "function_arn":
			out[attribute] = cty.StringVal("acs:fc:" + id.region + ":" + id.account + ":functions/" + name)
		case attribute == "queue_url" || attribute == "topic_url":
			kind := strings.TrimSuffix(attribute, "_url") + "s"
			out[attribute] = cty.StringVal("https://" + id.account + ".mns." + id.region + ".aliyuncs.com/" + kind + "/" + name)
		}
	}
	return cty.ObjectVal(out)
}

// thingID is the id of a thing in a listing data source, which is often not what the id of the
// managed resource is.
func (id identity) thingID(typ, name string) string {
	switch typ {
	case "alicloud_ram_roles":
		return "301234567890123456"
	case "alicloud_fc_services", "alicloud_fc_functions":
		return "0b5f6a5e-2f1c-4a0e-8f51-0c4f2a7d9e11"
	case "alicloud_ons_instances", "alicloud_ons_topics":
		return "MQ_INST_" + id.account + "_BXfound1"
	}
	return name
}

func zero(t cty.Type) cty.Value {
	switch {
	case t == cty.String:
		return cty.StringVal("")
	case t == cty.Number:
		return cty.Zero
	case t == cty.Bool:
		return cty.False
	case t.IsListType():
		return cty.ListValEmpty(t.ElementType())
	case t.IsSetType():
		return cty.SetValEmpty(t.ElementType())
	case t.IsMapType():
		return cty.MapValEmpty(t.ElementType())
	}
	return cty.NullVal(t)
}

// hash is the id that a data source of the real provider has.
func hash(names ...string) cty.Value {
	return cty.StringVal(fmt.Sprint(crc32.ChecksumIEEE([]byte(strings.Join(names, "-") + "-"))))
}

func has(v cty.Value, attribute string) bool {
	return !v.IsNull() && v.Type().IsObjectType() && v.Type().HasAttribute(attribute)
}

// text is an attribute that is a known string, "" otherwise.
func text(v cty.Value, attribute string) string {
	if !has(v, attribute) {
		return ""
	}
	a := v.GetAttr(attribute)
	if a.Type() != cty.String || a.IsNull() || !a.IsKnown() {
		return ""
	}
	return a.AsString()
}
