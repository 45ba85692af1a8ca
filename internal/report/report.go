// Package report prints what a run came to: as text for people, as JSON for programs, as SARIF
// for code scanning, and as what pipelines and pull requests show. Every format is a function of the Report and the
// Options alone, so the same run always gives the same bytes.
package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/lang"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Report is what a run came to, ready to be printed.
type Report struct {
	Tool     Tool
	Provider Provider
	Summary  Summary
	// Findings are sorted, with ignores applied; hidden ones are here only if asked for.
	Findings []check.Finding
	// Ignored are the findings that were taken away, in the same order.
	Ignored []Ignored
	// Rules is the catalogue, in its order: the documentation in SARIF.
	Rules []*check.Rule
	// Sources are the files that findings point into, by model.Range.File. One that is
	// missing costs its excerpt, nothing else.
	Sources map[string][]byte
	// Secrets are the pieces of Sources whose text no format shows, in any order.
	Secrets []model.Range
	Notices []model.Notice
	// Prefix is the working directory relative to the root of the repository, with
	// forward slashes: "" at the root or where there is no repository. SARIF names
	// files from the root.
	Prefix string
}

// Tool is the program that wrote the report.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"` // as released, with or without a leading "v"
	// InformationURI is where to read about the tool.
	InformationURI string `json:"-"`
}

// Provider is the provider version judged by. Version is empty where several root
// modules use different ones; From then says so.
type Provider struct {
	Version string `json:"version"`
	From    string `json:"from"`
}

// Summary counts. Error, Warning and Info count what is in Findings; Undecided counts
// open questions whether they are listed or not.
type Summary struct {
	Configs   int `json:"configs"`
	Error     int `json:"error"`
	Warning   int `json:"warning"`
	Info      int `json:"info"`
	Undecided int `json:"undecided"`
	Ignored   int `json:"ignored"`
	// Baseline counts the findings that a baseline accepts.
	Baseline int `json:"baseline,omitempty"`
}

// Ignored is a finding together with the comment that takes it away. By.Range is zero
// where it was the baseline.
type Ignored struct {
	Finding check.Finding
	By      model.Ignore
}

// Options say how to print.
type Options struct {
	// Color paints text with ANSI sequences.
	Color bool
	// Width is the terminal's, in columns; 0 where there is no terminal.
	Width int
	// ShowUnknown: undecided questions are among the findings already.
	ShowUnknown bool
	// Lang is what the words around the texts of rules are said in. The texts themselves are in it
	// already, in Report.
	Lang *lang.Language
	// ShowIgnored adds Report.Ignored to text and, as suppressed results, to SARIF.
	ShowIgnored bool
}

// format is one way to print a report.
type format struct {
	name  string
	write func(io.Writer, *Report, Options) error
}

func formats() []format {
	return []format{
		{"text", writeText}, {"json", writeJSON}, {"jsonl", writeJSONL}, {"sarif", writeSARIF},
		{"github", writeGitHub}, {"gitlab", writeGitLab}, {"junit", writeJUnit},
		{"checkstyle", writeCheckstyle}, {"markdown", writeMarkdown},
	}
}

// Formats returns the names that Write takes.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// Write prints r to w in the named format. The error is w's, or says that there is no
// such format.
func Write(name string, w io.Writer, r *Report, o Options) error {
	for _, f := range formats() {
		if f.name == name {
			return f.write(w, r, o)
		}
	}
	return fmt.Errorf("unknown report format %q: use one of %s", name, strings.Join(Formats(), ", "))
}
