package destinations

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
)

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
		return resource + ".function_arn"
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
