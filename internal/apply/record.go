package apply

import (
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fcasync/fcasync-lint/internal/check"
)

// Record is what a run leaves behind for those who ask later: what was judged, by what, and what
// came of it. It holds no values of variables, plans or states.
type Record struct {
	Version int  `json:"version"` // of this format: 1
	Tool    Tool `json:"tool"`
	// Rules are the IDs of the rules that were on.
	Rules    []string `json:"rules"`
	Provider string   `json:"provider,omitempty"` // the version that was judged by
	// Directory is the root module, relative to the working directory.
	Directory string     `json:"directory"`
	Plan      RecordPlan `json:"plan,omitzero"`
	// Account and Caller are who asked.
	Account string   `json:"account,omitempty"`
	Caller  string   `json:"caller,omitempty"`
	Stages  []*Stage `json:"stages"`
	// Findings are all that was found, of all stages, and Ignored those that comments took away.
	Findings []check.Finding `json:"findings"`
	Ignored  []check.Finding `json:"ignored,omitempty"`
	// Changes are those of the plan; Done and Left are told apart where not all was applied.
	Changes []Change `json:"changes"`
	Done    []string `json:"done,omitempty"`
	Left    []string `json:"left,omitempty"`
	// Calls is how many answers of the account there were, by API.
	Calls      Calls     `json:"calls"`
	Approval   string    `json:"approval,omitempty"` // "asked", "auto-approve"
	Unverified bool      `json:"allow_unverified,omitempty"`
	ReadBack   *ReadBack `json:"read_back,omitempty"`
	Outcome    Outcome   `json:"outcome"`
	Started    time.Time `json:"started"`
	Ended      time.Time `json:"ended,omitzero"`
}

// Tool is the program.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// RecordPlan is the plan that was judged.
type RecordPlan struct {
	SHA256    string   `json:"sha256"`
	File      string   `json:"file,omitempty"` // of the user, if one was given
	Terraform string   `json:"terraform,omitempty"`
	State     *StateID `json:"state,omitempty"`
}

// ReadBack is how many async invoke configs were changed, and how many of them could be read.
type ReadBack struct {
	Configs int `json:"configs"`
	Read    int `json:"read"`
}

// Stage is a part of the run.
type Stage struct {
	Name    string    `json:"name"`
	Started time.Time `json:"started"`
	Ended   time.Time `json:"ended,omitzero"`
}

// Outcome is how the run ended: its exit status and last line.
type Outcome struct {
	Status  int    `json:"status"`
	Message string `json:"message"`
}

// Begin notes that a stage begins, and so that the one before it has ended.
func (r *Record) Begin(name string) {
	now := time.Now().UTC()
	r.endStage(now)
	r.Stages = append(r.Stages, &Stage{Name: name, Started: now})
}

// Stage is the name of the stage that the run is in.
func (r *Record) Stage() string {
	if len(r.Stages) == 0 {
		return ""
	}
	return r.Stages[len(r.Stages)-1].Name
}

func (r *Record) endStage(now time.Time) {
	if n := len(r.Stages); n > 0 && r.Stages[n-1].Ended.IsZero() {
		r.Stages[n-1].Ended = now
	}
}

// End notes how the run ended.
func (r *Record) End(status int, message string) {
	r.Ended = time.Now().UTC()
	r.endStage(r.Ended)
	r.Outcome = Outcome{status, message}
}

// Write writes the record.
func (r *Record) Write(w io.Writer) error {
	if r.Findings == nil {
		r.Findings = []check.Finding{}
	}
	if r.Changes == nil {
		r.Changes = []Change{}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// Calls counts calls by API. It may be used by several goroutines.
type Calls struct {
	mu     sync.Mutex
	counts map[string]int
}

// Count counts a call, which is called like: GetRole of RAM for "orders".
func (c *Calls) Count(call string) {
	api, _, _ := strings.Cut(call, ` for "`)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.counts == nil {
		c.counts = map[string]int{}
	}
	c.counts[api]++
}

// MarshalJSON writes the counts, ordered by name.
func (c *Calls) MarshalJSON() ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	counts := maps.Clone(c.counts)
	if counts == nil {
		counts = map[string]int{}
	}
	return json.Marshal(counts)
}

// On are the IDs of the rules that are on.
func On(s *check.Selection) []string {
	ids := []string{}
	for _, r := range s.Rules() {
		ids = append(ids, r.ID)
	}
	slices.Sort(ids)
	return ids
}
