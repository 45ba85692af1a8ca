package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two three", 7, []string{"one two", "three"}},
		{"well-known a/b/c", 6, []string{"well-known", "a/b/c"}},
		{"a long-long-long-word b", 8, []string{"a", "long-long-long-word", "b"}},
		{"keeps\u00a0together it does", 14, []string{"keeps\u00a0together", "it does"}},
		{"函数计算会重试失败的调用", 10, []string{"函数计算会", "重试失败的", "调用"}},
		// The comma would be the sixth character.
		{"函数计算会，重试", 10, []string{"函数计算", "会，重试"}},
		{"函数计算的（默认）值", 12, []string{"函数计算的", "（默认）值"}},
		{"在 `destination_config` 中，写明 `on_failure`。", 24, []string{"在 `destination_config`", "中，写明 `on_failure`。"}},
		{"路径 `acs:mns:*:*:/queues/dead` 不变", 12, []string{"路径", "`acs:mns:*:*:/queues/dead`", "不变"}},
		{"write `a = 1` or (`b c`), not `a b c d e f g`", 12, []string{"write", "`a = 1` or", "(`b c`), not", "`a b c d e f", "g`"}},
		{"写成 `a = 1`，而不是 `b`", 10, []string{"写成", "`a = 1`，", "而不是 `b`"}},
		{"a ` is ` no `", 6, []string{"a", "` is `", "no `"}},
		{"the 漢字漢字 of it", 8, []string{"the 漢字", "漢字 of", "it"}},
	} {
		if diff := cmp.Diff(c.want, Wrap(c.text, c.width)); diff != "" {
			t.Errorf("%q at %d (-want +got):\n%s", c.text, c.width, diff)
		}
	}
}

func TestWrapLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("ab-/`  。，（）函数计算👩\u200d\u0301\xc0")), 0, 60, -1).Draw(t, "text")
		width := rapid.IntRange(-1, 20).Draw(t, "width")
		lines := Wrap(text, width)
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got := bare(strings.Join(lines, "")); got != bare(text) {
			t.Fatalf("%q became %q", text, lines)
		}
		for i, l := range lines {
			if i > 0 && (strings.HasPrefix(l, "。") || strings.HasPrefix(l, "，") || strings.HasPrefix(l, "）")) && !strings.Contains(text, " "+l[:3]) {
				t.Fatalf("%q begins with a closing mark in %q", l, lines)
			}
		}
	})
}

func TestTable(t *testing.T) {
	got := Table([][]string{{"目标", "path"}, {"queue", "`x`"}, {"only"}})
	if want := "目标   path\nqueue  `x`\nonly\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if w := uniseg.StringWidth(Pad("级别", 11)); w != 11 {
		t.Errorf("the width is %d", w)
	}
}
