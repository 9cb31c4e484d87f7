// Infers the operating system of an image of Compute Engine from its texts, the most trusted first.

import { CODENAMES } from "./full-values.mjs";

const RULES = [
  ["windows", /(?:^|-)win(?:dows)?-(?:server-)?(?<major>\d{4})(?:-(?<variant>dc-core|dc|core))?/],
  ["ubuntu", /(?:^|-)ubuntu-(?:(?<variant>pro-minimal|minimal|pro)-)?(?<major>\d\d)(?<minor>\d\d)/],
  ["debian", /(?:^|-)debian-(?<major>\d+)/],
  ["rhel", /(?:^|-)rhel-(?<major>\d+)(?:-(?<minor>\d)(?=-))?(?:-(?<variant>sap-ha|sap|eus))?/],
  ["sles", /(?:^|-)sles-(?:(?<variant>sap)-)?(?<major>\d+)(?:-(?:sp)?(?<minor>\d)(?=-|$))?/],
  ["rocky", /(?:^|-)rocky-(?:linux-)?(?<major>\d+)(?:-(?<variant>optimized-gcp))?/],
  ["almalinux", /(?:^|-)almalinux-(?<major>\d+)/],
  ["centos", /(?:^|-)centos-(?<variant>stream)-(?<major>\d+)/],
  ["centos", /(?:^|-)centos-(?<major>\d+)/],
  ["cos", /(?:^|-)cos(?:-(?<major>\d+)(?:-(?<channel>lts|beta|dev)|-(?<build>\d+-\d+-\d+))?)?(?=-|$)/],
  ["fedora", /(?:^|-)fedora-(?<variant>coreos)-(?:(?<channel>stable|testing|next)|(?<major>\d+))/],
  ["ol", /(?:^|-)oracle-linux-(?<major>\d+)(?:-(?<minor>\d))?/],
  ["opensuse-leap", /(?:^|-)opensuse-leap-(?<major>\d+)(?:-(?<minor>\d))?/],
  ["freebsd", /(?:^|-)freebsd-(?<major>\d+)(?:-(?<minor>\d))?/],
];
const TYPES = { windows: "windows", freebsd: "freebsd" };
const VARIANTS = { dc: "datacenter", "dc-core": "datacenter-core" };

/** The claim of one text about the system. */
function claimOf(text) {
  for (const [distro, pattern] of RULES) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    const { major, minor, variant, channel, build } = groups;
    const version = minor === undefined ? major : `${major}.${minor}`;
    return {
      type: TYPES[distro] ?? "linux",
      distro,
      version,
      build: build && `${major}-${build.replaceAll("-", ".")}`,
      codename: CODENAMES[distro]?.[version],
      variant: VARIANTS[variant] ?? variant,
      channel,
    };
  }
  return undefined;
}

/** `clues`: pairs of text and pointer. The first claim sets the distribution; later ones of the same distribution add fields. */
export function operatingSystem(clues, evidence) {
  let os;
  for (const [text, pointer] of clues) {
    const claim = text && claimOf(text);
    if (!claim || (os && os.distro !== claim.distro)) continue;
    os ??= { type: undefined, distro: undefined, version: undefined, build: undefined, codename: undefined, variant: undefined, channel: undefined };
    for (const leaf in claim) {
      if (os[leaf] !== undefined || claim[leaf] === undefined) continue;
      os[leaf] = claim[leaf];
      evidence[`/os/${leaf}`] = pointer;
    }
  }
  return os;
}
