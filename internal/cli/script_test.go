package cli

import (
	"archive/tar"
	"compress/gzip"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"os"
	"path/filepath"
	"testing"

	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		name: func() { os.Exit(Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// The scripts in testdata/script run the program as a user would.
func TestScripts(t *testing.T) {
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("REPOSITORY", repository)
			// The repository ends the search for configuration files.
			return os.Mkdir(e.WorkDir+"/.git", 0o755)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"bundle": makeBundle, "archive": makeArchive, "rsakey": makeKey, "copydir": copyDir,
		},
	})
}

// makeBundle is `bundle FILE DIR [ALGORITHM KEYFILE [SCOPE]]`: it makes a bundle of a directory and
// signs it, as opa build does.
func makeBundle(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args) == 3 {
		ts.Fatalf("usage: bundle FILE DIR [ALGORITHM KEYFILE [SCOPE]]")
	}
	b, err := bundle.NewCustomReader(bundle.NewDirectoryLoader(ts.MkAbs(args[1]))).WithSkipBundleVerification(true).Read()
	ts.Check(err)
	if len(args) > 3 {
		config := bundle.NewSigningConfig(ts.ReadFile(args[3]), args[2], "")
		if len(args) > 4 {
			claims := ts.MkAbs("claims.json")
			ts.Check(os.WriteFile(claims, []byte(`{"scope": "`+args[4]+`"}`), 0o644))
			config.ClaimsPath = claims
		}
		ts.Check(b.GenerateSignature(config, "a key", false))
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(bundle.NewWriter(f).Write(b))
	ts.Check(f.Close())
}

// makeArchive is `archive FILE NAME CONTENTFILE...`: it makes a .tar.gz whose files have any names.
func makeArchive(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args)%2 == 0 {
		ts.Fatalf("usage: archive FILE [NAME CONTENTFILE]...")
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	zip := gzip.NewWriter(f)
	archive := tar.NewWriter(zip)
	for i := 1; i < len(args); i += 2 {
		content := ts.ReadFile(args[i+1])
		ts.Check(archive.WriteHeader(&tar.Header{Name: args[i], Mode: 0o644, Size: int64(len(content))}))
		_, err := archive.Write([]byte(content))
		ts.Check(err)
	}
	ts.Check(archive.Close())
	ts.Check(zip.Close())
	ts.Check(f.Close())
}

// makeKey is `rsakey NAME`: it makes the private key NAME.pem and the public key NAME.pub.pem.
func makeKey(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: rsakey NAME")
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	ts.Check(err)
	public, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	ts.Check(err)
	for suffix, block := range map[string]*pem.Block{
		".pem":     {Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)},
		".pub.pem": {Type: "PUBLIC KEY", Bytes: public},
	} {
		ts.Check(os.WriteFile(ts.MkAbs(args[0]+suffix), pem.EncodeToMemory(block), 0o600))
	}
}

// copyDir is `copydir FROM TO`: it copies a directory with all that is in it.
func copyDir(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: copydir FROM TO")
	}
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
}
