package report

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/fcasync/fcasync-lint/internal/check"
)

// junitSuites is a report as test runners write it: a suite a file, and a test a finding. Errors
// and warnings are tests that failed, and notes are tests that passed and said something.
type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name      string        `xml:"name,attr"`
	ClassName string        `xml:"classname,attr"`
	Failure   *junitFailure `xml:"failure,omitempty"`
	Output    string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

func writeJUnit(w io.Writer, r *Report, o Options) error {
	out := junitSuites{Name: r.Tool.Name}
	for _, g := range byFile(r) {
		suite := junitSuite{Name: g.file}
		named := map[string]int{}
		for _, f := range g.findings {
			c := junitCase{Name: Clean(f.Rule) + " " + Clean(f.Name), ClassName: g.file}
			if f.Address != "" {
				c.Name += ": " + Clean(f.Address)
			}
			// GitLab drops all but one test of a suite that have the same name.
			if named[c.Name]++; named[c.Name] > 1 {
				c.Name += fmt.Sprintf(" (%d)", named[c.Name])
			}
			text := plainText(f, o.Lang)
			if !f.Location.IsZero() {
				text = place(f.Location) + "\n\n" + text
			}
			if f.Severity == check.Error || f.Severity == check.Warning {
				c.Failure = &junitFailure{Message: Clean(f.Message), Type: f.Severity.String(), Text: text}
				suite.Failures++
			} else {
				c.Output = text
			}
			suite.Cases = append(suite.Cases, c)
		}
		suite.Tests = len(suite.Cases)
		out.Tests += suite.Tests
		out.Failures += suite.Failures
		out.Suites = append(out.Suites, suite)
	}
	if len(out.Suites) == 0 {
		// Several programs take a report without a test for a run that broke.
		out.Tests = 1
		out.Suites = []junitSuite{{Name: r.Tool.Name, Tests: 1, Cases: []junitCase{{
			Name: fmt.Sprintf(o.Lang.Say("no problems in %s"), o.Lang.Count(r.Summary.Configs, "async invoke config")), ClassName: r.Tool.Name,
		}}}}
	}
	return encodeXML(w, out)
}
