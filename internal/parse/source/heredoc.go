package source

import (
	"bytes"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// longHeredoc is the number of lines from which a heredoc is taken out before parsing:
// the parser's time grows with the square of it.
const longHeredoc = 2000

// longText is a heredoc that was taken out of the source.
type longText struct {
	value cty.Value
	rng   hcl.Range
}

// takeLongHeredocs puts the number 0 and a comment in the place of every very long
// heredoc, so that no byte moves. It returns src itself if there is none. The texts are
// keyed by the byte where they begin. One with templates in it is unknown.
func takeLongHeredocs(src []byte, name string) ([]byte, map[int]longText) {
	if bytes.Count(src, []byte{'\n'}) < longHeredoc || !bytes.Contains(src, []byte("<<")) {
		return src, nil
	}
	tokens, _ := hclsyntax.LexConfig(src, name, hcl.InitialPos)
	var out []byte
	var texts map[int]longText
	for i := 0; i < len(tokens); i++ {
		if tokens[i].Type != hclsyntax.TokenOHeredoc {
			continue
		}
		j := i + 1
		for j < len(tokens) && tokens[j].Type == hclsyntax.TokenStringLit {
			j++
		}
		lines := j - i - 1
		plain := j < len(tokens) && tokens[j].Type == hclsyntax.TokenCHeredoc
		for depth := 1; !plain && j < len(tokens); j++ { // to the end of one with templates
			switch tokens[j].Type {
			case hclsyntax.TokenOHeredoc:
				depth++
			case hclsyntax.TokenCHeredoc:
				depth--
			}
			if depth == 0 {
				break
			}
		}
		if lines < longHeredoc || j >= len(tokens) || tokens[j].Type != hclsyntax.TokenCHeredoc {
			continue
		}
		start, end := tokens[i].Range, tokens[j].Range
		if out == nil {
			out, texts = bytes.Clone(src), map[int]longText{}
		}
		blank(out[start.Start.Byte:end.End.Byte])
		copy(out[start.Start.Byte:], "0/*") // "<<X" has room for it
		body := out[start.Start.Byte : end.Start.Byte-1]
		copy(body[bytes.LastIndex(body, []byte("  ")):], "*/")
		t := longText{value: cty.UnknownVal(cty.String).RefineNotNull(), rng: hcl.RangeBetween(start, end)}
		if plain {
			t.value = cty.StringVal(heredocText(tokens[i+1:j], bytes.HasPrefix(tokens[i].Bytes, []byte("<<-"))))
		}
		texts[start.Start.Byte] = t
		i = j
	}
	if out == nil {
		return src, nil
	}
	return out, texts
}

// blank overwrites everything but line ends with spaces.
func blank(b []byte) {
	for i, c := range b {
		if c != '\n' && c != '\r' {
			b[i] = ' '
		}
	}
}

// heredocText is the text of a heredoc without templates. With flush, the indentation
// that all lines share is taken away.
func heredocText(lines hclsyntax.Tokens, flush bool) string {
	indent := -1
	if flush {
		for _, l := range lines {
			text := strings.TrimLeft(string(l.Bytes), " \t")
			if n := len(l.Bytes) - len(text); strings.TrimSpace(text) != "" && (indent < 0 || n < indent) {
				indent = n
			}
		}
	}
	var b strings.Builder
	for _, l := range lines {
		text := string(l.Bytes)
		if indent > 0 {
			n := min(indent, len(text)-len(strings.TrimLeft(text, " \t")))
			text = text[n:]
		}
		b.WriteString(text)
	}
	return strings.NewReplacer("$${", "${", "%%{", "%{").Replace(b.String())
}

// putLongHeredocs puts the texts back as the values of the numbers that stood for them.
func putLongHeredocs(body hcl.Body, texts map[int]longText) {
	native, ok := body.(*hclsyntax.Body)
	if !ok || len(texts) == 0 {
		return
	}
	_ = hclsyntax.VisitAll(native, func(n hclsyntax.Node) hcl.Diagnostics {
		if l, ok := n.(*hclsyntax.LiteralValueExpr); ok {
			if t, ok := texts[l.SrcRange.Start.Byte]; ok {
				l.Val, l.SrcRange = t.value, t.rng
			}
		}
		return nil
	})
}
