package source

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
)

// manifest is .terraform/modules/modules.json: where `terraform init` has put modules,
// by their path of call names ("a.b").
type manifest map[string]string

// readManifest reads the manifest of a root module; one that is not there, or can't be
// read, is empty.
func (l *loader) readManifest(root string) manifest {
	src, err := l.read(filepath.Join(root, ".terraform", "modules", "modules.json"))
	if err != nil {
		return nil
	}
	var file struct {
		Modules []struct{ Key, Source, Dir string }
	}
	if json.Unmarshal(src, &file) != nil {
		return nil
	}
	m := manifest{}
	for _, mod := range file.Modules {
		if mod.Key != "" && mod.Dir != "" {
			m[mod.Key] = absolute(root, filepath.FromSlash(mod.Dir))
		}
	}
	return m
}

// sourceDir is the directory of a module that is called, or why there is none.
func (e *evaluator) sourceDir(in *instance, c *call) (dir, why string) {
	switch {
	case c.source == "":
		return "", "its source is not a plain string"
	case isLocalSource(c.source):
		dir = filepath.Join(in.dir, filepath.FromSlash(strings.ReplaceAll(c.source, `\`, "/")))
	case filepath.IsAbs(c.source):
		dir = filepath.Clean(c.source)
	default:
		if dir = e.manifest[callKey(in, c)]; dir == "" {
			return "", fmt.Sprintf("its source %q is not downloaded: run `terraform init`", c.source)
		}
	}
	real, err := e.fence.resolve(dir)
	if err != nil {
		return "", fmt.Sprintf("its source %q can't be read: %s", c.source, reason(err))
	}
	return real, ""
}

// callKey is the key of a call in the manifest: the names of the calls down to it.
func callKey(in *instance, c *call) string {
	key := c.name
	for ; in.parent != nil; in = in.parent {
		key = in.call.name + "." + key
	}
	return key
}

// codeDir is path.module of a module: its directory relative to the root module's.
func (e *evaluator) codeDir(m *module) string {
	r, err := filepath.Rel(e.root.dir, m.dir)
	if err != nil {
		return m.dir
	}
	return filepath.ToSlash(r)
}
