package destinationconfigempty

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/checktest"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestRule(t *testing.T) { checktest.Run(t, &Rule) }

func TestExistence(t *testing.T) {
	const none, open, reported = "", "undecided", "reported"
	for _, c := range []struct {
		block            symbol.Tri
		failure, success []symbol.Tri // of the blocks that are written
		want             string
	}{
		{symbol.Yes, nil, nil, reported},
		{symbol.Yes, []symbol.Tri{symbol.No}, nil, reported},
		{symbol.Yes, []symbol.Tri{symbol.Yes}, nil, none},
		{symbol.Yes, nil, []symbol.Tri{symbol.Yes}, none},
		{symbol.Yes, []symbol.Tri{symbol.Unknown}, nil, open},
		{symbol.Yes, []symbol.Tri{symbol.Unknown}, []symbol.Tri{symbol.Yes}, none},
		{symbol.Unknown, nil, nil, open},
		{symbol.Unknown, []symbol.Tri{symbol.Yes}, nil, open},
		{symbol.No, nil, nil, none},
	} {
		d := &model.DestinationConfig{Block: &model.Block{Exists: c.block}}
		for _, e := range c.failure {
			d.OnFailure = append(d.OnFailure, &model.Side{Block: &model.Block{Type: "on_failure", Exists: e}})
		}
		for _, e := range c.success {
			d.OnSuccess = append(d.OnSuccess, &model.Side{Block: &model.Block{Type: "on_success", Exists: e}})
		}
		p := &model.Project{AsyncConfigs: []*model.AsyncConfig{{
			Generation: model.FC3, Destinations: []*model.DestinationConfig{d},
		}}}
		got := none
		for _, f := range check.Run(p, []*check.Rule{&Rule}).Findings {
			got = reported
			if f.Rule == check.UndecidedRule {
				got = open
			}
		}
		if got != c.want {
			t.Errorf("block %v, failure %v, success %v: %q, want %q", c.block, c.failure, c.success, got, c.want)
		}
	}
}
