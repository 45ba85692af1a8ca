package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
)

// canonical makes the same plan the same bytes: without the time of planning, and with a fixed
// order where Terraform has none.
func canonical(plan []byte) ([]byte, error) {
	at := regexp.MustCompile(`,"timestamp":"[0-9TZ:-]+","applyable":`).FindAllIndex(plan, -1)
	if len(at) != 1 {
		return nil, errors.New("the plan has no timestamp where it is expected")
	}
	return inOrder(slices.Concat(plan[:at[0][0]], []byte(`,"applyable":`), plan[at[0][1]:]), "")
}

// inOrder sorts the lists in a JSON value that Terraform prints in any order. key is where the
// value stands in an object. All else stays as it is printed.
func inOrder(v json.RawMessage, key string) ([]byte, error) {
	v = bytes.TrimSpace(v)
	d := json.NewDecoder(bytes.NewReader(v))
	if v[0] != '{' && v[0] != '[' {
		return v, nil
	}
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	var parts [][]byte
	for d.More() {
		var name []byte
		var value json.RawMessage
		inner := ""
		if v[0] == '{' {
			token, err := d.Token()
			if err != nil {
				return nil, err
			}
			inner, _ = token.(string)
			if name, err = json.Marshal(inner); err != nil { // as Terraform does
				return nil, err
			}
			name = append(name, ':')
		}
		if err := d.Decode(&value); err != nil {
			return nil, err
		}
		part, err := inOrder(value, inner)
		if err != nil {
			return nil, err
		}
		parts = append(parts, slices.Concat(name, part))
	}
	if key == "relevant_attributes" || key == "child_modules" {
		slices.SortFunc(parts, bytes.Compare)
	}
	return slices.Concat(v[:1], bytes.Join(parts, []byte(",")), v[len(v)-1:]), nil
}
