package alicloud

import "github.com/agext/levenshtein"

// Nearest returns the candidate that name was most likely meant to be, judged by edit
// distance, or "" if none is similar enough to be worth suggesting. Of equally near
// candidates the alphabetically first wins.
func Nearest(name string, candidates []string) string {
	const most = 3 // edits in a long name
	best, least := "", min(most, max(1, len(name)/3))+1
	for _, c := range candidates {
		if apart := len(name) - len(c); apart > most || apart < -most {
			continue
		}
		d := levenshtein.Distance(name, c, nil)
		if d > 0 && (d < least || d == least && best != "" && c < best) {
			best, least = c, d
		}
	}
	return best
}
