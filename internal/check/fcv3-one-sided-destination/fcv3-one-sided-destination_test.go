package fcv3onesideddestination

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/checktest"
	"github.com/fcasync/fcasync-lint/internal/model"
)

func TestRule(t *testing.T) {
	checktest.Run(t, &Rule, checktest.Only("FC3", "the FC2 resource sends null for a missing side"))
}

func TestSeverityFollowsTheProviderVersion(t *testing.T) {
	for _, c := range []struct {
		provider model.Provider
		want     check.Severity
	}{
		{model.Provider{Version: "1.227.0", Locked: true}, check.Off},
		{model.Provider{Version: "1.228.0", Locked: true}, check.Error},
		{model.Provider{Version: "1.289.0", Locked: true}, check.Error},
		{model.Provider{Version: "1.289.0", Constraints: "1.289.0"}, check.Error},
		{model.Provider{Version: "1.290.0", Locked: true}, check.Warning},
		{model.Provider{Version: "1.291.0", Locked: true}, check.Off},
		{model.Provider{Version: "1.294.0", Constraints: ">= 1.291.0"}, check.Off},
		{model.Provider{Version: "1.294.0", Constraints: ">= 1.289.0, < 2.0.0"}, check.Info},
		{model.Provider{Version: "1.294.0", Constraints: ">= 1.289.0, < 2.0.0", Locked: true}, check.Off},
		{model.Provider{Version: "2.2.0"}, check.Info},
	} {
		if got := Severity(c.provider); got != c.want {
			t.Errorf("%+v: %s, want %s", c.provider, got, c.want)
		}
	}
}
