package lang

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Faults says what a translation into Chinese has not taken over, and what is not written as it should be.
func Faults(english, translated *Text) (out []string) {
	part := func(name, want, got string) {
		switch {
		case want == "" && got == "":
		case got == "":
			out = append(out, name+": missing")
		case want == "":
			out = append(out, name+": not in English")
		default:
			for _, fault := range differences(want, got) {
				out = append(out, name+": "+fault)
			}
		}
	}
	part("title", english.Title, translated.Title)
	part("why", english.Why, translated.Why)
	part("fix", english.Fix, translated.Fix)
	part("versions", english.Versions, translated.Versions)
	list := func(name string, want, got []string) {
		if len(want) != len(got) {
			out = append(out, fmt.Sprintf("%s: %d titles, not %d", name, len(got), len(want)))
			return
		}
		for i := range want {
			part(fmt.Sprintf("%s %d", name, i+1), want[i], got[i])
		}
	}
	list("bad", english.Bad, translated.Bad)
	list("good", english.Good, translated.Good)
	return out
}

var (
	fences = regexp.MustCompile("(?s)```.*?```")
	spans  = regexp.MustCompile("`[^`]+`")
	urls   = regexp.MustCompile(`https?://[^\s<>）。，]+`)
	// What holds a digit: numbers, versions, FC2, FCA103.
	numbers = regexp.MustCompile(`[A-Za-z]*\d+(\.\w+)*`)
	han     = regexp.MustCompile(`\p{Han}`)
	halved  = regexp.MustCompile(`\p{Han}[,.;:!?()]|[,;:!?()]\p{Han}`)
	joined  = regexp.MustCompile("\\p{Han}[A-Za-z0-9`]|[A-Za-z0-9`]\\p{Han}")
	spaced  = regexp.MustCompile(`[，。；：！？、（）] | [，。；：！？、（）]`)
)

func differences(want, got string) (out []string) {
	same := func(what string, pattern *regexp.Regexp) {
		w, g := set(pattern, want), set(pattern, got)
		if !slices.Equal(w, g) {
			out = append(out, fmt.Sprintf("%s: %q, not %q", what, g, w))
		}
		want, got = pattern.ReplaceAllString(want, " "), pattern.ReplaceAllString(got, " ")
	}
	if w, g := strings.Count(want, "\n\n"), strings.Count(got, "\n\n"); w != g {
		out = append(out, fmt.Sprintf("%d paragraphs, not %d", g+1, w+1))
	}
	same("fenced code", fences)
	prose := got
	same("code", spans)
	same("URLs", urls)
	same("numbers and IDs", numbers)

	for paragraph := range strings.SplitSeq(prose, "\n\n") {
		if strings.Contains(paragraph, "\n") && !strings.HasPrefix(paragraph, "|") && !strings.HasPrefix(paragraph, "- ") {
			out = append(out, fmt.Sprintf("a paragraph is one line: %q", paragraph))
		}
	}
	prose = spans.ReplaceAllStringFunc(prose, func(string) string { return "`x`" })
	for what, pattern := range map[string]*regexp.Regexp{"half-width": halved, "no space in": joined, "a space beside a full-width mark": spaced} {
		if found := pattern.FindString(prose); found != "" {
			out = append(out, fmt.Sprintf("%s %q", what, found))
		}
	}
	// A title may be a name alone.
	if strings.Contains(want, " ") && regexp.MustCompile(`[a-z]{2,} [a-z]{2,}`).MatchString(want) && !han.MatchString(got) {
		out = append(out, "not translated")
	}
	return out
}

func set(pattern *regexp.Regexp, text string) []string {
	list := pattern.FindAllString(text, -1)
	slices.Sort(list)
	return slices.Compact(list)
}
