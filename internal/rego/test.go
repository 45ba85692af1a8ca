package rego

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	oparego "github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/fcasync/fcasync-lint/internal/check"
)

// TestOptions say which tests are run, and how.
type TestOptions struct {
	// Options name policies with their tests, and data. Of them Policies, Data, Settings,
	// Verification, Input and Timeout count.
	Options
	// Filter is a regular expression that the names of tests match; "" for all.
	Filter string
	// Coverage: what the tests have evaluated is told.
	Coverage bool
}

// TestResult is what came of one test.
type TestResult struct {
	Name    string // data.acme.accounts_test.test_ours
	File    string
	Line    int
	Outcome Outcome
	// Error says why the test could not be evaluated to its end.
	Error string
	// Output is what the test printed.
	Output   string
	Duration time.Duration
	// Cases are the cases of a test with several that failed.
	Cases []string
}

// Outcome is how a test ended.
type Outcome string

// The outcomes.
const (
	Passed  Outcome = "pass"
	Failed  Outcome = "fail"
	Errored Outcome = "error"
	Skipped Outcome = "skip"
)

// Coverage is what tests have evaluated of the policies.
type Coverage struct {
	Percent float64
	Files   []FileCoverage
}

// FileCoverage is that of a file; tests are no part of it.
type FileCoverage struct {
	File    string
	Percent float64
	// Missed are lines, as first and last of a range.
	Missed [][2]int
}

// TestReport is what came of tests.
type TestReport struct {
	Results []TestResult
	// Coverage is nil where it was not asked for, and where a test did not end.
	Coverage *Coverage
	// Problems are what is wrong with policies and tests by themselves: FCA004. Where there are
	// any no test is run.
	Problems []check.Finding
	// Sources are the files that Problems point into.
	Sources map[string][]byte
}

// Test runs the tests in policies. The error says why nothing can be run.
func Test(ctx context.Context, o TestOptions) (*TestReport, error) {
	l := &loader{sources: map[string][]byte{}, data: newData(), older: o.Input != Native, tests: true}
	for _, f := range o.Policies {
		if err := l.load(f, o.Verification); err != nil {
			return nil, err
		}
	}
	for _, f := range o.Data {
		if err := l.data.file(f, nil); err != nil {
			return nil, fmt.Errorf("--data %w", err)
		}
	}
	report := &TestReport{Sources: l.sources}
	_, wrong := policiesOf(l.modules, true)
	found := slices.Concat(l.problems, wrong)
	data := over(over(thresholds(), o.Settings), l.data.root)
	modules := map[string]*ast.Module{}
	for _, m := range l.modules {
		modules[m.file] = m.parsed
	}
	store := inmem.NewFromObjectWithOpts(data, inmem.OptRoundTripOnWrite(false))
	c := newCompiler(data, o.Input == Native).WithEnablePrintStatements(true).WithRewriteTestRules(true)
	runner := tester.NewRunner().SetCompiler(c).SetModules(modules).RaiseBuiltinErrors(true).
		SetStore(store).CapturePrintOutput(true).SetTimeout(cmp.Or(o.Timeout, DefaultTimeout)).Filter(o.Filter).AddCustomBuiltins(forTests())
	var tracer *cover.Cover
	if o.Coverage {
		tracer = cover.New()
		runner = runner.SetCoverageQueryTracer(tracer)
	}
	if len(found) > 0 {
		// What does not parse is not all there is to say.
		_, more := compile(l.modules, data, o.Input == Native)
		report.Problems = findings(append(found, more...))
		return report, nil
	}
	var all []*tester.Result
	lost := false
	err := storage.Txn(ctx, store, storage.TransactionParams{}, func(txn storage.Transaction) error {
		ch, err := runner.RunTests(ctx, txn)
		if err == nil {
			all, lost = collect(ch, cmp.Or(o.Timeout, DefaultTimeout)+grace)
		}
		return err
	})
	var wrongOnes ast.Errors
	if errors.As(err, &wrongOnes) {
		report.Problems = findings(problemsOf(err))
		return report, nil
	}
	if err != nil {
		return nil, err
	}
	for _, r := range all {
		report.Results = append(report.Results, resultOf(r))
	}
	if lost {
		report.Results = append(report.Results, unfinished(l.modules, report.Results, o.Filter)...)
	}
	slices.SortFunc(report.Results, func(a, b TestResult) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Name, b.Name))
	})
	if tracer != nil && !lost { // what goes on still writes to it
		report.Coverage = coverageOf(tracer, l.modules)
	}
	return report, nil
}

// collect is what comes of tests until all have ended. lost: for so long none has ended that one
// or more never will, because OPA stops between its steps only.
func collect(ch chan *tester.Result, patience time.Duration) (all []*tester.Result, lost bool) {
	silence := time.NewTimer(patience)
	defer silence.Stop()
	for {
		select {
		case r, more := <-ch:
			if !more {
				return all, false
			}
			all = append(all, r)
			silence.Reset(patience)
		case <-silence.C:
			go func() { // what still comes has nobody to take it
				for range ch {
				}
			}()
			return all, true
		}
	}
}

// unfinished are the tests that have no result.
func unfinished(all []*module, have []TestResult, filter string) (out []TestResult) {
	only, err := regexp.Compile(filter)
	if err != nil {
		return nil // nothing was run
	}
	ended := map[string]bool{}
	for _, r := range have {
		name, _, _ := strings.Cut(r.Name, "#") // of several definitions
		ended[name] = true
	}
	for _, m := range all {
		for _, r := range m.parsed.Rules {
			name := m.parsed.Package.Path.String() + "." + nameOf(r)
			if !strings.HasPrefix(nameOf(r), tester.TestPrefix) || !only.MatchString(name) || ended[name] {
				continue
			}
			ended[name] = true
			out = append(out, TestResult{
				Name: name, File: m.file, Line: r.Loc().Row, Outcome: Errored,
				Error: "it took too long and did not end when it was stopped, or waited for one that did not",
			})
		}
	}
	return out
}

func findings(problems []problem) []check.Finding {
	var out []check.Finding
	for _, p := range problems {
		out = append(out, p.finding())
	}
	return check.BrokenPolicies(out).Findings
}

// forTests are the builtins as the runner of tests wants them.
func forTests() (out []*tester.Builtin) {
	for _, f := range all() {
		out = append(out, &tester.Builtin{
			Decl: f.Decl,
			Func: oparego.FunctionDyn(&oparego.Function{Name: f.Decl.Name, Decl: f.Decl.Decl},
				func(ctx oparego.BuiltinContext, args []*ast.Term) (*ast.Term, error) { return f.Call(ctx, args) }),
		})
	}
	return out
}

func resultOf(r *tester.Result) TestResult {
	out := TestResult{Name: r.Package + "." + r.Name, Outcome: Passed, Output: string(r.Output), Duration: r.Duration}
	if r.Location != nil {
		out.File, out.Line = r.Location.File, r.Location.Row
	}
	switch {
	case r.Skip:
		out.Outcome = Skipped
	case r.Error != nil:
		out.Outcome, out.Error = Errored, evaluationError(r.Error).Error()
		var e *topdown.Error
		if errors.As(r.Error, &e) && topdown.IsCancel(e) {
			out.Error = "it took too long and was stopped"
		}
	case r.Fail:
		out.Outcome = Failed
	}
	failedCases(r.SubResults, "", &out.Cases)
	slices.Sort(out.Cases)
	return out
}

func failedCases(m tester.SubResultMap, path string, out *[]string) {
	for name, r := range m {
		at := strings.TrimPrefix(path+"/"+name, "/")
		switch {
		case len(r.SubResults) > 0:
			failedCases(r.SubResults, at, out)
		case r.Fail:
			*out = append(*out, at)
		}
	}
}

func coverageOf(tracer *cover.Cover, all []*module) *Coverage {
	modules := map[string]*ast.Module{}
	for _, m := range all {
		if !m.test {
			modules[m.file] = m.parsed
		}
	}
	report := tracer.Report(modules)
	out := &Coverage{}
	covered, lines := 0, 0
	for _, file := range sortedKeys(modules) {
		r := report.Files[file]
		if r == nil {
			continue
		}
		covered += r.CoveredLines
		lines += r.CoveredLines + r.NotCoveredLines
		f := FileCoverage{File: file, Percent: r.Coverage}
		for _, missed := range r.NotCovered {
			lines := [2]int{missed.Start.Row, missed.End.Row}
			if n := len(f.Missed); n == 0 || f.Missed[n-1] != lines { // two expressions on a line are one line
				f.Missed = append(f.Missed, lines)
			}
		}
		out.Files = append(out.Files, f)
	}
	if lines > 0 {
		out.Percent = 100 * float64(covered) / float64(lines)
	}
	return out
}
