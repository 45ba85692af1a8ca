package fcv3qualifier

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check/checktest"
)

func TestRule(t *testing.T) {
	checktest.Run(t, &Rule, checktest.Only("FC3", "the FC2 resource has the qualifier in its id and reads it back"))
}
