package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Whatever range is shown, and however secrets lie in it, no text of theirs is printed,
// and what stands around them is.
func TestSecretsAreHidden(t *testing.T) {
	const file = "main.tf"
	src := "a = 1\nb = f(\"SECRET\", 2) # SE\nc = <<EOT\nSECRET\n  SECRET\r\nEOT\nd = [\"SECRET\", \"SECRET\"]\n"
	var secrets []model.Range
	for at := 0; ; {
		i := strings.Index(src[at:], "SECRET")
		if i < 0 {
			break
		}
		secrets = append(secrets, span(src, file, at+i, at+i+len("SECRET")), span(src, file, at+i, at+i+2))
		at += i + len("SECRET")
	}
	heredoc := strings.Index(src, "<<EOT")
	secrets = append(secrets, span(src, file, heredoc, strings.Index(src, "d = ")))
	for start := range len(src) + 1 {
		for end := start; end <= len(src); end++ {
			r := span(src, file, start, end)
			rep := report(map[string][]byte{file: []byte(src)}, 1, check.Finding{
				Severity: check.Error, Location: r, Related: []check.Related{{Message: "m", Location: r}},
			})
			rep.Secrets = secrets
			var b bytes.Buffer
			if err := Write("text", &b, rep, Options{}); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(b.String(), "CRET") {
				t.Fatalf("range %d to %d tells a secret:\n%s", start, end, b.String())
			}
		}
	}

	rep := report(map[string][]byte{file: []byte(src)}, 1, check.Finding{Severity: check.Error, Location: at(t, map[string][]byte{file: []byte(src)}, file, "2", 0)})
	rep.Secrets = secrets
	var b bytes.Buffer
	if err := Write("text", &b, rep, Options{}); err != nil {
		t.Fatal(err)
	}
	want := "2 | b = f(\"(sensitive value)\", 2) # SE\n  |" + strings.Repeat(" ", 28) + "^\n"
	if !strings.Contains(b.String(), want) {
		t.Errorf("got\n%s\nwant in it\n%s", b.String(), want)
	}
}
