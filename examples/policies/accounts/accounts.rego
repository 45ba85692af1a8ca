# METADATA
# title: The destination is in an account that is not ours
# description: |-
#   Results hold the request and the response of the function. They must stay in the two accounts
#   of the company.
# custom:
#   id: ACME001
#   name: foreign-account
#   severity: error
#   fix: Deliver to a queue, topic or event bus of one of our accounts.
#   url: https://wiki.example.com/accounts
package acme.accounts

ours := {"1234567890123456", "6543210987654321"}

deny contains finding if {
	some config in input.configs
	some destination in config.destinations
	account := destination.arn.account.value
	not account in ours
	finding := {
		"config": config.address,
		"path": destination.destination.argument,
		"msg": sprintf("the destination of %s is in the account %s", [destination.side, account]),
	}
}

undecided contains question if {
	some config in input.configs
	some destination in config.destinations
	destination.destination.unknown
	not destination.arn.account.value
	question := {
		"config": config.address,
		"path": destination.destination.argument,
		"msg": sprintf("whether the destination of %s is in one of our accounts", [destination.side]),
		"blocking": concat(" and ", [s.reference | some s in destination.arn.account.segments; s.reference]),
	}
}
