// The table of images, and what can be done with it.

import { Show, createMemo, createSignal, onCleanup } from "solid-js";
import { address } from "./address.ts";
import { ColumnChoice, SortChoice } from "./Choices.tsx";
import { COLUMNS } from "./columns.ts";
import { Export } from "./Export.tsx";
import { Grid } from "./Grid.tsx";
import { answer, loading } from "./state.ts";

/** Where there is no room for columns, a row is a card of two lines. */
const narrow = matchMedia("(max-width: 40rem)");

export function Catalogue() {
  const [cards, setCards] = createSignal(narrow.matches);
  const listen = () => setCards(narrow.matches);
  narrow.addEventListener("change", listen);
  onCleanup(() => narrow.removeEventListener("change", listen));

  const columns = createMemo(() => COLUMNS.filter(({ id }) => address().columns.includes(id)));
  return (
    <section class="catalogue" aria-label="Images">
      <div class="actions">
        <Show when={cards()}>
          <SortChoice columns={columns()} />
        </Show>
        <ColumnChoice />
        <Export />
      </div>
      <Show
        when={answer().matched > 0}
        fallback={<p class="nothing">{loading() ? "Reading…" : answer().total > 0 ? "No image is like that." : "No image was found."}</p>}
      >
        <Grid columns={columns()} cards={cards()} />
      </Show>
    </section>
  );
}
