package destinations

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// OnRocketMQ5 reports whether the destination is certain to be something of RocketMQ 5.x,
// be it the ARN of it or a reference to its name or id.
func (d *Destination) OnRocketMQ5() bool {
	switch d.State {
	case RocketMQ5:
		return true
	case Malformed, Undecided:
		v := d.Value()
		if src := source(v); src != nil && isRocketMQ5Name(src.ResourceType, src.Name) {
			return true
		}
		for _, r := range v.Text.Refs() {
			if isRocketMQ5Name(r.ResourceType, r.Attribute) {
				return true
			}
		}
	}
	return false
}

func isRocketMQ5Name(typ, attribute string) bool {
	return strings.HasPrefix(typ, "alicloud_rocketmq_") && lastPart(attribute) != "region_id"
}

// isRocketMQ5 decides the version of a RocketMQ ARN by its instance: a topic of 4.x may be
// called rmq-, too. An instance that a declared topic of 5.x belongs to is one of 5.x.
func (s *Set) isRocketMQ5(read alicloud.Destination) bool {
	switch product, _ := read.ARN.Product.Known(); {
	case product == "rocketmq" || product == "mq" && alicloud.RefersToRocketMQ5(read.ARN.Relative):
		return true
	case product != "mq":
		return false
	}
	instance := instanceIn(read.ARN.Relative)
	if instance.HasPrefix("rmq-") == symbol.Yes {
		return true
	}
	for _, t := range s.project.Targets {
		if t.Kind == model.RocketMQ5 && t.Instance.Set != symbol.No && symbol.Equal(instance, t.Instance.Text) == symbol.Yes {
			return true
		}
	}
	return false
}

// instanceIn returns the instance in the path of a RocketMQ ARN: the first name in
// /instances/ID/topic/NAME, ID/NAME or, in the notation of RAM, ID%NAME.
func instanceIn(path symbol.Text) symbol.Text {
	for _, element := range path.Split('/', 0) {
		if s, known := element.Known(); known && (s == "" || s == "instances" || s == "instance") {
			continue
		}
		return element.Split('%', 2)[0]
	}
	return symbol.Text{}
}
