package live

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// profile is a profile of the Alibaba Cloud CLI, as ~/.aliyun/config.json has it. The names
// are those that the SDK reads (sdk/auth/credentials/cli_profile_credentials_provider.go of
// alibaba-cloud-sdk-go v1.63.107), and credentials_uri of the CLI.
type profile struct {
	Name            string `json:"name"`
	Mode            string `json:"mode"`
	AccessKeyID     string `json:"access_key_id"`
	AccessKeySecret string `json:"access_key_secret"`
	StsToken        string `json:"sts_token"`
	RegionID        string `json:"region_id"`
	RoleARN         string `json:"ram_role_arn"`
	SessionName     string `json:"ram_session_name"`
	Seconds         int    `json:"expired_seconds"`
	ECSRole         string `json:"ram_role_name"`
	SourceProfile   string `json:"source_profile"`
	OIDCTokenFile   string `json:"oidc_token_file"`
	OIDCProviderARN string `json:"oidc_provider_arn"`
	Policy          string `json:"policy"`
	ExternalID      string `json:"external_id"`
	CredentialsURI  string `json:"credentials_uri"`
}

// profiles is the file.
type profiles struct {
	Current  string    `json:"current"`
	Profiles []profile `json:"profiles"`
}

// mostSources bounds chains of profiles that assume roles one after the other.
const mostSources = 5

// profile reads a profile of the CLI: the current one where name is "". The error is
// os.ErrNotExist where there is no file. It never repeats what the file holds.
func (s Search) profile(name string) (*Source, error) {
	path := s.first(fileVariables)
	if path == "" {
		if s.Home == "" {
			return nil, fmt.Errorf("profiles of the Alibaba Cloud CLI: there is no home directory: %w", os.ErrNotExist)
		}
		path = filepath.Join(s.Home, ".aliyun", "config.json")
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("profiles of the Alibaba Cloud CLI: %w", err)
	}
	var file profiles
	if err := json.Unmarshal(src, &file); err != nil {
		return nil, fmt.Errorf("profiles of the Alibaba Cloud CLI: %s is not the JSON that the CLI writes", path)
	}
	if name == "" {
		name = file.Current
	}
	return file.source(name, path, mostSources)
}

func (f *profiles) source(name, path string, depth int) (*Source, error) {
	var p *profile
	for i := range f.Profiles {
		if f.Profiles[i].Name == name {
			p = &f.Profiles[i]
		}
	}
	fail := func(reason string) (*Source, error) {
		return nil, fmt.Errorf("profile %q in %s: %s", name, path, reason)
	}
	if p == nil {
		return fail("there is no such profile")
	}
	var source *Source
	var err error
	key := NewCredentials(p.AccessKeyID, p.AccessKeySecret, p.StsToken)
	role := roleRequest{arn: p.RoleARN, session: p.SessionName, seconds: p.Seconds, policy: p.Policy, externalID: p.ExternalID}
	switch p.Mode {
	case "AK":
		key.token = ""
		source, err = StaticSource("", key), key.incomplete(false)
	case "StsToken":
		source, err = StaticSource("", key), key.incomplete(true)
	case "RamRoleArn":
		source, err = assumedRole(StaticSource("", key), role), errors.Join(key.incomplete(false), role.incomplete())
	case "ChainableRamRoleArn":
		if depth == 0 {
			return fail("it goes through too many other profiles")
		}
		inner, err := f.source(p.SourceProfile, path, depth-1)
		if err != nil {
			return nil, err
		}
		if err := role.incomplete(); err != nil {
			return fail(err.Error())
		}
		source = assumedRole(inner, role)
	case "EcsRamRole":
		source = ecsRole(p.ECSRole)
	case "OIDC":
		if p.OIDCTokenFile == "" || p.OIDCProviderARN == "" {
			return fail("it has no oidc_token_file or no oidc_provider_arn")
		}
		source, err = oidcRole(oidcRequest{tokenFile: p.OIDCTokenFile, provider: p.OIDCProviderARN, role: role}), role.incomplete()
	case "CredentialsURI":
		source, err = uriSource(p.CredentialsURI)
	case "External":
		return fail("its mode is External, which runs a program: that is not done here; use the keys that the program prints as environment variables")
	default:
		return fail("its mode is none that is supported: AK, StsToken, RamRoleArn, ChainableRamRoleArn, EcsRamRole, OIDC, CredentialsURI")
	}
	if err != nil {
		return fail(err.Error())
	}
	source.From, source.Region = fmt.Sprintf("the profile %q of the Alibaba Cloud CLI", name), p.RegionID
	return source, nil
}

// incomplete says what is missing.
func (c Credentials) incomplete(session bool) error {
	if c.keyID == "" || c.secret == "" || session && c.token == "" {
		return errors.New("it has no access key, or only a part of one")
	}
	return nil
}
