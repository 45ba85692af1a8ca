locals {
  plain = <<EOT
first ${local.x}
  indented
EOT
  flush = <<-EOT
      four
        six ${local.x}
      four $${literal} %%{literal}
  EOT
  x     = "X"
  loop = <<-EOT
    %{for k, v in { a = 1, b = 2}~}
    ${k}=${v}
    %{endfor~}
    end
  EOT
  cond  = <<-EOT
    %{if local.x == "X"}yes%{else}no%{endif}
  EOT
  empty = <<EOT
EOT
  escapes = "tab\t quote\" newline\n unicode\u00e9 \U0001F600 backslash\\"
  strip   = "a ${~"b"~} c"
}
output "all" { value = [local.plain, local.flush, local.loop, local.cond, local.empty, local.escapes, local.strip] }
output "in_call" {
  value = jsonencode(<<-EOT
    x
  EOT
  )
}
