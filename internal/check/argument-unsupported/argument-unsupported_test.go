package argumentunsupported

import (
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/checktest"
	"github.com/fcasync/fcasync-lint/internal/model"
)

func TestRule(t *testing.T) { checktest.Run(t, &Rule) }

func judge(p model.Provider, d *model.Declaration) []check.Finding {
	return check.Run(&model.Project{Provider: p, Declarations: []*model.Declaration{d}}, []*check.Rule{&Rule}).Findings
}

func TestEveryKindIsWorded(t *testing.T) {
	for kind, want := range map[model.ViolationKind]string{
		model.UnknownArgument: `destination_config.on_failure of alicloud_fc_function_async_invoke_config has no argument "arn"`,
		model.UnknownBlock:    `destination_config.on_failure of alicloud_fc_function_async_invoke_config has no block "arn"`,
		model.WrongType:       `arn of destination_config.on_failure of alicloud_fc_function_async_invoke_config has the wrong type: a string is needed`,
		model.TooManyBlocks:   `has too many arn blocks`,
		model.TooFewBlocks:    `lacks the block "arn"`,
		model.MissingArgument: `lacks the argument "arn", which is required`,
		model.BlockAsArgument: `is a block, and is written as an argument`,
		model.ArgumentAsBlock: `is an argument, and is written as a block`,
	} {
		v := model.Violation{Kind: kind, Path: "destination_config.on_failure.arn", Name: "arn"}
		if kind == model.WrongType {
			v.Detail = "a string is needed"
		}
		got := judge(model.Provider{}, &model.Declaration{Mode: "resource", Type: asyncFC2, Violations: []model.Violation{v}})
		if len(got) != 1 || !strings.Contains(got[0].Message, want) || got[0].Fix == "" || got[0].Severity != check.Error {
			t.Errorf("kind %d: %+v, want %q", kind, got, want)
		}
	}
}

// A provider that is certainly newer than the schema may have what the schema has not.
func TestNewerProvider(t *testing.T) {
	const known, newer = "1.289.0", "1.294.0"
	strange := model.Violation{Kind: model.UnknownArgument, Path: "quantum", Name: "quantum"}
	near := model.Violation{Kind: model.UnknownArgument, Path: "memory_szie", Name: "memory_szie", Nearest: "memory_size"}
	for _, c := range []struct {
		name      string
		provider  model.Provider
		typ       string
		violation model.Violation
		want      string
	}{
		{"locked", model.Provider{Version: newer, Locked: true}, "alicloud_fcv3_function", strange, check.UndecidedRule},
		{"locked as known", model.Provider{Version: known, Locked: true}, "alicloud_fcv3_function", strange, Rule.ID},
		{"locked older", model.Provider{Version: "1.250.0", Locked: true}, "alicloud_fcv3_function", strange, Rule.ID},
		{"nothing stated", model.Provider{Version: newer}, "alicloud_fcv3_function", strange, Rule.ID},
		{"the known one is admitted", model.Provider{Version: newer, Constraints: ">= 1.228.0"}, "alicloud_fcv3_function", strange, Rule.ID},
		{"only newer ones are", model.Provider{Version: newer, Constraints: ">= 1.290.0"}, "alicloud_fcv3_function", strange, check.UndecidedRule},
		{"misspelled", model.Provider{Version: newer, Locked: true}, "alicloud_fcv3_function", near, Rule.ID},
		{"an async config", model.Provider{Version: newer, Locked: true}, asyncFC3, strange, Rule.ID},
	} {
		got := judge(c.provider, &model.Declaration{Mode: "resource", Type: c.typ, Violations: []model.Violation{c.violation}})
		if len(got) != 1 || got[0].Rule != c.want {
			t.Errorf("%s: %+v, want one %s", c.name, got, c.want)
		}
	}
}

// Without an instance FCA102 has nothing to judge, and the missing destination would go unseen.
func TestMissingDestination(t *testing.T) {
	block := model.Range{File: "main.tf", Start: model.Pos{Byte: 5}, End: model.Pos{Byte: 50}}
	d := &model.Declaration{Mode: "resource", Type: asyncFC2, Block: block, Violations: []model.Violation{{
		Kind: model.MissingArgument, Path: "destination_config.on_failure.destination", Name: "destination",
	}}}
	p := &model.Project{Declarations: []*model.Declaration{d}}
	if got := check.Run(p, []*check.Rule{&Rule}).Findings; len(got) != 1 {
		t.Errorf("without an instance: %+v, want one finding", got)
	}
	p.AsyncConfigs = []*model.AsyncConfig{{Resource: model.Resource{Block: block}}}
	if got := check.Run(p, []*check.Rule{&Rule}).Findings; len(got) != 0 {
		t.Errorf("with an instance: %+v, want none", got)
	}
}
