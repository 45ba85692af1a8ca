package destinations

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Placeholders for what no expression in scope says.
const (
	regionPlaceholder  = "<region>"
	accountPlaceholder = "<account id>"
)

// Region is what to write for the region in an ARN where the config stands: the region
// that its provider configuration states, a data source in the same module, or "<region>".
func (s *Set) Region(c *model.AsyncConfig) string {
	if p := c.Provider; p != nil && p.RegionStated {
		if text, ok := inModule(c, p, p.Region); ok {
			return text
		}
	}
	if d := s.data(c, "alicloud_regions", "current"); d != nil {
		return "${data.alicloud_regions." + d.Name + ".regions[0].id}"
	}
	return regionPlaceholder
}

// Account is what to write for the account id, as Region is for the region.
func (s *Set) Account(c *model.AsyncConfig) string {
	if p := c.Provider; p != nil && p.AccountStated {
		if text, ok := inModule(c, p, p.Account); ok {
			return text
		}
	}
	if d := s.data(c, "alicloud_account", ""); d != nil {
		return "${data.alicloud_account." + d.Name + ".id}"
	}
	if d := s.data(c, "alicloud_caller_identity", ""); d != nil {
		return "${data.alicloud_caller_identity." + d.Name + ".account_id}"
	}
	return accountPlaceholder
}

// Write is the ARN of a product's thing where the config stands; relative is template text.
func (s *Set) Write(c *model.AsyncConfig, product, relative string) string {
	return "acs:" + product + ":" + s.Region(c) + ":" + s.Account(c) + ":" + relative
}

// Rewrite is the destination's ARN with other parts; a nil part stays as it is written. It
// returns "" for a sensitive value.
func (s *Set) Rewrite(d *Destination, region, account *string) string {
	return s.rewrite(d, region, account, func(read alicloud.Destination) symbol.Text { return read.ARN.Relative })
}

// Repair is the destination's ARN with the path that was probably meant, "" if that is not clear.
func (s *Set) Repair(d *Destination) string {
	if d.Corrected.String() == "" {
		return ""
	}
	return s.rewrite(d, nil, nil, func(read alicloud.Destination) symbol.Text { return read.Corrected })
}

func (s *Set) rewrite(d *Destination, region, account *string, path func(alicloud.Destination) symbol.Text) string {
	if d.Value().Sensitive {
		return ""
	}
	read, ok := s.asWritten(d)
	if ok && path(read).String() == "" {
		ok = false
	}
	if !ok {
		// The text as evaluated says less well what to write: of references to the provider's
		// own region and account there is no expression in it.
		read = d.Destination
		if p := d.Config.Provider; p != nil {
			read.ARN.Region = s.inScope(read.ARN.Region, p.Region, s.Region(d.Config))
			read.ARN.Account = s.inScope(read.ARN.Account, p.Account, s.Account(d.Config))
		}
	}
	or := func(s *string, t symbol.Text) string {
		if s != nil {
			return *s
		}
		return t.String()
	}
	return "acs:" + read.ARN.Product.String() + ":" + or(region, read.ARN.Region) + ":" + or(account, read.ARN.Account) + ":" + path(read).String()
}

// inScope is an unknown part as it can be written where the config stands.
func (s *Set) inScope(part, configured symbol.Text, written string) symbol.Text {
	if !part.IsKnown() && symbol.Equal(part, configured) == symbol.Yes {
		return symbol.Lit(written)
	}
	return part
}

// Quote is a part of the destination for a message, which must not show a sensitive value.
func (d *Destination) Quote(t symbol.Text) string {
	return model.Value{Set: symbol.Yes, Text: t, Sensitive: d.Value().Sensitive}.Show()
}

// Interpolation is the value's expression as a template sequence, if it is short: the user's
// own words for a name. For literal text it is the text.
func Interpolation(v model.Value) string {
	w := strings.TrimSpace(v.Written)
	if text, known := v.Known(); known && w == `"`+text+`"` {
		return text
	}
	if inner, ok := strings.CutPrefix(w, `"`); ok && !strings.HasSuffix(w, "...") {
		if inner, ok = strings.CutSuffix(inner, `"`); ok {
			return inner // a template: its own sequences stay
		}
	}
	if w == "" || strings.ContainsAny(w, "\r\n") || strings.HasSuffix(w, "...") || strings.HasPrefix(w, "<<") {
		return v.Text.String()
	}
	return "${" + w + "}"
}

// inModule is a provider's text as it can be written where the config stands. An expression
// of the root module's provider block means nothing in a child module.
func inModule(c *model.AsyncConfig, p *model.ProviderConfig, t symbol.Text) (string, bool) {
	if t.IsKnown() || c.Module == "" && !strings.HasPrefix(p.Address, "module.") {
		return t.String(), true
	}
	return "", false
}

// data returns a data source of a type in the config's module that has no instances and,
// if wanted, the argument.
func (s *Set) data(c *model.AsyncConfig, typ, argument string) *model.Declaration {
	prefix := withoutKeys(c.Module)
	if prefix != "" {
		prefix += "."
	}
	for _, d := range s.project.Declarations {
		if d.Mode != "data" || d.Type != typ || d.Address != prefix+"data."+typ+"."+d.Name {
			continue
		}
		has, repeated := argument == "", false
		for _, a := range d.Arguments {
			has = has || a.Path == argument
			repeated = repeated || a.Path == "count" || a.Path == "for_each"
		}
		if has && !repeated {
			return d
		}
	}
	return nil
}

// withoutKeys removes instance keys from a module path: module.a["x"].module.b[0].
func withoutKeys(path string) string {
	var b strings.Builder
	depth, quoted := 0, false
	for i := 0; i < len(path); i++ {
		switch c := path[i]; {
		case quoted && c == '\\':
			i++
		case c == '"' && depth > 0:
			quoted = !quoted
		case quoted:
		case c == '[':
			depth++
		case c == ']' && depth > 0:
			depth--
		case depth == 0:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// Paths are the relative parts of ARNs that can be destinations, for messages.
const (
	QueuePath = "/queues/<queue>/messages"
	TopicPath = "/topics/<topic>/messages"
)

// FunctionPath is the relative part of a function's ARN in a generation.
func FunctionPath(g model.Generation, service, function string) string {
	if g == model.FC2 {
		return "services/" + service + "/functions/" + function
	}
	return "functions/" + function
}

// pathOf is the product and the relative part of the ARN of a queue, topic or bus.
func pathOf(k model.TargetKind, name string) (product, relative string, ok bool) {
	switch k {
	case model.Queue:
		return "mns", "/queues/" + name + "/messages", true
	case model.Topic:
		return "mns", "/topics/" + name + "/messages", true
	case model.Bus:
		return "eventbridge", "eventbus/" + name, true
	}
	return "", "", false
}

// kindOfType is the kind of target that a resource type or data source declares.
func kindOfType(typ string) model.TargetKind {
	switch typ {
	case "alicloud_mns_queue", "alicloud_message_service_queue", "alicloud_mns_queues", "alicloud_message_service_queues":
		return model.Queue
	case "alicloud_mns_topic", "alicloud_message_service_topic", "alicloud_mns_topics", "alicloud_message_service_topics":
		return model.Topic
	case "alicloud_event_bridge_event_bus", "alicloud_event_bridge_event_buses":
		return model.Bus
	case "alicloud_ons_topic", "alicloud_ons_topics":
		return model.RocketMQ4
	case "alicloud_ons_instance", "alicloud_ons_instances":
		return model.RocketMQ4Inst
	case "alicloud_rocketmq_topic":
		return model.RocketMQ5
	case "alicloud_rocketmq_instance":
		return model.RocketMQ5Inst
	}
	return ""
}

// Meant says what a malformed destination is: the thing that it is the name of ("queue",
// "" if that is not known) and the ARN to write instead ("" likewise).
func (s *Set) Meant(d *Destination) (thing, arn string) {
	v := d.Value()
	if v.Sensitive {
		return "", ""
	}
	if src := source(v); src != nil {
		name := Interpolation(v)
		if kind := kindOfType(src.ResourceType); kind != "" {
			return string(kind), s.targetARN(d, kind, name, src.Name)
		}
		for _, f := range s.project.Functions {
			if f.Address == src.Address {
				return "function", s.functionARNFor(d, f, name, src.Name)
			}
		}
		return "", ""
	}
	targets, functions := s.Named(v.Text)
	switch {
	case len(targets) == 1 && len(functions) == 0:
		return string(targets[0].Kind), s.targetARN(d, targets[0].Kind, Interpolation(v), "")
	case len(targets) == 0 && len(functions) == 1:
		return "function", s.functionARNFor(d, functions[0], Interpolation(v), "")
	}
	return "", ""
}

// targetARN is the ARN of a target whose name, or the id that equals it, is written as given.
func (s *Set) targetARN(d *Destination, kind model.TargetKind, name, attribute string) string {
	if strings.HasSuffix(attribute, "_url") {
		return ""
	}
	product, relative, ok := pathOf(kind, name)
	if !ok {
		return ""
	}
	return s.Write(d.Config, product, relative)
}

// functionARNFor is the ARN of a declared function that is written in a way of its own:
// the function's ARN attribute where the expression names the resource, else text.
func (s *Set) functionARNFor(d *Destination, f *model.Function, name, attribute string) string {
	written := strings.TrimSpace(d.Value().Written)
	if resource, ok := strings.CutSuffix(written, "."+attribute); ok && attribute != "" && !strings.ContainsAny(resource, "\r\n\"") &&
		hasFunctionARN(f.Type, s.project.Provider.Version) {
		return "${" + resource + ".function_arn}"
	}
	if f.Generation == model.FC3 {
		return s.Write(d.Config, "fc", FunctionPath(model.FC3, "", name))
	}
	if service, known := f.ServiceName.Known(); known {
		text, ok := f.FuncName.Known()
		switch {
		case ok:
			name = text
		case attribute == "id":
			return "" // service:function
		}
		return s.Write(d.Config, "fc", FunctionPath(model.FC2, service, name))
	}
	return ""
}

// hasFunctionARN reports whether a function resource exports function_arn.
func hasFunctionARN(typ, providerVersion string) bool {
	since, known := functionARNSince[typ]
	return known && alicloud.Span{From: since}.Holds(providerVersion)
}

// The provider's CHANGELOG.md (#7860, #8089) and website/docs/r/fcv2_function, 2026-08-21.
var functionARNSince = map[string]string{
	"alicloud_fc_function":   "1.241.0",
	"alicloud_fcv2_function": "1.208.0",
	"alicloud_fcv3_function": "1.234.0",
}
