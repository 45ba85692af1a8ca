{
  "Version": "1",
  "Statement": {
    "Effect": "Allow",
    "Action": ["mns:SendMessage"],
    "Resource": "acs:mns:*:${account}:*"
  }
}
