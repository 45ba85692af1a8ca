package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What docs/fakecloud.md shows works: the account is one, and each curl gets what it asks for.
func TestDocs(t *testing.T) {
	page, err := os.ReadFile("../../../../docs/fakecloud.md")
	if err != nil {
		t.Fatal(err)
	}
	account := regexp.MustCompile("(?s)```json\n(.*?)```").FindSubmatch(page)
	if account == nil {
		t.Fatal("no account")
	}
	file := filepath.Join(t.TempDir(), "account.json")
	if err := os.WriteFile(file, account[1], 0o600); err != nil {
		t.Fatal(err)
	}
	url, _, _ := start(t, "--state", file, "--control")
	curls := regexp.MustCompile(`(?m)^curl (?:-X (\w+) )?http://127\.0\.0\.1:8080(\S+)(?: -d '(.*)'| --data-binary @(account.json))?$`).FindAllSubmatch(page, -1)
	if all := strings.Count(string(page), "\ncurl "); len(curls) != all || all < 5 {
		t.Fatalf("%d of %d curls are understood", len(curls), all)
	}
	for _, m := range curls {
		method := string(m[1])
		if method == "" {
			method = "GET"
		}
		body := m[3]
		if len(m[4]) > 0 {
			body = account[1]
		}
		r, err := http.NewRequest(method, url+string(m[2]), bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		if answer.StatusCode > 299 {
			t.Errorf("%s: %d", m[0], answer.StatusCode)
		}
		if method == "GET" && json.NewDecoder(answer.Body).Decode(new(any)) != nil {
			t.Errorf("%s: no JSON", m[0])
		}
		answer.Body.Close()
	}
	http.DefaultClient.CloseIdleConnections()
}
