// Command gensarif prints a SARIF report with a result of every rule, for programs that validate
// SARIF: no project breaks them all, and those about the account need one. What the results say is
// made up of the documentation of the rules; they are all about one file of the repository.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/rules"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/report"
)

const file = "examples/broken-fc3/main.tf"

func main() {
	if err := write(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "gensarif:", err)
		os.Exit(1)
	}
}

func write(w io.Writer) error {
	src, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("run it in the root of the repository: %w", err)
	}
	r := &report.Report{
		Tool:    report.Tool{Name: "fcasync-lint", Version: "0.0.0", InformationURI: "https://github.com/fcasync/fcasync-lint"},
		Rules:   rules.Catalogue().Rules,
		Sources: map[string][]byte{file: src},
	}
	for _, rule := range r.Rules {
		why, fix := rule.Doc.General()
		f := check.Finding{
			Rule: rule.ID, Name: rule.Name, Severity: rule.Severity, Message: rule.Doc.Title, Why: why, Fix: fix,
			Address: "alicloud_fcv3_async_invoke_config.orders", Fingerprint: rule.ID,
			Location: model.Range{File: file, Start: model.Pos{Line: 1, Column: 1}, End: model.Pos{Line: 1, Column: 2, Byte: 1}},
		}
		if len(rule.Doc.References) > 0 {
			f.URL = rule.Doc.References[0]
		}
		r.Findings = append(r.Findings, f)
	}
	return report.Write("sarif", w, r, report.Options{ShowUnknown: true})
}
