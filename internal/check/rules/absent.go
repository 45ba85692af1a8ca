package rules

import "github.com/fcasync/fcasync-lint/internal/check"

// absent returns the rules that have an ID and a name, which are never given to another
// rule, but no check in this version. A rule that gets one moves to All.
func absent() []check.Absent {
	return []check.Absent{
		{ID: "FCA901", Name: "function-not-found"},
		{ID: "FCA902", Name: "qualifier-not-found"},
		{ID: "FCA903", Name: "destination-not-found"},
		{ID: "FCA904", Name: "live-permission"},
		{ID: "FCA905", Name: "live-role"},
		{ID: "FCA906", Name: "config-overwritten"},
		{ID: "FCA907", Name: "drift"},
		{ID: "FCA908", Name: "readback-mismatch"},
		{ID: "FCA909", Name: "live-undecided"},
	}
}
