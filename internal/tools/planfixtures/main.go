// Command planfixtures plans the test fixtures, the examples and the examples in the rules'
// documentation with Terraform and stores the plans in internal/e2e/testdata/planned.zip, where
// tests find them. At the top of the repository, with terraform on PATH:
//
//	go -C internal/tools/planfixtures run . -root ../../..
//
// What is in the archive already and has not changed is kept. With -all everything is planned
// anew: after changes of this program, or with another Terraform.
//
// It needs neither network nor credentials: the providers are this same program (package
// provider), which Terraform finds under other names. Without changes to the fixtures, the same
// Terraform writes the same bytes.
//
// The archive has, for each root module, DIRECTORY/plan.json: what `terraform show -json` prints,
// without the timestamp and with a fixed order where Terraform has none. The directory is that of the root module in the repository or, for
// examples in documentation, rules/ID/bad-N or rules/ID/good-N, with the source in main.tf. The
// file index.txt has a line for each: name, digest of the source, and why it could not be planned
// if it could not.
//
// It is a module of its own, so that the linter depends on no part of Terraform.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/tools/planfixtures/provider"
)

func main() {
	if name, ok := strings.CutPrefix(filepath.Base(os.Args[0]), provider.Prefix); ok {
		if err := provider.Serve(name); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	root := flag.String("root", ".", "the top of the repository")
	out := flag.String("o", "", "the archive to write (default internal/e2e/testdata/planned.zip below the root)")
	only := flag.String("only", "", "plan only directories that contain this text, and write nothing but the list to standard output")
	all := flag.Bool("all", false, "plan what has not changed, too")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *root, *out, *only, *all); err != nil {
		fmt.Fprintln(os.Stderr, "planfixtures:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, root, out, only string, all bool) error {
	if out == "" {
		out = filepath.Join(root, "internal", "e2e", "testdata", "planned.zip")
	}
	modules, err := rootModules(root, only)
	if err != nil {
		return err
	}
	left := modules
	if !all && only == "" {
		if left, err = reuse(out, modules); err != nil {
			return err
		}
	}
	t, err := newTerraform()
	if err != nil {
		return err
	}
	defer t.close()
	planned := 0
	planAll(ctx, t, left)
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, m := range modules {
		if m.reason == "" {
			planned++
		}
	}
	fmt.Printf("%d root modules planned, %d not\n", planned, len(modules)-planned)
	if only != "" {
		fmt.Print(index(modules))
		return nil
	}
	return writeArchive(out, modules)
}
