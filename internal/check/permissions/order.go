package permissions

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// DependsOn says where a depends_on has to be written so that r waits for another resource,
// and what it has to name: both stand in the innermost module that holds both.
func DependsOn(r, other *model.Resource) (where, what string) {
	mine, theirs := modulePath(r.Module), modulePath(other.Module)
	n := 0
	for n < len(mine) && n < len(theirs) && mine[n] == theirs[n] {
		n++
	}
	where = "the config"
	if n < len(mine) {
		where = "the block of " + withoutKey(mine[n])
	}
	what = other.Type + "." + other.Name
	if n < len(theirs) {
		what = withoutKey(theirs[n])
	}
	return where, what
}

// modulePath are the calls of a module path: module.a["x"], module.b.
func modulePath(path string) []string {
	var out []string
	start, depth, quoted := 0, 0, false
	for i := 0; i < len(path); i++ {
		switch c := path[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[':
			depth++
		case c == ']':
			depth--
		case c == '.' && depth == 0 && strings.HasPrefix(path[i:], ".module."):
			out = append(out, path[start:i])
			start = i + 1
		}
	}
	if path != "" {
		out = append(out, path[start:])
	}
	return out
}

func withoutKey(call string) string {
	name, _, _ := strings.Cut(call, "[")
	return name
}
