dead_letter_arn = ""
