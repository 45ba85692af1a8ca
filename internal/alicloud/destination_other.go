package alicloud

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// classifyBus reads eventbus/NAME.
func (d *Destination) classifyBus() {
	d.Kind = EventBus
	switch d.begins("eventbus/") {
	case symbol.Yes:
		parts := d.ARN.Relative.Split('/', 0)
		d.Name = parts[1]
		switch {
		case isEmpty(d.Name):
			d.refute("it names no event bus")
		case len(parts) > 2:
			d.refute(`it has more than "eventbus/NAME"`)
			d.Corrected = symbol.Concat(symbol.Lit("eventbus/"), d.Name)
		default:
			d.PathOK = symbol.Yes
		}
	case symbol.No:
		if name, ok := d.ARN.Relative.TrimPrefix("/eventbus/"); ok && !isEmpty(name) && len(name.Split('/', 2)) == 1 {
			d.Name = name
			d.Corrected = symbol.Concat(symbol.Lit("eventbus/"), name)
			d.refute(`it begins with "/"`)
			return
		}
		d.refute(`it does not begin with "eventbus/"`)
	}
}

// classifyMQ finds out which version of RocketMQ is meant: ids of 5.x instances begin with
// rmq-, those of 4.x with MQ_INST_. Parts of names are set apart by "/", and by "%" in RAM's
// notation.
func (d *Destination) classifyMQ() {
	d.Kind = RocketMQ4
	rel := d.ARN.Relative
	if !d.ARN.Complete {
		d.IsRocketMQ5 = symbol.Unknown
		return
	}
	switch {
	case isEmpty(rel):
		d.refute("it is empty")
		return
	case rel.MinLen() > 0:
		d.PathOK = symbol.Yes
	}
	d.Instance, d.Name = topicPath(rel)
	switch ref, _ := d.Instance.Ref(); {
	case RefersToRocketMQ5(rel):
		d.IsRocketMQ5 = symbol.Yes
	case strings.HasPrefix(ref.ResourceType, "alicloud_ons_"):
	case isEmpty(d.Instance):
		d.IsRocketMQ5 = symbol.Unknown
	default:
		d.IsRocketMQ5 = d.Instance.HasPrefix("rmq-")
	}
	if d.IsRocketMQ5 == symbol.Yes {
		d.Kind = RocketMQ5
	}
}

// topicPath takes /instances/ID/topic/NAME or RAM's ID%NAME apart. Of any other path the
// first element that looks like an instance id is the instance.
func topicPath(rel symbol.Text) (instance, topic symbol.Text) {
	parts := rel.Split('/', 0)
	word := func(i int, w string) bool { return symbol.Equal(parts[i], symbol.Lit(w)) == symbol.Yes }
	if len(parts) == 5 && isEmpty(parts[0]) && word(1, "instances") && word(3, "topic") {
		return parts[2], parts[4]
	}
	if pair := rel.Split('%', 2); len(parts) == 1 && len(pair) == 2 {
		return pair[0], pair[1]
	}
	for _, p := range parts {
		if p.HasPrefix("rmq-") == symbol.Yes || p.HasPrefix("MQ_INST_") == symbol.Yes {
			return p, symbol.Text{}
		}
	}
	return symbol.Text{}, symbol.Text{}
}

// RefersToRocketMQ5 reports whether a text has a reference to a RocketMQ 5.x resource in it.
func RefersToRocketMQ5(t symbol.Text) bool {
	for _, ref := range t.Refs() {
		if strings.HasPrefix(ref.ResourceType, "alicloud_rocketmq_") {
			return true
		}
	}
	return false
}
