// The errors view: the text at fault, what is lost, and what helps.

import { For, Show } from "solid-js";
import type { DumpError } from "../results.ts";
import { bytes, counted, integer } from "./format.ts";
import { dumps, errors } from "./state.ts";

const MAX_ROWS = 500;

export function Errors() {
  const total = () => dumps().reduce((sum, { errors }) => sum + errors, 0);
  return (
    <section id="errors" class="errors" aria-label="Errors" tabindex="-1">
      <Show when={errors.latest.length > 0} fallback={<p class="empty">No errors.</p>}>
        <p>
          {counted(total(), "error")}. All other images are in the catalogue.
          <Show when={total() > MAX_ROWS}> These are the first {integer(MAX_ROWS)}.</Show>
        </p>
        <ol>
          <For each={errors.latest.slice(0, MAX_ROWS)}>{(error) => <ErrorItem error={error} />}</For>
        </ol>
      </Show>
    </section>
  );
}

function ErrorItem(props: { error: DumpError }) {
  const place = () => {
    const { line, column, index, path } = props.error;
    return [line === undefined ? "" : `line ${line}, column ${column}`, index === undefined ? "" : `image ${index}`, path ?? ""].filter(Boolean).join(" · ");
  };
  return (
    <li>
      <h2>
        <span class="badge bad">{props.error.code}</span> <bdi>{props.error.dump}</bdi> <span class="place">{place()}</span>
      </h2>
      <p class="message">
        <bdi>{props.error.message}</bdi>
      </p>
      <Show when={props.error.excerpt}>
        {(excerpt) => (
          <pre aria-label="Text of the dump">
            <bdi>{excerpt().before}</bdi>
            <mark>
              <bdi>{excerpt().after || "end of the text"}</bdi>
            </mark>
          </pre>
        )}
      </Show>
      <dl>
        <dt>Lost</dt>
        <dd>{lossOf(props.error)}</dd>
        <dt>Cure</dt>
        <dd>
          <For each={cureOf(props.error.code).split("`")}>{(part, index) => (index() % 2 === 1 ? <code>{part}</code> : part)}</For>
        </dd>
      </dl>
    </li>
  );
}

function lossOf({ code, ended }: DumpError): string {
  if (code === "truncated") return "the rest of the list, which the file does not have";
  if (ended && ended.of > 0) return `all behind this place: ${bytes(ended.lost)} of ${bytes(ended.of)}`;
  if (ended) return "all behind this place";
  return Object.hasOwn(LOSSES, code) ? LOSSES[code]! : "this image only";
}

const LOSSES: Record<string, string> = {
  "unknown-list": "the objects of that list",
  "api-error": "nothing: the answer has no images",
  file: "what was not read of the file",
};

const cureOf = (code: string): string => (Object.hasOwn(CURES, code) ? CURES[code]! : "Correct the object in the dump, and add it again.");

const CURES: Record<string, string> = {
  syntax: "Get the dump again as JSON: with gcloud, `--format=json`. If it was edited, correct it at this place.",
  truncated: "Get the dump again: the download stopped, or the disk was full.",
  encoding: "Write the dump as UTF-8. Decompress it first, unless it is gzip.",
  depth: "Take the list of images out of the structure round it: `jq .items`.",
  size: "One image is larger than any real one: check that the file is a dump of images.",
  "unknown-list": "Pass only that list: for `/GCP/Images`, `jq .GCP.Images`.",
  "unknown-provider": "Ask for more fields of the image, so that its cloud can be detected. Disks, snapshots and images of other clouds are not read.",
  "ambiguous-provider": "Keep the objects of each cloud in a dump of their own, without fields of another one.",
  missing: "Ask for the missing field: with `--format=json`, gcloud writes all fields.",
  malformed: "Correct the value in the dump, or take the object out if it is no image.",
  "api-error": "The file has the error of the API. Mend what it says, such as a permission, and get the dump again.",
  file: "Check that the file is complete and can be read: `gzip -t` tests a compressed one.",
};
