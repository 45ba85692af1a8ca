package functions

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/bmatcuk/doublestar"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

const (
	defaultMaxFile = 4 << 20
	// maxVisited bounds the path components that fileset walks through, all
	// entries together: links in circles make few entries into many.
	maxVisited = 300_000
)

// files are the functions that look at the file system, confined to a tree.
type files struct{ Options }

// absolute makes a path that an expression gave absolute. A path in the home
// directory is outside of the tree as a matter of principle: where it is depends on
// the machine.
func (f files) absolute(path string) (string, error) {
	if strings.HasPrefix(path, "~") {
		if len(path) > 1 && path[1] != '/' && path[1] != '\\' {
			return "", errors.New("cannot expand user-specific home dir")
		}
		return "", fmt.Errorf("%q: %w", path, ErrOutsideTree)
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(f.Base, path)
	}
	return filepath.Clean(path), nil
}

// within returns path relative to the tree, both without symbolic links, or an
// error that wraps [ErrOutsideTree].
func (f files) within(path string) (tree, rel string, err error) {
	tree, err = filepath.EvalSymlinks(f.Tree)
	if err != nil {
		return "", "", fmt.Errorf("the directory tree can't be read: %w", err)
	}
	// A path is looked at only where it is in the tree by name, so that nothing
	// can be learnt about what exists elsewhere.
	if !inside(filepath.Clean(f.Tree), path) && !inside(tree, path) {
		return "", "", fmt.Errorf("%q: %w", path, ErrOutsideTree)
	}
	real, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", "", f.missing(tree, path, err)
	}
	if err != nil {
		return "", "", err
	}
	if !inside(tree, real) {
		return "", "", fmt.Errorf("%q: %w", path, ErrOutsideTree)
	}
	rel, err = filepath.Rel(tree, real)
	return tree, rel, err
}

// missing is the error for a path that does not exist: that it does not, or, where
// a symbolic link that leads nowhere or elsewhere is in the way, that it is outside
// the tree.
func (f files) missing(tree, path string, notExist error) error {
	for {
		parent := filepath.Dir(path)
		if parent == path {
			return notExist
		}
		real, err := filepath.EvalSymlinks(parent)
		if err == nil {
			_, err = os.Lstat(filepath.Join(real, filepath.Base(path)))
			if !inside(tree, real) || err == nil {
				return fmt.Errorf("%q: %w", path, ErrOutsideTree)
			}
			return notExist
		}
		path = parent
	}
}

// inside reports whether path is dir or below it, by name.
func inside(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}

// stat describes the file that path leads to, links followed.
func (f files) stat(path string) (fs.FileInfo, error) {
	tree, rel, err := f.within(path)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(tree)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.Lstat(rel) // there are no links left in rel
}

// open opens a regular file or directory. Anything else could block.
func (f files) open(path string) (*os.File, error) {
	tree, rel, err := f.within(path)
	if err != nil {
		return nil, err
	}
	// The tree may change meanwhile; os.Root makes sure that it is not left even
	// then.
	root, err := os.OpenRoot(tree)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Lstat(rel)
	if err != nil {
		return nil, err
	}
	if mode := info.Mode(); !mode.IsRegular() && !mode.IsDir() {
		return nil, fmt.Errorf("%q is not a regular file: %w", path, ErrUnsupported)
	}
	// O_NONBLOCK for the case that it has become a pipe since.
	return root.OpenFile(rel, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}

// read returns the content of the file at a path that an expression gave.
func (f files) read(path string) ([]byte, error) {
	content, err := f.content(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, function.NewArgErrorf(0, "no file exists at %q", path)
	case err != nil && !refusal(err):
		return nil, function.NewArgErrorf(0, "failed to read file: %s", err)
	}
	return content, err
}

func (f files) content(path string) ([]byte, error) {
	path, err := f.absolute(path)
	if err != nil {
		return nil, err
	}
	file, err := f.open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	limit := f.MaxFile
	if limit <= 0 {
		limit = defaultMaxFile
	}
	content, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(content)) > limit {
		return nil, limitf("file %q is larger than %d bytes", path, limit)
	}
	return content, nil
}

// readText is read for what has to be text.
func (f files) readText(path string) (string, error) {
	content, err := f.read(path)
	if err != nil {
		return "", err
	}
	if !utf8.Valid(content) {
		return "", function.NewArgErrorf(0, "contents of %q are not valid UTF-8", path)
	}
	return string(content), nil
}

func (f files) text() function.Function {
	return textFunction(func(args []string) (string, error) { return f.readText(args[0]) }, "path")
}

func (f files) base64() function.Function {
	return textFunction(func(args []string) (string, error) {
		content, err := f.read(args[0])
		return base64.StdEncoding.EncodeToString(content), err
	}, "path")
}

func (f files) hash(sum func([]byte) []byte, write func([]byte) string) function.Function {
	return textFunction(func(args []string) (string, error) {
		content, err := f.read(args[0])
		return write(sum(content)), err
	}, "path")
}

func (f files) exists() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("path")},
		Type:         function.StaticReturnType(cty.Bool),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			path, err := f.absolute(args[0].AsString())
			if err != nil {
				return cty.NilVal, err
			}
			info, err := f.stat(path)
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return cty.False, nil
			case err != nil:
				return cty.NilVal, err
			case info.IsDir():
				return cty.NilVal, fmt.Errorf("%q is a directory, not a file", path)
			case !info.Mode().IsRegular():
				return cty.NilVal, fmt.Errorf("%q is not a regular file", path)
			}
			return cty.True, nil
		},
	})
}

// visitor is the file system that doublestar walks for fileset. It pretends that
// what must not be looked at does not exist, and remembers that it did.
type visitor struct {
	files
	visited int
	refused error
}

func (v *visitor) visit(path string) error {
	v.visited += strings.Count(path, string(filepath.Separator))
	if v.visited > maxVisited && v.refused == nil {
		v.refused = limitf("too many files to look at")
	}
	if v.refused != nil {
		return fs.ErrNotExist
	}
	return nil
}

func (v *visitor) keep(err error) error {
	if err != nil && refusal(err) {
		v.refused = err
		return fs.ErrNotExist
	}
	return err
}

// Lstat, Open, PathSeparator and Stat implement doublestar.OS.

func (v *visitor) Lstat(path string) (os.FileInfo, error) {
	// Whether a path is a link makes no difference to doublestar, so links are
	// always followed.
	return v.Stat(path)
}

func (v *visitor) Stat(path string) (os.FileInfo, error) {
	if err := v.visit(path); err != nil {
		return nil, err
	}
	info, err := v.stat(path)
	if err != nil {
		return nil, v.keep(err)
	}
	return named{info, filepath.Base(path)}, nil
}

// named is the description of a file under the name of the link that led to it.
type named struct {
	fs.FileInfo
	name string
}

func (n named) Name() string { return n.name }

func (v *visitor) Open(path string) (*os.File, error) {
	if err := v.visit(path); err != nil {
		return nil, err
	}
	file, err := v.open(path)
	return file, v.keep(err)
}

func (v *visitor) PathSeparator() rune { return filepath.Separator }

func (f files) set() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("path"), stringParam("pattern")},
		Type:         function.StaticReturnType(cty.Set(cty.String)),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			dir, err := f.absolute(args[0].AsString())
			if err != nil {
				return cty.NilVal, err
			}
			// Terraform joins before it looks for wildcards, so those in the
			// path count too and ".." in the pattern is taken by name.
			pattern := filepath.Join(dir, args[1].AsString())
			v := &visitor{files: f}
			matches, err := doublestar.GlobOS(v, pattern)
			if v.refused != nil {
				return cty.NilVal, v.refused
			}
			if err != nil {
				return cty.NilVal, fmt.Errorf("failed to glob pattern %q: %w", args[1].AsString(), err)
			}
			var found []cty.Value
			for _, match := range matches {
				info, err := v.Stat(match)
				if v.refused != nil {
					return cty.NilVal, v.refused
				}
				if err != nil {
					return cty.NilVal, fmt.Errorf("failed to stat %q: %w", match, err)
				}
				if !info.Mode().IsRegular() {
					continue
				}
				rel, err := filepath.Rel(dir, match)
				if err != nil {
					return cty.NilVal, err
				}
				found = append(found, cty.StringVal(filepath.ToSlash(rel)))
			}
			if len(found) == 0 {
				return cty.SetValEmpty(cty.String), nil
			}
			return cty.SetVal(found), nil
		},
	})
}

func (f files) absPath() function.Function {
	return textFunction(func(args []string) (string, error) {
		path := args[0]
		if !filepath.IsAbs(path) {
			path = filepath.Join(f.Base, path)
		}
		return filepath.ToSlash(filepath.Clean(path)), nil
	}, "path")
}

func baseName() function.Function {
	return textFunction(func(args []string) (string, error) { return filepath.Base(args[0]), nil }, "path")
}

func dirName() function.Function {
	return textFunction(func(args []string) (string, error) { return filepath.Dir(args[0]), nil }, "path")
}

func pathExpand() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("path")},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			path := args[0].AsString()
			if !strings.HasPrefix(path, "~") {
				return args[0], nil
			}
			if len(path) > 1 && path[1] != '/' && path[1] != '\\' {
				return cty.NilVal, errors.New("cannot expand user-specific home dir")
			}
			// The home directory of whoever will run Terraform.
			return cty.UnknownVal(cty.String), nil
		},
	})
}
