package plan

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// judge looks at policy documents: those that RAM refuses are reported whatever refers to them,
// so the resources that have them matter. Most of a large plan's documents are alike, and each is
// looked at once.
type judge struct {
	known map[hash]verdict
}

// verdict is what is known of a document.
type verdict struct {
	judged, faults [2]bool // by ram.Kind
	// trusting: Function Compute may assume a role that has it.
	trusting bool
}

func (v verdict) faulty(k ram.Kind) bool { return v.judged[k] && v.faults[k] }

// mostVerdicts bounds what is remembered.
const mostVerdicts = 1 << 16

// document judges a document by the argument that holds it and, where the argument may belong to
// a policy or to a role, by the resource type, "" if it is not known yet.
func (j *judge) document(argument string, typ, text []byte) verdict {
	identity, trust := true, true
	switch {
	case argument == "policy_document", string(typ) == "alicloud_ram_policy":
		trust = false
	case argument == "assume_role_policy_document", string(typ) == "alicloud_ram_role":
		identity = false
	}
	h := noHash.add(text)
	v := j.known[h]
	if (!identity || v.judged[ram.Identity]) && (!trust || v.judged[ram.Trust]) {
		return v
	}
	t := symbol.Lit(string(text))
	if identity {
		v.judged[ram.Identity] = true
		v.faults[ram.Identity] = len(ram.Decode(t, nil, ram.Identity).Problems) > 0
	}
	if trust {
		d := ram.Decode(t, nil, ram.Trust)
		v.judged[ram.Trust], v.faults[ram.Trust] = true, len(d.Problems) > 0
		assumable, _ := ram.Assumable(d, alicloud.FCService)
		v.trusting = len(d.Problems) == 0 && assumable == symbol.Yes
	}
	if j.known == nil || len(j.known) >= mostVerdicts {
		j.known = map[hash]verdict{}
	}
	j.known[h] = v
	return v
}

func (j *judge) systemName(argument string, text []byte) systemName {
	switch argument {
	case "policy_name":
		name := string(text)
		if _, ok := alicloud.SystemPolicy(name); ok || strings.HasPrefix(name, "Aliyun") {
			return systemPolicy
		}
	case "policy_type":
		switch string(text) {
		case "System":
			return typeSystem
		case "Custom":
			return typeCustom
		}
	}
	return otherText
}
