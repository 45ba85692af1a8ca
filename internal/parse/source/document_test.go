package source

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// units is a text as a string of one byte for each unit of a span.
func units(t symbol.Text) string {
	var b strings.Builder
	for _, s := range t.Segments() {
		if s.Ref != nil {
			b.WriteByte(0)
		} else {
			b.WriteString(s.Lit)
		}
	}
	return b.String()
}

// spanOf finds the nth appearance, from 1, of a string in a document. A reference in it is
// written as ${}.
func spanOf(tb testing.TB, d model.Document, want string, nth int) symbol.Span {
	tb.Helper()
	text := units(d.Text)
	want = strings.ReplaceAll(want, "${}", "\x00")
	from := 0
	for ; ; nth-- {
		i := strings.Index(text[from:], want)
		if i < 0 {
			tb.Fatalf("no %q in %s", want, d.Text)
		}
		if from += i; nth <= 1 {
			return symbol.Span{From: from, To: from + len(want)}
		}
		from += len(want)
	}
}

// placed is a piece of a document and the source text that it must be located at.
type placed struct {
	piece string // with nth appearance after a "#"
	want  string // FILE:LINE source text [holder]
}

func (w placed) check(tb testing.TB, p *model.Project, d model.Document) {
	tb.Helper()
	piece, nth := w.piece, 1
	if i := strings.LastIndexByte(piece, '#'); i >= 0 {
		fmt.Sscan(piece[i+1:], &nth)
		piece = piece[:i]
	}
	at, holder := d.At(spanOf(tb, d, piece, nth))
	src := p.Sources[at.File]
	if at.Start.Byte > at.End.Byte || at.End.Byte > len(src) {
		tb.Errorf("%q is located at %+v, which is outside of the file", w.piece, at)
		return
	}
	got := fmt.Sprintf("%s:%d %s", at.File, at.Start.Line, src[at.Start.Byte:at.End.Byte])
	if holder != "" {
		got += " [" + holder + "]"
	}
	if got != w.want {
		tb.Errorf("%q is located at\n\t%s\nnot\n\t%s", w.piece, got, w.want)
	}
}

func policyNamed(tb testing.TB, p *model.Project, name string) model.Document {
	tb.Helper()
	for _, x := range p.Policies {
		if x.Name == name {
			return x.Document
		}
	}
	for _, x := range p.Roles {
		if x.Name == name {
			return x.Trust
		}
	}
	tb.Fatalf("no policy or role %q", name)
	return model.Document{}
}

// TestDocumentsOfExamples reads the documents of two whole projects.
func TestDocumentsOfExamples(t *testing.T) {
	for _, test := range []struct {
		dir, name, text string
		places          []placed
	}{
		{"fc3-stack", "deliver", `{"Version":"1","Statement":[{"Effect":"Allow","Action":"mns:SendMessage","Resource":"acs:mns:eu-central-1:${data.alicloud_account.this.id}:/queues/dead-letters/messages"},{"Effect":"Allow","Action":"mns:PublishMessage","Resource":"acs:mns:*:*:/topics/done/messages"}]}`, []placed{
			{`"mns:SendMessage"`, `main.tf:59 "mns:SendMessage" [data.alicloud_ram_policy_document.deliver]`},
			{`mns:SendMessage`, `main.tf:59 mns:SendMessage [data.alicloud_ram_policy_document.deliver]`},
			{`"acs:mns:*:*:/topics/done/messages"`, `main.tf:65 "acs:mns:*:*:/topics/${alicloud_message_service_topic.done.id}/messages" [data.alicloud_ram_policy_document.deliver]`},
			{`"Allow"`, `main.tf:58 statement [data.alicloud_ram_policy_document.deliver]`},
			{`"Allow"#2`, `main.tf:63 "Allow" [data.alicloud_ram_policy_document.deliver]`},
		}},
		{"fc3-stack", "worker", `{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["fc.aliyuncs.com"]}}],"Version":"1"}`, []placed{
			{`"sts:AssumeRole"`, `main.tf:38 "sts:AssumeRole"`},
			{`["fc.aliyuncs.com"]`, `main.tf:39 ["fc.aliyuncs.com"]`},
			{`"Service"`, `main.tf:39 Service`},
			{`"Effect":"Allow"`, `main.tf:37 Effect    = "Allow"`},
		}},
		{"fc2-seed", "default", "", []placed{
			{`"mns:*"`, `main.tf:44 "mns:*"`},
			{`"Effect": "Allow"`, `main.tf:46 "Effect": "Allow"`},
		}},
	} {
		dir, err := filepath.Abs("../../../testdata/plans/" + test.dir)
		if err != nil {
			t.Fatal(err)
		}
		p := projectIn(dir, Options{})
		d := policyNamed(t, p, test.name)
		if got := d.Text.String(); test.text != "" && got != test.text {
			t.Errorf("%s of %s is\n%s\nnot\n%s", test.name, test.dir, got, test.text)
		}
		for _, w := range test.places {
			w.check(t, p, d)
		}
	}
}
