package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// informationURI is where to read about the program.
const informationURI = "https://github.com/fcasync/fcasync-lint"

// version is set by the linker in a release:
//
//	go build -ldflags "-X github.com/fcasync/fcasync-lint/internal/cli.version=v1.2.3"
var version string

// build is what the program knows about how it was built.
type build struct {
	Version string
	Commit  string // "" where it is not known
}

func readVersion() build {
	b := build{Version: version}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	if b.Version == "" {
		b.Version = info.Main.Version
	}
	if b.Version == "" || b.Version == "(devel)" {
		b.Version = "v0.0.0-devel"
	}
	var when, modified string
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = s.Value
		case "vcs.time":
			when = ", " + s.Value
		case "vcs.modified":
			if s.Value == "true" {
				modified = ", modified"
			}
		}
	}
	if b.Commit != "" {
		b.Commit += when + modified
	}
	return b
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Prints the version",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			b := readVersion()
			text := fmt.Sprintf("%s %s\n", name, b.Version)
			if b.Commit != "" {
				text += fmt.Sprintf("commit %s\n", b.Commit)
			}
			_, err := fmt.Fprintf(a.stdout, "%s%s %s/%s\n", text, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%s takes no arguments, but got %q", cmd.Name(), args[0])
	}
	return nil
}
