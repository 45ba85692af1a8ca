package main

import "testing"

func TestCanonical(t *testing.T) {
	got, err := canonical([]byte(`{"child_modules":[{"a":"\u003c"},{"a":1.50}],"b":[2,1],"relevant_attributes":[{"r":2},{"r":1}],"timestamp":"2026-01-01T00:00:00Z","applyable":true}` + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"child_modules":[{"a":"\u003c"},{"a":1.50}],"b":[2,1],"relevant_attributes":[{"r":1},{"r":2}],"applyable":true}`
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if _, err := canonical([]byte(`{}`)); err == nil {
		t.Error("a plan without a timestamp is no error")
	}
}
