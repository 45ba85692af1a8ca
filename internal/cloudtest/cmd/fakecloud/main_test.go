package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fcasync/fcasync-lint/internal/cloudtest"
)

// output may be read while somebody writes to it.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(b)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// start runs the command, and returns its address, its standard error and what ends it.
func start(t *testing.T, args ...string) (string, *output, func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var stdout, stderr output
	c := command(&stdout, &stderr)
	c.SetContext(ctx)
	c.SetArgs(args)
	ended := make(chan error, 1)
	go func() { ended <- c.Execute() }()
	stop := func() error {
		cancel()
		select {
		case err := <-ended:
			ended <- err
			return err
		case <-time.After(20 * time.Second):
			t.Fatal("it does not end")
			return nil
		}
	}
	t.Cleanup(func() { _ = stop() })
	for range 1000 {
		if out := stdout.String(); strings.HasSuffix(out, "\n") {
			return strings.TrimSuffix(out, "\n"), &stderr, stop
		}
		select {
		case err := <-ended:
			t.Fatalf("it ends with %v: %s", err, stderr.String())
		case <-time.After(10 * time.Millisecond):
		}
	}
	t.Fatalf("no address: %s", stderr.String())
	return "", nil, nil
}

func get(t *testing.T, client *http.Client, url string) (int, string) {
	t.Helper()
	r, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(b)
}

func TestServes(t *testing.T) {
	dir := t.TempDir()
	state, saved := filepath.Join(dir, "account.json"), filepath.Join(dir, "after.json")
	if err := os.WriteFile(state, []byte(`{"queues": {"dead": {}}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	url, stderr, stop := start(t, "--state", state, "--save", saved, "--log", "--control")
	if status, body := get(t, http.DefaultClient, url+"/2023-03-30/functions/f"); status != 400 || !strings.Contains(body, "MissingRequiredHeader") {
		t.Errorf("%d: %s", status, body)
	}
	if status, body := get(t, http.DefaultClient, url+cloudtest.ControlPath+"/state"); status != 200 || !strings.Contains(body, `"dead"`) {
		t.Errorf("%d: %s", status, body)
	}
	http.DefaultClient.CloseIdleConnections()
	if err := stop(); err != nil {
		t.Error(err)
	}
	if got := stderr.String(); !strings.Contains(got, `GET "/2023-03-30/functions/f" fc:GetFunction "functions/f" by ?: 400 MissingRequiredHeader`) {
		t.Errorf("logged: %s", got)
	}
	if a, err := cloudtest.ReadAccount(saved); err != nil || a.Queues["dead"] == nil {
		t.Errorf("saved: %v", err)
	}
}

func TestSelfSigned(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "tls")
	url, _, stop := start(t, "--tls-self-signed", dir)
	pem, err := os.ReadFile(filepath.Join(dir, "cert.pem"))
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		t.Fatal("no certificate")
	}
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}
	if status, _ := get(t, &http.Client{Transport: transport}, url+"/"); !strings.HasPrefix(url, "https://") || status != 400 {
		t.Errorf("%s: %d", url, status)
	}
	transport.CloseIdleConnections()
	if info, err := os.Stat(filepath.Join(dir, "key.pem")); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the key: %v", err)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	// The same files, given by hand.
	url, _, _ = start(t, "--tls-cert", filepath.Join(dir, "cert.pem"), "--tls-key", filepath.Join(dir, "key.pem"))
	if status, _ := get(t, &http.Client{Transport: transport}, url+"/"); status != 400 {
		t.Error(status)
	}
	transport.CloseIdleConnections()
}

func TestMistakes(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "bad.json")
	if err := os.WriteFile(bad, []byte("{\n  \"queue\": {}}"), 0o600); err != nil {
		t.Fatal(err)
	}
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	for want, args := range map[string][]string{
		bad + ":2:3: /queue":     {"--state", bad},
		"no such file":           {"--state", bad + "x"},
		"address already in use": {"--listen", busy.Addr().String()},
		"can be reached":         {"--listen", "0.0.0.0:0"},
		"unknown flag":           {"--port", "1"},
		"unknown command":        {"serve"},
		"tls-key":                {"--tls-cert", "x"},
		"open x":                 {"--tls-cert", "x", "--tls-key", "y"},
		"none of the others":     {"--tls-cert", "x", "--tls-key", "y", "--tls-self-signed", "z"},
	} {
		var stdout, stderr bytes.Buffer
		c := command(&stdout, &stderr)
		c.SetArgs(args)
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		c.SetContext(ctx)
		if err := c.Execute(); err == nil || !strings.Contains(err.Error(), want) || stdout.Len() > 0 {
			t.Errorf("%q: %v, not %q; %s", args, err, want, stdout.String())
		}
		cancel()
	}
	var stdout, stderr bytes.Buffer
	c := command(&stdout, &stderr)
	c.SetArgs([]string{"--help"})
	if err := c.Execute(); err != nil || !strings.Contains(stdout.String(), "--tls-self-signed DIR") || !strings.Contains(stdout.String(), cloudtest.DefaultKeyID) {
		t.Errorf("help: %v: %s", err, stdout.String())
	}
}

// An interrupt ends the program as it should, also while a call is waiting.
func TestInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no interrupt to send")
	}
	binary := filepath.Join(t.TempDir(), "fakecloud")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	c := exec.Command(binary, "--control", "--log")
	stdout, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var stderr output
	c.Stderr = &stderr
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Process.Kill() }() // if the test fails before
	line := make([]byte, 100)
	n, err := stdout.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	url := strings.TrimSpace(string(line[:n]))
	r, err := http.Post(url+cloudtest.ControlPath+"/faults", "application/json", strings.NewReader(`{"delay":"1h"}`))
	if err != nil || r.StatusCode != 204 {
		t.Fatalf("%v: %v", r, err)
	}
	r.Body.Close()
	waiting := make(chan struct{})
	go func() {
		defer close(waiting)
		if r, err := http.Get(url + "/"); err == nil {
			r.Body.Close()
		}
	}()
	time.Sleep(200 * time.Millisecond)
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	<-waiting
	http.DefaultClient.CloseIdleConnections()
	if err := c.Wait(); err != nil {
		t.Errorf("%v: %s", err, stderr.String())
	}
}
