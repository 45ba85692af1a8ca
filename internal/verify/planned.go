package verify

import (
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// comes reports whether Terraform sees to it that a declared resource is there: the plan
// creates it, or there is no plan that says otherwise. What a plan leaves as it is was there
// when the plan was made, and may be gone by now.
func comes(r *model.Resource) bool {
	return r.Planned == nil || r.Planned.Action == model.Create || r.Planned.Action == model.Replace
}

// anew reports whether the plan makes a role anew, without what was attached to the one before.
func (r role) anew() bool {
	return r.declared != nil && r.declared.Planned != nil && r.declared.Planned.Action == model.Replace
}

// changes reports whether Terraform sees to it that a declared resource is as it is declared.
func changes(r *model.Resource) bool {
	return comes(r) || r.Planned.Action == model.Update
}

// kind is what resource types stand for the same kind of thing: by type, the arguments that hold
// each part of its name. Where the provider has two arguments for one part, they stand together,
// and both have it in a state.
type kind map[string][][]string

var (
	functions2  = kind{"alicloud_fc_function": {{"service"}, {"name"}}, "alicloud_fcv2_function": {{"service_name"}, {"function_name"}}}
	functions3  = kind{"alicloud_fcv3_function": {{"function_name"}}}
	services    = kind{"alicloud_fc_service": {{"name"}}}
	aliases2    = kind{"alicloud_fc_alias": {{"service_name"}, {"alias_name"}}}
	aliases3    = kind{"alicloud_fcv3_alias": {{"function_name"}, {"alias_name"}}}
	versions3   = kind{"alicloud_fcv3_function_version": {{"function_name"}, {"version_id"}}}
	configs2    = kind{"alicloud_fc_function_async_invoke_config": {{"service_name"}, {"function_name"}, {"qualifier"}}}
	configs3    = kind{"alicloud_fcv3_async_invoke_config": {{"function_name"}, {"qualifier"}}}
	roles       = kind{"alicloud_ram_role": {{"role_name", "name"}}, "alicloud_resource_manager_role": {{"role_name"}}}
	policyTypes = kind{"alicloud_ram_policy": {{"policy_name", "name"}}, "alicloud_resource_manager_policy": {{"policy_name"}}}
	queues      = kind{"alicloud_mns_queue": {{"name"}}, "alicloud_message_service_queue": {{"queue_name"}}}
	topics      = kind{"alicloud_mns_topic": {{"name"}}, "alicloud_message_service_topic": {{"topic_name"}}}
	buses       = kind{"alicloud_event_bridge_event_bus": {{"event_bus_name"}}}
	onsTopics   = kind{"alicloud_ons_topic": {{"instance_id"}, {"topic_name", "topic"}}}
)

// gone is what the plan deletes, or makes anew under another name, that is of the kind and has
// the name. What is made anew under the same name is declared: whoever asks has looked for that.
// region is where it is, "" for what is in no region. An empty result is nothing; certain says
// whether it is the very one.
func (l *looker) gone(k kind, region string, name ...string) (address string, certain symbol.Tri) {
	certain = symbol.No
	for _, g := range l.project.Gone {
		if g.Forgotten || !k.names(g, name) {
			continue
		}
		is := symbol.Yes
		switch arn := strings.Split(g.Was["function_arn"], ":"); {
		case region != "" && len(arn) > 2 && arn[0] == "acs":
			is = symbol.Of(arn[2] == region)
		case g.OtherAccount || region != "" && g.OtherRegion:
			is = symbol.Unknown
		}
		if is == symbol.Yes || is == symbol.Unknown && certain == symbol.No {
			address, certain = g.Address, is
		}
	}
	return address, certain
}

// perhaps says that it is not known whether a deletion concerns what was asked about.
func perhaps(address string) string {
	return "the plan deletes " + address + ", which is called like it, and whether that is in the same region and account the plan does not say"
}

// names reports whether what is gone is of the kind and has the name.
func (k kind) names(g model.Gone, name []string) bool {
	arguments, ok := k[g.Type]
	if !ok {
		return false
	}
	for i, part := range arguments {
		if !slices.ContainsFunc(part, func(a string) bool { return same(part[0], g.Was[a], name[i]) }) {
			return false
		}
	}
	return true
}

func same(argument, was, name string) bool {
	switch argument {
	case "qualifier": // left out, it is LATEST
		return was == name || was == "" && name == identity.Latest
	case "role_name": // ARNs have it in lower case
		return strings.EqualFold(was, name)
	}
	return was == name
}
