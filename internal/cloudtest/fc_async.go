package cloudtest

import (
	"encoding/json"
	"fmt"
	"maps"
	"strconv"
)

// Async invoke configs of both generations, which differ in the name of one field and in what
// they say of whose they are.

// asyncInput is what a PUT sends. null is as good as nothing: FC 2.0 says that what is left out
// keeps its value ("PutFunctionAsyncInvokeConfig"), what null does is not known, and the
// Terraform provider sends null for whatever is not set. FC 3.0 is taken to do the same, as the
// steps of the provider's acceptance test rely on it.
type asyncInput struct {
	AsyncTask                 *bool             `json:"asyncTask"`
	StatefulInvocation        *bool             `json:"statefulInvocation"`
	MaxAsyncEventAgeInSeconds *int64            `json:"maxAsyncEventAgeInSeconds"`
	MaxAsyncRetryAttempts     *int64            `json:"maxAsyncRetryAttempts"`
	DestinationConfig         *destinationInput `json:"destinationConfig"`
}

type destinationInput struct {
	OnSuccess *sideInput `json:"onSuccess"`
	OnFailure *sideInput `json:"onFailure"`
}

type sideInput struct {
	Destination *string `json:"destination"`
}

// Limits on which all pages agree: the API reference says 1 to 604800 seconds (2026-08), older
// pages and the metadata 1 to 2592000, so that only what is above both is refused. Retries are
// 0 to 8 everywhere, destinations at most 512 characters long (FC 3.0's metadata).
const (
	mostAge         = 2592000
	mostRetries     = 8
	mostDestination = 512
)

// putAsync merges what is sent into a config.
func (c *call) putAsync(configs map[string]*AsyncConfig) (*AsyncConfig, *failure) {
	var in asyncInput
	if err := json.Unmarshal(c.body, &in); err != nil {
		return nil, c.invalid("the body is no async invoke config")
	}
	config := configs[c.qualifier()]
	if config == nil {
		config = &AsyncConfig{CreatedTime: c.stamp()}
	}
	if v := in.MaxAsyncEventAgeInSeconds; v != nil {
		if *v < 1 || *v > mostAge {
			return nil, c.invalid("maxAsyncEventAgeInSeconds is %d, and not from 1 to %d", *v, mostAge)
		}
		config.MaxAsyncEventAgeInSeconds = v
	}
	if v := in.MaxAsyncRetryAttempts; v != nil {
		if *v < 0 || *v > mostRetries {
			return nil, c.invalid("maxAsyncRetryAttempts is %d, and not from 0 to %d", *v, mostRetries)
		}
		config.MaxAsyncRetryAttempts = v
	}
	for _, v := range []*bool{in.AsyncTask, in.StatefulInvocation} {
		if v != nil {
			config.AsyncTask = v
		}
	}
	if d := in.DestinationConfig; d != nil {
		// Whether the two sides are merged as well is not known. The provider's fix for one-sided
		// destinations sends one side to have but that one, and {} to have none, so they are
		// taken to be replaced together.
		success, f := c.side(d.OnSuccess)
		if f != nil {
			return nil, f
		}
		failure, f := c.side(d.OnFailure)
		if f != nil {
			return nil, f
		}
		config.DestinationConfig = nil
		if success != nil || failure != nil {
			config.DestinationConfig = &DestinationConfig{OnSuccess: success, OnFailure: failure}
		}
	}
	config.LastModifiedTime = c.stamp()
	configs[c.qualifier()] = config
	return config, nil
}

// side reads one destination. An empty one is refused, as in issue 10031 of the provider
// (2026-07). Nothing else of it is known to be checked.
func (c *call) side(in *sideInput) (*Destination, *failure) {
	switch {
	case in == nil:
		return nil, nil
	case in.Destination == nil || *in.Destination == "":
		return nil, fail(400, "InvalidDestinationResources", "destination can't be empty")
	case len(*in.Destination) > mostDestination:
		return nil, c.invalid("the destination is longer than %d characters", mostDestination)
	}
	return &Destination{Destination: *in.Destination}, nil
}

// show is the config as the API has it. What was never set is null: the reference shows it so for
// a destination, and the provider's acceptance tests would see a difference otherwise.
func (a *AsyncConfig) show(task string) object {
	out := object{
		task:                        a.AsyncTask,
		"maxAsyncEventAgeInSeconds": a.MaxAsyncEventAgeInSeconds,
		"maxAsyncRetryAttempts":     a.MaxAsyncRetryAttempts,
		"destinationConfig":         nil,
		"createdTime":               a.CreatedTime,
		"lastModifiedTime":          a.LastModifiedTime,
	}
	if d := a.DestinationConfig; d != nil {
		out["destinationConfig"] = object{"onSuccess": d.OnSuccess, "onFailure": d.OnFailure}
	}
	return out
}

// noAsync is the failure for a config that does not exist: status, code and message are those of
// ListFunctionAsyncInvokeConfigs' page of errors (document_detail/440324).
func noAsync(owner, qualifier string) *failure {
	return fail(404, "AsyncConfigNotExists", "AsyncConfig for %s:%s does not exist.", owner, qualifier)
}

// page cuts a list as limit and nextToken say: 20 by default, 100 at most
// (ListFunctionAsyncInvokeConfigs). What the token says is FC's business: here it is where to go on.
func page[T any](c *call, all []T) ([]T, string, *failure) {
	from, limit := 0, 20
	var err error
	if s := c.query.Get("nextToken"); s != "" {
		if from, err = strconv.Atoi(s); err != nil || from < 0 || from > len(all) {
			return nil, "", c.invalid("nextToken is not one that was given")
		}
	}
	if s := c.query.Get("limit"); s != "" {
		if limit, err = strconv.Atoi(s); err != nil || limit < 1 || limit > 100 {
			return nil, "", c.invalid("limit is not from 1 to 100")
		}
	}
	to := min(from+limit, len(all))
	next := ""
	if to < len(all) {
		next = strconv.Itoa(to)
	}
	return all[from:to], next, nil
}

// list is a page of what there is.
func list(c *call, name string, all []object) (any, *failure) {
	shown, next, f := page(c, all)
	if f != nil {
		return nil, f
	}
	out := object{name: append([]object{}, shown...)} // [] and not null
	if next != "" {
		out["nextToken"] = next
	}
	return out, nil
}

// with is an object with more in it.
func (o object) with(more object) object {
	out := maps.Clone(o)
	maps.Copy(out, more)
	return out
}

// exists reports a qualifier that is none: neither LATEST nor a version nor an alias.
func exists(qualifier string, q *qualified) *failure {
	if qualifier == latest {
		return nil
	}
	if _, err := strconv.ParseUint(qualifier, 10, 64); err == nil {
		if _, ok := q.versions[qualifier]; !ok {
			return noVersion(qualifier, q.name)
		}
		return nil
	}
	if _, ok := q.aliases[qualifier]; !ok {
		return noAlias(qualifier, q.name)
	}
	return nil
}

// asyncResource names a config.
func asyncResource(owner string, c *call) string {
	return fmt.Sprintf("%s/async-invoke-config?qualifier=%s", owner, c.qualifier())
}
