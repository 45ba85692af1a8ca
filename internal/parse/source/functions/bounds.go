package functions

import (
	"encoding/json"
	"io"
	"math/big"
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"

	ctyyaml "github.com/zclconf/go-cty-yaml"
	"github.com/zclconf/go-cty/cty"
)

// The checks of this file estimate what a call would build, from above, and refuse
// it where that exceeds the bounds. They let through what they can't judge: an
// unknown, null or wrong argument, which the function itself deals with.

// grows refuses texts of which a version up to factor times as long would be too
// long.
func grows(factor int) func([]cty.Value) error {
	return func(args []cty.Value) error {
		for _, arg := range args {
			if s, ok := text(arg); ok && len(s) > MaxBytes/factor {
				return limitf("a text of %d bytes", len(s))
			}
		}
		return nil
	}
}

// digits refuses texts that would be read as numbers of absurd length: reading
// takes time that grows with the square of it.
func digits(args []cty.Value) error {
	var check func(v cty.Value) error
	check = func(v cty.Value) error {
		if s, ok := text(v); ok && len(s) > maxExponent {
			return limitf("a number of %d characters", len(s))
		}
		v, _ = v.Unmark()
		if !v.Type().IsPrimitiveType() && v.CanIterateElements() {
			for it := v.ElementIterator(); it.Next(); {
				_, element := it.Element()
				if err := check(element); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for _, arg := range args {
		if err := check(arg); err != nil {
			return err
		}
	}
	return nil
}

// encodedSize refuses values whose text in JSON, YAML or HCL would be too long: a
// byte becomes at most an escape of six, an element brings punctuation and, where
// the format is written in lines, its indentation.
func encodedSize(args []cty.Value) error {
	s, err := sizeOf(args)
	if err != nil {
		return err
	}
	if 6*s.bytes+s.elements*(16+2*s.depth) > MaxBytes {
		return limitf("the text of a value of %d elements and %d bytes", s.elements, s.bytes)
	}
	return nil
}

func csvCells(args []cty.Value) error {
	s, ok := text(args[0])
	if ok && strings.Count(s, ",")+strings.Count(s, "\n") > MaxElements {
		return limitf("a table of more than %d cells", MaxElements)
	}
	return nil
}

// lengthOf is the number of elements of a known collection or tuple, else 0.
func lengthOf(v cty.Value) int {
	v, _ = v.Unmark()
	if v.Type().IsPrimitiveType() || !v.CanIterateElements() {
		return 0
	}
	return v.LengthInt()
}

// everyPair refuses a list too long to compare each element with each other.
func everyPair(args []cty.Value) error {
	if n := lengthOf(args[0]); n > maxSteps/max(n, 1) {
		return limitf("comparing %d elements with each other", n)
	}
	return nil
}

func matchPairs(args []cty.Value) error {
	n, m := lengthOf(args[1]), lengthOf(args[2])
	if n > maxSteps/max(m, 1) {
		return limitf("comparing %d elements with %d", n, m)
	}
	return nil
}

func productSize(args []cty.Value) error {
	n := 1
	for _, arg := range args {
		l := lengthOf(arg)
		if l > 0 && n > MaxElements/l {
			return limitf("a product of more than %d elements", MaxElements)
		}
		n *= l
	}
	if n > MaxElements/(len(args)+1) {
		return limitf("a product of more than %d elements", MaxElements)
	}
	return nil
}

func joinLength(args []cty.Value) error {
	separator, _ := text(args[0])
	s, err := sizeOf(args[1:])
	if err != nil {
		return err
	}
	if len(separator)*s.elements > MaxBytes-s.bytes {
		return limitf("a text of more than %d bytes", MaxBytes)
	}
	return nil
}

func indentWidth(args []cty.Value) error {
	s, ok := text(args[1])
	n, _ := args[0].Unmark()
	if !ok || !n.IsKnown() || n.IsNull() {
		return nil
	}
	spaces := new(big.Float).SetInt64(int64(strings.Count(s, "\n") + 1))
	spaces.Mul(spaces, n.AsBigFloat())
	if spaces.Cmp(big.NewFloat(float64(MaxBytes-len(s)))) > 0 {
		return limitf("a text of more than %d bytes", MaxBytes)
	}
	return nil
}

func splitCount(args []cty.Value) error {
	separator, ok1 := text(args[0])
	s, ok2 := text(args[1])
	if !ok1 || !ok2 {
		return nil
	}
	n := utf8.RuneCountInString(s)
	if separator != "" {
		n = strings.Count(s, separator) + 1
	}
	if n > MaxElements-1 {
		return limitf("a list of more than %d elements", MaxElements)
	}
	return nil
}

// formatted bounds the length of what a format string makes of arguments: every
// verb writes at most all of them, and as many characters as any number in it says.
// Numbers outside of verbs, such as account ids, are text.
func formatted(format string, args size) (int, error) {
	verbs, widths, n, inVerb := 0, 0, 0, false
	for i := 0; i < len(format); i++ {
		switch c := format[i]; {
		case inVerb && c >= '0' && c <= '9':
			if n = n*10 + int(c-'0'); n > MaxBytes {
				return 0, limitf("a width of more than %d", MaxBytes)
			}
			continue
		case c == '%':
			verbs++
			inVerb = !inVerb
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			inVerb = false
		}
		widths += n
		n = 0
	}
	// An argument may be written as JSON.
	each := 6*args.bytes + 16*args.elements
	if widths+len(format) > MaxBytes || each > 0 && verbs > (MaxBytes-widths-len(format))/each {
		return 0, limitf("a text of more than %d bytes", MaxBytes)
	}
	return len(format) + widths + verbs*each, nil
}

func formatWidth(args []cty.Value) error {
	format, ok := text(args[0])
	if !ok {
		return nil
	}
	s, err := sizeOf(args[1:])
	if err != nil {
		return err
	}
	_, err = formatted(format, s)
	return err
}

func formatListWidth(args []cty.Value) error {
	format, ok := text(args[0])
	if !ok {
		return nil
	}
	// Of each list one element goes into one text; the scalars go into all.
	var all, scalars size
	texts := 1
	for _, arg := range args[1:] {
		n := lengthOf(arg)
		texts = max(texts, n)
		if err := all.add(arg, 0); err != nil {
			return err
		}
		if n == 0 {
			if err := scalars.add(arg, 0); err != nil {
				return err
			}
		}
	}
	// Every text holds format, widths and scalars; the lists are shared among
	// them, so they count once per verb.
	each, err := formatted(format, scalars)
	if err != nil {
		return err
	}
	shared, err := formatted(format, all)
	if err != nil {
		return err
	}
	if each > (MaxBytes-shared)/texts {
		return limitf("a list of more than %d bytes", MaxBytes)
	}
	return nil
}

// regexCost refuses a pattern and text that would take too long together: the
// time to match grows with the product of their lengths.
func regexCost(args []cty.Value) error {
	pattern, ok1 := text(args[0])
	s, ok2 := text(args[1])
	if !ok1 || !ok2 {
		return nil
	}
	if n := regexSize(pattern); len(s) > maxSteps/max(n, 1) {
		return limitf("matching a text of %d bytes with a pattern of %d steps", len(s), n)
	}
	return nil
}

// regexSize is the number of instructions a pattern compiles to; 0 for a pattern
// that doesn't compile, which is for the function to report.
func regexSize(pattern string) int {
	if len(pattern) > MaxElements {
		return len(pattern)
	}
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return 0
	}
	prog, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return 0
	}
	return len(prog.Inst)
}

func regexMatches(args []cty.Value) error {
	if err := regexCost(args); err != nil {
		return err
	}
	pattern, ok1 := text(args[0])
	s, ok2 := text(args[1])
	if !ok1 || !ok2 || len(s) < MaxElements/16 {
		return nil // too short for too many matches and groups of a sane pattern
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil
	}
	most := MaxElements / (re.NumSubexp() + 1)
	if len(re.FindAllStringIndex(s, most+1)) > most {
		return limitf("more than %d matches", most)
	}
	return nil
}

func replacedLength(args []cty.Value) error {
	s, ok1 := text(args[0])
	substr, ok2 := text(args[1])
	with, ok3 := text(args[2])
	if !ok1 || !ok2 || !ok3 {
		return nil
	}
	pattern, ok := regexPattern(substr)
	if !ok {
		n := utf8.RuneCountInString(s) + 1
		if substr != "" {
			n = strings.Count(s, substr)
		}
		if n > 0 && len(with) > (MaxBytes-len(s))/n {
			return limitf("a text of more than %d bytes", MaxBytes)
		}
		return nil
	}
	if err := regexCost([]cty.Value{cty.StringVal(pattern), args[0]}); err != nil {
		return err
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil
	}
	matches := re.FindAllStringIndex(s, MaxElements+1)
	if len(matches) > MaxElements {
		return limitf("more than %d matches", MaxElements)
	}
	// Each "$" writes at most the whole match once more.
	references := strings.Count(with, "$")
	total := len(s)
	for _, m := range matches {
		total += len(with) + references*(m[1]-m[0])
		if total > MaxBytes {
			return limitf("a text of more than %d bytes", MaxBytes)
		}
	}
	return nil
}

// jsonShape refuses JSON nested too deeply or with numbers too long: both make the
// decoder recurse or calculate without bounds.
func jsonShape(args []cty.Value) error {
	s, ok := text(args[0])
	if !ok {
		return nil
	}
	dec := json.NewDecoder(strings.NewReader(s))
	dec.UseNumber()
	for depth, elements := 0, 0; ; {
		token, err := dec.Token()
		if err == io.EOF || err != nil {
			return nil // wrong JSON is for the function to report
		}
		if elements++; elements > 2*MaxElements {
			return limitf("JSON of more than %d elements", MaxElements)
		}
		switch token := token.(type) {
		case json.Delim:
			if token == '[' || token == '{' {
				if depth++; depth > MaxDepth {
					return limitf("JSON nested more than %d levels deep", MaxDepth)
				}
			} else {
				depth--
			}
		case json.Number:
			if len(token) > maxExponent {
				return limitf("a number of %d characters", len(token))
			}
		}
	}
}

// yamlShape refuses YAML that the decoder would take too deep, too long, or that
// its aliases would make too large. The decoder can't be watched, so what may
// cost is counted in the text first, from above.
func yamlShape(args []cty.Value) error {
	s, ok := text(args[0])
	if !ok {
		return nil
	}
	// The scanner looks at all open brackets for each token.
	brackets := strings.Count(s, "[") + strings.Count(s, "{")
	if brackets > 10*maxSteps/max(len(s), 1) {
		return limitf("YAML of %d bytes with %d brackets", len(s), brackets)
	}
	// Every level that is not made by further indentation costs one of these.
	levels := brackets + strings.Count(s, "- ") + strings.Count(s, "? ") + strings.Count(s, "-\t") + strings.Count(s, "?\t")
	if levels > 100_000 {
		return limitf("YAML with %d levels", levels)
	}
	// A merge copies as many keys as there can be.
	if merges := strings.Count(s, "<<"); merges > maxSteps/max(len(s), 1) {
		return limitf("YAML of %d bytes with %d merges", len(s), merges)
	}
	for i, n := 0, 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			n = 0
		} else if n++; n > maxExponent {
			return limitf("a number of %d characters", n)
		}
	}
	// Decoded without a type, aliases share what they refer to, so this is cheap
	// even where the value counted in full is enormous. The function's own
	// decoding, by type, is not.
	v, err := ctyyaml.Standard.Unmarshal([]byte(s), cty.DynamicPseudoType)
	if err != nil {
		return nil
	}
	return CheckSize(v)
}
