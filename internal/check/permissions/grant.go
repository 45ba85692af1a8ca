package permissions

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2/hclwrite"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Grant is the smallest policy that allows the delivery and whatever else its role lacks, with
// the attachment that gives it to the role, as Terraform source to be put beside the role. It
// is the same for all that one role lacks, unless that is a lot, so that it is needed once. It
// is "" where it is not known how to write the destination or the role's name there.
func (s *Set) Grant(d *Delivery) string {
	text, _ := s.grant(d)
	return text
}

// granted is what Grant returns, and the label of what it declares.
type granted struct{ text, label string }

// grant is Grant, with the label of what it declares.
func (s *Set) grant(d *Delivery) (text, label string) {
	g, ok := s.granted[d]
	if !ok {
		g.text, g.label = s.makeGrant(d)
		if s.granted == nil {
			s.granted = map[*Delivery]granted{}
		}
		s.granted[d] = g
	}
	return g.text, g.label
}

func (s *Set) makeGrant(d *Delivery) (text, label string) {
	if d.Role == nil {
		return "", ""
	}
	version := s.project.Provider.Version
	role, ok := roleReference(d.Role, version)
	if !ok {
		return "", ""
	}
	grants := s.grants(d)
	if len(grants) == 0 {
		return "", ""
	}
	for _, other := range s.grantedWith(d) {
		if other != d {
			grants = append(grants, s.grants(other)...)
		}
	}
	label, policyName := s.names(d.Role)
	provider := s.providerArgument(&d.Role.Resource)
	nameArgument := sinceOr(version, "alicloud_ram_policy", "policy_name", "name")
	documentArgument := sinceOr(version, "alicloud_ram_policy", "policy_document", "document")
	return string(hclwrite.Format([]byte(`resource "alicloud_ram_policy" "` + label + `" {
` + provider + nameArgument + ` = "` + policyName + `"
` + documentArgument + ` = ` + ram.HCL(ram.Least(grants), "") + `
}

resource "alicloud_ram_role_policy_attachment" "` + label + `" {
` + provider + `role_name = ` + role + `
policy_name = alicloud_ram_policy.` + label + `.` + nameArgument + `
policy_type = "Custom"
}`))), label
}

// grantedWith are the deliveries that one policy is for, with a delivery.
func (s *Set) grantedWith(d *Delivery) []*Delivery {
	if all := s.lacking(d.Role); len(all) <= mostGranted {
		return all
	}
	return []*Delivery{d}
}

// sinceOr is an argument, or the older name of it where the provider does not know that yet.
func sinceOr(providerVersion, typ, argument, older string) string {
	since, later := alicloud.Since("resource", typ, argument)
	if later && !(alicloud.Span{From: since}).Holds(providerVersion) {
		return older
	}
	return argument
}

// mostGranted is how many deliveries one printed policy is for: it is printed with each of them.
const mostGranted = 10

// lacking are the deliveries that nothing allows to a role, or to the same role of another
// instance of its module: these have one file, and what is put there is for all of them.
func (s *Set) lacking(r *model.Role) []*Delivery {
	id := func(r *model.Role) string { return r.Node + instanceKey(&r.Resource) }
	if s.lack == nil {
		s.lack = map[string][]*Delivery{}
		for _, d := range s.Deliveries {
			if d.Role != nil && d.State == Judged && d.Verdict.Decision == ram.ImplicitDeny {
				s.lack[id(d.Role)] = append(s.lack[id(d.Role)], d)
			}
		}
	}
	return s.lack[id(r)]
}

// names are a label and a policy name that are free beside a role, and that no other role there
// is given: instances with the keys "a-b" and "a_b", and roles of both types, would share a label, and
// roles called "a.b" and "a_b" a policy name.
func (s *Set) names(r *model.Role) (label, policyName string) {
	if s.named == nil {
		s.named = s.nameAll()
	}
	n := s.named[r]
	return n.label, n.policyName
}

// grantName is what a policy for a role is called.
type grantName struct{ label, policyName string }

func (s *Set) nameAll() map[*model.Role]grantName {
	type inModule struct{ module, name string }
	labels, policyNames := map[inModule]bool{}, map[inModule]bool{}
	everywhere := map[string]bool{}
	for _, p := range s.project.Policies {
		labels[inModule{p.Module, p.Name}] = true
		everywhere[p.PolicyName.Text.String()] = true
	}
	for _, a := range s.project.Attachments {
		labels[inModule{a.Module, a.Name}] = true
	}
	out := make(map[*model.Role]grantName, len(s.project.Roles))
	for _, r := range s.project.Roles {
		base := grantName{r.Name + identifier(instanceKey(&r.Resource)) + "_delivery", s.policyBase(r)}
		name := base
		for n := 2; labels[inModule{r.Module, name.label}] || policyNames[inModule{r.Module, name.policyName}] || everywhere[name.policyName]; n++ {
			name = grantName{base.label + "_" + strconv.Itoa(n), base.policyName + "-" + strconv.Itoa(n)}
		}
		labels[inModule{r.Module, name.label}], policyNames[inModule{r.Module, name.policyName}] = true, true
		out[r] = name
	}
	return out
}

// policyBase is a name for a policy of a role, as template text. Names of policies have letters,
// digits and "-", those of roles more; and a sensitive one must not be shown.
func (s *Set) policyBase(r *model.Role) string {
	role, _ := roleReference(r, s.project.Provider.Version)
	text, known := r.RoleName.Known()
	switch {
	case !known || r.RoleName.Sensitive || r.Module != "" && !noPolicyName.MatchString(text):
		return "${" + role + "}-delivery"
	case r.Module != "":
		return "${replace(" + role + `, "/[^0-9A-Za-z-]/", "-")}-delivery`
	}
	return noPolicyName.ReplaceAllString(text, "-") + "-delivery"
}

var noPolicyName = regexp.MustCompile(`[^0-9A-Za-z-]`)

// grants are what a delivery needs; none where the resource cannot be written beside the role,
// or must not be shown.
func (s *Set) grants(d *Delivery) []ram.Grant {
	if d.Value().Sensitive {
		return nil
	}
	if text := destinations.Interpolation(d.Value()); d.Kind != alicloud.RocketMQ4 && d.Config.Module == d.Role.Module &&
		!bindsInstance(text) && !destinations.Blank(d.ARN.Account) {
		return []ram.Grant{{Action: d.Need.Action, Resource: text}}
	}
	needs := []Need{d.Need}
	if d.Kind == alicloud.RocketMQ4 {
		for _, other := range d.Need.Others {
			needs = append(needs, Need{Action: d.Need.Action, Resource: other})
		}
		needs = append(needs, d.MQInstance()...)
	}
	var out []ram.Grant
	for _, n := range needs {
		text, ok := s.beside(d.Role, n.Resource)
		if !ok {
			return nil
		}
		out = append(out, ram.Grant{Action: n.Action, Resource: text})
	}
	return out
}

// beside writes an ARN as template text in the module of a role. What is not known there is any
// region or account; false: it is another part.
func (s *Set) beside(r *model.Role, arn symbol.Text) (string, bool) {
	parts := arn.Split(':', 5)
	if len(parts) != 5 || !nameable(parts[4], r.Module) {
		return "", false
	}
	here := &model.AsyncConfig{Resource: r.Resource} // where the role is
	part := func(t symbol.Text, own func(*model.AsyncConfig) string, configured func(*model.ProviderConfig) symbol.Text) string {
		if r.Provider != nil && symbol.Equal(t, configured(r.Provider)) == symbol.Yes {
			if text := own(here); !strings.HasPrefix(text, "<") {
				return text
			}
		}
		if nameable(t, r.Module) {
			return t.String()
		}
		return "*"
	}
	region := part(parts[2], s.Destinations.Region, func(p *model.ProviderConfig) symbol.Text { return p.Region })
	account := part(parts[3], s.Destinations.Account, func(p *model.ProviderConfig) symbol.Text { return p.Account })
	return "acs:" + parts[1].String() + ":" + region + ":" + account + ":" + parts[4].String(), true
}

// nameable reports whether a text can be written in a module as it is shown.
func nameable(t symbol.Text, module string) bool {
	if module != "" {
		module += "."
	}
	for _, r := range t.Refs() {
		if strings.Contains(r.Display, " ") || bindsInstance("${"+r.Display+"}") {
			return false
		}
		if r.Address == "" && r.Key != module+r.Display ||
			r.Address != "" && !strings.HasPrefix(module+r.Display, r.Address+".") {
			return false
		}
	}
	return true
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

// instanceKey is the key of a resource instance, with its brackets, "" if it has none.
func instanceKey(r *model.Resource) string {
	address := strings.TrimPrefix(r.Address, r.Module)
	if i := strings.IndexByte(address, '['); i >= 0 {
		return address[i:]
	}
	return ""
}

var noIdentifier = regexp.MustCompile(`[^0-9A-Za-z]+`)

// identifier makes a part of a name of an instance key: ["eu-west"] becomes _eu_west.
func identifier(key string) string {
	return strings.TrimSuffix(noIdentifier.ReplaceAllString(key, "_"), "_")
}

var providerLine = regexp.MustCompile(`(?m)^[ \t]*provider[ \t]*=[ \t]*([\w.-]+)`)

// providerArgument is the line of a resource that says which provider configuration it uses,
// "" if it has none.
func (s *Set) providerArgument(r *model.Resource) string {
	src := s.project.Sources[r.Block.File]
	if r.Block.Start.Byte < 0 || r.Block.End.Byte > len(src) || r.Block.Start.Byte > r.Block.End.Byte {
		return ""
	}
	if m := providerLine.FindSubmatch(src[r.Block.Start.Byte:r.Block.End.Byte]); m != nil {
		return "provider = " + string(m[1]) + "\n"
	}
	return ""
}

// roleReference is an expression for the role's name, beside the role. false: of the instances
// that the role may have it is not known which one is meant, nor what it is called.
func roleReference(r *model.Role, providerVersion string) (string, bool) {
	if r.Symbolic {
		name, known := r.RoleName.Known()
		return strconv.Quote(name), known && !r.RoleName.Sensitive
	}
	address := strings.TrimPrefix(strings.TrimPrefix(r.Address, r.Module), ".")
	return address + "." + sinceOr(providerVersion, r.Type, "role_name", "name"), true
}
