settings = {
  name   = "given"
  nested = { on = false, deep = { b = "7" } }
  rows   = [{ id = "5" }, { id = 6, label = "six" }]
}
