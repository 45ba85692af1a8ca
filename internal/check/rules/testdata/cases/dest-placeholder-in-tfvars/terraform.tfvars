region     = "cn-hangzhou"
account_id = "xxxxxxxxxxxxxxxx"
