package permissions

import "github.com/fcasync/fcasync-lint/internal/model"

const theConfig = "the config"

// DependsOn says where a depends_on has to be written so that r waits for another resource,
// and what it has to name: both stand in the innermost module that holds both.
func DependsOn(r, other *model.Resource) (where, what string) {
	mine, theirs := model.ModuleCalls(r.Module), model.ModuleCalls(other.Module)
	n := 0
	for n < len(mine) && n < len(theirs) && mine[n] == theirs[n] {
		n++
	}
	where = theConfig
	if n < len(mine) {
		where = "the block of " + model.WithoutKeys(mine[n])
	}
	what = other.Type + "." + other.Name
	if n < len(theirs) {
		what = model.WithoutKeys(theirs[n])
	}
	return where, what
}
