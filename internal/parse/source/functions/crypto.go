package functions

import (
	"crypto/md5"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// go-cty-funcs has most of the functions of this file, but its package pulls in the
// whole of golang.org/x/crypto/ssh and bcrypt, for functions that need a few lines
// of the standard library or are unknown here anyway.

func md5Sum(b []byte) []byte    { s := md5.Sum(b); return s[:] }
func sha1Sum(b []byte) []byte   { s := sha1.Sum(b); return s[:] }
func sha256Sum(b []byte) []byte { s := sha256.Sum256(b); return s[:] }
func sha512Sum(b []byte) []byte { s := sha512.Sum512(b); return s[:] }

func hexText(b []byte) string    { return hex.EncodeToString(b) }
func base64Text(b []byte) string { return base64.StdEncoding.EncodeToString(b) }

func hashText(sum func([]byte) []byte, write func([]byte) string) function.Function {
	return textFunction(func(args []string) (string, error) {
		return write(sum([]byte(args[0]))), nil
	}, "str")
}

// unknownText is an impure function: its arguments are checked, its result is
// never known.
func unknownText(params []function.Parameter, varParam *function.Parameter) function.Function {
	return function.Unpredictable(function.New(&function.Spec{
		Params: params, VarParam: varParam,
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
	}))
}

func bcrypt() function.Function {
	return unknownText([]function.Parameter{stringParam("str")}, &function.Parameter{Name: "cost", Type: cty.Number})
}

func uuidV4() function.Function { return unknownText(nil, nil) }

// uuidV5 makes the name-based UUID of RFC 9562, section 5.5, in a namespace given
// as a UUID or by one of the names of its section 6.6.
func uuidV5() function.Function {
	return textFunction(func(args []string) (string, error) {
		namespace, err := uuidNamespace(args[0])
		if err != nil {
			return "", err
		}
		id := sha1Sum(append(namespace, args[1]...))[:16]
		id[6] = id[6]&0x0f | 0x50 // version 5
		id[8] = id[8]&0x3f | 0x80 // variant of the RFC
		return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:]), nil
	}, "namespace", "name")
}

func uuidNamespace(s string) ([]byte, error) {
	switch s {
	case "dns":
		s = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
	case "url":
		s = "6ba7b811-9dad-11d1-80b4-00c04fd430c8"
	case "oid":
		s = "6ba7b812-9dad-11d1-80b4-00c04fd430c8"
	case "x500":
		s = "6ba7b814-9dad-11d1-80b4-00c04fd430c8"
	}
	// Besides the canonical form these are accepted: urn:uuid:..., {...}, and
	// the digits alone.
	digits := s
	switch len(s) {
	case 36 + len("urn:uuid:"):
		if !strings.EqualFold(s[:9], "urn:uuid:") {
			return nil, fmt.Errorf("not a UUID: %q", s)
		}
		digits = s[9:]
	case 36 + 2:
		digits = s[1:37]
	}
	if len(digits) == 36 {
		if digits[8] != '-' || digits[13] != '-' || digits[18] != '-' || digits[23] != '-' {
			return nil, fmt.Errorf("not a UUID: %q", s)
		}
		digits = digits[:8] + digits[9:13] + digits[14:18] + digits[19:23] + digits[24:]
	}
	id, err := hex.DecodeString(digits)
	if err != nil || len(id) != 16 {
		return nil, fmt.Errorf("not a UUID, and not dns, url, oid or x500: %.64q", s)
	}
	return id, nil
}

// rsaDecrypt decrypts PKCS #1 v1.5. Keys in the format of OpenSSH, which Terraform
// reads as well, are refused: no one keeps the key of a linted project that way in
// its source, and reading it needs the whole of an SSH library.
func rsaDecrypt() function.Function {
	return textFunction(func(args []string) (string, error) {
		ciphertext, err := base64.StdEncoding.DecodeString(args[0])
		if err != nil {
			return "", function.NewArgErrorf(0, "cipher text must be base64-encoded")
		}
		block, _ := pem.Decode([]byte(args[1]))
		if block == nil {
			return "", function.NewArgErrorf(1, "no key in PEM format")
		}
		var key *rsa.PrivateKey
		switch block.Type {
		case "RSA PRIVATE KEY":
			if block.Headers["DEK-Info"] != "" {
				return "", function.NewArgErrorf(1, "the private key is protected by a passphrase")
			}
			key, err = x509.ParsePKCS1PrivateKey(block.Bytes)
		case "PRIVATE KEY":
			var any any
			any, err = x509.ParsePKCS8PrivateKey(block.Bytes)
			if k, ok := any.(*rsa.PrivateKey); ok {
				key = k
			} else if err == nil {
				err = errors.New("not an RSA key")
			}
		case "OPENSSH PRIVATE KEY":
			return "", fmt.Errorf("a private key in the format of OpenSSH: %w", ErrUnsupported)
		default:
			err = fmt.Errorf("unsupported key type %q", block.Type)
		}
		if err != nil {
			return "", function.NewArgError(1, err)
		}
		//lint:ignore SA1019 rsadecrypt is defined by this padding, and nobody learns here whether it fits
		out, err := rsa.DecryptPKCS1v15(nil, key, ciphertext)
		if err != nil {
			return "", fmt.Errorf("failed to decrypt: %w", err)
		}
		return string(out), nil
	}, "ciphertext", "privatekey")
}
