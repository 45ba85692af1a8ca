package source

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
)

// extensions of configuration files; the OpenTofu one replaces the Terraform file of
// the same name.
const (
	extTF       = ".tf"
	extTFJSON   = ".tf.json"
	extTofu     = ".tofu"
	extTofuJSON = ".tofu.json"
)

// IsConfigFile reports whether Terraform or OpenTofu would load a file of this name.
func IsConfigFile(name string) bool {
	return configExt(name) != "" && !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "#") && !strings.HasSuffix(name, "~")
}

func configExt(name string) string {
	for _, ext := range []string{extTFJSON, extTofuJSON, extTF, extTofu} {
		if strings.HasSuffix(name, ext) {
			return ext
		}
	}
	return ""
}

func isJSON(name string) bool { return strings.HasSuffix(name, ".json") }

// isOverride reports whether a configuration file is merged over the others.
func isOverride(name string) bool {
	base := strings.TrimSuffix(name, configExt(name))
	return base == "override" || strings.HasSuffix(base, "_override")
}

// selectFiles returns the configuration files among the names of a directory, without
// those that an OpenTofu file replaces, in Terraform's order: primary files by name,
// then override files by name.
func selectFiles(names []string) []string {
	var out []string
	for _, n := range names {
		if !IsConfigFile(n) {
			continue
		}
		twin := ""
		switch ext := configExt(n); ext {
		case extTF:
			twin = strings.TrimSuffix(n, ext) + extTofu
		case extTFJSON:
			twin = strings.TrimSuffix(n, ext) + extTofuJSON
		}
		if twin == "" || !slices.Contains(names, twin) {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		if oa, ob := isOverride(a), isOverride(b); oa != ob {
			if oa {
				return 1
			}
			return -1
		}
		return strings.Compare(a, b)
	})
	return out
}

// fence keeps reads inside a directory tree.
type fence struct {
	tree    string
	inside  *directories      // nil remembers nothing
	overlay map[string][]byte // see Options.Overlay
}

// resolve returns the real path of a file, or an error if it lies outside the tree
// once symbolic links are followed.
func (f fence) resolve(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	if !within(f.tree, real) {
		return "", &os.PathError{Op: "read", Path: path, Err: errOutside}
	}
	return real, nil
}

// read returns the bytes of a regular file inside the tree.
func (f fence) read(path string) ([]byte, error) {
	dir := filepath.Dir(path)
	if f.inside == nil || !f.inside.has(dir) {
		if _, err := f.resolve(dir); err != nil {
			return nil, err
		}
		if f.inside != nil {
			f.inside.add(dir)
		}
	}
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	link := info.Mode()&os.ModeSymlink != 0
	if link {
		if path, err = f.resolve(path); err != nil {
			return nil, err
		}
	}
	if len(f.overlay) > 0 {
		if real, err := filepath.EvalSymlinks(path); err == nil && f.overlay[real] != nil {
			return f.overlay[real], nil
		}
	}
	if link {
		return readBounded(path)
	}
	return readKnown(path, info)
}

// readBounded returns the bytes of a regular file, unless they are too many.
func readBounded(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	return readKnown(path, info)
}

// readKnown is readBounded for who has asked what the file is.
func readKnown(path string, info os.FileInfo) ([]byte, error) {
	if !info.Mode().IsRegular() {
		return nil, &os.PathError{Op: "read", Path: path, Err: errIrregular}
	}
	if info.Size() > maxFileSize {
		return nil, &os.PathError{Op: "read", Path: path, Err: errTooLarge}
	}
	// Without O_NONBLOCK, opening takes four system calls more, to find out that a regular file
	// never blocks. There are thousands of files, and nothing else is done with most of them.
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	b := make([]byte, 0, info.Size()+bytes.MinRead) // with less room than that, the buffer grows to see the end
	buf := bytes.NewBuffer(b)
	if _, err := buf.ReadFrom(io.LimitReader(file, maxFileSize+1)); err != nil {
		return nil, err
	}
	if buf.Len() > maxFileSize { // it has grown since
		return nil, &os.PathError{Op: "read", Path: path, Err: errTooLarge}
	}
	return buf.Bytes(), nil
}

// directories remembers which directories lie inside the fence. It is safe for concurrent use.
type directories struct{ known sync.Map }

func (d *directories) has(dir string) bool { _, ok := d.known.Load(dir); return ok }
func (d *directories) add(dir string)      { d.known.Store(dir, nil) }

// within reports whether path is dir or lies below it; both absolute and clean.
func within(dir, path string) bool {
	return path == dir || strings.HasPrefix(path, strings.TrimSuffix(dir, string(filepath.Separator))+string(filepath.Separator))
}
