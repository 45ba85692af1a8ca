package rules

import "github.com/fcasync/fcasync-lint/internal/check"

// absent returns the rules that have an ID and a name, which are never given to another
// rule, but no check in this version. A rule that gets one moves to All.
func absent() []check.Absent {
	return []check.Absent{
		{ID: "FCA908", Name: "readback-mismatch"},
	}
}
