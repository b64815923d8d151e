import type { App } from "electron";
import type { Clock } from "../core/index.ts";
import type { KioskLog } from "../log.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Ends the program with this code where a service manager begins it again (`Restart=`). */
const restartCode = 75;
/** A program that dies at its start rests for so long, so that it does not spin the machine. */
const restMs = 5_000;
/** It lived so long: it was well. */
const wellMs = 30_000;

/** Whether somebody outside begins the program again when it ends: the unit of the .deb says so. */
function isKept(env: Environment): boolean {
  return env["GILIRAN_KEPT"] === "1";
}

interface Ending extends Pick<App, "relaunch" | "quit" | "exit"> {
  readonly once: (event: "will-quit", then: () => void) => unknown;
}

/** Ends the program in order, and has it begun again: by its service manager, or by itself where it has none. */
export function beginAgain(app: Ending, env: Environment): void {
  // Whoever ends it in order ends it for good: only a code of its own has it begun again.
  if (isKept(env)) app.once("will-quit", () => app.exit(restartCode));
  else app.relaunch();
  app.quit();
}

export interface FatalParts {
  readonly app: Pick<App, "relaunch" | "exit">;
  readonly env: Environment;
  readonly clock: Clock;
  readonly log: KioskLog;
}

/**
 * What is done with an error that nobody caught: the program is in an unknown state, so it ends and begins again.
 * @returns to be called with the error
 */
export function createFatal({ app, env, clock, log }: FatalParts): (error: unknown) => void {
  const beganAt = clock.now();
  let ending = false;
  return (error) => {
    if (ending) return;
    ending = true;
    log.error({ error: nameOf(error) }, "The kiosk's program failed, and begins again.");
    const end = (): void => {
      if (!isKept(env)) app.relaunch();
      app.exit(restartCode);
    };
    clock.after(clock.now() - beganAt > wellMs ? 0 : restMs, end);
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
