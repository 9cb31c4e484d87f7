import type { ProviderPage } from "../providers.ts";
import "./aws.css";

// Ids and regions of EC2. They are safe in a shell and in an HCL template.
const ID = /^ami-[0-9a-f]+$/;
const REGION = /^[a-z]+(-[a-z]+)+-[0-9]+$/;

export default {
  title: "AWS",
  name: "AWS EC2",
  command: "aws ec2 describe-images --owners self amazon --output json > aws.json",
  snippets({ id, region }) {
    if (id === undefined || !ID.test(id)) return [];
    const option = region !== undefined && REGION.test(region) ? ` --region ${region}` : "";
    const filter = `  filter {\n    name   = "image-id"\n    values = ["${id}"]\n  }\n`;
    return [
      { title: "Terraform", text: `data "aws_ami" "image" {\n${filter}}` },
      { title: "AWS CLI", text: `aws ec2 describe-images --image-ids ${id}${option}` },
    ];
  },
} satisfies ProviderPage;
