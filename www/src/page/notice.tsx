// A word to the person who has just done something.

import { createSignal } from "solid-js";

const [notice, setNotice] = createSignal("");
let timer: ReturnType<typeof setTimeout>;

export function say(text: string): void {
  clearTimeout(timer);
  setNotice(text);
  timer = setTimeout(() => setNotice(""), 4_000);
}

export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(`Copied: ${what}`);
  } catch {
    say("The browser does not let this page copy");
  }
}

export function Notice() {
  return (
    <p class="notice" role="status" hidden={notice() === ""}>
      {notice()}
    </p>
  );
}
