grant = false
