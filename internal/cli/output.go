package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/report"
)

// output is one report to write: a value of --output.
type output struct {
	format string
	file   string // "-" is stdout
}

// outputs is the flag --output.
type outputs []output

func (o *outputs) String() string { return "" }
func (o *outputs) Type() string   { return "FORMAT=FILE" }

// Set reads FORMAT=FILE.
func (o *outputs) Set(value string) error {
	format, file, found := strings.Cut(value, "=")
	if !found || file == "" {
		return fmt.Errorf("write it as FORMAT=FILE, for example sarif=report.sarif")
	}
	if err := checkFormat(format); err != nil {
		return err
	}
	*o = append(*o, output{format, file})
	return nil
}

func checkFormat(format string) error {
	if known := report.Formats(); !slices.Contains(known, format) {
		return fmt.Errorf("unknown format %q: use %s%s", format, strings.Join(known, ", "), check.DidYouMean(format, known))
	}
	return nil
}

// plan returns all reports to write, files first, and the format of stdout. --output
// FORMAT=- takes the place of --format. absolute makes a file's name absolute.
func (o outputs) plan(format string, formatGiven bool, absolute func(string) string) (files []output, stdout string, err error) {
	stdout = format
	seen := map[string]bool{}
	for _, out := range o {
		file := out.file
		if file != "-" {
			file = realPath(absolute(file))
		}
		if seen[file] {
			return nil, "", usagef("--output names %s twice", out.file)
		}
		seen[file] = true
		if out.file != "-" {
			files = append(files, out)
			continue
		}
		if formatGiven {
			return nil, "", usagef("--format and --output %s=- both write to standard output: give one of them", out.format)
		}
		stdout = out.format
	}
	return files, stdout, nil
}

// realPath is the path of the file behind all links, the same for all spellings of it.
func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(dir, filepath.Base(path)) // the file is still to be made
	}
	return filepath.Clean(path)
}

// writeFile writes a report to a file, as a whole or not at all: whoever reads the file
// at the same time sees the old report or the new one.
func writeFile(path string, write func(io.Writer) error) error {
	real := realPath(path)
	mode := fs.FileMode(0o666)
	switch info, err := os.Stat(real); {
	case err == nil && info.IsDir():
		return errors.New("it is a directory")
	case err == nil && !info.Mode().IsRegular():
		// A pipe or device cannot be replaced.
		f, err := os.OpenFile(real, os.O_WRONLY, 0)
		if err != nil {
			return reason(err)
		}
		return errors.Join(buffered(f, write), f.Close())
	case err == nil:
		mode = info.Mode().Perm()
	}
	temporary := filepath.Join(filepath.Dir(real), fmt.Sprintf(".%s.%d.tmp", filepath.Base(real), os.Getpid()))
	f, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return reason(err) // without the name of the temporary file, which nobody knows
	}
	if err := errors.Join(buffered(f, write), f.Close()); err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	if err := os.Rename(temporary, real); err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	return nil
}

func buffered(w io.Writer, write func(io.Writer) error) error {
	b := bufio.NewWriterSize(w, 64<<10)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}
