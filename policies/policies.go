// Package policies holds the policies in Rego that are built in, and the thresholds that they go
// by. Each has a directory of its own, with its tests and fixtures.
package policies

import "embed"

// Files are NAME/policy.rego of every policy, and data.json.
//
//go:embed */policy.rego data.json
var Files embed.FS
