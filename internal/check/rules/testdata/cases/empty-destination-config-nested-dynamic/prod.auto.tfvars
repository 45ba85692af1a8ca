destinations = [{}]
