package apply

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"

	tfjson "github.com/hashicorp/terraform-json"
)

// Change is what a plan does to a resource instance.
type Change struct {
	Address string `json:"address"`
	// Action is create, update, replace, delete, forget, import, or move.
	Action string `json:"action"`
	// Settings are what changes of an async invoke config, for people.
	Settings []string `json:"-"`

	before map[string]any
}

// Changes are what a plan changes.
type Changes struct {
	Terraform string // the version that made the plan
	List      []Change
	// Outputs is how many outputs change.
	Outputs int
	// Errored: terraform met an error when it made the plan, and will not apply it.
	Errored bool
	// StateOnly: nothing changes but the state, which the plan brings up to date.
	StateOnly bool
}

// None reports whether there is nothing to apply.
func (c *Changes) None() bool { return len(c.List) == 0 && c.Outputs == 0 }

// Summary is how many resources there are of each action, for people.
func (c *Changes) Summary() string {
	counts := map[string]int{}
	for _, x := range c.List {
		counts[x.Action]++
	}
	var out []string
	for _, action := range []string{"create", "import", "move", "update", "replace", "forget", "delete"} { // the gravest ones last
		if n := counts[action]; n > 0 {
			out = append(out, fmt.Sprintf("%d to %s", n, action))
		}
	}
	return strings.Join(out, ", ")
}

// ReadChanges reads what a plan changes from its JSON.
func ReadChanges(file string) (*Changes, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var p tfjson.Plan
	p.UseJSONNumber(true)
	if err := json.Unmarshal(b, &p); err != nil {
		return nil, fmt.Errorf("the plan cannot be read: %w", err)
	}
	// What package tfjson does not know.
	var more struct{ Applyable, Errored *bool }
	if err := json.Unmarshal(b, &more); err != nil {
		return nil, fmt.Errorf("the plan cannot be read: %w", err)
	}
	out := &Changes{Terraform: p.TerraformVersion, Errored: is(more.Errored)}
	for _, r := range p.ResourceChanges {
		if r.Mode == tfjson.DataResourceMode || r.Change == nil {
			continue
		}
		action := actionOf(r)
		if action == "" {
			continue
		}
		c := Change{Address: r.Address, Action: action}
		if r.DeposedKey != "" {
			c.Address += " (deposed " + r.DeposedKey + ")"
		}
		c.before, _ = r.Change.Before.(map[string]any)
		if strings.HasSuffix(r.Type, "_async_invoke_config") && action != "forget" {
			c.Settings = settings(r.Change)
		}
		out.List = append(out.List, c)
	}
	for _, o := range p.OutputChanges {
		if !o.Actions.NoOp() {
			out.Outputs++
		}
	}
	out.StateOnly = out.None() && is(more.Applyable)
	return out, nil
}

func is(b *bool) bool { return b != nil && *b }

func actionOf(r *tfjson.ResourceChange) string {
	switch a := r.Change.Actions; {
	case a.Replace():
		return "replace"
	case a.NoOp() && r.Change.Importing != nil:
		return "import"
	case a.NoOp() && r.PreviousAddress != "":
		return "move"
	case a.NoOp() || a.Read() || len(a) == 0:
		return ""
	default:
		return string(a[0])
	}
}

// settings says what a change changes, one setting a line.
func settings(c *tfjson.Change) []string {
	names := map[string]bool{}
	before, after, unknown := flat(c.Before), flat(c.After), flat(c.AfterUnknown)
	for _, values := range []map[string]any{before, after, unknown} {
		for name := range values {
			names[name] = true
		}
	}
	forcing := map[string]bool{}
	for _, path := range c.ReplacePaths {
		forcing[joined(path)] = true
	}
	var out []string
	for name := range names {
		if slices.Contains(computed, name) {
			continue
		}
		was, will := before[name], after[name]
		if unknown[name] == true {
			will = "(known after apply)"
		}
		if reflect.DeepEqual(was, will) {
			continue
		}
		text := show(was) + " -> " + show(will)
		if secret(c.BeforeSensitive, name) || secret(c.AfterSensitive, name) {
			text = "(sensitive)"
		}
		if forcing[name] {
			text += " (forces replacement)"
		}
		out = append(out, name+": "+text)
	}
	slices.Sort(out)
	return out
}

// computed are the attributes that nobody sets.
var computed = []string{"id", "function_arn", "create_time", "created_time", "last_modified_time"}

// joined is a path as flat has it.
func joined(path any) string {
	steps, _ := path.([]any)
	var names []string
	for _, s := range steps {
		if name, ok := s.(string); ok {
			names = append(names, name)
		}
	}
	return strings.Join(names, ".")
}

// flat is the values below v by their paths, without the indexes of lists: blocks of async invoke
// configs occur once.
func flat(v any) map[string]any {
	out := map[string]any{}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for name, inner := range v {
				walk(strings.TrimPrefix(path+"."+name, "."), inner)
			}
		case []any:
			for _, inner := range v {
				walk(path, inner)
			}
		case nil:
		default:
			out[path] = v
		}
	}
	walk("", v)
	return out
}

// secret reports whether a value, or what it lies in, is marked as sensitive.
func secret(marks any, path string) bool {
	if marks == true {
		return true
	}
	for name, mark := range flat(marks) {
		if mark == true && (name == path || strings.HasPrefix(path, name+".")) {
			return true
		}
	}
	return false
}

func show(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		if v == "(known after apply)" {
			return v
		}
		return fmt.Sprintf("%q", v)
	}
	return fmt.Sprint(v)
}

// Done tells apart what has been applied, by the state that there is afterwards and by what was
// completed, because what failed may be in the state as if it had been done. addresses are those of
// what has.
func (c *Changes) Done(state State, completed func(action, address string) bool) (done, left, addresses []string) {
	for _, x := range c.List {
		now, there := state[x.Address]
		text := x.Action + " of " + x.Address
		var applied bool
		switch x.Action {
		case "delete", "forget":
			applied = !there
		case "create", "update", "replace":
			action := x.Action
			if action == "replace" {
				action = "create"
			}
			applied = there && completed(action, x.Address)
			if !applied && there && !reflect.DeepEqual(now, x.before) {
				text += ", which did not end well: the account tells what came of it"
			}
		default:
			applied = there
		}
		if x.Action == "replace" && !there {
			text += ", of which the old one is gone"
		}
		if applied {
			done, addresses = append(done, text), append(addresses, x.Address)
		} else {
			left = append(left, text)
		}
	}
	return done, left, addresses
}
