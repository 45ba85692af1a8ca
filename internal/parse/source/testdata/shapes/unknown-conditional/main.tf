resource "terraform_data" "r" { input = "r" }
locals { unknown = terraform_data.r.id }
output "both_strings" { value = local.unknown == "x" ? "a-1" : "a-2" }
output "same" { value = local.unknown == "x" ? "same" : "same" }
output "known_left" { value = true ? "known" : local.unknown }
output "or" { value = local.unknown == "x" || true }
output "and" { value = local.unknown == "x" && false }
output "or_left" { value = true || local.unknown == "x" }
output "not_null" { value = terraform_data.r.output == null ? "null" : "not null" }
output "not_null_2" { value = "a${local.unknown}" == "b" }
output "numbers" { value = local.unknown == "x" ? 1 : 2 }
output "mixed" { value = local.unknown == "x" ? "1" : 2 }
output "coalesce" { value = coalesce(null, "", "c", local.unknown) }
output "coalesce_unknown" { value = coalesce(local.unknown, "c") }
output "prefix" { value = startswith("pre-${local.unknown}", "pre-") }
output "prefix_no" { value = startswith("pre-${local.unknown}", "post-") }
output "length_list" { value = length([local.unknown, local.unknown]) }
output "length_set" { value = length(toset([local.unknown, "a"])) > 0 }
output "compare_prefix" { value = "a-${local.unknown}" == "b" }
output "keys" { value = keys({ a = local.unknown, b = 1 }) }
output "values" { value = values({ a = local.unknown, b = "1" }) }
output "merge" { value = merge({ a = local.unknown }, { b = "1" }, { a = "2" }) }
output "lookup" { value = lookup({ a = "1" }, "a", local.unknown) }
output "lookup_default" { value = lookup({ a = "1" }, "b", local.unknown) }
output "element" { value = element(["x", local.unknown], 0) }
output "contains" { value = contains(["x", local.unknown], "x") }
output "contains_no" { value = contains(["x", "y"], local.unknown) }
output "directive" { value = "%{if local.unknown == "x"}yes%{else}no%{endif}" }
output "negation" { value = !(local.unknown == "x") }
output "arithmetic" { value = length(local.unknown) + 1 }
output "join" { value = join("-", ["a", local.unknown, "b"]) }
output "format" { value = format("%s/%03d/%s", "a", 7, local.unknown) }
output "split" { value = split("-", "a-${local.unknown}") }
output "tuple" { value = [local.unknown, "x"][1] }
output "sort" { value = sort(["b", local.unknown]) }
output "distinct" { value = distinct(["b", "b", local.unknown]) }
output "concat" { value = concat(["b"], [local.unknown]) }
output "zip" { value = zipmap(["k"], [local.unknown]) }
output "upper" { value = upper("x${local.unknown}") }
output "trim" { value = trimsuffix("${local.unknown}.git", ".git") }
output "range" { value = range(length([local.unknown, 1])) }
output "object_for" { value = { for k, v in { a = local.unknown, b = "x" } : k => "${k}=${v}" } }
output "filtered" { value = [for v in [local.unknown, "x"] : v if v != "x"] }
output "md5" { value = md5(local.unknown) }
