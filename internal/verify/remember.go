package verify

import (
	"context"
	"fmt"
	"sync"

	"github.com/fcasync/fcasync-lint/internal/live"
)

// Remember is an account that asks each question once, whoever asks it: many configs have one
// role, and many roles one policy.
func Remember(a live.Account) live.Account { return &memory{Account: a, answers: map[string]*answer{}} }

type memory struct {
	live.Account
	mu      sync.Mutex
	answers map[string]*answer
}

type answer struct {
	once  sync.Once
	value any
	err   error
}

// ask returns the answer to a question, and asks it first if nobody has.
func ask[T any](m *memory, question string, f func() (T, error)) (T, error) {
	m.mu.Lock()
	a := m.answers[question]
	if a == nil {
		a = &answer{}
		m.answers[question] = a
	}
	m.mu.Unlock()
	a.once.Do(func() { a.value, a.err = f() })
	value, _ := a.value.(T)
	return value, a.err
}

// yes is ask for questions whose answer is that there is no error.
func yes(m *memory, question string, f func() error) error {
	_, err := ask(m, question, func() (struct{}, error) { return struct{}{}, f() })
	return err
}

func (m *memory) AsyncConfig(ctx context.Context, f live.FunctionID) (*live.AsyncConfig, error) {
	return ask(m, fmt.Sprintf("config %#v", f), func() (*live.AsyncConfig, error) { return m.Account.AsyncConfig(ctx, f) })
}

func (m *memory) Function(ctx context.Context, f live.FunctionID) (*live.Function, error) {
	return ask(m, fmt.Sprintf("function %#v", f), func() (*live.Function, error) { return m.Account.Function(ctx, f) })
}

func (m *memory) Service(ctx context.Context, region, name, qualifier string) (*live.Service, error) {
	return ask(m, fmt.Sprintf("service %q %q %q", region, name, qualifier), func() (*live.Service, error) {
		return m.Account.Service(ctx, region, name, qualifier)
	})
}

func (m *memory) Alias(ctx context.Context, f live.FunctionID) error {
	return yes(m, fmt.Sprintf("alias %#v", f), func() error { return m.Account.Alias(ctx, f) })
}

func (m *memory) Role(ctx context.Context, name string) (*live.Role, error) {
	return ask(m, fmt.Sprintf("role %q", name), func() (*live.Role, error) { return m.Account.Role(ctx, name) })
}

func (m *memory) RolePolicies(ctx context.Context, role string) ([]live.Policy, error) {
	return ask(m, fmt.Sprintf("policies of %q", role), func() ([]live.Policy, error) { return m.Account.RolePolicies(ctx, role) })
}

func (m *memory) Policy(ctx context.Context, typ, name string) (*live.Policy, error) {
	return ask(m, fmt.Sprintf("policy %q %q", typ, name), func() (*live.Policy, error) { return m.Account.Policy(ctx, typ, name) })
}

func (m *memory) Queue(ctx context.Context, region, name string) error {
	return yes(m, fmt.Sprintf("queue %q %q", region, name), func() error { return m.Account.Queue(ctx, region, name) })
}

func (m *memory) Topic(ctx context.Context, region, name string) error {
	return yes(m, fmt.Sprintf("topic %q %q", region, name), func() error { return m.Account.Topic(ctx, region, name) })
}

func (m *memory) EventBus(ctx context.Context, region, name string) error {
	return yes(m, fmt.Sprintf("bus %q %q", region, name), func() error { return m.Account.EventBus(ctx, region, name) })
}

func (m *memory) RocketMQTopic(ctx context.Context, region, instance, name string) error {
	return yes(m, fmt.Sprintf("topic of RocketMQ %q %q %q", region, instance, name), func() error {
		return m.Account.RocketMQTopic(ctx, region, instance, name)
	})
}
