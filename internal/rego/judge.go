package rego

import (
	"context"
	"errors"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/fcasync/fcasync-lint/internal/check"
)

// judge is one policy that judges one project.
type judge struct {
	set      *Set
	pass     *check.Pass
	policy   *policy
	compiled *compiled
	data     map[string]any
}

// entry evaluates a rule for each document that the policy sees, and reports.
func (j *judge) entry(e entry) {
	kind := j.set.options.Input
	if j.policy.trusted {
		kind = Native
	}
	documents, err := documentsOf(j.pass, kind)
	if err != nil {
		j.fails(e, err.Error())
		return
	}
	for _, d := range documents {
		results, err := j.evaluate(e, d)
		if err != nil {
			j.fails(e, err.Error())
			continue
		}
		if len(results) > mostResults {
			j.fails(e, fmt.Sprintf("it found %d faults in %s, of which the first %d are reported", len(results), j.pass.Project.Root, mostResults))
			results = results[:mostResults]
		}
		for _, r := range results {
			if wrong := j.report(e, d, r); wrong != "" {
				j.fails(e, wrong)
			}
		}
	}
}

// fails reports that the policy could not be used: FCA004.
func (j *judge) fails(e entry, why string) {
	f := problem{at: e.at, message: fmt.Sprintf("%s: %s", j.policy.rule.ID, why)}.finding()
	if j.policy.trusted {
		f.Location = check.Finding{}.Location // nobody has the file
	}
	j.pass.PolicyError(f)
}

// evaluate returns the elements of the rule's set, in the order of Rego: sorted while somebody watches,
// since what an element holds twice is compared twice, and so on down. An evaluation that does
// not end when it is stopped is left to itself, and the rule is not asked again.
func (j *judge) evaluate(e entry, d document) ([]*ast.Term, error) {
	if why, lost := j.compiled.lost.Load(e.path.String()); lost {
		return nil, why.(error)
	}
	if by := j.set.exhausted.Load(); by != nil && !j.policy.trusted {
		return nil, fmt.Errorf("it was not asked: %s took too much memory and could not be stopped", *by)
	}
	type outcome struct {
		result   *ast.Term
		elements []*ast.Term
		err      error
	}
	g := newGuard(j.set.options.Timeout, !j.policy.trusted)
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if fault := recover(); fault != nil {
				o = outcome{err: fmt.Errorf("OPA failed: %v", fault)}
			}
			done <- o
		}()
		if j.compiled.excepted(e, d.input, g.cancel) {
			return
		}
		o.result, o.err = j.compiled.run(j.compiled.queries[e.path.String()], d.input, g.cancel)
		if o.result != nil {
			if set, ok := o.result.Value.(ast.Set); ok {
				o.elements = set.Slice()
			}
		}
	}()
	var o outcome
	select {
	case o = <-done:
	case <-g.lost:
		err := errors.New(g.stop() + ", and did not end when it was stopped")
		if g.memory {
			// It goes on taking memory. Others of its kind could end the process.
			j.set.exhausted.CompareAndSwap(nil, &j.policy.rule.ID)
		}
		j.compiled.lost.Store(e.path.String(), err)
		return nil, err
	}
	if why := g.stop(); why != "" && o.err != nil {
		return nil, errors.New(why + ", and was stopped")
	}
	if o.err != nil || o.result == nil {
		return nil, evaluationError(o.err)
	}
	if _, ok := o.result.Value.(ast.Set); !ok {
		return nil, fmt.Errorf("it is %s and not a set of findings: write `%s contains msg if {`", ast.ValueName(o.result.Value), e.verb)
	}
	return o.elements, nil
}

// excepted reports whether a rule exception takes the findings of an entry away.
func (c *compiled) excepted(e entry, input *ast.Term, cancel topdown.Cancel) bool {
	query, ok := c.exceptions[e.path.String()]
	if !ok {
		return false
	}
	found, err := c.run(query, input, cancel)
	return err == nil && found != nil
}

// run evaluates a query and returns what it binds; nil is undefined.
func (c *compiled) run(query ast.Body, input *ast.Term, cancel topdown.Cancel) (*ast.Term, error) {
	ctx := context.Background()
	txn, err := c.store.NewTransaction(ctx, storage.TransactionParams{})
	if err != nil {
		return nil, err
	}
	defer c.store.Abort(ctx, txn)
	q := topdown.NewQuery(query).
		WithCompiler(c.compiler).WithStore(c.store).WithTransaction(txn).WithInput(input).
		WithBuiltins(implementations()).WithCancel(cancel)
	var result *ast.Term
	err = q.Iter(ctx, func(r topdown.QueryResult) error {
		result = r[ast.Var(resultVar)]
		return nil
	})
	return result, err
}

// evaluationError says where in the policy an evaluation failed.
func evaluationError(err error) error {
	var e *topdown.Error
	if !errors.As(err, &e) {
		return err
	}
	message := oneLine(e.Message)
	if e.Location != nil && e.Location.File != "" {
		return fmt.Errorf("%s (at %s:%d:%d)", message, e.Location.File, e.Location.Row, e.Location.Col)
	}
	return errors.New(message)
}
