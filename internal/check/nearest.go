package check

import (
	"strings"

	"github.com/agext/levenshtein"
)

// Nearest returns the candidate that word most probably was meant to be, "" if none is
// similar enough. Upper and lower case count as the same. A word of which only the
// beginning was written, or with two neighbouring letters exchanged, is similar.
func Nearest(word string, candidates []string) string {
	best, least := "", 1+max(1, len(word)/3)
	lower := strings.ToLower(word)
	for _, c := range candidates {
		d := levenshtein.Distance(lower, strings.ToLower(c), nil)
		if exchanged(lower, strings.ToLower(c)) {
			d = 1
		}
		if d < least {
			best, least = c, d
		}
	}
	const telling = 3 // letters, of which not every candidate begins with the same
	if best == "" && len(lower) >= telling {
		var begun []string
		for _, c := range candidates {
			if strings.HasPrefix(strings.ToLower(c), lower) {
				begun = append(begun, c)
			}
		}
		if len(begun) == 1 {
			return begun[0]
		}
	}
	return best
}

// exchanged reports whether a is b with two neighbouring letters exchanged.
func exchanged(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// DidYouMean is Nearest as the end of an error message: `; did you mean "x"?` or "".
func DidYouMean(word string, candidates []string) string {
	if len(word) > 100 {
		return ""
	}
	if n := Nearest(word, candidates); n != "" {
		return `; did you mean "` + n + `"?`
	}
	return ""
}
