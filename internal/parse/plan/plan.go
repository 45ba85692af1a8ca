// Package plan reads the JSON form of Terraform plans, as `terraform show -json` prints it,
// as far as asynchronous invocation is concerned. It evaluates nothing: what a plan leaves
// open is worked out by package source, from what the plan says of its configuration and, where
// it is at hand, from the source.
//
// A plan may be larger than memory. It is read as a stream, once, into an index that knows where
// each resource of a type concerned stands and what it is called (skim.go, index.go). From the
// async invoke configs on that index is followed to whatever may matter to them (relevance.go),
// and only that is decoded.
package plan

import (
	"slices"

	tfjson "github.com/hashicorp/terraform-json"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// Plan is what one plan says. Numbers of decoded values are json.Number.
type Plan struct {
	// File is the plan's file as ranges and messages name it, "<stdin>" for standard input.
	File             string
	FormatVersion    string
	TerraformVersion string
	// Variables are the values of the root module's variables, defaults included.
	Variables map[string]*tfjson.PlanVariable
	// Resources are the instances of the resource types and data sources concerned, as far as
	// they may matter to an async invoke config, in the order of the file. Those that the plan
	// deletes or forgets are among them.
	Resources []*Resource
	// Config is the configuration as the plan shows it: provider configurations, and of the
	// modules the resource blocks that Resources are instances of and what those refer to,
	// directly or not. Of blocks whose types are not concerned only references are there. It is
	// nil if the plan has none.
	Config *tfjson.Config
	// Conditions are the blocks, by address without instance keys, that have preconditions or
	// postconditions: what those refer to is not in the configuration that a plan shows.
	Conditions map[string]bool
	// Errored: planning failed, so the plan may lack what it had not come to.
	Errored bool
	// Partial: Terraform itself says that the plan is not complete (-target, deferred changes).
	Partial bool
	// Incomplete says why a part of the plan that may matter was not read, "" if all was.
	Incomplete string
	Problems   []model.Problem
	Notices    []model.Notice

	// addresses are the hashes of the addresses of all instances concerned, sorted.
	addresses []uint64
}

// Resource is a resource or data source instance.
type Resource struct {
	tfjson.ResourceChange
	// Prior: it is a data source that was read while planning, so that its values are those
	// of the prior state (in Change.After).
	Prior bool
	// At is its place in the plan's file. Columns of very long lines are counted in bytes.
	At model.Range
}

// Has reports whether the plan has an instance of a resource type or data source concerned at
// an address, whether it is among Resources or not.
func (p *Plan) Has(address string) bool {
	_, found := slices.BinarySearch(p.addresses, uint64(noHash.addString(address)))
	return found
}
