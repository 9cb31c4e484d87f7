import type { ProviderPage } from "../providers.ts";
import "./aws.css";

export default {
  title: "AWS",
  name: "AWS EC2",
  command: "aws ec2 describe-images --owners self amazon --output json > aws.json",
} satisfies ProviderPage;
