package alicloud

import (
	"sync"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// PartKind says where one piece of a derived attribute comes from.
type PartKind uint8

// The kinds of piece.
const (
	Literal         PartKind = iota // Part.Text itself
	Argument                        // the first of Part.Arguments that is set
	ProviderAccount                 // the account id that the resource's provider configuration acts for
	ProviderRegion                  // the region of the resource's provider configuration
)

// Part is one piece of a derived attribute.
type Part struct {
	Kind PartKind
	Text string // Literal
	// Arguments are the names under which the resource takes the value. If none of them is
	// set, and none has a Default, the attribute can't be derived.
	Arguments []string
}

// Derivation is the pieces that a computed attribute is made of, in order.
type Derivation []Part

// Derive says how an attribute that the provider computes follows from the resource's
// arguments. false: it does not, or it is not known how. An attribute that is also an
// argument (name and role_name) is derived only where it is not set itself.
func Derive(resourceType, attribute string) (Derivation, bool) {
	d, ok := derivations()[resourceType+"."+attribute]
	return d, ok
}

func lit(s string) Part               { return Part{Kind: Literal, Text: s} }
func arg(names ...string) Part        { return Part{Kind: Argument, Arguments: names} }
func same(names ...string) Derivation { return Derivation{arg(names...)} }

var (
	account = Part{Kind: ProviderAccount}
	region  = Part{Kind: ProviderRegion}
)

// Read in the provider's sources (2026-08-21): ids in the SetId calls of
// alicloud/resource_TYPE.go, aliases and FC 2.0 ARNs in their Read functions, other
// ARNs in the examples of website/docs/r.
var derivations = sync.OnceValue(func() map[string]Derivation {
	return map[string]Derivation{
		"alicloud_mns_queue.id":              same("name"),
		"alicloud_mns_topic.id":              same("name"),
		"alicloud_message_service_queue.id":  same("queue_name"),
		"alicloud_message_service_topic.id":  same("topic_name"),
		"alicloud_event_bridge_event_bus.id": same("event_bus_name"),

		"alicloud_ons_instance.name":          same("instance_name", "name"),
		"alicloud_ons_instance.instance_name": same("instance_name", "name"),
		"alicloud_ons_topic.topic":            same("topic_name", "topic"),
		"alicloud_ons_topic.topic_name":       same("topic_name", "topic"),
		"alicloud_ons_topic.id":               {arg("instance_id"), lit(":"), arg("topic_name", "topic")},
		"alicloud_rocketmq_topic.id":          {arg("instance_id"), lit(":"), arg("topic_name")},

		"alicloud_ram_role.id":                          same("role_name", "name"),
		"alicloud_ram_role.name":                        same("role_name", "name"),
		"alicloud_ram_role.role_name":                   same("role_name", "name"),
		"alicloud_ram_role.document":                    same("assume_role_policy_document", "document"),
		"alicloud_ram_role.assume_role_policy_document": same("assume_role_policy_document", "document"),
		"alicloud_ram_role.arn":                         {lit("acs:ram::"), account, lit(":role/"), arg("role_name", "name")},
		"alicloud_resource_manager_role.id":             same("role_name"),
		"alicloud_resource_manager_role.arn":            {lit("acs:ram::"), account, lit(":role/"), arg("role_name")},

		"alicloud_ram_policy.id":                       same("policy_name", "name"),
		"alicloud_ram_policy.name":                     same("policy_name", "name"),
		"alicloud_ram_policy.policy_name":              same("policy_name", "name"),
		"alicloud_ram_policy.document":                 same("policy_document", "document"),
		"alicloud_ram_policy.policy_document":          same("policy_document", "document"),
		"alicloud_ram_policy.type":                     {lit("Custom")},
		"alicloud_resource_manager_policy.id":          same("policy_name"),
		"alicloud_resource_manager_policy.policy_type": {lit("Custom")},
		"alicloud_ram_role_policy_attachment.id": {
			lit("role:"), arg("policy_name"), lit(":"), arg("policy_type"), lit(":"), arg("role_name"),
		},

		"alicloud_fc_service.id":  same("name"),
		"alicloud_fc_function.id": {arg("service"), lit(":"), arg("name")},
		"alicloud_fc_function.function_arn": {
			lit("acs:fc:"), region, lit(":"), account, lit(":services/"), arg("service"), lit(".LATEST/functions/"), arg("name"),
		},
		"alicloud_fcv2_function.function_arn": {
			lit("acs:fc:"), region, lit(":"), account, lit(":services/"), arg("service_name"), lit(".LATEST/functions/"), arg("function_name"),
		},
		"alicloud_fcv2_function.id": {arg("service_name"), lit(":"), arg("function_name")},
		"alicloud_fc_alias.id":      {arg("service_name"), lit(":"), arg("alias_name")},
		"alicloud_fc_trigger.id":    {arg("service"), lit(":"), arg("function"), lit(":"), arg("name")},
		"alicloud_fc_function_async_invoke_config.id": {
			arg("service_name"), lit(":"), arg("function_name"), lit(":"), arg("qualifier"),
		},

		"alicloud_fcv3_function.id": same("function_name"),
		"alicloud_fcv3_function.function_arn": {
			lit("acs:fc:"), region, lit(":"), account, lit(":functions/"), arg("function_name"),
		},
		"alicloud_fcv3_alias.id":               {arg("function_name"), lit(":"), arg("alias_name")},
		"alicloud_fcv3_trigger.id":             {arg("function_name"), lit(":"), arg("trigger_name")},
		"alicloud_fcv3_async_invoke_config.id": same("function_name"),
	}
})

// Chars says what the unknown text of a resource's attribute is made of, whatever it
// becomes: the naming rules that the service enforces before the resource can exist.
// AnyText where that is not certain. Of nested data the attribute is its path without
// indexes: "queues.queue_name".
func Chars(resourceType, attribute string) symbol.Charset {
	return charsets()[resourceType+"."+attribute]
}

// Naming rules: website/docs/r of each type (2026-08-21); account ids and version numbers
// are digits.
var charsets = sync.OnceValue(func() map[string]symbol.Charset {
	return map[string]symbol.Charset{
		"alicloud_account.id":                 symbol.DigitText,
		"alicloud_caller_identity.account_id": symbol.DigitText,

		"alicloud_mns_queue.id":                          symbol.NameText,
		"alicloud_mns_queue.name":                        symbol.NameText,
		"alicloud_mns_topic.id":                          symbol.NameText,
		"alicloud_mns_topic.name":                        symbol.NameText,
		"alicloud_message_service_queue.id":              symbol.NameText,
		"alicloud_message_service_queue.queue_name":      symbol.NameText,
		"alicloud_message_service_topic.id":              symbol.NameText,
		"alicloud_message_service_topic.topic_name":      symbol.NameText,
		"alicloud_event_bridge_event_bus.id":             symbol.NameText,
		"alicloud_event_bridge_event_bus.event_bus_name": symbol.NameText,

		"alicloud_mns_queues.names":                              symbol.NameText,
		"alicloud_mns_queues.queues.name":                        symbol.NameText,
		"alicloud_mns_topics.names":                              symbol.NameText,
		"alicloud_mns_topics.topics.name":                        symbol.NameText,
		"alicloud_message_service_queues.names":                  symbol.NameText,
		"alicloud_message_service_queues.queues.queue_name":      symbol.NameText,
		"alicloud_message_service_topics.names":                  symbol.NameText,
		"alicloud_message_service_topics.topics.topic_name":      symbol.NameText,
		"alicloud_event_bridge_event_buses.names":                symbol.NameText,
		"alicloud_event_bridge_event_buses.buses.event_bus_name": symbol.NameText,
		"alicloud_fcv3_functions.names":                          symbol.NameText,
		"alicloud_fcv3_functions.functions.function_name":        symbol.NameText,

		"alicloud_ons_instance.id":            symbol.NameText,
		"alicloud_ons_topic.instance_id":      symbol.NameText,
		"alicloud_ons_topic.topic":            symbol.NameText,
		"alicloud_ons_topic.topic_name":       symbol.NameText,
		"alicloud_rocketmq_instance.id":       symbol.NameText,
		"alicloud_rocketmq_topic.instance_id": symbol.NameText,
		"alicloud_rocketmq_topic.topic_name":  symbol.NameText,

		"alicloud_ram_role.id":                         symbol.NameText,
		"alicloud_ram_role.name":                       symbol.NameText,
		"alicloud_ram_role.role_name":                  symbol.NameText,
		"alicloud_resource_manager_role.id":            symbol.NameText,
		"alicloud_resource_manager_role.role_name":     symbol.NameText,
		"alicloud_ram_policy.id":                       symbol.NameText,
		"alicloud_ram_policy.name":                     symbol.NameText,
		"alicloud_ram_policy.policy_name":              symbol.NameText,
		"alicloud_resource_manager_policy.id":          symbol.NameText,
		"alicloud_resource_manager_policy.policy_name": symbol.NameText,

		"alicloud_fc_service.id":                             symbol.NameText,
		"alicloud_fc_service.name":                           symbol.NameText,
		"alicloud_fc_function.name":                          symbol.NameText,
		"alicloud_fc_function.service":                       symbol.NameText,
		"alicloud_fcv2_function.function_name":               symbol.NameText,
		"alicloud_fcv2_function.service_name":                symbol.NameText,
		"alicloud_fc_alias.alias_name":                       symbol.NameText,
		"alicloud_fc_alias.service_name":                     symbol.NameText,
		"alicloud_fcv3_function.id":                          symbol.NameText,
		"alicloud_fcv3_function.function_name":               symbol.NameText,
		"alicloud_fcv3_alias.alias_name":                     symbol.NameText,
		"alicloud_fcv3_alias.function_name":                  symbol.NameText,
		"alicloud_fcv3_function_version.version_id":          symbol.DigitText,
		"alicloud_fcv3_function_version.function_name":       symbol.NameText,
		"alicloud_fcv3_trigger.function_name":                symbol.NameText,
		"alicloud_fcv3_async_invoke_config.id":               symbol.NameText,
		"alicloud_fcv3_async_invoke_config.function_name":    symbol.NameText,
		"alicloud_fc_function_async_invoke_config.qualifier": symbol.NameText,
	}
})

// IdentityOf says whether an attribute of a data source is the provider's own account or
// region: path is "id", "account_id", "regions[0].id", "regions[0].region_id" or "ids[0]".
// alicloud_regions has the provider's region only where its argument current is true: the
// caller must see to that.
func IdentityOf(dataType, path string) (PartKind, bool) {
	k, ok := identities()[dataType+"."+path]
	return k, ok
}

// website/docs/d/account, caller_identity and regions (2026-08-21).
var identities = sync.OnceValue(func() map[string]PartKind {
	return map[string]PartKind{
		"alicloud_account.id":                   ProviderAccount,
		"alicloud_caller_identity.account_id":   ProviderAccount,
		"alicloud_regions.regions[0].id":        ProviderRegion,
		"alicloud_regions.regions[0].region_id": ProviderRegion,
		"alicloud_regions.ids[0]":               ProviderRegion,
	}
})
