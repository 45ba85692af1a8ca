package cloudtest

import (
	"fmt"
	"io"
	"net/http"

	"github.com/go-json-experiment/json"
)

// ControlPath is where a server with Options.Control is told what to do, without a signature:
//
//	POST   ControlPath/faults   a fault, or a list of them, as JSON: Fault has the names
//	DELETE ControlPath/faults   ends all of them
//	GET    ControlPath/state    the account, without the secrets of its keys
//	PUT    ControlPath/state    another account in its place: who has keys stays as it is
//	GET    ControlPath/calls    the calls so far
const ControlPath = "/-/fakecloud"

// mostControl bounds what is told.
const mostControl = 1 << 20

func (s *Server) control(w http.ResponseWriter, r *http.Request) {
	switch r.Method + " " + r.URL.Path {
	case "POST " + ControlPath + "/faults":
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostControl))
		if err == nil {
			err = s.injectJSON(body)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	case "DELETE " + ControlPath + "/faults":
		s.ClearFaults()
		w.WriteHeader(http.StatusNoContent)
	case "GET " + ControlPath + "/state":
		state := s.State()
		for _, key := range state.Keys {
			key.Secret, key.SecurityToken = "", ""
		}
		for _, p := range state.OIDC {
			p.Tokens = nil
		}
		b, err := state.JSON()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(b)
	case "PUT " + ControlPath + "/state":
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostState))
		var next *Account
		if err == nil {
			next, err = ParseAccount(body)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		s.Update(func(a *Account) {
			next.Keys, next.OIDC = a.Keys, a.OIDC
			*a = *next
		})
		w.WriteHeader(http.StatusNoContent)
	case "GET " + ControlPath + "/calls":
		w.Header().Set("Content-Type", "application/json")
		if err := json.MarshalWrite(w, s.Calls()); err != nil {
			return // whoever asked has gone
		}
	default:
		http.NotFound(w, r)
	}
}

// injectJSON injects a fault or a list of them.
func (s *Server) injectJSON(body []byte) error {
	var faults []Fault
	err := json.Unmarshal(body, &faults, json.RejectUnknownMembers(true))
	if err != nil {
		faults = make([]Fault, 1)
		if one := json.Unmarshal(body, &faults[0], json.RejectUnknownMembers(true)); one != nil {
			if len(body) > 0 && body[0] != '[' {
				err = one
			}
			return fmt.Errorf("not a fault: %w", positioned(body, err))
		}
	}
	return s.inject(faults)
}
