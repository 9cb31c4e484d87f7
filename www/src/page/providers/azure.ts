import type { ProviderPage } from "../providers.ts";
import { terraform } from "../terraform.ts";
import "./azure.css";

// A URN of the Marketplace, and the characters of ids. They are safe in a shell.
const URN = /^[\w.-]+:[\w.-]+:[\w.-]+:[\w.-]+$/;
const ID = /^\/[\w./()-]+$/;
const VERSION = /\/versions\/[^/]+$/i;

export default {
  title: "Azure",
  name: "Microsoft Azure",
  command: "az image list > images.json; az vm image list --all --publisher Canonical > marketplace.json",
  snippets({ id, name, version, os }) {
    const snippets = [];
    if (URN.test(name)) {
      const [publisher, offer, sku, urnVersion] = name.split(":");
      const location = "LOCATION";
      snippets.push({
        title: "Terraform",
        text: terraform("azurerm_platform_image", version ?? os ?? name, { location, publisher, offer, sku, version: urnVersion }),
      });
      snippets.push({ title: "az", text: `az vm image show --urn ${name} --location LOCATION` });
    } else if (id !== undefined && ID.test(id)) {
      if (/^\/subscriptions\//i.test(id)) {
        snippets.push({ title: "az", text: `az resource show --ids ${id.replaceAll(/[()]/g, "\\$&")}` });
      }
      snippets.push({ title: "Terraform", text: `source_image_id = "${id}"` });
      if (VERSION.test(id)) {
        snippets.push({ title: "Newest version", text: `source_image_id = "${id.replace(VERSION, "")}"` });
      }
    }
    return snippets;
  },
} satisfies ProviderPage;
