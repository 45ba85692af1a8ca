package cli

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What a program prints on standard error is not kept whole, whichever way it gets here.
func TestComplaintsAreKeptInPart(t *testing.T) {
	var h head
	if _, err := io.Copy(&h, strings.NewReader("Error: one\n"+strings.Repeat("x", 1<<20))); err != nil {
		t.Fatal(err)
	}
	if len(h.kept) > 16<<10 || !strings.HasPrefix(string(h.kept), "Error: one\n") {
		t.Errorf("%d bytes are kept", len(h.kept))
	}
}

// Whoever stops the linter stops the program that it runs.
func TestTheProgramIsStoppedWithTheLinter(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil || runtime.GOOS == "windows" {
		t.Skip("no shell, or no signals")
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "slow")
	if err := os.WriteFile(program, []byte("#!"+sh+"\ntrap 'echo stopped >stopped; exit 1' INT\necho begins\nwhile :; do sleep 0.1; done\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	l := &lint{app: testApp(dir, io.Discard, io.Discard), flags: flags{terraformBin: program}}
	plan, err := l.showPlan(filepath.Join(dir, "tfplan"), dir)
	if err != nil {
		t.Fatal(err)
	}
	begun := make([]byte, len("begins\n"))
	if _, err := io.ReadFull(plan, begun); err != nil || !bytes.Equal(begun, []byte("begins\n")) {
		t.Fatal(err, begun)
	}
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if err := self.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() { done <- plan.Close() }()
	select {
	case err := <-done:
		if err == nil || err.Error() != "interrupted" {
			t.Errorf("got %v", err)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("it goes on")
	}
	if _, err := os.Stat(filepath.Join(dir, "stopped")); err != nil {
		t.Error("the program was not asked to stop:", err)
	}
}
