package live

import (
	"errors"
	"os"
	"strconv"
)

// Search says where credentials may be found.
type Search struct {
	// Profile of the Alibaba Cloud CLI, as the flag names it; "" if it names none.
	Profile   string
	LookupEnv func(string) (string, bool)
	// Home is the home directory, "" if there is none.
	Home string
}

// The environment variables of the provider go before those of the SDK and the CLI, as they
// do in the provider (alicloud/provider.go, 2026-08-21).
var (
	keyIDVariables    = []string{"ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_ID"}
	secretVariables   = []string{"ALICLOUD_SECRET_KEY", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_ACCESS_KEY_SECRET"}
	tokenVariables    = []string{"ALICLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABACLOUD_SECURITY_TOKEN"}
	profileVariables  = []string{"ALICLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE"}
	fileVariables     = []string{"ALICLOUD_SHARED_CREDENTIALS_FILE", "ALIBABA_CLOUD_CREDENTIALS_FILE"}
	ecsRoleVariables  = []string{"ALICLOUD_ECS_ROLE_NAME", "ALIBABA_CLOUD_ECS_METADATA"}
	uriVariables      = []string{"ALICLOUD_CREDENTIALS_URI", "ALIBABA_CLOUD_CREDENTIALS_URI"}
	regionVariables   = []string{"ALICLOUD_REGION", "ALIBABA_CLOUD_REGION"}
	roleVariables     = []string{"ALICLOUD_ASSUME_ROLE_ARN", "ALIBABA_CLOUD_ROLE_ARN"}
	sessionVariables  = []string{"ALICLOUD_ASSUME_ROLE_SESSION_NAME", "ALIBABA_CLOUD_ROLE_SESSION_NAME"}
	durationVariables = []string{"ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION"}
	oidcFileVariables = []string{"ALIBABA_CLOUD_OIDC_TOKEN_FILE"}
	oidcARNVariables  = []string{"ALIBABA_CLOUD_OIDC_PROVIDER_ARN"}
)

// Region is the region that the environment names, "" if it names none.
func Region(lookupEnv func(string) (string, bool)) string {
	return Search{LookupEnv: lookupEnv}.first(regionVariables)
}

func (s Search) first(variables []string) string {
	for _, name := range variables {
		if v, _ := s.LookupEnv(name); v != "" {
			return v
		}
	}
	return ""
}

// ErrNoCredentials: nothing that could hold credentials is set.
var ErrNoCredentials = errors.New("there are no credentials: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or run 'aliyun configure' and name the profile with --profile")

// Find finds the credentials: a profile that is named by flag, an access key of the
// environment, a token of OIDC, a URI that gives credentials, the role of an ECS instance, the
// profile that the environment names or that is the CLI's current one. With what is found the
// role is assumed that the environment names, if it names one.
func Find(s Search) (*Source, error) {
	source, err := s.base()
	if err != nil {
		return nil, err
	}
	role := s.first(roleVariables)
	if role == "" || source.oidc() {
		return source, nil
	}
	seconds, _ := strconv.Atoi(s.first(durationVariables))
	return assumedRole(source, roleRequest{arn: role, session: s.first(sessionVariables), seconds: seconds}), nil
}

func (s Search) base() (*Source, error) {
	if s.Profile != "" {
		return s.profile(s.Profile)
	}
	keyID, secret := s.first(keyIDVariables), s.first(secretVariables)
	switch {
	case keyID != "" && secret != "":
		return StaticSource("environment variables", NewCredentials(keyID, secret, s.first(tokenVariables))), nil
	case keyID != "" || secret != "":
		return nil, errors.New("the environment has only a half of an access key: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or neither")
	}
	if file, provider, role := s.first(oidcFileVariables), s.first(oidcARNVariables), s.first(roleVariables); file != "" && provider != "" && role != "" {
		return oidcRole(oidcRequest{tokenFile: file, provider: provider, role: roleRequest{arn: role, session: s.first(sessionVariables)}}), nil
	}
	if uri := s.first(uriVariables); uri != "" {
		return uriSource(uri)
	}
	if role := s.first(ecsRoleVariables); role != "" {
		return ecsRole(role), nil
	}
	source, err := s.profile(s.first(profileVariables))
	if errors.Is(err, os.ErrNotExist) && s.first(profileVariables) == "" {
		return nil, ErrNoCredentials
	}
	return source, err
}
