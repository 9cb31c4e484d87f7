import type { ProviderPage } from "../providers.ts";
import "./gcore.css";

export default {
  title: "Gcore",
  name: "Gcore",
  command: 'curl -H "Authorization: APIKey $GCORE_API_KEY" https://api.gcore.com/cloud/v1/images/PROJECT_ID/REGION_ID > gcore.json',
} satisfies ProviderPage;
