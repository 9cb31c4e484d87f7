// Azure: rows of the Marketplace, as `az vm image list --all` writes them, and a gallery's image.

/** Publisher, offer, SKU, version with `DATE`, architecture, days between versions. */
const SKUS = [
  ["Canonical", "ubuntu-24_04-lts", "server", "24.04.DATE0", "x64", 14],
  ["Canonical", "ubuntu-24_04-lts", "server-arm64", "24.04.DATE0", "Arm64", 14],
  ["Canonical", "ubuntu-24_04-lts", "minimal", "24.04.DATE0", "x64", 14],
  ["Canonical", "0001-com-ubuntu-server-jammy", "22_04-lts-gen2", "22.04.DATE0", "x64", 14],
  ["Canonical", "0001-com-ubuntu-server-jammy", "22_04-lts-arm64", "22.04.DATE0", "Arm64", 14],
  ["Debian", "debian-12", "12-gen2", "0.DATE.2259", "x64", 30],
  ["Debian", "debian-12", "12-arm64", "0.DATE.2259", "Arm64", 30],
  ["Debian", "debian-13", "13-gen2", "0.DATE.2259", "x64", 30],
  ["RedHat", "RHEL", "9_4", "9.4.DATE11", "x64", 60],
  ["almalinux", "almalinux-x86_64", "9-gen2", "9.4.DATE01", "x64", 60],
  ["MicrosoftWindowsServer", "WindowsServer", "2022-datacenter-g2", "20348.4171.DATE", "x64", 30],
  ["MicrosoftWindowsServer", "WindowsServer", "2025-datacenter-g2", "26100.6584.DATE", "x64", 30],
];

export default function dumpOf({ daysAgo }) {
  const rows = SKUS.flatMap(([publisher, offer, sku, pattern, architecture, days]) =>
    [0, 1, 2].map((age) => {
      const version = pattern.replace("DATE", daysAgo(5 + age * days).toISOString().slice(0, 10).replaceAll("-", ""));
      return { architecture, offer, publisher, sku, urn: [publisher, offer, sku, version].join(":"), version };
    }),
  );
  const gallery = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/example/providers/Microsoft.Compute/galleries/golden";
  const version = {
    id: `${gallery}/images/web-ubuntu-24.04/versions/1.4.0`,
    name: "1.4.0",
    type: "Microsoft.Compute/galleries/images/versions",
    location: "westeurope",
    tags: { team: "web" },
    provisioningState: "Succeeded",
    publishingProfile: { publishedDate: daysAgo(21).toISOString(), targetRegions: [{ name: "West Europe" }, { name: "North Europe" }] },
    storageProfile: { osDiskImage: { sizeInGb: 30, hostCaching: "ReadWrite" } },
  };
  return [...rows, version];
}
