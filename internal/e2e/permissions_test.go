package e2e

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// verdicts are the rows of the command permissions as "SIDE ACTION VERDICT POLICY[STATEMENT]".
func verdicts(t *testing.T, dir string) []string {
	t.Helper()
	r := run("permissions", "--format", "json", dir)
	if r.status != 0 {
		t.Fatalf("status %d: %s", r.status, r.stderr)
	}
	var report struct {
		Deliveries []struct {
			Config, Side, Action, Verdict string
			By                            []struct {
				Policy    string
				Statement int
			}
		}
	}
	if err := json.Unmarshal([]byte(r.stdout), &report); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range report.Deliveries {
		row := d.Side + " " + d.Action + " " + d.Verdict
		for _, by := range d.By {
			row += fmt.Sprintf(" %s[%d]", by.Policy, by.Statement)
		}
		out = append(out, row)
	}
	return out
}

// The plan of the project does not know the text of the policy: it depends on a queue that is
// still to be made. From the source all four deliveries are proven.
func TestDeliveriesAreProvenBeforeAnythingExists(t *testing.T) {
	inRoot(t)
	want := []string{
		"on_failure mns:SendMessage allowed alicloud_ram_policy.deliver[0]",
		"on_success mns:PublishMessage allowed alicloud_ram_policy.deliver[1]",
	}
	if got := verdicts(t, "testdata/plans/fc3-stack"); !slices.Equal(got, slices.Concat(want, want)) {
		t.Errorf("%q", got)
	}
	seed := []string{
		"on_failure mns:SendMessage allowed alicloud_ram_policy.default[0]",
		"on_success mns:PublishMessage allowed alicloud_ram_policy.default[0]",
	}
	if got := verdicts(t, "testdata/plans/fc2-seed"); !slices.Equal(got, seed) {
		t.Errorf("%q", got)
	}
}

// The way from the config to the statement is in SARIF, step by step, and each step is a place.
func TestTheWayToTheStatementIsACodeFlow(t *testing.T) {
	inRoot(t)
	r := run("lint", "--format", "sarif", "examples/broken-ram")
	var log struct {
		Runs []struct {
			Results []struct {
				RuleID    string
				CodeFlows []struct {
					ThreadFlows []struct {
						Locations []struct {
							Location struct {
								Message          struct{ Text string }
								PhysicalLocation struct {
									ArtifactLocation struct{ URI string }
									Region           struct{ StartLine int }
								}
							}
						}
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(r.stdout), &log); err != nil {
		t.Fatal(err)
	}
	for _, result := range log.Runs[0].Results {
		if result.RuleID != "FCA302" {
			continue
		}
		var steps []string
		for _, l := range result.CodeFlows[0].ThreadFlows[0].Locations {
			at := l.Location.PhysicalLocation
			steps = append(steps, fmt.Sprintf("%s:%d %s", at.ArtifactLocation.URI, at.Region.StartLine, l.Location.Message.Text))
		}
		want := []string{
			"examples/broken-ram/main.tf:41 Results of alicloud_fcv3_async_invoke_config.orders are delivered to this destination.",
			"examples/broken-ram/main.tf:32 By the role of the function.",
			"examples/broken-ram/main.tf:49 Which is this role.",
			"examples/broken-ram/main.tf:81 This attaches a policy to the role.",
			"examples/broken-ram/main.tf:62 The policy.",
			"examples/broken-ram/main.tf:70 The statement.",
		}
		if !slices.EqualFunc(steps, want, strings.EqualFold) {
			t.Errorf("got\n  %s\nwant\n  %s", strings.Join(steps, "\n  "), strings.Join(want, "\n  "))
		}
		return
	}
	t.Error("FCA302 is not reported")
}
