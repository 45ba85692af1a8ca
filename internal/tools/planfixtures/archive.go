package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// indexFile says of each root module what it was planned from and whether it could be.
const indexFile = "index.txt"

// index has a line for each root module: its name, the digest of its source, and "planned" or
// why not.
func index(modules []*rootModule) string {
	var b strings.Builder
	for _, m := range modules {
		outcome := "planned"
		if m.reason != "" {
			outcome = "not planned: " + m.reason
		}
		fmt.Fprintf(&b, "%s %s %s\n", m.name, m.digest, outcome)
	}
	return b.String()
}

// reuse takes what an archive has of root modules whose source has not changed since, and
// returns the others.
func reuse(file string, modules []*rootModule) ([]*rootModule, error) {
	z, err := zip.OpenReader(file)
	if errors.Is(err, fs.ErrNotExist) {
		return modules, nil
	}
	if err != nil {
		return nil, err
	}
	defer z.Close()
	lines, err := fs.ReadFile(z, indexFile)
	if err != nil {
		return nil, err
	}
	outcomes := map[string]string{}
	for _, line := range strings.Split(string(lines), "\n") {
		if parts := strings.SplitN(line, " ", 3); len(parts) == 3 {
			outcomes[parts[0]+" "+parts[1]] = parts[2]
		}
	}
	var left []*rootModule
	for _, m := range modules {
		outcome := outcomes[m.name+" "+m.digest]
		if outcome == "planned" {
			if m.plan, err = fs.ReadFile(z, m.name+"/plan.json"); err != nil {
				return nil, err
			}
		} else if reason, ok := strings.CutPrefix(outcome, "not planned: "); ok {
			m.reason = reason
		} else {
			left = append(left, m)
		}
	}
	return left, nil
}

// writeArchive writes the archive: names sorted, and no times in it.
func writeArchive(file string, modules []*rootModule) error {
	files := map[string][]byte{indexFile: []byte(index(modules))}
	for _, m := range modules {
		if m.source != "" {
			files[m.name+"/main.tf"] = []byte(m.source)
		}
		if m.reason == "" {
			files[m.name+"/plan.json"] = m.plan
		}
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := w.Write(files[name]); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, b.Bytes(), 0o644)
}
