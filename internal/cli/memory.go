package cli

import (
	"os"
	"runtime"
	"runtime/debug"
)

// quickStart puts the first garbage collection off until there are 16 MB to look through, four
// times as much as by default. A run over a module or two ends before that, and to collect
// meanwhile would take a third of its time. From then on collection is as ever. It changes nothing
// where GOGC is set. end takes it back.
func quickStart() (end func()) {
	const first, normal = 400, 100
	if _, set := os.LookupEnv("GOGC"); set {
		return func() {}
	}
	debug.SetGCPercent(first)
	type sentinel struct{ _ [16]byte }
	runtime.AddCleanup(&sentinel{}, func(percent int) { debug.SetGCPercent(percent) }, normal)
	return func() { debug.SetGCPercent(normal) }
}
