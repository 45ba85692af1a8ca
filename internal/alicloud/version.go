package alicloud

import (
	_ "embed"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/go-version"
)

//go:embed releases.txt
var releases string

// Known returns the released provider versions, oldest first, pre-releases included.
func Known() []*version.Version {
	out := slices.Collect(newestFirst())
	slices.Reverse(out)
	return out
}

// newestFirst yields the known versions. It reads them one by one, because most questions
// are answered by the first few.
func newestFirst() iter.Seq[*version.Version] {
	return func(yield func(*version.Version) bool) {
		for rest := releases; rest != ""; {
			var line string
			rest = strings.TrimSuffix(rest, "\n")
			i := strings.LastIndexByte(rest, '\n') + 1
			rest, line = rest[:i], rest[i:]
			if strings.HasPrefix(line, "#") {
				continue
			}
			if v := release(line); v != nil && !yield(v) {
				return
			}
		}
	}
}

// read remembers the releases that were read: a tree of many modules asks for them again.
var read sync.Map // line -> *version.Version

// release reads a line of the table. A line that is no version, which a test rules out, is nil.
func release(line string) *version.Version {
	if v, ok := read.Load(line); ok {
		return v.(*version.Version)
	}
	v, err := version.NewSemver(line)
	if err != nil {
		return nil
	}
	first, _ := read.LoadOrStore(line, v)
	return first.(*version.Version)
}

// Newest returns the newest known release that is no pre-release.
func Newest() string {
	v, _ := Select(nil) // without constraints there is nothing to be wrong
	return v
}

// ParseVersion reads a provider version such as "1.289.0" or "2.0.0-beta3".
func ParseVersion(s string) (*version.Version, error) {
	v, err := version.NewSemver(s)
	if err != nil || strings.HasPrefix(s, "v") {
		return nil, fmt.Errorf("%q is no provider version: write it like %q", s, SchemaVersion)
	}
	return v, nil
}

// Select returns the version that "terraform init" would choose under all the given
// constraints, each of which may hold several with commas between them: the newest known
// one that they admit, a pre-release only where a constraint names exactly it. If they
// admit none that is known, it is the highest version that they name and admit themselves.
// The error says which constraint is invalid, or that no version satisfies them.
func Select(constraints []string) (string, error) {
	set, err := parseConstraints(constraints)
	if err != nil {
		return "", err
	}
	for v := range newestFirst() {
		if set.admit(v) {
			return v.String(), nil
		}
	}
	var best *version.Version
	for _, c := range set {
		v := c.least()
		if v != nil && set.admit(v) && (best == nil || v.GreaterThan(best)) {
			best = v
		}
	}
	if best == nil {
		return "", fmt.Errorf("no provider version satisfies the constraints %q", strings.Join(constraints, ", "))
	}
	return best.String(), nil
}

// Admits reports whether the constraints (comma-separated, "" for none) admit a known
// version from the first to the last given, both included.
func Admits(constraints, from, to string) (bool, error) {
	first, err := ParseVersion(from)
	if err != nil {
		return false, err
	}
	last, err := ParseVersion(to)
	if err != nil {
		return false, err
	}
	return admitsAny(constraints, func(v *version.Version) bool {
		return !v.LessThan(first) && !v.GreaterThan(last)
	})
}

func admitsAny(constraints string, want func(*version.Version) bool) (bool, error) {
	set, err := parseConstraints([]string{constraints})
	if err != nil {
		return false, err
	}
	for v := range newestFirst() {
		if set.admit(v) && want(v) {
			return true, nil
		}
	}
	return false, nil
}
