// The catalogue view: table options, comparing, export, print, table.

import { Show, createMemo, createSignal, onCleanup } from "solid-js";
import { address } from "./address.ts";
import { COLUMNS } from "./columns.ts";
import { Export } from "./Export.tsx";
import { Grid } from "./Grid.tsx";
import { loading, result } from "./state.ts";
import { PrintButton } from "./Print.tsx";
import { CopyLink } from "./CopyLink.tsx";
import { CompareButton } from "./Compare.tsx";
import { ColumnMenu, LatestSelect, SortSelect } from "./TableOptions.tsx";

/** On narrow screens, rows are cards of two lines. */
const narrow = matchMedia("(max-width: 40rem)");

export function Catalogue() {
  const [cards, setCards] = createSignal(narrow.matches);
  const update = () => setCards(narrow.matches);
  narrow.addEventListener("change", update);
  onCleanup(() => narrow.removeEventListener("change", update));

  const columns = createMemo(() => COLUMNS.filter(({ id }) => address().columns.includes(id)));
  return (
    <section class="catalogue" aria-label="Images">
      <div class="actions">
        <Show when={cards()}>
          <SortSelect columns={columns()} />
        </Show>
        <LatestSelect />
        <CompareButton />
        <span class="space" />
        <ColumnMenu />
        <CopyLink />
        <PrintButton />
        <Export />
      </div>
      <Show
        when={result().matched > 0}
        fallback={<p class="empty" id="images" tabindex="-1">{loading() ? "Reading…" : result().total > 0 ? "No matching images." : "No images found."}</p>}
      >
        <Grid columns={columns()} cards={cards()} />
      </Show>
    </section>
  );
}
