package plan

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"testing"
	"time"
)

// BenchmarkRead reads a plan with many resources besides those of its configs, most of them of
// types concerned, from a file and from a pipe, beside encoding/json's Unmarshal.
//
//	go test -run '^$' -bench Read -benchtime 3x ./internal/parse/plan
//
// 2026-11-26, on 2 cores that others used as well, so that only the ratios mean something:
// 40,000 resources (70 MB) Unmarshal 4.2 s, file 0.67 s, pipe 1.06 s, with 6 and 9 MB of heap;
// 4,000 resources (7 MB) 0.22 s, 0.08 s, 0.08 s.
func BenchmarkRead(b *testing.B) {
	for _, extra := range []int{4000, 40_000} {
		plan := larger(b, plans(b)["fc2-seed"], extra)
		file := filepath.Join(b.TempDir(), "plan.json")
		if err := os.WriteFile(file, plan, 0o600); err != nil {
			b.Fatal(err)
		}
		size := int64(len(plan))
		b.Run(fmt.Sprintf("unmarshal/%d", extra), func(b *testing.B) {
			b.SetBytes(size)
			for b.Loop() {
				var v any
				if err := json.Unmarshal(plan, &v); err != nil {
					b.Fatal(err)
				}
			}
		})
		plan = nil // it must not count as heap
		read := func(b *testing.B, open func() (p *Plan, err error)) {
			b.SetBytes(size)
			stop := peak()
			for b.Loop() {
				p, err := open()
				if err != nil || len(p.Resources) == 0 {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(stop())/(1<<20), "peak-MB")
		}
		b.Run(fmt.Sprintf("file/%d", extra), func(b *testing.B) {
			read(b, func() (*Plan, error) {
				f, err := os.Open(file)
				if err != nil {
					return nil, err
				}
				defer f.Close()
				return Read(f, "plan.json")
			})
		})
		b.Run(fmt.Sprintf("pipe/%d", extra), func(b *testing.B) {
			read(b, func() (*Plan, error) {
				f, err := os.Open(file)
				if err != nil {
					return nil, err
				}
				defer f.Close()
				return Read(&stream{f}, "<stdin>")
			})
		})
	}
}

// stream hides that a file is one.
type stream struct{ f *os.File }

func (r *stream) Read(p []byte) (int, error) { return r.f.Read(p) }

// peak samples how much heap there is until the function that it returns is called.
func peak() (stop func() uint64) {
	runtime.GC()
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	before := sample[0].Value.Uint64()
	done, result := make(chan struct{}), make(chan uint64)
	go func() {
		most := before
		for {
			metrics.Read(sample)
			most = max(most, sample[0].Value.Uint64())
			select {
			case <-done:
				result <- most - before
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() uint64 {
		close(done)
		return <-result
	}
}
