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

// evaluate returns the elements of the rule's set, in the order of Rego.
func (j *judge) evaluate(e entry, d document) (results []*ast.Term, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			results, err = nil, fmt.Errorf("OPA failed: %v", fault)
		}
	}()
	ctx := context.Background()
	store := j.compiled.store
	txn, err := store.NewTransaction(ctx, storage.TransactionParams{})
	if err != nil {
		return nil, err
	}
	defer store.Abort(ctx, txn)
	g := newGuard(j.set.options.Timeout, !j.policy.trusted)
	result, err := j.compiled.run(ctx, txn, e, d.input, g.cancel)
	if why := g.stop(); why != "" && err != nil {
		return nil, errors.New(why + ", and was stopped")
	}
	if err != nil || result == nil {
		return nil, evaluationError(err)
	}
	elements, ok := result.Value.(ast.Set)
	if !ok {
		return nil, fmt.Errorf("it is %s and not a set of findings: write `%s contains msg if {`", ast.ValueName(result.Value), e.verb)
	}
	return elements.Slice(), nil
}

// run evaluates the query of an entry; nil is undefined.
func (c *compiled) run(ctx context.Context, txn storage.Transaction, e entry, input *ast.Term, cancel topdown.Cancel) (*ast.Term, error) {
	q := topdown.NewQuery(c.queries[e.path.String()]).
		WithCompiler(c.compiler).WithStore(c.store).WithTransaction(txn).WithInput(input).
		WithBuiltins(implementations()).WithCancel(cancel)
	var result *ast.Term
	err := q.Iter(ctx, func(r topdown.QueryResult) error {
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
