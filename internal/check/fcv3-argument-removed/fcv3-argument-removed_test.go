package fcv3argumentremoved

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/checktest"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestRule(t *testing.T) {
	checktest.Run(t, &Rule, checktest.Only("FC3", "the FC2 resource sends all arguments with every update, and null for what is not set"))
}

func is(text string) model.Value {
	return model.Value{Set: symbol.Yes, Text: symbol.Lit(text)}
}

// open is a value that the plan does not know, certainly set or not.
func open(set symbol.Tri) model.Value {
	return model.Value{Set: set, Text: symbol.FromRef(symbol.Ref{Key: "var.x", Display: "var.x"})}
}

// content is what a config is before or after.
type content struct {
	values map[string]model.Value
	blocks []*model.Block
}

func of(pairs ...any) content {
	c := content{values: map[string]model.Value{}}
	for i := 0; i < len(pairs); i += 2 {
		switch v := pairs[i+1].(type) {
		case string:
			c.values[pairs[i].(string)] = is(v)
		case model.Value:
			c.values[pairs[i].(string)] = v
		}
	}
	return c
}

// to adds a destination_config with a destination for each side that is not "".
func (c content) to(failure, success string) content {
	body := &model.Body{}
	for _, s := range []struct{ name, destination string }{{"on_failure", failure}, {"on_success", success}} {
		if s.destination != "" {
			body.Blocks = append(body.Blocks, &model.Block{Type: s.name, Exists: symbol.Yes,
				Body: &model.Body{Values: map[string]model.Value{"destination": is(s.destination)}}})
		}
	}
	c.blocks = append(slices.Clone(c.blocks), &model.Block{Type: block, Exists: symbol.Yes, Body: body})
	return c
}

// maybe adds a destination_config that may not exist.
func (c content) maybe() content {
	c.blocks = append(slices.Clone(c.blocks), &model.Block{Type: block, Exists: symbol.Unknown, Body: &model.Body{}})
	return c
}

func (c content) body() *model.Body { return &model.Body{Values: c.values, Blocks: c.blocks} }

func config(before, after content) *model.AsyncConfig {
	body := after.body()
	c := &model.AsyncConfig{
		Resource: model.Resource{
			Address: `alicloud_fcv3_async_invoke_config.a["x"]`,
			Range:   model.Range{File: "main.tf", Start: model.Pos{Line: 1}},
			Body:    body,
			Planned: &model.Planned{Action: model.Update, Before: before.body()},
		},
		Generation: model.FC3,
		Qualifier:  body.Value("qualifier"),
		MaxAge:     body.Value(age),
		MaxRetries: body.Value(retries),
		TaskMode:   body.Value("async_task"),
	}
	for _, b := range body.Blocks {
		c.Destinations = append(c.Destinations, &model.DestinationConfig{Block: b})
	}
	return c
}

// judge returns the subjects of the findings, and "?" for every question that stays open.
func judge(c *model.AsyncConfig, version string) (subjects []string, findings []check.Finding) {
	p := &model.Project{AsyncConfigs: []*model.AsyncConfig{c}, Provider: model.Provider{Version: version}}
	for _, f := range check.Run(p, []*check.Rule{&Rule}).Findings {
		if f.Rule == check.UndecidedRule {
			f.Subject = "?"
		}
		subjects, findings = append(subjects, f.Subject), append(findings, f)
	}
	return subjects, findings
}

func TestUpdates(t *testing.T) {
	both := of(retries, "3", age, "600")
	for name, c := range map[string]struct {
		before, after content
		version       string // 1.289.0 if it is ""
		want          []string
	}{
		"numbers removed":                      {both, of(), "", []string{retries, age}},
		"numbers removed, old provider":        {both, of(), "1.230.0", []string{retries}},
		"numbers removed, not verified":        {both, of(), "1.290.0", []string{retries, "?"}},
		"numbers removed, new provider":        {both, of(), "1.294.0", []string{retries}},
		"number not known":                     {both, of(retries, open(symbol.Yes), age, open(symbol.Unknown)), "", []string{"?"}},
		"number not known, nothing to fear":    {of(age, "600"), of(age, open(symbol.Unknown)), "1.294.0", nil},
		"numbers changed":                      {both, of(retries, "0", age, "60"), "", nil},
		"numbers added":                        {of(), both, "", nil},
		"0 retries removed":                    {of(retries, "0", age, "60"), of(age, "70"), "", nil},
		"task mode removed":                    {of("async_task", "true"), of(), "", nil},
		"block removed":                        {of().to("q", "t"), of(), "", []string{block}},
		"block removed, old provider":          {of().to("q", ""), of(), "1.232.0", []string{block}},
		"block removed, not verified":          {of().to("q", ""), of(), "1.290.0", []string{"?"}},
		"block removed, new provider":          {of().to("q", "t"), of(), "1.291.0", nil},
		"block may be removed":                 {of().to("q", "t"), of().maybe(), "", []string{"?"}},
		"empty block removed":                  {of(retries, "1").to("", ""), of(retries, "2"), "", nil},
		"block emptied: FCA101":                {of().to("q", "t"), of().to("", ""), "", nil},
		"one side removed: FCA501":             {of().to("q", "t"), of().to("q", ""), "", nil},
		"everything removed":                   {both.to("q", "t"), of(), "", []string{retries, age, block}},
		"qualifier alone":                      {of("qualifier", "LATEST"), of("qualifier", "prod"), "", []string{"qualifier"}},
		"qualifier alone, every version":       {of("qualifier", "prod").to("q", "t"), of().to("q", "t"), "2.2.0", []string{"qualifier"}},
		"qualifier added":                      {of(retries, "3"), of(retries, "3", "qualifier", "prod"), "", []string{"qualifier"}},
		"LATEST added":                         {of(), of("qualifier", "LATEST"), "", nil},
		"LATEST removed":                       {of("qualifier", "LATEST"), of(), "", nil},
		"qualifier emptied":                    {of("qualifier", "prod"), of("qualifier", ""), "", []string{"qualifier"}},
		"qualifier illegal: FCA105":            {of(), of("qualifier", "not legal"), "", nil},
		"qualifier and retries":                {of(retries, "3"), of(retries, "4", "qualifier", "prod"), "", nil},
		"qualifier and destination":            {of().to("q", "t"), of("qualifier", "prod").to("q", "u"), "", nil},
		"qualifier and retries removed":        {of(retries, "3"), of("qualifier", "prod"), "", []string{retries}},
		"qualifier and 0 retries removed":      {of(retries, "0"), of("qualifier", "prod"), "", []string{"qualifier"}},
		"qualifier and task mode off":          {of(), of("async_task", "false", "qualifier", "prod"), "", []string{"qualifier"}},
		"qualifier and task mode on":           {of(), of("async_task", "true", "qualifier", "prod"), "", nil},
		"qualifier, and retries not known":     {of(retries, "3"), of(retries, open(symbol.Yes), "qualifier", "prod"), "", []string{"?"}},
		"qualifier, and block not known":       {of(), of("qualifier", "prod").maybe(), "", []string{"?"}},
		"qualifier not known":                  {of("qualifier", "prod"), of("qualifier", open(symbol.Yes)), "", []string{"?"}},
		"qualifier not known, retries changed": {of(retries, "3"), of(retries, "4", "qualifier", open(symbol.Yes)), "", nil},
		"only timeouts":                        {both, both, "", nil},
		"no such resource yet":                 {both, of(), "1.227.0", nil},
	} {
		t.Run(name, func(t *testing.T) {
			if c.version == "" {
				c.version = "1.289.0"
			}
			got, findings := judge(config(c.before, c.after), c.version)
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q: %+v", got, c.want, findings)
			}
		})
	}
}

func TestOnlyUpdatesOfFC3(t *testing.T) {
	for name, change := range map[string]func(*model.AsyncConfig){
		"create":      func(c *model.AsyncConfig) { c.Planned = &model.Planned{Action: model.Create} },
		"replacement": func(c *model.AsyncConfig) { c.Planned.Action = model.Replace },
		"no change":   func(c *model.AsyncConfig) { c.Planned.Action = model.NoOp },
		"no plan":     func(c *model.AsyncConfig) { c.Planned = nil },
		"FC2":         func(c *model.AsyncConfig) { c.Generation = model.FC2 },
	} {
		c := config(of(retries, "3"), of())
		change(c)
		if got, _ := judge(c, "1.289.0"); len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestMessagesAndPlaces(t *testing.T) {
	null := model.Value{Set: symbol.No, Null: true, Written: "var.age", Range: model.Range{File: "main.tf", Start: model.Pos{Line: 7}}}
	secret := is("7")
	secret.Sensitive = true
	_, findings := judge(config(of(retries, secret, age, "600").to("q", "t"), of(age, null)), "1.289.0")
	var got []string
	for _, f := range findings {
		got = append(got, fmt.Sprintf("%d %s", f.Location.Start.Line, f.Message))
		if f.Address != `alicloud_fcv3_async_invoke_config.a["x"]` || f.Severity != check.Warning || f.Fix == "" {
			t.Errorf("%+v", f)
		}
	}
	want := []string{
		"1 max_async_retry_attempts goes from (sensitive value) to null, which provider 1.289.0, sends as 0: retries are switched off",
		"7 max_async_event_age_in_seconds goes from 600 to null, which provider 1.289.0, sends as 0: that is no legal age",
		"1 destination_config is removed, but provider 1.289.0, does not send that: nothing clears the destinations",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
