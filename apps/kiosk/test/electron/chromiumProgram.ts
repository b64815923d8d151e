import { existsSync } from "node:fs";

/** The Chromium of this machine. @throws Error with one sentence when there is none */
export function chromiumProgram(): string {
  const program = [process.env["GILIRAN_CHROMIUM"], "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
    (path) => path !== undefined && path !== "" && existsSync(path),
  );
  if (program === undefined) throw new Error("No Chromium was found: name its program in GILIRAN_CHROMIUM.");
  return program;
}
