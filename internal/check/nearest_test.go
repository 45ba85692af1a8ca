package check

import "testing"

func TestNearest(t *testing.T) {
	levels := []string{"error", "warning", "info", "never"}
	formats := []string{"text", "json", "sarif"}
	for _, c := range []struct {
		word       string
		candidates []string
		want       string
	}{
		{"eror", levels, "error"},
		{"WARNING", levels, "warning"},
		{"warn", levels, "warning"},                       // only the beginning
		{"in", levels, ""},                                // too little of it
		{"sarfi", formats, "sarif"},                       // letters exchanged
		{"josn", formats, "json"},                         //
		{"xml", formats, ""},                              //
		{"dest", []string{"destination-a", "dest-b"}, ""}, // both begin so
		{"", levels, ""},                                  //
		{"rulse", []string{"rules", "pulse"}, "rules"},    // exchanged is nearer than replaced
		{"fatal", levels, ""},                             //
		{"änfo", []string{"info", "ändere"}, "info"},      // letters beyond ASCII
		{"--", []string{"-"}, "-"},                        //
		{"retry", []string{"retry-attempts-range", "x"}, "retry-attempts-range"},
	} {
		if got := Nearest(c.word, c.candidates); got != c.want {
			t.Errorf("Nearest(%q, %q) = %q, want %q", c.word, c.candidates, got, c.want)
		}
	}
}
