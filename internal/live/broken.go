package live

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"syscall"
	"time"
)

// broken says in words why there is no answer. The errors of the HTTP client hold the whole
// URL, signature and token included, so none of their text is used.
func (r request) broken(ctx context.Context, err error, timeout time.Duration) *Error {
	if ctx.Err() != nil {
		return r.stopped(ctx)
	}
	return r.fail(Unreachable, networkReason(err, timeout))
}

// stopped is a call that was given up because the run is over.
func (r request) stopped(ctx context.Context) *Error {
	e := r.fail(Stopped, "the run was interrupted")
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		e.Reason = "the time for the whole run is over"
	}
	e.cause = ctx.Err()
	return e
}

// after says in the error of a call that was given up what kept it from succeeding until then.
func after(stopped, last error) error {
	var e, before *Error
	if errors.As(stopped, &e) && errors.As(last, &before) {
		e.Reason += "; until then, " + before.Reason
		e.Code, e.RequestID = before.Code, before.RequestID
	}
	return stopped
}

func networkReason(err error, timeout time.Duration) string {
	var (
		name      *net.DNSError
		cert      *tls.CertificateVerificationError
		authority x509.UnknownAuthorityError
		host      x509.HostnameError
		invalid   x509.CertificateInvalidError
		plain     tls.RecordHeaderError
		proxy     *net.OpError
		slow      interface{ Timeout() bool }
	)
	switch {
	case errors.As(err, &authority):
		return "the server's certificate is signed by an authority that this machine does not trust"
	case errors.As(err, &host):
		return "the server's certificate is for another host"
	case errors.As(err, &invalid):
		return "the server's certificate is not valid, or expired"
	case errors.As(err, &cert):
		return "the server's certificate is not accepted"
	case errors.As(err, &plain), errors.Is(err, http.ErrSchemeMismatch):
		return "the server does not speak TLS"
	case errors.As(err, &name):
		return "the name of the host cannot be resolved"
	case errors.As(err, &proxy) && proxy.Op == "proxyconnect":
		return "the proxy cannot be reached"
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &slow) && slow.Timeout():
		return fmt.Sprintf("there is no answer within %s", timeout)
	case is(err, syscall.ECONNREFUSED, 10061):
		return "the host refuses the connection"
	case is(err, syscall.ENETUNREACH, 10051), is(err, syscall.EHOSTUNREACH, 10065):
		return "the host cannot be reached from this network"
	}
	return "the connection breaks off"
}

// is reports whether an error of the system has one of two numbers: that of Unix, or that of
// Windows, whose network has its own
// (https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2).
func is(err error, unix, windows syscall.Errno) bool {
	return errors.Is(err, unix) || errors.Is(err, windows)
}

// transient reports whether another attempt may get through.
func transient(err error) bool {
	var (
		name  *net.DNSError
		cert  *tls.CertificateVerificationError
		plain tls.RecordHeaderError
		alert tls.AlertError
	)
	switch {
	case errors.As(err, &cert), errors.As(err, &plain), errors.As(err, &alert), errors.Is(err, http.ErrSchemeMismatch):
		return false
	case errors.As(err, &name):
		return !name.IsNotFound
	}
	var malformed *url.Error
	return errors.As(err, &malformed) // an answer that never came; others are none of the network
}

// reason is an error of the file system without the path.
func reason(err error) string {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err.Error()
	}
	return "it cannot be read"
}
