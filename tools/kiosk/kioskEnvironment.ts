import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings of the kiosk's program: those of the environment; what lacks is taken from the sample hall that
 * `npm start` has opened on this machine.
 * @param root the repository
 * @returns the environment, or one sentence
 */
export function kioskEnvironment(
  root: string,
  env: Environment,
): { ok: true; value: Environment } | { ok: false; error: string } {
  const given = env["GILIRAN_TOKEN_FILE"] ?? (env["GILIRAN_HUB"] === undefined ? null : ownToken(root));
  const token = given ?? sampleToken(join(root, "data"));
  if (token === null) {
    return {
      ok: false,
      error:
        "This kiosk has no hall: open the sample hall with `npm start` in another window, or name a hub in GILIRAN_HUB, and let the kiosk in with the code that it shows.",
    };
  }
  const hub = env["GILIRAN_HUB"] ?? "http://127.0.0.1:8080";
  return { ok: true, value: { ...env, GILIRAN_HUB: hub, GILIRAN_TOKEN_FILE: token } };
}

/** Where a kiosk of another hub keeps its token, once it was let in. */
function ownToken(root: string): string {
  return join(root, "kiosk.token.json");
}

/** The token that the start command keeps for the hall's kiosk, or null where no hall was opened. */
function sampleToken(data: string): string | null {
  const name = existsSync(data) ? readdirSync(data).find((file) => file.endsWith(".token.json")) : undefined;
  return name === undefined ? null : join(data, name);
}
