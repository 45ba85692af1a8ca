package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// withoutTime drops the time of planning, so that the same configuration has the same plan.
func withoutTime(plan []byte) ([]byte, error) {
	at := regexp.MustCompile(`,"timestamp":"[0-9TZ:-]+","applyable":`).FindAllIndex(plan, -1)
	if len(at) != 1 {
		return nil, errors.New("the plan has no timestamp where it is expected")
	}
	return slices.Concat(plan[:at[0][0]], []byte(`,"applyable":`), plan[at[0][1]:]), nil
}

// index says what could not be planned and why.
func index(modules []*rootModule) string {
	var b strings.Builder
	for _, m := range modules {
		if m.reason != "" {
			fmt.Fprintf(&b, "%s: %s\n", m.name, m.reason)
		}
	}
	return b.String()
}

// writeArchive writes the archive: names sorted, and no times in it.
func writeArchive(file string, modules []*rootModule) error {
	files := map[string][]byte{"index.txt": []byte(index(modules))}
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
