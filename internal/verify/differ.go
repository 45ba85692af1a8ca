package verify

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// setting is one setting of a config: its argument, what Terraform says, what the account says.
type setting struct {
	argument string
	written  model.Value
	live     string // "" is not set
}

// settings puts a config of the account beside what Terraform says of it.
func settings(c *model.AsyncConfig, found *live.AsyncConfig) []setting {
	retries, age, task := arguments(c.Generation)
	mode := ""
	if found.TaskMode != nil {
		mode = strconv.FormatBool(*found.TaskMode)
	}
	return []setting{
		{retries, c.MaxRetries, number(found.MaxRetries)},
		{age, c.MaxAge, number(found.MaxAge)},
		{task, c.TaskMode, mode},
		{"on_failure", target(c, "on_failure"), found.OnFailure},
		{"on_success", target(c, "on_success"), found.OnSuccess},
	}
}

func arguments(g model.Generation) (retries, age, task string) {
	if g == model.FC2 {
		return "maximum_retry_attempts", "maximum_event_age_in_seconds", "stateful_invocation"
	}
	return "max_async_retry_attempts", "max_async_event_age_in_seconds", "async_task"
}

// stored is the config that a state holds.
func stored(c *model.AsyncConfig, b *model.Body) *model.AsyncConfig {
	retries, age, task := arguments(c.Generation)
	was := &model.AsyncConfig{
		Resource: c.Resource, Generation: c.Generation,
		ServiceName: b.Value("service_name"), FunctionName: b.Value("function_name"), Qualifier: b.Value("qualifier"),
		MaxRetries: b.Value(retries), MaxAge: b.Value(age), TaskMode: b.Value(task),
	}
	for _, d := range b.BlocksOf("destination_config") {
		x := &model.DestinationConfig{Block: d}
		for _, s := range d.Body.BlocksOf("on_failure") {
			x.OnFailure = append(x.OnFailure, &model.Side{Block: s, Destination: s.Body.Value("destination")})
		}
		for _, s := range d.Body.BlocksOf("on_success") {
			x.OnSuccess = append(x.OnSuccess, &model.Side{Block: s, Destination: s.Body.Value("destination")})
		}
		was.Destinations = append(was.Destinations, x)
	}
	return was
}

func number(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}

// target is the destination of a side.
func target(c *model.AsyncConfig, side string) model.Value {
	for _, s := range c.Sides() {
		if s.Type == side {
			return s.Destination
		}
	}
	return model.Value{Set: symbol.No}
}

// same compares as the provider does, for which what is not set is zero.
func (s setting) same() symbol.Tri {
	written, known := s.written.Known()
	switch {
	case s.written.Set == symbol.No && !s.written.Default:
		written = ""
	case s.written.Default:
		written, known = s.written.Text.Known()
		if !known {
			return symbol.Unknown
		}
	case !known:
		return symbol.Unknown
	}
	return symbol.Of(plain(written) == plain(s.live))
}

func plain(text string) string {
	if text == "0" || text == "false" {
		return ""
	}
	return text
}

// differences says what differs, for people.
func differences(list []setting, where string) string {
	var out []string
	for _, s := range list {
		if s.same() != symbol.No {
			continue
		}
		out = append(out, fmt.Sprintf("%s is %s in the account, and %s %s", s.argument, s.shown(), s.written.Show(), where))
	}
	return strings.Join(out, "; ")
}

// shown is what the account says, unless Terraform says that it must not be shown.
func (s setting) shown() string {
	switch {
	case s.written.Sensitive:
		return "another value"
	case s.live == "":
		return "not set"
	case strings.Trim(s.live, "0123456789") == "" || s.live == "true" || s.live == "false":
		return s.live
	}
	return strconv.Quote(s.live)
}

// both shows a config of the account and what Terraform would store, one setting a line.
func both(list []setting) []string {
	var out []string
	for _, s := range list {
		if s.live == "" && s.written.Set == symbol.No && !s.written.Default {
			continue
		}
		account := s.shown()
		if s.written.Sensitive {
			account = "(not shown: the value here is sensitive)"
		}
		out = append(out, fmt.Sprintf("%s: %s in the account, %s here", s.argument, account, s.written.Show()))
	}
	return slices.Clip(out)
}
