package rego

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/bundle"
)

// mostBundleBytes bounds a bundle, packed and unpacked.
const mostBundleBytes = 64 << 20

// signaturesFile is the file of a bundle that holds its signature.
const signaturesFile = ".signatures.json"

// Verification says how the signatures of bundles are verified.
type Verification struct {
	// Key is a file with a public key in PEM, or with the secret of an HMAC.
	Key File
	// Algorithm of the signature: RS256, ES256, HS256 and so on.
	Algorithm string
	// Scope that the signature must have; "" for any.
	Scope string
}

// Algorithms are the values of Verification.Algorithm.
func Algorithms() []string {
	return []string{"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "HS256", "HS384", "HS512"}
}

// bundle reads a bundle of OPA. Its signature is verified if there is a key to do it with.
func (l *loader) bundle(f File, v *Verification) error {
	b, err := readBounded(f, mostBundleBytes)
	if err != nil {
		return err
	}
	signed, err := inspect(b)
	if err != nil {
		return fmt.Errorf("%s: %w", f.Shown, err)
	}
	r := bundle.NewCustomReader(bundle.NewTarballLoaderWithBaseURL(bytes.NewReader(b), "")).
		WithSizeLimitBytes(mostBundleBytes).WithLazyLoadingMode(true).WithCapabilities(capabilities())
	switch {
	case v != nil:
		l.verified = true
		config, err := v.config()
		if err != nil {
			return err
		}
		r = r.WithBundleVerificationConfig(config)
	default:
		r = r.WithSkipBundleVerification(true)
		if signed {
			l.unverified = append(l.unverified, f.Shown)
		}
	}
	read, err := r.Read()
	if err != nil {
		return fmt.Errorf("%s: %w", f.Shown, bundleError(err))
	}
	if len(read.Manifest.WasmResolvers) > 0 {
		return fmt.Errorf("%s: the bundle has WebAssembly in it, which is not run: build it without -t wasm", f.Shown)
	}
	raw := slices.Clone(read.Raw)
	slices.SortFunc(raw, func(a, b bundle.Raw) int { return strings.Compare(a.Path, b.Path) })
	for _, x := range raw {
		name := strings.TrimPrefix(x.Path, "/")
		shown := f.Shown + "/" + name
		switch {
		case path.Ext(name) == ".rego":
			if len(x.Value) > mostModuleBytes {
				return fmt.Errorf("%s: is larger than %d MB", shown, mostModuleBytes>>20)
			}
			if err := l.module(shown, x.Value); err != nil {
				return err
			}
		case slices.Contains(dataNames, path.Base(name)):
			if err := l.data.parse(shown, x.Value, dataPath(path.Dir(name))); err != nil {
				return err
			}
		}
	}
	return nil
}

// bundleError says what a user can do about an error of the reader.
func bundleError(err error) error {
	text := strings.ReplaceAll(err.Error(), "\n", " ")
	switch {
	case strings.Contains(text, "bundle missing .signatures.json file"):
		return errors.New("the bundle is not signed, and --verification-key asks for a signature")
	case strings.Contains(text, "signature") || strings.Contains(text, "verif") || strings.Contains(text, "digest") ||
		strings.Contains(text, "scope mismatch"):
		return fmt.Errorf("the bundle's signature does not hold: %s", text)
	}
	return fmt.Errorf("the bundle is damaged: %s", text)
}

// inspect looks through a bundle before anything of it is used.
func inspect(b []byte) (signed bool, err error) {
	unzip, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return false, fmt.Errorf("the bundle is damaged: it is no gzip file (%w)", err)
	}
	bounded := &io.LimitedReader{R: unzip, N: mostBundleBytes + 1}
	archive := tar.NewReader(bounded)
	for {
		header, err := archive.Next()
		switch {
		case bounded.N <= 0:
			return false, fmt.Errorf("the bundle has more than %d MB in it", mostBundleBytes>>20)
		case err == io.EOF:
			return signed, nil
		case err != nil:
			return false, fmt.Errorf("the bundle is damaged: %w", err)
		}
		name := strings.TrimPrefix(strings.ReplaceAll(header.Name, `\`, "/"), "/")
		if slices.Contains(strings.Split(name, "/"), "..") {
			return false, fmt.Errorf("the bundle has a file that leads out of it: %q", header.Name)
		}
		switch header.Typeflag {
		case tar.TypeReg, tar.TypeDir, tar.TypeXGlobalHeader:
		default:
			return false, fmt.Errorf("the bundle has something in it that is neither file nor directory: %q", header.Name)
		}
		signed = signed || path.Base(name) == signaturesFile
	}
}

// config is the verification as OPA has it.
func (v *Verification) config() (*bundle.VerificationConfig, error) {
	key, err := os.ReadFile(v.Key.Path)
	if err != nil {
		return nil, fmt.Errorf("--verification-key %s: %w", v.Key.Shown, reason(err))
	}
	return bundle.NewVerificationConfig(map[string]*bundle.KeyConfig{
		keyID: {Key: string(key), Algorithm: v.Algorithm, Scope: v.Scope},
	}, keyID, v.Scope, nil), nil
}

// keyID is what the one key there is is called. Which ID a signature names does not matter.
const keyID = "default"
