package lang

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Words are said in the packages that print.
func TestEveryWordIsTranslated(t *testing.T) {
	said := map[string]bool{}
	for _, dir := range []string{"../report", "../cli"} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
				continue
			}
			src, err := os.ReadFile(path.Join(dir, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			for _, word := range wordsIn(t, e.Name(), src) {
				said[word] = true
			}
		}
	}
	if len(said) < 40 {
		t.Fatalf("only %d words were found", len(said))
	}
	verbs := regexp.MustCompile(`%[^a-z]*[a-z]`)
	for _, name := range Names()[1:] {
		l, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for word := range said {
			if _, ok := l.words[word]; !ok {
				t.Errorf("%s: %q is not translated", name, word)
			}
		}
		for word, translated := range l.words {
			if !said[word] {
				t.Errorf("%s: nobody says %q", name, word)
			}
			want, got := verbs.FindAllString(word, -1), verbs.FindAllString(translated, -1)
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(want, got) {
				t.Errorf("%s: %q has the verbs %q, not %q", name, translated, got, want)
			}
		}
	}
}

// wordsIn are those that code says in a language: the arguments of Say and Count.
func wordsIn(t *testing.T, name string, src []byte) (out []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, src, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		f, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || f.Sel.Name != "Say" && f.Sel.Name != "Count" {
			return true
		}
		if of, ok := f.X.(*ast.Ident); ok && (of.Name == "strings" || of.Name == "bytes") {
			return true // their Count
		}
		lit, ok := call.Args[len(call.Args)-1].(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			t.Errorf("%s: an argument of %s is no literal, so nobody can tell whether it is translated", name, f.Sel.Name)
			return true
		}
		word, err := strconv.Unquote(lit.Value)
		if err != nil {
			t.Fatal(err)
		}
		if f.Sel.Name == "Count" {
			word = "%d " + word
		}
		out = append(out, word)
		return true
	})
	return out
}
