package triggerqualifier

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check/checktest"
)

func TestRule(t *testing.T) {
	checktest.Run(t, &Rule, checktest.Only("FC3", "the triggers of FC2 have no qualifier"))
}
