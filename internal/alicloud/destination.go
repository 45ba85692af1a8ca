package alicloud

import (
	"slices"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Kind is what a destination ARN leads to.
type Kind uint8

// The kinds of destination.
const (
	UnknownKind  Kind = iota // the product is not known
	Queue                    // SMQ (MNS) queue
	Topic                    // SMQ (MNS) topic
	QueueOrTopic             // of SMQ, but the path does not say which
	FC2Function              // services/S/functions/F
	FC3Function              // functions/F
	Function                 // of Function Compute, but the path does not say of which generation
	EventBus                 // EventBridge
	RocketMQ4                // topic of RocketMQ 4.x
	RocketMQ5                // anything of RocketMQ 5.x, which is no destination
	RAMRole                  // a role's ARN, which was mistaken for a destination
	Unsupported              // a product that results cannot be delivered to
)

// String names the kind as a message does.
func (k Kind) String() string {
	return [...]string{
		"unknown", "queue", "topic", "queue or topic", "FC 2.0 function", "FC 3.0 function", "function",
		"event bus", "RocketMQ 4.x topic", "RocketMQ 5.x", "RAM role", "unsupported",
	}[k]
}

// Destination is what an ARN says about where results are delivered.
type Destination struct {
	Kind Kind
	ARN  ARN
	// Name of the queue, topic, function or bus; of a RocketMQ topic only if the path has
	// the form /instances/ID/topic/NAME. The empty text where it is not known.
	Name symbol.Text
	// Service of an FC2 function. Qualifier of a function, empty if none is written.
	Service, Qualifier symbol.Text
	// Instance of a RocketMQ topic.
	Instance symbol.Text
	// PathOK says whether the relative part has a shape that the kind allows. A reference
	// is taken to stand for one path element where that makes the path complete, and for
	// any text where the path needs more.
	PathOK symbol.Tri
	// PathProblem says what is wrong with the path where PathOK is No.
	PathProblem string
	// Corrected is the relative part as it was probably meant, empty if that is not clear.
	Corrected symbol.Text
	// IsRocketMQ5 is Unknown for an acs:mq: ARN whose instance may be of either version.
	IsRocketMQ5 symbol.Tri
}

// ClassifyDestination says what an ARN leads to that ParseARN did not answer No for. Of an
// incomplete one it says what is certain. Products and paths: ResultCallbackURL and the
// provider's pages of the two async resources; the path of an event bus is the one of its
// own ARN. The path of a RocketMQ topic is documented nowhere: it only must not be empty.
func ClassifyDestination(arn ARN) Destination {
	d := Destination{ARN: arn}
	product, known := arn.Product.Known()
	switch {
	case product == "" && known && !arn.Complete:
		return d
	case !known:
		if slices.ContainsFunc(knownProducts, func(p string) bool {
			return symbol.Equal(arn.Product, symbol.Lit(p)) != symbol.No
		}) {
			return d
		}
	}
	d.IsRocketMQ5 = symbol.No
	switch product {
	case "mns":
		d.classifyMNS()
	case "fc":
		d.classifyFunction()
	case "eventbridge":
		d.classifyBus()
	case "mq":
		d.classifyMQ()
	case "rocketmq":
		d.Kind, d.IsRocketMQ5 = RocketMQ5, symbol.Yes
	case "ram":
		d.Kind = RAMRole
	default:
		d.Kind = Unsupported
	}
	d.refuteColon()
	return d
}

// refuteColon refutes paths with a colon in them: neither a path nor a name in it has one.
func (d *Destination) refuteColon() {
	switch d.Kind {
	case Queue, Topic, QueueOrTopic, Function, FC2Function, FC3Function, EventBus:
		if !d.ARN.Complete || len(d.ARN.Relative.Split(':', 2)) == 1 {
			return
		}
		if d.PathOK != symbol.No {
			d.refute(`it has a ":" in it`)
		}
		d.Corrected = symbol.Text{}
	}
}

// knownProducts are the product codes that ClassifyDestination tells apart.
var knownProducts = []string{"mns", "fc", "eventbridge", "mq", "rocketmq", "ram"}

// refute sets PathOK to No.
func (d *Destination) refute(problem string) {
	d.PathOK, d.PathProblem = symbol.No, problem
}

// begins reports whether the relative part begins with the literal.
func (d *Destination) begins(prefix string) symbol.Tri {
	if !d.ARN.Complete {
		return symbol.Unknown
	}
	return d.ARN.Relative.HasPrefix(prefix)
}
