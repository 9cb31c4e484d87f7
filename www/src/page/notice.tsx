// Short notices after an action.

import { createSignal } from "solid-js";

const [notice, setNotice] = createSignal("");
let timer: ReturnType<typeof setTimeout>;

export function notify(text: string): void {
  clearTimeout(timer);
  setNotice(text);
  timer = setTimeout(() => setNotice(""), 4_000);
}

export async function copy(text: string, title: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify(`Copied: ${title}`);
  } catch {
    notify("Could not copy: the browser denied access to the clipboard");
  }
}

export function Notice() {
  return (
    <p class="notice" role="status" hidden={notice() === ""}>
      {notice()}
    </p>
  );
}
