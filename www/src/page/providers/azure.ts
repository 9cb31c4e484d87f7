import type { ProviderPage } from "../providers.ts";
import "./azure.css";

export default {
  title: "Azure",
  name: "Microsoft Azure",
  command: "az image list > images.json; az vm image list --all --publisher Canonical > marketplace.json",
} satisfies ProviderPage;
