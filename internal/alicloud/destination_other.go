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

// topicPath takes /instances/ID/topic/NAME, ID/NAME and RAM's ID%NAME apart. Alone, an
// element is the name of a topic whose instance has no namespace, unless it begins as ids of
// instances only do. A topic of any version may be called rmq- something.
func topicPath(rel symbol.Text) (instance, topic symbol.Text) {
	parts := rel.Split('/', 0)
	word := func(t symbol.Text, w string) bool { return symbol.Equal(t, symbol.Lit(w)) == symbol.Yes }
	if isEmpty(parts[0]) {
		parts = parts[1:]
	}
	if len(parts) > 1 && (word(parts[0], "instances") || word(parts[0], "instance")) {
		if len(parts) == 4 && word(parts[2], "topic") {
			topic = parts[3]
		}
		return parts[1], topic
	}
	if len(parts) == 0 {
		return symbol.Text{}, symbol.Text{}
	}
	if pair := parts[0].Split('%', 2); len(pair) == 2 {
		if len(parts) == 1 {
			topic = pair[1]
		}
		return pair[0], topic
	}
	first := parts[0]
	switch {
	case first.HasPrefix("MQ_INST_") == symbol.Yes, first.HasPrefix("rmq-cn-") == symbol.Yes:
		return first, symbol.Text{}
	case len(parts) > 1 && first.HasPrefix("rmq-") == symbol.Yes:
		return first, symbol.Text{}
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
