// AWS EC2: AMIs of vendors, as `aws ec2 describe-images` writes them, and AMIs of an account.

/** Owner, its alias, name with `DATE`, description, architecture, volume in GiB, days between images, platform. */
const AMIS = [
  ["099720109477", undefined, "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-DATE", "Canonical, Ubuntu, 24.04, amd64 noble image", "x86_64", 8, 14],
  ["099720109477", undefined, "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-DATE", "Canonical, Ubuntu, 24.04, arm64 noble image", "arm64", 8, 14],
  ["099720109477", undefined, "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-DATE", "Canonical, Ubuntu, 22.04 LTS, amd64 jammy image build on DASHED", "x86_64", 8, 14],
  ["099720109477", undefined, "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-arm64-server-DATE", "Canonical, Ubuntu, 22.04 LTS, arm64 jammy image build on DASHED", "arm64", 8, 14],
  ["136693071363", undefined, "debian-13-amd64-DATE-2259", "Debian 13 (DATE-2259)", "x86_64", 8, 30],
  ["136693071363", undefined, "debian-12-amd64-DATE-2259", "Debian 12 (DATE-2259)", "x86_64", 8, 30],
  ["136693071363", undefined, "debian-12-arm64-DATE-2259", "Debian 12 (DATE-2259)", "arm64", 8, 30],
  ["137112412989", "amazon", "al2023-ami-2023.9.DATE.0-kernel-6.1-x86_64", "Amazon Linux 2023 AMI 2023.9.DATE.0 x86_64 HVM kernel-6.1", "x86_64", 8, 14],
  ["137112412989", "amazon", "al2023-ami-2023.9.DATE.0-kernel-6.1-arm64", "Amazon Linux 2023 AMI 2023.9.DATE.0 arm64 HVM kernel-6.1", "arm64", 8, 14],
  ["309956199498", undefined, "RHEL-9.6.0_HVM-DATE-x86_64-0-Hourly2-GP3", "Provided by Red Hat, Inc.", "x86_64", 10, 60, "Red Hat Enterprise Linux"],
  ["801119661308", "amazon", "Windows_Server-2022-English-Full-Base-DOTTED", "Microsoft Windows Server 2022 Full Locale English AMI provided by Amazon", "x86_64", 30, 30, "Windows"],
  ["801119661308", "amazon", "Windows_Server-2025-English-Full-Base-DOTTED", "Microsoft Windows Server 2025 Full Locale English AMI provided by Amazon", "x86_64", 30, 30, "Windows"],
];

export default function dumpOf(tools) {
  const { daysAgo } = tools;
  const images = AMIS.flatMap((ami) => [0, 1, 2].map((age) => imageOf(tools, ami, 6 + age * ami[6])));
  const own = ["123456789012", undefined, "web-ubuntu-24.04-DATE", "web servers", "x86_64", 20, 7];
  images.push({ ...imageOf(tools, own, 3), Public: false, Tags: [{ Key: "team", Value: "web" }] });
  images.push({ ...imageOf(tools, own, 900), Public: false, DeprecationTime: daysAgo(200).toISOString() });
  return { Images: images };
}

function imageOf({ hex, daysAgo }, [owner, alias, pattern, text, architecture, size, , platform = "Linux/UNIX"], days) {
  const time = daysAgo(days).toISOString();
  const day = time.slice(0, 10);
  const dated = (value) => value.replace("DATE", day.replaceAll("-", "")).replace("DASHED", day).replace("DOTTED", day.replaceAll("-", "."));
  const name = dated(pattern);
  const operations = { "Linux/UNIX": "RunInstances", "Red Hat Enterprise Linux": "RunInstances:0010", Windows: "RunInstances:0002" };
  return {
    Architecture: architecture,
    CreationDate: time,
    ImageId: `ami-${hex(17)}`,
    ImageLocation: `${alias ?? owner}/${name}`,
    ImageType: "machine",
    Public: true,
    OwnerId: owner,
    ...(platform === "Windows" && { Platform: "windows" }),
    PlatformDetails: platform,
    UsageOperation: operations[platform],
    State: "available",
    BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { DeleteOnTermination: true, SnapshotId: `snap-${hex(17)}`, VolumeSize: size, VolumeType: "gp3", Encrypted: false } }],
    Description: dated(text),
    EnaSupport: true,
    Hypervisor: "xen",
    ...(alias && { ImageOwnerAlias: alias }),
    Name: name,
    RootDeviceName: "/dev/xvda",
    RootDeviceType: "ebs",
    SriovNetSupport: "simple",
    VirtualizationType: "hvm",
    BootMode: "uefi-preferred",
    ImdsSupport: "v2.0",
  };
}
