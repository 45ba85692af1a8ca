package source

import "sync"

// keptModules bounds how many modules a cache keeps: enough for those that many root
// modules share, few enough for any monorepo.
const keptModules = 256

// moduleCache loads modules once for the root modules that call them. It is safe for
// concurrent use.
type moduleCache struct {
	*loader
	mu      sync.Mutex
	modules map[string]*module
	order   []string
}

func newCache(l *loader) *moduleCache { return &moduleCache{loader: l, modules: map[string]*module{}} }

// load returns the module in a directory.
func (c *moduleCache) load(dir string) *module {
	c.mu.Lock()
	m := c.modules[dir]
	c.mu.Unlock()
	if m != nil {
		return m
	}
	m = c.loader.load(dir)
	c.mu.Lock()
	defer c.mu.Unlock()
	if have := c.modules[dir]; have != nil {
		return have
	}
	if len(c.order) >= keptModules {
		delete(c.modules, c.order[0])
		c.order = c.order[1:]
	}
	c.modules[dir] = m
	c.order = append(c.order, dir)
	return m
}
