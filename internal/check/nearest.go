package check

import (
	"strings"

	"github.com/agext/levenshtein"
)

// Nearest returns the candidate that word most probably was meant to be, "" if none is
// similar enough. Upper and lower case count as the same.
func Nearest(word string, candidates []string) string {
	best, least := "", 1+max(1, len(word)/3)
	for _, c := range candidates {
		if d := levenshtein.Distance(strings.ToLower(word), strings.ToLower(c), nil); d < least {
			best, least = c, d
		}
	}
	return best
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
