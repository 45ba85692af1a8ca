package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Name is the file's name.
const Name = ".fcasync-lint.hcl"

// Find returns the configuration file that applies to an absolute path: the nearest one
// in the path's directory or above it, up to the root of the repository (the directory
// with .git), to stop, if that is not "", and to the root of the file system. It
// returns "" if there is none.
func Find(path, stop string) (string, error) {
	dir := path
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		dir = filepath.Dir(path)
	}
	for {
		file := filepath.Join(dir, Name)
		switch info, err := os.Stat(file); {
		case err == nil && info.Mode().IsRegular():
			return file, nil
		case err == nil:
			return "", fmt.Errorf("%s: not a regular file", file)
		case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission):
			return "", fmt.Errorf("configuration file cannot be read: %w", err)
		}
		parent := filepath.Dir(dir)
		if parent == dir || dir == stop || isRepository(dir) {
			return "", nil
		}
		dir = parent
	}
}

// repository returns the root of the repository around dir, or dir itself.
func repository(dir string) string {
	for d := dir; ; {
		if isRepository(d) {
			return d
		}
		parent := filepath.Dir(d)
		if parent == d {
			return dir
		}
		d = parent
	}
}

func isRepository(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, ".git"))
	return err == nil
}

// Prefix returns dir relative to the root of the repository around it, with forward
// slashes; "" at the root or where there is no repository.
func Prefix(dir string) string {
	rel, err := filepath.Rel(repository(dir), dir)
	if err != nil || rel == "." {
		return ""
	}
	return filepath.ToSlash(rel)
}
