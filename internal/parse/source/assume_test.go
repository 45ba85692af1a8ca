package source

import (
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// Whose account a provider configuration leads to is known from the block, and from the plan
// of it.
func TestCredentialsOfProviders(t *testing.T) {
	const role = "acs:ram::99:role/deploy"
	written := project(t, map[string]string{"main.tf": `
provider "alicloud" {
  profile = var.profile
  assume_role {
    role_arn = "` + role + `"
  }
}
variable "profile" { default = "prod" }
resource "` + fc3Config + `" "c" { function_name = "f" }
`})
	planned := plannedProject(t, testPlan{
		changes: array{planChange("", fc3Config, "c", nil, "create", object{"function_name": "f"}, object{})},
		config:  object{"resources": array{planBlock(fc3Config, "c", object{"function_name": constant("f")})}},
		providers: object{"alicloud": object{"name": "alicloud", "expressions": object{
			"profile": constant("prod"), "assume_role": array{object{"role_arn": constant(role)}},
		}}},
	}, "")
	for name, p := range map[string]*model.Project{"source": written, "plan": planned} {
		c := p.AsyncConfigs[0].Provider
		if arn, _ := c.Assumes.Known(); arn != role || !strings.Contains(c.Credentials, "prod") {
			t.Errorf("%s: %q, %q", name, arn, c.Credentials)
		}
	}
}
