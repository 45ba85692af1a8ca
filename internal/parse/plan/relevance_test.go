package plan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// project makes plans of small projects, with known and unknown names.
type project struct {
	changes, config []string
}

// add adds a resource in the root module. Arguments with known values are known; those that
// are written as references are not.
func (p *project) add(typ, name string, known, refs map[string]string) string {
	address := typ + "." + name
	after, expressions, unknown := map[string]any{}, map[string]any{}, map[string]any{}
	for k, v := range known {
		after[k] = v
		expressions[k] = map[string]any{"constant_value": v}
	}
	for k, v := range refs {
		unknown[k] = true
		expressions[k] = map[string]any{"references": strings.Split(v, ",")}
	}
	change := map[string]any{"address": address, "mode": "managed", "type": typ, "name": name,
		"change": map[string]any{"actions": []string{"create"}, "before": nil, "after": after, "after_unknown": unknown}}
	block := map[string]any{"address": address, "mode": "managed", "type": typ, "name": name, "expressions": expressions}
	p.changes, p.config = append(p.changes, asJSON(change)), append(p.config, asJSON(block))
	return address
}

func (p *project) json(calls string) []byte {
	return []byte(planJSON(changes(p.changes...), `"configuration":{"root_module":{"resources":[`+strings.Join(p.config, ",")+`]`+calls+`}}`))
}

// What an async config leads to by names, references, variables and outputs of modules, and what
// belongs to that, is never dropped.
func TestNothingThatMattersIsDropped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := &project{}
		var must []string
		// A module through which references may go: its output o is its variable v.
		via := rapid.SampledFrom([]string{"", "output"})
		var arguments []string // of the module calls
		calls := 0
		refer := func(address, attribute string) string {
			ref := address + "." + attribute + "," + address
			if via.Draw(t, "via") == "" {
				return ref
			}
			calls++
			name := fmt.Sprintf("m%d", calls)
			arguments = append(arguments, fmt.Sprintf(`%q:{"expressions":{"v":{"references":%s}},"module":{"outputs":{"o":{"expression":{"references":["var.v"]}}},"variables":{"v":{}}}}`,
				name, asJSON(strings.Split(ref, ","))))
			return "module." + name + ".o,module." + name
		}
		argument := func(known, refs map[string]string, name, value, address, attribute string, isKnown bool) {
			switch {
			case isKnown:
				known[name] = value
			case rapid.IntRange(0, 5).Draw(t, "local") == 0:
				refs[name] = "local.x"
			default:
				refs[name] = refer(address, attribute)
			}
		}
		n := rapid.IntRange(1, 4).Draw(t, "apps")
		for i := range n {
			id := fmt.Sprintf("a%d", i)
			wanted := rapid.Bool().Draw(t, "configured")
			isKnown := rapid.Bool().Draw(t, "known")
			known, refs := map[string]string{}, map[string]string{}
			named := func(name, value string) {
				known, refs = map[string]string{}, map[string]string{}
				if isKnown {
					known[name] = value
				} else {
					refs[name] = "random_integer.r.result,random_integer.r"
				}
			}
			var mine []string
			keep := func(address string) string { mine = append(mine, address); return address }

			named("role_name", "Role-"+id)
			role := keep(p.add("alicloud_ram_role", id, known, refs))
			named("policy_name", "policy-"+id)
			policy := keep(p.add("alicloud_ram_policy", id, known, refs))
			for j := range rapid.IntRange(0, 3).Draw(t, "attachments") {
				known, refs = map[string]string{"policy_type": "Custom"}, map[string]string{}
				argument(known, refs, "role_name", "role-"+id, role, "role_name", isKnown)
				argument(known, refs, "policy_name", "policy-"+id, policy, "policy_name", isKnown)
				keep(p.add("alicloud_ram_role_policy_attachment", fmt.Sprintf("%s_%d", id, j), known, refs))
			}
			named("queue_name", "queue-"+id)
			queue := keep(p.add("alicloud_message_service_queue", id, known, refs))
			named("function_name", "function-"+id)
			argument(known, refs, "role", "acs:ram::1:role/role-"+id, role, "arn", isKnown)
			function := keep(p.add("alicloud_fcv3_function", id, known, refs))
			known, refs = map[string]string{"trigger_type": "timer"}, map[string]string{}
			argument(known, refs, "function_name", "function-"+id, function, "function_name", isKnown)
			keep(p.add("alicloud_fcv3_trigger", id, known, refs))

			known, refs = map[string]string{}, map[string]string{}
			if isKnown {
				known["destination_config"] = "acs:mns:eu:1:/queues/queue-" + id + "/messages"
			} else {
				refs["destination_config"] = "data.alicloud_account.me.id,data.alicloud_account.me," + refer(queue, "queue_name")
			}
			argument(known, refs, "function_name", "function-"+id, function, "function_name", isKnown)
			if wanted {
				keep(p.add("alicloud_fcv3_async_invoke_config", id, known, refs))
				must = append(must, mine...)
			}
		}
		if len(must) == 0 {
			return
		}
		module := ""
		if len(arguments) > 0 {
			module = `,"module_calls":{` + strings.Join(arguments, ",") + `}`
		}
		b := p.json(module)
		got := mustReadRapid(t, b, choosy())
		attachedWithoutPolicy := func(address string) bool {
			// A policy matters where something attaches it to the role.
			return strings.HasPrefix(address, "alicloud_ram_policy.") &&
				!strings.Contains(string(b), "alicloud_ram_role_policy_attachment."+strings.TrimPrefix(address, "alicloud_ram_policy.")+"_")
		}
		for _, a := range must {
			if !slices.ContainsFunc(got.Resources, func(r *Resource) bool { return r.Address == a }) && !attachedWithoutPolicy(a) {
				t.Fatalf("%s is dropped from\n%s", a, b)
			}
		}
		blocks := 0
		for _, r := range got.Config.RootModule.Resources {
			if slices.Contains(must, r.Address) {
				blocks++
			}
		}
		if blocks < len(must)-n {
			t.Fatalf("%d blocks of %d", blocks, len(must))
		}
	})
}

func mustReadRapid(t *rapid.T, b []byte, bounds bounds) *Plan {
	p, err := read(bytes.NewReader(b), "plan.json", bounds)
	if err != nil || len(p.Problems) > 0 {
		t.Fatalf("%v, %+v\n%s", err, p, b)
	}
	return p
}

// larger adds resources to a plan that have nothing to do with its configs, as Terraform lays
// them out: the seed's own, under other addresses.
func larger(t testing.TB, seed []byte, extra int) []byte {
	var plan map[string]any
	if err := unmarshal(seed, &plan); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	more := func(list any) string {
		var templates []map[string]any
		for _, x := range list.([]any) {
			if r := object(x); r["mode"] == "managed" && !strings.Contains(r["type"].(string), "async_invoke") {
				templates = append(templates, r)
			}
		}
		out.Reset()
		for i := range extra {
			r := templates[i%len(templates)]
			r["name"] = fmt.Sprintf("extra%d", i)
			r["address"] = fmt.Sprintf("%s.extra%d", r["type"], i)
			if after := object(object(r["change"])["after"]); after != nil {
				after["description"] = strings.Repeat("d", 200)
			}
			out.WriteByte(',')
			e := json.NewEncoder(&out)
			_ = e.Encode(r)
		}
		return out.String()
	}
	// The extra ones are put behind the seed's own, which the copies are made of only later.
	with := func(list any) json.RawMessage {
		b := asJSON(list)
		return json.RawMessage(b[:len(b)-1] + more(list) + "]")
	}
	plan["resource_changes"] = with(plan["resource_changes"])
	for _, root := range []any{object(plan["planned_values"])["root_module"], object(plan["configuration"])["root_module"]} {
		if r := object(root); r["resources"] != nil {
			r["resources"] = with(r["resources"])
		}
	}
	return []byte(asJSON(plan))
}

func TestLargePlanKeepsItsSeed(t *testing.T) {
	for name, seed := range plans(t) {
		if name == "fc3-blocks" || name == "fc3-update" {
			continue // nothing but configs
		}
		want, _, err := naive(seed)
		if err != nil {
			t.Fatal(err)
		}
		p := mustRead(t, bytes.NewReader(larger(t, seed, 5000)), usual)
		if len(p.Problems) > 0 || len(p.Resources) > 3000 {
			t.Errorf("%s: %d resources, %+v", name, len(p.Resources), p.Problems)
		}
		for _, r := range want.Resources {
			if !p.Has(r.Address) {
				t.Errorf("%s: Has(%s) is false", name, r.Address)
			}
			if !slices.ContainsFunc(p.Resources, func(x *Resource) bool { return x.Address == r.Address }) {
				t.Errorf("%s: %s is dropped", name, r.Address)
			}
		}
	}
}

// Whatever rules report of resources that no config leads to is kept.
func TestFaultyOnesAreKept(t *testing.T) {
	resource := func(typ, name, after string) string {
		return fmt.Sprintf(`{"address":"%s.%s","mode":"managed","type":"%s","name":"%s","change":{"actions":["create"],"after":%s,"after_unknown":{}}}`, typ, name, typ, name, after)
	}
	const good = `"{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"mns:*\",\"Resource\":\"*\"}]}"`
	p := mustRead(t, strings.NewReader(planJSON(changes(
		configJSON,
		resource("alicloud_ram_policy", "bad", `{"policy_name":"a","policy_document":"{\"Version\":\"2012-10-17\"}"}`),
		resource("alicloud_ram_policy", "good", `{"policy_name":"b","policy_document":`+good+`}`),
		resource("alicloud_ram_policy", "declared", `{"policy_name":"c","policy_document":`+good+`}`),
		resource("alicloud_ram_role", "bad", `{"role_name":"a","document":"{\"Version\":\"2012-10-17\"}"}`),
		resource("alicloud_ram_role_policy_attachment", "system", `{"role_name":"x","policy_name":"c","policy_type":"System"}`),
		resource("alicloud_ram_role_policy_attachment", "elsewhere", `{"role_name":"x","policy_name":"d","policy_type":"System"}`),
		resource("alicloud_ram_role_policy_attachment", "custom", `{"role_name":"x","policy_name":"AliyunMNSFullAccess","policy_type":"Custom"}`),
		resource("alicloud_ram_role_policy_attachment", "right", `{"role_name":"x","policy_name":"AliyunMNSFullAccess","policy_type":"System"}`),
	))), choosy())
	var got []string
	for _, r := range p.Resources {
		got = append(got, r.Address)
	}
	want := []string{
		"alicloud_fcv3_async_invoke_config.c", "alicloud_ram_policy.bad", "alicloud_ram_policy.declared", "alicloud_ram_role.bad",
		"alicloud_ram_role_policy_attachment.system", "alicloud_ram_role_policy_attachment.custom",
	}
	for _, a := range want {
		if !slices.Contains(got, a) {
			t.Errorf("%s is dropped", a)
		}
	}
	if slices.Contains(got, "alicloud_ram_policy.good") {
		t.Errorf("kept: %v", got)
	}
}
