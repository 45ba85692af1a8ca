package source

import (
	"strings"
	"testing"
)

// Of module.m[each.key].arn a plan shows module.m, so any output may be meant. One that is made
// of what a plan does not show may be that one, even if another would do.
func TestAnyOutputOfAModule(t *testing.T) {
	role, function := "alicloud_ram_role", "alicloud_fcv3_function"
	other := object{"expression": refers(role+".other.role_name", role+".other")}
	for _, c := range []struct {
		name    string
		outputs object
		linked  bool
	}{
		{"one that fits", object{"arn": object{"expression": refers(role+".r.arn", role+".r")}, "name": other}, true},
		{"one that may fit beside it", object{"arn": object{"expression": refers("local.arn")}, "log_arn": object{"expression": refers(role+".r.arn", role+".r")}}, false},
		{"two that fit", object{"arn": object{"expression": refers(role+".r.arn", role+".r")}, "other": object{"expression": refers(role+".other.arn", role+".other")}}, false},
	} {
		changes := array{}
		for _, k := range []string{"a", "b"} {
			m := `module.m["` + k + `"]`
			changes = append(changes,
				planChange(m, role, "r", nil, "create", object{"role_name": "r-" + k}, object{"arn": true}),
				planChange(m, role, "other", nil, "create", object{"role_name": "other-" + k}, object{"arn": true}),
				planChange("", function, "f", k, "create", object{"function_name": "f-" + k}, object{"role": true}),
				planChange("", fc3Config, "c", k, "create", object{"function_name": "f-" + k}, object{}),
			)
		}
		keys := object{"for_each_expression": constant(array{"a", "b"})}
		p := plannedProject(t, testPlan{
			changes: changes,
			config: object{
				"resources": array{
					planBlock(function, "f", object{"role": refers("module.m", "each.key")}, keys),
					planBlock(fc3Config, "c", object{"function_name": refers(function+".f", "each.key")}, keys),
				},
				"module_calls": object{"m": object{"source": "./m", "for_each_expression": constant(array{"a", "b"}), "module": object{
					"resources": array{planBlock(role, "r", object{}), planBlock(role, "other", object{})},
					"outputs":   c.outputs,
				}}},
			},
		}, "")
		for _, f := range p.Functions {
			name, _ := f.FuncName.Known()
			got, want := f.Role.Text.String(), ":role/"+strings.Replace(name, "f-", "r-", 1)
			if strings.HasSuffix(got, want) != c.linked {
				t.Errorf("%s: the role of %s is %s", c.name, name, got)
			}
		}
		if len(p.Functions) != 2 {
			t.Errorf("%s: %d functions", c.name, len(p.Functions))
		}
	}
}
