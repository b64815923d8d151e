import { rmSync, writeFileSync } from "node:fs";
import type { Namespace } from "socket.io";
import type { Clock } from "../core/index.ts";

export interface PageSignalParts {
  /** This file is there for as long as no page is. */
  readonly file: string;
  /** Where pages connect. One that hangs leaves the server's pings unanswered, and its line is cut. */
  readonly pages: Namespace;
  readonly clock: Clock;
  readonly onFault: (error: unknown) => void;
}

/** Longer than a page that is loaded anew needs on a slow machine. */
export const pageGoneMs = 20_000;

/**
 * Tells whoever began the browser that its page died or hangs, so that they begin it anew: the kiosk's service may not end
 * the session's programs itself, and a file of its own is the smallest thing that both can see.
 * @returns how to end it; the file goes with it
 */
export function signalPage({ file, pages, clock, onFault }: PageSignalParts): () => void {
  let callOff = (): void => {};
  let ended = false;
  const put = (gone: boolean): void => {
    try {
      if (gone) writeFileSync(file, "");
      else rmSync(file, { force: true });
    } catch (error) {
      onFault(error);
    }
  };
  const look = (): void => {
    callOff();
    if (ended) return;
    if (pages.sockets.size > 0) put(false);
    else callOff = clock.after(pageGoneMs, () => put(true));
  };
  pages.on("connection", (socket) => {
    look();
    // The namespace forgets a socket before it tells of its end.
    socket.on("disconnect", look);
  });
  put(false);
  look();
  return () => {
    ended = true;
    callOff();
    put(false);
  };
}
