package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The expected values are those that github/codeql-action is tested with
// (src/fingerprints.test.ts), or, where said so, follow from the definition.
func TestLineHashes(t *testing.T) {
	greetings := []string{
		"e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
		"b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
	}
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"empty", "", []string{"c129715d7a2bc9a3:1"}},
		{"blanks", " a\nb\n  \t\tc\n d", []string{
			"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1",
		}},
		{"no newline at the end", " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End", []string{
			"8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1",
			"c6805c5e1288b612:1", "b86d3392aea1be30:1", "e6ceba753e1a442:1",
		}},
		{"LF", " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", greetings},
		{"CR", " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", greetings},
		{"CRLF", " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", greetings},
		{"mixed", " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", greetings},
		{"repeated", strings.Repeat("Lorem ipsum dolor sit amet.\n", 10), []string{
			"a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4",
			"a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1",
			"55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			all, want := map[int]bool{}, map[int]string{}
			for i, hash := range c.want {
				all[i+1], want[i+1] = true, hash
			}
			all[len(c.want)+1] = true // there is no such line
			if diff := cmp.Diff(want, lineHashes([]byte(c.src), all)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			// Occurrences count although nobody asks for the lines before.
			last := len(c.want) - 1
			one := lineHashes([]byte(c.src), map[int]bool{last: true})
			if got := one[last]; last > 0 && (got != c.want[last-1] || len(one) != 1) {
				t.Errorf("line %d alone: got %v, want %s", last, one, c.want[last-1])
			}
		})
	}
}

// Characters beyond the first plane count as two units, and the byte order mark as one:
// the sum below is the definition, written out.
func TestLineHashUnits(t *testing.T) {
	var want uint64
	for i := range 100 {
		unit := uint64(0)
		if units := []uint64{0xfeff, 0xd83c, 0xdf89, 'x', 65535}; i < len(units) {
			unit = units[i]
		}
		want = want*37 + unit
	}
	for line, hash := range rollingHashes([]byte("\ufeff 🎉\tx")) {
		if line != 1 || hash != want {
			t.Errorf("line %d has %x, want %x", line, hash, want)
		}
	}
}

func TestLineHashNotUTF8(t *testing.T) {
	if got := lineHashes([]byte("a\xff\n"), map[int]bool{1: true}); len(got) != 0 {
		t.Errorf("got %v for what GitHub would decode in its own way", got)
	}
}
