// Questions that people ask of their images, each as one click: what they set is visible, and can be changed.

import { For } from "solid-js";
import { type Address, navigate } from "./address.ts";

interface Question {
  title: string;
  change: Partial<Address>;
}

const find = (filter: string, more: Partial<Address> = {}): Partial<Address> => ({ view: "catalogue", query: { filter, latest: "", order: "" }, ...more });

const QUESTIONS: readonly Question[] = [
  { title: "Which is the newest image of each system?", change: { view: "find", wanted: { system: "", architecture: "" } } },
  { title: "What runs past its end of life?", change: find("os.lifecycle.endOfLife<-P0D") },
  { title: "What is older than a year?", change: find("createdAt<-P1Y") },
  { title: "What changed between two dumps?", change: { view: "changes" } },
  { title: "What is new since last month?", change: find("createdAt>=-P1M", { query: { filter: "createdAt>=-P1M", latest: "", order: "createdAt desc" } }) },
  { title: "What boots UEFI and can be confidential?", change: find("firmware=uefi confidential:*") },
  { title: "Which images have contested values, and why?", change: find("warnings.code=conflict", { columns: ["provider", "name", "version", "architecture", "contested"] }) },
  { title: "What is deprecated, and still there?", change: find("deprecation.state:(deprecated,obsolete)") },
  { title: "Whose system is not known?", change: find("NOT os.distro:*") },
];

export function Questions() {
  let menu!: HTMLDivElement;
  const ask = ({ change }: Question) => {
    menu.hidePopover();
    navigate({ image: undefined, compare: [], ...change });
  };
  return (
    <>
      <button type="button" popovertarget="questions">
        Questions
      </button>
      <div id="questions" ref={menu} class="menu list" popover>
        <For each={QUESTIONS}>
          {(question) => (
            <button type="button" class="plain" onClick={() => ask(question)}>
              {question.title}
            </button>
          )}
        </For>
      </div>
    </>
  );
}
