package verify

import "github.com/fcasync/fcasync-lint/internal/check"

// Rules are the rules that need the account, ordered by ID.
func Rules() []*check.Rule {
	return []*check.Rule{
		&FunctionNotFound, &QualifierNotFound, &DestinationNotFound, &LivePermission, &LiveRole,
		&ConfigOverwritten, &Drift, &ReadbackMismatch, &LiveUndecided,
	}
}
