package plan

import (
	"sync"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/ram"
)

// class is what a resource is to an async invoke config. Classes can be combined.
type class uint16

const (
	async class = 1 << iota
	function
	service
	alias
	version
	trigger
	role
	policy
	attachment
	target
	documentData // data.alicloud_ram_policy_document
	identityData // who and where the provider is: kept always

	followers   = alias | version | trigger | attachment
	destination = target | function
)

// kind is a resource type or data source concerned, and what its arguments mean.
type kind struct {
	mode, typ string
	class     class
	// own are the arguments that name the resource itself.
	own []string
	// owner is the argument that names what the resource belongs to, and owners what that is.
	// None of them is looked at unless what it belongs to is.
	owner  string
	owners class
	// links are arguments that name other resources, or hold their ARNs.
	links []link
	// documents are arguments that hold a policy document.
	documents []string
	document  ram.Kind
}

type link struct {
	argument string
	to       class
}

// kinds are all types concerned. The first is no type.
var kinds = sync.OnceValue(func() []kind {
	described := map[string]kind{}
	describe := func(k kind) { described[k.typ] = k }
	destinations := link{"destination_config", destination | trigger}
	describe(kind{typ: "alicloud_fc_function_async_invoke_config", class: async, links: []link{
		{"function_name", function | trigger | version}, {"service_name", service | alias}, destinations,
	}})
	describe(kind{typ: "alicloud_fcv3_async_invoke_config", class: async, links: []link{
		{"function_name", function | trigger | alias | version}, destinations,
	}})
	describe(kind{typ: "alicloud_fc_service", class: service, own: []string{"name"}, links: []link{{"role", role}}})
	describe(kind{typ: "alicloud_fc_function", class: function, own: []string{"name"}, links: []link{{"service", service}}})
	describe(kind{typ: "alicloud_fcv2_function", class: function, own: []string{"function_name"}, links: []link{{"service_name", service}}})
	describe(kind{typ: "alicloud_fcv3_function", class: function, own: []string{"function_name"}, links: []link{{"role", role}}})
	describe(kind{typ: "alicloud_fc_alias", class: alias, owner: "service_name", owners: service})
	describe(kind{typ: "alicloud_fcv3_alias", class: alias, owner: "function_name", owners: function})
	describe(kind{typ: "alicloud_fcv3_function_version", class: version, owner: "function_name", owners: function})
	describe(kind{typ: "alicloud_fc_trigger", class: trigger, owner: "function", owners: function})
	describe(kind{typ: "alicloud_fcv3_trigger", class: trigger, owner: "function_name", owners: function})
	describe(kind{typ: "alicloud_ram_role", class: role, own: []string{"role_name", "name"},
		documents: []string{"assume_role_policy_document", "document"}, document: ram.Trust})
	describe(kind{typ: "alicloud_resource_manager_role", class: role, own: []string{"role_name"},
		documents: []string{"assume_role_policy_document"}, document: ram.Trust})
	describe(kind{typ: "alicloud_ram_policy", class: policy, own: []string{"policy_name", "name"},
		documents: []string{"policy_document", "document"}, document: ram.Identity})
	describe(kind{typ: "alicloud_resource_manager_policy", class: policy, own: []string{"policy_name"},
		documents: []string{"policy_document"}, document: ram.Identity})
	describe(kind{typ: "alicloud_ram_role_policy_attachment", class: attachment, owner: "role_name", owners: role,
		links: []link{{"policy_name", policy}}})
	describe(kind{typ: "alicloud_resource_manager_policy_attachment", class: attachment, owner: "principal_name", owners: role,
		links: []link{{"policy_name", policy}}})
	for typ, names := range map[string][]string{
		"alicloud_mns_queue":              {"name"},
		"alicloud_mns_topic":              {"name"},
		"alicloud_message_service_queue":  {"queue_name"},
		"alicloud_message_service_topic":  {"topic_name"},
		"alicloud_event_bridge_event_bus": {"event_bus_name"},
		"alicloud_ons_instance":           {"id"},
		"alicloud_ons_topic":              {"topic_name", "topic", "instance_id"},
		"alicloud_rocketmq_instance":      {"id"},
		"alicloud_rocketmq_topic":         {"topic_name", "instance_id"},
	} {
		describe(kind{typ: typ, class: target, own: names})
	}
	data := map[string]class{
		"alicloud_account": identityData, "alicloud_caller_identity": identityData, "alicloud_regions": identityData,
		"alicloud_ram_policy_document": documentData,
	}

	out := []kind{{}}
	for _, typ := range alicloud.ResourceTypes() {
		k := described[typ]
		k.mode, k.typ = "resource", typ
		out = append(out, k)
	}
	for _, typ := range alicloud.DataTypes() {
		out = append(out, kind{mode: "data", typ: typ, class: data[typ]})
	}
	return out
})

// kindNumbers finds kinds by type, of resources and of data sources.
var kindNumbers = sync.OnceValue(func() (numbers struct{ resource, data map[string]uint8 }) {
	numbers.resource, numbers.data = map[string]uint8{}, map[string]uint8{}
	for i, k := range kinds() {
		switch k.mode {
		case "resource":
			numbers.resource[k.typ] = uint8(i)
		case "data":
			numbers.data[k.typ] = uint8(i)
		}
	}
	return numbers
})

// arguments are the names of all arguments that the first pass looks at.
var arguments = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for _, n := range []string{"policy_name", "policy_type", "statement"} {
		names[n] = n
	}
	for _, k := range kinds() {
		for _, n := range append(append([]string{k.owner}, k.own...), k.documents...) {
			names[n] = n
		}
	}
	return names
})
