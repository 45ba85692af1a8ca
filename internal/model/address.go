package model

import "strings"

// WithoutKeys takes the instance keys out of an address or the path of a module instance:
// module.a["x.y"].t.n[0] is module.a.t.n.
func WithoutKeys(address string) string {
	if !strings.Contains(address, "[") {
		return address
	}
	var b strings.Builder
	outsideKeys(address, func(i int) { b.WriteByte(address[i]) })
	return b.String()
}

// ModuleCalls are the calls that the path of a module instance consists of, with their keys:
// module.a["x.y"] and module.b for module.a["x.y"].module.b.
func ModuleCalls(path string) []string {
	if path == "" {
		return nil
	}
	var out []string
	start, dots := 0, 0
	outsideKeys(path, func(i int) {
		if path[i] != '.' {
			return
		}
		if dots++; dots%2 == 0 { // the others stand between "module" and the name
			out = append(out, path[start:i])
			start = i + 1
		}
	})
	return append(out, path[start:])
}

// outsideKeys visits the bytes of an address that belong to no instance key.
func outsideKeys(address string, visit func(i int)) {
	inKey, quoted := false, false
	for i := 0; i < len(address); i++ {
		switch c := address[i]; {
		case quoted && c == '\\':
			i++
		case inKey && c == '"':
			quoted = !quoted
		case quoted:
		case c == '[':
			inKey = true
		case c == ']':
			inKey = false
		case !inKey:
			visit(i)
		}
	}
}
