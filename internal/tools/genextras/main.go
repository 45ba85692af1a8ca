// Command genextras writes what a release has beside the program into a directory: man pages in
// man, and completion scripts in completions.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"github.com/fcasync/fcasync-lint/internal/cli"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: genextras DIR")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "genextras:", err)
		os.Exit(1)
	}
}

func write(dir string) error {
	root := cli.Commands()
	man, completions := filepath.Join(dir, "man"), filepath.Join(dir, "completions")
	for _, d := range []string{man, completions} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			return err
		}
	}
	escape(root)
	root.DisableAutoGenTag = true // the pages say no day, so that a release can be built again
	header := &doc.GenManHeader{Section: "1", Source: root.Name(), Manual: root.Name()}
	if err := doc.GenManTree(root, header, man); err != nil {
		return err
	}
	return errors.Join(
		root.GenBashCompletionFileV2(filepath.Join(completions, root.Name()+".bash"), true),
		root.GenZshCompletionFile(filepath.Join(completions, "_"+root.Name())),
		root.GenFishCompletionFile(filepath.Join(completions, root.Name()+".fish"), true),
		root.GenPowerShellCompletionFileWithDesc(filepath.Join(completions, root.Name()+".ps1")),
	)
}

// escape keeps what help texts say from being taken for markdown, which the generator of man pages
// does: FCA2* would lose its star.
func escape(c *cobra.Command) {
	c.Long = strings.ReplaceAll(c.Long, "*", `\*`)
	for _, sub := range c.Commands() {
		escape(sub)
	}
}
