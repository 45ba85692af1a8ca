package bench

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/fcasync/fcasync-lint/internal/cli"
)

// Figures are of 2026-11-23 on 2 cores of an AMD EPYC: compare them with each other
// within one run, not with those of another machine.

// BenchmarkMonorepo is a tree of 5,000 root modules of which 2% are concerned: linting
// it beside parsing all its files on all cores.
//
//	lint    0.37 s
//	parse   1.86 s     lint takes 0.20 of it; peak memory of the process 37 MiB
func BenchmarkMonorepo(b *testing.B) {
	dir := monorepo(b, 5000, 0.02)
	b.Run("lint", func(b *testing.B) { lint(b, dir) })
	b.Run("parse", func(b *testing.B) {
		for b.Loop() {
			parseAll(b, dir)
		}
	})
}

// BenchmarkConcerned shows how the cost grows with the number of concerned modules.
//
//	10      19 ms      1.9 ms a module
//	100     154 ms     1.5 ms
//	1000    1.62 s     1.6 ms
func BenchmarkConcerned(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := monorepo(b, n, 1)
			lint(b, dir)
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/module")
		})
	}
}

// BenchmarkExample is one module of the kind that a pre-commit hook sees. As a cold
// process it takes 8 ms and 12 MiB where `git --version` takes 1.5 ms, and since 2026-11-26, with
// policies in Rego, 11 times `git --version` and 29 MiB on a machine with other work.
func BenchmarkExample(b *testing.B) {
	lint(b, filepath.Join("..", "..", "testdata", "plans", "fc2-seed"))
}

func monorepo(b *testing.B, modules int, share float64) string {
	b.Helper()
	dir := b.TempDir()
	if err := WriteMonorepo(dir, modules, share); err != nil {
		b.Fatal(err)
	}
	return dir
}

func lint(b *testing.B, dir string, flags ...string) {
	b.Helper()
	for b.Loop() {
		var stderr bytes.Buffer
		if code := cli.Run(slices.Concat([]string{"lint", "--no-config"}, flags, []string{dir}), strings.NewReader(""), io.Discard, &stderr); code > 1 {
			b.Fatalf("exit %d: %s", code, &stderr)
		}
	}
}

func parseAll(b *testing.B, dir string) {
	b.Helper()
	files := make(chan string, 64)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for path := range files {
				src, err := os.ReadFile(path)
				if err != nil {
					b.Error(err)
					continue
				}
				if _, diags := hclsyntax.ParseConfig(src, path, hcl.InitialPos); diags.HasErrors() {
					b.Error(diags)
				}
			}
		})
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files <- path
		}
		return err
	})
	close(files)
	wg.Wait()
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkDeliveries shows how the cost of permissions grows within one root module: the
// parts of reading and of judging are told apart by leaving out the rules about RAM.
func BenchmarkDeliveries(b *testing.B) {
	module := func(write func(dir string) error) func(*testing.B) {
		return func(b *testing.B) {
			dir := b.TempDir()
			if err := write(dir); err != nil {
				b.Fatal(err)
			}
			b.Run("all", func(b *testing.B) { lint(b, dir) })
			b.Run("without RAM", func(b *testing.B) { lint(b, dir, "--disable", ramRules) })
		}
	}
	for _, n := range []int{250, 500, 1000, 2000} {
		b.Run(fmt.Sprint("repeated/", n), module(func(dir string) error { return WriteWorkers(dir, n, true, false) }))
		b.Run(fmt.Sprint("open/", n), module(func(dir string) error { return WriteWorkers(dir, n, true, true) }))
		b.Run(fmt.Sprint("blocks/", n), module(func(dir string) error { return WriteWorkers(dir, n, false, false) }))
		b.Run(fmt.Sprint("shared/", n), module(func(dir string) error { return WriteShared(dir, n, 20) }))
	}
}

const ramRules = "FCA301,FCA302,FCA303,FCA304,FCA305,FCA307,FCA308,FCA309,FCA310,FCA311"

// BenchmarkPolicies is a root module of 1,000 configs with and without the policies that are built
// in. As processes, 2026-11-26 on 2 cores with other work: 0.62 s and 0.35 s, 120 and 68 MiB.
func BenchmarkPolicies(b *testing.B) {
	dir := b.TempDir()
	var src strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&src, `resource "alicloud_fcv3_async_invoke_config" "c%[1]d" {
  function_name                  = "f%[1]d"
  max_async_retry_attempts       = 1
  max_async_event_age_in_seconds = 300
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/q%[1]d/messages"
    }
  }
}
`, i)
	}
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(src.String()), 0o644); err != nil {
		b.Fatal(err)
	}
	b.Run("all", func(b *testing.B) { lint(b, dir) })
	b.Run("without policies", func(b *testing.B) { lint(b, dir, "--no-builtin-policies") })
}
