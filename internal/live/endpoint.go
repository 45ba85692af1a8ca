package live

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Services are the names of the APIs in --endpoint, in the configuration file and in
// environment variables: those that the provider has for them in its block endpoints.
func Services() []string { return []string{fc, ram, sts, mnsOpen, eventBridge, ons} }

const (
	fc          = "fc"
	ram         = "ram"
	sts         = "sts"
	mnsOpen     = "mns_open"
	eventBridge = "eventbridge"
	ons         = "ons"
)

// Endpoint is where the API of a service is.
type Endpoint struct {
	Scheme string // https, or http to a loopback address
	Host   string // without the port
	Port   string // "" is the scheme's own
}

// ParseEndpoint reads HOST, HOST:PORT or a URL without path. Errors do not repeat the text,
// which may have a password in it.
func ParseEndpoint(text string) (Endpoint, error) {
	if !strings.Contains(text, "://") {
		text = "https://" + text
	}
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return Endpoint{}, errors.New("it is no host name and no URL")
	case u.Scheme != "http" && u.Scheme != "https":
		return Endpoint{}, errors.New("it must begin with https://, or be a host name alone")
	case u.User != nil:
		return Endpoint{}, errors.New("it must not hold a user name or password")
	case u.Path != "" && u.Path != "/" || u.RawQuery != "" || u.Fragment != "":
		return Endpoint{}, errors.New("it must be a host name, with a port at most")
	}
	e := Endpoint{u.Scheme, u.Hostname(), u.Port()}
	if _, err := strconv.ParseUint(e.Port, 10, 16); e.Port != "" && err != nil {
		return Endpoint{}, errors.New("its port is no number of a port")
	}
	if !hostName().MatchString(e.Host) && net.ParseIP(e.Host) == nil {
		return Endpoint{}, errors.New("it is no host name")
	}
	if e.Scheme == "http" && !e.Loopback() {
		return Endpoint{}, errors.New("http:// is only for loopback addresses such as 127.0.0.1: signed requests must not go in the clear")
	}
	return e, nil
}

// pattern is a regular expression that is compiled when it is first needed: most runs of the
// program ask no account.
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

var hostName = pattern(`^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$`)

// Loopback reports whether the host is this machine.
func (e Endpoint) Loopback() bool {
	if strings.EqualFold(e.Host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(e.Host)
	return err == nil && ip.Unmap().IsLoopback()
}

// Official reports whether the host is one of Alibaba Cloud.
func (e Endpoint) Official() bool {
	host := strings.ToLower(e.Host)
	return strings.HasSuffix(host, ".aliyuncs.com")
}

// String is the endpoint as a URL.
func (e Endpoint) String() string {
	host := e.Host
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if e.Port != "" {
		host += ":" + e.Port
	}
	return e.Scheme + "://" + host
}

// Endpoints reads the endpoints that were set: given ones by service, and else those of the
// environment. The provider reads ALIBABA_CLOUD_ENDPOINT_<PRODUCT> and then
// <PRODUCT>_ENDPOINT, but neither for STS (alicloud/connectivity/endpoint.go, 2026-08-21).
func Endpoints(given map[string]string, lookupEnv func(string) (string, bool)) (map[string]Endpoint, error) {
	out := map[string]Endpoint{}
	for service, text := range given {
		if !slices.Contains(Services(), service) {
			return nil, fmt.Errorf("endpoint of %q: there is no such service; it is one of %s", service, strings.Join(Services(), ", "))
		}
		e, err := ParseEndpoint(text)
		if err != nil {
			return nil, fmt.Errorf("endpoint of %s: %w", service, err)
		}
		out[service] = e
	}
	for _, service := range Services() {
		if _, ok := out[service]; ok || service == sts {
			continue
		}
		for _, name := range []string{"ALIBABA_CLOUD_ENDPOINT_" + strings.ToUpper(service), strings.ToUpper(service) + "_ENDPOINT"} {
			text, _ := lookupEnv(name)
			if text == "" {
				continue
			}
			e, err := ParseEndpoint(text)
			if err != nil {
				return nil, fmt.Errorf("environment variable %s: %w", name, err)
			}
			out[service] = e
			break
		}
	}
	return out, nil
}

// region names are a part of host names, and come from source that somebody else wrote.
var regionName = pattern(`^[a-z]{2,10}(-[a-z0-9]{1,20}){1,5}$`)

// ValidRegion reports whether a text can be the name of a region.
func ValidRegion(region string) bool { return regionName().MatchString(region) }

// defaultHost is where the API of a service is unless something else is said: the tables of
// alicloud/connectivity/endpoint.go (2026-08-21). The account is for Function Compute.
func defaultHost(service, region, account string) (string, error) {
	if service == ram {
		return "ram.aliyuncs.com", nil
	}
	if service == sts && region == "" {
		return "sts.aliyuncs.com", nil
	}
	if !ValidRegion(region) {
		return "", errors.New("the region is not known: give one with --region, or set ALIBABA_CLOUD_REGION")
	}
	switch service {
	case sts:
		return "sts." + region + ".aliyuncs.com", nil
	case fc:
		if !accountID().MatchString(account) {
			return "", errors.New("the account id is not known")
		}
		return account + "." + region + ".fc.aliyuncs.com", nil
	case mnsOpen:
		return "mns-open." + region + ".aliyuncs.com", nil
	case eventBridge:
		return "eventbridge-console." + region + ".aliyuncs.com", nil
	}
	return "ons." + region + ".aliyuncs.com", nil
}

var accountID = pattern(`^[0-9]{1,32}$`)
