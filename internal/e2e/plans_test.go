package e2e

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// read returns the one root module in a directory of the repository.
func read(t *testing.T, dir string) *model.Project {
	t.Helper()
	top := root(t)
	projects, notices, err := parse.Each([]string{filepath.FromSlash(dir)}, parse.Options{Options: source.Options{Dir: top, Tree: top}},
		func(p *model.Project) *model.Project { return p })
	if err != nil {
		t.Fatal(err)
	}
	if len(projects) != 1 || len(notices) > 0 || len(projects[0].Problems) > 0 {
		t.Fatalf("%d root modules, notices %v", len(projects), notices)
	}
	return projects[0]
}

// config returns the async invoke config with an address.
func config(t *testing.T, p *model.Project, address string) *model.AsyncConfig {
	t.Helper()
	for _, c := range p.AsyncConfigs {
		if c.Address == address {
			return c
		}
	}
	t.Fatalf("no async invoke config %s", address)
	return nil
}

// destination classifies the destination of the only block of a side.
func destination(t *testing.T, sides []*model.Side) alicloud.Destination {
	t.Helper()
	if len(sides) != 1 || sides[0].Exists != symbol.Yes {
		t.Fatalf("not one block but %d", len(sides))
	}
	arn, _, ok := alicloud.ParseARN(sides[0].Destination.Text)
	if ok != symbol.Yes {
		t.Fatalf("%s is an ARN: %v", sides[0].Destination.Text, ok)
	}
	return alicloud.ClassifyDestination(arn)
}

// faults are the findings of at least warning, as "severity rule line address".
func faults(r jsonReport) []string {
	out := []string{}
	for _, f := range r.Findings {
		if f.Severity != "info" {
			out = append(out, fmt.Sprintf("%s %s %d %s", f.Severity, f.Rule, f.Location.Start.Line, f.Address))
		}
	}
	return out
}

func expectFaults(t *testing.T, r jsonReport, want ...string) {
	t.Helper()
	if got := faults(r); !slices.Equal(got, slices.Concat([]string{}, want)) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// The example of the provider's documentation: nothing of its destinations is known
// before apply, and still they are a queue and a topic.
func TestDestinationsOfWhichNothingIsKnown(t *testing.T) {
	p := read(t, "testdata/plans/fc2-seed")
	c := config(t, p, "alicloud_fc_function_async_invoke_config.default")
	if len(c.Destinations) != 1 {
		t.Fatalf("%d destination_config blocks", len(c.Destinations))
	}
	for _, side := range []struct {
		sides  []*model.Side
		kind   alicloud.Kind
		target string
	}{
		{c.Destinations[0].OnFailure, alicloud.Queue, "alicloud_mns_queue.default"},
		{c.Destinations[0].OnSuccess, alicloud.Topic, "alicloud_mns_topic.default"},
	} {
		d := destination(t, side.sides)
		if d.Kind != side.kind || d.PathOK != symbol.Yes {
			t.Errorf("%s: %s, path %v", side.sides[0].Destination.Text, d.Kind, d.PathOK)
		}
		if d.ARN.Account.IsKnown() || d.Name.IsKnown() {
			t.Errorf("account %s and name %s are known", d.ARN.Account, d.Name)
		}
		i := slices.IndexFunc(p.Targets, func(x *model.Target) bool { return x.Address == side.target })
		if i < 0 || symbol.Equal(d.Name, p.Targets[i].TargetName.Text) != symbol.Yes {
			t.Errorf("%s is not found to mean %s", d.Name, side.target)
		}
	}
	inRoot(t)
	r := lint(t, "testdata/plans/fc2-seed")
	expectFaults(t, r, "warning FCA309 96 alicloud_fc_function_async_invoke_config.default")
	if r.Summary.Configs != 1 || r.Summary.Undecided != 0 {
		t.Errorf("%+v", r.Summary)
	}
}

// Every fault is found at its line and instance; what is not known is undecided.
func TestFaultsAtTheirLineAndInstance(t *testing.T) {
	inRoot(t)
	r := lint(t, "--show-unknown", "testdata/plans/fc3-blocks")
	expectFaults(t, r,
		"error FCA101 20 alicloud_fc_function_async_invoke_config.empty",
		"error FCA101 30 alicloud_fcv3_async_invoke_config.empty",
		"error FCA102 36 alicloud_fcv3_async_invoke_config.no_destination",
		"error FCA103 42 alicloud_fcv3_async_invoke_config.blank",
		"error FCA102 45 alicloud_fcv3_async_invoke_config.blank",
		"error FCA104 55 alicloud_fcv3_async_invoke_config.unknown_text",
		`error FCA502 81 alicloud_fcv3_async_invoke_config.per_name["x"]`,
		`error FCA502 81 alicloud_fcv3_async_invoke_config.per_name["y"]`,
		"warning FCA601 84 alicloud_fcv3_async_invoke_config.counted[0]",
		"warning FCA601 84 alicloud_fcv3_async_invoke_config.counted[1]",
	)
	var open []string
	for _, f := range r.Findings {
		if f.Rule == "FCA003" {
			open = append(open, fmt.Sprintf("%d %s", f.Location.Start.Line, f.Address))
		}
		if strings.Contains(f.Address, ".counted[") && f.Rule != "FCA601" {
			t.Errorf("%s: %s", f.Address, f.Message)
		}
	}
	if want := []string{"58 alicloud_fcv3_async_invoke_config.unknown_text", "68 alicloud_fcv3_async_invoke_config.unknown_block"}; !slices.Equal(open, want) {
		t.Errorf("undecided: %q, want %q", open, want)
	}

	p := read(t, "testdata/plans/fc3-blocks")
	if d := config(t, p, "alicloud_fcv3_async_invoke_config.unknown_block").Destinations; len(d) != 1 || d[0].Exists != symbol.Unknown {
		t.Errorf("the block that may not exist: %+v", d)
	}
	for i := range 2 {
		c := config(t, p, fmt.Sprintf("alicloud_fcv3_async_invoke_config.counted[%d]", i))
		if name, ok := c.FunctionName.Known(); !ok || name != fmt.Sprintf("n%d", i) {
			t.Errorf("counted[%d]: function %q", i, name)
		}
		if sign, ok := c.MaxRetries.Compare(4); !ok || sign != 0 {
			t.Errorf("counted[%d]: retries %s", i, c.MaxRetries.Text)
		}
	}
}

// Both instances of the module have the values that the caller gives.
func TestModuleInstancesHaveTheValuesOfTheirCaller(t *testing.T) {
	p := read(t, "testdata/plans/fc3-stack")
	if len(p.AsyncConfigs) != 2 {
		t.Fatalf("%d async invoke configs", len(p.AsyncConfigs))
	}
	for _, want := range []struct {
		key, function   string
		retries, maxAge int64
	}{
		{"orders", "worker-orders", 3, 3600},
		{"refunds", "worker-refunds", 0, 900},
	} {
		module := fmt.Sprintf("module.worker[%q]", want.key)
		c := config(t, p, module+".alicloud_fcv3_async_invoke_config.this")
		if c.Module != module {
			t.Errorf("%s stands in module %q", c.Address, c.Module)
		}
		if name, ok := c.FunctionName.Known(); !ok || name != want.function {
			t.Errorf("%s: function %q, want %q", c.Address, name, want.function)
		}
		if c.Function == nil || c.Function.Address != module+".alicloud_fcv3_function.this" {
			t.Errorf("%s: not linked to its function", c.Address)
		}
		if sign, ok := c.MaxRetries.Compare(want.retries); !ok || sign != 0 {
			t.Errorf("%s: %s retries, want %d", c.Address, c.MaxRetries.Text, want.retries)
		}
		if sign, ok := c.MaxAge.Compare(want.maxAge); !ok || sign != 0 {
			t.Errorf("%s: age %s, want %d", c.Address, c.MaxAge.Text, want.maxAge)
		}
		if len(c.MaxAge.Steps()) == 0 {
			t.Errorf("%s: the way of the age is not known", c.Address)
		}
		failure, success := destination(t, c.Destinations[0].OnFailure), destination(t, c.Destinations[0].OnSuccess)
		if failure.Kind != alicloud.Queue || success.Kind != alicloud.Topic {
			t.Errorf("%s: destinations %s and %s", c.Address, failure.Kind, success.Kind)
		}
		for _, d := range []alicloud.Destination{failure, success} {
			if region, ok := d.ARN.Region.Known(); !ok || region != "eu-central-1" {
				t.Errorf("%s: destination in region %s", c.Address, d.ARN.Region)
			}
		}
	}
	inRoot(t)
	r := lint(t, "testdata/plans/fc3-stack")
	expectFaults(t, r)
	if r.Summary.Configs != 2 || r.Summary.Undecided != 0 {
		t.Errorf("%+v", r.Summary)
	}
	if r.Provider.Version != "1.289.0" || r.Provider.From != "lock file" && r.Provider.From != "the lock file" {
		t.Errorf("provider %+v", r.Provider)
	}
}
