package alicloud

import (
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestParseARN(t *testing.T) {
	for _, c := range []struct {
		text  string
		fault Fault
		want  symbol.Tri
		parts []string // product, region, account, relative
	}{
		{"acs:mns:cn-hangzhou:123:/queues/q/messages", NoFault, symbol.Yes, []string{"mns", "cn-hangzhou", "123", "/queues/q/messages"}},
		{"acs:mns:${any.r}:${digit.a}:/queues/${name.q}/messages", NoFault, symbol.Yes, []string{"mns", "${any.r}", "${digit.a}", "/queues/${name.q}/messages"}},
		{"acs:ram::123:role/r", NoFault, symbol.Yes, []string{"ram", "", "123", "role/r"}},
		{"acs:fc:::functions/f", NoFault, symbol.Yes, []string{"fc", "", "", "functions/f"}},
		{"acs:fc:r:1:", NoFault, symbol.Yes, []string{"fc", "r", "1", ""}},
		{"acs:fc:r:1:a:b:c", NoFault, symbol.Yes, []string{"fc", "r", "1", "a:b:c"}},
		{"acs:${any.p}:r:1:x", NoFault, symbol.Yes, []string{"${any.p}", "r", "1", "x"}},
		{"", NotAnARN, symbol.No, nil},
		{"dead-letters", NotAnARN, symbol.No, nil},
		{"ACS:mns:r:1:/queues/q/messages", NotAnARN, symbol.No, nil},
		{"svc:fn", NotAnARN, symbol.No, nil},
		{"arn:aws:sqs:us-east-1:123456789012:q", ForeignScheme, symbol.No, nil},
		{"arn:aws:sqs:${any.r}:1:q", ForeignScheme, symbol.No, nil},
		{"acs", NotAnARN, symbol.No, nil},
		{"acs:mns:r:/queues/q", TooFewParts, symbol.No, nil},
		{"acs:mns:${name.r}:/queues/q", TooFewParts, symbol.No, nil},
		{"acs:mns:r:1:/queues/q/messages\n", SurroundingSpace, symbol.No, nil},
		{" acs:mns:r:1:/queues/q/messages", SurroundingSpace, symbol.No, nil},
		{"acs:mns:r:1:/queues/${any.q}\n", SurroundingSpace, symbol.No, nil},
		{"\u00a0acs:mns:r:1:/queues/q/messages", SurroundingSpace, symbol.No, nil},
		{"${alicloud_message_service_queue.q.queue_name}", NotAnARN, symbol.No, nil},
		{"${alicloud_message_service_queue.q.id}", NotAnARN, symbol.No, nil},
		{"${name.a}:mns:r:1:/queues/q/messages", NoFault, symbol.Unknown, []string{"", "", "", ""}},
		{"${alicloud_fcv3_function.f.function_arn}", NoFault, symbol.Unknown, []string{"", "", "", ""}},
		{"${any.x}", NoFault, symbol.Unknown, []string{"", "", "", ""}},
		{"${any.x}:/queues/q/messages", NoFault, symbol.Unknown, []string{"", "", "", ""}},
		{"acs:${any.rest}", NoFault, symbol.Unknown, []string{"", "", "", ""}},
		{"acs:oss:${any.rest}", NoFault, symbol.Unknown, []string{"oss", "", "", ""}},
		{"ac${any.rest}", NoFault, symbol.Unknown, []string{"", "", "", ""}},
		{"dead-${any.rest}", NotAnARN, symbol.No, nil},
	} {
		arn, fault, got := ParseARN(parse(c.text))
		if got != c.want || fault != c.fault {
			t.Errorf("ParseARN(%q) = %v (%v), want %v (%v)", c.text, got, fault, c.want, c.fault)
		}
		if (fault == NoFault) != (fault.String() == "") {
			t.Errorf("fault %d is described by %q", fault, fault)
		}
		if arn.Text.String() != c.text {
			t.Errorf("ParseARN(%q) keeps %q", c.text, arn.Text)
		}
		parts := []symbol.Text{arn.Product, arn.Region, arn.Account, arn.Relative}
		for i, want := range c.parts {
			if parts[i].String() != want {
				t.Errorf("ParseARN(%q): part %d is %q, want %q", c.text, i, parts[i], want)
			}
		}
		if arn.Complete != (c.want == symbol.Yes) {
			t.Errorf("ParseARN(%q): complete is %v", c.text, arn.Complete)
		}
	}
}

func TestBuildARN(t *testing.T) {
	got := BuildARN("mns", parse("${any.r}"), parse("${digit.a}"), parse("/queues/q/messages"))
	if want := "acs:mns:${any.r}:${digit.a}:/queues/q/messages"; got.String() != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for in, want := range map[string]string{
		" a\n": "a", "\t\n ": "", "": "", "${any.x}\n": "${any.x}", " ${any.x} ": "${any.x}", "a b": "a b",
	} {
		if got := TrimSpace(parse(in)).String(); got != want {
			t.Errorf("TrimSpace(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestClassifyDestination(t *testing.T) {
	const (
		yes, no, open = symbol.Yes, symbol.No, symbol.Unknown
	)
	for _, c := range []struct {
		arn       string // without "acs:" where it begins with a product
		kind      Kind
		path      symbol.Tri
		problem   string // a piece of it
		name      string
		corrected string
	}{
		// SMQ
		{"mns:r:1:/queues/q/messages", Queue, yes, "", "q", "/queues/q/messages"},
		{"mns:r:1:/topics/t/messages", Topic, yes, "", "t", "/topics/t/messages"},
		{"mns:r:1:/queues/${name.q}/messages", Queue, yes, "", "${name.q}", "/queues/${name.q}/messages"},
		{"mns:r:1:/queues/${any.env}-dead/messages", Queue, yes, "", "${any.env}-dead", "/queues/${any.env}-dead/messages"},
		{"mns:r:1:/queues/q", Queue, no, "does not end", "q", "/queues/q/messages"},
		{"mns:r:1:/topics/T", Topic, no, "does not end", "T", "/topics/T/messages"},
		{"mns:r:1:/queues/${name.q}", Queue, no, "does not end", "${name.q}", "/queues/${name.q}/messages"},
		{"mns:r:1:/queues/${any.q}", Queue, open, "", "${any.q}", ""},
		{"mns:r:1:/queues/${any.q}-dead", Queue, no, "does not end", "${any.q}-dead", ""},
		{"mns:r:1:/queues/q/", Queue, no, "does not end", "q", "/queues/q/messages"},
		{"mns:r:1:/queues/q/message", Queue, no, `"/message" instead`, "q", "/queues/q/messages"},
		{"mns:r:1:/queues/${any.q}/message", Queue, no, `"/message" instead`, "${any.q}", "/queues/${any.q}/messages"},
		{"mns:r:1:/queues/q/messages/", Queue, no, `behind "/messages"`, "q", "/queues/q/messages"},
		{"mns:r:1:/queues/q/Messages", Queue, no, "does not end", "", ""},
		{"mns:r:1:queues/q/messages", Queue, no, `leading "/"`, "q", "/queues/q/messages"},
		{"mns:r:1:queues/q", Queue, no, `leading "/"`, "q", "/queues/q/messages"},
		{"mns:r:1:topics/${name.t}", Topic, no, `leading "/"`, "${name.t}", "/topics/${name.t}/messages"},
		{"mns:r:1:queue/q", Queue, no, `"queue/" instead`, "q", "/queues/q/messages"},
		{"mns:r:1:/queue/q/messages", Queue, no, `"queue/" instead`, "q", "/queues/q/messages"},
		{"mns:r:1:topic/t", Topic, no, `"topic/" instead`, "t", "/topics/t/messages"},
		{"mns:r:1:/topic/t/messages", Topic, no, `"topic/" instead`, "t", "/topics/t/messages"},
		{"mns:r:1:q", QueueOrTopic, no, "neither", "", ""},
		{"mns:r:1:", QueueOrTopic, no, "is empty", "", ""},
		{"mns:r:1:/", QueueOrTopic, no, "neither", "", ""},
		{"mns:r:1:/queues//messages", Queue, no, "names no queue", "", ""},
		{"mns:r:1:/queues/messages", Queue, no, "does not end", "messages", "/queues/messages/messages"},
		{"mns:r:1:/queues/", Queue, no, "does not end", "", ""},
		{"mns:r:1:/queues/a/b/messages", Queue, no, `has a "/"`, "", ""},
		{"mns:r:1:/queues/q/messages/messages", Queue, no, `has a "/"`, "", ""},
		{"mns:r:1:${name.q}", QueueOrTopic, no, "neither", "", ""},
		{"mns:r:1:${any.path}", QueueOrTopic, open, "", "", ""},
		{"mns:r:1:/${any.path}/messages", QueueOrTopic, open, "", "", ""},
		{"mns:r:1:/${name.kind}/${name.q}/messages", QueueOrTopic, open, "", "", ""},
		{"mns:r:1:/${name.kind}/${name.q}-dead", QueueOrTopic, no, "does not end", "", ""},
		{"mns:r:1:${any.path}/message", QueueOrTopic, no, "does not end", "", ""},
		{"mns:${any.rest}", QueueOrTopic, open, "", "", ""},
		{"mns:${any.rest}/queues/q", QueueOrTopic, no, "does not end", "", ""},
		// FC 3.0
		{"fc:r:1:functions/f", FC3Function, yes, "", "f", ""},
		{"fc:r:1:functions/f/LATEST", FC3Function, yes, "", "f", ""},
		{"fc:r:1:functions/svc$f", FC3Function, yes, "", "svc$f", ""},
		{"fc:r:1:functions/${any.f}", FC3Function, yes, "", "${any.f}", ""},
		{"fc:r:1:functions/", FC3Function, no, "names no function", "", ""},
		{"fc:r:1:functions/f/", FC3Function, no, `ends with "/"`, "f", ""},
		{"fc:r:1:functions/f/q/x", FC3Function, no, "more than", "f", ""},
		{"fc:r:1:/functions/f", FC3Function, no, `begins with "/"`, "f", "functions/f"},
		{"fc:r:1:function/f", Function, no, "neither", "", ""},
		{"fc:r:1:f", Function, no, "neither", "", ""},
		{"fc:r:1:", Function, no, "neither", "", ""},
		{"fc:r:1:${alicloud_fcv3_function.f.function_name}", Function, no, "neither", "", ""},
		{"fc:r:1:${any.path}", Function, open, "", "", ""},
		{"fc:${any.rest}", Function, open, "", "", ""},
		{"fc:r:1:////functions/f", Function, no, "neither", "", ""},
		// FC 2.0
		{"fc:r:1:services/s/functions/f", FC2Function, yes, "", "f", ""},
		{"fc:r:1:services/s.LATEST/functions/f", FC2Function, yes, "", "f", ""},
		{"fc:r:1:services/${name.s}.${name.q}/functions/${name.f}", FC2Function, yes, "", "${name.f}", ""},
		{"fc:r:1:services/s/functions/", FC2Function, no, "names no function", "", ""},
		{"fc:r:1:services/s/function/f", FC2Function, no, `lacks "/functions/"`, "f", ""},
		{"fc:r:1:services/s", FC2Function, no, "less than", "", ""},
		{"fc:r:1:services/s/f", FC2Function, no, "less than", "", ""},
		{"fc:r:1:services/${name.s}/functions", FC2Function, no, "less than", "", ""},
		{"fc:r:1:services/${any.s}", FC2Function, open, "", "", ""},
		{"fc:r:1:services/${any.s}/f", FC2Function, open, "", "", ""},
		{"fc:r:1:services//functions/f", FC2Function, no, "names no service", "f", ""},
		{"fc:r:1:services/s./functions/f", FC2Function, no, "no qualifier", "f", ""},
		{"fc:r:1:services/s/functions/f/q", FC2Function, no, "more than", "f", ""},
		{"fc:r:1:services/s/${any.word}/f", FC2Function, open, "", "f", ""},
		{"fc:r:1:/services/s/functions/f", FC2Function, no, `begins with "/"`, "f", "services/s/functions/f"},
		{"fc:r:1:/services/s", FC2Function, no, `begins with "/"`, "", ""},
		// EventBridge
		{"eventbridge:r:1:eventbus/b", EventBus, yes, "", "b", ""},
		{"eventbridge:r:1:eventbus/${name.b}", EventBus, yes, "", "${name.b}", ""},
		{"eventbridge:r:1:eventbus/b/rule/r", EventBus, no, "more than", "b", "eventbus/b"},
		{"eventbridge:r:1:eventbus/", EventBus, no, "names no event bus", "", ""},
		{"eventbridge:r:1:eventbus", EventBus, no, "does not begin", "", ""},
		{"eventbridge:r:1:/eventbus/b", EventBus, no, `begins with "/"`, "b", "eventbus/b"},
		{"eventbridge:r:1:b", EventBus, no, "does not begin", "", ""},
		{"eventbridge:r:1:${any.b}", EventBus, open, "", "", ""},
		{"eventbridge:${any.rest}", EventBus, open, "", "", ""},
		// Colons
		{"mns:r:1:/queues/a:b/messages", Queue, no, `":"`, "a:b", ""},
		{"mns:r:1:/queues/a:b/${any.x}", Queue, no, `":"`, "", ""},
		{"mns:r:1:${any.x}:dead/messages", QueueOrTopic, no, `":"`, "", ""},
		{"fc:r:1:functions/f:prod", FC3Function, no, `":"`, "f:prod", ""},
		{"fc:r:1:${any.x}:prod", Function, no, `":"`, "", ""},
		{"eventbridge:r:1:eventbus/a:b", EventBus, no, `":"`, "a:b", ""},
		{"mq:r:1:a:b", RocketMQ4, yes, "", "", ""},
		// RocketMQ
		{"mq:r:1:/instances/MQ_INST_1_x/topic/t", RocketMQ4, yes, "", "t", ""},
		{"mq:r:1:MQ_INST_1_x%t", RocketMQ4, yes, "", "t", ""},
		{"mq:r:1:anything", RocketMQ4, yes, "", "", ""},
		{"mq:r:1:", RocketMQ4, no, "is empty", "", ""},
		{"mq:r:1:${any.x}", RocketMQ4, open, "", "", ""},
		{"mq:r:1:/instances/rmq-cn-1/topic/t", RocketMQ5, yes, "", "t", ""},
		{"mq:r:1:rmq-cn-1%t", RocketMQ5, yes, "", "t", ""},
		{"mq:r:1:rmq-cn-1/t", RocketMQ5, yes, "", "", ""},
		{"mq:r:1:/rmq-sg-1/t", RocketMQ5, yes, "", "", ""},
		{"mq:r:1:rmq-cn-1", RocketMQ5, yes, "", "", ""},
		{"mq:r:1:instance/rmq-sg-1", RocketMQ5, yes, "", "", ""},
		{"mq:r:1:rmq-orders", RocketMQ4, yes, "", "", ""},
		{"mq:r:1:topics/rmq-cn-1/t", RocketMQ4, yes, "", "", ""},
		{"mq:r:1:/topic/rmq-t", RocketMQ4, yes, "", "", ""},
		{"mq:r:1:/instances/MQ_INST_1_x/topic/rmq-t", RocketMQ4, yes, "", "rmq-t", ""},
		{"mq:r:1:MQ_INST_1_x/rmq-t", RocketMQ4, yes, "", "", ""},
		{"mq:r:1:MQ_INST_1_x%rmq-t", RocketMQ4, yes, "", "rmq-t", ""},
		{"mq:r:1:/", RocketMQ4, yes, "", "", ""},
		{"mq:r:1:/instances/${alicloud_rocketmq_instance.i.id}/topic/t", RocketMQ5, yes, "", "t", ""},
		{"mq:r:1:/instances/${alicloud_ons_instance.i.id}/topic/rmq-t", RocketMQ4, yes, "", "rmq-t", ""},
		{"rocketmq:r:1:anything", RocketMQ5, open, "", "", ""},
		{"rocketmq:${any.rest}", RocketMQ5, open, "", "", ""},
		// others
		{"ram::1:role/r", RAMRole, open, "", "", ""},
		{"oss:r:1:bucket", Unsupported, open, "", "", ""},
		{"log:r:1:project/p", Unsupported, open, "", "", ""},
		{"alikafka:r:1:x", Unsupported, open, "", "", ""},
		{"amqp:r:1:x", Unsupported, open, "", "", ""},
		{"dm:r:1:x", Unsupported, open, "", "", ""},
		{"MNS:r:1:/queues/q/messages", Unsupported, open, "", "", ""},
		{":r:1:x", Unsupported, open, "", "", ""},
		{"oss:${any.rest}", Unsupported, open, "", "", ""},
		{"${any.product}:r:1:/queues/q", UnknownKind, open, "", "", ""},
		{"m${any.product}:r:1:/queues/q", UnknownKind, open, "", "", ""},
		{"x${any.product}:r:1:/queues/q", Unsupported, open, "", "", ""},
		{"${any.rest}", UnknownKind, open, "", "", ""},
	} {
		arn, fault, ok := ParseARN(parse("acs:" + c.arn))
		if ok == symbol.No {
			t.Errorf("%s is malformed: %v", c.arn, fault)
			continue
		}
		d := ClassifyDestination(arn)
		if d.Kind != c.kind || d.PathOK != c.path {
			t.Errorf("%s: %v, path %v (%s); want %v, path %v", c.arn, d.Kind, d.PathOK, d.PathProblem, c.kind, c.path)
		}
		if !strings.Contains(d.PathProblem, c.problem) || (d.PathProblem != "") != (d.PathOK == no) {
			t.Errorf("%s: the problem is %q, want %q", c.arn, d.PathProblem, c.problem)
		}
		if d.Name.String() != c.name || d.Corrected.String() != c.corrected {
			t.Errorf("%s: name %q, corrected %q; want %q, %q", c.arn, d.Name, d.Corrected, c.name, c.corrected)
		}
		if d.ARN.Text.String() != arn.Text.String() || d.ARN.Relative.String() != arn.Relative.String() {
			t.Errorf("%s: the ARN became %q", c.arn, d.ARN.Text)
		}
	}
}

func TestRocketMQVersion(t *testing.T) {
	for arn, want := range map[string]symbol.Tri{
		"acs:mq:r:1:/instances/${any.i}/topic/t":                                       symbol.Unknown,
		"acs:mq:r:1:${any.x}":                                                          symbol.Unknown,
		"acs:mq:r:1:topic-only":                                                        symbol.Unknown,
		"acs:mq:r:1:/instances/${alicloud_ons_instance.i.id}/topic/t":                  symbol.No,
		"acs:mq:r:1:/instances/MQ_INST_1/topic/${alicloud_ons_topic.t.topic_name}":     symbol.No,
		"acs:mq:r:1:/instances/${any.i}/topic/${alicloud_rocketmq_topic.t.topic_name}": symbol.Yes,
		"acs:mq:r:1:/instances/rmq-${any.i}/topic/t":                                   symbol.Yes,
		"acs:rocketmq:r:1:x":                                                           symbol.Yes,
		"acs:mns:r:1:/queues/rmq-1/messages":                                           symbol.No,
		"acs:${any.x}:r:1:x":                                                           symbol.Unknown,
	} {
		arnText, _, _ := ParseARN(parse(arn))
		if got := ClassifyDestination(arnText).IsRocketMQ5; got != want {
			t.Errorf("%s: RocketMQ 5 %v, want %v", arn, got, want)
		}
	}
	if !RefersToRocketMQ5(parse("x${alicloud_rocketmq_topic.t.id}")) || RefersToRocketMQ5(parse("${alicloud_ons_topic.t.id}")) {
		t.Error("references to RocketMQ 5 resources are not told apart")
	}
}

func TestFunctionOfADestination(t *testing.T) {
	function := func(arn string) FunctionRef {
		a, _, _ := ParseARN(parse(arn))
		f, ok := ClassifyDestination(a).Function()
		if !ok {
			t.Fatalf("%s is no function", arn)
		}
		return f
	}
	for _, c := range []struct {
		a, b     string
		function symbol.Tri // the same function
		same     symbol.Tri // and qualifier
	}{
		{"acs:fc:r:1:functions/f", "acs:fc:r:1:functions/f", symbol.Yes, symbol.Yes},
		{"acs:fc:r:1:functions/f", "acs:fc:r:1:functions/f/LATEST", symbol.Yes, symbol.Yes},
		{"acs:fc:r:1:functions/f", "acs:fc:r:1:functions/f/prod", symbol.Yes, symbol.No},
		{"acs:fc:r:1:functions/f", "acs:fc:r:1:functions/f/${any.q}", symbol.Yes, symbol.Unknown},
		{"acs:fc:r:1:functions/f", "acs:fc:r:1:functions/g", symbol.No, symbol.No},
		{"acs:fc:r:1:functions/f", "acs:fc:other:1:functions/f", symbol.No, symbol.No},
		{"acs:fc:r:1:functions/f", "acs:fc:r:2:functions/f", symbol.No, symbol.No},
		{"acs:fc:r:1:functions/f", "acs:fc:r::functions/f", symbol.Yes, symbol.Yes},
		{"acs:fc:r:1:functions/f", "acs:fc:${any.r}:${digit.a}:functions/f", symbol.Yes, symbol.Yes},
		{"acs:fc:r:1:functions/${name.f}", "acs:fc:r:1:functions/${name.f}", symbol.Yes, symbol.Yes},
		{"acs:fc:r:1:functions/${name.f}", "acs:fc:r:1:functions/${name.g}", symbol.Unknown, symbol.Unknown},
		{"acs:fc:r:1:functions/f", "acs:fc:r:1:services/s/functions/f", symbol.No, symbol.No},
		{"acs:fc:r:1:services/s/functions/f", "acs:fc:r:1:services/s.LATEST/functions/f", symbol.Yes, symbol.Yes},
		{"acs:fc:r:1:services/s/functions/f", "acs:fc:r:1:services/t/functions/f", symbol.No, symbol.No},
		{"acs:fc:r:1:services/s.1/functions/f", "acs:fc:r:1:services/s.2/functions/f", symbol.Yes, symbol.No},
	} {
		a, b := function(c.a), function(c.b)
		if got := a.SameFunction(b); got != c.function {
			t.Errorf("%s and %s: same function %v, want %v", c.a, c.b, got, c.function)
		}
		if got := a.Same(b); got != c.same {
			t.Errorf("%s and %s: same %v, want %v", c.a, c.b, got, c.same)
		}
	}
	for _, s := range []string{"acs:mns:r:1:/queues/q/messages", "acs:fc:r:1:services/s", "acs:fc:${any.x}"} {
		a, _, _ := ParseARN(parse(s))
		if f, ok := ClassifyDestination(a).Function(); ok {
			t.Errorf("%s is taken for the function %v", s, f)
		}
	}
}

// Whatever a text is, it is taken apart without a panic, its parts make it up, and answers
// about a partly known text hold for the text with a value in each reference's place.
func FuzzParseARN(f *testing.F) {
	for _, s := range []string{
		"acs:mns:r:1:/queues/q/messages", "acs:mns:${any.r}:${digit.a}:/queues/${name.q}/messages", "acs:fc:r:1:services/s.q/functions/f",
		"acs:fc:r:1:/functions/f", "acs:mq:r:1:rmq-1%t", "arn:aws:sqs:::", "${any.x}", "\n", "acs:${any.x}:::", "acs:eventbridge:::eventbus/b/",
	} {
		f.Add(s, "a:b/c")
	}
	f.Fuzz(func(t *testing.T, s, value string) {
		text := parse(s)
		arn, fault, ok := ParseARN(text)
		if (ok == symbol.No) != (fault != NoFault) {
			t.Fatalf("%v with the fault %v", ok, fault)
		}
		if arn.Complete {
			product := symbol.Concat(symbol.Lit("acs:"), arn.Product, symbol.Lit(":"), arn.Region, symbol.Lit(":"), arn.Account, symbol.Lit(":"), arn.Relative)
			if symbol.Equal(product, text) != symbol.Yes {
				t.Fatalf("the parts of %q make up %q", text, product)
			}
		}
		d := ClassifyDestination(arn)
		if d.Corrected.MinLen() > 0 && arn.Complete && d.PathOK == symbol.No {
			fixed := arn
			fixed.Relative = d.Corrected
			fixed.Text = BuildARN("x", arn.Region, arn.Account, d.Corrected)
			if again := ClassifyDestination(fixed); again.PathOK != symbol.Yes {
				t.Fatalf("%q is corrected to %q, where %s", arn.Relative, d.Corrected, again.PathProblem)
			}
		}
		// One possible value of the unknown parts.
		concrete := substitute(text, value)
		exact, _, okExact := ParseARN(concrete)
		if ok == symbol.No && okExact != symbol.No {
			t.Fatalf("%q is malformed, but may become %q", text, concrete)
		}
		if okExact != symbol.Yes || strings.Contains(value, ":") {
			return
		}
		e := ClassifyDestination(exact)
		if d.PathOK == symbol.No && e.PathOK != symbol.No && e.Kind != Unsupported && d.Kind != Unsupported {
			t.Fatalf("the path of %q is wrong, but it may become %q", text, concrete)
		}
		if d.Kind == Unsupported && e.Kind != Unsupported {
			t.Fatalf("%q is unsupported, but may become %q (%v)", text, concrete, e.Kind)
		}
	})
}

// substitute puts a value in every reference's place, restricted to what the reference may hold.
func substitute(t symbol.Text, value string) symbol.Text {
	parts := make([]symbol.Text, 0, len(t.Segments()))
	for _, s := range t.Segments() {
		if s.Ref == nil {
			parts = append(parts, symbol.Lit(s.Lit))
			continue
		}
		var kept []byte
		for i := range len(value) {
			if s.Ref.Chars.Allows(value[i]) {
				kept = append(kept, value[i])
			}
		}
		if len(kept) < s.Ref.Chars.MinLen() {
			kept = []byte("1")
		}
		parts = append(parts, symbol.Lit(string(kept)))
	}
	return symbol.Concat(parts...)
}
