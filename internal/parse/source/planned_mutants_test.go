package source

import (
	"bytes"
	"math/rand"
	"os"
	"path/filepath"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/parse/plan"
)

// TestMutatedPlans damages real plans in ways that a fuzzer seldom finds, because they keep most
// of the JSON whole: values of other types, pieces left out, keys exchanged. Whatever can still
// be read is evaluated without a panic, alone and with source.
func TestMutatedPlans(t *testing.T) {
	paths, err := filepath.Glob("../../../testdata/plans/*/plan.json")
	if err != nil || len(paths) == 0 {
		t.Fatal("no plans", err)
	}
	var plans [][]byte
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		plans = append(plans, b)
	}
	dir, err := filepath.Abs("../../../testdata/plans/fc3-stack")
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewSource(4))
	read := 0
	for range 400 {
		b := plans[r.Intn(len(plans))]
		for range 1 + r.Intn(6) {
			b = mutated(r, b)
		}
		p, err := plan.Read(bytes.NewReader(b), "plan.json")
		if err != nil {
			continue
		}
		read++
		for _, source := range []string{"", dir} {
			e, err := plannedEvaluator(p, source, Options{Dir: dir, Tree: dir})
			if err != nil {
				t.Fatal(err)
			}
			project := e.project()
			for _, c := range project.AsyncConfigs {
				project.Waits(&c.Resource, &c.Resource)
			}
			if e.fault != "" {
				t.Fatalf("%s\nin the plan\n%s", e.fault, b)
			}
		}
	}
	if read < 200 {
		t.Errorf("only %d of 400 plans could be read", read)
	}
}

// mutated is JSON with one fault more.
func mutated(r *rand.Rand, b []byte) []byte {
	values := []string{
		"null", "true", "[]", "{}", "1e999", "-1", `"x"`, `"module.a"`, `["create"]`, `"delete"`, `[null]`, `{"a":1}`,
	}
	i := r.Intn(len(b))
	switch r.Intn(4) {
	case 0: // another value
		from := bytes.IndexByte(b[i:], ':')
		if from < 0 {
			return b
		}
		from += i + 1
		to := bytes.IndexAny(b[from:], ",}]")
		if to < 0 {
			return b
		}
		return slicesOf(b[:from], []byte(values[r.Intn(len(values))]), b[from+to:])
	case 1: // another byte
		return slicesOf(b[:i], []byte{byte(r.Intn(256))}, b[i+1:])
	case 2: // a piece less
		return slicesOf(b[:i], b[min(len(b), i+r.Intn(200)):])
	}
	j := r.Intn(len(b))
	one, other := bytes.IndexByte(b[i:], '"'), bytes.IndexByte(b[j:], '"')
	if one < 0 || other < 0 || i+one+1 >= len(b) || j+other+1 >= len(b) {
		return b
	}
	out := bytes.Clone(b) // two strings with their first letters exchanged
	out[i+one+1], out[j+other+1] = out[j+other+1], out[i+one+1]
	return out
}

func slicesOf(pieces ...[]byte) []byte { return bytes.Join(pieces, nil) }
