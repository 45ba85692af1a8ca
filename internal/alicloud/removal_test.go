package alicloud

import "testing"

func TestRemovalStatus(t *testing.T) {
	const retries, age, block = "max_async_retry_attempts", "max_async_event_age_in_seconds", "destination_config"
	for _, c := range []struct {
		version             string
		retries, age, block Removal
	}{
		{"1.227.0", RemovalHarmless, RemovalHarmless, RemovalHarmless},
		{"1.228.0", RemovalSendsZero, RemovalHarmless, RemovalSendsEmpty},
		{"1.232.0", RemovalSendsZero, RemovalHarmless, RemovalSendsEmpty},
		{"1.233.0", RemovalSendsZero, RemovalSendsZero, RemovalNotSent},
		{"1.289.0", RemovalSendsZero, RemovalSendsZero, RemovalNotSent},
		{"1.290.0", RemovalSendsZero, RemovalUnverified, RemovalUnverified},
		{"1.291.0", RemovalSendsZero, RemovalHarmless, RemovalHarmless},
		{"1.294.0", RemovalSendsZero, RemovalHarmless, RemovalHarmless},
		{"2.0.0-beta3", RemovalSendsZero, RemovalSendsZero, RemovalNotSent},
		{"2.0.0-beta4", RemovalSendsZero, RemovalUnverified, RemovalUnverified},
		{"2.2.0", RemovalSendsZero, RemovalHarmless, RemovalHarmless},
		{"nonsense", RemovalHarmless, RemovalHarmless, RemovalHarmless},
	} {
		for _, a := range []struct {
			argument string
			want     Removal
		}{{retries, c.retries}, {age, c.age}, {block, c.block}} {
			if got := RemovalStatus(a.argument, c.version); got != a.want {
				t.Errorf("%s with %s: %d, want %d", a.argument, c.version, got, a.want)
			}
		}
	}
	if got := RemovalStatus("async_task", "1.289.0"); got != RemovalHarmless {
		t.Errorf("async_task: %d", got)
	}
}
