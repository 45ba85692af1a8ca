package acme.accounts_test

import data.acme.accounts

# delivery is an input with one config that has one destination.
delivery(account, unknown) := {"configs": [{
	"address": "alicloud_fcv3_async_invoke_config.orders",
	"destinations": [{
		"side": "on_failure",
		"destination": {
			"argument": "destination_config.on_failure.destination",
			"shown": "acs:mns:cn-hangzhou:...",
			"unknown": unknown,
		},
		"arn": {"account": account},
	}],
}]}

test_ours if {
	count(accounts.deny) == 0 with input as delivery({"value": "1234567890123456", "shown": "1234567890123456"}, false)
}

test_foreign if {
	some finding in accounts.deny with input as delivery({"value": "9999888877776666", "shown": "9999888877776666"}, false)
	finding.msg == "the destination of on_failure is in the account 9999888877776666"
	finding.config == "alicloud_fcv3_async_invoke_config.orders"
}

# Nothing is denied of an account that is not known before apply: it is a question.
test_not_known if {
	account := {"shown": "${data.alicloud_account.current.id}", "segments": [{"reference": "data.alicloud_account.current.id"}]}
	count(accounts.deny) == 0 with input as delivery(account, true)
	some question in accounts.undecided with input as delivery(account, true)
	question.blocking == "data.alicloud_account.current.id"
}
