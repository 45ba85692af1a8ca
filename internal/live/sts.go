package live

import "context"

// STS 2015-04-01: https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-overview
const stsVersion = "2015-04-01"

// Caller is a call of GetCallerIdentity, made once.
func (c *Client) Caller(ctx context.Context) (*Caller, error) {
	c.callerMu.Lock()
	defer c.callerMu.Unlock()
	if c.caller != nil {
		return c.caller, nil
	}
	r := request{service: sts, api: "GetCallerIdentity", version: stsVersion}
	var answer struct{ AccountID, Arn string }
	if err := c.call(ctx, r, &answer); err != nil {
		return nil, err
	}
	if !accountID().MatchString(answer.AccountID) {
		return nil, r.fail(Malformed, "the answer names no account")
	}
	c.caller = &Caller{Account: answer.AccountID, ARN: answer.Arn}
	return c.caller, nil
}
