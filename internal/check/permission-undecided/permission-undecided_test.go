package permissionundecided

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check/checktest"
)

func TestRule(t *testing.T) { checktest.Run(t, &Rule) }
