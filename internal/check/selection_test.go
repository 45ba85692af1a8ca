package check

import (
	"slices"
	"strings"
	"testing"
)

func TestSelect(t *testing.T) {
	on := func(pattern string, layer int) Setting {
		return Setting{Pattern: pattern, Action: Enable, Layer: layer}
	}
	off := func(pattern string, layer int) Setting {
		return Setting{Pattern: pattern, Action: Disable, Layer: layer}
	}
	level := func(pattern string, s Severity, layer int) Setting {
		return Setting{Pattern: pattern, Action: SetSeverity, Severity: s, Layer: layer}
	}
	for _, c := range []struct {
		name     string
		settings []Setting
		want     string // the rules that are on, of FCA101 FCA103 FCA201 FCA214
	}{
		{"all by default", nil, "FCA101 FCA103 FCA201 FCA214"},
		{"one off", []Setting{off("fca103", 0)}, "FCA101 FCA201 FCA214"},
		{"by name", []Setting{off("retry-attempts-range", 0)}, "FCA101 FCA201 FCA214"},
		{"a family", []Setting{off("FCA2*", 0)}, "FCA101 FCA103"},
		{"a family, as it is called", []Setting{off("FCA2xx", 0)}, "FCA101 FCA103"},
		{"names that begin alike", []Setting{off("destination-*", 0)}, "FCA103"},
		{"only one", []Setting{on("FCA201", 0), off("*", 0)}, "FCA201"},
		{"specific before general, whatever the order", []Setting{off("FCA201", 0), on("FCA2*", 0)}, "FCA101 FCA103 FCA214"},
		{"the later of equals", []Setting{off("FCA2*", 0), on("FCA2xx", 0)}, "FCA101 FCA103 FCA201 FCA214"},
		{"flags before the file", []Setting{off("*", 1), on("FCA103", 0)}, ""},
		{"severity off", []Setting{level("FCA103", Off, 0)}, "FCA101 FCA201 FCA214"},
		{"a severity does not turn on", []Setting{off("FCA103", 0), level("FCA103", Info, 1)}, "FCA101 FCA201 FCA214"},
	} {
		s, err := Select(testCatalogue(), c.settings)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, r := range s.Rules() {
			if r.Run == nil && strings.HasPrefix(r.ID, "FCA00") {
				continue
			}
			got = append(got, r.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMatchErrors(t *testing.T) {
	for pattern, want := range map[string]string{
		"FCA999":              `unknown rule "FCA999"`,
		"retry-atempts-range": `unknown rule "retry-atempts-range"; did you mean "retry-attempts-range"?`,
		"":                    `unknown rule ""`,
		"FCA7*":               `no rule matches "FCA7*"`,
		"FCA9xx":              `no rule matches "FCA9xx"`,
		"*-range":             `rule pattern "*-range": a * can stand only at the end`,
		"F*A*":                `rule pattern "F*A*": a * can stand only at the end`,
	} {
		if _, err := testCatalogue().Match(pattern); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", pattern, err, want)
		}
	}
}

func TestSettingsForAbsentRulesAreRemembered(t *testing.T) {
	s := selection(t, Setting{Pattern: "FCA6*"}, Setting{Pattern: "failure-destination-missing"}, Setting{Pattern: "FCA103"})
	if want := []string{"FCA6*", "failure-destination-missing"}; !slices.Equal(s.Absent, want) {
		t.Errorf("got %q, want %q", s.Absent, want)
	}
}
