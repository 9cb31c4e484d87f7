import type { ProviderPage } from "../providers.ts";
import { terraform } from "../terraform.ts";
import "./gcore.css";

const IMAGES = "https://api.gcore.com/cloud/v1/images";

export default {
  title: "Gcore",
  name: "Gcore",
  command: `curl -H "Authorization: APIKey $GCORE_API_KEY" ${IMAGES}/PROJECT_ID/REGION_ID > gcore.json`,
  snippets({ id, name, project, regionId, version, os }) {
    const path = [project ?? "PROJECT_ID", regionId ?? "REGION_ID", id ?? "IMAGE_ID"].map(segment).join("/");
    return [
      { title: "Terraform", text: terraform("gcore_image", version ?? os ?? name, { name, project_id: project, region_id: regionId }) },
      { title: "API", text: `curl -H "Authorization: APIKey $GCORE_API_KEY" '${IMAGES}/${path}'` },
    ];
  },
} satisfies ProviderPage;

/** Percent-encodes also the single quote, which would end a quoted string of the shell. */
const segment = (text: string) => encodeURIComponent(text.toWellFormed()).replaceAll("'", "%27");
