package edit

import (
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

func at(src string, start, end int, text string) Edit {
	return Edit{Location: Range([]byte(src), "main.tf", start, end), Replacement: text}
}

func TestApply(t *testing.T) {
	const src = "0123456789"
	for name, c := range map[string]struct {
		edits []Edit
		want  string // "": an error
	}{
		"none":                     {nil, src},
		"in any order":             {[]Edit{at(src, 8, 9, "b"), at(src, 1, 3, "a")}, "0a34567b9"},
		"at both ends":             {[]Edit{at(src, 0, 0, "<"), at(src, 10, 10, ">")}, "<0123456789>"},
		"beside each other":        {[]Edit{at(src, 2, 4, ""), at(src, 4, 6, "x")}, "01x6789"},
		"before what is taken":     {[]Edit{at(src, 2, 4, ""), at(src, 2, 2, "x")}, "01x456789"},
		"over each other":          {[]Edit{at(src, 2, 5, ""), at(src, 4, 6, "")}, ""},
		"inside each other":        {[]Edit{at(src, 2, 8, ""), at(src, 4, 5, "")}, ""},
		"twice at one place":       {[]Edit{at(src, 2, 2, "a"), at(src, 2, 2, "b")}, ""},
		"behind the end":           {[]Edit{{Location: Range([]byte(src+"x"), "main.tf", 10, 11)}}, ""},
		"with its end at its head": {[]Edit{at(src, 5, 4, "")}, ""},
	} {
		got, err := Apply([]byte(src), c.edits)
		if (err != nil) != (c.want == "") || string(got) != c.want {
			t.Errorf("%s: %q, %v, want %q", name, got, err, c.want)
		}
	}
}

func TestOverlap(t *testing.T) {
	const src = "0123456789"
	a := at(src, 3, 5, "")
	for _, c := range []struct {
		b    Edit
		want bool
	}{
		{at(src, 0, 2, ""), false}, {at(src, 0, 3, ""), true}, {at(src, 4, 4, ""), true},
		{at(src, 5, 5, ""), true}, {at(src, 6, 7, ""), false},
		{Edit{Location: Range([]byte(src), "other.tf", 3, 5)}, false},
	} {
		if got, back := Overlap(a, c.b), Overlap(c.b, a); got != c.want || back != c.want {
			t.Errorf("%v: %v, %v", c.b, got, back)
		}
	}
}

func TestOpen(t *testing.T) {
	for name, want := range map[string]bool{
		"main.tf": true, "a/b.tofu": true, "../x.tf": true,
		"main.tf.json": false, "plan.json": false, "terraform.tfvars": false,
		".terraform/modules/a/main.tf": false, "x/.terraform/modules/a/main.tf": false,
	} {
		if f := Open(map[string][]byte{name: nil}, name); (f != nil) != want {
			t.Errorf("%s: %v", name, f)
		}
	}
	if Open(nil, "main.tf") != nil {
		t.Error("a file that was not read is opened")
	}
	for name, want := range map[string]bool{"override.tf": true, "a/b_override.tofu": true, "overrides.tf": false, "override/main.tf": false} {
		if got := Open(map[string][]byte{name: nil}, name).Override(); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// file is a file, and the range of its first block.
func file(t *testing.T, src string) (*File, *hclsyntax.Block) {
	t.Helper()
	parsed, diags := hclsyntax.ParseConfig([]byte(src), "main.tf", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return Open(map[string][]byte{"main.tf": []byte(src)}, "main.tf"), parsed.Body.(*hclsyntax.Body).Blocks[0]
}

func TestRemoveBlock(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"alone":                 {"a {\n  x {}\n}\n", "a {\n}\n"},
		"first":                 {"a {\n  x {}\n\n  y = 1\n}\n", "a {\n  y = 1\n}\n"},
		"last":                  {"a {\n  y = 1\n\n  x {\n  }\n}\n", "a {\n  y = 1\n}\n"},
		"between":               {"a {\n  y = 1\n\n  x {\n  }\n\n  z = 1\n}\n", "a {\n  y = 1\n\n  z = 1\n}\n"},
		"close to one":          {"a {\n  y = 1\n  x {\n  }\n\n  z = 1\n}\n", "a {\n  y = 1\n\n  z = 1\n}\n"},
		"CRLF":                  {"a {\r\n  y = 1\r\n\r\n  x {}\r\n}\r\n", "a {\r\n  y = 1\r\n}\r\n"},
		"a comment above stays": {"a {\n  # why\n  x {}\n}\n", "a {\n  # why\n}\n"},
		"a comment behind":      {"a {\n  x {} # why\n}\n", ""},
		"a comment before":      {"a {\n  /* why */ x {}\n}\n", ""},
	} {
		f, outer := file(t, c.src)
		edits := f.RemoveBlock(outer.Body.Blocks[0])
		got, err := Apply([]byte(c.src), edits)
		if c.want == "" {
			if edits != nil {
				t.Errorf("%s: %v", name, edits)
			}
		} else if err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestDependOn(t *testing.T) {
	resource := func(body string) string { return "resource \"a\" \"b\" {\n" + body + "}\n" }
	for name, c := range map[string]struct{ body, want string }{
		"none":                   {"  x = 1\n", "  x = 1\n\n  depends_on = [n]\n"},
		"behind an empty line":   {"  x = 1\n\n", "  x = 1\n\n  depends_on = [n]\n"},
		"an empty block":         {"", "  depends_on = [n]\n"},
		"tabs":                   {"\tx = 1\n", "\tx = 1\n\n\tdepends_on = [n]\n"},
		"four":                   {"    y {}\n    x = 1\n", "    y {}\n    x = 1\n\n    depends_on = [n]\n"},
		"an empty list":          {"  depends_on = [ ]\n", "  depends_on = [n]\n"},
		"one line":               {"  depends_on = [a.b]\n", "  depends_on = [a.b, n]\n"},
		"a comma at the end":     {"  depends_on = [a.b,]\n", "  depends_on = [a.b, n,]\n"},
		"lines":                  {"  depends_on = [\n    a.b\n  ]\n", "  depends_on = [\n    a.b,\n    n\n  ]\n"},
		"lines with commas":      {"  depends_on = [\n    a.b, # why\n  ]\n", "  depends_on = [\n    a.b, # why\n    n,\n  ]\n"},
		"several on a line":      {"  depends_on = [\n    a.b, c.d\n  ]\n", "  depends_on = [\n    a.b, c.d, n\n  ]\n"},
		"there already":          {"  depends_on = [n]\n", "  depends_on = [n]\n"},
		"a list with a comment":  {"  depends_on = [ # none\n  ]\n", ""},
		"no list":                {"  depends_on = concat([a.b], [])\n", ""},
		"the last is an element": {"  depends_on = [a.b[\"x\"]]\n", "  depends_on = [a.b[\"x\"], n]\n"},
	} {
		src := resource(c.body)
		f, block := file(t, src)
		edits, ok := f.DependOn(Range([]byte(src), "main.tf", 0, block.CloseBraceRange.End.Byte), "n")
		if ok != (c.want != "") {
			t.Errorf("%s: %v, %v", name, edits, ok)
		}
		if got, err := Apply([]byte(src), edits); ok && (err != nil || string(got) != resource(c.want)) {
			t.Errorf("%s: %v\n%s", name, err, got)
		}
	}
	// A block that ends where something else does.
	for _, src := range []string{`resource "a" "b" { x = 1 }`, "resource \"a\" \"b\" {\n  y {\n  } }"} {
		parsed, diags := hclsyntax.ParseConfig([]byte(src), "main.tf", hcl.InitialPos)
		_ = parsed
		f := Open(map[string][]byte{"main.tf": []byte(src)}, "main.tf")
		if edits, ok := f.DependOn(Range([]byte(src), "main.tf", 0, len(src)), "n"); ok && !diags.HasErrors() {
			t.Errorf("%s: %v", src, edits)
		}
	}
}

func TestAppend(t *testing.T) {
	for src, want := range map[string]string{
		"a = 1\n": "a = 1\n\nb = 1\n", "a = 1": "a = 1\n\nb = 1\n", "a = 1\n\n": "a = 1\n\nb = 1\n",
		"a = 1\r\n": "a = 1\r\n\r\nb = 1\r\n", "a = 1\r\n\r\n": "a = 1\r\n\r\nb = 1\r\n",
	} {
		sources := map[string][]byte{"main.tf": []byte(src)}
		edits := NewTidier(sources).Tidy([]Edit{Open(sources, "main.tf").Append("b = 1")})
		if got, err := Apply([]byte(src), edits); err != nil || string(got) != want {
			t.Errorf("%q: %q, %v", src, got, err)
		}
	}
}

// Texts that know nothing of each other stand behind each other, as if each had been alone.
func TestJoined(t *testing.T) {
	for src, want := range map[string]string{
		"a = 1\n": "x = 1\n\nb = 1\n\nc = 1\n", "a = 1": "x = 1\n\nb = 1\n\nc = 1\n", "a = 1\n\n": "x = 1\n\nb = 1\n\nc = 1\n",
		"a = 1\r\n": "x = 1\r\n\r\nb = 1\r\n\r\nc = 1\r\n",
	} {
		sources := map[string][]byte{"main.tf": []byte(src)}
		f := Open(sources, "main.tf")
		edits := []Edit{f.Append("b = 1"), f.Append("c = 1"), f.Replace(0, 1, "x")}
		for i := range edits {
			edits[i] = NewTidier(sources).Tidy(edits[i : i+1])[0]
		}
		if got, err := Apply([]byte(src), Joined([]byte(src), edits)); err != nil || string(got) != want {
			t.Errorf("%q: %q, %v", src, got, err)
		}
	}
}

// What was in a column with something that is gone moves, if the file was formatted.
func TestTidy(t *testing.T) {
	for name, c := range map[string]struct{ src, cut, with, want string }{
		"the longest line loses its comment": {
			"a   = 1 # x\nbbb = 22222 # y\n", " # y", "", "a   = 1 # x\nbbb = 22222\n"},
		"formatted": {
			"a   = 1     # x\nbbb = 22222 # y\n", " # y", "", "a   = 1 # x\nbbb = 22222\n"},
		"a longer name": {
			"a = 1\nb = 2\n", "b", "bcd", "a   = 1\nbcd = 2\n"},
		"blanks in the edit itself": {
			"a = 1\nb = 2\n", "b = 2", "bcd=2", "a   = 1\nbcd = 2\n"},
		"not formatted": {
			"a  = 1\nb = 2\n", "b", "bcd", "a  = 1\nbcd = 2\n"},
		"blanks in heredocs": {
			"a = <<EOT\n  x   y\nEOT\nb = 2\n", "b = 2", "b=2", "a = <<EOT\n  x   y\nEOT\nb = 2\n"},
	} {
		i := strings.LastIndex(c.src, c.cut)
		edits := NewTidier(map[string][]byte{"main.tf": []byte(c.src)}).Tidy([]Edit{at(c.src, i, i+len(c.cut), c.with)})
		if got, err := Apply([]byte(c.src), edits); err != nil || string(got) != c.want {
			t.Errorf("%s: %v\n%s", name, err, got)
		}
	}
	if got := NewTidier(nil).Tidy([]Edit{at("a", 0, 1, "")}); got != nil {
		t.Errorf("edits of a file that is not there: %v", got)
	}
	if got := NewTidier(map[string][]byte{"main.tf": []byte("abc")}).Tidy([]Edit{at("abc", 0, 2, ""), at("abc", 1, 3, "")}); got != nil {
		t.Errorf("edits that overlap: %v", got)
	}
}

// Whatever the file and the edits: what Apply does can be told byte by byte, and Tidy changes blanks only.
func FuzzApply(f *testing.F) {
	f.Add("a = 1 # x\nbbb = 2 # y\n", uint16(2), uint16(5), "", uint16(7), uint16(9), "zz")
	f.Add("a   = 1     # x\nbbb = 22222 # y\n", uint16(27), uint16(31), "", uint16(0), uint16(1), "cc")
	f.Add("\ufeffa = <<EOT\r\n  x\r\nEOT\r\n", uint16(3), uint16(4), "b\n", uint16(10), uint16(10), " ")
	f.Fuzz(func(t *testing.T, src string, a, b uint16, x string, c, d uint16, y string) {
		bound := func(n uint16) int { return int(n) % (len(src) + 1) }
		first, second := at(src, bound(a), bound(b), x), at(src, bound(c), bound(d), y)
		edits := []Edit{first, second}
		got, err := Apply([]byte(src), edits)
		if back, backErr := Apply([]byte(src), []Edit{second, first}); string(back) != string(got) || (err != nil) != (backErr != nil) {
			t.Fatalf("%q or %q, in the other order", got, back)
		}
		if err != nil {
			return
		}
		if first.Location.Start.Byte > second.Location.Start.Byte || first.Location.Start == second.Location.Start && first.Location.End.Byte > second.Location.End.Byte {
			first, second = second, first
		}
		want := src[:first.Location.Start.Byte] + first.Replacement + src[first.Location.End.Byte:second.Location.Start.Byte] +
			second.Replacement + src[second.Location.End.Byte:]
		if string(got) != want {
			t.Fatalf("%q, want %q", got, want)
		}
		tidied := NewTidier(map[string][]byte{"main.tf": []byte(src)}).Tidy(edits)
		result, err := Apply([]byte(src), tidied)
		if err != nil {
			t.Fatal(err)
		}
		bare := func(s []byte) string {
			return strings.NewReplacer(" ", "", "\t", "", "\r", "").Replace(string(s))
		}
		if bare(result) != bare(got) {
			t.Fatalf("Tidy makes %q of %q", result, got)
		}
	})
}

func TestFormatKeepsTheMark(t *testing.T) {
	if got := string(format([]byte("\ufeffa=1\n"))); got != "\ufeffa = 1\n" {
		t.Errorf("%q", got)
	}
}
