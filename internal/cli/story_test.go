package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/cloudtest"
	"github.com/fcasync/fcasync-lint/internal/cloudtest/providertest"
)

// The whole story: a fault that lint finds, one that only the account shows, the apply, the proof
// that it is there, and what somebody changes by hand afterwards.
func TestStory(t *testing.T) {
	s := newStand(t, providertest.New(t), role(false), strings.Replace(alone, "attempts = 1", "attempts = 9", 1))
	rules := func(command string) []string {
		t.Helper()
		path := "."
		if command == "verify" {
			if out, err := s.tf.Run(t.Context(), s.dir, "plan", "-out=tfplan"); err != nil {
				t.Fatal(out)
			}
			path = "tfplan"
		}
		_, stdout, stderr := s.run(command, "-f", "json", path)
		if stdout == "" {
			t.Fatal(stderr)
		}
		return reported(t, stdout)
	}

	// The fault in the code is found offline, and mended.
	if got := rules("lint"); !slices.Contains(got, "FCA103") {
		t.Errorf("lint: %q", got)
	}
	s.ends(statusFindings, "in the source", "--auto-approve")
	s.write(alone)
	if got := rules("lint"); slices.Contains(got, "FCA103") {
		t.Errorf("lint: %q", got)
	}

	// What the code cannot show, the account does: the role lacks the permission.
	if got := rules("verify"); !slices.Equal(got, []string{"FCA904"}) {
		t.Errorf("verify: %q", got)
	}
	s.ends(statusLive, "in the account", "--auto-approve")
	if s.config() != nil {
		t.Fatal("it was applied")
	}
	s.Update(func(a *cloudtest.Account) {
		a.Roles["orders"].Policies = []cloudtest.Attachment{{Type: "Custom", Name: "send"}}
	})
	if got := rules("verify"); len(got) != 0 {
		t.Errorf("verify: %q", got)
	}

	// It is applied, and is there as planned.
	s.ends(statusOK, "applied 1 change, and 1 async invoke config is in the account as planned", "--auto-approve", "--report", "record.json")
	if r := s.record("record.json"); r.ReadBack == nil || r.ReadBack.Read != 1 {
		t.Errorf("%+v", r)
	}
	if got := rules("verify"); len(got) != 0 {
		t.Errorf("verify: %q", got)
	}

	// Somebody changes it by hand after a plan was made, and the next verify tells.
	if out, err := s.tf.Run(t.Context(), s.dir, "plan", "-out=tfplan"); err != nil {
		t.Fatal(out)
	}
	seven := int64(7)
	s.Update(func(a *cloudtest.Account) {
		a.Functions["orders"].AsyncConfigs["LATEST"].MaxAsyncRetryAttempts = &seven
	})
	_, stdout, stderr := s.run("verify", "-f", "json", "tfplan")
	if got := reported(t, stdout); !slices.Equal(got, []string{"FCA907"}) || !strings.Contains(stdout, "max_async_retry_attempts is 7 in the account, and 1 in the state") {
		t.Errorf("%q: %s%s", got, stdout, stderr)
	}
}
