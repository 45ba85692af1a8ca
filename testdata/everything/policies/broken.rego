# FCA004: there is no such field.
package broken

warn contains sprintf("%s has no owner", [c.address]) if {
	some c in input.configs
	not c.owner
}
