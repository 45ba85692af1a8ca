package input

import (
	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// ParseARN takes the ARN of a destination apart.
func ParseARN(t symbol.Text) ARN {
	arn, fault, ok := alicloud.ParseARN(t)
	switch {
	case ok == symbol.No:
		return ARN{Valid: No, Problem: fault.String(), Kind: "unknown"}
	case ok == symbol.Unknown && !arn.Complete:
		return ARN{Valid: Unknown, Kind: "unknown"}
	}
	return classified(alicloud.ClassifyDestination(arn), false)
}
