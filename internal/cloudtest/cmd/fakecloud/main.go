// Command fakecloud serves an account to try things with: see docs/fakecloud.md.
package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/fcasync/fcasync-lint/internal/cloudtest"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	c := command(os.Stdout, os.Stderr)
	c.SetContext(ctx)
	if err := c.Execute(); err != nil {
		fmt.Fprintln(os.Stderr, "fakecloud:", err)
		os.Exit(1)
	}
}

// settings are the flags.
type settings struct {
	listen, state, save   string
	cert, key, selfSigned string
	log, control, any     bool
}

func command(stdout, stderr io.Writer) *cobra.Command {
	var s settings
	c := &cobra.Command{
		Use:   "fakecloud",
		Short: "Serves an Alibaba Cloud account to try things with",
		Long: "Serves an Alibaba Cloud account to try things with: the calls that checking and applying async\n" +
			"invoke configs need, and those that the Terraform provider makes for the resources around them.\n" +
			"It prints its address as one line, and serves until it is interrupted.\n\n" +
			"Without keys in the state there is one: " + cloudtest.DefaultKeyID + " with the secret " + cloudtest.DefaultSecret + ".",
		Example:       "  fakecloud --listen 127.0.0.1:8080 --state account.json --log",
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(c *cobra.Command, _ []string) error { return s.run(c.Context(), stdout, stderr) },
	}
	c.SetOut(stdout)
	c.SetErr(stderr)
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&s.listen, "listen", "127.0.0.1:0", "`ADDRESS` to serve on; port 0 takes a free one")
	f.BoolVar(&s.any, "listen-anywhere", false, "allow an address that others can reach")
	f.StringVar(&s.state, "state", "", "`FILE` with what is in the account (default: nothing is)")
	f.StringVar(&s.save, "save", "", "`FILE` to write the account to when it ends, secrets included")
	f.StringVar(&s.cert, "tls-cert", "", "serve HTTPS with the certificate in `FILE`")
	f.StringVar(&s.key, "tls-key", "", "`FILE` with the key of --tls-cert")
	f.StringVar(&s.selfSigned, "tls-self-signed", "", "serve HTTPS with a new certificate, written to `DIR`/cert.pem")
	f.BoolVar(&s.log, "log", false, "print each call to standard error")
	f.BoolVar(&s.control, "control", false, "take faults to inject at "+cloudtest.ControlPath+"/faults")
	c.MarkFlagsRequiredTogether("tls-cert", "tls-key")
	c.MarkFlagsMutuallyExclusive("tls-self-signed", "tls-cert")
	return c
}

// shutdown is how long calls may take to end once it is interrupted.
const shutdown = 3 * time.Second

func (s *settings) run(ctx context.Context, stdout, stderr io.Writer) (err error) {
	o := cloudtest.Options{Control: s.control}
	if s.state != "" {
		if o.State, err = cloudtest.ReadAccount(s.state); err != nil {
			return err
		}
	}
	if s.log {
		var mu sync.Mutex
		o.Log = func(c cloudtest.Call) {
			mu.Lock()
			defer mu.Unlock()
			fmt.Fprintln(stderr, line(c))
		}
	}
	cert, key, scheme := s.cert, s.key, "http"
	if s.selfSigned != "" {
		if cert, key, err = cloudtest.SelfSigned(s.selfSigned); err != nil {
			return err
		}
	}
	var certificates []tls.Certificate
	if cert != "" {
		scheme = "https"
		pair, err := tls.LoadX509KeyPair(cert, key)
		if err != nil {
			return err
		}
		certificates = append(certificates, pair)
	}
	listener, err := net.Listen("tcp", s.listen)
	if err != nil {
		return err
	}
	// The secrets of the account guard nothing, so nobody else should come to rely on it by mistake.
	if address, ok := listener.Addr().(*net.TCPAddr); ok && !address.IP.IsLoopback() && !s.any {
		return errors.Join(fmt.Errorf("%s can be reached by others: listen on 127.0.0.1, or add --listen-anywhere", s.listen), listener.Close())
	}
	cloud := cloudtest.New(o)
	server := &http.Server{
		Handler: cloud, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 64 << 10, ErrorLog: log.New(io.Discard, "", 0),
		TLSConfig: &tls.Config{Certificates: certificates, MinVersion: tls.VersionTLS12},
	}
	served := make(chan error, 1)
	go func() {
		if cert != "" {
			served <- server.ServeTLS(listener, "", "")
			return
		}
		served <- server.Serve(listener)
	}()
	fmt.Fprintf(stdout, "%s://%s\n", scheme, listener.Addr())
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	cloud.Close()
	deadline, cancel := context.WithTimeout(context.Background(), shutdown)
	defer cancel()
	if err := server.Shutdown(deadline); err != nil {
		err = errors.Join(err, server.Close())
		fmt.Fprintln(stderr, "fakecloud: calls were cut off:", err)
	}
	if s.save != "" {
		return cloud.State().Save(s.save)
	}
	return nil
}

// line is a call for people to read.
func line(c cloudtest.Call) string {
	action, caller, outcome := c.Action, c.Caller, fmt.Sprint(c.Status)
	if action == "" {
		action = "?"
	}
	if caller == "" {
		caller = "?"
	}
	if c.Status == 0 {
		outcome = "dropped"
	}
	if c.Code != "" {
		outcome += " " + c.Code
	}
	if c.Fault {
		outcome += " (injected)"
	}
	return fmt.Sprintf("%s %s %q %s %q by %s: %s", c.Time.Format("15:04:05.000"), c.Method, c.Path, action, c.Resource, caller, outcome)
}
