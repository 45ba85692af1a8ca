package model

import (
	"slices"
	"testing"
)

func TestWithoutKeys(t *testing.T) {
	for address, want := range map[string]string{
		"":                                    "",
		"module.a":                            "module.a",
		`alicloud_fcv3_async_invoke_config.a`: `alicloud_fcv3_async_invoke_config.a`,
		`module.a["x.y"].module.b[0].alicloud_fcv3_async_invoke_config.a["k"]`: `module.a.module.b.alicloud_fcv3_async_invoke_config.a`,
		`t.n["]\"["]`:                        `t.n`,
		`module.a["x].module.c[\"y\"]"].b`:   "module.a.b",
		`module.a["]"].module.b["[\\"].rest`: "module.a.module.b.rest",
		`module.a["x`:                        "module.a",
	} {
		if got := WithoutKeys(address); got != want {
			t.Errorf("%s: got %s, want %s", address, got, want)
		}
	}
}

func TestModuleCalls(t *testing.T) {
	for path, want := range map[string][]string{
		"":                             nil,
		"module.a":                     {"module.a"},
		`module.a["x.y"].module.b[0]`:  {`module.a["x.y"]`, "module.b[0]"},
		`module.a["].module.b"]`:       {`module.a["].module.b"]`},
		`module.a["\"].b"].module.c`:   {`module.a["\"].b"]`, "module.c"},
		"module.module.module.b":       {"module.module", "module.b"},
		`module.a["x"].module.b["\\"]`: {`module.a["x"]`, `module.b["\\"]`},
	} {
		if got := ModuleCalls(path); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}
