package alicloud

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// mnsTail ends the path of every queue and topic that is a destination. Alibaba's own pages
// write it in other ways for other purposes: /queues/Q for event rules, queues/Q for
// subscriptions, /queues/Q/message for alarms, /topics/T for triggers.
const mnsTail = "/messages"

// classifyMNS reads /queues/NAME/messages and /topics/NAME/messages.
func (d *Destination) classifyMNS() {
	d.Kind = QueueOrTopic
	rel := d.ARN.Relative
	queues, topics := d.begins("/queues/"), d.begins("/topics/")
	tail := d.ARN.Text.HasSuffix(mnsTail)
	switch {
	case queues == symbol.Yes:
		d.Kind = Queue
	case topics == symbol.Yes:
		d.Kind = Topic
	case queues == symbol.No && topics == symbol.No:
		d.repairMNS(rel)
		d.refute(mnsHeadProblem(rel))
		return
	default: // the path begins with a reference
		if tail == symbol.No {
			d.refute(`it does not end with "/messages"`)
		}
		return
	}
	d.repairMNS(rel)
	rest, _ := rel.TrimPrefix("/queues/")
	rest, _ = rest.TrimPrefix("/topics/")
	switch rest.HasSuffix(mnsTail) {
	case symbol.No:
		d.refute(mnsTailProblem(rest))
	case symbol.Yes:
		name, _ := rest.TrimSuffix(mnsTail)
		switch {
		case isEmpty(name):
			d.refute("it names no " + d.Kind.String())
		case len(name.Split('/', 2)) > 1:
			d.refute("its " + d.Kind.String() + ` name has a "/" in it`)
		default:
			d.PathOK = symbol.Yes
		}
	}
}

// mnsHeadProblem says why a path begins with neither /queues/ nor /topics/.
func mnsHeadProblem(rel symbol.Text) string {
	for _, word := range []string{"queue", "topic"} {
		switch {
		case rel.HasPrefix(word+"s/") == symbol.Yes:
			return `it lacks the leading "/" of "/` + word + `s/"`
		case rel.HasPrefix(word+"/") == symbol.Yes, rel.HasPrefix("/"+word+"/") == symbol.Yes:
			return `it says "` + word + `/" instead of "/` + word + `s/"`
		}
	}
	if isEmpty(rel) {
		return "it is empty"
	}
	return `it begins with neither "/queues/" nor "/topics/"`
}

// mnsTailProblem says why what follows /queues/ or /topics/ does not end with /messages.
func mnsTailProblem(rest symbol.Text) string {
	switch {
	case rest.HasSuffix("/messages/") == symbol.Yes:
		return `it has a "/" behind "/messages"`
	case rest.HasSuffix("/message") == symbol.Yes, rest.HasSuffix("/message/") == symbol.Yes:
		return `it ends with "/message" instead of "/messages"`
	}
	return `it does not end with "/messages"`
}

// repairMNS finds the kind, the name and the corrected path in a path that may be wrong.
func (d *Destination) repairMNS(rel symbol.Text) {
	kind, name, found := QueueOrTopic, rel, false
	for _, h := range []struct {
		head string
		kind Kind
	}{
		{"/queues/", Queue}, {"queues/", Queue}, {"/queue/", Queue}, {"queue/", Queue},
		{"/topics/", Topic}, {"topics/", Topic}, {"/topic/", Topic}, {"topic/", Topic},
	} {
		if name, found = rel.TrimPrefix(h.head); found {
			kind = h.kind
			break
		}
	}
	if !found {
		return
	}
	d.Kind = kind
	tailed := false
	for _, tail := range []string{"/messages/", "/messages", "/message/", "/message", "/"} {
		if n, ok := name.TrimSuffix(tail); ok {
			name, tailed = n, true
			break
		}
	}
	if isEmpty(name) || len(name.Split('/', 2)) > 1 {
		return
	}
	d.Name = name
	if !tailed && name.MayHold('/') {
		return // the reference may end with /messages itself
	}
	d.Corrected = symbol.Concat(symbol.Lit("/"+strings.ToLower(kind.String())+"s/"), name, symbol.Lit(mnsTail))
}

func isEmpty(t symbol.Text) bool {
	s, known := t.Known()
	return known && s == ""
}
