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

// isRocketMQ5 decides the version of a RocketMQ ARN: an instance that a declared topic of
// 5.x belongs to is one of 5.x, too.
func (s *Set) isRocketMQ5(read alicloud.Destination) bool {
	if read.Kind != alicloud.RocketMQ4 {
		return read.Kind == alicloud.RocketMQ5
	}
	if read.Instance.MinLen() == 0 && read.Instance.IsKnown() {
		return false
	}
	for _, t := range s.project.Targets {
		if t.Kind == model.RocketMQ5 && t.Instance.Set != symbol.No && symbol.Equal(read.Instance, t.Instance.Text) == symbol.Yes {
			return true
		}
	}
	return false
}
