package functions

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"net/url"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/ianaindex"
)

// textFunction is a function from strings to a string that is never null.
func textFunction(impl func(args []string) (string, error), names ...string) function.Function {
	spec := &function.Spec{
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			texts := make([]string, len(args))
			for i, arg := range args {
				texts[i] = arg.AsString()
			}
			s, err := impl(texts)
			if err != nil {
				return cty.NilVal, err
			}
			return cty.StringVal(s), nil
		},
	}
	for _, name := range names {
		spec.Params = append(spec.Params, stringParam(name))
	}
	return function.New(spec)
}

func base64Decode() function.Function {
	return textFunction(func(args []string) (string, error) {
		b, err := base64.StdEncoding.DecodeString(args[0])
		if err != nil {
			return "", errors.New("failed to decode base64 data")
		}
		if !utf8.Valid(b) {
			return "", errors.New("the result of decoding the provided string is not valid UTF-8")
		}
		return string(b), nil
	}, "str")
}

func base64Encode() function.Function {
	return textFunction(func(args []string) (string, error) {
		return base64.StdEncoding.EncodeToString([]byte(args[0])), nil
	}, "str")
}

func base64Gzip() function.Function {
	return textFunction(func(args []string) (string, error) {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := w.Write([]byte(args[0])); err != nil {
			return "", err
		}
		// Terraform flushes before it closes, and so gets an empty block that
		// would otherwise not be there.
		if err := w.Flush(); err != nil {
			return "", err
		}
		if err := w.Close(); err != nil {
			return "", err
		}
		return base64.StdEncoding.EncodeToString(b.Bytes()), nil
	}, "str")
}

func urlEncode() function.Function {
	return textFunction(func(args []string) (string, error) {
		return url.QueryEscape(args[0]), nil
	}, "str")
}

// charset is the encoding with an IANA name or alias.
func charset(name string) (encoding.Encoding, error) {
	e, err := ianaindex.IANA.Encoding(name)
	if err != nil || e == nil {
		return nil, function.NewArgErrorf(1, "%q is not a supported IANA encoding name or alias", name)
	}
	return e, nil
}

func textEncodeBase64() function.Function {
	return textFunction(func(args []string) (string, error) {
		e, err := charset(args[1])
		if err != nil {
			return "", err
		}
		s, err := e.NewEncoder().Bytes([]byte(args[0]))
		if err != nil {
			return "", function.NewArgErrorf(0, "the given string contains characters that cannot be represented in %s", args[1])
		}
		return base64.StdEncoding.EncodeToString(s), nil
	}, "string", "encoding")
}

func textDecodeBase64() function.Function {
	return textFunction(func(args []string) (string, error) {
		e, err := charset(args[1])
		if err != nil {
			return "", err
		}
		b, err := base64.StdEncoding.DecodeString(args[0])
		if err != nil {
			return "", function.NewArgErrorf(0, "the given value is not valid base64: %s", err)
		}
		s, err := e.NewDecoder().Bytes(b)
		if err != nil || bytes.ContainsRune(s, utf8.RuneError) {
			return "", function.NewArgErrorf(0, "the given string contains symbols that are not defined for %s", args[1])
		}
		return string(s), nil
	}, "source", "encoding")
}
