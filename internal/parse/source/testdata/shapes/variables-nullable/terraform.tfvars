no_null = null
null_ok = null
