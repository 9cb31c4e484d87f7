// The finder: which image to use of a system, on each cloud, and the line that uses it.

import { For, Show, createResource } from "solid-js";
import type { Answer, Finder as Answers, System } from "../results.ts";
import { keyOf } from "../row.ts";
import { titleOf } from "../systems.ts";
import { address, navigate } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { age, counted, date, facetLabel, integer, supportBadge } from "./format.ts";
import { providerTitle } from "./providers.ts";
import { CopyLink } from "./CopyLink.tsx";
import { loading, result, revision } from "./state.ts";
import { Unanswered } from "./Unanswered.tsx";
import { Usages } from "./Usages.tsx";

export function Finder() {
  const request = () => ({ wanted: { ...address().wanted }, revision: revision() });
  const [found] = createResource(request, ({ wanted }) => catalogue.finder(wanted));
  return (
    <section class="finder" aria-label="Newest usable images">
      <div class="finder-bar">
        <input
          type="search"
          aria-label="Find a system"
          placeholder="ubuntu 24.04"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={address().wanted.system}
          onInput={(event) => navigate({ wanted: { ...address().wanted, system: event.currentTarget.value } }, true)}
        />
        <Show when={found.latest}>{(answers) => <Architectures answers={answers()} />}</Show>
        <CopyLink />
      </div>
      <Show when={found.latest}>{(answers) => <Systems answers={answers()} />}</Show>
    </section>
  );
}

function Architectures(props: { answers: Answers }) {
  return (
    <Show when={props.answers.architectures.length > 0}>
      <fieldset class="switch">
        <legend class="hidden">Architecture</legend>
        <For each={props.answers.architectures}>
          {({ value, systems }) => (
            <label>
              <input
                type="radio"
                name="architecture"
                checked={props.answers.architecture === value}
                // The switch counts, not a word that was typed before.
                onChange={() => navigate({ wanted: { system: props.answers.words, architecture: value } })}
              />
              <span>
                {facetLabel("architecture", value)} <span class="count">{integer(systems)}</span>
              </span>
            </label>
          )}
        </For>
      </fieldset>
    </Show>
  );
}

function Systems(props: { answers: Answers }) {
  const providers = () => props.answers.providers;
  return (
    <Show when={props.answers.systems.length > 0} fallback={<Nothing answers={props.answers} />}>
      <div id="systems" class="systems" role="table" aria-label="Systems" tabindex="-1" style={{ "--clouds": String(providers().length) }}>
        <div role="row" class="system head">
          <span role="columnheader">System</span>
          <For each={providers()}>
            {(provider) => (
              <span role="columnheader" class={provider}>
                <span class={`swatch ${provider}`} /> {providerTitle(provider)}
              </span>
            )}
          </For>
        </div>
        <For each={props.answers.systems}>{(system) => <SystemRow system={system} providers={providers()} />}</For>
      </div>
      <p class="note">
        The newest usable image of each system, the publisher's own first, as <code>latest os</code> selects it. Images without a version of
        the system are only in the catalogue.
        <Show when={props.answers.found > props.answers.systems.length}>
          {" "}
          These are {integer(props.answers.systems.length)} of {counted(props.answers.found, "system")}: search for others.
        </Show>
      </p>
      <Unanswered groups={props.answers.unanswered} />
    </Show>
  );
}

function Nothing(props: { answers: Answers }) {
  return (
    <div id="systems" class="empty" tabindex="-1">
      <p>
        {loading() || result().total === 0 ? (loading() ? "Reading…" : "No images.") : `No usable image of such a system for ${facetLabel("architecture", props.answers.architecture)}.`}
      </p>
      <Show when={address().wanted.system}>
        <button type="button" class="link" onClick={() => navigate({ view: "catalogue", query: { filter: address().wanted.system, latest: "", order: "" } })}>
          Search all images
        </button>
      </Show>
    </div>
  );
}

function SystemRow(props: { system: System; providers: readonly string[] }) {
  const badge = () => supportBadge(props.system);
  return (
    <div role="row" class="system">
      <div role="rowheader">
        <bdi class="title">{titleOf(props.system.distro, props.system.version)}</bdi>
        <Show when={props.system.codename}>
          {" "}
          <bdi class="details">{props.system.codename}</bdi>
        </Show>
        <Show when={badge()}>
          {(badge) => (
            <span class={`badge ${badge().tone}`} title="Maintenance of the release by its vendor">
              {badge().text}
            </span>
          )}
        </Show>
      </div>
      <For each={props.providers}>
        {(provider) => (
          <div role="cell" classList={{ none: !props.system.answers[provider] }}>
            <span class={`cloud ${provider}`} aria-hidden="true">
              <span class={`swatch ${provider}`} /> {providerTitle(provider)}
            </span>
            <Show when={props.system.answers[provider]} fallback={<span class="absent">none in the dumps</span>}>
              {(answers) => (
                <>
                  <AnswerOf answer={answers()[0]!} />
                  <Show when={answers().length > 1}>
                    <details class="others">
                      <summary>{othersOf(answers().slice(1))}</summary>
                      <For each={answers().slice(1)}>{(answer) => <AnswerOf answer={answer} />}</For>
                    </details>
                  </Show>
                </>
              )}
            </Show>
          </div>
        )}
      </For>
    </div>
  );
}

/** What the other images are: their regions, or how they differ. */
function othersOf(answers: readonly Answer[]): string {
  const names = [...new Set(answers.map(({ details, row }) => details || row.region || row.project || row.name))];
  return `${integer(answers.length)} more: ${names.slice(0, 2).join(", ")}${names.length > 2 ? "…" : ""}`;
}

/** What a reader should know before using the image. */
function tagsOf({ row, details }: Answer): string[] {
  return [details, row.visibility === "private" || row.visibility === "shared" ? row.visibility : "", row.created === undefined ? "no date" : ""].filter(Boolean);
}

function AnswerOf(props: { answer: Answer }) {
  const row = () => props.answer.row;
  const place = () => [row().project, row().region ?? row().regionId].filter(Boolean).join(" · ");
  const open = async () => navigate({ image: (await catalogue.key(row().index)) ?? keyOf(row()) });
  return (
    <div class="answer">
      <button type="button" class="link name" title={row().name} onClick={open}>
        <bdi>{row().name}</bdi>
      </button>
      <p class="facts">
        <Show when={row().created}>
          {(created) => (
            <time datetime={created()}>
              {date(created())} <span class="age">{age(created())}</span>
            </time>
          )}
        </Show>
        <bdi class="place">{place()}</bdi>
        <For each={tagsOf(props.answer)}>{(tag) => <bdi class="badge muted">{tag}</bdi>}</For>
        <Show when={row().contested}>
          {(reason) => (
            <span class="badge warn" title={reason()}>
              contested
            </span>
          )}
        </Show>
      </p>
      <Usages usages={props.answer.usages} name={row().name} />
    </div>
  );
}
