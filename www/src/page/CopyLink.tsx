// The button that copies a link to what is shown.

import { address } from "./address.ts";
import { copy } from "./notice.tsx";

/** Copies the URL of the view: it names images by their ids, and has no data of the dumps. */
export function CopyLink() {
  return (
    <button type="button" class="copy-link" aria-label="Copy link" onClick={() => copy(location.href, address().image ? "link to the image" : "link to this view")}>
      <span class="wide">Copy </span>link
    </button>
  );
}
