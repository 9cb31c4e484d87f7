import type { ProviderPage } from "../providers.ts";
import "./openstack.css";

export default {
  title: "OpenStack",
  name: "OpenStack Glance",
  command: "openstack image list --long -f json > openstack.json",
} satisfies ProviderPage;
