package destinations

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func known(s string) model.Value { return model.Value{Set: symbol.Yes, Text: symbol.Lit(s)} }

func ref(display string, chars symbol.Charset) symbol.Text {
	return symbol.FromRef(symbol.Ref{Key: display, Display: display, Chars: chars})
}

func partly(parts ...any) model.Value {
	var texts []symbol.Text
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			texts = append(texts, symbol.Lit(p))
		case symbol.Text:
			texts = append(texts, p)
		}
	}
	return model.Value{Set: symbol.Yes, Text: symbol.Concat(texts...)}
}

// one reads a single on_failure destination of an FC3 config in project p.
func one(p *model.Project, v model.Value) []*Destination {
	side := &model.Side{Block: &model.Block{Type: "on_failure", Exists: symbol.Yes}, Destination: v}
	p.AsyncConfigs = []*model.AsyncConfig{{
		Resource:     model.Resource{Address: "alicloud_fcv3_async_invoke_config.c"},
		Generation:   model.FC3,
		FunctionName: known("c"),
		Qualifier:    model.Value{Set: symbol.No},
		Destinations: []*model.DestinationConfig{{Block: &model.Block{Exists: symbol.Yes}, OnFailure: []*model.Side{side}}},
	}}
	return Read(p).All
}

func TestState(t *testing.T) {
	name, any := ref("aws.name", symbol.NameText), ref("var.x", symbol.AnyText)
	unset := model.Value{Set: symbol.Unknown, Text: any}
	unsetName := unset
	unsetName.Source = &model.Attribute{ResourceType: "alicloud_mns_queue", Name: "name"}
	for _, c := range []struct {
		label string
		v     model.Value
		want  State
	}{
		{"queue", known("acs:mns:r:1234567890:/queues/q/messages"), Readable},
		{"bad path", known("acs:mns:r:1234567890:q"), Readable},
		{"bare", known("q"), Malformed},
		{"aws", known("arn:aws:sqs:r:1:q"), Malformed},
		{"space only", known(" \n"), Malformed},
		{"short", known("acs:mns:r:q"), Malformed},
		{"role", known("acs:ram::1234567890:role/r"), Malformed},
		{"role, rest unknown", partly("acs:ram::1234567890:", any), Malformed},
		{"policy", known("acs:ram::1234567890:policy/p"), Unsupported},
		{"oss", known("acs:oss:r:1234567890:b"), Unsupported},
		{"no product", known("acs::r:1234567890:b"), Unsupported},
		{"oss, rest unknown", partly("acs:oss:", any), Unsupported},
		{"mns, rest unknown", partly("acs:mns:", any), Undecided},
		{"product unknown", partly("acs:", any, ":r:1234567890:/queues/q/messages"), ProductUndecided},
		{"product half known", partly("acs:x", name, ":r:1234567890:q"), Unsupported},
		{"unknown", partly(any), Undecided},
		{"unknown name", partly(name), Malformed},
		{"prefix unknown", partly(any, ":/queues/q/messages"), Undecided},
		{"may be null", unset, Undecided},
		{"a name that may be null", unsetName, Malformed},
		{"rocketmq", known("acs:rocketmq:r:1234567890:instance/rmq-x/topic/t"), RocketMQ5},
		{"mq 5", known("acs:mq:r:1234567890:/instances/rmq-x/topic/t"), RocketMQ5},
		{"mq 5, RAM notation", known("acs:mq:r:1234567890:rmq-x%t"), RocketMQ5},
		{"mq 4 with a topic called rmq-t", known("acs:mq:r:1234567890:/instances/MQ_INST_1_x/topic/rmq-t"), Readable},
		{"mq 4, RAM notation", known("acs:mq:r:1234567890:MQ_INST_1_x%rmq-t"), Readable},
	} {
		all := one(&model.Project{}, c.v)
		if len(all) != 1 || all[0].State != c.want {
			t.Errorf("%s: got %+v, want state %d", c.label, all, c.want)
		}
	}
}

func TestReadLeavesOutWhatOthersReport(t *testing.T) {
	mistyped := known("x")
	mistyped.Range = model.Range{File: "main.tf", Start: model.Pos{Byte: 1}, End: model.Pos{Byte: 9}}
	p := &model.Project{Declarations: []*model.Declaration{{Violations: []model.Violation{{Kind: model.WrongType, Range: mistyped.Range}}}}}
	for label, v := range map[string]model.Value{"empty": known(""), "null": {Set: symbol.No, Null: true}, "missing": {Set: symbol.No}, "of a wrong type": mistyped} {
		if all := one(p, v); len(all) != 0 {
			t.Errorf("%s: read as %+v", label, all[0])
		}
	}
}

func TestPath(t *testing.T) {
	env := ref("var.env", symbol.AnyText)
	p := func() *model.Project {
		return &model.Project{Targets: []*model.Target{{
			Resource: model.Resource{Address: "alicloud_mns_queue.q"}, Kind: model.Queue, TargetName: partly("dead-", env),
		}}}
	}
	const scope = "acs:mns:r:1234567890:"
	for _, c := range []struct {
		v    model.Value
		want symbol.Tri
	}{
		{partly(scope+"/queues/dead-", env), symbol.No}, // the name of a declared queue
		{partly(scope+"/topics/dead-", env), symbol.Unknown},
		{partly(scope+"/queues/other-", env), symbol.Unknown},
		{partly(scope+"/queues/other-", env, "/messages"), symbol.Yes},
		{known(scope + "/queues/q:r/messages"), symbol.No},
		{known("acs:fc:r:1234567890:functions/f:prod"), symbol.No},
		{known("acs:fc:r:1234567890:functions/f/prod"), symbol.Yes},
	} {
		if d := one(p(), c.v)[0]; d.PathOK != c.want {
			t.Errorf("%s: path is %v, want %v", c.v.Show(), d.PathOK, c.want)
		}
	}
}

func TestFunctionWithGeneratedName(t *testing.T) {
	attribute := func(name string) model.Value {
		return model.Value{Set: symbol.Yes, Text: symbol.FromRef(symbol.Ref{
			Key: "alicloud_fcv3_function.f." + name, ResourceType: "alicloud_fcv3_function", Attribute: name, Address: "alicloud_fcv3_function.f",
		})}
	}
	f := &model.Function{
		Resource:   model.Resource{Address: "alicloud_fcv3_function.f", Type: "alicloud_fcv3_function", Provider: &model.ProviderConfig{}},
		Generation: model.FC3, FuncName: model.Value{Set: symbol.No},
	}
	p := &model.Project{Functions: []*model.Function{f}}
	d := one(p, attribute("function_arn"))[0]
	if d.State != Readable || Read(p).Function(d) != f {
		t.Fatalf("the ARN of a function without a name leads to %+v", d)
	}
	to, _ := d.Function()
	for _, name := range []string{"function_name", "id"} {
		c := p.AsyncConfigs[0]
		c.FunctionName = attribute(name)
		if from, ok := Configured(c); !ok || QualifiedKey(from) != QualifiedKey(to) {
			t.Errorf("%s is not the function of function_arn: %+v, %+v", name, from, to)
		}
	}
}

func TestReaches(t *testing.T) {
	region, account := ref("the provider's region", symbol.NameText), ref("the provider's account", symbol.DigitText)
	unstated := &model.ProviderConfig{Region: region, Account: account}
	stated := &model.ProviderConfig{Region: symbol.Lit("r"), RegionStated: true, Account: account}
	variable := &model.ProviderConfig{Region: ref("var.region", symbol.AnyText), RegionStated: true, Account: account}
	for _, c := range []struct {
		arn  model.Value
		p    *model.ProviderConfig
		want symbol.Tri
	}{
		{known("acs:fc:r:1234567890:functions/f"), nil, symbol.Yes},
		{known("acs:fc:r:1234567890:functions/f"), unstated, symbol.Yes},
		{known("acs:fc:r:1234567890:functions/f"), stated, symbol.Yes},
		{known("acs:fc:s:1234567890:functions/f"), stated, symbol.No},
		{known("acs:fc:::functions/f"), stated, symbol.Yes},
		{known("acs:fc:*:*:functions/f"), stated, symbol.Yes},
		{known("acs:fc:r:1234567890:functions/f"), variable, symbol.Unknown},
		{partly("acs:fc:", ref("var.region", symbol.AnyText), ":1234567890:functions/f"), variable, symbol.Yes},
	} {
		if got := one(&model.Project{}, c.arn)[0].Reaches(c.p); got != c.want {
			t.Errorf("%s in %+v: %v, want %v", c.arn.Show(), c.p, got, c.want)
		}
	}
}

func TestTargetIsTheOneInScope(t *testing.T) {
	queue := func(address, region string) *model.Target {
		return &model.Target{
			Resource: model.Resource{Address: address, Provider: &model.ProviderConfig{
				Region: symbol.Lit(region), RegionStated: true, Account: ref("the provider's account", symbol.DigitText),
			}},
			Kind: model.Queue, TargetName: known("q"),
		}
	}
	p := &model.Project{Targets: []*model.Target{queue("a", "r"), queue("b", "s")}}
	find := func(arn model.Value) *model.Target { return Read(p).Target(one(p, arn)[0]) }
	if got := find(known("acs:mns:s:1234567890:/queues/q/messages")); got != p.Targets[1] {
		t.Errorf("got %+v", got)
	}
	if got := find(known("acs:mns:t:1234567890:/queues/q/messages")); got != nil {
		t.Errorf("a queue in another region is found: %+v", got)
	}
	if got := find(partly("acs:mns:", ref("var.r", symbol.NameText), ":1234567890:/queues/q/messages")); got != nil {
		t.Errorf("one of two possible queues is chosen: %+v", got)
	}
	if got := find(known("acs:mns:s:1234567890:/topics/q/messages")); got != nil {
		t.Errorf("a queue is taken for a topic: %+v", got)
	}
}

func TestAccountParts(t *testing.T) {
	for s, want := range map[string]bool{
		"": false, "*": false, "1234567890": false, "1234567890123456": false,
		"123456789": true, "xxx": true, "<account>": true, "12345678901234x6": true, "123456789०": true,
	} {
		if got := IsPlaceholder(symbol.Lit(s)); got != want {
			t.Errorf("IsPlaceholder(%q) = %v", s, got)
		}
	}
	if IsPlaceholder(partly("x", ref("var.x", symbol.AnyText)).Text) {
		t.Error("an account that is not known is a placeholder")
	}
}

func TestParseTemplate(t *testing.T) {
	for template, ok := range map[string]bool{
		"acs:mns:r:1:/queues/q":                          true,
		"acs:mns:${var.r}:${local.a[0].id}:/queues/q":    true,
		`acs:mns:${var.r["x"]}:1:/queues/q`:              true,
		"acs:mns:${jsonencode({a = 1})}:1:/queues/q":     false,
		"%{ if var.x }acs%{ endif }":                     false,
		"$${var.r}":                                      false,
		`acs:\u0020`:                                     false,
		"acs:${var.r":                                    false,
		`acs:${var.r["}"]}:x`:                            false,
		`acs:mns" : "acs:oss`:                            false,
		"${alicloud_message_service_queue.q.queue_name}": true,
	} {
		text, got := parseTemplate(template)
		if got != ok {
			t.Errorf("parseTemplate(%s) = %v", template, got)
		}
		if got && text.String() != template {
			t.Errorf("parseTemplate(%s) reads %s", template, text)
		}
	}
}

func TestSensitiveValuesStaySecret(t *testing.T) {
	v := known("acs:mns:*:1234567890:/queues/hunter2")
	v.Sensitive, v.Written = true, `sensitive("acs:mns:*:1234567890:/queues/hunter2")`
	p := &model.Project{}
	d := one(p, v)[0]
	s := Read(p)
	_, arn := s.Meant(d)
	f := d.Finding(d.Says(), "Write hunter2.")
	for _, got := range []string{d.Says(), d.Quote(d.ARN.Relative), s.Repair(d), s.Rewrite(d, nil, nil), arn, f.Message, f.Fix} {
		if got != "" && got != "(sensitive value)" && got != "the destination of on_failure is (sensitive value)" {
			t.Errorf("a sensitive value is told: %s", got)
		}
	}
}

func TestStateOfFunctionKinds(t *testing.T) {
	for arn, want := range map[string]alicloud.Kind{
		"acs:fc:r:1234567890:services/s/functions/f": alicloud.FC2Function,
		"acs:fc:r:1234567890:functions/f":            alicloud.FC3Function,
	} {
		if d := one(&model.Project{}, known(arn))[0]; d.Kind != want {
			t.Errorf("%s is a %v", arn, d.Kind)
		}
	}
}
