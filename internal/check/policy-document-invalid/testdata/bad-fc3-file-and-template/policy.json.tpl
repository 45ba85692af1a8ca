{
  "Version": "1",
  "Statement": [
    {
      "Effect": "Allow",
      "Actions": ["mns:SendMessage"],
      "Resource": "acs:mns:*:${account}:*",
      "Condition": { "stringEquals": { "acs:Service": "fc.aliyuncs.com" } }
    }
  ]
}
