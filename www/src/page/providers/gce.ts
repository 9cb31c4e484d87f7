import type { ProviderPage } from "../providers.ts";
import "./gce.css";

export default {
  title: "Compute Engine",
  name: "Google Compute Engine",
  command: "gcloud compute images list --show-deprecated --format=json > gce.json",
} satisfies ProviderPage;
