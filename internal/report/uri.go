package report

import (
	"net/url"
	"path"
	"strings"
)

// stdin is what a plan on standard input is called in ranges.
const stdin = "<stdin>"

// repositoryPath is a file's path from the root of the repository, with forward slashes,
// given the working directory there. ok is false for files outside of it: whoever shows
// findings in a repository refuses absolute paths and those that climb with "..".
func repositoryPath(prefix, file string) (p string, ok bool) {
	// A drive letter makes a path absolute on Windows.
	if file == stdin {
		return "stdin", true // no file of the repository: nothing better can be pointed at
	}
	if file == "" || path.IsAbs(file) || len(file) > 2 && file[1] == ':' && file[2] == '/' {
		return "", false
	}
	p = path.Join(prefix, file)
	if p == "." || p == ".." || strings.HasPrefix(p, "../") || path.IsAbs(p) {
		return "", false
	}
	return p, true
}

// repositoryURI is repositoryPath as a relative reference, percent-encoded.
func repositoryURI(prefix, file string) (uri string, ok bool) {
	p, ok := repositoryPath(prefix, file)
	// A colon in the first segment would read as a scheme.
	return strings.ReplaceAll((&url.URL{Path: p}).EscapedPath(), ":", "%3A"), ok
}
