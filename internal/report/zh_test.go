package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/rules"
	"github.com/fcasync/fcasync-lint/internal/lang"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// inChinese is a report of rules whose texts are translated, and of one whose are not.
func inChinese(t testing.TB) (*Report, *lang.Language) {
	t.Helper()
	l, err := lang.Load("zh")
	if err != nil {
		t.Fatal(err)
	}
	english := []*check.Rule{}
	rule := func(id string) *check.Rule {
		r, _ := rules.Catalogue().Find(id)
		english = append(english, r)
		return r
	}
	sources := map[string][]byte{"main.tf": []byte(mainTF)}
	retries := finding(rule("FCA103"), "alicloud_fcv3_async_invoke_config.this", "max_async_retry_attempts is 9 (var.retries): the API takes 0 to 8", at(t, sources, "main.tf", "var.retries", 0))
	retries.Fix = "Write a number from 0 to 8 for this function."
	retries.Related = []check.Related{{Message: `the default of variable "retries"`, Location: at(t, sources, "main.tf", "9", 0)}}
	oneSided := finding(rule("FCA501"), "alicloud_fcv3_async_invoke_config.this", "destination_config has on_failure but no on_success", at(t, sources, "main.tf", "destination_config", 0))
	oneSided.Trace = []string{"provider 1.289.0 sends both sides"}
	paths := finding(rule("FCA203"), "alicloud_fcv3_async_invoke_config.other", "the path is not that of a queue", at(t, sources, "main.tf", `"acs:mns:::/queues/dead/messages"`, 0))
	live := finding(rule("FCA904"), "", "the role may not deliver", model.Range{File: "../elsewhere.tf", Start: model.Pos{Line: 1, Column: 1}, End: model.Pos{Line: 1, Column: 2}})
	optional := rule("policy.maximum-retries")
	of := finding(optional, "alicloud_fcv3_async_invoke_config.other", "there are 3 retries", at(t, sources, "main.tf", `"other"`, 0))

	said := l.Findings(english)
	list := []check.Finding{said(retries), said(oneSided), said(paths), said(live), said(of), finding(ruleScope, "a.b", "没有翻译的规则", at(t, sources, "main.tf", `"other"`, 1))}
	r := report(sources, 3, list...)
	r.Rules = append(l.Rules(english), ruleScope)
	r.Summary.Undecided, r.Summary.Ignored = 2, 1
	r.Ignored = []Ignored{{Finding: said(paths), By: model.Ignore{Rules: []string{"FCA203"}, Reason: "流水线会补全", Range: at(t, sources, "main.tf", "on_failure {", 0)}}}
	return r, l
}

func TestChineseFitsItsWidth(t *testing.T) {
	r, l := inChinese(t)
	r.Sources = nil // excerpts and addresses are as wide as they are
	for _, width := range []int{40, 60, 100} {
		var b bytes.Buffer
		if err := Write("text", &b, r, Options{Lang: l, Width: width}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			line = strings.TrimRight(line, "\n")
			text := strings.TrimSpace(line)
			if strings.HasPrefix(text, "，") || strings.HasPrefix(text, "。") || strings.HasPrefix(text, "、") || strings.HasPrefix(text, "）") {
				t.Errorf("at %d a line begins with a closing mark: %q", width, line)
			}
			prose := strings.HasPrefix(text, "= 原因") || strings.HasPrefix(line, "          ")
			if got := uniseg.StringWidth(line); prose && got > width && strings.Contains(text, " ") {
				t.Errorf("at %d a line is %d wide: %q", width, got, line)
			}
		}
	}
}

// A language changes what people read, and nothing that programs go by.
func TestChineseChangesTextsOnly(t *testing.T) {
	r, l := inChinese(t)
	type log struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Language string
					Rules    []struct {
						ID, Name         string
						ShortDescription struct{ Text string }
						Help             struct{ Text, Markdown string }
					}
				}
			}
			Results []struct {
				RuleID  string
				Message struct{ Text string }
			}
		}
	}
	var got log
	var b bytes.Buffer
	if err := Write("sarif", &b, r, Options{Lang: l}); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	driver := got.Runs[0].Tool.Driver
	first := driver.Rules[0]
	if driver.Language != "zh-CN" || first.ID != "FCA103" || first.Name != "RetryAttemptsRange" || first.ShortDescription.Text != "最大重试次数超出取值范围。" ||
		!strings.Contains(first.Help.Markdown, "## 解决方法") || !strings.Contains(first.Help.Text, "解决方法：") {
		t.Errorf("got %+v", first)
	}
	for _, result := range got.Runs[0].Results {
		// Viewers go by the full stop at the end.
		if !strings.HasSuffix(result.Message.Text, ".") {
			t.Errorf("%s ends otherwise: %q", result.RuleID, result.Message.Text)
		}
	}
}
