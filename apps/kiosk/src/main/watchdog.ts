import type { WebContents } from "electron";
import type { Clock } from "../core/index.ts";
import type { KioskLog } from "../log.ts";

export interface WatchdogParts {
  readonly contents: WebContents;
  readonly clock: Clock;
  readonly log: KioskLog;
}

/** A page that does not answer for so long is ended. */
const patienceMs = 10_000;
/** How often a page is asked whether it still runs; Electron itself notices only when somebody touches it. */
const askEveryMs = 5_000;
/** So many questions may stand open; Electron keeps them back while a page loads. */
const unansweredMost = { running: 3, loading: 12 } as const;
/** Between the end of a page and its next start: long enough not to spin, short enough not to be noticed. */
const restMs = { first: 500, largest: 30_000 } as const;
/** A page that lived so long was well: the next rest is short again. */
const healthyMs = 60_000;

/** Brings a dead, hanging or unloaded page back, for ever. The core goes on meanwhile: no ticket is lost with a page. */
export function watchPage({ contents, clock, log }: WatchdogParts): void {
  let rest: number = restMs.first;
  let startedAt = clock.now();
  let callOffEnd = (): void => {};

  function bringBack(reason: string): void {
    callOffEnd();
    rest = clock.now() - startedAt > healthyMs ? restMs.first : Math.min(rest * 2, restMs.largest);
    log.warn({ reason }, "The kiosk's page is brought back.");
    clock.after(rest, () => {
      startedAt = clock.now();
      if (!contents.isDestroyed()) contents.reload();
    });
  }

  contents.on("render-process-gone", (_event, details) => {
    // `clean-exit` is a page that was closed on purpose.
    if (details.reason !== "clean-exit") bringBack(details.reason);
  });
  contents.on("did-fail-load", (_event, code, description, _url, isMainFrame) => {
    // -3: a navigation that was stopped, by `pinContents` for example.
    if (isMainFrame && code !== -3) bringBack(description);
  });
  contents.on("unresponsive", () => {
    callOffEnd();
    callOffEnd = clock.after(patienceMs, () => contents.forcefullyCrashRenderer());
  });
  contents.on("responsive", () => callOffEnd());
  keepAsking(contents, clock);
}

/** Asks the page for an answer of its own, for ever, and ends one that owes too many. Counted, not timed: clocks jump. */
function keepAsking(contents: WebContents, clock: Clock): void {
  let unanswered = 0;
  const ask = (): void => {
    if (contents.isDestroyed()) return;
    const most = contents.isLoading() ? unansweredMost.loading : unansweredMost.running;
    if (contents.isCrashed()) unanswered = 0;
    else if (unanswered >= most) {
      unanswered = 0;
      contents.forcefullyCrashRenderer();
    } else {
      unanswered += 1;
      contents.executeJavaScript("0").then(
        () => (unanswered = 0),
        () => {
          // The page has gone meanwhile, and another event tells of it.
        },
      );
    }
    clock.after(askEveryMs, ask);
  };
  clock.after(askEveryMs, ask);
}
