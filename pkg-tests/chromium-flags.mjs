// Flags of Chromium for tests: it must run as root and without network access.

const names = ["no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync"];

export const flags = names.map((name) => `--${name}`);
