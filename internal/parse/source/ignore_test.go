package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/model"
)

func TestIgnores(t *testing.T) {
	for _, tt := range []struct {
		name, file, src string
		want            []string // "RULES|reason|covered lines|what is malformed"
	}{
		{"on the line", "a.tf", "locals {\n  a = 1 # fcasync-lint:ignore FCA601 -- known\n  b = 2\n}\n", []string{"FCA601|known|2-2|"}},
		{"above the line", "a.tf", "locals {\n  # fcasync-lint:ignore FCA601 -- known\n  b = 2\n}\n", []string{"FCA601|known|3-3|"}},
		{"above an argument of several lines", "a.tf", "locals {\n  // fcasync-lint:ignore FCA601 -- known\n  b = [\n    1,\n  ]\n}\n", []string{"FCA601|known|3-5|"}},
		{"above the block", "a.tf", "/* fcasync-lint:ignore FCA103, FCA601 -- both of them */\nresource \"a\" \"b\" {\n  c = 1\n}\n", []string{"FCA103,FCA601|both of them|2-4|"}},
		{"above a nested block", "a.tf", "a {\n  # fcasync-lint:ignore FCA101 -- later\n  b {\n    c = 1\n  }\n}\n", []string{"FCA101|later|3-5|"}},
		{"over other comments", "a.tf", "# fcasync-lint:ignore FCA101 -- later\n# and why\na {\n}\n", []string{"FCA101|later|3-4|"}},
		{"on a block's header it covers the header alone", "a.tf", "a { # fcasync-lint:ignore FCA101 -- later\n  b = 1\n}\n", []string{"FCA101|later|1-1|"}},
		{"inside a comment of several lines", "a.tf", "/*\n * About this:\n * fcasync-lint:ignore FCA101 -- later\n */\na {\n}\n", []string{"FCA101|later|5-6|"}},
		{"CRLF", "a.tf", "# fcasync-lint:ignore FCA101 -- later\r\na {\r\n}\r\n", []string{"FCA101|later|2-3|"}},
		{"until a day", "a.tf", "# fcasync-lint:ignore FCA101 until=2027-01-31 -- later\na {\n}\n", []string{"FCA101|later|2-3| until 2027-01-31"}},
		{"until a day, among rules", "a.tf", "# fcasync-lint:ignore FCA101, until=2027-01-31, FCA102 -- later\na {\n}\n", []string{"FCA101,FCA102|later|2-3| until 2027-01-31"}},
		{"a day behind the reason", "a.tf", "# fcasync-lint:ignore FCA101 -- later until=2027-01-31\na {\n}\n", []string{"FCA101|later until=2027-01-31|2-3|until= must stand before --: behind it is the reason, and it would hold for ever"}},
		{"a day, and another one in the reason", "a.tf", "# fcasync-lint:ignore FCA101 until=2027-01-31 -- was until=2026-01-31\na {\n}\n", []string{"FCA101|was until=2026-01-31|2-3| until 2027-01-31"}},
		{"no day", "a.tf", "# fcasync-lint:ignore FCA101 until=2027-02-30 -- later\na {\n}\n", []string{"FCA101|later|2-3|what stands behind until= is no day: write it as until=2027-01-31 until 2027-02-30"}},
		{"an empty day", "a.tf", "# fcasync-lint:ignore FCA101 until= -- later\na {\n}\n", []string{"FCA101|later|2-3|what stands behind until= is no day: write it as until=2027-01-31"}},
		{"two days", "a.tf", "# fcasync-lint:ignore FCA101 until=2027-01-31 until=2028-01-31 -- later\na {\n}\n", []string{"FCA101|later|2-3|it has more than one until= until 2028-01-31"}},
		{"a day alone", "a.tf", "# fcasync-lint:ignore until=2027-01-31 -- later\na {\n}\n", []string{"|later|2-3|it names no rule until 2027-01-31"}},
		{"JSON, until a day", "a.tf.json", "{\"a\": {\n \"//\": \"fcasync-lint:ignore FCA101 until=2027-01-31 -- one\"\n}}", []string{"FCA101|one|1-3| until 2027-01-31"}},
		{"no reason", "a.tf", "# fcasync-lint:ignore FCA101\na {\n}\n", []string{"FCA101||2-3|it gives no reason"}},
		{"an empty reason", "a.tf", "# fcasync-lint:ignore FCA101 --\na {\n}\n", []string{"FCA101||2-3|it gives no reason"}},
		{"no rule", "a.tf", "# fcasync-lint:ignore -- why\na {\n}\n", []string{"|why|2-3|it names no rule"}},
		{"a space after the colon", "a.tf", "# fcasync-lint: ignore FCA101 -- later\na {\n}\n", []string{"|later|2-3|it does not begin with fcasync-lint:ignore"}},
		{"another word", "a.tf", "a = 1 /* fcasync-lint:disable FCA101 */\n", []string{"||1-1|it does not begin with fcasync-lint:ignore"}},
		{"only mentioned", "a.tf", "a = 1 # see fcasync-lint: docs, image fcasync-lint:latest\n", nil},
		{"in a string it is none", "a.tf", "locals {\n  a = \"# fcasync-lint:ignore FCA101 -- no\"\n}\n", nil},
		{"in a heredoc it is none", "a.tf", "locals {\n  a = <<EOF\n# fcasync-lint:ignore FCA101 -- no\nEOF\n}\n", nil},
		{"at the end of the file", "a.tf", "a {\n}\n# fcasync-lint:ignore FCA101 -- late", []string{"FCA101|late|4-4|"}},
		{"JSON", "a.tf.json", "{\n  \"a\": {\n    \"//\": \"fcasync-lint:ignore FCA101 -- later\",\n    \"b\": {\"c\": [1, \"x\"]}\n  },\n  \"d\": 1\n}", []string{"FCA101|later|2-5|"}},
		{"JSON, several in a list", "a.tf.json", "{\"a\": {\n \"b\": [1, {}],\n \"//\": [\"fcasync-lint:ignore FCA101 -- one\", \"text\", \"fcasync-lint:ignore FCA102 -- two\"]\n}}", []string{"FCA101|one|1-4|", "FCA102|two|1-4|"}},
		{"JSON, in another value it is none", "a.tf.json", `{"a": "fcasync-lint:ignore FCA101 -- no", "c": ["//", "fcasync-lint:ignore FCA101 -- no"]}`, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file, _ := parseFile([]byte(tt.src), tt.file)
			var got []string
			for _, ig := range readIgnores(file, []byte(tt.src), tt.file) {
				if len(ig.Covers) != 1 {
					t.Fatalf("covers %v", ig.Covers)
				}
				c := ig.Covers[0]
				line := fmt.Sprintf("%s|%s|%d-%d|%s", strings.Join(ig.Rules, ","), ig.Reason, c.Start.Line, c.End.Line, ig.Malformed)
				if ig.Until != "" {
					line += " until " + ig.Until
				}
				got = append(got, line)
				if text := tt.src[ig.Range.Start.Byte:ig.Range.End.Byte]; !strings.HasPrefix(text, addressed) {
					t.Errorf("the directive's range is %q", text)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzIgnores(f *testing.F) {
	f.Add("# fcasync-lint:ignore FCA101 -- later\na {\n}\n", false)
	f.Add("/* x\nfcasync-lint:ignore FCA101, x -- */ a = 1", false)
	f.Add("{\"//\": [\"fcasync-lint:ignore FCA101 -- one\"], \"b\": {\"//\": \"fcasync-lint:ignore\"}}", true)
	f.Fuzz(func(t *testing.T, src string, json bool) {
		name := "a.tf"
		if json {
			name = "a.tf.json"
		}
		if checkNesting([]byte(src), name, json) != nil {
			return
		}
		file, _ := parseFile([]byte(src), name)
		if file == nil {
			return
		}
		for _, ig := range readIgnores(file, []byte(src), name) {
			for _, r := range append([]model.Range{ig.Range}, ig.Covers...) {
				if r.Start.Byte < 0 || r.Start.Byte > r.End.Byte || r.Start.Line < 1 {
					t.Errorf("range %+v", r)
				}
			}
			if ig.Malformed == "" && (len(ig.Rules) == 0 || ig.Reason == "") {
				t.Errorf("taken as well-formed: %+v", ig)
			}
		}
	})
}
