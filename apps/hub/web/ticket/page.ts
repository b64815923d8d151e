import type { PageWords } from "./words.ts";

/** The parts of the page that change. */
export interface Page {
  readonly show: (words: PageWords) => void;
  /** Where the other languages stand. */
  readonly languages: HTMLElement;
  /** Where the button stands that lets the phone be felt and heard. */
  readonly wake: HTMLElement;
}

const parts = [
  "hall",
  "service",
  "caption",
  "label",
  "head",
  "counter",
  "detail",
  "hint",
  "alert",
  "freshness",
] as const;
type Part = (typeof parts)[number];
type Parts = { readonly [Name in Part]: HTMLElement };

/** Builds the page once; showing changes its words alone, so that nothing jumps and screen readers hear changes. */
export function buildPage(root: HTMLElement): Page {
  const made = Object.fromEntries(parts.map((name) => [name, element(name === "label" ? "h1" : "p", name)]));
  // One element for each name of the list, which the compiler does not see in the entries.
  const words = made as Parts;
  const bar = element("div", "bar", element("div", "done"));
  bar.setAttribute("aria-hidden", "true");
  const steps = element("ol", "steps");
  const languages = element("div", "buttons");
  const wake = element("div", "wake");
  const news = element("div", "news", words.head, words.counter);
  news.setAttribute("role", "status");
  const card = element("div", "card", news, words.detail, bar, steps, words.hint, words.alert, wake);
  root.replaceChildren(
    element("div", "place", words.hall, words.service),
    element("div", "number", words.caption, words.label),
    card,
    element("div", "foot", words.freshness, languages),
  );
  return {
    languages,
    wake,
    show: (wanted) => {
      show(root, words, bar, wanted);
      showSteps(steps, wanted.steps);
    },
  };
}

function element(tag: string, name: string, ...children: readonly HTMLElement[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = `ticket-${name}`;
  made.append(...children);
  return made;
}

function show(root: HTMLElement, made: Parts, bar: HTMLElement, words: PageWords): void {
  document.title = words.title;
  document.documentElement.dataset["tone"] = words.tone;
  root.dataset["away"] = String(words.away);
  for (const name of parts) {
    const text = words[name] ?? "";
    made[name].hidden = text === "";
    if (made[name].textContent !== text) made[name].textContent = text;
  }
  // Without a number, the sentence is what the page is about.
  if (words.label === null) made.head.setAttribute("role", "heading");
  else made.head.removeAttribute("role");
  made.head.ariaLevel = words.label === null ? "1" : null;
  root.style.setProperty("--signs", String(Math.max(words.label?.length ?? 0, 3)));
  root.style.setProperty("--counter-signs", String(words.counter?.length ?? 1));
  bar.hidden = words.progress === null;
  bar.style.setProperty("--share", String(words.progress ?? 0));
}

/** Built anew only where something is different, so that screen readers hear changes alone. */
function showSteps(list: HTMLElement, steps: PageWords["steps"]): void {
  list.hidden = steps.length === 0;
  const said = JSON.stringify(steps);
  if (list.dataset["said"] === said) return;
  list.dataset["said"] = said;
  list.replaceChildren(
    ...steps.map(({ words, state }) => {
      const made = element("li", "step");
      made.dataset["state"] = state;
      made.textContent = words;
      if (state === "now") made.ariaCurrent = "step";
      return made;
    }),
  );
}
