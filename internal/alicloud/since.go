package alicloud

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed since.txt
var sinceFile string

// Since returns the first provider version that has a resource type or data source
// (mode "resource" or "data", argument ""), or one of its arguments or blocks (dotted path).
// false: it is as old as what it belongs to, or not known here.
func Since(mode, typ, argument string) (string, bool) {
	if argument != "" {
		typ += "." + argument
	}
	v, ok := since()[mode+" "+typ]
	return v, ok
}

var since = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(sinceFile) {
		line = strings.TrimSpace(line)
		if i := strings.LastIndexByte(line, ' '); i > 0 && line[0] != '#' {
			out[line[:i]] = line[i+1:]
		}
	}
	return out
})
