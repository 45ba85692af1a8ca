package fc2deprecated

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check/checktest"
)

func TestRule(t *testing.T) {
	checktest.Run(t, &Rule, checktest.Only("FC2", "the FC3 resource is the successor"))
}
