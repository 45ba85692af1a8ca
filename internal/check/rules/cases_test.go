package rules

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check/checktest"
)

// All rules together say of whole configurations, as people write them, exactly what the
// catalogue says: nothing more, nothing less.
func TestCases(t *testing.T) {
	checktest.RunCases(t, "testdata/cases", Catalogue())
}
