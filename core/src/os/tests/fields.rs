//! Tests of fields that state the system, as Gcore has them. The name refines and corrects them.

use super::check;

#[test]
fn stated_fields_identify_the_system() {
    check(&[
        "distro ubuntu | version 22.04 | name ubuntu-22.04-x64 | type linux | architecture x86_64 => linux ubuntu 22.04 codename:jammy",
        "distro Ubuntu | version 20.10 | name x => linux ubuntu 20.10 codename:groovy",
        "distro fedora-coreos | name fedora-coreos => linux fedora - variant:coreos",
        "distro poplar-ubuntu | version 18.04 | name ubuntu-18.04-x64-poplar-ironic-1.18.0-3.0.0 | type linux | architecture x86_64 => linux ubuntu 18.04 codename:bionic",
        "distro org.debian | version 12.5 | name x => linux debian 12 codename:bookworm build:12.5",
        "distro debian | version bookworm => linux debian 12 codename:bookworm",
        "distro windows | version 2019 | type windows | name windows-server-2019-x64 => windows windows 2019 arch:x86_64",
        "distro windows | version 2012 R2 | type windows | name x => windows windows 2012_R2",
        "distro Windows Server | version 2022 | type windows | name x => windows windows 2022",
        "distro sles | version 15-SP5 | name x => linux sles 15.5",
        "distro rhel | version 9.4 | name x => linux rhel 9.4",
        "distro Red Hat Enterprise Linux | version 9.4 | name x => linux rhel 9.4",
        "distro centos | version 8 | name centos-stream-8-x64 => linux centos 8 variant:stream arch:x86_64",
        "distro coreos | name x => linux coreos -",
        "distro centos-stream9 | name x => linux centos 9 variant:stream",
        "distro ubuntu22.04 | name x => linux ubuntu 22.04 codename:jammy",
        "distro win2k19 | name x => windows windows 2019",
        "distro opensuse | version 15.5 | name x => linux opensuse-leap 15.5",
        "distro suse | version 13.2 | name x => linux opensuse 13.2",
        "distro opensuse | version 15.5 | name opensuse-leap-15.5 => linux opensuse-leap 15.5",
        "version 22.04 | name ubuntu-22.04-x64 => linux ubuntu 22.04 codename:jammy arch:x86_64",
        "type linux | name x => linux - -",
        "type windows | name x => windows windows -",
        "name windows-server-2022-x64 | architecture x86_64 => windows windows 2022",
        "type freebsd | name x => freebsd - -",
        "type freebsd | name freebsd-14.1-x64 => freebsd freebsd 14.1 arch:x86_64",
        "distro freebsd | version 15 | name freebsd-RELEASE-15.20251209.x86_64 | type linux => freebsd freebsd 15 arch:x86_64 conflict:/os/type",
        "type freebsd | name ubuntu-22.04-x64 => freebsd - - arch:x86_64 conflict:/os/type",
    ]);
}

#[test]
fn defaults_of_the_form_lose_to_the_name() {
    check(&[
        "name windows-server-2022-x64 | type linux | architecture x86_64 => windows windows 2022 conflict:/os/type",
        "name ubuntu-22.04-arm64 | type linux | architecture x86_64 => linux ubuntu 22.04 codename:jammy arch:aarch64 conflict:/architecture",
        "type windows | name ubuntu-22.04 | architecture x86_64 => windows windows - conflict:/os/distro",
        "architecture aarch64 | name ubuntu-22.04-x64 | type linux => linux ubuntu 22.04 codename:jammy conflict:/architecture",
        "distro ubuntu | version 20.04 | name ubuntu-22.04-x64 => linux ubuntu 20.04 codename:focal arch:x86_64 conflict:/os/version",
        "distro debian | name ubuntu-22.04-x64 => linux debian - arch:x86_64 conflict:/os/distro",
    ]);
}

#[test]
fn unknown_words_are_kept() {
    check(&[
        "distro plan9 | version 4 | name x => - plan9 4 unrecognized:/os/distro",
        "distro plan9 | name ubuntu-22.04 | type linux => linux plan9 - unrecognized:/os/distro",
        "distro ubuntu | version rolling | name x => linux ubuntu rolling unrecognized:/os/version",
        "distro ubuntu | version latest | name ubuntu-22.04 => linux ubuntu 22.04 codename:jammy",
        "distro unknown | name x => - - -",
    ]);
}

#[test]
fn gpu_images_have_a_driver() {
    check(&[
        "name gcloud-ai-gpu-ubuntu-24.04-580.126.16-open-13.0.2-bm-v1.14.20 => linux ubuntu 24.04 codename:noble software:nvidia-driver/580.126.16/open software:cuda/13.0.2",
        "name ubuntu-24.04-580-open => linux ubuntu 24.04 codename:noble",
        "distro ubuntu | version 24.04 | name ubuntu-24.04-x64-nvidia-a100/h100-eni => linux ubuntu 24.04 codename:noble arch:x86_64",
    ]);
}
