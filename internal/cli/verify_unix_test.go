//go:build unix

package cli

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// Ctrl-C ends a run at once, with what it has found by then.
func TestVerifyThatIsInterrupted(t *testing.T) {
	dir := writeSource(t, twoConfigs())
	answers := accountWith("GetQueueAttributes", "hangs")
	var interrupted atomic.Bool
	inner := fakeAPI(t, answers)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("Action") == "GetQueueAttributes" && interrupted.CompareAndSwap(false, true) {
			if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
				t.Error(err)
			}
		}
		inner.Config.Handler.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	begin := time.Now()
	status, stdout, stderr := verifyIn(t, dir, s, "-f", "json")
	if status != statusFailed || !strings.Contains(stderr, "interrupted: ") || !strings.Contains(stderr, "does not say what is wrong with what was not") {
		t.Errorf("status %d: %s%s", status, stdout, stderr)
	}
	reported(t, stdout)
	if d := time.Since(begin); d > 5*time.Second {
		t.Errorf("it took %s", d)
	}
}
