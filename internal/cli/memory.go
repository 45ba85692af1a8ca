package cli

import (
	"os"
	"runtime"
	"runtime/debug"
	"slices"
)

// quickStart puts the first garbage collection off until there are 16 MB to look through, four
// times as much as by default. A run over a module or two ends before that, and to collect
// meanwhile would take a third of its time. From then on collection is as ever. It changes nothing
// where GOGC is set, nor for plans, whose reader goes by rules of its own. end takes it back, and
// belongs at the end of the command: the next allocation may begin what was put off.
func (l *lint) quickStart(paths []string) (end func()) {
	const first, normal = 400, 100
	if _, set := os.LookupEnv("GOGC"); set || slices.ContainsFunc(paths, l.isPlan) {
		return func() {}
	}
	debug.SetGCPercent(first)
	type sentinel struct{ _ [16]byte }
	runtime.AddCleanup(&sentinel{}, func(percent int) { debug.SetGCPercent(percent) }, normal)
	return func() { debug.SetGCPercent(normal) }
}
