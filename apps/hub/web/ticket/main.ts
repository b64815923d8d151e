import "@giliran/shared/ui/fonts.css";
import "@giliran/shared/ui/tokens.css";
import "@giliran/shared/ui/base.css";
import "./ticket.css";
import { phonePacks, phoneTexts } from "@giliran/shared/i18n";
import { createAttention, sensesOf } from "./attention.ts";
import { buildPage } from "./page.ts";
import { createPolling, type Knowledge } from "./polling.ts";
import { wordsOf } from "./words.ts";

/** Follows one ticket for whoever holds its secret, which stays in the fragment and so never in a log. */
function followTicket(root: HTMLElement, secret: string): void {
  const page = buildPage(root);
  const attention = createAttention(sensesOf(globalThis.window));
  let texts = phoneTexts(preferredLanguage());
  let knowledge: Knowledge = { kind: "nothing", tried: false };

  function show(): void {
    document.documentElement.lang = texts.pack.tag;
    document.documentElement.dir = texts.pack.direction;
    page.show(wordsOf(knowledge, texts, attention.readiness()));
    page.languages.replaceChildren(...languageButtons());
    const asleep = attention.readiness() === "asleep" && mayBeCalled(knowledge);
    page.wake.replaceChildren(...(asleep ? [button(texts.t("ticket.wake"), texts.pack.tag, wake)] : []));
  }

  function wake(): void {
    attention.wake();
    show();
  }

  function languageButtons(): HTMLElement[] {
    return phonePacks
      .filter(({ tag }) => tag !== texts.pack.tag)
      .map(({ tag, name }) => button(name, tag, () => choose(tag)));
  }

  function choose(tag: string): void {
    texts = phoneTexts(tag);
    show();
  }

  const polling = createPolling(
    async () => askHub(secret),
    (news) => {
      knowledge = news;
      if (news.kind === "known") attention.notice(news.visitor, texts);
      show();
    },
  );
  globalThis.addEventListener("online", polling.askNow);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") polling.askNow();
  });
  show();
  polling.start();
}

/** Whether a call may still come. */
function mayBeCalled(knowledge: Knowledge): boolean {
  if (knowledge.kind !== "known") return false;
  const { state } = knowledge.visitor;
  return state !== "serving" && state !== "done" && state !== "void";
}

async function askHub(secret: string): Promise<unknown> {
  const response = await fetch("/api/ticket", {
    headers: { authorization: `Bearer ${secret}` },
    cache: "no-store",
    signal: AbortSignal.timeout(8_000),
  });
  return response.json();
}

function button(name: string, language: string, press: () => void): HTMLElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = name;
  made.lang = language;
  made.addEventListener("click", press);
  return made;
}

/** The first of the phone's languages that is bundled; Indonesian where none is. */
function preferredLanguage(): string {
  const wanted = navigator.languages.map((tag) => tag.split("-")[0]);
  return wanted.find((tag) => phonePacks.some((pack) => pack.tag === tag)) ?? "id";
}

const root = document.getElementById("page");
if (root !== null) followTicket(root, globalThis.location.hash.slice(1));
// Another ticket was scanned into the same tab.
globalThis.addEventListener("hashchange", () => globalThis.location.reload());
