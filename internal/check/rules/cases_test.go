package rules

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/checktest"
)

// All rules together say of whole configurations, as people write them, exactly what the
// catalogue says: nothing more, nothing less. That there is a failure destination is asked of every
// config, though, and is not what a case is about: the fixtures in policies are.
func TestCases(t *testing.T) {
	checktest.RunCases(t, "testdata/cases", Catalogue(), failuresAside()...)
}

// failuresAside turns the policies off that ask for a failure destination.
func failuresAside() (out []check.Setting) {
	for _, name := range []string{"failure-destination-missing", "events-lost-on-first-error"} {
		out = append(out, check.Setting{Pattern: name, Action: check.Disable})
	}
	return out
}
