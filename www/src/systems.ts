// The names of systems, as their vendors write them. A system without a row is written with its id.

import type { Row } from "./row.ts";

const TITLES: Record<string, string> = {
  almalinux: "AlmaLinux",
  alpine: "Alpine Linux",
  amzn: "Amazon Linux",
  arch: "Arch Linux",
  bottlerocket: "Bottlerocket",
  centos: "CentOS",
  cirros: "CirrOS",
  clearlinux: "Clear Linux",
  coreos: "CoreOS Container Linux",
  cos: "Container-Optimized OS",
  debian: "Debian",
  fedora: "Fedora",
  flatcar: "Flatcar",
  freebsd: "FreeBSD",
  gentoo: "Gentoo",
  kali: "Kali Linux",
  nixos: "NixOS",
  ol: "Oracle Linux",
  openbsd: "OpenBSD",
  opensuse: "openSUSE",
  "opensuse-leap": "openSUSE Leap",
  "opensuse-microos": "openSUSE MicroOS",
  "opensuse-tumbleweed": "openSUSE Tumbleweed",
  photon: "Photon OS",
  rhcos: "RHEL CoreOS",
  rhel: "Red Hat Enterprise Linux",
  rocky: "Rocky Linux",
  "sl-micro": "SUSE Linux Micro",
  "sle-micro": "SLE Micro",
  sled: "SUSE Linux Enterprise Desktop",
  sles: "SUSE Linux Enterprise Server",
  talos: "Talos",
  ubuntu: "Ubuntu",
  vyos: "VyOS",
  windows: "Windows",
};

export function titleOf(distro: string, version: string): string {
  // Servers have years, clients have numbers.
  if (distro === "windows" && /^20\d\d/.test(version)) return `Windows Server ${version.replace("_", " ")}`;
  // os-release has 15.6, SUSE writes 15 SP6. From 16.0 on, there are no service packs.
  const pack = distro === "sles" || distro === "sled" ? /^(1[0-5])\.([1-9])$/.exec(version) : null;
  const title = Object.hasOwn(TITLES, distro) ? TITLES[distro]! : distro;
  if (pack) return `${title} ${pack[1]} SP${pack[2]}`;
  return version ? `${title} ${version}` : title;
}

/** The system of an image: its release, or its type if the distribution is unknown. */
export const systemOf = ({ distro, osVersion, os }: Row): string | undefined => (distro ? titleOf(distro, osVersion ?? "") : os);
