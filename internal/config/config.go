// Package config reads .fcasync-lint.hcl, which holds what the flags of lint say.
//
// The file is foreign input: it comes with the repository that is linted. It is
// therefore read without evaluating anything; every value is a literal.
package config

import (
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

// Config is the content of a configuration file. Settings that are left out are zero.
type Config struct {
	// Path is the file as it was named.
	Path string
	// FailOn is "error", "warning", "info" or "never".
	FailOn string
	// Format is the name of a report format.
	Format string
	// Lang is the name of a language.
	Lang string
	// Rules are enable, disable, severity and the rule blocks, in the order of the file.
	Rules       []check.Setting
	ShowUnknown bool
	// ProviderVersion is not yet validated beyond being text.
	ProviderVersion string
	// Vars are var_files and then variables. The files' paths are absolute.
	Vars []source.VarOption
	// PolicyDirs are directories, files and bundles with policies; absolute paths.
	PolicyDirs []string
	// PolicyData is what policies see as data, as encoding/json has it, with numbers as json.Number.
	PolicyData map[string]any
	// Exclude are doublestar patterns relative to Dir.
	Exclude []string
	// Endpoints are where verify asks services, by their names.
	Endpoints map[string]string
	// Baseline is the path of the baseline, "" if none is named. The file need not exist.
	Baseline string
	// Dir is the directory of the file.
	Dir string
}

// Known is what names in a configuration file are checked against.
type Known struct {
	// Rules returns the rules there are, those of the policies included that the configuration
	// names; of it only what is about policies is read by then.
	Rules   func(*Config) (check.Catalogue, error)
	Formats []string
	Langs   []string
	// ProviderVersion returns an error for what is no version.
	ProviderVersion func(string) error
	// Endpoint returns an error for a service that there is not, or an endpoint that the file may
	// not name.
	Endpoint func(service, url string) error
}
