package permissions

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/model"
)

func TestDependsOn(t *testing.T) {
	in := func(module, name string) *model.Resource {
		return &model.Resource{Module: module, Type: "alicloud_ram_role_policy_attachment", Name: name}
	}
	const attachment = "alicloud_ram_role_policy_attachment.deliver"
	for _, c := range []struct{ config, attachment, where, what string }{
		{"", "", "the config", attachment},
		{"", "module.access", "the config", "module.access"},
		{"module.worker", "", "the block of module.worker", attachment},
		{`module.worker["a.module.b"]`, "", "the block of module.worker", attachment},
		{"module.worker", "module.access", "the block of module.worker", "module.access"},
		{"module.shop.module.worker[0]", "module.shop", "the block of module.worker", attachment},
		{"module.shop.module.worker", "module.shop.module.access", "the block of module.worker", "module.access"},
		{"module.shop", "module.shop", "the config", attachment},
	} {
		where, what := DependsOn(in(c.config, "config"), in(c.attachment, "deliver"))
		if where != c.where || what != c.what {
			t.Errorf("%s, %s: %s into %s, want %s into %s", c.config, c.attachment, what, where, c.what, c.where)
		}
	}
}
