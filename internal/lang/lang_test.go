package lang

import (
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/rules"
)

func TestEveryRuleIsTranslated(t *testing.T) {
	for _, name := range Names()[1:] {
		l, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		known := map[string]bool{}
		for _, r := range rules.Catalogue().Rules {
			known[r.ID] = true
			t.Run(name+"/"+r.ID, func(t *testing.T) {
				text := l.texts[r.ID]
				if text == nil {
					t.Fatalf("there is no %s/%s.md: go run ./internal/tools/translations %s", name, r.ID, r.ID)
				}
				if text.Of != Sum(r.Doc) {
					t.Errorf("the English text has changed: look at %s/%s.md, then go run ./internal/tools/translations %s", name, r.ID, r.ID)
				}
				src, err := files.ReadFile(path.Join(name, r.ID+".md"))
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(text.String(), strings.ReplaceAll(string(src), "\r\n", "\n")); diff != "" {
					t.Errorf("the file is not written as it should be (-want +got):\n%s", diff)
				}
				for _, fault := range Faults(English(r.Doc), text) {
					t.Error(fault)
				}
				if said := l.Rule(r); said.Doc.Title != text.Title || said.ID != r.ID || len(said.Doc.Bad) != len(r.Doc.Bad) {
					t.Errorf("the rule becomes %+v", said)
				}
			})
		}
		for id := range l.texts {
			if !known[id] {
				t.Errorf("%s/%s.md is about no rule", name, id)
			}
		}
	}
}

func TestFaultsAreFound(t *testing.T) {
	english := &Text{
		Title: "A title", Why: "It takes `a` to 8 of FCA103, see <https://example.com/>.\n\n```hcl\na = 1\n```", Fix: "Do what it says.",
		Bad: []string{"One", "Two"},
	}
	good := Text{
		Title: "标题", Why: "FCA103 接受 `a` 到 8，参见 <https://example.com/>。\n\n```hcl\na = 1\n```", Fix: "照做。",
		Bad: []string{"一", "二"},
	}
	if faults := Faults(english, &good); len(faults) > 0 {
		t.Errorf("%q", faults)
	}
	for _, c := range []struct {
		change func(*Text)
		want   string
	}{
		{func(t *Text) { t.Title = "" }, "title: missing"},
		{func(t *Text) { t.Versions = "1.0.0" }, "versions: not in English"},
		{func(t *Text) { t.Bad = t.Bad[:1] }, "bad: 1 titles, not 2"},
		{func(t *Text) { t.Why, _, _ = strings.Cut(t.Why, "\n\n") }, "why: 1 paragraphs, not 2"},
		{func(t *Text) { t.Why = strings.Replace(t.Why, "`a`", "`b`", 1) }, "why: code:"},
		{func(t *Text) { t.Why = strings.Replace(t.Why, "8", "9", 1) }, "why: numbers and IDs:"},
		{func(t *Text) { t.Why = strings.Replace(t.Why, "FCA103", "FCA104", 1) }, "why: numbers and IDs:"},
		{func(t *Text) { t.Why = strings.Replace(t.Why, "a = 1", "a = 2", 1) }, "why: fenced code:"},
		{func(t *Text) { t.Why = strings.Replace(t.Why, "example.com", "example.org", 1) }, "why: URLs:"},
		{func(t *Text) { t.Fix = "照做." }, `fix: half-width "做."`},
		{func(t *Text) { t.Fix = "用FCA照做。" }, `fix: no space in "用F"`},
		{func(t *Text) { t.Fix = "照\n做。" }, "fix: a paragraph is one line"},
		{func(t *Text) { t.Fix = "Do what it says." }, "fix: not translated"},
	} {
		bad := good
		bad.Bad = slices.Clone(good.Bad)
		c.change(&bad)
		if faults := Faults(english, &bad); !slices.ContainsFunc(faults, func(f string) bool { return strings.HasPrefix(f, c.want) }) {
			t.Errorf("got %q, want %q", faults, c.want)
		}
	}
}

func TestATranslationOfAnotherTextIsNotUsed(t *testing.T) {
	l, err := Load("zh")
	if err != nil {
		t.Fatal(err)
	}
	own := &check.Rule{ID: "FCA601", Name: "failure-destination-missing", Doc: check.Doc{Title: "Ours", Why: "We say so."}}
	if got := l.Rule(own); got != own {
		t.Errorf("the rule of a user becomes %+v", got)
	}
}

func TestFindings(t *testing.T) {
	l, err := Load("zh")
	if err != nil {
		t.Fatal(err)
	}
	rule, _ := rules.Catalogue().Find("FCA002") // its English text is broken into lines
	why, fix := rule.Doc.General()
	general := check.Finding{Rule: rule.ID, Message: "m", Why: why, Fix: "Write it so.", Fingerprint: "f"}
	got := l.Findings(rules.Catalogue().Rules)(general)
	want := general
	want.Why, _ = l.Rule(rule).Doc.General()
	if want.Why == why {
		t.Fatal("it is not translated")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if english := (*Language)(nil).Findings(nil)(check.Finding{Rule: rule.ID, Why: why, Fix: fix}); english.Why != why || english.Fix != fix {
		t.Errorf("English becomes %+v", english)
	}
}

func TestLoad(t *testing.T) {
	if l, err := Load("en"); l != nil || err != nil {
		t.Errorf("English is %v, %v", l, err)
	}
	for _, name := range []string{"", "ZH", "../zh", "de"} {
		if _, err := Load(name); err == nil {
			t.Errorf("%q is a language", name)
		}
	}
}

func TestCount(t *testing.T) {
	l, err := Load("zh")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		l    *Language
		n    int
		want string
	}{{nil, 1, "1 error"}, {nil, 2, "2 errors"}, {l, 2, "2 个错误"}} {
		if got := c.l.Count(c.n, "error"); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestParse(t *testing.T) {
	for _, src := range []string{
		"", "# No sum\n", "<!-- of: 1 -->\n\nno title\n", "<!-- of: 1 -->\n\n# T\n\n## Nonsense\n\nx\n",
		"<!-- of: 1 -->\n\n# T\n\n## Fix\n\nx\n\n## Why\n\ny\n",
	} {
		if text, err := Parse(src); err == nil {
			t.Errorf("%q is read as %+v", src, text)
		}
	}
	for _, src := range []string{`why: = "x"`, `"a" = b`, `"a" = "b"` + "\n" + `"a" = "c"`} {
		if words, err := parseWords(src); err == nil {
			t.Errorf("%q is read as %q", src, words)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load("zh"); err != nil {
			b.Fatal(err)
		}
	}
}

// One thing has one name: that of Alibaba Cloud's own pages, where they have one.
func TestTerms(t *testing.T) {
	entries, err := files.ReadDir("zh")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		src, err := files.ReadFile(path.Join("zh", e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		for wrong, right := range map[string]string{
			"存活时间": "存活时长", "帐号": "账号", "区域": "地域", "消息服务": "轻量消息队列（原 MNS）", "调用目标": "目标", "权限政策": "权限策略",
			"限定符": "qualifier", "有状态": "任务模式", "承担": "扮演", "死信目标": "失败目标", "供应商": "云厂商", "附加策略": "绑定权限策略",
		} {
			if strings.Contains(string(src), wrong) {
				t.Errorf("zh/%s: %s is called %s", e.Name(), wrong, right)
			}
		}
	}
}
