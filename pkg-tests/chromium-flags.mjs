// How Chromium is started for tests: it works as root, and asks nothing of the network.

const names = ["no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync"];

export const flags = names.map((name) => `--${name}`);
