import type { ProviderPage } from "../providers.ts";
import { terraform } from "../terraform.ts";
import "./gce.css";

// Names that Compute Engine allows. They are safe in a shell.
const NAME = /^[a-z][-a-z0-9]*$/;
const PROJECT = /^[a-z0-9][-a-z0-9.:]*$/;

export default {
  title: "GCE",
  name: "Google Compute Engine",
  command: "gcloud compute images list --show-deprecated --format=json > gce.json",
  snippets({ name, project, version, os }) {
    const snippets = [{ title: "Terraform", text: terraform("google_compute_image", version ?? os ?? name, { name, project }) }];
    if (NAME.test(name) && (project === undefined || PROJECT.test(project))) {
      const option = project === undefined ? "" : ` --project=${project}`;
      snippets.push({ title: "gcloud", text: `gcloud compute images describe ${name}${option}` });
    }
    return snippets;
  },
} satisfies ProviderPage;
