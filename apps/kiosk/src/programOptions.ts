import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { deviceId } from "@giliran/shared/contract";
import type { DeviceId } from "@giliran/shared/domain";
import { z } from "zod";
import { deviceConfigSchema } from "./devices/index.ts";
import type { DeviceConfig } from "./devices/index.ts";

/** What the kiosk's program needs, parsed. */
export interface ProgramOptions {
  readonly hubUrl: string;
  readonly deviceId: DeviceId;
  readonly token: string;
  readonly devices: DeviceConfig;
  /** Of the journal. */
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly withoutPaper: "refuse" | "showOnScreen";
}

export type ProgramOptionsResult =
  | { readonly ok: true; readonly value: ProgramOptions }
  /** One sentence for the console. */
  | { readonly ok: false; readonly error: string };

const environment = z.object({
  GILIRAN_HUB: z.url({ protocol: /^https?$/ }),
  GILIRAN_TOKEN_FILE: z.string().min(1),
  GILIRAN_DEVICES_FILE: z.string().min(1).optional(),
  GILIRAN_DATA: z.string().min(1).optional(),
  GILIRAN_HOST: z.string().min(1).default("127.0.0.1"),
  GILIRAN_PORT: z.coerce.number().int().min(0).max(65_535).default(8081),
  GILIRAN_WITHOUT_PAPER: z.enum(["refuse", "showOnScreen"]).default("refuse"),
});
const tokenFile = z.object({ id: deviceId, token: z.string().min(16).max(128) });

/**
 * Reads the program's options from the environment and the files that it names.
 * `GILIRAN_HUB`: origin of the hub. `GILIRAN_TOKEN_FILE`: JSON `{"id", "token"}`, readable by its owner alone.
 * `GILIRAN_DATA`: folder of the journal; without it, beside the token. `GILIRAN_DEVICES_FILE`: JSON as `deviceConfigSchema` has it; without it the devices are simulated.
 */
export function readProgramOptions(env: Readonly<Record<string, string | undefined>>): ProgramOptionsResult {
  const parsed = environment.safeParse(env);
  if (!parsed.success) return failed(firstIssue(parsed.error));
  const { data } = parsed;
  try {
    const { id, token } = readToken(data.GILIRAN_TOKEN_FILE);
    const devices = readJson(data.GILIRAN_DEVICES_FILE ?? null, deviceConfigSchema);
    return {
      ok: true,
      value: {
        hubUrl: new URL(data.GILIRAN_HUB).origin,
        deviceId: id,
        token,
        devices,
        dataFolder: data.GILIRAN_DATA ?? join(dirname(data.GILIRAN_TOKEN_FILE), `${id}.data`),
        host: data.GILIRAN_HOST,
        port: data.GILIRAN_PORT,
        withoutPaper: data.GILIRAN_WITHOUT_PAPER,
      },
    };
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

function readToken(path: string): z.output<typeof tokenFile> {
  const readableByOthers = process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0;
  if (readableByOthers) throw new Error(`${path} can be read by others: chmod 600 ${path}`);
  return readJson(path, tokenFile);
}

/** A file that is not there is an error; no file at all is an empty object. */
function readJson<Schema extends z.ZodType>(path: string | null, schema: Schema): z.output<Schema> {
  const json: unknown = path === null ? {} : parseJson(path);
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Error(`${path ?? "The default"}: ${firstIssue(parsed.error)}`);
}

function parseJson(path: string): unknown {
  const text = readFileSync(path, "utf8");
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, and this may be the token's file.
    throw new Error(`${path} is not JSON.`);
  }
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not understood"}`;
}

function failed(error: string): ProgramOptionsResult {
  return { ok: false, error };
}
