package alicloud

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// parse reads a text with references in it: ${any.x}, ${name.x} and ${digit.x} are unknown
// text of these character sets, ${TYPE.NAME.ATTRIBUTE} is an attribute of a resource.
func parse(s string) symbol.Text {
	var parts []symbol.Text
	for {
		before, rest, ok := strings.Cut(s, "${")
		parts = append(parts, symbol.Lit(before))
		if !ok {
			return symbol.Concat(parts...)
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			return symbol.Concat(append(parts, symbol.Lit("${"+rest))...)
		}
		ref := symbol.Ref{Key: name, Display: name}
		switch fields := strings.Split(name, "."); {
		case fields[0] == "name":
			ref.Chars = symbol.NameText
		case fields[0] == "digit":
			ref.Chars = symbol.DigitText
		case len(fields) == 3:
			ref.ResourceType, ref.Attribute = fields[0], fields[2]
			ref.Chars = Chars(fields[0], fields[2])
		}
		parts = append(parts, symbol.FromRef(ref))
		s = after
	}
}
