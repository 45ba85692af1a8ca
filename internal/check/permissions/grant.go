package permissions

import (
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2/hclwrite"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
)

// Grant is the smallest policy that allows the delivery, with the attachment that gives it to
// the role, as Terraform source to be put beside the role; "" where the destination must not
// be shown, or it is not known how to write the role's name.
func (s *Set) Grant(d *Delivery) string {
	if d.Value().Sensitive || d.Role == nil {
		return ""
	}
	role, ok := roleReference(d.Role, s.project.Provider.Version)
	if !ok {
		return ""
	}
	grants := []ram.Grant{{Action: d.Need.Action, Resource: s.resourceText(d)}}
	if d.Kind == alicloud.RocketMQ4 {
		for _, n := range d.MQInstance() {
			grants = append(grants, ram.Grant{Action: n.Action, Resource: n.Resource.String()})
		}
	}
	// One for each destination of a role: the names must not clash.
	what := strings.ReplaceAll(strings.TrimPrefix(d.Side.Type, "on_")+" delivery", " ", "_")
	label := d.Role.Name + "_" + what
	suffix := "-" + strings.ReplaceAll(what, "_", "-")
	policyName := "${" + role + "}" + suffix
	if text, known := d.Role.RoleName.Known(); known {
		policyName = text + suffix
	}
	return string(hclwrite.Format([]byte(`resource "alicloud_ram_policy" "` + label + `" {
policy_name = "` + policyName + `"
policy_document = ` + ram.HCL(ram.Least(grants), "") + `
}

resource "alicloud_ram_role_policy_attachment" "` + label + `" {
role_name = ` + role + `
policy_name = alicloud_ram_policy.` + label + `.policy_name
policy_type = "Custom"
}`)))
}

// resourceText is the needed resource as template text, in the destination's own expressions
// where they mean the same beside the role.
func (s *Set) resourceText(d *Delivery) string {
	sameText := d.Kind == alicloud.Queue || d.Kind == alicloud.Topic || d.Kind == alicloud.EventBus
	if !sameText {
		return d.Need.Resource.String()
	}
	if d.Config.Module == d.Role.Module {
		if text := destinations.Interpolation(d.Value()); !bindsInstance(text) && !destinations.Blank(d.ARN.Account) {
			return text
		}
	}
	return s.Destinations.Rewrite(d.Destination, nil, nil)
}

// bindsInstance reports whether template text has a name in it that means something only in
// the config's own block.
func bindsInstance(text string) bool {
	for _, name := range []string{"each.", "count.", "on_failure.", "on_success.", ".value", ".key", "destination_config."} {
		if strings.Contains(text, name) {
			return true
		}
	}
	return false
}

// roleReference is an expression for the role's name, beside the role. false: of the instances
// that the role may have it is not known which one is meant, nor what it is called.
func roleReference(r *model.Role, providerVersion string) (string, bool) {
	if r.Symbolic {
		name, known := r.RoleName.Known()
		return strconv.Quote(name), known
	}
	address := strings.TrimPrefix(strings.TrimPrefix(r.Address, r.Module), ".")
	attribute := "role_name"
	since, later := alicloud.Since("resource", r.Type, attribute)
	if later && !(alicloud.Span{From: since}).Holds(providerVersion) {
		attribute = "name"
	}
	return address + "." + attribute, true
}
